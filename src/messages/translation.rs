//! A translation's messages beside those of the source language.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast;

use super::each::each;
use super::glossaries::Glossaries;
use super::resource::Resource;
use super::{syntax, terms};
use crate::config::{Config, Language};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::glossary::Glossary;
use crate::locale::Locale;

/// A line of a comment that begins so says that translations may have the very words of the source.
const SAME: &str = "same";

/// A message of the source language, or of built-in English where that has none.
struct Original<'a> {
    resource: &'a Resource,
    span: Span,
    message: &'a ast::Message<&'a str>,
}

/// Checks all languages but the source.
pub(super) fn check(
    config: &Config,
    resources: &[Vec<Resource>],
    english: &[Resource],
    glossaries: &Glossaries,
    sink: &mut Sink,
) {
    let home = config.source_language;
    let source = resources.get(home.index()).into_iter().flatten();
    let mut originals = BTreeMap::new();
    // The later take the place of the earlier, as in the bundles.
    for resource in english.iter().chain(source) {
        for message in messages(resource) {
            let span = syntax::place(resource, message.id.name);
            originals.insert(message.id.name, Original { resource, span, message });
        }
    }
    let home_locale = &config.language(home).locale;
    let languages = config.languages();
    let translated = |(id, language): &(_, &Language)| *id != home && !language.locale.is_pseudo();
    each(languages.filter(translated).collect(), sink, |(id, language), sink| {
        let others = resources.iter().enumerate().filter(|(at, _)| *at != id.index());
        let elsewhere: BTreeSet<&str> =
            others.flat_map(|(_, r)| r).flat_map(messages).map(|m| m.id.name).collect();
        let own = resources.get(id.index()).into_iter().flatten();
        let glossary = glossaries.of(id);
        for resource in own.filter(|resource| !resource.builtin) {
            for message in messages(resource) {
                let name = message.id.name;
                let place = syntax::place(resource, name);
                match originals.get(name) {
                    Some(original) => {
                        let pair = Pair { resource, message, place, original };
                        pair.check_attributes(sink);
                        pair.check_what_is_put_in(sink);
                        pair.check_words(home_locale, &language.locale, sink);
                        if let Some(glossary) = glossary {
                            pair.check_terms(glossary, sink);
                        }
                    }
                    None if elsewhere.contains(name) => {}
                    None => sink.push(
                        Diagnostic::new(
                            Code::LocaleUnknownMessage,
                            format!("no other language has the message `{name}`"),
                        )
                        .at(place)
                        .help(unknown(name, &originals, home_locale)),
                    ),
                }
            }
        }
    });
}

impl Original<'_> {
    /// Whether its comment says so. (The parser passes comments over.)
    fn may_be_the_same(&self) -> bool {
        let above = self.span.source.text().get(..self.span.start).unwrap_or_default();
        let comment = above.lines().rev().map_while(|line| line.strip_prefix('#'));
        comment.map(str::trim_start).any(|line| line.split([':', ' ']).next() == Some(SAME))
    }
}

fn unknown(name: &str, originals: &BTreeMap<&str, Original<'_>>, home: &Locale) -> String {
    match crate::diag::nearest(name, originals.keys().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("remove it, or add it in `{}`, the source language", home.tag()),
    }
}

fn messages(resource: &Resource) -> impl Iterator<Item = &ast::Message<&str>> {
    resource.parsed.entries().filter_map(|entry| match entry {
        ast::Entry::Message(message) => Some(message),
        _ => None,
    })
}

struct Pair<'a> {
    resource: &'a Resource,
    message: &'a ast::Message<&'a str>,
    place: Span,
    original: &'a Original<'a>,
}

