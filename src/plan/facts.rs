//! What is known of a file whose bytes are gone.

use std::collections::BTreeSet;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use memchr::memmem;
use percent_encoding::percent_decode;
use sha2::{Digest, Sha256};

use crate::assets::sheet_addresses;
use crate::route::{ASSETS, Route, join, parent};
use crate::weight;

/// What is known of a file whose bytes are gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Its bytes on their way to a reader; see [`weight::sent`]. Those of a page are
    /// [estimated](weight::estimated): they are looked at in sums.
    pub sent: u64,
    /// Its bytes as they are.
    pub size: u64,
    /// Its hash as browsers check it: `sha256-` and base64 (W3C Subresource Integrity).
    pub integrity: String,
    /// Assets that it may load, where it is a page or a style sheet.
    pub loads: Vec<Route>,
}

impl Facts {
    /// What can be read in the `bytes` of the file at `route`.
    pub fn of(route: &Route, bytes: &[u8]) -> Self {
        Self { integrity: integrity(bytes), ..Self::of_draft(route, bytes) }
    }

    /// The same without the hash, for bytes that are not [final](super::Make::is_final).
    pub fn of_draft(route: &Route, bytes: &[u8]) -> Self {
        let sent = match route.as_str().ends_with(".html") {
            true => weight::estimated(bytes),
            false => weight::sent(route.as_str(), bytes),
        };
        let integrity = String::new();
        Self { sent, size: bytes.len() as u64, integrity, loads: loads(route, bytes) }
    }

    /// The same of a file that loads `now` where it loaded `before`.
    #[must_use]
    pub fn loading(self: &Arc<Self>, before: Option<&Route>, now: Option<&Route>) -> Arc<Self> {
        let loads = |load: &Route| Some(load) == before;
        let Some(now) = now.filter(|now| Some(*now) != before && self.loads.iter().any(loads))
        else {
            return Arc::clone(self);
        };
        let mut facts = Self::clone(self);
        facts.loads.iter_mut().filter(|load| loads(load)).for_each(|load| load.clone_from(now));
        Arc::new(facts)
    }
}

/// What a browser calls the integrity of `bytes`.
pub fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

/// Assets that the file at `route` may load: a style sheet those at each of its addresses, a page
/// all that it names in `assets/`, others none. Names of assets hold their hash, so that nothing
/// else looks like one.
pub fn loads(route: &Route, bytes: &[u8]) -> Vec<Route> {
    let name = route.as_str();
    let text = name.ends_with(".html") || name.ends_with(".css");
    if text { assets(route, bytes).into_iter().collect() } else { Vec::new() }
}

fn assets(route: &Route, bytes: &[u8]) -> BTreeSet<Route> {
    if route.as_str().ends_with(".css") {
        // A sheet lies among the assets.
        let folder = parent(route.as_str());
        let text = String::from_utf8_lossy(bytes);
        let path = |address: String| {
            let address = address.split('#').next()?;
            Some(percent_decode(address.as_bytes()).decode_utf8().ok()?.into_owned())
        };
        return sheet_addresses(&text)
            .into_iter()
            .filter_map(path)
            .filter_map(|path| Some(Route::new(join(folder, &path)?.join("/"))))
            .collect();
    }
    let ends =
        |byte: &u8| matches!(byte, b'"' | b'\'' | b' ' | b',' | b')' | b'<' | b'>' | b'\n' | b'#');
    let found = memmem::find_iter(bytes, ASSETS).filter_map(|at| {
        let rest = bytes.get(at..)?;
        // Also before the name of a part of it: `icons.svg#lock`.
        rest.get(..rest.iter().position(ends)?)
    });
    // A page names most of them several times.
    let written: BTreeSet<&[u8]> = found.collect();
    let path = |written: &[u8]| {
        let path = percent_decode(written).decode_utf8().ok()?;
        Some(Route::new(path.replace("&amp;", "&")))
    };
    written.into_iter().filter_map(path).collect()
}
