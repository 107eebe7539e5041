//! Units of a guide: with what lies between them they are the file, byte for byte.

use std::ops::Range;
use std::sync::Arc;

use mashal::diag::{Sink, Source};
use mashal::markdown::{Document, Unit, UnitKind, assemble, split_front_matter};

use crate::program::{repository, tree};

fn units(source: &Arc<Source>, body: Range<usize>) -> Vec<Unit> {
    Document::parse(source, body, &mut Sink::default()).units()
}

fn found(text: &str) -> Vec<(UnitKind, String)> {
    let source = Source::new("a.md", text);
    units(&source, 0..text.len()).into_iter().map(|unit| (unit.kind, unit.text)).collect()
}

/// Units put back in their places give the file, and those of what was put together are the same.
fn holds(path: &str, text: &str) {
    let source = Source::new(path, text);
    let (_, body) = split_front_matter(&source, &mut Sink::default());
    let list = units(&source, body.clone());
    for pair in list.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{path}: {pair:?}");
    }
    let same = list.iter().map(|unit| (unit.range.clone(), &text[unit.range.clone()]));
    assert_eq!(assemble(text, same).0, text, "{path}");
    // One line for each unit, which reads as the same units.
    let (flat, _) =
        assemble(text, list.iter().map(|unit| (unit.range.clone(), unit.text.as_str())));
    let again = Source::new(path, &*flat);
    let (_, body) = split_front_matter(&again, &mut Sink::default());
    let metadata = |list: &[Unit]| -> Vec<(UnitKind, String)> {
        list.iter().map(|unit| (unit.kind, unit.text.clone())).collect()
    };
    assert_eq!(metadata(&units(&again, body)), metadata(&list), "{path}\n{flat}");
}

#[test]
fn each_kind_is_found_without_the_signs_around_it() {
    use UnitKind::*;
    for (text, expected) in [
        ("## Do *this* now {#now}\n", vec![(Heading(2), "Do *this* now")]),
        ("Two\nlines.\n", vec![(Paragraph, "Two lines.")]),
        ("Hard  \nbreak\\\nhere\n", vec![(Paragraph, "Hard\\\nbreak\\\nhere")]),
        ("- a\n- [ ] b\n  c\n", vec![(Item, "a"), (Item, "b c")]),
        ("1. a\n\n   b\n", vec![(Paragraph, "a"), (Paragraph, "b")]),
        ("- a\n  - b\n", vec![(Item, "a"), (Item, "b")]),
        ("> [!WARNING]\n> Take\n> care.\n", vec![(Paragraph, "Take care.")]),
        ("> > deep\n> > down\n", vec![(Paragraph, "deep down")]),
        (
            "| a | b |\n|---|---|\n| c\\|d | `e` |\n",
            vec![(Cell, "a"), (Cell, "b"), (Cell, "c\\|d"), (Cell, "`e`")],
        ),
        ("![an image](a.png)\n", vec![(Alternative, "an image")]),
        ("![an *i*](a.png) and text\n", vec![(Paragraph, "![an *i*](a.png) and text")]),
        ("![](a.png)\n", vec![]),
        ("{{ contact(id=\"drf\") }}\n", vec![]),
        ("- {{ contact(id=\"drf\") }}\n- a\n", vec![(Item, "a")]),
        ("```\ncode\n```\n\n    more\n", vec![]),
        ("<!-- note -->\n\ntext\n", vec![(Paragraph, "text")]),
        ("a[^1]\n\n[^1]: note\n", vec![(Paragraph, "a[^1]"), (Paragraph, "note")]),
        ("Term\n: What it *means*\n", vec![(Term, "Term"), (Definition, "What it *means*")]),
        (
            "**bold** `code` [link](b.md#c \"t\")\n",
            vec![(Paragraph, "**bold** `code` [link](b.md#c \"t\")")],
        ),
        ("Title\n=====\n\n---\n", vec![(Heading(1), "Title")]),
        ("a &amp; b \\* c\n", vec![(Paragraph, "a &amp; b \\* c")]),
    ] {
        let expected: Vec<_> =
            expected.into_iter().map(|(kind, text)| (kind, text.to_owned())).collect();
        assert_eq!(found(text), expected, "{text:?}");
        holds("a.md", text);
    }
}

#[test]
fn the_guides_of_this_repository_are_their_units_and_what_lies_between() {
    let files = tree(&repository().join("content"));
    let guides: Vec<_> = files.iter().filter(|(path, _)| path.ends_with(".md")).collect();
    assert!(guides.len() > 20);
    for (path, bytes) in guides {
        holds(path, std::str::from_utf8(bytes).unwrap());
    }
}

#[test]
fn whatever_is_written_is_its_units_and_what_lies_between() {
    const PARTS: [&str; 36] = [
        "word",
        " ",
        " ",
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        "# ",
        "## ",
        "- ",
        "1. ",
        "> ",
        "> ",
        "  ",
        "    ",
        "*",
        "**",
        "`",
        "[a](b.md)",
        "![c](d.png)",
        "{{ x(a=\"b\") }}",
        "|",
        "|---|",
        "\\",
        "  \n",
        "[^1]",
        "[^1]: ",
        ": ",
        "```\n",
        "<!-- c -->",
        "&amp;",
        "[ ] ",
        "لفظ",
        "{#id}",
        "---\n",
        "~~",
    ];
    let mut random = fastrand::Rng::with_seed(5);
    for _ in 0..4000 {
        let text: String =
            (0..random.usize(1..40)).map(|_| PARTS[random.usize(..PARTS.len())]).collect();
        let source = Source::new("a.md", &*text);
        let list = units(&source, 0..text.len());
        for pair in list.windows(2) {
            assert!(pair[0].range.end <= pair[1].range.start, "{text:?} {pair:?}");
        }
        let same = list.iter().map(|unit| (unit.range.clone(), &text[unit.range.clone()]));
        assert_eq!(assemble(&text, same).0, text);
    }
}
