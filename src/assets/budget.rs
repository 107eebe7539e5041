//! Files of a theme, and images, that weigh more than the settings allow.

use std::collections::BTreeMap;

use super::{Asset, Assets, THEME_FOLDER};
use crate::budget::{exceeded, heaviest};
use crate::config::Limit;
use crate::diag::{Sink, Span};
use crate::picture::is_named_so;
use crate::site::{Site, Target};

const SCRIPTS: [&str; 2] = ["js", "mjs"];
const STYLES: [&str; 1] = ["css"];
const FONTS: [&str; 4] = ["otf", "ttf", "woff", "woff2"];

/// Reports what is over a limit of the budget.
pub(super) fn check(assets: &Assets, site: &Site, sink: &mut Sink) {
    let budget = &site.config.budget;
    if let Some(limit) = &budget.script {
        let scripts = of_theme(assets, site, |name| has_extension(name, &SCRIPTS));
        for (path, bytes) in over(scripts, limit) {
            sink.push(
                exceeded(limit, &format!("the script `{path}` is"), bytes).help(
                    "leave out what can be done without, or load it on the pages that need it",
                ),
            );
        }
    }
    if let Some(limit) = &budget.style {
        sheets(limit, assets, site, sink);
    }
    if let Some(limit) = &budget.font {
        let fonts = of_theme(assets, site, |name| has_extension(name, &FONTS));
        for (path, bytes) in over(fonts, limit) {
            sink.push(exceeded(limit, &format!("the font `{path}` is"), bytes).help(
                "leave out the letters that no language of the site has, and save it as WOFF2",
            ));
        }
    }
    if let Some(limit) = &budget.image {
        images(limit, assets, site, sink);
    }
}

/// All style sheets of the theme together.
fn sheets(limit: &Limit, assets: &Assets, site: &Site, sink: &mut Sink) {
    let files: Vec<_> = of_theme(assets, site, |name| has_extension(name, &STYLES)).collect();
    if files.iter().map(|(_, asset)| asset.bytes.len() as u64).sum::<u64>() <= limit.bytes {
        return;
    }
    let parts = files.into_iter().map(|(path, asset)| (format!("`{path}`"), asset.sent()));
    let parts: Vec<_> = parts.collect();
    let bytes = parts.iter().map(|(_, bytes)| bytes).sum();
    if bytes > limit.bytes {
        sink.push(
            exceeded(limit, "the style sheets together are", bytes)
                .help(format!("remove what can be done without: {}", heaviest(parts))),
        );
    }
}

fn images(limit: &Limit, assets: &Assets, site: &Site, sink: &mut Sink) {
    // In its greatest width each: a phone loads one of them.
    let content = assets.content.iter().filter_map(|(path, files)| Some((&**path, files.last()?)));
    let images = content.filter(|(path, _)| is_named_so(path));
    let images = of_theme(assets, site, is_named_so).chain(images);
    let over: Vec<_> = over(images, limit).collect();
    let shown = if over.is_empty() { BTreeMap::new() } else { places(site) };
    for (path, bytes) in over {
        let fault = exceeded(limit, &format!("the image `{path}` is"), bytes);
        let advice = "save it with fewer pixels, or in another format such as WebP";
        sink.push(match shown.get(path) {
            Some(place) => fault
                .label(Span::clone(place), "shown here")
                .help(format!("{advice}; `{}` shows it", place.source.path())),
            None => fault.help(advice),
        });
    }
}

/// For each file that guides refer to, the first place that does.
fn places(site: &Site) -> BTreeMap<&str, &Span> {
    let mut places = BTreeMap::new();
    for text in site.texts() {
        for (link, target) in text.links() {
            if let Target::File(path) = target {
                places.entry(path.as_str()).or_insert(&link.span);
            }
        }
    }
    places
}

/// Assets of the theme by the path of their file.
fn of_theme<'a>(
    assets: &'a Assets,
    site: &'a Site,
    wanted: impl Fn(&str) -> bool,
) -> impl Iterator<Item = (&'a str, &'a Asset)> {
    let assets = assets.theme.iter().filter(move |(name, _)| wanted(name));
    assets.filter_map(|(name, asset)| {
        let file = site.theme.get(&format!("{THEME_FOLDER}{name}"))?;
        Some((&*file.path, asset))
    })
}

/// Those of `assets` that are over the limit, each with what it weighs.
fn over<'a>(
    assets: impl Iterator<Item = (&'a str, &'a Asset)>,
    limit: &Limit,
) -> impl Iterator<Item = (&'a str, u64)> {
    // Compressing takes time, and is spared where a file fits as it is.
    let large = assets.filter(|(_, asset)| asset.bytes.len() as u64 > limit.bytes);
    large.map(|(path, asset)| (path, asset.sent())).filter(|(_, bytes)| *bytes > limit.bytes)
}

fn has_extension(name: &str, known: &[&str]) -> bool {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    known.contains(&extension.as_str())
}
