//! Marks that git leaves around two versions of a part.

use std::borrow::Cow;
use std::ops::Range;

/// `text` with only the first of two versions, all else of them blank, so that every place stays
/// what it is; and the first mark, where there is one.
pub(super) fn resolved(text: &str) -> (Cow<'_, str>, Option<Range<usize>>) {
    if !text.contains("<<<<<<< ") {
        return (Cow::Borrowed(text), None);
    }
    let mut resolved = String::with_capacity(text.len());
    let (mut first, mut part, mut at) = (None, Part::Both, 0);
    for line in text.split_inclusive('\n') {
        let sign = |sign: &str| line.trim_end() == sign || line.starts_with(&format!("{sign} "));
        let mark = match part {
            Part::Both => sign("<<<<<<<").then_some(Part::Ours),
            Part::Ours if sign("|||||||") || sign("=======") => Some(Part::Theirs),
            _ => sign(">>>>>>>").then_some(Part::Both),
        };
        let blank = mark.is_some() || part == Part::Theirs;
        if mark == Some(Part::Ours) {
            first.get_or_insert(at..at + line.trim_end().len());
        }
        part = mark.unwrap_or(part);
        match blank {
            true => resolved.extend(line.bytes().map(|byte| match byte {
                b'\n' | b'\r' => char::from(byte),
                _ => ' ',
            })),
            false => resolved.push_str(line),
        }
        at += line.len();
    }
    // A mark that nothing ends is what the author wrote.
    if part != Part::Both || first.is_none() {
        return (Cow::Borrowed(text), None);
    }
    (Cow::Owned(resolved), first)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Both,
    Ours,
    Theirs,
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn the_first_version_stays_where_it_is() {
        let text = "a\n<<<<<<< HEAD\nاب\n||||||| base\nc\n=======\nت\n>>>>>>> other\nd\n";
        let (resolved, place) = resolved(text);
        assert_eq!(resolved.len(), text.len());
        assert_eq!(resolved.split_whitespace().collect::<Vec<_>>(), ["a", "اب", "d"]);
        assert_eq!(resolved.find("اب"), text.find("اب"));
        assert_eq!(&text[place.unwrap()], "<<<<<<< HEAD");
        for text in ["a\n<<<<<<< HEAD\nb\n", "Title\n=======\n", ">>>>>>> a\n"] {
            assert_eq!(super::resolved(text), (text.into(), None));
        }
    }
}
