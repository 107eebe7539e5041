//! The list that a build leaves in its output: what it was made from, and what each file is.

use std::collections::BTreeMap;
use std::fmt;

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
    /// The path in a line, and what is known of it.
    fn read(line: &str) -> Option<(String, Self)> {
        let mut words = line.splitn(5, ' ');
        let (integrity, sent) = (words.next()?.to_owned(), words.next()?.parse().ok());
        let (text, inputs) = (unless_dash(words.next()?), unless_dash(words.next()?));
        let fingerprint = inputs.map(|inputs| Fingerprint { text, inputs });
        let known = Self { integrity, sent, fingerprint };
        Some((words.next()?.to_owned(), known))
    }
}

fn or_dash(name: &Option<String>) -> &str {
    name.as_deref().unwrap_or("-")
}

fn unless_dash(word: &str) -> Option<String> {
    (word != "-").then(|| word.to_owned())
}

/// The list of `files`, in order.
pub(super) fn write<'f>(
    info: &BuildInfo,
    files: impl Iterator<Item = (&'f Route, &'f ManifestEntry)>,
) -> String {
    let mut list = format!("{FORMAT}{info}\n");
    for (route, known) in files {
        list.push_str(&format!("{known} {}\n", route.as_str()));
    }
    list
}

/// What a build says of itself in the `first` line of its list.
pub(super) fn info(first: &str) -> Option<BuildInfo> {
    first.strip_prefix(FORMAT).and_then(BuildInfo::read)
}

/// The name in a list of ours, and what it says of each file; none where it is not one.
pub(super) fn read(list: &str) -> Option<(Option<BuildInfo>, BTreeMap<String, ManifestEntry>)> {
    let (first, lines) = list.split_once('\n')?;
    let former = FORMER.iter().find(|(format, _)| first.starts_with(format));
    let known = |line: &str| match former {
        Some((_, words)) => {
            Some((line.splitn(words + 1, ' ').last()?.to_owned(), ManifestEntry::default()))
        }
        None => ManifestEntry::read(line),
    };
    let info = info(first);
    let ours = former.is_some() || info.is_some();
    ours.then(|| (info, lines.lines().filter_map(known).collect()))
}
