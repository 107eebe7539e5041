//! The record of how the files of an output lie, by which the next build need not read them.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::Put;
use super::file_system::FileSystem;
use super::list::Listed;
use super::names::{is_record, lies_at};
use super::stat::{Loads, Seen, Stat};
use crate::route::Route;

/// The record of how files lie. No list has its hash, since it is another on every disk.
pub(super) const STATS: &str = ".mashal-stats";
/// How the record begins, before its own hash.
const FORMAT: &[u8] = b"mashal stats 1\n";

/// The record.
#[derive(Serialize, Deserialize)]
struct Record<'r> {
    /// The hash of the list that says which files these are.
    list: [u8; 32],
    /// In the order of that list, how each lies, and which of `loads` it has.
    files: Vec<Option<(Stat, u32)>>,
    #[serde(borrow)]
    loads: Vec<Vec<&'r str>>,
}

/// What the record of the output at `out` says of the files that are `listed` in `list`.
pub(super) fn read(out: &Path, list: &str, listed: &mut Listed) {
    let path = lies_at(out, STATS);
    // A pipe in its place would be waited for.
    let Some(Ok(bytes)) = Stat::at(&path).map(|_| read_file(&path)) else { return };
    let Some((hash, rest)) =
        bytes.strip_prefix(FORMAT).and_then(<[u8]>::split_first_chunk::<{ blake3::OUT_LEN }>)
    else {
        return;
    };
    if blake3::hash(rest) != *hash {
        return;
    }
    let Ok(record) = postcard::from_bytes::<Record<'_>>(rest) else { return };
    if record.list != *blake3::hash(list.as_bytes()).as_bytes() {
        return;
    }
    let loads = record.loads.into_iter().map(|loads| loads.into_iter().map(Route::new).collect());
    let loads: Vec<Loads> = loads.collect();
    let files = listed.iter_mut().filter(|file| !is_record(&file.path));
    for (file, seen) in files.zip(record.files) {
        let seen = seen.and_then(|(stat, at)| Some((stat, loads.get(at as usize)?)));
        file.seen = seen.map(|(stat, loads)| Seen { stat, loads: Arc::clone(loads) });
    }
}

#[expect(clippy::disallowed_methods, reason = "what the last build left")]
fn read_file(path: &Path) -> io::Result<Vec<u8>> {
    std::fs::read(path)
}

/// Writes the record of `files`, which lie at `out` with their `list`.
///
/// The record is written twice: what was done to a file before the first time shows, by the clock
/// of this disk, when anything is done to it after the second.
pub(super) fn write(
    disk: &dyn FileSystem,
    out: &Path,
    list: &str,
    files: &BTreeMap<Route, Put>,
) -> io::Result<()> {
    if !Stat::IS_TOLD {
        return Ok(());
    }
    let path = lies_at(out, STATS);
    disk.write(&path, FORMAT)?;
    let Some(now) = Stat::at(&path) else { return Ok(()) };
    let files: Vec<(&Route, &Put)> =
        files.iter().filter(|(route, _)| !is_record(route.as_str())).collect();
    let seen = |(route, put): &(&Route, &Put)| {
        let stat = Stat::at(&out.join(route.as_str()))?;
        let same = match &put.stat {
            Some(before) => stat.is_but_for_names(before),
            // It was written by this build.
            None => !put.same && stat.size == put.length,
        };
        (same && stat.is_before(&now)).then_some(stat)
    };
    let stats: Vec<Option<Stat>> = files.par_iter().map(seen).collect();
    let mut places: BTreeMap<*const Route, u32> = BTreeMap::new();
    let mut loads: Vec<Vec<&str>> = Vec::new();
    let of = files.iter().zip(stats).map(|((_, put), stat)| {
        let own = &put.loads;
        let place = places.entry(own.as_ptr()).or_insert_with(|| {
            loads.push(own.iter().map(Route::as_str).collect());
            (loads.len() - 1) as u32
        });
        Some((stat?, *place))
    });
    let files = of.collect();
    let list = *blake3::hash(list.as_bytes()).as_bytes();
    let Ok(record) = postcard::to_stdvec(&Record { list, files, loads }) else { return Ok(()) };
    let bytes = [FORMAT, blake3::hash(&record).as_bytes(), &record].concat();
    disk.write(&path, &bytes)
}
