//! Ids made from headings.

use std::collections::{BTreeMap, BTreeSet};

use crate::locale::is_mark;

/// Gives each heading of a page an id of its own. None that is made from a text begins with an
/// underscore: those ids are the theme's and the footnotes'.
#[derive(Debug, Default)]
pub struct Slugs {
    taken: BTreeSet<String>,
    /// For each id that was wanted more than once, the last number behind it.
    last: BTreeMap<String, usize>,
}

impl Slugs {
    /// `wanted` itself if it is free, else with the first free number behind it.
    pub fn unique(&mut self, wanted: &str) -> String {
        let mut slug = wanted.to_owned();
        while !self.taken.insert(slug.clone()) {
            let number = self.last.entry(wanted.to_owned()).or_insert(1);
            *number += 1;
            slug = format!("{wanted}-{number}");
        }
        slug
    }

    /// An id from a heading's text: its letters with their marks and its digits in lower case,
    /// hyphens between.
    pub fn from_text(&mut self, text: &str) -> String {
        let mut slug = String::with_capacity(text.len());
        for c in text.chars() {
            if c.is_alphanumeric() || (is_mark(c) && !slug.is_empty() && !slug.ends_with('-')) {
                slug.extend(c.to_lowercase());
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
        }
        let slug = slug.trim_end_matches('-');
        self.unique(if slug.is_empty() { "part" } else { slug })
    }
}
