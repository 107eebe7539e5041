//! The list of hashes beside the files of a pack, as `sha256sum` writes and checks it.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The name of the list.
pub(super) const LIST: &str = "SHA256SUMS";

/// SHA-256 in hexadecimal, by the names of files.
pub(super) type Sums = BTreeMap<String, String>;

/// The hash of `bytes`.
pub(super) fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _infallible = write!(hex, "{byte:02x}");
        hex
    })
}

/// The list of `sums`.
pub(super) fn written(sums: &Sums) -> String {
    sums.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
}

/// The sums of a list; none where it is no list of plain names.
pub(super) fn read(list: &str) -> Option<Sums> {
    let line = |line: &str| {
        let (sum, name) = line.split_once("  ")?;
        let hex = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
        let plain = !name.is_empty() && !name.contains(['/', '\\']);
        (hex && plain).then(|| (name.to_owned(), sum.to_ascii_lowercase()))
    };
    list.lines().map(line).collect()
}
