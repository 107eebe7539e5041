//! `--report`: what came out, how heavy it is, and how long it took.

use std::collections::BTreeMap;
use std::time::Duration;

use serde::Serialize;

use crate::weight;

/// The whole report. Sizes are in bytes, times in milliseconds.
#[derive(Debug, Serialize)]
pub struct Report {
    /// The version of mashal.
    pub version: &'static str,
    /// HTML pages.
    pub pages: usize,
    /// HTML pages by language.
    pub languages: BTreeMap<String, LanguageReport>,
    /// Each stage and its time.
    pub stages: Vec<Timing>,
    /// Every file, by path.
    pub files: BTreeMap<String, FileReport>,
}

/// The sum of one language's folder.
#[derive(Debug, Default, Serialize)]
pub struct LanguageReport {
    /// HTML pages.
    pub pages: usize,
    /// All its files.
    #[serde(flatten)]
    pub size: FileReport,
}

/// How heavy a file is, as it is and as servers send it.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct FileReport {
    /// As it is.
    pub raw: u64,
    /// With gzip, best level.
    pub gzip: u64,
    /// With Brotli, best level.
    pub brotli: u64,
}

/// The time of a stage of the build.
#[derive(Clone, Debug, Serialize)]
pub struct Timing {
    /// `load`, `plan`, `produce`, `emit`.
    pub name: &'static str,
    /// Wall-clock time.
    pub milliseconds: f64,
}

impl Timing {
    /// A stage that took `time`.
    pub fn new(name: &'static str, time: Duration) -> Self {
        Self { name, milliseconds: (time.as_secs_f64() * 1e6).round() / 1e3 }
    }
}

impl Report {
    /// A report of `files`. `languages` are the tags whose folders are summed.
    pub fn new(
        files: BTreeMap<String, FileReport>,
        languages: &[&str],
        stages: Vec<Timing>,
    ) -> Self {
        let none = |tag: &&str| ((*tag).to_owned(), LanguageReport::default());
        let mut report = Self {
            version: env!("CARGO_PKG_VERSION"),
            pages: 0,
            languages: languages.iter().map(none).collect(),
            stages,
            files,
        };
        for (route, size) in &report.files {
            let page = usize::from(route.ends_with(".html"));
            report.pages += page;
            let folder = route.split('/').next().unwrap_or_default();
            if let Some(language) = report.languages.get_mut(folder) {
                language.pages += page;
                language.size.raw += size.raw;
                language.size.gzip += size.gzip;
                language.size.brotli += size.brotli;
            }
        }
        report
    }
}

impl FileReport {
    /// Weighs a file.
    pub fn of(bytes: &[u8]) -> Self {
        Self {
            raw: bytes.len() as u64,
            gzip: weight::gzip(bytes).len() as u64,
            brotli: weight::brotli(bytes).len() as u64,
        }
    }
}
