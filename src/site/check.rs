//! What can be checked once every link has its target: anchors, contacts, questions, stories,
//! session plans, recordings, numbers in prose, pages that settings name.

use std::collections::BTreeSet;

use jiff::ToSpan;
use jiff::civil::Date;
use rayon::iter::Either;

use super::telephone::{Found, Telephones};
use super::{
    EntryId, Key, Kind, Site, Status, Target, TextId, address, aliases, audio, contacts, law,
    letter_text, menu, needs, questions, stories, trainings,
};
use crate::config::{LanguageId, Strictness};
use crate::diag::{Code, Diagnostic, Severity, Sink, nearest};
use crate::markdown::{Figure, figures};

/// Runs all these checks. Whether every link holds; where that is known of all texts but some,
/// only links of those are looked at.
pub(super) fn check(
    site: &Site,
    drafts: &BTreeSet<Key>,
    today: Date,
    some: Option<&BTreeSet<usize>>,
    sink: &mut Sink,
) -> bool {
    let links_hold = check_pages(site, some, sink);
    aliases::check(site, sink);
    menu::check(site, sink);
    check_days(site, today, sink);
    contacts::check(site, today, sink);
    needs::check(site, sink);
    law::check(site, sink);
    letter_text::check(site, sink);
    questions::check(site, sink);
    stories::check(site, sink);
    trainings::check(site, sink);
    audio::check(site, sink);
    check_numbers(site, sink);
    check_settings(site, drafts, sink);
    links_hold
}

/// How many days a revision may lie ahead: one that is prepared for the day on which it goes out,
/// and a build whose clock is stopped a little earlier.
const AHEAD: i32 = 31;

/// How many days before the end of what a guide says its author is told.
const ENDS: i32 = 30;

/// Days of revisions that have not come: such a guide would stay the newest of all for long.
fn check_days(site: &Site, today: Date, sink: &mut Sink) {
    let last = today.saturating_add(AHEAD.days());
    for (day, span) in site.texts().filter_map(|text| text.front.updated.as_ref()) {
        if *day > last {
            let message = format!("`{day}` is more than a month away");
            let fault = Diagnostic::new(Code::FrontMatterInvalid, message).at(span.clone());
            sink.push(fault.help("write the day on which the text was last revised"));
        }
    }
    for (day, span) in site.texts().filter_map(|text| text.front.until.as_ref()) {
        sink.extend(ending(*day, today).map(|fault| fault.at(span.clone())));
    }
}

/// What a guide says that holds only until `day`: soon no more, or no more.
fn ending(day: Date, today: Date) -> Option<Diagnostic> {
    let left = (day - today).get_days();
    if left < 0 {
        let message = format!("what this guide says held until {day}");
        return Some(Diagnostic::new(Code::GuideEnded, message).help(
            "write what holds now and a later day, or none; or take the guide out: `draft = true`",
        ));
    }
    let message = match left {
        0 => "what this guide says holds for the last day today".to_owned(),
        1 => "what this guide says holds for one day more".to_owned(),
        left => format!("what this guide says holds for {left} days more"),
    };
    (left <= ENDS).then(|| {
        Diagnostic::new(Code::GuideEnds, message)
            .help("find out what holds then: after that day it is a fault (`guide/ended`)")
    })
}

/// A number that only the directory may give.
pub(super) fn bare_number(site: &Site, message: String) -> Diagnostic {
    let mut fault = Diagnostic::new(Code::DirectoryBareNumber, message).help(
        "put it into `content/directory.toml` and write `{{ contact(id=\"…\") }}` in a paragraph of its own",
    );
    if site.config.bare_numbers == Strictness::Warn {
        fault.severity = Severity::Warning;
    }
    fault
}

/// Checks what depends on the reader's language: that the page exists for her, and that the text
/// she is shown has the heading. Each link is reported once.
fn check_pages(site: &Site, some: Option<&BTreeSet<usize>>, sink: &mut Sink) -> bool {
    let mut reported: BTreeSet<(TextId, usize)> = BTreeSet::new();
    let keys = some.map(|some| {
        let keys = some.iter().filter_map(|index| site.texts.get(*index)).map(|text| &text.key);
        keys.filter_map(|key| site.find(&key.path, key.section)).collect::<BTreeSet<_>>()
    });
    let entries = || match &keys {
        Some(some) => Either::Left(some.iter().copied()),
        None => Either::Right(site.entries().map(|(id, _)| id)),
    };
    for language in site.config.languages().map(|(id, _)| id) {
        for entry in entries() {
            let Some(id) = site.resolved(entry, language) else { continue };
            let text = site.text(id);
            for (at, (link, target)) in text.links().enumerate() {
                let fault = match target {
                    Target::Here(anchor) => missing_anchor(site, id, anchor),
                    Target::Page(entry, anchor) => {
                        missing_page(site, *entry, language, anchor.as_deref())
                    }
                    _ => None,
                };
                if let Some(fault) = fault
                    && reported.insert((id, at))
                {
                    sink.push(fault.at(link.span.clone()));
                }
            }
        }
    }
    reported.is_empty()
}

fn missing_page(
    site: &Site,
    entry: EntryId,
    language: LanguageId,
    anchor: Option<&str>,
) -> Option<Diagnostic> {
    if !site.exists(entry, language) {
        let tag = site.language(language).locale.tag();
        return Some(
            Diagnostic::new(
                Code::LinkMissing,
                format!("the page does not exist for readers of `{tag}`"),
            )
            .help(format!("write it in `{tag}` or in a language that `{tag}` falls back to")),
        );
    }
    match (site.resolved(entry, language), anchor) {
        (Some(id), Some(anchor)) => missing_anchor(site, id, anchor),
        _ => None,
    }
}

