//! `<lang>/manifest.webmanifest` (W3C, Web Application Manifest): what a phone shows of a site
//! that its reader put on the home screen.
//!
//! No page names it: a page opened from a folder could not load it, and nothing is to be put on a
//! phone unasked.

use fluent::FluentArgs;
use serde_json::json;

use super::Context;
use crate::config::LanguageId;
use crate::messages::Use;
use crate::plan::{Bytes, Failure};
use crate::route::Route;

/// Files of the theme, with their media types, sizes and purposes.
const ICONS: [(&str, &str, &str, &str); 3] = [
    ("icon.svg", "image/svg+xml", "any", "any"),
    ("icon-192.png", "image/png", "192x192", "any maskable"),
    ("icon-512.png", "image/png", "512x512", "any maskable"),
];

/// The manifest at `here`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let site = &context.site;
    let nothing = FluentArgs::new();
    let word = site.messages.format(&site.config, language, "app-name", &nothing, Use::Plain);
    let word = word?;
    let (name, locale) = match &site.config.safety.app_name {
        Some(name) => (name, &site.language(language).locale),
        // `lang` and `dir` are those of the name, which may have come along the fallback chain.
        None => (&word.text, word.locale),
    };
    let icon = |(path, kind, sizes, purpose): (&str, &str, &str, &str)| {
        let asset = context
            .assets
            .theme(path)
            .map_err(|fault| Failure::Faults(vec![fault.at(site.config.theme_span.clone())]))?;
        let src = here.to(&asset.route);
        Ok(json!({ "src": src, "type": kind, "sizes": sizes, "purpose": purpose }))
    };
    let icons = ICONS.into_iter().map(icon).collect::<Result<Vec<_>, Failure>>()?;
    let mut manifest = json!({
        "lang": locale.tag(),
        "dir": locale.direction().as_str(),
        "name": name,
        "short_name": name,
        "start_url": "index.html",
        "scope": "./",
        "display": "minimal-ui",
        "icons": icons,
    });
    if let (Some(paper), Some(members)) = (&context.assets.paper, manifest.as_object_mut()) {
        members.insert("background_color".to_owned(), paper.clone().into());
        members.insert("theme_color".to_owned(), paper.clone().into());
    }
    // An id is counted from the host alone, not from the manifest. Where the site's place on it is
    // not known, browsers take the address of the start page, which is this very id.
    if let (Some(base), Some(members)) = (&site.config.base_url, manifest.as_object_mut()) {
        let home = Route::new("index.html").to(&site.route(site.home(), language));
        members.insert("id".to_owned(), format!("{}{home}", base.path()).into());
    }
    Ok(format!("{manifest:#}\n").into_bytes().into())
}
