//! Style sheets, scripts, images and fonts under names that change with their content.
//!
//! A file's fingerprint is taken after the addresses inside it were replaced by fingerprinted
//! ones, so that a name stands for exactly these bytes, here and in a reader's cache.

mod addresses;
mod attached;
mod budget;
mod colour;
mod contrast;
mod css;
mod fonts;
mod icons;
mod images;
pub mod remote;
mod sounds;

pub use addresses::addresses_in;
pub use fonts::{Fonts, PageWords, links, relink};
pub(crate) use icons::pictogram;
pub use images::Pictures;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::diag::{Code, Diagnostic, Sink, Source, nearest};
use crate::picture;
use crate::route::{ASSETS, Route};
use crate::site::{Site, ThemeFile, is_recording};
use crate::weight;
use crate::world::Bytes;

/// What an earlier build left.
pub struct PreviousOutput<'e> {
    /// The bytes that its output holds at a route.
    pub bytes: &'e (dyn Fn(&Route) -> Option<Bytes> + Sync),
    /// Its files, by what they are [made from](Assets::made_from).
    pub made: BTreeMap<String, Vec<Route>>,
    /// What is done with pictures that are not among them.
    pub pictures: Pictures,
}

impl PreviousOutput<'_> {
    /// Nothing.
    pub fn nothing() -> Self {
        Self { bytes: &|_| None, made: BTreeMap::new(), pictures: Pictures::Made }
    }
}

/// A file with its final name.
#[derive(Clone, Debug)]
pub struct Asset {
    /// Where it lies in the output.
    pub route: Route,
    /// Its final bytes.
    pub bytes: Bytes,
    /// Width and height in CSS pixels, for an image.
    pub size: Option<(usize, usize)>,
    /// What [`sent`](Self::sent) found.
    sent: OnceLock<u64>,
}

impl Asset {
    fn new(route: Route, bytes: Bytes, size: Option<(usize, usize)>) -> Self {
        Self { route, bytes, size, sent: OnceLock::new() }
    }

    /// Its bytes as servers [send](weight::sent) them. Worked out once, not at each edit.
    pub fn sent(&self) -> u64 {
        *self.sent.get_or_init(|| weight::sent(self.route.as_str(), &self.bytes))
    }
}

/// All assets of a site.
#[derive(Debug, Default)]
pub struct Assets {
    theme: BTreeMap<String, Asset>,
    /// By path in the site; an image in each of its widths, narrowest first.
    content: BTreeMap<String, Vec<Asset>>,
    /// Images of the content, by path and by their file's bytes.
    images: images::Images,
    /// The fingerprints of what images are made from, by route.
    made_from: BTreeMap<Route, String>,
    /// Files that are neither images nor recordings.
    attached: attached::Attached,
    /// Whether some attachment is no image by its name.
    mixed: bool,
    /// The colour that pages lie on by day, `--paper` of the theme's `custom.css` or `style.css`.
    pub paper: Option<String>,
    /// Names of the theme's pictograms.
    icons: BTreeSet<String>,
}

impl Assets {
    /// A file of the theme, by its path below `assets/`; a fault without a place where there is
    /// none.
    ///
    /// # Errors
    ///
    /// Where the theme has no such file; the fault has no place.
    pub fn theme(&self, name: &str) -> Result<&Asset, Box<Diagnostic>> {
        self.theme.get(name).ok_or_else(|| {
            let near = nearest(name, self.theme.keys().map(String::as_str));
            let message = format!("the theme has no asset `{name}`");
            Box::new(Diagnostic::new(Code::AssetMissing, message).help(match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => "put it into the theme's `assets/`".to_owned(),
            }))
        })
    }

    /// The same for what a theme may do without.
    pub fn optional(&self, name: &str) -> Option<&Asset> {
        self.theme.get(name)
    }

    /// The picture beside the site's name, where the theme has one.
    pub fn logo(&self) -> Option<&Asset> {
        LOGOS.iter().find_map(|name| self.theme.get(*name))
    }

    /// A file of the content, by its path in the site; an image in its greatest width.
    pub fn content(&self, path: &str) -> Option<&Asset> {
        self.widths(path).last()
    }

    /// A file of the content; an image in all its widths, narrowest first.
    pub fn widths(&self, path: &str) -> &[Asset] {
        self.content.get(path).map_or(&[], Vec::as_slice)
    }

    /// The fingerprint of what the file at `route` was made from, where making it takes long.
    pub fn made_from(&self, route: &Route) -> Option<&str> {
        self.made_from.get(route).map(String::as_str)
    }

    /// The file of the content that lies at `route`.
    pub fn path(&self, route: &Route) -> Option<&str> {
        let mut files = self.content.iter();
        let (path, _) = files.find(|(_, all)| all.iter().any(|asset| asset.route == *route))?;
        Some(path)
    }

    /// How many pictures were only [looked at](Pictures::LookedAt).
    pub fn unmade_pictures(&self) -> usize {
        self.images.unmade
    }

    /// Every asset.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        self.theme.values().chain(self.content.values().flatten())
    }
}

/// Where assets lie in a theme.
const THEME_FOLDER: &str = "assets/";

/// What a logo may be called there; the first one is shown.
const LOGOS: [&str; 3] = ["logo.svg", "logo.png", "logo.webp"];

