//! Writes an edition: what changed is written beside the output while it is made, and the two
//! folders change places in one step when all is there and sound.
//!
//! A build that fails, is killed or meets a full disk leaves the last output whole: at its place,
//! or, where a disk cannot exchange folders and a build was killed between two steps, where the
//! next one finds it and puts it back.

mod beside;
mod error;
mod file_system;
mod folder;
mod last;
mod list;
mod names;
mod others;
mod packed;
mod place;
mod records;
mod report;
mod stage;
mod stat;
mod stat_record;

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use rayon::prelude::*;
use rustc_hash::FxHashSet;

use crate::diag::{Code, Diagnostic};
use crate::outputs::Fingerprint;
use crate::plan::{Bytes, Facts, Failure, Make, Plan, integrity, loads};
use crate::route::Route;
use crate::threads::SHARE;

pub use error::EmitError;
pub use file_system::{FileSystem, Native};
pub use folder::{FOLDER, is_output, made, written};
pub use last::{Kept, LastOutput, LastPages, last_files, last_pages};
pub use list::BuildInfo;
pub use packed::packed;
pub use place::place;
pub use records::{TEXTS, WORDS};
pub use report::{FileReport, Report, Timing};

use beside::Turn;
use error::io_error;
use folder::Before;
use list::ManifestEntry;
use names::is_record;
use stage::StagingDir;
use stat::{Loads, Stat};

/// What an emission did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Emitted {
    /// Files in the output.
    pub files: usize,
    /// Their bytes.
    pub bytes: u64,
    /// Files that were new or different.
    pub written: usize,
    /// Files that are no longer part of the site.
    pub removed: usize,
}

/// What could not be made, and why.
pub type Failures = BTreeMap<Route, Failure>;

/// Makes those files of `plan` that are `wanted`, but for those that `keep` has, and hands each to
/// `take` as soon as it is there, with what is known of it. What is made of others comes last.
pub fn each<O: Make<C>, C: Send + Sync>(
    plan: &Plan<O, C>,
    wanted: &dyn Fn(&Route, &O) -> bool,
    keep: &(dyn Fn(&Route) -> Option<Option<Facts>> + Sync),
    take: &(dyn Fn(&Route, Bytes, Option<&Facts>) + Sync),
) -> Failures {
    let all = plan.routes().filter_map(|route| plan.table().get(route));
    let all = all.filter(|(_, route, output)| wanted(route, output));
    let (derived, own): (Vec<_>, Vec<_>) = all.partition(|(.., output)| output.is_derived());
    let (long, short): (Vec<_>, Vec<_>) = own.into_iter().partition(|(.., o)| o.is_long());
    let make = |(_, route, _): &(usize, &Route, &O)| {
        if let Some(kept) = keep(route) {
            kept.into_iter().for_each(|facts| plan.preset(route, Arc::new(facts)));
            return None;
        }
        match plan.make_streaming(route) {
            Ok((bytes, facts)) => {
                take(route, bytes, facts.as_deref());
                None
            }
            Err(failure) => Some(((*route).clone(), failure)),
        }
    };
    let make_all = |routes: &[_]| -> Vec<_> {
        routes.par_iter().with_max_len(SHARE).filter_map(make).collect()
    };
    // One thread begins with what takes long, and the others do not: such files may be made
    // together, so that one would wait for another.
    let (long, short) = rayon::join(|| make_all(&long), || make_all(&short));
    [long, short, make_all(&derived)].into_iter().flatten().collect()
}

/// The faults of the files of `plan` that `failed`, in the order of routes.
pub fn faults<O: Make<C>, C: Send + Sync>(plan: &Plan<O, C>, failed: Failures) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    for failure in failed.into_values() {
        match failure {
            Failure::Faults(found) => faults.extend(found),
            Failure::Reported => {}
            // What is asked for has another file in its place, which was said.
            _ if !plan.table().crowded().is_empty() => {}
            // Errors of the program: the tests run every plan they can think of.
            failure => faults.push(
                Diagnostic::new(Code::ThemeRender, failure.to_string())
                    .help("this is a fault of mashal itself; please report it"),
            ),
        }
    }
    faults
}

/// Every file of `plan`, in the order of routes; all faults, if there are any.
///
/// # Errors
///
/// All faults of all files, in the order of routes.
pub fn produce<O: Make<C>, C: Send + Sync>(
    plan: &Plan<O, C>,
) -> Result<Vec<(Route, Bytes)>, Vec<Diagnostic>> {
    let files = Mutex::new(BTreeMap::new());
    let failed = each(plan, &|_, _| true, &|_| None, &|route, bytes, _| {
        lock(&files).insert(route.clone(), bytes);
    });
    if !failed.is_empty() {
        return Err(faults(plan, failed));
    }
    Ok(std::mem::take(&mut *lock(&files)).into_iter().collect())
}

