//! Languages as written → tags parsed, fallback chains closed, formatters made.

use std::sync::Arc;

use icu_locale::subtags::Region;

use super::raw::RawLanguage;
use super::{Choices, Config, Language, LanguageId, invalid};
use crate::diag::{Code, Diagnostic, Sink, Source, Span, nearest};
use crate::locale::{Digits, Format, Locale, tag_of_name};
use crate::route::unfit;

/// Tags are parsed, fallback chains closed, formatters made.
pub(super) fn resolve(
    source: &Arc<Source>,
    raw: Vec<RawLanguage>,
    source_language: Option<(String, Span)>,
    region: Option<Region>,
    sink: &mut Sink,
) -> Option<(Vec<Language>, LanguageId)> {
    let mut known: Vec<(Locale, RawLanguage)> = Vec::new();
    let unreadable = |tag: &str, span: &Span, why: &str| {
        let message = format!("`{tag}` is not a language tag: {why}");
        let fault = Diagnostic::new(Code::ConfigLanguage, message).at(span.clone());
        fault.help(match tag_of_name(tag) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "write a BCP 47 tag such as `ur`, `skr` or `ur-Latn`".to_owned(),
        })
    };
    for language in raw {
        let (tag, span) = &language.tag;
        match Locale::parse(tag) {
            Err(why) => sink.push(unreadable(tag, span, &why.to_string())),
            Ok(locale) if locale.is_unregistered() => {
                sink.push(unreadable(tag, span, "languages have two letters or three"));
            }
            Ok(locale) if known.iter().any(|(other, _)| *other == locale) => sink.push(
                Diagnostic::new(
                    Code::ConfigLanguage,
                    format!("the language `{tag}` is there twice"),
                )
                .at(span.clone())
                .help("remove one of the two"),
            ),
            Ok(locale) if unfit(locale.tag()).is_some() || locale.tag() == "assets" => sink.push(
                Diagnostic::new(
                    Code::ConfigLanguage,
                    format!("`{tag}` cannot be the name of a folder in the output"),
                )
                .at(span.clone())
                .help("add what tells it apart, such as its script: `con-Latn`"),
            ),
            Ok(locale) => known.push((locale, language)),
        }
    }
    let find = |text: &str| {
        let locale = Locale::parse(text).ok()?;
        known.iter().position(|(other, _)| *other == locale)
    };
    let unknown = |text: &str, span: &Span| {
        let fault = Diagnostic::new(
            Code::ConfigLanguage,
            format!("the language `{text}` is not one of the site's"),
        )
        .at(span.clone());
        let names =
            known.iter().map(|(locale, raw)| (locale, raw.name.as_ref().map(|(n, _)| &**n)));
        let named = of_name(text, names);
        let near = named.or_else(|| nearest(text, known.iter().map(|(locale, _)| locale.tag())));
        fault.help(match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                let tag = Locale::parse(text).ok().filter(|locale| !locale.is_unregistered());
                let tag = if tag.is_none() { tag_of_name(text) } else { None };
                format!("add it as `[[languages]]` with `tag = \"{}\"`", tag.unwrap_or(text))
            }
        })
    };
    let home = match &source_language {
        Some((text, span)) => find(text).or_else(|| {
            sink.push(unknown(text, span));
            None
        }),
        None => Some(0),
    };
    if known.is_empty() {
        // Where languages are written but none can be used, that has been said.
        if !sink.has_errors() {
            sink.push(
                Diagnostic::new(Code::ConfigLanguage, "the site has no language")
                    .at(source.span(0..0))
                    .help("add `[[languages]]` with `tag = \"en\"`"),
            );
        }
        return None;
    }
    let home = home.unwrap_or(0);
    if let Some((_, language)) = known.get(home).filter(|(_, language)| language.draft) {
        sink.push(
            Diagnostic::new(Code::ConfigLanguage, "the source language is marked as a draft")
                .at(language.tag.1.clone())
                .help("remove its `draft`: all other languages fall back to it"),
        );
    }
    let direct: Vec<Vec<usize>> = known
        .iter()
        .map(|(_, language)| {
            let chosen = language.fallback.iter().filter_map(|(text, span)| {
                find(text).or_else(|| {
                    sink.push(unknown(text, span));
                    None
                })
            });
            chosen.collect()
        })
        .collect();
    let chains: Vec<Vec<usize>> =
        (0..known.len()).map(|start| chain(start, home, &direct)).collect();
    let digits: Vec<Option<Digits>> = known
        .iter()
        .map(|(_, raw)| {
            let (text, span) = raw.digits.as_ref()?;
            let found = Digits::ALL.into_iter().find(|digits| digits.as_str() == text);
            if found.is_none() {
                sink.push(
                    invalid(format!("`{text}` is not a kind of digits"), span.clone())
                        .help("write `latn` (123), `arabext` (۱۲۳), `arab` (١٢٣), `beng` (১২৩) or `deva` (१२३)"),
                );
            }
            found
        })
        .collect();
    let languages = known
        .iter()
        .zip(&chains)
        .map(|((locale, raw), chain)| {
            // A language that says nothing of digits writes them as the first of its chain that
            // does, and is read in the same script.
            let digits = chain.iter().find_map(|at| {
                let (other, _) = known.get(*at)?;
                let digits = digits.get(*at).copied().flatten();
                digits.filter(|_| other.script() == locale.script())
            });
            let words = raw.words_per_minute.as_ref().map_or(Ok(150), |(number, span)| {
                u32::try_from(*number).ok().filter(|n| (20..=1000).contains(n)).ok_or(span)
            });
            let words_per_minute = words.unwrap_or_else(|span| {
                sink.push(
                    invalid("nobody reads at this speed".into(), span.clone())
                        .help("write the words a minute of your readers, 20 to 1000"),
                );
                150
            });
            let sentence = raw.words_per_sentence.as_ref().and_then(|(number, span)| {
                let found = usize::try_from(*number).ok().filter(|n| (5..=1000).contains(n));
                if found.is_none() {
                    let fault = invalid("no sentence is of this length".into(), span.clone());
                    sink.push(fault.help("write the most words of a sentence, 5 to 1000"));
                }
                found
            });
            let locales: Vec<&Locale> =
                chain.iter().filter_map(|at| known.get(*at)).map(|(locale, _)| locale).collect();
            Language {
                locale: locale.clone(),
                place: raw.tag.1.clone(),
                chain: chain.iter().copied().map(LanguageId).collect(),
                name: raw.name.as_ref().map(|(name, _)| name.clone()),
                words_per_minute,
                words_per_sentence: sentence,
                draft: raw.draft,
                font: raw.font.unwrap_or_else(|| locale.is_nastaliq()),
                format: Format::new(&locales, digits, region),
            }
        })
        .collect();
    Some((languages, LanguageId(home)))
}

