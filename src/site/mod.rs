//! The immutable model of a site: its guides in every language, their sections, and where each
//! link leads.

mod address;
mod aliases;
mod audio;
mod check;
mod compare;
mod contacts;
mod directory;
mod directory_fault;
mod discover;
mod draft;
mod due;
mod fingerprint;
mod foreign;
mod fresh;
mod front_matter;
mod heading_ids;
mod hours;
mod key;
mod known;
mod law;
mod letter_text;
mod letters;
mod links;
mod load;
mod menu;
mod named;
mod needs;
mod orphans;
mod parts;
mod placed;
mod proof;
mod questions;
mod record;
mod related;
mod stories;
mod telephone;
mod text;
mod trainings;
mod tree;
mod unread;

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::{Config, Language, LanguageId};
use crate::diag::Span;
use crate::messages::Messages;
use crate::route::Route;
use crate::world::Bytes;
use load::Trace;

pub use aliases::alias_path;
pub use audio::is_recording;
pub use compare::is_prose;
pub use directory::{Contact, Directory, FILE as DIRECTORY, Status, component_contacts};
pub use due::{Due, due};
pub use fresh::{run_text, urgent_units};
pub use front_matter::{Cite, CiteDate, FrontMatter, Kind, State};
pub use heading_ids::Ids;
pub use hours::Hours;
pub use key::Key;
pub use known::KnownTexts;
pub use law::{Law, Laws};
pub use letter_text::LetterText;
pub use letters::{Field, FieldKind, Letter, Letters};
pub use links::Target;
pub use load::{Previous, load, load_after, reload};
pub use parts::{MOST_PARTS, PART, Shown};
pub use placed::{Freshness, Text};
pub use record::Record;
pub use telephone::Telephones;
pub use text::SourceFile;

/// A site, read once.
#[derive(Clone, Debug)]
pub struct Site {
    /// Settings.
    pub config: Arc<Config>,
    /// The day, of which files to pass on say that they were made on it.
    pub today: Date,
    /// Words of the interface.
    pub messages: Messages,
    /// Help lines and services, where the site has any.
    pub directory: Option<Arc<Directory>>,
    /// Sections of laws, where the site has some.
    pub laws: Option<Arc<Laws>>,
    /// Letters to fill in.
    pub letters: Arc<Letters>,
    /// The files of the theme, `templates/…` and `assets/…`, the site's own before the built-in.
    pub theme: Arc<Theme>,
    /// Images and other files that guides refer to, by their path in the site.
    pub attachments: Arc<Attachments>,
    texts: Vec<Arc<Text>>,
    entries: Arc<Vec<Entry>>,
    /// Pages whose addresses say nothing, by their names.
    neutral: Arc<BTreeMap<String, EntryId>>,
    /// What this site was made from, for the next [`reload`].
    trace: Option<Arc<Trace>>,
}

/// The files of a theme, by their path in it.
pub type Theme = BTreeMap<String, ThemeFile>;

/// Files that guides refer to, by their path in the site.
pub type Attachments = BTreeMap<String, Bytes>;

/// A file of the theme.
#[derive(Clone, Debug)]
pub struct ThemeFile {
    /// The path that diagnostics name.
    pub path: Arc<str>,
    /// Its bytes.
    pub bytes: Bytes,
}

/// One Markdown file, by its place in the order of paths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextId(usize);

/// One guide, section or part in all its languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct EntryId(usize);

/// A guide, section or part with its translations.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The shared path.
    pub key: Key,
    /// The section it lies in; none for the home page.
    pub parent: Option<EntryId>,
    /// What a section holds.
    pub children: Vec<EntryId>,
    /// The place among the parent's children.
    pub place: usize,
    /// Other guides for the same needs, nearest first.
    pub related: Vec<EntryId>,
    /// The name that says nothing, where the address is to tell nothing of the page.
    neutral: Option<String>,
    /// By language: the file, where there is one.
    texts: Vec<Option<TextId>>,
    /// By language: whether readers have such a page.
    exists: Vec<bool>,
}

