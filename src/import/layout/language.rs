//! The old site: its languages, whatever it calls them, and what its settings say.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::page::Page;
use super::rules::Rules;
use crate::import::old::OldSite;
use crate::import::report::{Outcome, Report};
use crate::locale::{Locale, tag_of_name};

/// A language of the old site.
#[derive(Clone, Debug)]
pub(in crate::import) struct Language {
    /// Its tag (BCP 47).
    pub(in crate::import) tag: String,
    /// What the old site calls it in paths.
    pub(in crate::import) name: String,
    /// The site's title in it.
    pub(in crate::import) title: Option<String>,
}

/// Where everything lies, and what the settings say.
#[derive(Debug, Default)]
pub(in crate::import) struct Layout {
    /// The source language is the first.
    pub(in crate::import) languages: Vec<Language>,
    pub(in crate::import) summary: Option<String>,
    pub(in crate::import) base_url: Option<String>,
    pub(in crate::import) pages: Vec<Page>,
    /// Folders whose files have addresses from the top on.
    pub(in crate::import) statics: Vec<String>,
    /// Files of the old site that have been read.
    pub(in crate::import) read: Vec<String>,
    pub(in crate::import) rules: Rules,
    /// The tags of names that are none, as a person says them; none where it is no language.
    pub(in crate::import) tags: BTreeMap<String, Option<String>>,
    /// Names of languages that nobody can know the tag of.
    pub(in crate::import) unknown: BTreeSet<String>,
}

/// What is said of a file that is there for other pages to put in.
pub(super) const PARTIAL: &str = "no page of the old site is made of this file alone; put what is needed of it into guides: its text stands at the end of this report";

impl Layout {
    /// The language that guides are written in first.
    pub(in crate::import) fn source(&self) -> &str {
        self.languages.first().map_or("en", |language| &language.tag)
    }

    /// What the old site calls a language in paths.
    pub(in crate::import) fn name<'a>(&'a self, tag: &'a str) -> &'a str {
        let known = self.languages.iter().find(|language| language.tag == tag);
        known.map_or(tag, |language| &language.name)
    }

    /// Adds a language that `file` calls `name`; its tag where it has one.
    pub(super) fn language(
        &mut self,
        name: &str,
        title: Option<String>,
        file: &str,
        report: &mut Report,
    ) -> Option<String> {
        self.language_as((name, None), title, file, report)
    }

    /// The same, where the settings may say the tag of the language that they call `name`.
    pub(super) fn language_as(
        &mut self,
        (name, said): (&str, Option<&str>),
        title: Option<String>,
        file: &str,
        report: &mut Report,
    ) -> Option<String> {
        let tag = self.tag(name, said, (file, 0), report)?;
        match self.languages.iter_mut().find(|known| known.tag == tag) {
            Some(known) => known.title = known.title.take().or(title),
            None => {
                self.languages.push(Language { tag: tag.clone(), name: name.to_owned(), title })
            }
        }
        Some(tag)
    }

