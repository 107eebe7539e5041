//! Former addresses of pages, as authors write them.

use super::Site;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::locale::Locale;
use crate::route::unfit;

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

/// Reports aliases that cannot be an address, or that would lie below the folder of a language
/// twice.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for text in site.texts() {
        for (alias, span) in &text.front.aliases {
            let below = without_language(site, alias);
            if alias_path(alias).is_none() {
                let fault = invalid(format!("`{alias}` is not a former address of a page"), span);
                sink.push(match below.filter(|below| alias_path(below).is_some()) {
                    Some(below) => mended(fault, alias, below),
                    None => fault
                        .help("write the path below the language's folder, `old-section/old-name`"),
                });
            } else if let Some(below) = below {
                let message = format!("`{alias}` begins with the folder of a language");
                sink.push(mended(invalid(message, span), alias, below));
            }
        }
    }
}

/// What is left of an alias such as `/en/phone/lock` below the folder of a language of the site; a
/// section may have the name of one.
fn without_language<'a>(site: &Site, alias: &'a str) -> Option<&'a str> {
    let (tag, below) = alias.strip_prefix('/').unwrap_or(alias).split_once('/')?;
    let known = Locale::parse(tag).is_ok_and(|locale| site.config.find(locale.tag()).is_some());
    (known && !below.is_empty() && site.find(tag, true).is_none()).then_some(below)
}

fn mended(fault: Diagnostic, alias: &str, below: &str) -> Diagnostic {
    // As it was quoted.
    let place = fault.span.as_ref().map(Span::text);
    let written = place.filter(|written| written.contains(alias));
    let suggestion = written.map(|written| written.replacen(alias, below, 1));
    fault.suggestion(suggestion).help(format!(
        "write `{below}`: the address is the same below the folder of every language"
    ))
}

fn invalid(message: String, span: &Span) -> Diagnostic {
    Diagnostic::new(Code::AliasInvalid, message).at(span.clone())
}
