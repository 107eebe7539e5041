//! Hugo: `content/`, languages by folder or by the ending of a name, bundles.

use super::page::{Layout, Page, file, is_markdown, route, stem};
use crate::import::old::{OldSite, entries, string, value};
use crate::import::report::Report;

const SETTINGS: [&str; 8] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
];

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    // Folders of languages: `contentDir`, with the tag.
    let mut roots: Vec<(String, String)> = Vec::new();
    let folder = "config/_default/";
    let inner = |name: &&str| old.has(&format!("{folder}{name}"));
    let own = SETTINGS.iter().copied().filter(|name| old.has(name)).map(str::to_owned);
    let more = ["languages.toml", "languages.yaml", "languages.yml"];
    let deep = SETTINGS.into_iter().chain(more).filter(inner).map(|name| format!("{folder}{name}"));
    let mut source = language.map(str::to_owned);
    let mut title = None;
    let mut content = "content".to_owned();
    for path in own.chain(deep) {
        let Some(settings) = old.settings(&path, report) else { continue };
        title = title.or(string(&settings, &["title"]));
        layout.base_url = layout.base_url.take().or(string(&settings, &["baseURL"]));
        layout.summary = layout.summary.take().or(string(&settings, &["params", "description"]));
        content = string(&settings, &["contentDir"]).unwrap_or(content);
        source = source.or(string(&settings, &["defaultContentLanguage"]));
        source = source.or(string(&settings, &["languageCode"]));
        let table = match path.contains("/languages.") {
            true => Some(&settings),
            false => value(&settings, &["languages"]),
        };
        for (name, _, node) in table.map_or(&[][..], entries) {
            let title = string(node, &["title"]);
            let tag = layout.language(name, title, &path, report);
            if let (Some(tag), Some(folder)) = (tag, string(node, &["contentDir"])) {
                roots.push((folder.trim_matches('/').to_owned(), tag));
            }
        }
        layout.read.push(path);
    }
    if layout.languages.is_empty() {
        let name = source.as_deref().unwrap_or("en");
        layout.language(name, None, "", report);
    }
    layout.source_is(source.as_deref());
    if let Some(language) = layout.languages.first_mut() {
        language.title = language.title.take().or(title);
    }
    // The deepest folder first: `content/ur` lies in `content`.
    let content = content.trim_matches('/').to_owned();
    roots.sort_by_key(|(folder, _)| std::cmp::Reverse(folder.len()));
    for path in old.paths().filter(|path| is_markdown(path)) {
        let own = roots.iter().find_map(|(folder, tag)| {
            let rest = path.strip_prefix(folder.as_str())?.strip_prefix('/')?;
            Some((tag.clone(), rest.to_owned()))
        });
        let (tag, below) = match own {
            Some((tag, rest)) => (tag, rest),
            None => {
                let rest = path.strip_prefix(content.as_str()).and_then(|p| p.strip_prefix('/'));
                let Some(rest) = rest else { continue };
                let (tag, rest) = layout.localized(rest);
                (tag, rest.into_owned())
            }
        };
        let stem = stem(&below);
        let address = match stem.strip_suffix("_index") {
            Some(folder) => route(folder),
            None => route(stem),
        };
        layout.pages.push(Page {
            old: Some(path.to_owned()),
            path: file(stem),
            shared: below.clone(),
            routes: vec![address.clone(), format!("{tag}/{address}")],
            tag,
            ..Page::default()
        });
    }
    layout.statics.extend(["static", "assets"].map(str::to_owned));
}
