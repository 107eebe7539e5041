//! Faults of messages that can be seen before any page is made.

use std::collections::{BTreeMap, BTreeSet};

use super::each::each;
use super::plural::Plurals;
use super::resource::Resource;
use super::{FUNCTIONS, syntax, words};
use crate::config::Config;
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};
use crate::locale::{Digits, Locale};
use crate::spelling::Spelling;

/// Checks all languages, and answers for each the messages with a fault that is reported now:
/// doubled messages, unknown functions and references, and variables that the same message of the
/// source (or the built-in English) is not given.
pub(super) fn check(
    config: &Config,
    resources: &[Vec<Resource>],
    english: &[Resource],
    sink: &mut Sink,
) -> Vec<BTreeSet<String>> {
    let empty = Vec::new();
    let source = resources.get(config.source_language.index()).unwrap_or(&empty);
    // What a message may use: the built-in message says it for the theme's, the source language
    // for the site's own.
    let mut given: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for resource in english.iter().chain(source) {
        for (name, _, references) in syntax::entries(resource) {
            given.entry(name).or_insert_with(|| {
                references.variables.into_iter().map(|(name, _)| name).collect()
            });
        }
    }
    let languages = resources.iter().collect();
    each(languages, sink, |language, sink| check_language(language, &given, sink))
}

fn check_language(
    resources: &[Resource],
    given: &BTreeMap<String, BTreeSet<String>>,
    sink: &mut Sink,
) -> BTreeSet<String> {
    let mut known: BTreeSet<String> = resources.iter().flat_map(syntax::unread).collect();
    let mut faulty = known.clone();
    for (name, _, references) in resources.iter().flat_map(syntax::entries) {
        known.extend(references.attributes.iter().map(|attribute| format!("{name}.{attribute}")));
        known.insert(name);
    }
    let mut seen: BTreeMap<String, Span> = BTreeMap::new();
    for resource in resources.iter().filter(|resource| !resource.builtin) {
        for (name, span, references) in syntax::entries(resource) {
            if let Some(first) = seen.get(&name) {
                sink.push(
                    Diagnostic::new(
                        Code::LocaleDuplicateMessage,
                        format!("the message `{name}` is there twice"),
                    )
                    .at(span.clone())
                    .label(first.clone(), "first here")
                    .help("keep one of the two"),
                );
            }
            seen.entry(name.clone()).or_insert(span);
            for (function, span) in references.functions {
                if !FUNCTIONS.contains(&function.as_str()) {
                    faulty.insert(name.clone());
                    sink.push(
                        Diagnostic::new(
                            Code::LocaleUnknownFunction,
                            format!("there is no function `{function}`"),
                        )
                        .at(span)
                        .help("the only function is `NUMBER`; a plain `{ $name }` mostly does"),
                    );
                }
            }
            for (entry, span) in references.entries {
                if !known.contains(&entry) {
                    faulty.insert(name.clone());
                    let near = nearest(&entry, known.iter().map(String::as_str));
                    sink.push(
                        Diagnostic::new(
                            Code::LocaleUnknownReference,
                            format!(
                                "`{name}` refers to `{entry}`, which this language does not have"
                            ),
                        )
                        .at(span)
                        .help(match near {
                            Some(near) => format!("did you mean `{near}`?"),
                            None => format!("add `{entry} = …`, or write the words out"),
                        }),
                    );
                }
            }
            let Some(given) = given.get(&name) else { continue };
            for (variable, span) in references.variables {
                if !given.contains(&variable) {
                    faulty.insert(name.clone());
                    let near = nearest(&variable, given.iter().map(String::as_str));
                    sink.push(
                        Diagnostic::new(
                            Code::LocaleMissingVariable,
                            format!("`{name}` uses `${variable}`, which it is not given"),
                        )
                        .at(span)
                        .help(
                            match near.or(given.iter().next().map(String::as_str)) {
                                Some(near) => format!("did you mean `${near}`?"),
                                None => {
                                    "this message has no variables; write the words out".to_owned()
                                }
                            },
                        ),
                    );
                }
            }
        }
    }
    faulty
}

/// Checks what a site's files say in one language by itself.
pub(super) fn check_own(
    resources: &[Resource],
    chain: &[&Locale],
    digits: Digits,
    sink: &mut Sink,
) {
    let Some(locale) = chain.first().filter(|locale| !locale.is_pseudo()) else { return };
    let (spelling, plurals) = (Spelling::new(locale, digits), Plurals::of(chain));
    for resource in resources.iter().filter(|resource| !resource.builtin) {
        words::check(resource, &spelling, sink);
        plurals.iter().for_each(|plurals| plurals.check(resource, sink));
    }
}
