//! Fonts cut to a text: small, and nothing that shows.

use std::fs;

use mashal::typeface::{Extent, Subset, Text, Unfit, subset};

use crate::program::{repository, tree};

fn nastaliq() -> Vec<u8> {
    fs::read(repository().join("themes/default/fonts/NotoNastaliqUrdu-Regular.ttf")).unwrap()
}

fn text<'t>(font: &[u8], passages: impl IntoIterator<Item = &'t str>) -> Text {
    let mut text = Text::new("ur");
    text.read(font, passages).unwrap();
    text
}

#[test]
fn all_the_urdu_of_this_repository_is_carried_by_50_kilobytes() {
    let font = nastaliq();
    let mut files = tree(&repository().join("content/ur"));
    files.extend(tree(&repository().join("locales/ur")));
    let files: Vec<_> =
        files.into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    let text = text(&font, files.iter().flat_map(|file| file.lines()));
    assert!(text.words().len() > 1000 && text.pairs().len() > 5000);
    let Subset { woff2, extent } = subset(&font, &text, Extent::Text).unwrap();
    assert_eq!(extent, Extent::Text, "all of it is proved");
    assert!(woff2.starts_with(b"wOF2") && woff2.len() <= 50_000, "{} bytes", woff2.len());
}

#[test]
fn the_same_words_make_the_same_bytes() {
    let font = nastaliq();
    let (one, two) = ("آپ کا پاس ورڈ", "مدد لیں: ۱۲ نمبر");
    let make = |passages: [&str; 2]| subset(&font, &text(&font, passages), Extent::Text).unwrap();
    let made = make([one, two]);
    assert_eq!(made, make([two, one]));
    let closure = subset(&font, &text(&font, [one, two]), Extent::Closure).unwrap();
    assert_eq!((made.extent, closure.extent), (Extent::Text, Extent::Closure));
    assert!(made.woff2.len() < closure.woff2.len());
}

#[test]
fn what_is_no_font_is_refused_and_what_is_torn_does_no_harm() {
    let font = nastaliq();
    let words = text(&font, ["مدد"]);
    let refused = subset(b"not a font at all", &words, Extent::Text);
    assert!(matches!(refused, Err(Unfit::Unreadable(_))), "{refused:?}");
    for part in [4, 100, 1000, font.len() / 2, font.len() - 1] {
        let _nothing_panics = subset(&font[..part], &words, Extent::Text);
    }
}