    /// Leaves the file at `path` out of the pages, and says so: its text stands at the end of the
    /// report.
    pub(super) fn leave(
        &mut self,
        (old, path): (&OldSite<'_>, &str),
        what: &str,
        report: &mut Report,
    ) {
        report.push(Outcome::Decide, (path, 0), what.to_owned());
        self.read.push(path.to_owned());
        if let Some(source) = old.text(path, report) {
            report.text(path, source.text());
        }
    }

    /// The tag of a language that the old site calls `name` and the settings may say to be `said`;
    /// nobody guesses: what is no tag is told, or asked for.
    pub(in crate::import) fn tag(
        &mut self,
        name: &str,
        said: Option<&str>,
        place: (&str, usize),
        report: &mut Report,
    ) -> Option<String> {
        if let Some(known) = self.tags.get(name) {
            return known.clone();
        }
        let own = tag(name);
        let said = said.and_then(tag);
        let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_owned();
        let found = match (own, said) {
            // A name can be the tag of another language, `se` for Swedish.
            (Some(own), Some(said)) if primary(&own) != primary(&said) => Some(said),
            (Some(own), _) => Some(own),
            (None, said) => said.or_else(|| worded(name)),
        };
        match &found {
            Some(tag) if tag != name => {
                let what = format!("`{name}` is the language `{tag}`");
                report.push(Outcome::Turned, place, what);
            }
            Some(_) => {}
            None => {
                self.unknown.insert(name.to_owned());
            }
        }
        found
    }

    /// The language that a page says it is in: one of the site's, where that differs in the region
    /// alone.
    pub(in crate::import) fn said(
        &mut self,
        name: &str,
        place: (&str, usize),
        report: &mut Report,
    ) -> Option<String> {
        if let Some(known) = self.languages.iter().find(|known| known.name == name) {
            return Some(known.tag.clone());
        }
        let tag = self.tag(name, None, place, &mut Report::default())?;
        let has = |tag: &str| self.languages.iter().any(|known| known.tag == tag);
        let short = tag.split('-').next().unwrap_or_default();
        if !has(&tag) && short != tag && has(short) {
            let what = format!(
                "it says that it is in `{name}`; the site has `{short}`, and it is a page of that"
            );
            report.push(Outcome::Decide, place, what);
            return Some(short.to_owned());
        }
        if !has(&tag) {
            let language = Language { tag: tag.clone(), name: name.to_owned(), title: None };
            self.languages.push(language);
        }
        Some(tag)
    }

    /// Makes the language with this name the source, where it is one of the site's.
    pub(super) fn source_is(&mut self, name: Option<&str>) {
        let Some(name) = name else { return };
        let own = tag(name).or_else(|| worded(name));
        let is = |known: &Language| known.name == name || Some(&known.tag) == own.as_ref();
        if let Some(at) = self.languages.iter().position(is) {
            let language = self.languages.remove(at);
            self.languages.insert(0, language);
        }
    }

    /// The language and the rest of a path whose first folder is a language, `ur/a/b.md`, or whose
    /// name ends in one, `a/b.ur.md`.
    pub(super) fn localized<'p>(&self, path: &'p str) -> (String, Cow<'p, str>) {
        if let Some((first, rest)) = path.split_once('/')
            && let Some(language) = self.named(first)
        {
            return (language.tag.clone(), rest.into());
        }
        let ending = path.rfind('.').unwrap_or(path.len());
        let (stem, ending) = path.split_at(ending);
        if let Some((name, suffix)) = stem.rsplit_once('.')
            && let Some(language) = self.named(suffix)
        {
            return (language.tag.clone(), format!("{name}{ending}").into());
        }
        (self.source().to_owned(), path.into())
    }

    fn named(&self, name: &str) -> Option<&Language> {
        self.languages.iter().find(|known| known.name.eq_ignore_ascii_case(name))
    }
}

/// The canonical tag that `name` is, `zh_CN` too.
fn tag(name: &str) -> Option<String> {
    let written = name.trim().replace('_', "-");
    let known = |locale: &Locale| !locale.is_unregistered() && locale.names().next().is_some();
    let locale = Locale::parse(&written).ok().filter(known);
    locale.map(|locale| locale.tag().to_owned())
}

/// The tag of a language that is called so, `Urdu`, letter by letter.
fn worded(name: &str) -> Option<String> {
    let tag = tag_of_name(name.trim()).filter(|_| name.trim().chars().count() > 3)?;
    let wanted = name.trim().to_lowercase();
    let locale = Locale::parse(tag).ok()?;
    let exact = locale.names().any(|own| own.to_lowercase() == wanted);
    exact.then(|| tag.to_owned())
}

/// Whether `name` is that of a folder of one language: a registered tag.
pub(super) fn is_tag(name: &str) -> bool {
    let short = name.split(['-', '_']).next().is_some_and(|first| matches!(first.len(), 2 | 3));
    let known = |locale: Locale| locale.names().next().is_some() && !locale.is_unregistered();
    short && Locale::parse(&name.replace('_', "-")).is_ok_and(known)
}

/// The folders of languages among `folders`, where all of them are that: tags, names of languages,
/// and what looks like a tag beside these, of which a person is asked.
pub(super) fn folders<'p>(folders: &BTreeSet<&'p str>) -> BTreeSet<&'p str> {
    let known = |name: &str| is_tag(name) || worded(name).is_some();
    let like = |name: &str| name.len() == 2 && name.bytes().all(|b| b.is_ascii_lowercase());
    let all = folders.iter().all(|name| known(name) || like(name));
    match all && folders.iter().any(|name| known(name)) {
        true => folders.clone(),
        false => BTreeSet::new(),
    }
}