/// Puts the last output of `out` back where a build was killed while it put another in its place,
/// and removes what killed builds left; whether there was something to put back.
///
/// # Errors
///
/// Where the disk does not do what is asked; the last output is where the error says.
pub fn recover(out: &Path) -> Result<bool, EmitError> {
    let disk: Arc<dyn FileSystem> = Arc::new(Native);
    beside::settle(&disk, out)
}

/// A file of the new output.
#[derive(Debug)]
struct Put {
    known: ManifestEntry,
    length: u64,
    /// Whether it is in the last output as it is.
    same: bool,
    /// How it lay there when it was known to be that file.
    stat: Option<Stat>,
    /// Assets that it may load.
    loads: Loads,
}

/// An output that is being written.
#[derive(Debug)]
pub struct Emission {
    disk: Arc<dyn FileSystem>,
    out: PathBuf,
    before: Before,
    /// How a file lies that was made when it began: what was done to others before shows.
    begun: Option<Stat>,
    /// All of what files load: many load the same.
    loads: Mutex<FxHashSet<Loads>>,
    /// None where the build is over.
    stage: RwLock<Option<StagingDir>>,
    /// All files so far.
    files: Mutex<BTreeMap<Route, Put>>,
    /// What is in the stage as it will not be, and of how many bytes.
    drafts: Mutex<HashMap<Route, usize>>,
    /// The first thing that went wrong; nothing is written after it.
    error: Mutex<Option<EmitError>>,
}

impl Emission {
    /// Begins to write what will be at `out`.
    ///
    /// # Errors
    ///
    /// Where nothing can be written beside `out`.
    pub fn begin(out: &Path) -> Result<Self, EmitError> {
        Self::begin_on(Arc::new(Native), out)
    }

    /// The same on a `disk` that is not as others.
    ///
    /// # Errors
    ///
    /// As of [`begin`](Self::begin).
    pub fn begin_on(disk: Arc<dyn FileSystem>, out: &Path) -> Result<Self, EmitError> {
        Self::begin_after(LastOutput::find_on(disk, out)?)
    }

    /// The same where the `last` output was looked through already.
    ///
    /// # Errors
    ///
    /// As of [`begin`](Self::begin).
    pub fn begin_after(last: LastOutput) -> Result<Self, EmitError> {
        let LastOutput { disk, out, before } = last;
        let stage = StagingDir::new(Arc::clone(&disk), &out)?;
        Ok(Self {
            begun: stage.begun(),
            stage: RwLock::new(Some(stage)),
            disk,
            out,
            before,
            loads: Mutex::default(),
            files: Mutex::default(),
            drafts: Mutex::default(),
            error: Mutex::default(),
        })
    }

    /// Puts a file aside that is not what it will be, from any thread: in the stage, since all of
    /// them together may be more than memory holds. It is [taken back](Self::draft) and
    /// [put](Self::put) before the end.
    pub fn put_draft(&self, route: &Route, bytes: &[u8]) {
        lock(&self.drafts).insert(route.clone(), bytes.len());
        self.staged_or_failed(|stage| stage.write(route, bytes));
    }

    /// Takes back what was put aside at `route`; none where something went wrong.
    pub fn draft(&self, route: &Route) -> Option<Vec<u8>> {
        self.staged_or_failed(|stage| stage.read(route))
    }

    /// Adds a file, from any thread, with what is known of it and its
    /// [fingerprint](crate::edition::Edition::fingerprint).
    pub fn put(
        &self,
        route: &Route,
        bytes: &[u8],
        facts: Option<&Facts>,
        fingerprint: Option<Fingerprint>,
    ) {
        if lock(&self.error).is_some() {
            return;
        }
        let before = self.before.listed.get(route.as_str()).filter(|file| file.there);
        let held = before.and_then(|_| folder::holds(&self.out, route, bytes));
        let same = held.is_some();
        let drafted = lock(&self.drafts).remove(route);
        self.staged_or_failed(|stage| match (same, drafted) {
            (true, None) => Ok(()),
            (true, Some(_)) => stage.remove(route),
            (false, Some(length)) if length == bytes.len() => stage.overwrite(route, bytes),
            (false, _) => stage.write(route, bytes),
        });
        let loads = match facts {
            Some(facts) => self.shared(&facts.loads),
            None => self.shared(&loads(route, bytes)),
        };
        let known = ManifestEntry {
            integrity: facts.map_or_else(|| integrity(bytes), |facts| facts.integrity.clone()),
            sent: facts.map(|facts| facts.sent),
            fingerprint,
        };
        let (length, stat) = (bytes.len() as u64, self.before_it_began(held.flatten()));
        let put = Put { known, length, same, stat, loads };
        lock(&self.files).insert(route.clone(), put);
    }

