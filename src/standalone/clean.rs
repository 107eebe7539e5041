//! What is read of a page, for files of another kind than HTML: its main part, without what acts.

use std::cell::RefCell;
use std::collections::BTreeMap;

use scraper::Html;

use super::body::{Body, Rules, Target, body};
use super::one::{Head, Maker, Page, is_followed, on_site};
use super::{Files, fill, named};
use crate::assets::pictogram;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, opaque};

/// A page of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Chapter {
    /// Where it lies.
    pub route: Route,
    /// How deep it lies below the home page.
    pub depth: usize,
    /// Whether it is a letter to fill in.
    pub letter: bool,
}

impl Chapter {
    /// One that stands alone, and is no letter.
    pub(crate) fn page(route: Route) -> Self {
        Self { route, depth: 0, letter: false }
    }
}

/// A page on its way into a file.
pub(crate) struct Clean {
    /// Its main part.
    pub html: String,
    /// The classes of its body.
    pub class: String,
    /// What its head says.
    pub head: Head,
    /// The pictures that it shows, by their names in the file.
    pub pictures: BTreeMap<String, Bytes>,
}

impl Clean {
    /// Its title, in the tab of a browser, without tags.
    pub(crate) fn title(&self) -> String {
        Html::parse_fragment(&self.head.title).root_element().text().collect()
    }
}

/// Reads the page of `chapter`; `names` says what the pages of the file are called in links, with
/// ids behind a `#`. The `first` one says when the file was made.
pub(crate) fn clean(
    maker: &Maker<'_>,
    names: &BTreeMap<Route, String>,
    chapter: &Chapter,
    first: bool,
) -> Result<Clean, Failure> {
    let files = maker.files;
    let page = maker.read(&chapter.route)?;
    let pictures = RefCell::new(BTreeMap::new());
    let failed = RefCell::new(None);
    let rules = Rules {
        prefix: "",
        target: &|address| target(files, &page, address, names),
        picture: &|address| {
            let route = named(files, &page.route, address)?;
            let made = files.ask(&route);
            let bytes = made.map_err(|why| failed.replace(Some(why))).ok()?;
            let part = address.split_once('#').map(|(_, part)| part);
            // Of all pictograms the one that is shown.
            let one = part.and_then(|part| Some((part, pictogram(&bytes, part)?)));
            let (name, bytes) = match one {
                Some((part, one)) => (picture(&route, part), one.into_bytes().into()),
                None => (picture(&route, ""), bytes),
            };
            pictures.borrow_mut().insert(name.clone(), bytes);
            Some(name)
        },
        exit: None,
        top: if first { maker.made() } else { "" },
        recording: maker.recording(),
        furnished: false,
    };
    let Body { html, class } =
        body(&page.text, &page.tokens, "main", &rules).ok_or_else(|| page.unread())?;
    if let Some(why) = failed.into_inner() {
        return Err(why);
    }
    let letter = Some(&page.text).filter(|_| chapter.letter).and_then(|page| fill::letter(page));
    let html = match letter {
        Some(letter) => fill::instead(html, &letter),
        None => html,
    };
    let head = maker.head(&page);
    Ok(Clean { html, class, head, pictures: pictures.into_inner() })
}

/// Where a link with `address` leads from `page`.
fn target(
    files: &Files<'_>,
    page: &Page,
    address: &str,
    names: &BTreeMap<Route, String>,
) -> Target {
    let address = address.trim();
    let id = address.split_once('#').map_or("", |(_, id)| id);
    let within = |file: &String| match id {
        "" => Target::Address(file.clone()),
        id => Target::Address(format!("{file}#{id}")),
    };
    if address.starts_with('#') {
        return names.get(&page.route).map_or(Target::Nowhere, within);
    }
    // Reading programs do not know them, and checkers of books warn of them; the number is there.
    let begins = |scheme: &&str| {
        address.get(..scheme.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(scheme))
    };
    if ["sms:", "whatsapp:"].iter().any(begins) {
        return Target::Nowhere;
    }
    if is_followed(address) {
        return Target::Address(address.to_owned());
    }
    let Some(route) = named(files, &page.route, address) else { return Target::Nowhere };
    names.get(&route).map_or_else(|| on_site(files, &route, Some(id)), within)
}

/// The name of a picture, or of a `part` of it, which says nothing.
fn picture(route: &Route, part: &str) -> String {
    let ending = route.as_str().rsplit('.').next().unwrap_or_default();
    format!("{}.{ending}", opaque(&format!("{route}#{part}")))
}
