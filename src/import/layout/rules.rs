//! What the old site's settings say of addresses, and of what is out.

use std::collections::BTreeMap;

use crate::data::{Node, Value};
use crate::import::old::{entries, line};

/// What holds for all pages of the old site.
#[derive(Debug, Default)]
pub(in crate::import) struct Rules {
    /// Whether addresses end in `.html`, and are no folders.
    pub(in crate::import) files: bool,
    /// Whether languages have folders of their own in addresses.
    pub(in crate::import) folders: bool,
    /// Whether the first language has one too.
    pub(in crate::import) first_has_folder: bool,
    /// The form of addresses.
    pub(in crate::import) permalink: Option<String>,
    /// The form of addresses, by the section or collection that has its own.
    pub(in crate::import) permalinks: BTreeMap<String, String>,
    /// Parts of the site, and the folders of their addresses where these have another name.
    pub(in crate::import) parts: BTreeMap<String, String>,
    /// Whether what has a day to come is out.
    pub(in crate::import) future: bool,
    /// Whether what has ended is out.
    pub(in crate::import) ended: bool,
    /// Whether `##Words` is a heading: wherever it begins a line, or at the beginning of a block.
    pub(in crate::import) bare_headings: Option<Bare>,
    /// Whether `:name:` shows a small picture.
    pub(in crate::import) emoji: bool,
    /// Words of the settings that texts name, by what names them there.
    pub(in crate::import) values: BTreeMap<String, String>,
    /// What pages say that do not say it themselves.
    pub(in crate::import) inherited: Vec<Inherited>,
}

impl Rules {
    /// Notes the words of a table of the settings, which texts name with `before` before the key.
    pub(super) fn names(&mut self, before: &str, table: &Node) {
        for (key, _, node) in entries(table) {
            // These belong to addresses.
            if ["url", "baseurl"].contains(&key.to_lowercase().as_str()) {
                continue;
            }
            let words = match &node.value {
                Value::String(words) => line(words),
                Value::Integer(number) => Some(number.to_string()),
                _ => None,
            };
            let words = words.filter(|words| !words.contains(['{', '<']));
            let name = format!("{before}{}", key.to_lowercase());
            self.values.extend(words.map(|words| (name, words)));
        }
    }
}

/// Where a line is a heading that has no space behind its signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::import) enum Bare {
    /// Python-Markdown: wherever it stands.
    Anywhere,
    /// kramdown, where it does not read GitHub's form: at the beginning of a block.
    Block,
}

/// What settings, or a section, say in the place of pages.
#[derive(Debug)]
pub(in crate::import) struct Inherited {
    /// The file that says it, and the line.
    pub(in crate::import) place: (String, usize),
    /// The folder of the pages, in the old site.
    pub(in crate::import) folder: String,
    /// The kind of page, as Jekyll names them.
    pub(in crate::import) kind: Option<String>,
    pub(in crate::import) said: Node,
}
