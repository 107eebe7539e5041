//! Former addresses in the front matter of a text.

use toml_edit::{Array, DocumentMut, Item, Value};

use crate::diag::{Sink, Source};
use crate::markdown::{Syntax, split_front_matter};
use crate::site::alias_path;

/// `text` of the file at `path`, whose aliases have `was` as well, and no longer what is its own
/// `page` now.
pub(super) fn aliased(
    path: &str,
    text: &str,
    was: Option<&str>,
    page: &Option<String>,
) -> Result<String, String> {
    let source = Source::new(path, text);
    let (front, _) = split_front_matter(&source, &mut Sink::default());
    let fault = |why: &str| {
        format!("`{path}`: {why}; add `{}` to its `aliases` first", was.unwrap_or_default())
    };
    let (range, written) = match front {
        Some((Syntax::Toml, range)) => {
            let toml = text.get(range.clone()).unwrap_or_default();
            let document =
                toml.parse::<DocumentMut>().map_err(|_| fault("the front matter is not TOML"))?;
            let written =
                in_toml(document, was, page).ok_or_else(|| fault("`aliases` is no list"))?;
            (range, written)
        }
        Some((Syntax::Yaml, range)) => {
            let yaml = text.get(range.clone()).unwrap_or_default();
            let Some(was) = was else { return Ok(text.to_owned()) };
            let written = in_yaml(yaml, was).ok_or_else(|| fault("`aliases` is not written"))?;
            (range, written)
        }
        None => match was {
            Some(was) => (0..0, format!("+++\naliases = [\"{was}\"]\n+++\n")),
            None => return Ok(text.to_owned()),
        },
    };
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    Ok(format!("{}{written}{}", before.unwrap_or_default(), after.unwrap_or_default()))
}

fn in_toml(mut document: DocumentMut, was: Option<&str>, page: &Option<String>) -> Option<String> {
    if was.is_none() && document.get("aliases").is_none() {
        return Some(document.to_string());
    }
    let aliases =
        document.entry("aliases").or_insert_with(|| Item::Value(Value::Array(Array::new())));
    let aliases = aliases.as_array_mut()?;
    aliases.retain(|alias| alias.as_str().is_none_or(|alias| alias_path(alias) != *page));
    if let Some(was) = was {
        let known = aliases.iter().any(|alias| alias.as_str() == Some(was));
        if !known {
            // In a list of lines, on a line of its own.
            let before = aliases.iter().last().and_then(|alias| alias.decor().prefix()?.as_str());
            let before = before.filter(|before| before.contains('\n')).map(str::to_owned);
            match before {
                Some(before) => aliases.push_formatted(Value::from(was).decorated(before, "")),
                None => aliases.push(was),
            }
        }
    }
    if aliases.is_empty() {
        document.remove("aliases");
    }
    Some(document.to_string())
}

/// Only a list that is not there yet, or that stands on one line, is written in YAML.
fn in_yaml(yaml: &str, was: &str) -> Option<String> {
    const KEY: &str = "aliases:";
    let mut lines = yaml.split_inclusive('\n');
    let Some(line) = lines.find(|line| line.starts_with(KEY)) else {
        return Some(format!("aliases: [\"{was}\"]\n{yaml}"));
    };
    let rest = line.strip_prefix(KEY)?.trim_start();
    let items = rest.strip_prefix('[')?;
    let comma = if items.trim_start().starts_with(']') { "" } else { ", " };
    Some(yaml.replacen(line, &format!("{KEY} [\"{was}\"{comma}{items}"), 1))
}
