//! Messages that cannot wait for their translation: readers see the words of the source where what
//! a language says was made from others.

use std::collections::{BTreeMap, BTreeSet};

use super::{Resource, patterns};

/// The comment that marks the message below it.
const URGENT: &str = "urgent";

/// The texts of messages that cannot wait, by their names.
pub(super) fn urgent(resources: &[Resource]) -> BTreeMap<String, String> {
    let texts = resources.iter().flat_map(|resource| patterns(&resource.source));
    let urgent = texts.filter(|text| text.comment.iter().any(|line| line.trim() == URGENT));
    urgent.map(|text| (text.name, text.text)).collect()
}

/// The messages among the `urgent` ones that were made from something else.
pub(super) fn stale(
    urgent: &BTreeMap<String, String>,
    made_from: &BTreeMap<String, String>,
) -> BTreeSet<String> {
    let other = urgent.iter().filter(|(name, now)| made_from.get(*name).is_some_and(|t| t != *now));
    other.map(|(name, _)| name.split('.').next().unwrap_or_default().to_owned()).collect()
}
