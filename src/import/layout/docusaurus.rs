//! Docusaurus: `docs/`, `blog/`, translations below `i18n/`, numbers before names, categories.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::jekyll::dated;
use super::language::{Layout, PARTIAL};
use super::page::{Page, file, is_markdown, route, stem};
use crate::data::Value;
use crate::import::old::{OldSite, string, value};
use crate::import::report::{Outcome, Report};

/// Where pages of a language lie below its folder, and what becomes of that folder.
const PARTS: [(&str, &str); 3] = [
    ("docusaurus-plugin-content-docs/current", "docs"),
    ("docusaurus-plugin-content-blog", "blog"),
    ("docusaurus-plugin-content-pages", "src/pages"),
];

fn pattern(text: &str) -> Option<Regex> {
    Regex::new(text).ok()
}

static FIRST: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"defaultLocale:\s*['"]([^'"]+)['"]"#));
static ALL: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"locales:\s*\[([^\]]*)\]"));
static TITLE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?m)^\s*title:\s*(?:'([^'\n]+)'|"([^"\n]+)")"#));
static TAGLINE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?m)^\s*tagline:\s*(?:'([^'\n]+)'|"([^"\n]+)")"#));
static BASE: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?m)^\s*baseUrl:\s*['"]([^'"\n]+)['"]"#));
static SLASH: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r"(?m)^\s*trailingSlash:\s*(true|false)"));
static DOCS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?s)\bdocs:\s*\{[^{}]*?routeBasePath:\s*['"]([^'"\n]*)['"]"#));
static BLOG: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?s)\bblog:\s*\{[^{}]*?routeBasePath:\s*['"]([^'"\n]*)['"]"#));
static ADDRESS: LazyLock<Option<Regex>> =
    LazyLock::new(|| pattern(r#"(?m)^\s*url:\s*['"]([^'"\n]+)['"]"#));
static NUMBER: LazyLock<Option<Regex>> = LazyLock::new(|| pattern(r"^(\d{1,4})\s*[-_.]+\s*"));

/// What the first group that was found says.
fn said(pattern: &LazyLock<Option<Regex>>, text: &str) -> Option<String> {
    let found = pattern.as_ref()?.captures(text)?;
    found.iter().skip(1).flatten().next().map(|group| group.as_str().to_owned())
}

pub(super) fn lay_out(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let mut source = language.map(str::to_owned);
    let mut title = None;
    for ending in ["js", "ts", "mjs"] {
        let path = format!("docusaurus.config.{ending}");
        let Some(text) = old.has(&path).then(|| old.text(&path, report)).flatten() else {
            continue;
        };
        // It is a program, and is only looked at.
        let text = text.text();
        source = source.or(said(&FIRST, text));
        title = title.or(said(&TITLE, text));
        layout.summary = said(&TAGLINE, text);
        let base = said(&BASE, text).unwrap_or_default();
        let base = base.trim_matches('/').to_owned();
        layout.base_url =
            said(&ADDRESS, text).map(|url| format!("{}/{base}", url.trim_end_matches('/')));
        layout.rules.files = said(&SLASH, text).is_some_and(|said| said == "false");
        for (part, found) in [("docs", said(&DOCS, text)), ("blog", said(&BLOG, text))] {
            let folder = found.map(|found| found.trim_matches('/').to_owned());
            layout.rules.parts.extend(folder.map(|folder| (part.to_owned(), folder)));
        }
        let all = said(&ALL, text).unwrap_or_default();
        for name in all.split(',').map(|name| name.trim().trim_matches(['"', '\''])) {
            if !name.is_empty() {
                let tag = html_tag(name, text);
                layout.language_as((name, tag.as_deref()), None, &path, report);
            }
        }
        layout.read.push(path);
    }
    layout.rules.folders = true;
    layout.rules.emoji = true;
    layout.language(source.as_deref().unwrap_or("en"), None, "", report);
    layout.source_is(source.as_deref());
    if let Some(language) = layout.languages.first_mut() {
        language.title = title;
    }
    for path in old.paths() {
        let Some((tag, below)) = own(layout, path) else { continue };
        // Names that begin so are for other pages to put in.
        let partial = below.split('/').any(|name| name.starts_with('_'));
        if is_markdown(path) && partial {
            layout.leave((old, path), PARTIAL, report);
        } else if is_markdown(path) {
            let page = page(path, tag, &below);
            layout.pages.extend(Some(page));
        } else if let Some(section) = category(old, path, &tag, &below, report) {
            layout.read.push(path.to_owned());
            layout.pages.push(section);
        }
    }
    // A section that has a page of its own needs no other.
    let own: std::collections::BTreeSet<_> = layout
        .pages
        .iter()
        .filter(|page| page.old.is_some())
        .map(|page| (page.tag.clone(), page.path.clone()))
        .collect();
    layout
        .pages
        .retain(|page| page.old.is_some() || !own.contains(&(page.tag.clone(), page.path.clone())));
    for path in old.paths().filter(|path| path.starts_with("versioned_docs/") && is_markdown(path))
    {
        let what = "a page of an earlier version, which was not taken";
        report.push(Outcome::Decide, (path, 0), what.to_owned());
    }
    layout.statics.push("static".to_owned());
}

/// The tag that `localeConfigs` gives to the locale `name`.
fn html_tag(name: &str, text: &str) -> Option<String> {
    let configs = text.split_once("localeConfigs")?.1;
    let quoted = [format!("'{name}'"), format!("\"{name}\""), format!("{name}:")];
    let own = quoted.iter().find_map(|key| configs.split_once(key.as_str()))?.1;
    let own = own.split('}').next().unwrap_or_default();
    let tag = own.split_once("htmlLang:")?.1.trim_start();
    let quote = tag.chars().next().filter(|c| ['"', '\''].contains(c))?;
    tag.get(1..)?.split(quote).next().map(str::to_owned)
}

/// The language of a file, and its path as if it were of the source language.
fn own(layout: &Layout, path: &str) -> Option<(String, String)> {
    if let Some(rest) = path.strip_prefix("i18n/") {
        let (name, rest) = rest.split_once('/')?;
        let tag = layout.languages.iter().find(|known| known.name == name)?.tag.clone();
        return PARTS.iter().find_map(|(folder, like)| {
            let rest = rest.strip_prefix(folder)?.strip_prefix('/')?;
            Some((tag.clone(), format!("{like}/{rest}")))
        });
    }
    let inside = ["docs/", "blog/", "src/pages/"].iter().any(|folder| path.starts_with(folder));
    inside.then(|| (layout.source().to_owned(), path.to_owned()))
}

fn page(path: &str, tag: String, below: &str) -> Page {
    let (mut order, mut updated) = (None, None);
    let (folder, rest) = below.split_once('/').unwrap_or(("", below));
    let (shown, place) = match folder {
        "docs" => {
            let (number, names) = unnumbered(stem(rest));
            order = number;
            (format!("docs/{names}"), names)
        }
        "blog" => {
            let rest = stem(rest);
            let rest = rest.strip_suffix("/index").unwrap_or(rest);
            let (day, name) = dated(rest);
            updated = day;
            (format!("blog/{name}"), format!("blog/{name}"))
        }
        _ => {
            let rest = stem(rest.strip_prefix("pages/").unwrap_or(rest)).to_owned();
            (rest.clone(), rest)
        }
    };
    let address = route(&shown);
    Page {
        old: Some(path.to_owned()),
        path: file(&place),
        shared: below.to_owned(),
        routes: vec![address.clone(), format!("{tag}/{address}"), route(&place)],
        tag,
        order,
        updated,
        kind: match folder {
            "docs" | "blog" => folder.to_owned(),
            _ => "pages".to_owned(),
        },
        ..Page::default()
    }
}

/// The path without the numbers before its names, and the number of the last.
fn unnumbered(path: &str) -> (Option<i64>, String) {
    let mut last = None;
    let names = path.split('/').map(|name| {
        let found = NUMBER.as_ref().and_then(|pattern| pattern.captures(name));
        let number = found.as_ref().and_then(|found| found.get(1)?.as_str().parse().ok());
        let rest = found.as_ref().and_then(|found| name.get(found.get(0)?.end()..));
        last = number.filter(|_| rest.is_some_and(|rest| !rest.is_empty()));
        rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
    });
    let path = names.collect::<Vec<_>>().join("/");
    (last, path)
}

/// The section that `_category_.json` or `_category_.yml` describes.
fn category(
    old: &OldSite<'_>,
    path: &str,
    tag: &str,
    below: &str,
    report: &mut Report,
) -> Option<Page> {
    let folder = ["_category_.json", "_category_.yml", "_category_.yaml"]
        .iter()
        .find_map(|name| below.strip_suffix(name)?.strip_prefix("docs/")?.strip_suffix('/'))?;
    let settings = old.settings(path, report)?;
    let order = match value(&settings, &["position"]).map(|node| &node.value) {
        Some(Value::Integer(order)) => Some(*order),
        _ => None,
    };
    let (_, folder) = unnumbered(folder);
    Some(Page {
        tag: tag.to_owned(),
        path: file(&format!("{folder}/_index")),
        routes: vec![format!("docs/category/{folder}")],
        order,
        title: string(&settings, &["label"]),
        ..Page::default()
    })
}
