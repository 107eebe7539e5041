//! Letters of languages that are written in the Arabic script.
//!
//! CLDR's exemplar characters, where CLDR has the language; else the letters of Urdu and those that
//! a language of Pakistan adds to them.

use std::fmt;

use icu_locale::exemplar_chars::{ExemplarCharacters, ExemplarCharactersBorrowed};
use icu_locale::subtags::script;
use icu_properties::CodePointMapData;
use icu_properties::props::{GeneralCategory, GeneralCategoryGroup};

use super::Locale;

/// Letters that a keyboard for Arabic gives, and what Urdu and its neighbours write.
const AS_IN_URDU: &[(char, char)] = &[('ي', 'ی'), ('ى', 'ی'), ('ك', 'ک'), ('ه', 'ہ'), ('ة', 'ۃ')];

/// What CLDR does not say of one language.
struct Own {
    /// Primary language subtag.
    language: &'static str,
    /// The language whose letters in CLDR are the base.
    base: &'static str,
    /// Letters beside those of the base.
    letters: &'static str,
    /// Letters that are not the language's, and the one that is meant.
    alike: &'static [(char, char)],
}

/// Sources: Unicode code charts U+0600 and U+0750, whose notes name Saraiki, Punjabi and Hindko
/// (Pahari); Evans and Malik, L2/19-111 (U+08C7, Punjabi); Wikipedia, «Balochi alphabets» (ۏ ݔ, and
/// the letters of older spellings) and «ڷ» (Brahui); ICANN, Root Zone Label Generation Rules for
/// the Arabic script, which has all of them.
const OWN: &[Own] = &[
    Own { language: "ur", base: "ur", letters: "ۓ", alike: AS_IN_URDU },
    Own { language: "pa", base: "ur", letters: "ۓݨࣇ", alike: AS_IN_URDU },
    Own { language: "pnb", base: "ur", letters: "ۓݨࣇ", alike: AS_IN_URDU },
    Own { language: "lah", base: "ur", letters: "ۓݨࣇ", alike: AS_IN_URDU },
    Own { language: "hno", base: "ur", letters: "ۓݨࣇ", alike: AS_IN_URDU },
    Own { language: "skr", base: "ur", letters: "ۓٻڄݙڳݨࣇ", alike: AS_IN_URDU },
    Own { language: "bal", base: "ur", letters: "ۓۏݔۆێې", alike: AS_IN_URDU },
    Own { language: "brh", base: "ur", letters: "ۓڷ", alike: AS_IN_URDU },
    Own { language: "ks", base: "ks", letters: "ۓأؤۍ", alike: &[('ي', 'ی'), ('ك', 'ک')] },
    Own { language: "fa", base: "fa", letters: "ۀ", alike: &[('ي', 'ی'), ('ك', 'ک')] },
    // Pashto tells ي and ی apart, and has no ہ.
    Own {
        language: "ps", base: "ps", letters: "ۀ", alike: &[('ى', 'ی'), ('ك', 'ک'), ('ہ', 'ه')]
    },
    Own { language: "ckb", base: "ckb", letters: "ۀ", alike: &[] },
    // Sindhi tells ک and ڪ apart, and writes ي and ه.
    Own { language: "sd", base: "sd", letters: "أؤ", alike: &[('ی', 'ي')] },
];

/// Consonants that a following ھ makes breathed; there a ه may be meant for ھ or for ہ.
const ASPIRABLE: &str = "بپتٹجچدڈرڑکگلمن";

/// The letters of one language.
pub struct Alphabet {
    known: [ExemplarCharactersBorrowed<'static>; 2],
    own: Option<&'static Own>,
}

impl Alphabet {
    /// `None` for languages that are not written in the Arabic script, and for those of which
    /// neither CLDR nor this module knows the letters.
    pub fn of(locale: &Locale) -> Option<Self> {
        if locale.script() != Some(script!("Arab")) {
            return None;
        }
        let id = locale.id(None);
        let own = OWN.iter().find(|own| own.language == id.language.as_str());
        let base = match own {
            Some(own) => own.base.parse().ok()?,
            None => icu_locale::Locale::from(id),
        };
        let known = [
            ExemplarCharacters::try_new_main(&(&base).into()).ok()?,
            ExemplarCharacters::try_new_auxiliary(&(&base).into()).ok()?,
        ];
        // CLDR answers with empty lists for what it does not have.
        known.iter().any(|letters| letters.contains('ا')).then_some(Self { known, own })
    }

    /// Whether `letter` is one of the language's.
    pub fn contains(&self, letter: char) -> bool {
        self.instead_of(letter).is_none()
            && (self.known.iter().any(|letters| letters.contains(letter))
                || self.own.is_some_and(|own| own.letters.contains(letter)))
    }

