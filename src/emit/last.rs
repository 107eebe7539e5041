//! What the last output says of itself and of its files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::error::EmitError;
use super::file_system::{FileSystem, Native};
use super::folder::{self, Before, Whole};
use super::list::{BuildInfo, ListedFile};
use super::names::is_record;
use super::stat::Seen;
use super::{Emission, Emitted, Put, beside, lock, packed, place};
use crate::outputs::Fingerprint;
use crate::plan::{Facts, loads};
use crate::route::Route;

/// The output of the last build, looked through once for the next one.
#[derive(Debug)]
pub struct LastOutput {
    pub(super) disk: Arc<dyn FileSystem>,
    pub(super) out: PathBuf,
    pub(super) before: Before,
}

impl LastOutput {
    /// What is at `out`, also where that is nothing.
    ///
    /// # Errors
    ///
    /// Where there is something else than an output, or the disk does not do what is asked.
    pub fn find(out: &Path) -> Result<Self, EmitError> {
        Self::find_on(Arc::new(Native), out)
    }

    /// The same on a `disk` that is not as others.
    ///
    /// # Errors
    ///
    /// As of [`find`](Self::find).
    pub fn find_on(disk: Arc<dyn FileSystem>, out: &Path) -> Result<Self, EmitError> {
        let out = place::free(out)?;
        // Also where nothing is to be written: the last build may have been killed right at its
        // end.
        beside::settle(&disk, &out)?;
        let before = folder::inspect(&out)?;
        Ok(Self { disk, out, before })
    }

    /// What the last build was [made from](BuildInfo::made_from).
    pub fn made_from(&self) -> Option<&str> {
        self.before.info.as_ref()?.made_from.as_deref()
    }

    /// What the last build said of itself, where each of its files is still there as it was.
    pub fn unchanged(&self) -> Option<(BuildInfo, Emitted)> {
        let info = self.before.info.clone()?;
        let whole = |file: &ListedFile| {
            let length = file.length_of_whole(&self.out)?;
            // What is no file of the site is not counted.
            Some((!is_record(&file.path)).then_some(length))
        };
        let listed = self.before.listed.as_slice();
        let lengths: Vec<Option<u64>> = listed.par_iter().map(whole).collect::<Option<_>>()?;
        let of_site = || lengths.iter().flatten();
        let emitted =
            Emitted { files: of_site().count(), bytes: of_site().sum(), ..Emitted::default() };
        (!self.before.exposed).then_some((info, emitted))
    }
}

/// Pages of an output by path, with what each was made of, as far as its list says that.
pub type LastPages = BTreeMap<String, Option<Fingerprint>>;

/// A file that need not be made.
#[derive(Debug)]
pub struct Kept {
    /// What is known of it; none where nothing is made of it.
    pub facts: Option<Facts>,
    /// Assets that it may load.
    pub loads: Arc<[Route]>,
    /// Its bytes, where somebody wants to read them.
    pub bytes: Option<Vec<u8>>,
}

/// Those of the output at `out`; none where there is no output of ours.
pub fn last_pages(out: &Path) -> LastPages {
    folder::listed(out).as_ref().map(pages).unwrap_or_default()
}

/// All files of the site in the output at `out`, in order; none where there is no output of ours.
pub fn last_files(out: &Path) -> Option<Vec<Route>> {
    let listed = folder::listed(out)?.listed;
    let paths = listed.iter().map(|file| &file.path);
    Some(paths.filter(|path| !is_record(path)).map(Route::new).collect())
}

fn pages(before: &Before) -> LastPages {
    let pages = before.listed.iter().filter(|file| file.path.ends_with(".html"));
    pages.map(|file| (file.path.clone(), file.known.fingerprint.clone())).collect()
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
        let listed = self.before.listed.iter();
        listed.filter_map(|file| file.known.fingerprint.as_ref()?.text.as_deref())
    }

    /// Assets of the last output, as of [`made`](super::made).
    pub fn made(&self) -> BTreeMap<String, Vec<Route>> {
        self.before.made()
    }

    /// Adds the file at `route` as it is in the last output, with what was compressed beside it;
    /// none where it does not have this `fingerprint`, or is not as it was. `read` says whether
    /// somebody wants its bytes; otherwise a file that lies as it did is not read.
    pub fn keep(&self, route: &Route, fingerprint: &Fingerprint, read: bool) -> Option<Kept> {
        let file = self.before.listed.get(route.as_str())?;
        let same = |known: &Fingerprint| known.inputs == fingerprint.inputs;
        if !file.known.fingerprint.as_ref().is_some_and(same) {
            return None;
        }
        let (put, bytes) = self.take_over(route, file, read)?;
        let mut files = vec![(route.clone(), put)];
        for route in packed::routes(route) {
            if let Some(packed) = self.before.listed.get(route.as_str()) {
                files.push((route.clone(), self.take_over(&route, packed, false)?.0));
            }
        }
        let [(_, put), ..] = &mut *files else { return None };
        // What was found in the text may be something else than it was.
        put.known.fingerprint = Some(fingerprint.clone());
        let loads = Arc::clone(&put.loads);
        let facts = |sent| Facts {
            sent,
            size: put.length,
            integrity: put.known.integrity.clone(),
            loads: loads.to_vec(),
        };
        let facts = file.known.sent.map(facts);
        lock(&self.files).extend(files);
        Some(Kept { facts, loads, bytes })
    }

    /// A `file` of the last output, where it is as it was, and its bytes if they were read.
    fn take_over(
        &self,
        route: &Route,
        file: &ListedFile,
        read: bool,
    ) -> Option<(Put, Option<Vec<u8>>)> {
        let known = file.known.clone();
        let untouched = if read { None } else { file.untouched(&self.out) };
        if let Some(Seen { stat, loads }) = untouched {
            let (length, stat, loads) = (stat.size, Some(*stat), Arc::clone(loads));
            return Some((Put { known, length, same: true, stat, loads }, None));
        }
        let Whole { bytes, stat } = file.whole(&self.out)?;
        let (length, stat) = (bytes.len() as u64, self.before_it_began(stat));
        let loads = self.shared(&loads(route, &bytes));
        Some((Put { known, length, same: true, stat, loads }, Some(bytes)))
    }

    /// The bytes at `route` in the last output; none, and the build fails, where they are not as
    /// they were any more.
    pub fn last_bytes(&self, route: &Route) -> Option<Vec<u8>> {
        let bytes = self.last_page(route);
        if bytes.is_none() {
            lock(&self.error).get_or_insert_with(|| self.overtaken());
        }
        bytes
    }

    /// The file at `route` in the last output, where it is as it was.
    pub fn last_page(&self, route: &Route) -> Option<Vec<u8>> {
        Some(self.before.listed.get(route.as_str())?.whole(&self.out)?.bytes)
    }
}
