//! A new guide or section, from a template.

use serde::Deserialize;
use serde_json::json;

use super::{Answer, Desk, Now, Refusal};
use crate::rewrite::create;
use crate::route::unfit;

/// What a new page begins as: its name, and its words in the languages that have some, English
/// first.
const TEMPLATES: [(&str, [(&str, &str); 2]); 4] = [
    (
        "guide",
        [
            ("en", include_str!("templates/guide.en.md")),
            ("ur", include_str!("templates/guide.ur.md")),
        ],
    ),
    (
        "section",
        [
            ("en", include_str!("templates/section.en.md")),
            ("ur", include_str!("templates/section.ur.md")),
        ],
    ),
    (
        "questions",
        [
            ("en", include_str!("templates/questions.en.md")),
            ("ur", include_str!("templates/questions.ur.md")),
        ],
    ),
    (
        "training",
        [
            ("en", include_str!("templates/training.en.md")),
            ("ur", include_str!("templates/training.ur.md")),
        ],
    ),
];
/// Stands for the title in a template.
const TITLE: &str = "TITLE";
/// Stands for the way to the home page.
const HOME: &str = "HOME";

#[derive(Deserialize)]
pub(super) struct Asked {
    /// The path of the section that it lies in; empty for the home page's own.
    section: String,
    /// The name of its file or folder, which becomes its address.
    name: String,
    title: String,
    template: String,
}

pub(super) fn guide(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let site = now.site;
    let words = TEMPLATES.iter().find(|(name, _)| *name == asked.template);
    let (_, words) = words.ok_or(Refusal::Unknown)?;
    site.find(&asked.section, true).ok_or(Refusal::Unknown)?;
    let name = asked.name.trim();
    let sound = name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !sound || name.is_empty() || name.len() > 60 {
        return Err(Refusal::impossible("refused-name", name));
    }
    let path = match asked.section.is_empty() {
        true => name.to_owned(),
        false => format!("{}/{name}", asked.section),
    };
    let tag = site.language(site.config.source_language).locale.tag();
    let (file, template) = match asked.template.as_str() {
        "section" => (format!("content/{tag}/{path}/_index.md"), true),
        _ => (format!("content/{tag}/{path}.md"), false),
    };
    if unfit(&file).is_some() || site.config.find(&path).is_some() {
        return Err(Refusal::impossible("refused-name", name));
    }
    if site.find(&path, true).is_some() || site.find(&path, false).is_some() {
        return Err(Refusal::impossible("refused-taken", path));
    }
    let own = words.iter().find(|(of, _)| *of == tag).or(words.first());
    let title = toml_edit::Value::from(asked.title.trim()).to_string();
    let up = "../".repeat(path.matches('/').count());
    let text = own.map_or("", |(_, text)| text);
    let text = text.replacen(&format!("\"{TITLE}\""), &title, 1);
    let text = text.replacen(&format!("({HOME})"), &format!("({up}_index.md)"), 1);
    create(&desk.root, &file, text.as_bytes()).map_err(|error| match error.kind() {
        std::io::ErrorKind::AlreadyExists => Refusal::impossible("refused-taken", path),
        _ => Refusal::Unwritten(error.to_string()),
    })?;
    Ok(json!({ "saved": [file], "file": file, "section": template }))
}
