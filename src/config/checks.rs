//! `[checks]`: how much faults matter, for the whole site, a language or a folder.

use std::collections::BTreeMap;

use super::{Sink, Span, invalid};
use crate::data::{Node, Value};
use crate::diag::{Code, Diagnostic, Severity, nearest};

/// How much faults matter where the settings say it; else each code has a
/// [severity](Code::severity) of its own.
#[derive(Debug, Default)]
pub struct Checks {
    everywhere: Levels,
    /// By tag.
    languages: BTreeMap<String, Levels>,
    /// By path, the most exact first.
    folders: Vec<Folder>,
}

#[derive(Debug)]
struct Folder {
    path: String,
    place: Span,
    levels: Levels,
}

/// `None` for what is not to be told.
type Levels = BTreeMap<Code, Option<Severity>>;

impl Checks {
    /// `faults` as the settings want them, without those that are not to be told. What is said of
    /// a folder goes before what is said of a language, and that before all else.
    pub fn judge(&self, faults: Sink) -> impl Iterator<Item = Diagnostic> + '_ {
        faults.into_vec().into_iter().filter_map(|mut fault| {
            if let Some(level) = self.level(&fault) {
                fault.severity = level?;
            }
            Some(fault)
        })
    }

    /// Folders of guides that hold none of `paths`.
    pub(crate) fn empty_folders<'a>(
        &'a self,
        paths: impl Iterator<Item = &'a str> + Clone,
    ) -> impl Iterator<Item = Diagnostic> {
        let guides = self.folders.iter().filter(|folder| folder.path.starts_with("content/"));
        let empty = guides.filter(move |folder| !paths.clone().any(|p| lies_in(p, &folder.path)));
        empty.map(|folder| {
            invalid(format!("no guide lies in `{}`", folder.path), folder.place.clone())
                .help("write the path from the site's folder, `content/en/phone`; `*` stands for one name, `content/*/phone`")
        })
    }

    fn level(&self, fault: &Diagnostic) -> Option<Option<Severity>> {
        let path = fault.span.as_ref().map(|span| span.source.path()).unwrap_or_default();
        let folders = self.folders.iter().filter(|folder| lies_in(path, &folder.path));
        let language = path.split('/').nth(1).and_then(|tag| self.languages.get(tag));
        let all = folders.map(|folder| &folder.levels).chain(language).chain([&self.everywhere]);
        all.filter_map(|levels| levels.get(&fault.code).copied()).next()
    }
}

/// Whether `path` is `folder` or lies in it; `*` stands for one name.
fn lies_in(path: &str, folder: &str) -> bool {
    let mut names = path.split('/');
    folder.split('/').all(|wanted| names.next().is_some_and(|name| wanted == "*" || wanted == name))
}

/// `[checks]`, with the languages that there are.
pub(super) fn resolve(raw: Option<Node>, tags: &[&str], sink: &mut Sink) -> Checks {
    let mut checks = Checks::default();
    let Some(entries) = raw.and_then(|node| table(node, sink)) else { return checks };
    for (key, place, node) in entries {
        match key.as_str() {
            "languages" => {
                for (tag, place, node) in table(node, sink).unwrap_or_default() {
                    if !tags.contains(&tag.as_str()) {
                        let fault = invalid(format!("the site has no language `{tag}`"), place);
                        sink.push(fault.help(format!("write one of `{}`", tags.join("`, `"))));
                        continue;
                    }
                    checks.languages.insert(tag, levels(node, sink).unwrap_or_default());
                }
            }
            "folders" => {
                for (path, place, node) in table(node, sink).unwrap_or_default() {
                    let folder = path.trim_matches('/');
                    if !["content", "locales", "themes"].contains(&first(folder)) {
                        sink.push(invalid(format!("`{path}` is no folder of the site"), place).help(
                            "write its path from the site's folder, `content/en/phone`; `*` stands for one name, `content/*/phone`",
                        ));
                        continue;
                    }
                    let path = folder.to_owned();
                    if let Some(levels) = levels(node, sink) {
                        checks.folders.push(Folder { path, place, levels });
                    }
                }
            }
            _ if matches!(node.value, Value::Table(_)) => {
                let kind = if tags.contains(&key.as_str()) { "languages." } else { "folders." };
                let name = if kind == "folders." { format!("\"{key}\"") } else { key.clone() };
                let fault = Diagnostic::new(
                    Code::ConfigUnknownKey,
                    format!("`{key}` is neither `languages` nor `folders`"),
                );
                sink.push(fault.at(place).help(format!("write `[checks.{kind}{name}]`")));
            }
            _ => level(&mut checks.everywhere, &key, place, &node, sink),
        }
    }
    // The most exact is asked first: more names, then fewer stars.
    checks.folders.sort_by_key(|folder| {
        let names = folder.path.split('/');
        let stars = names.clone().filter(|name| *name == "*").count();
        (std::cmp::Reverse(names.count()), stars)
    });
    checks
}

fn first(path: &str) -> &str {
    path.split('/').next().unwrap_or_default()
}

fn table(node: Node, sink: &mut Sink) -> Option<Vec<(String, Span, Node)>> {
    match node.value {
        Value::Table(entries) => Some(entries),
        other => {
            sink.push(
                invalid(format!("this is {}, and wants codes of faults", other.kind()), node.span)
                    .help("write `\"text/long-sentence\" = \"off\"` below its heading"),
            );
            None
        }
    }
}

fn levels(node: Node, sink: &mut Sink) -> Option<Levels> {
    let mut levels = Levels::new();
    for (key, place, node) in table(node, sink)? {
        level(&mut levels, &key, place, &node, sink);
    }
    Some(levels)
}

/// Reads `"text/long-sentence" = "off"`.
fn level(levels: &mut Levels, slug: &str, place: Span, node: &Node, sink: &mut Sink) {
    let Some(code) = Code::named(slug) else {
        let fault = Diagnostic::new(Code::ConfigUnknownKey, format!("there is no code `{slug}`"));
        let adjustable = || Code::ALL.iter().filter(|code| code.is_adjustable());
        // Who remembers only the last part means the whole.
        let part = adjustable().map(|code| code.as_str());
        let near = part.clone().find(|known| known.rsplit('/').next() == Some(slug));
        let near = near.or_else(|| nearest(slug, part));
        sink.push(fault.at(place).help(match near {
            Some(near) => format!("did you mean `\"{near}\"`?"),
            None => "write a code as faults name it, `\"text/long-sentence\"`".to_owned(),
        }));
        return;
    };
    let wanted = match &node.value {
        Value::String(text) => match text.as_str() {
            "error" => Some(Some(Severity::Error)),
            "warn" | "warning" => Some(Some(Severity::Warning)),
            "off" => Some(None),
            _ => None,
        },
        _ => None,
    };
    let Some(wanted) = wanted else {
        let found = match &node.value {
            Value::String(text) => format!("`{text}`"),
            other => other.kind().to_owned(),
        };
        sink.push(
            invalid(format!("{found} does not say how much a fault matters"), node.span.clone())
                .help("write `\"error\"`, `\"warn\"` or `\"off\"`"),
        );
        return;
    };
    if !code.is_adjustable() && wanted != Some(Severity::Error) {
        sink.push(
            invalid(format!("`{slug}` is always an error: {}", code.about()), place)
                .help("remove this line, and mend what is found: a page with it is not one that readers can use"),
        );
        return;
    }
    levels.insert(code, wanted);
}