/// The tag of the one of these languages that `text` is the name of: its own, that which the
/// settings give it, or the English one.
fn of_name<'a>(
    text: &str,
    languages: impl Iterator<Item = (&'a Locale, Option<&'a str>)>,
) -> Option<&'a str> {
    let names = |(locale, name): (&'a Locale, Option<&'a str>)| {
        name.into_iter().chain(locale.names()).map(|name| (name.to_lowercase(), locale.tag()))
    };
    let names: Vec<(String, &str)> = languages.flat_map(names).collect();
    let text = text.to_lowercase();
    let near = match names.iter().find(|(name, _)| *name == text) {
        Some((name, _)) => Some(name.as_str()),
        // Too short a word is near to many.
        None if text.chars().count() > 3 => nearest(&text, names.iter().map(|(name, _)| &**name)),
        None => None,
    };
    names.iter().find(|(name, _)| Some(name.as_str()) == near).map(|(_, tag)| *tag)
}

/// `start`, what it falls back to, what those fall back to, and the source language at the end.
fn chain(start: usize, source: usize, direct: &[Vec<usize>]) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        if !chain.contains(&next) {
            chain.push(next);
            open.extend(direct.get(next).into_iter().flatten().rev());
        }
    }
    if start != source {
        chain.retain(|at| *at != source);
        chain.push(source);
    }
    chain
}

/// The languages that `--language` chooses, or all but drafts.
pub(super) fn published(config: &Config, choices: &Choices, sink: &mut Sink) -> Vec<LanguageId> {
    if choices.languages.is_empty() {
        let all = config.languages().filter(|(_, language)| choices.drafts || !language.draft);
        return all.map(|(id, _)| id).collect();
    }
    let mut chosen = Vec::new();
    for text in &choices.languages {
        match Locale::parse(text).ok().and_then(|locale| config.find(locale.tag())) {
            Some(id) if !chosen.contains(&id) => chosen.push(id),
            Some(_) => {}
            None => {
                let all = || config.languages.iter();
                let near = of_name(text, all().map(|known| (&known.locale, known.name.as_deref())));
                let tags: Vec<_> = all().map(|known| known.locale.tag()).collect();
                let message =
                    format!("the language `{text}` of `--language` is not one of the site's");
                let fault = Diagnostic::new(Code::ConfigLanguage, message);
                sink.push(fault.at(config.source.span(0..0)).help(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => format!("the site has `{}`", tags.join("`, `")),
                }));
            }
        }
    }
    chosen.sort_unstable();
    chosen
}
