//! What is passed on where there is no network: a guide in one file, a language in a ZIP.
//!
//! A further user of the same edition as a build and a preview: every page is the one that the plan
//! makes, only put into another form.

mod archive;
mod body;
mod known;
mod one;
mod sheet;
mod sums;
mod whole;
mod write;

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::{Choices, LanguageId};
use crate::diag::{Sink, nearest};
use crate::edition::{Edition, edition};
use crate::emit;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, join, opaque, parent};
use crate::site::{self, EntryId, Site};
use crate::world::World;

pub use write::{Refused, Written, write};

/// Where packs go, in the site's folder.
pub const FOLDER: &str = "packs";

/// In what form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, clap::ValueEnum)]
pub enum Format {
    /// Each guide in a file of its own with all that it needs, and each language in one
    Html,
    /// Each language as a site in a ZIP, to unpack and read without a network
    Zip,
}

/// What is asked for.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// In which forms.
    pub formats: BTreeSet<Format>,
    /// Which guides, by their files; all where empty.
    pub guides: Vec<String>,
    /// Whether files of one guide bring the theme's font.
    pub font: bool,
}

/// A file of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// The files of a pack of the site of `world`, in the order of their names. None where errors are
/// among what was found wrong.
///
/// # Errors
///
/// Says what is wrong with what was asked for.
pub fn pack(
    world: &dyn World,
    choices: &Choices,
    request: &Request,
    sink: &mut Sink,
) -> Result<Option<Vec<File>>, String> {
    let zips = request.formats.contains(&Format::Zip);
    let pages = request.formats.contains(&Format::Html);
    // Nothing is kept on a phone from a file, and no font is cut that nobody loads.
    let no_fonts = |wanted: bool| !wanted || choices.no_fonts;
    let alone = Choices { no_offline: true, no_fonts: no_fonts(request.font), ..choices.clone() };
    let Some(site) = site::load(world, &alone, sink) else { return Ok(None) };
    let guides = guides(&site, &request.guides)?;
    let languages: Vec<String> = site.config.published.iter().map(|id| tag(&site, *id)).collect();
    if sink.has_errors() {
        return Ok(None);
    }
    let mut files = Vec::new();
    if pages {
        let edition = edition(Arc::new(site), sink);
        if !sink.has_errors() {
            files.extend(ones(&edition, &guides, world.today(), request, sink));
        }
    }
    for (place, language) in languages.into_iter().enumerate().filter(|_| zips) {
        // As the site is where it has only this language: nothing leads to another.
        let only = Choices {
            languages: vec![language.clone()],
            no_fonts: no_fonts(true),
            ..alone.clone()
        };
        let (mut read, mut found) = (Sink::default(), Sink::default());
        let site = site::load(world, &only, &mut read);
        let edition = site.map(|site| edition(Arc::new(site), &mut found));
        if let Some(edition) = edition.filter(|_| !read.has_errors() && !found.has_errors()) {
            match archive::archive(&edition) {
                Ok(bytes) => files.push(File { name: format!("{language}.zip"), bytes }),
                Err(faults) => found.extend(faults),
            }
        }
        // Nothing is said twice but what keeps a pack from being made.
        if read.has_errors() {
            sink.extend(read.into_vec());
        }
        if found.has_errors() || !pages && place == 0 {
            sink.extend(found.into_vec());
        }
    }
    files.sort_by(|one, other| one.name.cmp(&other.name));
    Ok((!sink.has_errors()).then_some(files))
}