/// What a page says about itself, own or inherited from the source guide.
#[derive(Debug)]
pub struct Meta<'a> {
    /// The title and the language it is in; `None` for a folder without a file of its own.
    pub title: Option<(&'a str, LanguageId)>,
    /// One sentence, and the language it is in.
    pub summary: Option<(&'a str, LanguageId)>,
    /// The kind of page.
    pub kind: Kind,
    /// For a story, whether names and places in it are changed.
    pub changed: Option<bool>,
    /// What it helps with.
    pub needs: &'a [(String, Span)],
    /// Tags.
    pub tags: &'a [String],
    /// Whether titles and previews must be neutral.
    pub sensitive: bool,
    /// The day this very text was last revised; never inherited.
    pub updated: Option<Date>,
    /// The last day on which what it says holds.
    pub until: Option<Date>,
    /// Where its facts come from, in the words of the language that says so.
    pub sources: Option<(&'a [Cite], LanguageId)>,
    /// For a translation, who has seen it.
    pub state: Option<State>,
    /// The place in its section.
    pub order: i64,
}

impl Site {
    /// One file.
    pub fn text(&self, id: TextId) -> &Text {
        // Ids are made by this value alone, from places in the same list.
        #[expect(
            clippy::indexing_slicing,
            reason = "ids are places in the lists of this very value"
        )]
        &self.texts[id.0]
    }

    /// One guide or section.
    pub fn entry(&self, id: EntryId) -> &Entry {
        // As above.
        #[expect(
            clippy::indexing_slicing,
            reason = "ids are places in the lists of this very value"
        )]
        &self.entries[id.0]
    }

    /// All guides, sections and parts, in the order of their paths.
    pub fn entries(&self) -> impl Iterator<Item = (EntryId, &Entry)> {
        self.entries.iter().enumerate().map(|(index, entry)| (EntryId(index), entry))
    }

    fn keys(&self) -> impl Iterator<Item = &Key> {
        self.entries.iter().map(|entry| &entry.key)
    }

    /// The paths of guides.
    fn guide_paths(&self) -> impl Iterator<Item = &str> + Clone {
        let keys = self.entries.iter().map(|entry| &entry.key);
        let guides = keys.filter(|key| !key.section && key.part().is_none());
        guides.map(|key| key.path.as_str())
    }

    /// All files, in the order of their paths.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        self.texts.iter().map(|text| &**text)
    }

    /// The same site, whose messages say which they are; see [`Messages::marked`].
    #[must_use]
    pub fn marked(&self) -> Self {
        Self { messages: self.messages.marked(), trace: None, ..self.clone() }
    }

    /// Whether all but the bodies of texts is the very value that it is in `other`.
    pub fn shares_all_but_bodies(&self, other: &Self) -> bool {
        self.messages.is(&other.messages)
            && self.directory.as_ref().map(Arc::as_ptr) == other.directory.as_ref().map(Arc::as_ptr)
            && self.laws.as_ref().map(Arc::as_ptr) == other.laws.as_ref().map(Arc::as_ptr)
            && Arc::ptr_eq(&self.letters, &other.letters)
            && Arc::ptr_eq(&self.theme, &other.theme)
            && Arc::ptr_eq(&self.attachments, &other.attachments)
            && Arc::ptr_eq(&self.config, &other.config)
            && self.today == other.today
            // Made anew whenever some front matter says something else.
            && Arc::ptr_eq(&self.entries, &other.entries)
    }

    /// One language.
    pub fn language(&self, id: LanguageId) -> &Language {
        self.config.language(id)
    }

    /// The home page.
    pub fn home(&self) -> EntryId {
        // Entries are in the order of their paths, and of all paths the empty one is the first.
        EntryId(0)
    }

    /// The guide, section or part with this path.
    pub fn find(&self, path: &str, section: bool) -> Option<EntryId> {
        let key = (path, section);
        let at = self.entries.binary_search_by(|e| (e.key.path.as_str(), e.key.section).cmp(&key));
        at.ok().map(EntryId)
    }

    /// The guide, section or part whose file somebody names, below a language's folder: `a/b.md`,
    /// `a/b`.
    pub fn find_file(&self, path: &str) -> Option<EntryId> {
        let Key { path, section } = Key::named(path);
        self.find(&path, section)
    }

    /// The same, of what is a page.
    pub fn find_page(&self, path: &str) -> Option<EntryId> {
        self.find_file(path).filter(|id| self.entry(*id).key.part().is_none())
    }

    /// The pages that *Leave* goes to, one a language.
    pub fn exits(&self) -> Vec<Route> {
        let named = self.config.safety.exit_page.as_ref();
        let Some(exit) = named.and_then(|(path, _)| self.find_page(path)) else {
            return Vec::new();
        };
        let published = self.config.published.iter().copied();
        let readers = published.filter(|language| self.exists(exit, *language));
        readers.map(|language| self.route(exit, language)).collect()
    }

    /// The file of exactly this language.
    pub fn exact(&self, entry: EntryId, language: LanguageId) -> Option<TextId> {
        self.entry(entry).texts.get(language.index()).copied().flatten()
    }

    /// The file that readers of `language` see: their own, or the first along the chain.
    pub fn resolved(&self, entry: EntryId, language: LanguageId) -> Option<TextId> {
        self.language(language).chain.iter().find_map(|language| self.exact(entry, *language))
    }

    /// Whether there is a page for readers of `language`: a file along the chain, or a section
    /// that holds such a page.
    pub fn exists(&self, entry: EntryId, language: LanguageId) -> bool {
        self.entry(entry).exists.get(language.index()).copied().unwrap_or_default()
    }

    /// Whether a page belongs in lists: it exists for readers of `language`, and is not one of the
    /// everyday pages that say nothing of the site.
    pub fn is_listed(&self, entry: EntryId, language: LanguageId) -> bool {
        self.exists(entry, language) && self.kind(entry, language) != Kind::Neutral
    }

    /// Words that readers of `language` search for a page with, beside its own: those of the text
    /// that they see, and of all that stand in for it.
    pub fn search_words(&self, entry: EntryId, language: LanguageId) -> impl Iterator<Item = &str> {
        let chain = self.language(language).chain.iter();
        let texts = chain.filter_map(move |language| self.exact(entry, *language));
        texts.flat_map(|id| &self.text(id).front.search).map(|(words, _)| words.as_str())
    }

    /// All guides and sections in the order of the home page: a section, then what it holds.
    pub fn in_order(&self) -> Vec<EntryId> {
        let mut ordered = Vec::with_capacity(self.entries.len());
        let mut open = vec![self.home()];
        while let Some(id) = open.pop() {
            ordered.push(id);
            open.extend(self.entry(id).children.iter().rev());
        }
        ordered
    }

    /// The same, and behind them all parts that they may show: what translators translate.
    pub fn texts_in_order(&self) -> impl Iterator<Item = EntryId> {
        let parts = self.entries().filter(|(_, entry)| entry.key.part().is_some());
        self.in_order().into_iter().chain(parts.map(|(id, _)| id))
    }

    /// What the page shown to readers of `language` says about itself.
    pub fn meta(&self, entry: EntryId, language: LanguageId) -> Meta<'_> {
        let text = self.resolved(entry, language).map(|id| self.text(id));
        let source = self.exact(entry, self.config.source_language).map(|id| self.text(id));
        let mut meta = meta(text, source);
        // What has a name that says nothing has no title that does.
        meta.sensitive |= self.entry(entry).neutral.is_some();
        // What is sensitive as a section is so in each of its guides.
        let mut above = self.entry(entry).parent;
        while let Some(section) = above.filter(|_| !meta.sensitive) {
            let texts = [
                self.resolved(section, language),
                self.exact(section, self.config.source_language),
            ];
            let mut texts = texts.into_iter().flatten().map(|id| self.text(id));
            meta.sensitive = texts.any(|text| text.front.sensitive == Some(true));
            above = self.entry(section).parent;
        }
        meta
    }

    /// What kind of page readers of `language` are shown.
    pub fn kind(&self, entry: EntryId, language: LanguageId) -> Kind {
        self.said_in(entry, language).find_map(|text| text.front.kind).unwrap_or_default()
    }

    /// The text that readers of `language` are shown, and the source, which says what it does not.
    fn said_in(&self, entry: EntryId, language: LanguageId) -> impl Iterator<Item = &Text> {
        let source = self.config.source_language;
        let texts = [self.resolved(entry, language), self.exact(entry, source)];
        texts.into_iter().flatten().map(|id| self.text(id))
    }

    /// A title in words for readers of `language`, and the language it is in: the name of the
    /// folder for a section without a file.
    pub fn title(&self, entry: EntryId, language: LanguageId) -> (String, LanguageId) {
        match titled(self.said_in(entry, language)) {
            Some((title, language)) => (title.to_owned(), language),
            None => {
                let name = self.entry(entry).key.path.rsplit('/').next().unwrap_or_default();
                (name.replace(['-', '_'], " "), self.config.source_language)
            }
        }
    }
}

