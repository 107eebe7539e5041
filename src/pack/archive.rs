//! A language as a site in a ZIP.

use std::io::{self, Write};

use flate2::Compression;
use flate2::write::DeflateEncoder;
use rawzip::time::UtcDateTime;
use rawzip::{CompressionMethod, ZipArchiveWriter};

use crate::diag::{Code, Diagnostic};
use crate::edition::Edition;
use crate::emit;
use crate::outputs::Output;
use crate::plan::Bytes;
use crate::route::{RECORDS, Route};

/// 1980-01-01, the first day that the format knows.
const OLDEST: i64 = 315_532_800;

/// All files of `edition` that are read without a server; the same bytes each time.
///
/// # Errors
///
/// All faults of its files.
pub(super) fn archive(edition: &Edition) -> Result<Bytes, Vec<Diagnostic>> {
    let files = emit::produce(&edition.plan)?;
    let read = files.iter().filter(|(route, _)| {
        let output = edition.plan.table().get(route).map(|(.., output)| output);
        // Records are for the next build.
        let record = route.as_str().starts_with(RECORDS);
        output.is_some_and(|output| !is_for_servers(output)) && !record
    });
    let entry = |(route, bytes): &(Route, Bytes)| (route.as_str().to_owned(), bytes.clone());
    let read: Vec<_> = read.map(entry).collect();
    let read = read.iter().map(|(name, bytes)| Entry { name: name.clone(), bytes, plain: false });
    zipped(read).map(Bytes::from).map_err(|error| fault(&error))
}

/// What it means that no ZIP comes out.
pub(super) fn fault(error: &io::Error) -> Vec<Diagnostic> {
    let message = format!("the ZIP cannot be made: {error}");
    let help = "pack fewer languages, or attach less to its guides";
    vec![Diagnostic::new(Code::ThemeRender, message).help(help)]
}

/// What nobody asks for who reads from a folder.
fn is_for_servers(output: &Output) -> bool {
    match output {
        Output::Missing
        | Output::Sitemap
        | Output::Robots
        | Output::Headers(_)
        | Output::Worker
        | Output::Manifest { .. }
        | Output::PassedOn { .. }
        | Output::Sizes { .. }
        | Output::Pack { .. }
        | Output::PackMoved { .. }
        | Output::Version { .. } => true,
        Output::Asset { .. }
        | Output::Article { .. }
        | Output::Letter { .. }
        | Output::Languages
        | Output::Help { .. }
        | Output::Card { .. }
        | Output::Saved { .. }
        | Output::Search { .. }
        | Output::SearchIndex { .. }
        | Output::Redirect { .. }
        | Output::Feed { .. } => false,
    }
}

/// A file of a ZIP.
pub(super) struct Entry<'e> {
    /// Its path.
    pub name: String,
    /// Its bytes.
    pub bytes: &'e [u8],
    /// Whether programs look for it at the place where it is, as it is.
    pub plain: bool,
}

/// A ZIP of files. None has a day of its own, an owner or rights.
pub(super) fn zipped<'e>(files: impl IntoIterator<Item = Entry<'e>>) -> io::Result<Vec<u8>> {
    let mut archive = ZipArchiveWriter::new(Vec::new());
    for Entry { name, bytes, plain } in files {
        if plain {
            let file = archive.new_file(name.as_str()).compression_method(CompressionMethod::STORE);
            let (mut entry, config) = file.start().map_err(io::Error::other)?;
            let mut writer = config.wrap(&mut entry);
            writer.write_all(bytes)?;
            let (_, sums) = writer.finish().map_err(io::Error::other)?;
            entry.finish(sums).map_err(io::Error::other)?;
            continue;
        }
        // What is compressed already grows.
        let packed = ["gif", "jpg", "m4a", "mp3", "ogg", "png", "webp", "woff2"];
        let ending = name.rsplit('.').next().unwrap_or_default();
        let level =
            if packed.contains(&ending) { Compression::none() } else { Compression::best() };
        let file = archive.new_file(name.as_str()).compression_method(CompressionMethod::DEFLATE);
        let file = file.last_modified(UtcDateTime::from_unix(OLDEST));
        let (mut entry, config) = file.start().map_err(io::Error::other)?;
        let mut writer = config.wrap(DeflateEncoder::new(&mut entry, level));
        writer.write_all(bytes)?;
        let (encoder, sums) = writer.finish().map_err(io::Error::other)?;
        encoder.finish()?;
        entry.finish(sums).map_err(io::Error::other)?;
    }
    archive.finish().map_err(io::Error::other)
}
