//! GitBook and mdBook: chapters in the order of `SUMMARY.md`.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;

use super::language::Layout;
use super::page::{Page, file, is_markdown, route, stem};
use super::summary::chapters;
use crate::data::Value;
use crate::import::old::{OldSite, entries, string, value};
use crate::import::report::{Outcome, Report};
use crate::route::join;

const SUMMARY: &str = "SUMMARY.md";

/// GitBook: languages by folders that `LANGS.md` names, `.gitbook.yaml` says where the book lies.
pub(super) fn gitbook(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let mut root = String::new();
    layout.rules.emoji = true;
    let mut title = None;
    let mut moved: Vec<(String, String)> = Vec::new();
    for path in [".gitbook.yaml", "book.json"] {
        let Some(settings) = old.has(path).then(|| old.settings(path, report)).flatten() else {
            continue;
        };
        layout.read.push(path.to_owned());
        title = string(&settings, &["title"]).or(title);
        root = string(&settings, &["root"]).unwrap_or(root);
        let redirects = value(&settings, &["redirects"]).map_or(&[][..], entries);
        moved.extend(redirects.iter().filter_map(|(from, _, to)| match &to.value {
            Value::String(to) => Some((from.clone(), to.trim_start_matches("./").to_owned())),
            _ => None,
        }));
        // What lies at GitBook itself has addresses that no file says.
        layout.rules.files |= path == "book.json";
    }
    layout.rules.files |= old.has("LANGS.md") && !old.has(".gitbook.yaml");
    let root = join("", &root).unwrap_or_default().join("/");
    let mut books = Vec::new();
    if let Some(text) = old.has("LANGS.md").then(|| old.text("LANGS.md", report)).flatten() {
        layout.read.push("LANGS.md".to_owned());
        (layout.rules.folders, layout.rules.first_has_folder) = (true, true);
        for (folder, _) in chapters(text.text()) {
            let folder = folder.trim_matches('/').to_owned();
            if let Some(tag) = layout.language(&folder, None, "LANGS.md", report) {
                books.push((folder, tag));
            }
        }
    }
    if books.is_empty() {
        let tag = layout.language(language.unwrap_or("en"), None, "", report);
        books.extend(tag.map(|tag| (root, tag)));
    }
    if let Some(language) = layout.languages.first_mut() {
        language.title = title;
    }
    for (folder, tag) in books {
        book(old, (&folder, &tag), &moved, layout, report);
    }
    layout.source_is(language);
}

/// mdBook: one language, chapters in `src`.
pub(super) fn mdbook(
    old: &OldSite<'_>,
    language: Option<&str>,
    layout: &mut Layout,
    report: &mut Report,
) {
    let settings = old.settings("book.toml", report);
    layout.read.push("book.toml".to_owned());
    let said = |keys: &[&str]| settings.as_ref().and_then(|settings| string(settings, keys));
    let tag = language.map(str::to_owned).or(said(&["book", "language"]));
    let tag = layout.language(
        tag.as_deref().unwrap_or("en"),
        said(&["book", "title"]),
        "book.toml",
        report,
    );
    let tag = tag.or_else(|| layout.language("en", said(&["book", "title"]), "", report));
    layout.summary = said(&["book", "description"]);
    let root = said(&["book", "src"]).unwrap_or_else(|| "src".to_owned());
    let root = join("", &root).unwrap_or_default().join("/");
    let redirects = settings.as_ref().and_then(|node| value(node, &["output", "html", "redirect"]));
    let moved: Vec<(String, String)> = redirects
        .map_or(&[][..], entries)
        .iter()
        .filter_map(|(from, _, to)| match &to.value {
            Value::String(to) => {
                let file = to.trim_start_matches("../").trim_start_matches('/');
                Some((from.clone(), format!("{}.md", file.strip_suffix(".html").unwrap_or(file))))
            }
            _ => None,
        })
        .collect();
    layout.rules.files = true;
    book(old, (&root, &tag.unwrap_or_default()), &moved, layout, report);
}

/// The pages of one book, which lies in `root`.
fn book(
    old: &OldSite<'_>,
    (root, tag): (&str, &str),
    moved: &[(String, String)],
    layout: &mut Layout,
    report: &mut Report,
) {
    let whole = |below: &str| match root {
        "" => below.to_owned(),
        root => format!("{root}/{below}"),
    };
    let mut places: BTreeMap<String, (i64, String)> = BTreeMap::new();
    let summary = whole(SUMMARY);
    if let Some(text) = old.has(&summary).then(|| old.text(&summary, report)).flatten() {
        layout.read.push(summary.clone());
        for (order, (to, title)) in chapters(text.text()).into_iter().enumerate() {
            let to = percent_decode_str(&to).decode_utf8_lossy().into_owned();
            let path = to.split('#').next().unwrap_or_default();
            let Some(path) = join("", path).map(|names| names.join("/")) else { continue };
            if old.has(&whole(&path)) {
                let order = i64::try_from(order + 1).unwrap_or(i64::MAX);
                places.entry(path).or_insert((order, title));
            } else if !path.is_empty() && !to.contains("://") {
                let what = format!(
                    "`{title}` is to lie in `{to}`, which is not there; write that guide, or forget it"
                );
                report.push(Outcome::Decide, (&summary, 0), what);
            }
        }
    }
    let first = layout.source() == tag;
    for below in old.below(root).filter(|path| is_markdown(path) && *path != SUMMARY) {
        if below == "LANGS.md" || (root.is_empty() && below.starts_with(".gitbook/")) {
            continue;
        }
        let found = places.get(below);
        // GitBook shows the first page in any case.
        let first_page = below.eq_ignore_ascii_case("README.md") && !old.has("book.toml");
        let unseen = (found.is_none() && !places.is_empty() && !first_page)
            .then_some("no chapter of the summary: the old site showed no page of it");
        let address = route(stem(below).strip_suffix("README").unwrap_or(stem(below)));
        let mut routes = vec![format!("{tag}/{address}")];
        if first {
            routes.push(address);
        }
        layout.pages.push(Page {
            old: Some(whole(below)),
            tag: tag.to_owned(),
            path: file(stem(below)),
            shared: below.to_owned(),
            routes,
            order: found.map(|(order, _)| *order),
            title: found.map(|(_, title)| title.clone()).filter(|title| !title.is_empty()),
            unseen,
            former: moved
                .iter()
                .filter(|(_, to)| to == below)
                .map(|(from, _)| from.clone())
                .collect(),
            ..Page::default()
        });
    }
    layout.statics.push(root.to_owned());
}
