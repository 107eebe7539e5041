//! Former addresses of pages, as authors write them.

use percent_encoding::percent_decode_str;

use super::{Key, Site};
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::locale::Locale;
use crate::route::{join, unfit};

/// `old-name`, `old-name.md`, `old-name.html` and `old/` as the path of a page below its language's
/// folder; nothing where it is none.
pub fn alias_path(alias: &str) -> Option<String> {
    let alias = alias.trim();
    let name = alias.strip_suffix(".html").or_else(|| alias.strip_suffix(".md")).unwrap_or(alias);
    let (name, index) = match name.strip_suffix('/') {
        Some(folder) => (folder, "/index"),
        None => (name, ""),
    };
    let sound = !name.split('/').any(|part| matches!(part, "" | "." | ".."));
    let path = format!("{name}{index}.html");
    (sound && unfit(&path).is_none()).then_some(path)
}

/// Reports aliases that cannot be an address of a page, or cannot be the one that was meant.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for text in site.texts() {
        for (alias, span) in &text.front.aliases {
            let below = without_language(site, alias);
            let message = if alias_path(alias).is_none() {
                format!("`{alias}` is not a former address of a page")
            } else if below.is_some() {
                format!("`{alias}` begins with the folder of a language")
            } else if ending(file_name(alias)).is_some() {
                format!("`{alias}` does not end as addresses of this site do")
            } else if file_name(alias) == INDEX {
                format!("`{alias}` is the file of a section and no address")
            } else {
                continue;
            };
            let fault = Diagnostic::new(Code::AliasInvalid, message).at(span.clone());
            let meant = meant(site, &text.key, alias).filter(|meant| meant != alias.trim());
            sink.push(match meant {
                Some(meant) => mended(fault, alias, &meant, below.is_some()),
                None => {
                    fault.help("write the path below the language's folder, `old-section/old-name`")
                }
            });
        }
    }
}

/// The file of a section, without its ending.
const INDEX: &str = "_index";

/// Endings that pages have elsewhere, and files of guides that nobody reads.
const ENDINGS: [&str; 10] =
    ["html", "htm", "xhtml", "md", "mdx", "markdown", "php", "asp", "aspx", "jsp"];

/// One of these at the end of `name`.
fn ending(name: &str) -> Option<&str> {
    let (_, ending) = name.rsplit_once('.')?;
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending)).then_some(ending)
}

/// The last part of an alias, without an ending that no address has.
fn file_name(alias: &str) -> &str {
    let alias = alias.trim();
    let name = alias.strip_suffix(".html").or_else(|| alias.strip_suffix(".md")).unwrap_or(alias);
    name.rsplit('/').next().unwrap_or_default()
}

/// The alias that was meant in a guide at `key`, where what is written leaves no doubt: an address
/// as browsers show it, or a path as it is in the site's folder.
fn meant(site: &Site, key: &Key, alias: &str) -> Option<String> {
    let written = alias.trim();
    let (address, is_url) = match written.split_once("://") {
        Some((_, rest)) => (rest.split_once('/')?.1, true),
        None => (written, false),
    };
    let address = address.split(['?', '#']).next()?;
    let path = percent_decode_str(address).decode_utf8().ok()?.replace('\\', "/");
    let base = site.config.base_url.as_ref().map_or("", |url| url.path().trim_matches('/'));
    let below_base = path.strip_prefix(base).filter(|_| is_url && !base.is_empty());
    let path = below_base.unwrap_or(&path);
    let from = if path.starts_with("./") || path.starts_with("../") { key.folder() } else { "" };
    let folder = path.ends_with('/');
    let mut names = join(from, path)?;
    let is_tag =
        |name: &str| Locale::parse(name).is_ok_and(|l| site.config.find(l.tag()).is_some());
    if matches!(names.as_slice(), ["content" | "public", tag, ..] if is_tag(tag)) {
        names.remove(0);
    }
    let path = names.join("/");
    let path = without_language(site, &path).unwrap_or(&path);
    let name = path.strip_suffix(".html").or_else(|| path.strip_suffix(".md")).unwrap_or(path);
    let name = if ending(name).is_some() { name.rsplit_once('.')?.0 } else { name };
    let section = [INDEX, "index"].iter().find_map(|index| name.strip_suffix(index));
    let meant = match section.filter(|section| section.ends_with('/')) {
        Some(section) => section.to_owned(),
        None => format!("{name}{}", if folder { "/" } else { "" }),
    };
    let sound = alias_path(&meant).is_some() && ending(file_name(&meant)).is_none();
    (sound && file_name(&meant) != INDEX).then_some(meant)
}

/// What is left of an alias such as `/en/phone/lock` below the folder of a language of the site; a
/// section may have the name of one.
fn without_language<'a>(site: &Site, alias: &'a str) -> Option<&'a str> {
    let alias = alias.strip_prefix('/').unwrap_or(alias);
    let folder =
        |alias: &'a str| ["content/", "public/"].iter().find_map(|f| alias.strip_prefix(f));
    let (tag, below) = folder(alias).unwrap_or(alias).split_once('/')?;
    let known = Locale::parse(tag).is_ok_and(|locale| site.config.find(locale.tag()).is_some());
    (known && !below.is_empty() && site.find(tag, true).is_none()).then_some(below)
}

/// The fault with what was meant; `names_language` says that a language stood before it.
fn mended(fault: Diagnostic, alias: &str, meant: &str, names_language: bool) -> Diagnostic {
    // As it was quoted.
    let place = fault.span.as_ref().map(Span::text);
    let written = place.filter(|written| written.contains(alias));
    let is_sure = names_language || alias.trim_start_matches('/') == meant;
    let suggestion = written.filter(|_| is_sure).map(|written| written.replacen(alias, meant, 1));
    let why = match names_language {
        true => ": the address is the same below the folder of every language",
        false => ", the path below the language's folder",
    };
    fault.suggestion(suggestion).help(format!("write `{meant}`{why}"))
}
