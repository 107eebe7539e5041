//! Texts of other programs among the guides, which nobody sees.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::{Site, discover::stray};
use crate::diag::Sink;

/// What authors write texts in. A picture may lie ready for a page that is to come; a text of these
/// kinds was meant to be read.
const TEXTS: [&str; 11] =
    ["adoc", "doc", "docx", "htm", "html", "odt", "org", "pages", "rst", "rtf", "txt"];

/// Reports the texts among `files` that nobody reads: no guide, and of a name that no guide says.
pub(super) fn check(site: &Site, files: &BTreeMap<String, Arc<str>>, sink: &mut Sink) {
    let ending = |path: &str| path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let texts: Vec<_> = files.values().filter(|path| TEXTS.contains(&&*ending(path))).collect();
    if texts.is_empty() {
        return;
    }
    let links = site.texts.iter().flat_map(|text| &text.outline().links);
    let sounds = site.texts.iter().filter_map(|text| text.front.audio.as_ref());
    let named = links.map(|link| link.destination.as_str()).chain(sounds.map(|(path, _)| &**path));
    let linked: BTreeSet<Cow<'_, str>> = named.map(name).collect();
    for path in texts {
        let stem = path.rsplit_once('.').map_or(&**path, |(stem, _)| stem);
        // `lost.md.txt` has been told of.
        if linked.contains(&name(path)) || stem.ends_with(".md") {
            continue;
        }
        let help = match ending(path).as_str() {
            "txt" => "a text to load may be linked from one",
            _ => "write its words into that, or move the file out of `content`",
        };
        sink.push(stray(path).help(format!("guides are Markdown, `{stem}.md`; {help}")));
    }
}

/// The last part of a path or an address.
fn name(path: &str) -> Cow<'_, str> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    percent_encoding::percent_decode_str(name).decode_utf8_lossy()
}
