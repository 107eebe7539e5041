//! What a load of the new site finds that is mended, or told with its old place.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use super::Contents;
use super::address::Former;
use super::front;
use super::layout::Layout;
use super::page::Read;
use super::report::{Notes, Report};
use crate::config::Choices;
use crate::diag::{Code, Diagnostic, Sink};
use crate::edition::edition;
use crate::site;
use crate::world::Memory;

/// Takes out aliases for which there is no place, and says which telephone numbers stand in prose.
pub(super) fn settle(
    files: &mut [(String, Contents)],
    today: Date,
    (layout, read, former): (&Layout, &[Read], &mut [Former]),
    report: &mut Report,
) {
    let mut world = Memory::new(today);
    for (path, contents) in files.iter() {
        if let Contents::Text(text) = contents {
            world.write(path.as_str(), text.as_bytes());
        }
    }
    world.write("content/directory.toml", "");
    let mut sink = Sink::default();
    let choices = Choices { no_fonts: true, ..Choices::default() };
    let Some(site) = site::load(&world, &choices, &mut sink) else { return };
    // A table of all routes knows every place that is taken.
    if former.iter().any(|former| !former.aliases.is_empty()) {
        let _edition = edition(Arc::new(site), &mut sink);
    }
    let places = layout.pages.iter().enumerate();
    let places: BTreeMap<String, usize> =
        places.map(|(at, page)| (format!("content/{}/{}", page.tag, page.path), at)).collect();
    let mut texts: BTreeMap<String, &mut String> = files
        .iter_mut()
        .filter_map(|(path, contents)| match contents {
            Contents::Text(text) => Some((path.clone(), text)),
            Contents::Copy(_) => None,
        })
        .collect();
    for fault in sink.sorted() {
        let Some(span) = &fault.span else { continue };
        let Some(at) = places.get(span.source.path()).copied() else { continue };
        match fault.code {
            Code::DirectoryBareNumber => {
                if let Some(read) = read.get(at) {
                    number(read, &fault, span.text(), report);
                }
            }
            Code::RouteCollision | Code::AliasInvalid => {
                let alias = span.text().trim_matches(['"', '\'']);
                let text = texts.get_mut(span.source.path());
                if let (Some(former), Some(text)) = (former.get_mut(at), text) {
                    without(alias, former, layout.pages.get(at).map_or("", |p| &p.tag), text);
                }
            }
            _ => {}
        }
    }
}

/// Takes an alias out of a page.
fn without(alias: &str, former: &mut Former, tag: &str, text: &mut String) {
    let Some(at) = former.aliases.iter().position(|own| own == alias) else { return };
    let before = front::aliases(&former.aliases);
    former.outside.push(format!("/{tag}/{}", former.aliases.remove(at)));
    *text = text.replacen(&before, &front::aliases(&former.aliases), 1);
}

/// Says that a telephone number stands in prose: a check refuses it as soon as the site has a
/// directory of help.
fn number(read: &Read, fault: &Diagnostic, number: &str, report: &mut Report) {
    // It stands there as it stood.
    let line = read.source.as_ref().and_then(|source| {
        let at = source.text().find(number)?;
        Some(source.span(at..at).begin().line)
    });
    let path = read.page.old.as_deref().unwrap_or_default();
    let what = format!(
        "{}; a check refuses it as soon as there is a `content/directory.toml`: give the contact there, with its source, and name it here",
        fault.message
    );
    Notes::new(path, report).decide(line.unwrap_or_default(), what);
}
