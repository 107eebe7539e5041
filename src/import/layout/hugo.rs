//! Hugo: `content/`, languages by folder or by the ending of a name, bundles.

use std::collections::BTreeSet;

use super::language::Layout;
use super::page::{Page, file, is_markdown, parents, route, stem};
use super::rules::{Inherited, Rules};
use crate::data::{Node, Value};
use crate::import::old::{OldSite, entries, list, string, truth, value};
use crate::import::report::{Outcome, Report};

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

/// Where settings lie in files by their tables.
const DEFAULTS: &str = "config/_default";

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    // Folders of languages: `contentDir`, with the tag.
    let mut roots: Vec<(String, String)> = Vec::new();
    let own = SETTINGS.iter().copied().filter(|name| old.has(name)).map(str::to_owned);
    let mut deep: Vec<&str> = old.below(DEFAULTS).filter(|name| !name.contains('/')).collect();
    deep.retain(|name| [".toml", ".yaml", ".yml", ".json"].iter().any(|end| name.ends_with(end)));
    deep.sort_by_key(|name| !SETTINGS.contains(name));
    let deep = deep.into_iter().map(|name| format!("{DEFAULTS}/{name}"));
    let mut source = language.map(str::to_owned);
    let mut title = None;
    let mut content = "content".to_owned();
    let mut menus: Vec<(String, i64)> = Vec::new();
    let mut taxonomies: BTreeSet<String> = BTreeSet::new();
    for path in own.chain(deep) {
        let Some(settings) = old.settings(&path, report) else { continue };
        let settings = whole(settings, &path);
        title = title.or(string(&settings, &["title"]));
        layout.base_url = layout.base_url.take().or(string(&settings, &["baseURL"]));
        layout.summary = layout.summary.take().or(string(&settings, &["params", "description"]));
        content = string(&settings, &["contentDir"]).unwrap_or(content);
        source = source.or(string(&settings, &["defaultContentLanguage"]));
        source = source.or(string(&settings, &["languageCode"]));
        let table = value(&settings, &["languages"]);
        for (name, _, node) in table.map_or(&[][..], entries) {
            let title = string(node, &["title"]);
            let said = string(node, &["locale"]).or(string(node, &["languageCode"]));
            let tag = layout.language_as((name, said.as_deref()), title, &path, report);
            if let (Some(tag), Some(folder)) = (tag, string(node, &["contentDir"])) {
                roots.push((folder.trim_matches('/').to_owned(), tag));
            }
        }
        rules(&settings, &mut layout.rules);
        unread(&settings, &path, report);
        if let Some(params) = value(&settings, &["params"]) {
            layout.rules.names("param ", params);
        }
        menus.extend(of_menus(&settings));
        taxonomies.extend(of_taxonomies(&settings));
        if let Some(node) = value(&settings, &["cascade"]) {
            cascade(node, (&path, ""), layout);
        }
        layout.read.push(path);
    }
    layout.rules.folders = true;
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
    if taxonomies.is_empty() {
        taxonomies.extend(["tags", "categories"].map(str::to_owned));
    }
    // Folders of leaf bundles: what else lies in them is no page.
    let bundles: BTreeSet<&str> = old
        .paths()
        .filter(|path| is_markdown(path) && is_index(path))
        .map(crate::route::parent)
        .filter(|folder| *folder != content && !roots.iter().any(|(root, _)| root == folder))
        .collect();
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
        let (first, name) = (below.split('/').next().unwrap_or_default(), stem.rsplit('/').next());
        if taxonomies.contains(first) && name == Some("_index") {
            let what = "a page of a taxonomy (such as tags), which is no section here; its text stands at the end of this report";
            layout.leave((old, path), what, report);
            continue;
        }
        let mut above = parents(path);
        let inside = !is_index(path) && above.any(|folder| bundles.contains(folder));
        let address = match stem.strip_suffix("_index") {
            Some(folder) => route(folder),
            None => route(stem),
        };
        layout.pages.push(Page {
            old: Some(path.to_owned()),
            path: file(stem),
            shared: below.clone(),
            menu: menu(&menus, &address),
            routes: vec![address.clone(), format!("{tag}/{address}")],
            unseen: inside.then_some(
                "a file of the bundle of another page, of which the old site made no page",
            ),
            tag,
            ..Page::default()
        });
    }
    layout.statics.extend(["static", "assets"].map(str::to_owned));
}