impl Pair<'_> {
    fn fault(&self, code: Code, message: String) -> Diagnostic {
        let label = format!("`{}` of the source", self.message.id.name);
        let fault = Diagnostic::new(code, message).at(self.place.clone());
        fault.label(self.original.span.clone(), label)
    }

    /// The message and its attributes, each beside that of the source.
    fn check_terms(&self, glossary: &Glossary, sink: &mut Sink) {
        let Self { resource, message, original, .. } = *self;
        let attribute = |name: &str| {
            let mut of_source = original.message.attributes.iter();
            of_source.find(|other| other.id.name == name).map(|other| &other.value)
        };
        let attributes = message.attributes.iter();
        let attributes = attributes.map(|own| (Some(&own.value), attribute(own.id.name)));
        let value = (message.value.as_ref(), original.message.value.as_ref());
        for (own, source) in std::iter::once(value).chain(attributes) {
            if let (Some(own), Some(source)) = (own, source) {
                terms::check(glossary, (original.resource, source), (resource, own), sink);
            }
        }
    }

    fn check_attributes(&self, sink: &mut Sink) {
        let name = self.message.id.name;
        let own: Vec<&str> = self.message.attributes.iter().map(|a| a.id.name).collect();
        let missing = self.original.message.attributes.iter().map(|a| a.id.name);
        for attribute in missing.filter(|attribute| !own.contains(attribute)) {
            sink.push(
                self.fault(
                    Code::LocaleMissingAttribute,
                    format!("`{name}` has no attribute `.{attribute}`, which the source has"),
                )
                .help(format!("add a line `    .{attribute} = …`; readers see that of another language until then")),
            );
        }
    }

    /// Variables and terms that the source shows must be shown, value by value.
    fn check_what_is_put_in(&self, sink: &mut Sink) {
        let name = self.message.id.name;
        let values = self.message.value.as_ref().zip(self.original.message.value.as_ref());
        let attributes = self.message.attributes.iter().filter_map(|own| {
            let mut others = self.original.message.attributes.iter();
            Some((&own.value, &others.find(|other| other.id.name == own.id.name)?.value))
        });
        for (own, original) in values.into_iter().chain(attributes) {
            let (mut used, mut shown) = (BTreeSet::new(), BTreeSet::new());
            put_in(own, true, &mut used);
            put_in(original, false, &mut shown);
            let mut given = shown.clone();
            put_in(original, true, &mut given);
            // A variable that is not given is a slip for one that is, and reported as such.
            if used.iter().any(|name| name.starts_with('$') && !given.contains(name)) {
                continue;
            }
            for left_out in shown.difference(&used) {
                sink.push(
                    self.fault(
                        Code::LocaleLeftOut,
                        format!("`{name}` leaves out `{left_out}`, which the source shows"),
                    )
                    .help(format!("put `{{ {left_out} }}` where it belongs in the sentence")),
                );
            }
        }
    }

    fn check_words(&self, home: &Locale, own: &Locale, sink: &mut Sink) {
        let (Some(value), Some(original)) = (&self.message.value, &self.original.message.value)
        else {
            return;
        };
        let (words, originals) = (words_of(value), words_of(original));
        // Languages of one script share single words.
        let least = if home.script() == own.script() { 2 } else { 1 };
        if self.original.may_be_the_same()
            || words != originals
            || words.split_whitespace().filter(|w| is_word(w)).count() < least
        {
            return;
        }
        let name = self.message.id.name;
        let fault = self.fault(
            Code::LocaleUntranslated,
            format!("`{name}` has the very words of the source, `{}`", words.trim()),
        );
        sink.push(fault.at(syntax::whole(self.resource, value).unwrap_or_else(|| self.place.clone())).help(
            "translate it, or remove it: readers are then told whose words they are; for a name, write the comment `# same` above the source's",
        ));
    }
}

/// Variables (`$name`) and terms (`-name`) of a pattern, those of selectors only if asked for.
fn put_in(pattern: &ast::Pattern<&str>, selectors: bool, into: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            put_in_by(expression, selectors, into);
        }
    }
}

fn put_in_by(expression: &ast::Expression<&str>, selectors: bool, into: &mut BTreeSet<String>) {
    let inline = match expression {
        ast::Expression::Inline(inline) => inline,
        ast::Expression::Select { selector, variants } => {
            variants.iter().for_each(|variant| put_in(&variant.value, selectors, into));
            if !selectors {
                return;
            }
            selector
        }
    };
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            into.insert(format!("${}", id.name));
        }
        ast::InlineExpression::TermReference { id, .. } => {
            into.insert(format!("-{}", id.name));
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                if let ast::InlineExpression::VariableReference { id } = argument {
                    into.insert(format!("${}", id.name));
                }
            }
        }
        ast::InlineExpression::Placeable { expression } => put_in_by(expression, selectors, into),
        _ => {}
    }
}

/// The text of a pattern and its variants, white space folded.
fn words_of(pattern: &ast::Pattern<&str>) -> String {
    let mut text = String::new();
    syntax::texts(pattern, &mut |part| {
        text.push_str(part);
        text.push(' ');
    });
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether somebody has to translate it: no address, abbreviation, name of a product or number.
fn is_word(word: &str) -> bool {
    let inner = word.trim_matches(|c: char| !c.is_alphanumeric());
    let mut letters = inner.chars();
    letters.next().is_some_and(char::is_alphabetic)
        && inner.chars().all(|c| c.is_alphabetic() || "'’-".contains(c))
        && (!letters.clone().any(char::is_uppercase))
        && (inner.chars().count() > 1 || !inner.contains(char::is_uppercase))
}