/// Every address in a style sheet, as it is written.
pub fn sheet_addresses(text: &str) -> Vec<String> {
    addresses_in(text).into_iter().map(|(_, address)| address).collect()
}

/// Whether assets lie at `route`.
pub fn is_asset(route: &Route) -> bool {
    route.as_str().starts_with(ASSETS)
}

/// Prepares all assets of `site`; of `discreet` files the names are left out. Images that were
/// prepared `before`, or by an `previous` build, are taken over.
pub fn prepare(
    site: &Site,
    discreet: &BTreeSet<String>,
    before: Option<&Assets>,
    previous: &PreviousOutput<'_>,
    sink: &mut Sink,
) -> Assets {
    let mut assets = Assets::default();
    let mut sheets = BTreeMap::new();
    for (path, file) in &*site.theme {
        let Some(name) = path.strip_prefix(THEME_FOLDER) else { continue };
        if name.ends_with(".css") {
            sheets.insert(name.to_owned(), file);
        } else if name.ends_with(".js") {
            // As it is: whoever writes a theme makes its scripts small (ours are).
            if text(file, sink).is_some() {
                let bytes = Arc::clone(&file.bytes);
                assets.theme.insert(name.to_owned(), finished(name, bytes, None));
            }
        } else {
            assets.theme.insert(name.to_owned(), images::of_theme(name, file, sink));
        }
    }
    assets.icons = assets.theme.get(icons::SPRITE).map(icons::names).unwrap_or_default();
    // What is added says it otherwise.
    assets.paper = ["custom.css", "style.css"].into_iter().find_map(|name| {
        let style = std::str::from_utf8(&sheets.get(name)?.bytes).ok()?;
        colour::custom_colour(style, "--paper")
    });
    if let (Some(own), Some(base)) = (sheets.get("custom.css"), sheets.get("style.css"))
        && let (Ok(own_text), Ok(base)) =
            (std::str::from_utf8(&own.bytes), std::str::from_utf8(&base.bytes))
    {
        contrast::check(&Source::new(&*own.path, own_text), base, sink);
    }
    css::prepare(&sheets, &mut assets.theme, sink);
    let images = before.map(|before| &before.images);
    assets.images = images::prepare(&site.attachments, discreet, images, previous, sink);
    for (path, bytes) in &*site.attachments {
        let name = shown_name(path, discreet);
        assets.mixed |= !picture::is_named_so(path);
        let files = match assets.images.get(path) {
            Some(Ok(picture)) => images::files(name, picture),
            Some(Err(_)) => continue,
            None if is_recording(path) => {
                sounds::file(path, name, bytes, sink).into_iter().collect()
            }
            None => assets.attached.file(path, name, bytes, sink).into_iter().collect(),
        };
        if let Some(made) = assets.images.fingerprint(path) {
            let from = images::made_from(name, made);
            assets.made_from.extend(files.iter().map(|file| (file.route.clone(), from.clone())));
        }
        assets.content.insert(path.clone(), files);
    }
    assets
}

/// Reports what is over the budget, and images that cannot be shown, at each place that shows them.
pub fn check(assets: &Assets, site: &Site, sink: &mut Sink) {
    budget::check(assets, site, sink);
    if assets.mixed || assets.images.are_broken() {
        images::check(&assets.images, site, sink);
    }
    assets.attached.check(site, sink);
}

/// The name that a file of the content goes by in the output: of a `discreet` one no more than its
/// ending.
fn shown_name<'p>(path: &'p str, discreet: &BTreeSet<String>) -> &'p str {
    let name = path.rsplit('/').next().unwrap_or(path);
    let ending = || name.get(name.rfind('.')?..);
    if discreet.contains(path) { ending().unwrap_or_default() } else { name }
}

/// A file of the theme that must be text.
fn text(file: &ThemeFile, sink: &mut Sink) -> Option<Arc<Source>> {
    let error = match std::str::from_utf8(&file.bytes) {
        Ok(text) => return Some(Source::new(&*file.path, text)),
        Err(error) => error,
    };
    let lossy = Source::new(&*file.path, String::from_utf8_lossy(&file.bytes));
    let at = error.valid_up_to();
    sink.push(
        Diagnostic::new(Code::FileNotUtf8, format!("`{}` is not UTF-8 text", file.path))
            .at(lossy.span(at..at + '\u{fffd}'.len_utf8()))
            .help(
                "save the file with the encoding UTF-8; the marked place is the first that is not",
            ),
    );
    None
}

fn finished(name: &str, bytes: Bytes, size: Option<(usize, usize)>) -> Asset {
    let hash = blake3::hash(&bytes).to_hex();
    // 64 bits: two files of one name that differ will not meet in one site.
    let hash = hash.get(..16).unwrap_or_default();
    let file = name.rfind('/').map_or(0, |at| at + 1);
    let dot = name.get(file..).and_then(|name| name.rfind('.')).map_or(name.len(), |at| file + at);
    let (stem, extension) = name.split_at(dot);
    let stem = if stem.is_empty() { String::new() } else { format!("{stem}.") };
    let route = Route::new(format!("{ASSETS}{stem}{hash}{extension}"));
    Asset::new(route, bytes, size)
}