/// The settings of a file that holds one table of them, `params.toml` or `menus.en.toml`, as if it
/// held all.
fn whole(settings: Node, path: &str) -> Node {
    let name = path.strip_prefix(DEFAULTS).unwrap_or_default().trim_start_matches('/');
    let root = name.split('.').next().unwrap_or_default();
    if root.is_empty() || SETTINGS.contains(&name) {
        return settings;
    }
    let span = settings.span.clone();
    Node { value: Value::Table(vec![(root.to_owned(), span.clone(), settings)]), span }
}

/// What the settings say of addresses, and of what is out.
fn rules(settings: &Node, rules: &mut Rules) {
    rules.files |= truth(settings, &["uglyURLs"]) == Some(true);
    rules.first_has_folder |= truth(settings, &["defaultContentLanguageInSubdir"]) == Some(true);
    rules.future |= truth(settings, &["buildFuture"]) == Some(true);
    rules.emoji |= truth(settings, &["enableEmoji"]) == Some(true);
    rules.ended |= truth(settings, &["buildExpired"]) == Some(true);
    let permalinks = value(settings, &["permalinks"]);
    // Since version 0.115 there is a table of its own for pages.
    let pages = permalinks.and_then(|node| value(node, &["page"]));
    for (section, _, node) in permalinks.into_iter().chain(pages).flat_map(entries) {
        if let Value::String(form) = &node.value {
            rules.permalinks.insert(section.clone(), form.clone());
        }
    }
}

/// Says once which settings nothing here stands for.
fn unread(settings: &Node, path: &str, report: &mut Report) {
    const SAID: [&str; 4] = ["params", "menu", "menus", "markup"];
    let names: Vec<&str> = entries(settings).iter().map(|(name, ..)| name.as_str()).collect();
    let names = SAID.iter().filter(|name| names.contains(*name)).map(|name| format!("`{name}`"));
    let names = names.collect::<Vec<_>>().join(", ");
    if !names.is_empty() {
        let what = format!(
            "{names}: nothing here stands for them, but for the weights of menus, which order pages that say no order; what readers are to see of them goes into guides and `locales/`"
        );
        report.push(Outcome::Decide, (path, 0), what);
    }
}

/// The addresses that menus lead to, with their weights.
fn of_menus(settings: &Node) -> Vec<(String, i64)> {
    let menus = ["menu", "menus"].iter().filter_map(|name| value(settings, &[name]));
    let items = menus.flat_map(entries).flat_map(|(.., node)| list(node));
    let item = |node: &Node| {
        let to = string(node, &["pageRef"]).or(string(node, &["url"]))?;
        match value(node, &["weight"])?.value {
            Value::Integer(weight) => Some((route(&to), weight)),
            _ => None,
        }
    };
    items.filter_map(item).collect()
}

fn menu(menus: &[(String, i64)], address: &str) -> Option<i64> {
    let found = menus.iter().find(|(to, _)| to.eq_ignore_ascii_case(address));
    found.map(|(_, weight)| *weight).filter(|_| !address.is_empty())
}

/// The folders of taxonomies, as the settings name them.
fn of_taxonomies(settings: &Node) -> Vec<String> {
    let table = value(settings, &["taxonomies"]).map_or(&[][..], entries);
    let names = table.iter().filter_map(|(.., node)| match &node.value {
        Value::String(name) => Some(name.clone()),
        _ => None,
    });
    names.collect()
}

/// Notes what settings or a section say in the place of the pages in `folder`.
fn cascade(node: &Node, (file, folder): (&str, &str), layout: &mut Layout) {
    for said in list(node) {
        layout.rules.inherited.push(Inherited {
            place: (file.to_owned(), said.span.begin().line),
            folder: folder.to_owned(),
            kind: None,
            said: said.clone(),
        });
    }
}

/// Whether a file is the page of a leaf bundle.
fn is_index(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    name.strip_prefix("index.").is_some_and(|rest| !rest.is_empty())
}
