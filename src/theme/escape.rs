//! Text inside HTML.

use std::io::{self, Write};

/// Escapes as Tera does, stretch by stretch.
pub(super) fn escape(text: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut rest = text.as_bytes();
    while let Some(at) = rest.iter().position(|c| matches!(c, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        let (before, after) = rest.split_at_checked(at).unwrap_or_default();
        out.write_all(before)?;
        let (sign, after) = after.split_first().unwrap_or((&b'&', &[]));
        out.write_all(match sign {
            b'&' => b"&amp;",
            b'<' => b"&lt;",
            b'>' => b"&gt;",
            b'"' => b"&quot;",
            _ => b"&#39;",
        })?;
        rest = after;
    }
    out.write_all(rest)
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn what_is_escaped_is_what_tera_escapes() {
        for text in ["", "ایک", "<a href=\"b\">'c' & d</a>", "&&", "'", "a<", ">b"] {
            let [mut ours, mut theirs] = [Vec::new(), Vec::new()];
            escape(text, &mut ours).unwrap();
            tera::escape_html(text, &mut theirs).unwrap();
            assert_eq!(ours, theirs, "{text}");
        }
    }
}
