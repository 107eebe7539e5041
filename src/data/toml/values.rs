//! How texts and other values of TOML look.

/// A number, a date, `true` or `false`, as they are written without quotes.
pub(super) fn is_plain(word: &str) -> bool {
    let digits = word.trim_start_matches(['+', '-']);
    matches!(word, "true" | "false")
        || (digits.starts_with(|c: char| c.is_ascii_digit())
            && digits.bytes().all(|b| b.is_ascii_digit() || b"-:.TZ_+".contains(&b)))
}

/// Where a text ends that began with `quote`, on its line.
pub(super) fn closing(inner: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            '\n' => return None,
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if c == quote => return Some(at),
            _ => {}
        }
    }
    None
}