    /// How a file of the last output lay before it was read: whatever is done to it after that
    /// shows.
    fn before_it_began(&self, stat: Option<Stat>) -> Option<Stat> {
        stat.filter(|stat| self.begun.is_some_and(|begun| stat.is_before(&begun)))
    }

    fn shared(&self, loads: &[Route]) -> Loads {
        let mut all = lock(&self.loads);
        if let Some(known) = all.get(loads) {
            return Arc::clone(known);
        }
        let loads: Loads = loads.into();
        all.insert(Arc::clone(&loads));
        loads
    }

    /// Makes the output hold exactly the files that were added; `info` is what they say of
    /// themselves to the next build.
    ///
    /// # Errors
    ///
    /// Where the disk does not do what is asked. The last output is whole then, in its place or
    /// where the error says.
    pub fn finish(&self, info: &BuildInfo) -> Result<Emitted, EmitError> {
        if let Some(error) = lock(&self.error).take() {
            return Err(error);
        }
        let files = std::mem::take(&mut *lock(&self.files));
        let gone = |path: &&str| !is_record(path) && !files.contains_key(*path);
        let there = self.before.listed.there().map(|file| &*file.path);
        let of_site = files.iter().filter(|(route, _)| !is_record(route.as_str()));
        let of_site: Vec<_> = of_site.collect();
        let emitted = Emitted {
            files: of_site.len(),
            bytes: of_site.iter().map(|(_, put)| put.length).sum(),
            written: of_site.iter().filter(|(_, put)| !put.same).count(),
            removed: there.filter(gone).count(),
        };
        let all_same = emitted.written == 0 && !self.before.exposed;
        let known: Vec<_> = files.iter().map(|(route, put)| (route, &put.known)).collect();
        let list = list::write(info, &known);
        let only_list = self.before.list.is_some() && all_same && emitted.removed == 0;
        let same_list = only_list && self.before.list.as_ref() == Some(&list);
        if !only_list {
            let same: Vec<_> = of_site.iter().filter(|(_, put)| put.same).collect();
            let taken = self.staged(|stage| {
                same.par_iter().try_for_each(|(route, _)| stage.take(&self.out, route))
            });
            if !same.is_empty() {
                self.is_as_it_was()?;
            }
            taken.map_err(|error| match error {
                EmitError::Io { error, .. } if error.kind() == io::ErrorKind::NotFound => {
                    self.overtaken()
                }
                error => error,
            })?;
        }
        if !same_list {
            let written = self.staged(|stage| stage.list(&list))?;
            self.disk.sync_all(&written).map_err(io_error(&written))?;
        }
        // Whoever would end the build now waits until one of the two outputs is in its place.
        let mut stage = self.stage.write().unwrap_or_else(PoisonError::into_inner);
        let stage = stage.take().ok_or(EmitError::Ended)?;
        let _turn = Turn::take(Arc::clone(&self.disk), &self.out)?;
        if only_list {
            self.is_as_it_was()?;
        }
        self.put_down(&stage, &files)?;
        if !only_list {
            // Somebody may have put something there while the site was made.
            place::free(&self.out)?;
            folder::check(&self.out, &self.before)?;
            stage.replace(&self.out, &list)?;
        } else if !same_list {
            stage.replace_list(&self.out)?;
        }
        // Without it the next build reads what it need not.
        let _spared = stat_record::write(&*self.disk, &self.out, &list, &files);
        Ok(emitted)
    }

    /// Ends the build from another thread, for whoever ends the program: what was written so far
    /// goes. Whether the last output is as it was; otherwise the new one is there already.
    pub fn end(&self) -> bool {
        let mut stage = self.stage.write().unwrap_or_else(PoisonError::into_inner);
        stage.take().is_some()
    }

    fn staged<T>(
        &self,
        work: impl FnOnce(&StagingDir) -> Result<T, EmitError>,
    ) -> Result<T, EmitError> {
        let stage = self.stage.read().unwrap_or_else(PoisonError::into_inner);
        work(stage.as_ref().ok_or(EmitError::Ended)?)
    }

    /// The same; where it goes wrong the build fails, and there is nothing.
    fn staged_or_failed<T>(
        &self,
        work: impl FnOnce(&StagingDir) -> Result<T, EmitError>,
    ) -> Option<T> {
        let failed = |error| {
            lock(&self.error).get_or_insert(error);
        };
        self.staged(work).map_err(failed).ok()
    }

    /// Whether what was found in the last output, and taken from there, is of one build.
    fn is_as_it_was(&self) -> Result<(), EmitError> {
        let same = folder::list_at(&self.out)? == self.before.list;
        same.then_some(()).ok_or_else(|| self.overtaken())
    }

    fn overtaken(&self) -> EmitError {
        EmitError::Overtaken { folder: self.out.clone() }
    }
}

/// A panic of another thread ends the build in any case.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
