//! MkDocs: `docs/`, the order of `nav`, languages of the i18n plugins by folder or ending.

use std::collections::BTreeMap;

use super::page::{Layout, Page, file, is_markdown, route, stem};
use crate::data::{Node, Value};
use crate::import::old::{OldSite, entries, list, string, value};
use crate::import::report::Report;

/// Most levels of `nav`: it is read one in the other.
const DEEPEST: usize = 16;

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let mut docs = "docs".to_owned();
    let mut nav = Nav::default();
    let mut source = language.map(str::to_owned);
    let mut title = None;
    for path in ["mkdocs.yml", "mkdocs.yaml"] {
        let Some(settings) = old.has(path).then(|| old.settings(path, report)).flatten() else {
            continue;
        };
        layout.read.push(path.to_owned());
        title = title.or(string(&settings, &["site_name"]));
        layout.summary = string(&settings, &["site_description"]);
        layout.base_url = string(&settings, &["site_url"]);
        docs = string(&settings, &["docs_dir"]).unwrap_or(docs);
        for plugin in value(&settings, &["plugins"]).map_or(Vec::new(), list) {
            let options =
                ["i18n", "mkdocs-static-i18n"].iter().find_map(|name| value(plugin, &[name]));
            let Some(options) = options else { continue };
            for node in value(options, &["languages"]).map_or(Vec::new(), list) {
                if let Some(name) = string(node, &["locale"]) {
                    layout.language(&name, string(node, &["site_name"]), path, report);
                    let first = value(node, &["default"]).map(|node| &node.value);
                    if matches!(first, Some(Value::Bool(true))) {
                        source = source.or(Some(name));
                    }
                    continue;
                }
                // Before version 1 of the plugin: names by tags.
                for (name, ..) in entries(node) {
                    layout.language(name, None, path, report);
                }
            }
            source = source.or(string(options, &["default_language"]));
        }
        source = source.or(string(&settings, &["theme", "language"]));
        if let Some(node) = value(&settings, &["nav"]) {
            nav.read(node, None, 0);
        }
    }
    layout.language(source.as_deref().unwrap_or("en"), None, "", report);
    layout.source_is(source.as_deref());
    if let Some(language) = layout.languages.first_mut() {
        language.title = language.title.take().or(title);
    }
    let docs = docs.trim_matches('/').to_owned();
    for below in old.below(&docs).filter(|path| is_markdown(path)) {
        let (tag, rest) = layout.localized(below);
        let found = nav.places.get(below).or_else(|| nav.places.get(&*rest));
        let address = route(stem(&rest).strip_suffix("README").unwrap_or(stem(&rest)));
        layout.pages.push(Page {
            old: Some(if docs.is_empty() { below.to_owned() } else { format!("{docs}/{below}") }),
            path: file(stem(&rest)),
            shared: rest.to_string(),
            routes: vec![address.clone(), format!("{tag}/{address}")],
            order: found.map(|(order, _)| *order),
            title: found.and_then(|(_, title)| title.clone()),
            tag,
            ..Page::default()
        });
    }
    layout.statics.push(docs);
}

/// The places of files in `nav`, and what it calls them.
#[derive(Default)]
struct Nav {
    places: BTreeMap<String, (i64, Option<String>)>,
}

impl Nav {
    fn read(&mut self, node: &Node, title: Option<&str>, depth: usize) {
        match &node.value {
            Value::String(path) => {
                let order = i64::try_from(self.places.len() + 1).unwrap_or(i64::MAX);
                let path = path.trim_start_matches("./").to_owned();
                self.places.entry(path).or_insert((order, title.map(str::to_owned)));
            }
            Value::Array(items) if depth < DEEPEST => {
                items.iter().for_each(|item| self.read(item, None, depth + 1));
            }
            Value::Table(entries) if depth < DEEPEST => {
                entries.iter().for_each(|(title, _, node)| self.read(node, Some(title), depth + 1));
            }
            _ => {}
        }
    }
}
