//! Addresses of Jekyll.

use jiff::civil::Date;

use super::form::{filled, slug};
use crate::import::front::Front;
use crate::import::layout::{Layout, Page, stem};

/// Forms that have names, without the ending.
const STYLES: [(&str, &str, &str); 5] = [
    ("date", "/:categories/:year/:month/:day/:title", ".html"),
    ("pretty", "/:categories/:year/:month/:day/:title", "/"),
    ("ordinal", "/:categories/:year/:y_day/:title", ".html"),
    ("weekdate", "/:categories/:year/W:week/:short_day/:title", ".html"),
    ("none", "/:categories/:title", ".html"),
];

/// The address of a page as the settings and the page ask for it; else the form that is not known.
pub(super) fn own(
    layout: &Layout,
    page: &Page,
    front: &Front,
    before: &str,
) -> Result<String, String> {
    let rules = &layout.rules;
    // Without a plugin, languages are folders like others.
    let path = page.old.as_deref().unwrap_or_default();
    let whole = stem(path);
    let (folder, name) = whole.rsplit_once('/').unwrap_or(("", whole));
    let below = folder.split_once('/').map_or("", |(_, below)| below);
    let in_collection = !matches!(page.kind.as_str(), "pages" | "posts");
    let day = front.days.get("date").map(|(day, _)| *day).or(page.updated);
    let bare = match page.kind.as_str() {
        "posts" => crate::import::layout::dated(name).1,
        _ => name,
    };
    let field = |field: &str| {
        let year = |day: Date| day.strftime("%Y").to_string();
        Some(match field {
            "year" => year(day?),
            "short_year" => day?.strftime("%y").to_string(),
            "month" => day?.strftime("%m").to_string(),
            "i_month" => day?.month().to_string(),
            "day" => day?.strftime("%d").to_string(),
            "i_day" => day?.day().to_string(),
            "y_day" => format!("{:03}", day?.day_of_year()),
            "title" | "slug" => slug(front.slug.as_deref().unwrap_or(bare), field == "slug"),
            "name" | "basename" => bare.to_owned(),
            "path" if in_collection => match below {
                "" => bare.to_owned(),
                below => format!("{below}/{bare}"),
            },
            "path" => folder.to_owned(),
            "collection" => page.kind.clone(),
            "categories" => {
                let above = folder.rsplit_once("_posts").map_or("", |(above, _)| above);
                let above = above.split('/').filter(|name| !name.is_empty());
                let all = above.chain(front.categories.iter().map(String::as_str));
                all.map(|name| slug(name, true)).collect::<Vec<_>>().join("/")
            }
            "output_ext" => ".html".to_owned(),
            _ => return None,
        })
    };
    let style = rules.permalink.as_deref().unwrap_or("date");
    let known = STYLES.iter().find(|(name, ..)| *name == style);
    let ending = match known {
        Some((.., ending)) => ending,
        None if style.ends_with('/') => "/",
        None if style.ends_with(":output_ext") => ".html",
        None => "",
    };
    let ended = if ending.is_empty() { ".html" } else { ending };
    let form = match (&front.address, page.kind.as_str()) {
        (Some(own), _) => own.clone(),
        (None, "posts") => match known {
            Some((_, form, ending)) => format!("{form}{ending}"),
            None => style.to_owned(),
        },
        (None, "pages") if name == "index" || name.eq_ignore_ascii_case("readme") => {
            "/:path/".to_owned()
        }
        (None, "pages") => format!("/:path/:basename{ended}"),
        (None, kind) => match rules.permalinks.get(kind) {
            Some(form) => form.clone(),
            None => format!("/:collection/:path{ended}"),
        },
    };
    let address = filled(&form, field).ok_or(form)?;
    let slashed = if address.starts_with('/') { address } else { format!("/{address}") };
    // With the plugins for languages, all but the first have a folder before everything.
    Ok(format!("{before}{slashed}"))
}
