//! A folder of Markdown, with no generator or with one that is not known.

use std::collections::BTreeSet;

use super::language::{self, Layout, is_tag};
use super::page::{Page, file, is_markdown, route, stem};
use crate::import::old::OldSite;
use crate::import::report::Report;

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let markdown = || old.paths().filter(|path| is_markdown(path));
    // Folders of languages, where all that lies deeper than the top lies in one.
    let folders: BTreeSet<&str> =
        markdown().filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let mut names: BTreeSet<&str> = language::folders(&folders);
    // Endings, where a page without one lies beside.
    for path in markdown() {
        let stem = stem(path);
        let Some((name, suffix)) = stem.rsplit_once('.') else { continue };
        let ending = path.get(stem.len()..).unwrap_or_default();
        if is_tag(suffix) && old.has(&format!("{name}{ending}")) {
            names.insert(suffix);
        }
    }
    let english = names.iter().find(|name| ["en", "english"].contains(&&*name.to_lowercase()));
    let first = names.first().filter(|first| folders.contains(*first));
    let source = language.or(english.copied()).or(first.copied()).unwrap_or("en");
    layout.language(source, None, "", report);
    for name in names {
        layout.language(name, None, "", report);
    }
    for path in markdown() {
        let (tag, rest) = layout.localized(path);
        let address = route(stem(&rest));
        layout.pages.push(Page {
            old: Some(path.to_owned()),
            path: file(stem(&rest)),
            shared: rest.to_string(),
            routes: vec![format!("{tag}/{address}"), address],
            tag,
            ..Page::default()
        });
    }
    layout.statics.push(String::new());
}
