//! MkDocs: `docs/`, the order of `nav`, languages of the i18n plugins by folder or ending.

use std::collections::BTreeMap;

use super::language::{self, Layout};
use super::page::{Page, file, is_markdown, route, stem};
use super::rules::Bare;
use crate::data::{Node, Value};
use crate::import::old::{OldSite, entries, list, string, truth, value};
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
    let mut unseen: Vec<String> = Vec::new();
    let mut moved: Vec<(String, String)> = Vec::new();
    layout.rules.future = true;
    layout.rules.bare_headings = Some(Bare::Anywhere);
    for path in ["mkdocs.yml", "mkdocs.yaml"] {
        let Some(settings) = old.has(path).then(|| old.settings(path, report)).flatten() else {
            continue;
        };
        layout.read.push(path.to_owned());
        title = title.or(string(&settings, &["site_name"]));
        layout.summary = string(&settings, &["site_description"]);
        layout.base_url = string(&settings, &["site_url"]);
        docs = string(&settings, &["docs_dir"]).unwrap_or(docs);
        layout.rules.names("config.", &settings);
        if let Some(extra) = value(&settings, &["extra"]) {
            layout.rules.names("", extra);
            layout.rules.names("config.extra.", extra);
        }
        layout.rules.files = truth(&settings, &["use_directory_urls"]) == Some(false);
        let extensions = value(&settings, &["markdown_extensions"]).map_or(Vec::new(), list);
        layout.rules.emoji = extensions.iter().any(|node| node.span.text().contains("emoji"));
        for key in ["exclude_docs", "draft_docs"] {
            if let Some(Value::String(lines)) = value(&settings, &[key]).map(|node| &node.value) {
                unseen.extend(lines.lines().map(str::trim).map(str::to_owned));
            }
        }
        for plugin in value(&settings, &["plugins"]).map_or(Vec::new(), list) {
            let maps = value(plugin, &["redirects", "redirect_maps"]);
            for (from, _, to) in maps.map_or(&[][..], entries) {
                if let Value::String(to) = &to.value {
                    moved.push((from.clone(), to.clone()));
                }
            }
            if matches!(&plugin.value, Value::String(name) if name.ends_with("blog")) {
                layout.rules.parts.insert("blog".to_owned(), "blog".to_owned());
            }
            if let Some(blog) = value(plugin, &["blog"]) {
                layout.rules.future = truth(blog, &["draft_if_future_date"]) != Some(true);
                let folder = string(blog, &["blog_dir"]).unwrap_or_else(|| "blog".to_owned());
                layout.rules.parts.insert("blog".to_owned(), folder);
            }
            let options =
                ["i18n", "mkdocs-static-i18n"].iter().find_map(|name| value(plugin, &[name]));
            let Some(options) = options else { continue };
            layout.rules.folders = true;
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
    let docs = docs.trim_matches('/').to_owned();
    let inside = old.below(&docs).filter(|path| is_markdown(path));
    let folders = inside.filter_map(|path| Some(path.split_once('/')?.0)).collect();
    let folders = language::folders(&folders);
    let first = folders.first().filter(|_| !folders.contains("en")).copied();
    if !layout.rules.folders && folders.len() > 1 {
        // Nothing says so but the folders themselves.
        (layout.rules.folders, layout.rules.first_has_folder) = (true, true);
        source = source.or(first.map(str::to_owned));
        for name in folders {
            layout.language(name, None, "", report);
        }
    }
    layout.language(source.as_deref().unwrap_or("en"), None, "", report);
    layout.source_is(source.as_deref());
    if let Some(language) = layout.languages.first_mut() {
        language.title = language.title.take().or(title);
    }
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
            unseen: unseen.iter().any(|pattern| matches(pattern, below)).then_some(
                "the settings leave it out (`exclude_docs`, `draft_docs`): the old site showed no page of it",
            ),
            former: moved
                .iter()
                .filter(|(_, to)| to == below)
                .map(|(from, _)| from.clone())
                .collect(),
            tag,
            ..Page::default()
        });
    }
    layout.statics.push(docs);
}

/// Whether a line of `.gitignore` is about a file: a folder, an ending, a name or a path.
fn matches(pattern: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let whole = pattern.trim_start_matches('/');
    if pattern.is_empty() || pattern.starts_with(['#', '!']) {
        return false;
    }
    if let Some(ending) = whole.strip_prefix('*').filter(|rest| !rest.contains(['*', '/'])) {
        return name.ends_with(ending);
    }
    let folder = whole.trim_end_matches("**").trim_end_matches("/*").trim_end_matches('/');
    let anchored = pattern.starts_with('/') || folder.contains('/');
    let mut below = path.strip_prefix(folder).into_iter();
    let at_top = below.any(|rest| rest.is_empty() || rest.starts_with('/'));
    at_top || (!anchored && path.split('/').any(|part| part == folder))
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
