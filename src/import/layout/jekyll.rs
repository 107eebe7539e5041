//! Jekyll: `_posts` with days in their names, drafts, collections, pages anywhere else.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::language::{Layout, PARTIAL};
use super::page::{Page, file, is_markdown, route, stem};
use super::rules::{Bare, Inherited};
use crate::data::Value;
use crate::import::old::{OldSite, entries, list, string, truth, value};
use crate::import::report::Report;

/// Pages of the repository, which no site shows.
const NO_PAGES: [&str; 5] = ["readme", "license", "contributing", "code_of_conduct", "changelog"];

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let mut source = language.map(str::to_owned);
    let mut collections = Vec::new();
    // Collections of which no pages are made.
    let mut silent: BTreeSet<String> = BTreeSet::new();
    let mut excluded: Vec<String> = Vec::new();
    let mut title = None;
    for path in ["_config.yml", "_config.yaml", "_config.toml"] {
        let Some(settings) = old.has(path).then(|| old.settings(path, report)).flatten() else {
            continue;
        };
        layout.read.push(path.to_owned());
        title = title.or(string(&settings, &["title"]));
        layout.summary = string(&settings, &["description"]);
        let base = string(&settings, &["baseurl"]).unwrap_or_default();
        layout.base_url = string(&settings, &["url"]).map(|url| format!("{url}{base}"));
        source = source.or(string(&settings, &["default_lang"]));
        source = source.or(string(&settings, &["lang"]));
        for node in value(&settings, &["languages"]).map_or(Vec::new(), list) {
            let name = node.span.text().trim_matches(['"', '\'']);
            layout.language(name, None, path, report);
        }
        layout.rules.names("site.", &settings);
        layout.rules.permalink = string(&settings, &["permalink"]);
        let plugins = ["plugins", "gems"].iter().filter_map(|key| value(&settings, &[key]));
        layout.rules.emoji = plugins.flat_map(list).any(|node| node.span.text().contains("jemoji"));
        layout.rules.future = truth(&settings, &["future"]) == Some(true);
        // GitHub's form of Markdown, which wants a space behind `#`, is what nobody has to ask for.
        let plain = string(&settings, &["kramdown", "input"]);
        layout.rules.bare_headings =
            plain.filter(|input| input.eq_ignore_ascii_case("kramdown")).map(|_| Bare::Block);
        layout.rules.folders = value(&settings, &["languages"]).is_some();
        for node in value(&settings, &["defaults"]).map_or(Vec::new(), list) {
            let Some(said) = value(node, &["values"]) else { continue };
            let folder = string(node, &["scope", "path"]).unwrap_or_default();
            layout.rules.inherited.push(Inherited {
                place: (path.to_owned(), said.span.begin().line),
                folder: folder.split('*').next().unwrap_or_default().trim_matches('/').to_owned(),
                kind: string(node, &["scope", "type"]),
                said: said.clone(),
            });
        }
        let left = value(&settings, &["exclude"]).map_or(Vec::new(), list);
        excluded.extend(left.into_iter().filter_map(|node| match &node.value {
            Value::String(path) => Some(path.trim_matches('/').to_owned()),
            _ => None,
        }));
        if let Some(node) = value(&settings, &["collections"]) {
            for (name, _, node) in entries(node) {
                if let Some(form) = string(node, &["permalink"]) {
                    layout.rules.permalinks.insert(name.clone(), form);
                }
                if truth(node, &["output"]) != Some(true) && name != "posts" {
                    silent.insert(name.clone());
                }
            }
            collections.extend(entries(node).iter().map(|(name, ..)| name.clone()));
            let names = list(node).into_iter().map(|node| node.span.text().to_owned());
            for name in names.filter(|name| !name.contains([':', '\n'])) {
                silent.insert(name.clone());
                collections.push(name);
            }
        }
    }
    layout.language(source.as_deref().unwrap_or("en"), None, "", report);
    layout.source_is(source.as_deref());
    if let Some(language) = layout.languages.first_mut() {
        language.title = title;
    }
    for path in old.paths().filter(|path| is_markdown(path)) {
        let (tag, below) = layout.localized(path);
        let (folder, rest) = below.split_once('/').unwrap_or(("", &below));
        // Posts lie in folders of categories too.
        let inner = ["_posts", "_drafts"].into_iter().find_map(|name| {
            let (before, rest) = below.split_once(&format!("/{name}/"))?;
            (!before.starts_with('_')).then_some((name, before, rest))
        });
        let (folder, above, rest) = match inner {
            Some((name, before, rest)) => (name, before, rest),
            None => (folder, "posts", rest),
        };
        let mut page = Page {
            old: Some(path.to_owned()),
            tag: tag.clone(),
            shared: below.to_string(),
            kind: "pages".to_owned(),
            ..Page::default()
        };
        let below_one = |folder: &String| {
            let rest = path.strip_prefix(folder.as_str());
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
        };
        if excluded.iter().any(below_one) {
            page.unseen = Some("the settings exclude it, and the old site made no page of it");
        }
        let collection =
            folder.strip_prefix('_').filter(|name| collections.iter().any(|c| c == name));
        let name = stem(&below);
        match (folder, collection) {
            ("_posts" | "_drafts", _) => {
                let (tag, rest) = match layout.localized(rest) {
                    (other, rest) if other != layout.source() => (other, rest),
                    (_, rest) => (tag.clone(), rest),
                };
                let (day, name) = dated(stem(&rest));
                page.tag = tag;
                page.path = file(&format!("{above}/{name}"));
                page.updated = day;
                page.draft = folder == "_drafts";
                page.kind = "posts".to_owned();
                page.routes = vec![format!("{above}/{name}"), name.to_owned()];
                if let Some(day) = day {
                    page.routes.push(format!("{}/{name}", day.strftime("%Y/%m/%d")));
                }
            }
            (_, Some(collection)) => {
                let name = stem(rest);
                page.path = file(&format!("{collection}/{name}"));
                page.routes = vec![route(&format!("{collection}/{name}"))];
                page.kind = collection.to_owned();
                if silent.contains(collection) {
                    page.unseen = Some(
                        "the settings say no `output` for its collection: the old site had no page of its own for it",
                    );
                }
            }
            _ if below.split('/').any(|part| part.starts_with('_')) => {
                layout.leave((old, path), PARTIAL, report);
                continue;
            }
            ("", _)
                if NO_PAGES.contains(&name.to_ascii_lowercase().as_str())
                    && old.has("index.md") =>
            {
                continue;
            }
            _ => {
                page.path = file(name);
                page.routes = vec![route(name)];
            }
        }
        let own: Vec<_> = page.routes.iter().map(|r| format!("{}/{r}", page.tag)).collect();
        page.routes.extend(own);
        layout.pages.push(page);
    }
    layout.statics.push(String::new());
}

/// The day and the rest of `2024-01-31-name`.
pub(in crate::import) fn dated(name: &str) -> (Option<Date>, &str) {
    let file = name.rfind('/').map_or(0, |at| at + 1);
    let (Some(day), Some(rest)) = (name.get(file..file + 10), name.get(file + 10..)) else {
        return (None, name);
    };
    match (day.parse(), rest.strip_prefix('-')) {
        (Ok(day), Some(rest)) if !rest.is_empty() => (Some(day), rest),
        _ => (None, name),
    }
}
