//! The list that a build leaves in its output: what it was made from, and what each file is.

use std::collections::BTreeMap;
use std::fmt;

use crate::route::Route;

/// How lists begin: this, and a [`Name`]. Each line after it is a [`Known`] and a path. A space stands between
/// two words, and `-` for one that there is not; only paths may have spaces of their own.
const FORMAT: &str = "mashal 3 ";
/// How lists of earlier versions do, and how many words stand before a path in each line.
const FORMER: [(&str, usize); 2] = [("mashal 1", 0), ("mashal 2 ", 1)];

/// What a build says of itself, in the first line of its list of files.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Name {
    /// The [name](crate::world::Witness::name) of all that it was made from; none where another build
    /// must be run in any case, since there is something to say about the site.
    pub made_from: Option<String>,
    /// The same of all that its texts see of each other, and of what is no text.
    pub ground: Option<String>,
    /// What its [fonts](crate::edition::Edition::fonts_from) were cut to.
    pub fonts_from: Option<String>,
    /// HTML pages.
    pub pages: usize,
    /// Languages that came out.
    pub languages: usize,
}

/// What is known of a file in the output.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Known {
    /// Its hash, as [`integrity`] writes it.
    pub(super) integrity: String,
    /// How many bytes are [sent](crate::plan::Facts::sent), where something is made of that.
    pub(super) sent: Option<u64>,
    /// What it [sees](crate::edition::Edition::look_of) beside the ground.
    pub(super) look: Option<String>,
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for name in [&self.made_from, &self.ground, &self.fonts_from] {
            write!(f, "{} ", or_dash(name))?;
        }
        write!(f, "{} {}", self.pages, self.languages)
    }
}

impl Name {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        Some(Self {
            made_from: unless_dash(words.next()?),
            ground: unless_dash(words.next()?),
            fonts_from: unless_dash(words.next()?),
            pages: words.next()?.parse().ok()?,
            languages: words.next()?.parse().ok()?,
        })
    }
}

impl fmt::Display for Known {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sent = self.sent.map(|sent| sent.to_string());
        write!(f, "{} {} {}", self.integrity, or_dash(&sent), or_dash(&self.look))
    }
}

impl Known {
    /// The path in a line, and what is known of it.
    fn read(line: &str) -> Option<(String, Self)> {
        let mut words = line.splitn(4, ' ');
        let known = Self {
            integrity: words.next()?.to_owned(),
            sent: words.next()?.parse().ok(),
            look: unless_dash(words.next()?),
        };
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
    name: &Name,
    files: impl Iterator<Item = (&'f Route, &'f Known)>,
) -> String {
    let mut list = format!("{FORMAT}{name}\n");
    for (route, known) in files {
        list.push_str(&format!("{known} {}\n", route.as_str()));
    }
    list
}

/// What a build says of itself in the `first` line of its list.
pub(super) fn name(first: &str) -> Option<Name> {
    first.strip_prefix(FORMAT).and_then(Name::read)
}

/// The name in a list of ours, and what it says of each file; none where it is not one.
pub(super) fn read(list: &str) -> Option<(Option<Name>, BTreeMap<String, Known>)> {
    let (first, lines) = list.split_once('\n')?;
    let former = FORMER.iter().find(|(format, _)| first.starts_with(format));
    let known = |line: &str| match former {
        Some((_, words)) => {
            Some((line.splitn(words + 1, ' ').last()?.to_owned(), Known::default()))
        }
        None => Known::read(line),
    };
    let name = name(first);
    let ours = former.is_some() || name.is_some();
    ours.then(|| (name, lines.lines().filter_map(known).collect()))
}
