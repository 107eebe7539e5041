//! The messages of one language, ready to be formatted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fluent::concurrent::FluentBundle;
use fluent::{FluentResource, FluentValue};
use intl_pluralrules::{PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::{Resource, Use, syntax};
use crate::diag::Span;
use crate::locale::{Digits, Locale};

type Bundle = FluentBundle<Arc<FluentResource>>;

pub(super) struct Language {
    pub(super) locale: Locale,
    pub(super) text: Bundle,
    pub(super) plain: Bundle,
    pub(super) places: BTreeMap<String, Span>,
    /// Messages with a fault that is reported already.
    pub(super) faulty: BTreeSet<String>,
    /// What its texts were made from, by their names, where that is recorded.
    pub(super) made_from: BTreeMap<String, String>,
    /// Messages whose source has changed in a way that cannot wait.
    pub(super) stale: BTreeSet<String>,
}

impl Language {
    pub(super) fn bundle(&self, purpose: Use) -> &Bundle {
        match purpose {
            Use::Text => &self.text,
            Use::Plain => &self.plain,
        }
    }

    pub(super) fn new(
        locale: Locale,
        chain: &[&Locale],
        digits: Digits,
        resources: &[Resource],
        faulty: BTreeSet<String>,
    ) -> Self {
        let bundle = |isolate: bool| {
            let mut bundle = Bundle::new_concurrent(vec![plural_language(chain)]);
            bundle.set_use_isolating(isolate);
            bundle.set_formatter(Some(match digits {
                Digits::Latn => |value: &FluentValue<'_>, _: &_| number(value, Digits::Latn),
                Digits::Arab => |value: &FluentValue<'_>, _: &_| number(value, Digits::Arab),
                Digits::Arabext => |value: &FluentValue<'_>, _: &_| number(value, Digits::Arabext),
                Digits::Beng => |value: &FluentValue<'_>, _: &_| number(value, Digits::Beng),
                Digits::Deva => |value: &FluentValue<'_>, _: &_| number(value, Digits::Deva),
            }));
            // Fails only where a function of the name is there already.
            let _fresh =
                bundle.add_function("NUMBER", |positional, named| match positional.first() {
                    Some(FluentValue::Number(number)) => {
                        let mut number = number.clone();
                        number.options.merge(named);
                        FluentValue::Number(number)
                    }
                    _ => FluentValue::Error,
                });
            for resource in resources {
                bundle.add_resource_overriding(Arc::clone(&resource.parsed));
            }
            bundle
        };
        let mut places = BTreeMap::new();
        for resource in resources {
            places.extend(syntax::messages(resource));
        }
        Self {
            locale,
            text: bundle(true),
            plain: bundle(false),
            places,
            faulty,
            made_from: BTreeMap::new(),
            stale: BTreeSet::new(),
        }
    }
}

/// The first language of the chain for which there are plural rules (Fluent would use English).
fn plural_language(chain: &[&Locale]) -> LanguageIdentifier {
    let known = PluralRules::get_locales(PluralRuleType::CARDINAL);
    chain
        .iter()
        .filter_map(|locale| locale.id(None).to_string().parse::<LanguageIdentifier>().ok())
        .find(|id| known.iter().any(|rules| rules.language == id.language))
        .unwrap_or_default()
}

fn number(value: &FluentValue<'_>, digits: Digits) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(digits.write(&number.as_string())),
        _ => None,
    }
}
