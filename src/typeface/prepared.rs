//! What of the built-in font is the same for every site, made when it came in: its closure for the
//! letters of all languages that it is there for, and marks in the rules of that.

use std::collections::BTreeSet;

use write_fonts::read::{FontRef, TableProvider};

use super::rules::Marked;
use crate::world::embedded;

/// Where the font lies in the built-in theme.
const PATH: &str = "fonts/NotoNastaliqUrdu-Regular.ttf";
/// Its closure, numbered as the whole.
const CLOSURE: &[u8] = include_bytes!("prepared/closure.ttf");
/// The same with marks.
const MARKED: &[u8] = include_bytes!("prepared/marked.ttf");

/// The closure of `font` and its marks, where it is the built-in font and they are for all of
/// `letters`.
pub(super) fn of(font: &[u8], letters: &BTreeSet<char>) -> Option<(Vec<u8>, Marked)> {
    if builtin()? != font {
        return None;
    }
    let [all, some] = [font, CLOSURE].map(|font| FontRef::new(font).ok()?.cmap().ok());
    let (all, some) = all.zip(some)?;
    let has = |c: &char| some.map_codepoint(*c).is_some() || all.map_codepoint(*c).is_none();
    if !letters.iter().all(has) {
        return None;
    }
    let rules = FontRef::new(CLOSURE).ok()?.gsub().ok()?.lookup_list().ok()?;
    let first = usize::from(rules.lookup_count());
    Some((CLOSURE.to_vec(), Marked { font: MARKED.to_vec(), first }))
}

fn builtin() -> Option<&'static [u8]> {
    embedded::theme().into_iter().find(|(path, _)| *path == PATH).map(|(_, font)| font)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::locale::{Alphabet, Locale};
    use crate::typeface::{cut, rules};

    /// The languages that it is there for.
    const LANGUAGES: [&str; 12] =
        ["ur", "pnb", "skr", "sd", "ps", "hno", "brh", "bal", "fa", "ar", "ckb", "ks"];

    /// Their letters, as far as it has them, and all its digits, marks and signs.
    fn letters() -> BTreeSet<char> {
        let alphabets = LANGUAGES.map(|tag| Alphabet::of(&Locale::parse(tag).unwrap()));
        let cmap = FontRef::new(builtin().unwrap()).unwrap().cmap().unwrap();
        let of_some = |c: &char| {
            !c.is_alphabetic() || alphabets.iter().flatten().any(|known| known.contains(*c))
        };
        let known = |c: &char| cmap.map_codepoint(*c).is_some();
        ('\0'..=char::MAX).filter(known).filter(of_some).collect()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "made anew where that is asked for")]
    fn what_is_prepared_is_what_is_made_of_the_font() {
        let (font, letters) = (builtin().unwrap(), letters());
        let closure = cut::numbered(font, &letters).unwrap();
        let marked = rules::mark(&closure).unwrap();
        if std::env::var_os("UPDATE").is_some() {
            let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/typeface/prepared");
            std::fs::write(folder.join("closure.ttf"), &closure).unwrap();
            std::fs::write(folder.join("marked.ttf"), &marked.font).unwrap();
            return;
        }
        assert!(closure == CLOSURE && marked.font == MARKED, "UPDATE=1 makes them anew");
        let (_, prepared) = of(font, &letters).unwrap();
        assert_eq!(prepared.first, marked.first);
        assert!(of(font, &"ݕ".chars().collect()).is_none(), "a letter of other languages");
        assert!(of(CLOSURE, &letters).is_none(), "another font");
    }
}
