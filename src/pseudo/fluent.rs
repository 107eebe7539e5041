//! Messages in a pseudo-language.

use std::collections::BTreeSet;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource};
use fluent_syntax::{parser, serializer};

use super::letters::{Writing, count};
use crate::messages::too_deep;

type Element = PatternElement<String>;

/// A Fluent file with all words of its messages and terms written in other letters. Placeables,
/// selectors, names and comments stay; what is no Fluent is left out. Brackets stand around the
/// text of each message and attribute; around each variant where nothing but a choice is there.
/// Terms are parts of texts and have none.
pub fn messages(text: &str, writing: Writing) -> String {
    let mut resource = parse(text);
    for entry in &mut resource.body {
        match entry {
            Entry::Message(message) => {
                let attributes = message.attributes.iter_mut().map(|found| &mut found.value);
                for pattern in message.value.iter_mut().chain(attributes) {
                    whole(pattern, writing);
                }
            }
            // The attributes of a term are there to choose by, never to be seen.
            Entry::Term(term) => inner(&mut term.value, writing),
            _ => {}
        }
    }
    serializer::serialize(&resource)
}

/// The names of a file's messages and terms (`-name`).
pub(super) fn names(text: &str) -> impl Iterator<Item = String> {
    parse(text).body.into_iter().filter_map(|entry| name(&entry))
}

/// A Fluent file without the messages and terms of these `names`.
pub(super) fn without(text: &str, names: &BTreeSet<String>) -> String {
    let mut resource = parse(text);
    resource.body.retain(|entry| !name(entry).is_some_and(|name| names.contains(&name)));
    serializer::serialize(&resource)
}

fn name(entry: &Entry<String>) -> Option<String> {
    match entry {
        Entry::Message(message) => Some(message.id.name.clone()),
        Entry::Term(term) => Some(format!("-{}", term.id.name)),
        _ => None,
    }
}

/// What is sound of a file. Faults are told of the source itself.
fn parse(text: &str) -> Resource<String> {
    if too_deep(text).is_some() {
        return Resource { body: Vec::new() };
    }
    parser::parse(text.to_owned()).unwrap_or_else(|(resource, _)| resource)
}

/// A text of its own.
fn whole(pattern: &mut Pattern<String>, writing: Writing) {
    let letters: usize = pattern.elements.iter().map(letters).sum();
    if letters == 0 {
        for variant in variants(pattern) {
            whole(variant, writing);
        }
        return;
    }
    inner(pattern, writing);
    // As a literal: a line that begins with a bracket would be a variant.
    let open = InlineExpression::StringLiteral { value: "[".to_owned() };
    pattern.elements.insert(0, Element::Placeable { expression: Expression::Inline(open) });
    let value = format!("{}]", writing.close(letters));
    pattern.elements.push(Element::TextElement { value });
}

/// A part of a text.
fn inner(pattern: &mut Pattern<String>, writing: Writing) {
    for element in &mut pattern.elements {
        if let Element::TextElement { value } = element {
            *value = writing.letters(value);
        }
    }
    for variant in variants(pattern) {
        inner(variant, writing);
    }
}

fn letters(element: &Element) -> usize {
    match element {
        Element::TextElement { value } => count(value),
        Element::Placeable { .. } => 0,
    }
}

/// The variants of all choices that stand in a pattern.
fn variants(pattern: &mut Pattern<String>) -> impl Iterator<Item = &mut Pattern<String>> {
    let found = pattern.elements.iter_mut().filter_map(|element| match element {
        Element::Placeable { expression: Expression::Select { variants, .. } } => Some(variants),
        _ => None,
    });
    found.flatten().map(|variant| &mut variant.value)
}
