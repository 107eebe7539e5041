//! Fonts within a PDF: what letters are drawn by, without what they say of themselves.
//!
//! Of TrueType and OpenType whole tables go. Type 1 and bare CFF stay as they are: they name the
//! font and whoever made it, in the program that draws its letters.

use write_fonts::FontBuilder;
use write_fonts::read::{FontRef, TableProvider};
use write_fonts::types::Tag;

use super::Fault;

/// Tables that letters are found, drawn and set by.
const TABLES: [&[u8; 4]; 17] = [
    b"CFF ", b"CFF2", b"VORG", b"cmap", b"cvt ", b"fpgm", b"glyf", b"head", b"hhea", b"hmtx",
    b"loca", b"maxp", b"prep", b"vhea", b"vmtx", b"gasp", b"hdmx",
];

/// A font that is a file of tables, with only these; any other as it is.
pub(super) fn strip_metadata(data: Vec<u8>) -> Result<Vec<u8>, Fault> {
    let of_tables = [&b"\0\x01\0\0"[..], b"true", b"OTTO", b"ttcf"];
    if !of_tables.iter().any(|sign| data.starts_with(sign)) {
        return Ok(data);
    }
    let font = FontRef::new(&data).map_err(|_| "a font in it is damaged")?;
    let mut kept = FontBuilder::new();
    for tag in TABLES.map(Tag::new) {
        if let Some(table) = font.data_for_tag(tag) {
            kept.add_raw(tag, table.as_bytes().to_vec());
        }
    }
    // Without a table of signs, letters are found by the names of their glyphs.
    let (signs, names) = (Tag::new(b"cmap"), Tag::new(b"post"));
    if !kept.contains(signs)
        && let Some(table) = font.data_for_tag(names)
    {
        kept.add_raw(names, table.as_bytes().to_vec());
    }
    Ok(kept.build())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_draws_is_left_of_a_font() {
        let mut font = FontBuilder::new();
        for tag in [b"name", b"meta", b"OS/2", b"DSIG", b"post", b"GSUB"] {
            font.add_raw(Tag::new(tag), b"HOOKHOOK".to_vec());
        }
        for tag in [b"glyf", b"cmap"] {
            font.add_raw(Tag::new(tag), b"outlines".to_vec());
        }
        let kept = strip_metadata(font.build()).unwrap();
        let count = |word: &[u8]| kept.windows(word.len()).filter(|it| *it == word).count();
        assert_eq!((count(b"HOOK"), count(b"outlines")), (0, 2));
        assert_eq!(strip_metadata(kept.clone()).unwrap(), kept, "done twice");
        assert!(strip_metadata(b"\0\x01\0\0\0\x09".to_vec()).is_err());
    }
}
