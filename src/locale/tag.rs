//! Language tags (BCP 47).

use std::fmt;
use std::sync::Arc;

use icu_locale::subtags::{Language, Region, Script};
use icu_locale::{LanguageIdentifier, LocaleCanonicalizer, LocaleDirectionality, LocaleExpander};
use oxilangtag::LanguageTag;

/// The pseudo-languages, by the names that Windows and .NET give them: with accents and longer; and
/// the same mirrored. `qps` is one of the codes that ISO 639 leaves for private use.
pub const PSEUDO: [&str; 2] = ["qps-ploc", "qps-plocm"];

/// Which way lines of text run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of HTML's `dir`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ltr => "ltr",
            Self::Rtl => "rtl",
        }
    }
}

/// A tag that is not well-formed by BCP 47, and why, in the words of the parser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IllFormed(pub String);

impl fmt::Display for IllFormed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A language: its tag in canonical case, and what follows from the tag.
#[derive(Clone, Debug)]
pub struct Locale {
    tag: Arc<str>,
    id: LanguageIdentifier,
    script: Option<Script>,
    direction: Direction,
}

impl Locale {
    /// Reads a tag. Any tag that is well-formed by RFC 5646 is taken, also grandfathered and
    /// private ones, of which nothing is known and whose text is taken to run left to right.
    ///
    /// # Errors
    ///
    /// Where the text is not well-formed.
    pub fn parse(tag: &str) -> Result<Self, IllFormed> {
        let parsed =
            LanguageTag::parse_and_normalize(tag).map_err(|error| IllFormed(error.to_string()))?;
        // ICU knows no extended language subtags: `zh-yue` is asked for as `yue`.
        let language =
            parsed.extended_language_subtags().next().unwrap_or(parsed.primary_language());
        let id = LanguageIdentifier {
            language: Language::try_from_str(language).unwrap_or(Language::UNKNOWN),
            script: parsed.script().and_then(|script| Script::try_from_str(script).ok()),
            region: parsed.region().and_then(|region| Region::try_from_str(region).ok()),
            variants: icu_locale::subtags::Variants::default(),
        };
        let known = id.language != Language::UNKNOWN || id.script.is_some();
        let script = id.script.or_else(|| known.then(|| likely_script(&id))?);
        let asked = LanguageIdentifier { script, ..id.clone() };
        let direction = if known && LocaleDirectionality::new_extended().is_right_to_left(&asked) {
            Direction::Rtl
        } else {
            Direction::Ltr
        };
        // `ploc` is no script, and nobody writes it as one.
        let pseudo = PSEUDO.iter().find(|known| known.eq_ignore_ascii_case(&parsed)).copied();
        let direction = if pseudo == Some(PSEUDO[1]) { Direction::Rtl } else { direction };
        let script = script.filter(|_| pseudo.is_none());
        Ok(Self { tag: pseudo.unwrap_or(&parsed).into(), id, script, direction })
    }

    /// The tag of the language that most people in `country` read, where CLDR knows (likely
    /// subtags).
    pub fn tag_in(country: Region) -> Option<String> {
        let mut id = LanguageIdentifier::from((Language::UNKNOWN, None, Some(country)));
        LocaleExpander::new_extended().maximize(&mut id);
        (id.language != Language::UNKNOWN).then(|| id.language.to_string())
    }

    /// The tag, `ur-Latn`.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// Whether it is one of [`PSEUDO`], whose words nobody proofreads.
    pub fn is_pseudo(&self) -> bool {
        PSEUDO.contains(&self.tag())
    }

    /// Which way its lines run.
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The script it is written in, as ISO 15924 (`Arab`), where that is known.
    pub fn script(&self) -> Option<Script> {
        self.script
    }

    /// Whether readers expect it in Nastaliq (`Aran` in ISO 15924), a style of the Arabic script.
    pub fn is_nastaliq(&self) -> bool {
        let language = self.id.language;
        self.script.is_some_and(|script| script.as_str() == "Arab")
            && ["ur", "pnb", "pa", "skr", "hno"].contains(&language.as_str())
    }

    /// Where most of its readers are: the region of the tag, else the one that CLDR expects.
    pub fn likely_region(&self) -> Option<Region> {
        let mut id = self.id.clone();
        if id.region.is_none() {
            LocaleExpander::new_extended().maximize(&mut id);
        }
        id.region
    }

    /// Language, script and region alone, with `region` where the tag has none.
    pub fn id(&self, region: Option<Region>) -> LanguageIdentifier {
        let mut id = self.id.clone();
        id.region = id.region.or(region);
        id
    }
}

/// The script that CLDR expects, asking also for the macrolanguage or the newer code that CLDR
/// puts in place of some (`pnb`, Western Punjabi, is part of `lah`).
fn likely_script(id: &LanguageIdentifier) -> Option<Script> {
    let expander = LocaleExpander::new_extended();
    expander.get_likely_script(id).or_else(|| {
        let mut locale = icu_locale::Locale::from(id.clone());
        LocaleCanonicalizer::new_extended().canonicalize(&mut locale);
        expander.get_likely_script(&locale.id)
    })
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Locale {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Direction follows the script; a tag nobody knows is taken, and read left to right.
    #[test]
    fn direction_follows_the_script() {
        for tag in [
            "ur",
            "sd",
            "ps",
            "pnb",
            "skr",
            "bal",
            "brh",
            "hno",
            "khw",
            "pa-Arab",
            "he",
            "dv",
            "qps-plocm",
        ] {
            assert_eq!(Locale::parse(tag).unwrap().direction(), Direction::Rtl, "{tag}");
        }
        for tag in [
            "en",
            "ur-Latn",
            "pa",
            "zh-yue",
            "xyz",
            "qps-ploc",
            "i-klingon",
            "x-home",
            "en-a-foo",
            "de-1996",
        ] {
            assert_eq!(Locale::parse(tag).unwrap().direction(), Direction::Ltr, "{tag}");
        }
    }

    #[test]
    fn tags_are_written_in_canonical_case() {
        for (typed, written) in [
            ("UR-latn", "ur-Latn"),
            ("EN-pk", "en-PK"),
            ("PNB", "pnb"),
            ("qps-Ploc", "qps-ploc"),
            ("QPS-PLOCM", "qps-plocm"),
        ] {
            assert_eq!(Locale::parse(typed).unwrap().tag(), written);
        }
    }

    #[test]
    fn ill_formed_tags_are_refused() {
        for tag in
            ["", "u", "ur_PK", "ur-", "-ur", "ur--PK", "english-language-x", "اردو", "ur PK", "a-b"]
        {
            assert!(Locale::parse(tag).is_err(), "{tag:?}");
        }
    }
}
