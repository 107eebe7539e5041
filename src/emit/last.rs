//! What the last output says of itself and of its files.

use std::collections::BTreeMap;
use std::path::Path;

use super::Emission;
use super::folder::{self, Before};
use super::list::BuildInfo;
use super::names::is_record;
use crate::outputs::Fingerprint;
use crate::route::Route;

/// Pages of an output by path, with what each was made of, as far as its list says that.
pub type LastPages = BTreeMap<String, Option<Fingerprint>>;

/// Those of the output at `out`; none where there is no output of ours.
pub fn last_pages(out: &Path) -> LastPages {
    folder::listed(out).as_ref().map(pages).unwrap_or_default()
}

/// All files of the site in the output at `out`, in order; none where there is no output of ours.
pub fn last_files(out: &Path) -> Option<Vec<Route>> {
    let listed = folder::listed(out)?.listed;
    Some(listed.into_keys().filter(|path| !is_record(path)).map(Route::new).collect())
}

fn pages(before: &Before) -> LastPages {
    let pages = before.listed.iter().filter(|(path, _)| path.ends_with(".html"));
    pages.map(|(path, known)| (path.clone(), known.fingerprint.clone())).collect()
}

impl Emission {
    /// What the last build said of itself.
    pub fn last(&self) -> Option<&BuildInfo> {
        self.before.info.as_ref()
    }

    /// Pages of the last output.
    pub fn last_pages(&self) -> LastPages {
        pages(&self.before)
    }

    /// The fingerprints of all texts that the last output shows.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let known = self.before.listed.values();
        known.filter_map(|known| known.fingerprint.as_ref()?.text.as_deref())
    }

    /// Assets of the last output, as of [`made`](super::made).
    pub fn made(&self) -> BTreeMap<String, Vec<Route>> {
        self.before.made()
    }
}