fn missing_anchor(site: &Site, id: TextId, anchor: &str) -> Option<Diagnostic> {
    let text = site.text(id);
    if text.ids().contains(anchor) {
        return None;
    }
    let path = text.source().path();
    let fault =
        Diagnostic::new(Code::LinkMissingAnchor, format!("`{path}` has no heading `#{anchor}`"));
    Some(fault.help(match nearest(anchor, text.ids().iter()) {
        Some(near) => format!("did you mean `#{near}`?"),
        None if text.outline().headings.is_empty() => {
            "the page has no headings; link to the page itself".to_owned()
        }
        None => format!(
            "its headings are `#{}`; or write `{{#{anchor}}}` behind one",
            text.ids().iter().collect::<Vec<_>>().join("`, `#")
        ),
    }))
}

/// Numbers that stand in words, in a site whose directory should give them.
fn check_numbers(site: &Site, sink: &mut Sink) {
    if site.directory.is_none() || site.config.bare_numbers == Strictness::Off {
        return;
    }
    let telephones = Telephones::of(site);
    let mut report = |figure: &Figure| {
        for found in telephones.find(figure) {
            sink.push(number_in_prose(site, &found).at(found.span));
        }
    };
    for text in &site.texts {
        text.outline().figures.iter().for_each(&mut report);
        for (_, span) in text.front.title.iter().chain(&text.front.summary) {
            for found in figures(span.text()) {
                let place = span.start + found.start..span.start + found.end;
                let text = span.text().get(found).unwrap_or_default().into();
                report(&Figure { text, span: span.source.span(place) });
            }
        }
    }
    site.messages.figures().iter().for_each(report);
}

fn number_in_prose(site: &Site, found: &Found<'_>) -> Diagnostic {
    let number = found.span.text();
    let mut fault = match found.helpless {
        None => bare_number(site, format!("the telephone number `{number}` stands in prose")),
        Some(contact) => {
            let (state, why) = match contact.status {
                Status::NoHelp => ("no help", "it is there for something else"),
                _ => ("retired", "nobody answers there"),
            };
            let message = format!("`{number}` is the number of `{}`, which is {state}", contact.id);
            bare_number(site, message).help(match &contact.replaced_by {
                Some(other) => format!(
                    "take it out, and write `{{{{ contact(id=\"{other}\") }}}}` in a paragraph of its own"
                ),
                None => format!("take it out: {why}"),
            })
        }
    };
    if found.is_year {
        // What may be a year must not stop a build.
        fault.severity = Severity::Warning;
        fault.help.push_str("; leave it where it is a year");
    }
    fault
}

/// Sensitive pages that cannot be left at once.
fn without_exit(site: &Site) -> Option<Diagnostic> {
    let kept = site.entries.iter().zip(address::sensitive(site)).filter(|(_, kept)| *kept);
    let text = kept.flat_map(|(entry, _)| entry.texts.iter().flatten()).next()?;
    let message = "a page is sensitive, and no page of the site has *Leave*";
    let place = site.text(*text).source().span(0..0);
    Some(Diagnostic::new(Code::GuideNoExit, message).at(place).help(
        "write an everyday page with `kind = \"neutral\"`, say `units.md`, and name it in `mashal.toml`: `exit_page = \"units.md\"` below `[safety]`",
    ))
}

/// Pages that the settings name: they must be there for every reader, and what *Leave* leads to
/// must say nothing of the site.
fn check_settings(site: &Site, drafts: &BTreeSet<Key>, sink: &mut Sink) {
    let paths = site.texts.iter().map(|text| text.source().path());
    sink.extend(site.config.checks.empty_folders(paths));
    let safety = &site.config.safety;
    if safety.exit_page.is_none() {
        sink.extend(without_exit(site));
    }
    let pages = safety.exit_page.iter().map(|page| (page, true));
    for ((path, span), exit) in pages.chain(safety.tracks_page.iter().map(|page| (page, false))) {
        let key = Key::named(path);
        let name = key.path.as_str();
        let mut report = |message: String, help: String| {
            sink.push(Diagnostic::new(Code::ConfigInvalid, message).at(span.clone()).help(help));
        };
        let Some(id) = site.find_page(path) else {
            if drafts.contains(&key) {
                report(
                    format!("`{path}` is a draft"),
                    "publish it, or build with `--drafts`".into(),
                );
                continue;
            }
            let help = match nearest(name, site.guide_paths()) {
                Some(near) => format!("did you mean `{near}.md`?"),
                None => format!(
                    "write the path below the language's folder, for `content/en/{name}.md`"
                ),
            };
            report(format!("there is no guide `{path}`"), help);
            continue;
        };
        for (language, known) in site.config.languages() {
            let tag = known.locale.tag();
            if site.resolved(id, language).is_none() {
                let help = format!(
                    "write `{path}` in `{tag}`, or in a language that `{tag}` falls back to"
                );
                report(format!("`{path}` does not exist for readers of `{tag}`"), help);
            } else if exit && site.kind(id, language) != Kind::Neutral {
                let help =
                    "put `kind = \"neutral\"` into its front matter, or choose an everyday page";
                report(format!("`{path}` shows what site it is of"), help.into());
                break;
            }
        }
    }
}