/// All `guides` in all languages that come out, each in a file; where all are asked for, all of a
/// language in one file too.
fn ones(
    edition: &Edition,
    guides: &[EntryId],
    today: Date,
    request: &Request,
    sink: &mut Sink,
) -> Vec<File> {
    let (font, whole) = (request.font, request.guides.is_empty());
    let site = edition.site();
    let languages = site.config.published.iter();
    let pairs: Vec<_> = languages
        .flat_map(|language| guides.iter().map(move |guide| (*guide, *language)))
        .filter(|(guide, language)| site.exists(*guide, *language))
        .collect();
    let makers: Vec<_> = site.config.published.iter().collect();
    let makers: Vec<_> = makers
        .into_par_iter()
        .map(|language| (*language, one::Maker::new(edition, *language, today, font)))
        .collect();
    let made: Vec<(Route, Result<File, Failure>)> = pairs
        .into_par_iter()
        .map(|(guide, language)| {
            let route = site.route(guide, language);
            let maker = makers.iter().find(|(of, _)| *of == language);
            let made = match maker {
                Some((_, Ok(maker))) => maker.page(&route),
                Some((_, Err(failure))) => Err(failure.clone()),
                None => Err(Failure::Unknown(route.clone())),
            };
            let file =
                made.map(|html| File { name: name(&route), bytes: html.into_bytes().into() });
            (route, file)
        })
        .collect();
    let mut names = BTreeSet::new();
    let mut files = Vec::new();
    let mut failed = emit::Failures::new();
    if whole {
        let all: Vec<_> = makers
            .par_iter()
            .map(|(language, maker)| {
                let maker = maker.as_ref().map_err(Failure::clone)?;
                whole::whole(edition, maker, *language)
            })
            .collect();
        for ((language, _), made) in makers.iter().zip(all) {
            match made {
                Ok(html) => files.push(File {
                    name: format!("{}.html", tag(site, *language)),
                    bytes: html.into_bytes().into(),
                }),
                Err(failure) => {
                    drop(failed.insert(site.route(site.home(), *language), failure));
                }
            }
        }
    }
    for (route, made) in made {
        match made {
            Ok(mut file) => {
                // Where two paths make one name: `a-b/c` and `a/b-c`.
                if !names.insert(file.name.to_lowercase()) {
                    let stem = file.name.trim_end_matches(".html");
                    file.name = format!("{stem}-{}.html", opaque(route.as_str()));
                }
                files.push(file);
            }
            Err(failure) => drop(failed.insert(route, failure)),
        }
    }
    sink.extend(emit::faults(&edition.plan, failed));
    files
}

/// The name of the file of the page at `route`: no more than its address says.
fn name(route: &Route) -> String {
    route.as_str().replace('/', "-")
}

fn tag(site: &Site, language: LanguageId) -> String {
    site.language(language).locale.tag().to_owned()
}

/// The guides that are asked for by their files; all where none is.
fn guides(site: &Site, asked: &[String]) -> Result<Vec<EntryId>, String> {
    let all = || {
        site.in_order().into_iter().filter(|id| {
            let listed = |language| site.is_listed(*id, language);
            !site.entry(*id).key.section && site.config.published.iter().copied().any(listed)
        })
    };
    if asked.is_empty() {
        return Ok(all().collect());
    }
    let all: Vec<EntryId> = all().collect();
    let mut found = Vec::new();
    for path in asked {
        // As a file manager shows it, too: `content/ur/phone/lock.md`.
        let below = path.strip_prefix("content/").and_then(|path| Some(path.split_once('/')?.1));
        let id = site.find_file(below.unwrap_or(path)).filter(|id| all.contains(id));
        match id {
            Some(id) if found.contains(&id) => {}
            Some(id) => found.push(id),
            None => {
                let names: Vec<String> =
                    all.iter().map(|id| format!("{}.md", site.entry(*id).key.path)).collect();
                let near = nearest(path, names.iter().map(String::as_str));
                return Err(match near {
                    Some(near) => format!("there is no guide `{path}`; did you mean `{near}`?"),
                    None => format!(
                        "there is no guide `{path}`; name it by its file below the folder of a language, such as `phone/lock.md`"
                    ),
                });
            }
        }
    }
    Ok(found)
}

/// The file of the plan that `address` names in the file at `route`.
fn named(edition: &Edition, route: &Route, address: &str) -> Option<Route> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let target = Route::new(join(parent(route.as_str()), &path)?.join("/"));
    edition.plan.has(&target).then_some(target)
}

/// The address that holds the bytes of the file called `name`.
fn data_address(name: &str, bytes: &[u8]) -> String {
    let kind = match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "vcf" => "text/vcard;charset=utf-8",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    };
    format!("data:{kind};base64,{}", STANDARD.encode(bytes))
}
