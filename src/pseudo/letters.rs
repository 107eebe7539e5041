//! Words written with accents, and from right to left.

use crate::locale::PSEUDO;

/// How a pseudo-language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Writing {
    /// `qps-ploc`: with accents.
    Accented,
    /// `qps-plocm`: with accents, from right to left.
    ///
    /// Each run of letters stands between RLO and PDF (U+202E, U+202C), as in the pseudo-languages
    /// of Android and of CLDR. So the Unicode bidirectional algorithm takes each word as it takes
    /// one of Urdu, numbers and signs between words move as they do there, and whoever knows the
    /// source can still read it. Letters of Hebrew or Arabic could not be read, and marks around a
    /// whole text would be torn apart where a line, a link or a number begins.
    Mirrored,
}

/// An accented letter for each of `a` to `z`.
const SMALL: [char; 26] = [
    'á', 'ƀ', 'ç', 'ð', 'é', 'ƒ', 'ĝ', 'ĥ', 'í', 'ĵ', 'ķ', 'ļ', 'ɱ', 'ñ', 'ó', 'þ', 'ǫ', 'ŕ', 'š',
    'ţ', 'ú', 'ṽ', 'ŵ', 'ẋ', 'ý', 'ž',
];

/// The same for `A` to `Z`.
const CAPITAL: [char; 26] = [
    'Á', 'Ɓ', 'Ç', 'Ð', 'É', 'Ƒ', 'Ĝ', 'Ĥ', 'Í', 'Ĵ', 'Ķ', 'Ļ', 'Ṁ', 'Ñ', 'Ó', 'Þ', 'Ǫ', 'Ŕ', 'Š',
    'Ţ', 'Ú', 'Ṽ', 'Ŵ', 'Ẋ', 'Ý', 'Ž',
];

/// Put behind a text, one after the other, to make it longer.
const PADDING: [&str; 10] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

/// How much longer texts become, in hundredths of their letters.
const LONGER: usize = 35;

impl Writing {
    /// That of the pseudo-language `tag`.
    pub fn of(tag: &str) -> Option<Self> {
        let [accented, mirrored] = PSEUDO;
        match tag {
            _ if tag == accented => Some(Self::Accented),
            _ if tag == mirrored => Some(Self::Mirrored),
            _ => None,
        }
    }

    /// `text` in these letters. Numbers, signs, addresses and letters that take no accent stay.
    pub(super) fn letters(self, text: &str) -> String {
        let mut written = String::with_capacity(text.len() * 2);
        for token in text.split_inclusive(char::is_whitespace) {
            if is_address(token) {
                written.push_str(token);
            } else {
                self.token(token, &mut written);
            }
        }
        written
    }

    fn token(self, token: &str, written: &mut String) {
        let mut open = false;
        for c in token.chars() {
            let mirrored = self == Self::Mirrored && c.is_alphabetic();
            if mirrored != open {
                written.push(if mirrored { '\u{202e}' } else { '\u{202c}' });
                open = mirrored;
            }
            written.push(accented(c));
        }
        if open {
            written.push('\u{202c}');
        }
    }

    /// What stands behind a text of so many letters: words that make it longer, and its bracket.
    pub(super) fn close(self, letters: usize) -> String {
        let mut rest = (letters * LONGER).div_ceil(100);
        let mut padding = String::new();
        for word in PADDING.iter().cycle() {
            padding.push(' ');
            padding.push_str(word);
            rest = rest.saturating_sub(word.len() + 1);
            if rest == 0 {
                break;
            }
        }
        self.letters(&padding)
    }
}

/// How many letters there are.
pub(super) fn count(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

fn accented(c: char) -> char {
    let of = |first: u8, letters: [char; 26]| {
        let at = u8::try_from(c).ok()?.checked_sub(first)?;
        letters.get(usize::from(at)).copied()
    };
    of(b'a', SMALL).or_else(|| of(b'A', CAPITAL)).unwrap_or(c)
}

/// Whether a word is a web or mail address: `https://…`, `a@example.org`, `example.org/a`.
fn is_address(word: &str) -> bool {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    let host = word.split('/').next().unwrap_or_default();
    let name = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count() > 1;
    let dotted = host.rsplit_once('.').is_some_and(|(rest, last)| {
        rest.ends_with(|c: char| c.is_ascii_alphanumeric()) && name(last)
    });
    word.contains("://") || word.contains('@') || dotted
}
