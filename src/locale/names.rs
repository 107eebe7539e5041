//! Names of languages, for whoever writes one where a tag is wanted.

use icu_properties::props::Script;
use icu_properties::{CodePointMapData, PropertyParser};
use isolang::Language;

use super::Locale;

/// The tag of the language that `name` is a name of, in English or its own words: `sd` for
/// `Sindhi` and `sindhi`.
pub fn tag_of_name(name: &str) -> Option<&'static str> {
    let all = || Language::match_names(|_| true);
    let wanted = name.to_lowercase();
    let same = |other: &str| other.to_lowercase() == wanted;
    let exact =
        all().find(|language| same(language.to_name()) || language.to_autonym().is_some_and(same));
    // Of 7,900 names many are alike: one slip, as in `Balochi` for `Baluchi`, and no more. Where
    // two are as near, the language of more people has a tag of two letters.
    let slip = |language: &Language| {
        let other = language.to_name().to_lowercase();
        wanted.chars().count() > 3 && strsim::osa_distance(&wanted, &other) == 1
    };
    let near = || all().filter(slip).min_by_key(|language| language.to_639_1().is_none());
    exact.or_else(near).map(tag)
}

fn tag(language: Language) -> &'static str {
    language.to_639_1().unwrap_or_else(|| language.to_639_3())
}

impl Locale {
    /// What the language is called: in English, and in its own words where those are known.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let known = self.known();
        known.into_iter().flat_map(|known| [Some(known.to_name()), known.to_autonym()]).flatten()
    }

    /// What its readers call it, where that is known in the script that they read: `ur-Latn` is not
    /// `اردو`.
    pub fn own_name(&self) -> Option<&'static str> {
        let name = self.known()?.to_autonym()?;
        let script = match self.script()?.as_str() {
            "Hans" | "Hant" => Script::Han,
            script => PropertyParser::<Script>::new().get_strict(script)?,
        };
        let scripts = CodePointMapData::<Script>::new();
        let mut letters = name.chars().filter(|c| c.is_alphabetic());
        letters.all(|c| [script, Script::Inherited].contains(&scripts.get(c))).then_some(name)
    }

    fn known(&self) -> Option<Language> {
        let language = self.id(None).language;
        let language = language.as_str();
        Language::from_639_1(language).or_else(|| Language::from_639_3(language))
    }

    /// Whether the tag begins as no registered one does: languages have two letters or three
    /// (RFC 5646, 2.2.1: four are reserved, and none of five to eight was ever registered).
    pub fn is_unregistered(&self) -> bool {
        let first = self.tag().split('-').next().unwrap_or_default();
        first.len() > 3
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_names() {
        for (name, tag) in [
            ("sindhi", "sd"),
            ("Urdu", "ur"),
            ("pashto", "ps"),
            ("Saraiki", "skr"),
            ("اردو", "ur"),
            ("punjabi", "pa"),
            ("balochi", "bal"),
            ("siraiki", "skr"),
        ] {
            assert_eq!(tag_of_name(name), Some(tag), "{name}");
        }
        assert_eq!(tag_of_name("qqqqqq"), None);
    }

    #[test]
    fn readers_find_their_language_by_its_own_name_in_their_script() {
        for (tag, name) in [
            ("ar", Some("العربية")),
            ("fa", Some("فارسی")),
            ("hi", Some("हिन्दी")),
            ("bn", Some("বাংলা")),
            ("zh", Some("中文")),
            ("zh-Hant", Some("中文")),
            ("de", Some("Deutsch")),
            ("ur-Latn", None),
            ("skr", None),
            ("x-home", None),
        ] {
            assert_eq!(Locale::parse(tag).unwrap().own_name(), name, "{tag}");
        }
    }
}