/// The first title that one of `texts` has, and the language it is in.
fn titled<'a>(mut texts: impl Iterator<Item = &'a Text>) -> Option<(&'a str, LanguageId)> {
    texts.find_map(|text| Some((text.front.title.as_ref()?.0.as_str(), text.language)))
}

/// What `text` says, and where it is silent, what the source guide says.
fn meta<'a>(text: Option<&'a Text>, source: Option<&'a Text>) -> Meta<'a> {
    let both = || text.into_iter().chain(source);
    let summary = |text: &'a Text| Some((text.front.summary.as_ref()?.0.as_str(), text.language));
    Meta {
        title: titled(both()),
        summary: both().find_map(summary),
        kind: both().find_map(|text| text.front.kind).unwrap_or_default(),
        changed: both().find_map(|text| text.front.changed),
        needs: both().find_map(|text| text.front.needs.as_deref()).unwrap_or_default(),
        tags: both().find_map(|text| text.front.tags.as_deref()).unwrap_or_default(),
        // Never weakened: a translation cannot make public what the source keeps neutral.
        sensitive: both().any(|text| text.front.sensitive == Some(true)),
        updated: text.and_then(|text| text.front.updated.as_ref()).map(|(day, _)| *day),
        // No translation holds longer than its source.
        until: both().filter_map(|text| text.front.until.as_ref()).map(|(day, _)| *day).min(),
        sources: both().find_map(|text| Some((text.front.sources.as_deref()?, text.language))),
        state: text.and_then(Text::state),
        order: both().find_map(|text| text.front.order).unwrap_or(i64::MAX),
    }
}
