//! The list that a build leaves in its output: what it was made from, and what each file is.

use std::fmt::{self, Write};

use rayon::prelude::*;

use super::stat::Seen;
use crate::outputs::Fingerprint;
use crate::route::Route;

/// How lists begin: this, and a [`BuildInfo`]. Each line after it is a [`ManifestEntry`] and a
/// path. A space stands between two words, and `-` for one that there is not; only paths may have
/// spaces of their own.
const FORMAT: &str = "mashal 5 ";
/// How lists of earlier versions do, and how many words stand before a path in each line.
const FORMER: [(&str, usize); 4] =
    [("mashal 1", 0), ("mashal 2 ", 1), ("mashal 3 ", 3), ("mashal 4 ", 4)];

/// What a build says of itself, in the first line of its list of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BuildInfo {
    /// The [fingerprint](crate::world::Tracked::fingerprint) of all that it was made from; none
    /// where another build must be run in any case, since there is something to say about the site.
    pub made_from: Option<String>,
    /// The same of the inputs that all files [share](crate::outputs).
    pub shared: Option<String>,
    /// What its [fonts](crate::edition::Edition::fonts_from) were cut to.
    pub fonts_from: Option<String>,
    /// The [style sheet](crate::assets::Fonts) of these that pages link to.
    pub sheet: Option<String>,
    /// HTML pages.
    pub pages: usize,
    /// Languages that came out.
    pub languages: usize,
}

/// What is known of a file in the output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct ManifestEntry {
    /// Its hash, as [`integrity`] writes it.
    pub(super) integrity: String,
    /// How many bytes are [sent](crate::plan::Facts::sent), where something is made of that.
    pub(super) sent: Option<u64>,
    /// That of what it is made of beside the shared inputs, where that may spare making it.
    pub(super) fingerprint: Option<Fingerprint>,
}

/// A file on a list.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ListedFile {
    pub(super) path: String,
    pub(super) known: ManifestEntry,
    /// How it lay when it was known to be that file; what is beside the list says so.
    pub(super) seen: Option<Seen>,
    /// Whether a file lies there.
    pub(super) there: bool,
}

/// The files on a list, by path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Listed(Vec<ListedFile>);

impl Listed {
    fn new(mut files: Vec<ListedFile>) -> Self {
        // In order already, but in a list that somebody has changed.
        files.sort_by(|one, other| one.path.cmp(&other.path));
        files.dedup_by(|one, other| one.path == other.path);
        Self(files)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &ListedFile> {
        self.0.iter()
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut ListedFile> {
        self.0.iter_mut()
    }

    /// For several threads.
    pub(super) fn as_slice(&self) -> &[ListedFile] {
        &self.0
    }

    /// Files of the list that are there.
    pub(super) fn there(&self) -> impl Iterator<Item = &ListedFile> {
        self.iter().filter(|file| file.there)
    }

    /// The file at `path`.
    pub(super) fn get(&self, path: &str) -> Option<&ListedFile> {
        self.0.get(self.place(path)?)
    }

    /// The same, to be changed.
    pub(super) fn get_mut(&mut self, path: &str) -> Option<&mut ListedFile> {
        let place = self.place(path)?;
        self.0.get_mut(place)
    }

    /// Whether a file lies, or lay, below the folder at `path`.
    pub(super) fn has_below(&self, path: &str) -> bool {
        let folder = format!("{path}/");
        let next = self.0.partition_point(|file| *file.path < *folder);
        self.0.get(next).is_some_and(|file| file.path.starts_with(&folder))
    }

    fn place(&self, path: &str) -> Option<usize> {
        self.0.binary_search_by(|file| (*file.path).cmp(path)).ok()
    }
}

impl fmt::Display for BuildInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in [&self.made_from, &self.shared, &self.fonts_from, &self.sheet] {
            write!(f, "{} ", or_dash(name))?;
        }
        write!(f, "{} {}", self.pages, self.languages)
    }
}

impl BuildInfo {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        Some(Self {
            made_from: unless_dash(words.next()?),
            shared: unless_dash(words.next()?),
            fonts_from: unless_dash(words.next()?),
            sheet: unless_dash(words.next()?),
            pages: words.next()?.parse().ok()?,
            languages: words.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for ManifestEntry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sent = self.sent.map(|sent| sent.to_string());
        let (text, inputs) = match &self.fingerprint {
            Some(Fingerprint { text, inputs }) => (or_dash(text), inputs.as_str()),
            None => ("-", "-"),
        };
        write!(f, "{} {} {text} {inputs}", self.integrity, or_dash(&sent))
    }
}

impl ManifestEntry {
    /// What a line says.
    fn read(line: &str) -> Option<ListedFile> {
        let mut words = line.splitn(5, ' ');
        let (integrity, sent) = (words.next()?.to_owned(), words.next()?.parse().ok());
        let (text, inputs) = (unless_dash(words.next()?), unless_dash(words.next()?));
        let fingerprint = inputs.map(|inputs| Fingerprint { text, inputs });
        let known = Self { integrity, sent, fingerprint };
        Some(ListedFile { path: words.next()?.to_owned(), known, seen: None, there: false })
    }
}

fn or_dash(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("-")
}

fn unless_dash(word: &str) -> Option<String> {
    (word != "-").then(|| word.to_owned())
}

/// The list of `files`, in order.
pub(super) fn write(info: &BuildInfo, files: &[(&Route, &ManifestEntry)]) -> String {
    let lines = files.par_chunks(1024).map(|files| {
        let mut lines = String::new();
        for (route, known) in files {
            // Writing to memory does not fail.
            let _written = writeln!(lines, "{known} {}", route.as_str());
        }
        lines
    });
    format!("{FORMAT}{info}\n{}", lines.collect::<Vec<_>>().concat())
}

/// The name in a list of ours, and what it says of each file; none where it is not one.
pub(super) fn read(list: &str) -> Option<(Option<BuildInfo>, Listed)> {
    let (first, lines) = list.split_once('\n')?;
    let former = FORMER.iter().find(|(format, _)| first.starts_with(format));
    let known = |line: &str| match former {
        Some((_, words)) => Some(ListedFile {
            path: line.splitn(words + 1, ' ').last()?.to_owned(),
            known: ManifestEntry::default(),
            seen: None,
            there: false,
        }),
        None => ManifestEntry::read(line),
    };
    let info = first.strip_prefix(FORMAT).and_then(BuildInfo::read);
    let ours = former.is_some() || info.is_some();
    ours.then(|| (info, Listed::new(lines.par_lines().filter_map(known).collect())))
}
