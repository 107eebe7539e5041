//! Addresses of Hugo.

use super::form::{filled, slug};
use crate::import::front::Front;
use crate::import::layout::{Layout, Page, stem};

/// The address of a page as the settings and the page ask for it; else the form that is not known.
pub(super) fn own(
    layout: &Layout,
    page: &Page,
    front: &Front,
    before: &str,
) -> Result<String, String> {
    let rules = &layout.rules;
    let stem = stem(&page.shared);
    let names: Vec<String> = stem.split('/').map(|name| slug(name, true)).collect();
    let section = names.first().filter(|_| names.len() > 1).cloned().unwrap_or_default();
    let (name, folder) =
        names.split_last().map_or((String::new(), &[][..]), |(n, f)| (n.clone(), f));
    let is_section = name == "_index";
    // The page of a leaf bundle has the name of its folder.
    let (name, folder) = match folder.split_last() {
        Some((last, above)) if name == "index" => (last.clone(), above),
        _ => (name, folder),
    };
    let field = |field: &str| {
        let day = front.days.get("date").map(|(day, _)| *day);
        let titled = || front.title.as_deref().map(|title| slug(title, true));
        let sluggish = front.slug.as_deref().map(|own| slug(own, true));
        Some(match field {
            "year" => day?.strftime("%Y").to_string(),
            "month" => day?.strftime("%m").to_string(),
            "day" => day?.strftime("%d").to_string(),
            "yearday" => day?.day_of_year().to_string(),
            "section" => section.clone(),
            "sections" => folder.join("/"),
            "title" => titled()?,
            "slug" => sluggish.or_else(titled)?,
            "filename" | "contentbasename" => name.clone(),
            "slugorfilename" | "slugorcontentbasename" => sluggish.unwrap_or_else(|| name.clone()),
            _ => return None,
        })
    };
    if let Some(url) = &front.address {
        // A slash before it counts from the top, whatever the language.
        let whole = if url.starts_with('/') { url.clone() } else { format!("{before}/{url}") };
        let address = filled(&whole, field).ok_or_else(|| url.clone())?;
        return Ok(closed(address));
    }
    if is_section {
        let folder = folder.join("/");
        let slash = if folder.is_empty() { "" } else { "/" };
        return Ok(format!("{before}/{folder}{slash}"));
    }
    if let Some(form) = rules.permalinks.get(&section).filter(|_| !section.is_empty()) {
        let address = filled(form, field).ok_or_else(|| form.clone())?;
        let address = address.trim_end_matches('/');
        return Ok(ended(format!("{before}{address}"), rules.files));
    }
    let last = front.slug.as_deref().map_or(name, |own| slug(own, true));
    let path: Vec<&str> = folder.iter().map(String::as_str).chain([last.as_str()]).collect();
    Ok(ended(format!("{before}/{}", path.join("/")), rules.files))
}

fn ended(address: String, file: bool) -> String {
    format!("{address}{}", if file { ".html" } else { "/" })
}

/// The address that an author wrote: of a folder, unless it names a file.
fn closed(address: String) -> String {
    let last = address.rsplit('/').next().unwrap_or_default();
    match last.is_empty() || last.contains('.') {
        true => address,
        false => format!("{address}/"),
    }
}
