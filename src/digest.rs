//! Names for what something was made from.

use std::fmt;

/// A digest (BLAKE3) of parts in their order: the same one means the same parts, to the byte.
#[derive(Clone, Debug, Default)]
pub struct Digest(blake3::Hasher);

impl Digest {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a part.
    pub fn add(&mut self, part: impl AsRef<[u8]>) -> &mut Self {
        let part = part.as_ref();
        // Lengths keep what follows one another apart.
        self.0.update(&(part.len() as u64).to_le_bytes()).update(part);
        self
    }

    /// Adds parts, and how many they are.
    pub fn add_all<P: AsRef<[u8]>>(
        &mut self,
        parts: impl ExactSizeIterator<Item = P>,
    ) -> &mut Self {
        self.add((parts.len() as u64).to_le_bytes());
        for part in parts {
            self.add(part);
        }
        self
    }
}

impl fmt::Display for Digest {
    /// The first 128 bits in hexadecimal digits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.finalize().to_hex().get(..32).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn parts_are_kept_apart() {
        let of = |parts: &[&str]| Digest::new().add_all(parts.iter()).to_string();
        let all =
            [of(&[]), of(&[""]), of(&["ab"]), of(&["a", "b"]), of(&["b", "a"]), of(&["", "ab"])];
        for (at, one) in all.iter().enumerate() {
            assert!(!all[..at].contains(one), "{at}");
        }
    }
}
