//! Addresses of Docusaurus.

use crate::import::front::Front;
use crate::import::layout::{Layout, Page, dated, stem};

pub(super) fn own(layout: &Layout, page: &Page, front: &Front, before: &str) -> String {
    let part = |name: &str| {
        let own = layout.rules.parts.get(name).map_or(name, String::as_str);
        if own.is_empty() { String::new() } else { format!("/{own}") }
    };
    // The path without numbers, of which the first is that of an address.
    let shown = page.routes.first().map(String::as_str).unwrap_or_default();
    let ended = |address: String| match (address.ends_with('/'), layout.rules.files) {
        (true, _) => address,
        (false, true) => format!("{address}.html"),
        (false, false) => format!("{address}/"),
    };
    let whole = stem(&page.shared);
    let name = whole.rsplit('/').next().unwrap_or_default();
    let top = match page.kind.as_str() {
        "docs" => part("docs"),
        "blog" => part("blog"),
        _ => String::new(),
    };
    let below = shown.strip_prefix(&format!("{}/", page.kind)).unwrap_or(shown);
    let below = if below == page.kind { "" } else { below };
    if let Some(own) = &front.slug {
        let folder = crate::route::parent(below);
        return match own.strip_prefix('/') {
            Some("") => format!("{before}{top}/"),
            Some(rest) => ended(format!("{before}{top}/{}", rest.trim_end_matches('/'))),
            None => {
                let names = crate::route::join(folder, own).unwrap_or_default();
                ended(format!("{before}{top}/{}", names.join("/")))
            }
        };
    }
    if page.kind == "blog" {
        let file = name_of_post(whole);
        let (day, title) = dated(file);
        return match day {
            Some(day) => ended(format!("{before}{top}/{}/{title}", day.strftime("%Y/%m/%d"))),
            None => ended(format!("{before}{top}/{file}")),
        };
    }
    let (folder, last) = below.rsplit_once('/').unwrap_or(("", below));
    let last = front.id.as_deref().unwrap_or(last);
    // A page with the name of its folder is the page of it.
    let same = !folder.is_empty() && folder.rsplit('/').next() == Some(last);
    let index = ["index", "readme"].iter().any(|own| name.eq_ignore_ascii_case(own));
    match (index, same, below) {
        (_, _, "") => format!("{before}{top}/"),
        (true, _, below) => ended(format!("{before}{top}/{below}")),
        (false, true, _) => ended(format!("{before}{top}/{folder}")),
        (false, false, _) if folder.is_empty() => ended(format!("{before}{top}/{last}")),
        (false, false, _) => ended(format!("{before}{top}/{folder}/{last}")),
    }
}

/// The path of a post below its part, without the name of the page in a folder of its own.
fn name_of_post(whole: &str) -> &str {
    let below = whole.split_once('/').map_or(whole, |(_, below)| below);
    below.strip_suffix("/index").unwrap_or(below)
}
