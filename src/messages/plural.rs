//! Plural forms of messages: those that CLDR gives the language, all and no others.

use std::collections::BTreeSet;

use fluent_syntax::ast;
use intl_pluralrules::{PluralCategory, PluralRuleType, PluralRules};
use unic_langid::LanguageIdentifier;

use super::{Resource, syntax};
use crate::diag::{Code, Diagnostic, Sink};
use crate::locale::Locale;

/// CLDR's names.
const NAMES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Whole numbers that show every form there is: those below 200, and round ones.
const WHOLE: std::ops::Range<u64> = 0..200;
const ROUND: [u64; 4] = [1000, 10_000, 100_000, 1_000_000];
/// Some languages have a form for fractions.
const FRACTIONS: [&str; 6] = ["0.0", "0.1", "0.5", "1.0", "1.5", "2.1"];

/// The forms of one kind of number.
struct Forms {
    /// Each whole number with its form.
    whole: Vec<(u64, &'static str)>,
    known: BTreeSet<&'static str>,
}

/// The rules of a language.
pub(super) struct Plurals {
    /// The language that they are of.
    language: String,
    cardinal: Forms,
    ordinal: Forms,
}

impl Plurals {
    /// Those of the first language of the chain that has some (what formats messages takes the
    /// same).
    pub(super) fn of(chain: &[&Locale]) -> Option<Self> {
        let known = PluralRules::get_locales(PluralRuleType::CARDINAL);
        chain.iter().find_map(|locale| {
            let id = locale.id(None).to_string().parse::<LanguageIdentifier>().ok()?;
            let id = known.iter().find(|rules| rules.language == id.language)?.clone();
            Some(Self {
                language: locale.tag().to_owned(),
                cardinal: Forms::of(&id, PluralRuleType::CARDINAL)?,
                ordinal: Forms::of(&id, PluralRuleType::ORDINAL)?,
            })
        })
    }

    /// Checks all choices by number in a file.
    pub(super) fn check(&self, resource: &Resource, sink: &mut Sink) {
        for entry in resource.parsed.entries() {
            let (value, attributes) = match entry {
                ast::Entry::Message(message) => (message.value.as_ref(), &message.attributes),
                ast::Entry::Term(term) => (Some(&term.value), &term.attributes),
                _ => continue,
            };
            for pattern in value.into_iter().chain(attributes.iter().map(|a| &a.value)) {
                self.check_pattern(resource, pattern, sink);
            }
        }
    }

    fn check_pattern(&self, resource: &Resource, pattern: &ast::Pattern<&str>, sink: &mut Sink) {
        for element in &pattern.elements {
            if let ast::PatternElement::Placeable {
                expression: ast::Expression::Select { selector, variants },
            } = element
            {
                self.check_choice(resource, selector, variants, sink);
                variants
                    .iter()
                    .for_each(|variant| self.check_pattern(resource, &variant.value, sink));
            }
        }
    }

    fn check_choice(
        &self,
        resource: &Resource,
        selector: &ast::InlineExpression<&str>,
        variants: &[ast::Variant<&str>],
        sink: &mut Sink,
    ) {
        let (variable, ordinal, called) = match selector {
            ast::InlineExpression::VariableReference { id } => (id.name, false, false),
            ast::InlineExpression::FunctionReference { id, arguments } => {
                (id.name, is_ordinal(arguments), true)
            }
            _ => return,
        };
        let (mut names, mut numbers) = (Vec::new(), Vec::new());
        for variant in variants {
            match variant.key {
                ast::VariantKey::Identifier { name } => names.push(name),
                ast::VariantKey::NumberLiteral { value } => numbers.extend(value.parse::<u64>()),
            }
        }
        let plural = |name: &&str| NAMES.contains(name) && *name != "other";
        if !called && numbers.is_empty() && !names.iter().any(plural) {
            return;
        }
        let forms = if ordinal { &self.ordinal } else { &self.cardinal };
        for name in names.iter().filter(|name| NAMES.contains(name) && !forms.known.contains(*name))
        {
            sink.push(
                Diagnostic::new(
                    Code::LocalePluralCategory,
                    format!("`{}` has no plural form `{name}`", self.language),
                )
                .at(syntax::place(resource, name))
                .help(format!("remove it; the forms are {}", forms.list())),
            );
        }
        let missing = forms.needed(&names, &numbers);
        if !missing.is_empty() {
            sink.push(
                Diagnostic::new(
                    Code::LocalePluralCategory,
                    format!("the plural form `{}` is missing", missing.join("`, `")),
                )
                .at(syntax::place(resource, variable))
                .help(format!(
                    "in `{}` the forms are {}; add `[{}] …`",
                    self.language,
                    forms.list(),
                    missing.join("] …`, `[")
                )),
            );
        }
    }
}

fn is_ordinal(arguments: &ast::CallArguments<&str>) -> bool {
    arguments.named.iter().any(|argument| {
        argument.name.name == "type"
            && matches!(argument.value, ast::InlineExpression::StringLiteral { value: "ordinal" })
    })
}

impl Forms {
    fn of(id: &LanguageIdentifier, kind: PluralRuleType) -> Option<Self> {
        let Ok(rules) = PluralRules::create(id.clone(), kind) else {
            // A language without ordinal forms of its own.
            return Some(Self { whole: Vec::new(), known: BTreeSet::from(["other"]) });
        };
        let whole: Vec<(u64, &str)> = WHOLE
            .chain(ROUND)
            .filter_map(|number| Some((number, name(&rules.select(number).ok()?))))
            .collect();
        let fractions = FRACTIONS.iter().filter_map(|text| Some(name(&rules.select(*text).ok()?)));
        let known = whole.iter().map(|(_, name)| *name).chain(fractions).collect();
        Some(Self { whole, known })
    }

    /// Forms that some whole number takes and nothing provides; the last resort is `other`.
    fn needed(&self, names: &[&str], numbers: &[u64]) -> Vec<&'static str> {
        let lacking = |name: &&str| {
            *name != "other"
                && !names.contains(name)
                && self.whole.iter().any(|(number, form)| form == name && !numbers.contains(number))
        };
        self.known.iter().copied().filter(lacking).collect()
    }

    fn list(&self) -> String {
        let known = NAMES.iter().filter(|name| self.known.contains(*name));
        known.map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
    }
}

fn name(category: &PluralCategory) -> &'static str {
    match category {
        PluralCategory::ZERO => "zero",
        PluralCategory::ONE => "one",
        PluralCategory::TWO => "two",
        PluralCategory::FEW => "few",
        PluralCategory::MANY => "many",
        PluralCategory::OTHER => "other",
    }
}
