//! Line breaks of a file that is written anew.

/// `text` with the line breaks of the file `before`, where that has but one kind of them: what is
/// put into a file of Windows must not leave it with two.
pub fn with_line_breaks_of(before: &str, text: String) -> String {
    let windows = before.matches("\r\n").count();
    if windows == 0 || windows < before.matches('\n').count() {
        return text;
    }
    text.replace("\r\n", "\n").replace('\n', "\r\n")
}

#[cfg(test)]
mod tests {
    use super::with_line_breaks_of;

    #[test]
    fn a_file_keeps_its_kind_of_line_break() {
        for (before, text, expected) in [
            ("a\r\nb\r\n", "a\r\nc\nd\r\n", "a\r\nc\r\nd\r\n"),
            ("a\nb\n", "a\nc\n", "a\nc\n"),
            ("a\r\nb\n", "a\r\nc\n", "a\r\nc\n"),
            ("", "a\n", "a\n"),
        ] {
            assert_eq!(with_line_breaks_of(before, text.to_owned()), expected);
        }
    }
}
