//! The header field `Plural-Forms`.

use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

/// How the language `tag` chooses plural forms, as gettext writes it, by the rules of CLDR for
/// whole numbers. Nothing where CLDR has no rules for it, or others than for one and many: no entry
/// has plural forms, so that the field only tells tools what they would be.
pub fn plural_forms(tag: &str) -> Option<&'static str> {
    let language: LanguageIdentifier = tag.split('-').next()?.parse().ok()?;
    let rules = PluralRules::create(language, PluralRuleType::CARDINAL).ok()?;
    // No language with two forms tells numbers above this one apart that are alike below it.
    let ones: Option<Vec<u32>> = (0..=200_u32)
        .filter_map(|number| match rules.select(number) {
            Ok(PluralCategory::OTHER) => None,
            Ok(PluralCategory::ONE) => Some(Some(number)),
            _ => Some(None),
        })
        .collect();
    match ones?.as_slice() {
        [] => Some("nplurals=1; plural=0;"),
        [1] => Some("nplurals=2; plural=(n != 1);"),
        [0, 1] => Some("nplurals=2; plural=(n > 1);"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::plural_forms;

    #[test]
    fn forms_follow_the_rules_of_the_language() {
        for (tag, forms) in [
            ("ur", Some("nplurals=2; plural=(n != 1);")),
            ("ps-AF", Some("nplurals=2; plural=(n != 1);")),
            ("pa-Arab", Some("nplurals=2; plural=(n > 1);")),
            ("zh", Some("nplurals=1; plural=0;")),
            ("ar", None),
            ("skr", None),
        ] {
            assert_eq!(plural_forms(tag), forms, "{tag}");
        }
    }
}