    /// The letter that is meant by `letter`, which only looks like it.
    pub fn instead_of(&self, letter: char) -> Option<char> {
        let alike = self.own?.alike.iter().find(|(typed, _)| *typed == letter);
        alike.map(|(_, meant)| *meant)
    }

    /// The same where there can be no doubt: ه behind a consonant may stand for ہ and for ھ.
    pub fn surely_instead_of(&self, letter: char, before: Option<char>) -> Option<char> {
        let meant = self.instead_of(letter)?;
        let breathed = before.is_some_and(|before| ASPIRABLE.contains(before));
        (!(meant == 'ہ' && breathed)).then_some(meant)
    }
}

impl fmt::Debug for Alphabet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = self.own.map(|own| own.language);
        f.debug_struct("Alphabet").field("language", &language).finish_non_exhaustive()
    }
}

/// Letters that Arabic itself has.
pub fn is_of_arabic(letter: char) -> bool {
    matches!(letter, '\u{621}'..='\u{63a}' | '\u{641}'..='\u{64a}' | '\u{671}')
}

/// Whether `c` is a letter of the Arabic script as it is typed: no mark, digit, sign or shape.
pub const fn is_arabic_letter(c: char) -> bool {
    matches!(c, '\u{620}'..='\u{63f}' | '\u{641}'..='\u{64a}' | '\u{66e}'..='\u{66f}'
        | '\u{671}'..='\u{6d3}' | '\u{6d5}' | '\u{6ee}'..='\u{6ef}' | '\u{6fa}'..='\u{6fc}'
        | '\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{870}'..='\u{887}' | '\u{889}'..='\u{88e}'
        | '\u{8a0}'..='\u{8c8}')
}

/// Whether `c` belongs to what stands before it (Unicode, general category M).
pub fn is_mark(c: char) -> bool {
    // Most that is asked about is a letter, and to look it up takes longer.
    let category = || CodePointMapData::<GeneralCategory>::new().get(c);
    !c.is_ascii() && !is_arabic_letter(c) && GeneralCategoryGroup::Mark.contains(category())
}

/// Whether `c` is a letter of any script.
pub fn is_alphabetic(c: char) -> bool {
    // The same: tables of all of Unicode are for what is left.
    is_arabic_letter(c) || c.is_alphabetic()
}

/// Whether `c` is a letter or a digit of any script.
pub fn is_alphanumeric(c: char) -> bool {
    is_arabic_letter(c) || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alphabet(tag: &str) -> Option<Alphabet> {
        Alphabet::of(&Locale::parse(tag).unwrap())
    }

    #[test]
    fn each_language_has_its_own_letters() {
        for (tag, own, foreign) in [
            ("ur", "یکہھےںڑۂۃۓأؤئآ", "يكهةىڪڳټݨ"),
            ("ur-PK", "یکہ", "يكه"),
            ("pnb", "یکہݨࣇ", "يكهڪ"),
            ("pa-Arab", "یکہݨ", "يكه"),
            ("skr", "یکہٻڄݙڳݨ", "يكهڪ"),
            ("hno", "یکہݨ", "يكه"),
            ("brh", "یکہڷ", "يكه"),
            ("bal", "یکہۏݔ", "يكه"),
            ("sd", "يهڪکڳڻھئ", "یہےك"),
            ("ps", "يیېۍئهکګټښڼۀ", "كىہ"),
            ("fa", "یکهۀ", "يك"),
            ("ckb", "ۀڕێۆە", "ٹ"),
        ] {
            let alphabet = alphabet(tag).unwrap();
            for letter in own.chars() {
                assert!(alphabet.contains(letter), "{tag} has {letter}");
            }
            for letter in foreign.chars().filter(|c| !(tag == "ur" && "ټ".contains(*c))) {
                assert!(!alphabet.contains(letter), "{tag} has no {letter}");
            }
        }
        for tag in ["en", "ur-Latn", "sd-Deva", "pa", "xyz", "khw"] {
            assert!(alphabet(tag).is_none(), "{tag}");
        }
    }

    #[test]
    fn what_is_known_at_once_is_what_unicode_says() {
        for c in '\0'..=char::MAX {
            let category = CodePointMapData::<GeneralCategory>::new().get(c);
            assert_eq!(is_mark(c), GeneralCategoryGroup::Mark.contains(category), "{c:?}");
            assert_eq!(is_alphabetic(c), c.is_alphabetic(), "{c:?}");
            assert_eq!(is_alphanumeric(c), c.is_alphanumeric(), "{c:?}");
        }
    }

    #[test]
    fn a_letter_with_two_answers_has_none() {
        let urdu = alphabet("ur").unwrap();
        assert_eq!(urdu.surely_instead_of('ه', Some('ب')), None);
        assert_eq!(urdu.surely_instead_of('ه', Some('ا')), Some('ہ'));
        assert_eq!(urdu.surely_instead_of('ي', Some('ب')), Some('ی'));
    }
}
