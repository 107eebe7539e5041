//! One Markdown file: what was read of it, and what follows from its place in the site.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use super::heading_ids::Ids;
use super::{FrontMatter, Key, Target};
use crate::config::LanguageId;
use crate::data::{read_toml, read_yaml};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::digest::Digest;
use crate::freshness::Print;
use crate::markdown::{Document, Link, LinkKind, Step, Syntax, Unit, UnitKind, split_front_matter};
use crate::route::in_language;
use crate::world::{File, World, read_text};

/// A guide or a section's own page in one language: a Markdown file by itself.
#[derive(Debug)]
pub struct SourceFile {
    /// The language of the folder it lies in.
    pub language: LanguageId,
    /// The recording that reads it aloud, as its front matter names it.
    pub recording: Option<Link>,
    /// Its own front matter; see [`Site::meta`](super::Site::meta) for what it inherits.
    pub front: FrontMatter,
    /// The body.
    pub document: Document,
    pub(super) key: Key,
    /// Where the body begins.
    body: usize,
    /// Ids of the headings, as the file has them by itself.
    pub(super) ids: Arc<Ids>,
    units: OnceLock<Units>,
    fingerprint: OnceLock<String>,
}

/// Units of a file, and what each is known by.
type Units = (Vec<Unit>, Vec<(UnitKind, Print)>);

impl SourceFile {
    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.document.source
    }

    /// The path of the file below its language's folder.
    pub fn path(&self) -> &str {
        in_language(self.source().path()).map_or("", |(_, path)| path)
    }

    /// The page that it is, in its language.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Whether both say the same before the body.
    pub(super) fn says_the_same(&self, other: &Self) -> bool {
        self.head() == other.head()
    }

    /// The units of the body, found when they are first asked for.
    pub fn units(&self) -> &Units {
        self.units.get_or_init(|| {
            let list = self.document.units();
            let prints = list.iter().map(|unit| (unit.kind, Print::of(&unit.text))).collect();
            (list, prints)
        })
    }

    /// The fingerprint of the file, taken when it is first asked for.
    pub(super) fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let source = self.source();
            Digest::new().add(source.path()).add(source.text()).to_string()
        })
    }

    /// A file of another text, in the place of `pattern`, without front matter of its own.
    pub fn of(pattern: &Self, text: &str) -> Self {
        let source = Source::new(pattern.source().path(), text);
        let (_, body) = split_front_matter(&source, &mut Sink::default());
        let begin = body.start;
        let document = Document::parse(&source, body, &mut Sink::default());
        Self { body: begin, ..pattern.with(document) }
    }

    /// The same with another document.
    pub(super) fn with(&self, document: Document) -> Self {
        let ids = Arc::new(Ids::new(&document, None));
        let (front, key) = (self.front.clone(), self.key.clone());
        Self {
            language: self.language,
            recording: recording(&front),
            front,
            document,
            key,
            body: self.body,
            ids,
            units: OnceLock::new(),
            fingerprint: OnceLock::new(),
        }
    }

    /// The byte at which the body begins, behind the front matter.
    pub fn body(&self) -> usize {
        self.body
    }

    /// What stands before the body.
    pub(super) fn head(&self) -> Option<&str> {
        self.source().text().get(..self.body)
    }
}

/// A recording is found, read and sent as a file that the text links to.
fn recording(front: &FrontMatter) -> Option<Link> {
    front.audio.as_ref().map(|(path, span)| Link {
        kind: LinkKind::Words,
        destination: path.clone(),
        title: String::new(),
        text: String::new(),
        span: span.clone(),
    })
}

/// Where the links of a text lead.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Targets {
    /// Of each link and image of its document.
    pub(super) links: Vec<Target>,
    pub(super) recording: Option<Target>,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Freshness {
    /// It says nothing of what it was made from, or is no translation: it is shown as it is.
    #[default]
    Untracked,
    /// What it says it was made from does not fit what it holds: it is shown as it is.
    Misfit,
    /// Every unit is what the source says now.
    Fresh,
    /// Some are not.
    Stale {
        /// Units whose source has changed since.
        changed: usize,
        /// Units of the source that it does not have.
        added: usize,
        /// Units of its own that the source has no more.
        removed: usize,
    },
}

/// A file in its place.
#[derive(Clone, Debug)]
pub struct Text {
    /// What its readers see.
    pub(super) parsed: Arc<SourceFile>,
    /// The file by itself.
    pub(super) authored: Arc<SourceFile>,
    /// The source guide that it was compared with.
    pub(super) freshness_source: Option<Arc<SourceFile>>,
    /// How it stands to its source.
    pub freshness: Freshness,
    /// The id of each heading.
    pub ids: Arc<Ids>,
    /// The source guide that the ids were taken from, where it has the same headings.
    pub(super) heading_source: Option<Arc<SourceFile>>,
    /// Where its links lead; `None` until that is known.
    pub(super) targets: Option<Arc<Targets>>,
    /// Faults of its links.
    pub(super) faults: Arc<Vec<Diagnostic>>,
}

impl Text {
    pub(super) fn new(parsed: &Arc<SourceFile>) -> Self {
        Self {
            parsed: Arc::clone(parsed),
            authored: Arc::clone(parsed),
            freshness_source: None,
            freshness: Freshness::default(),
            ids: Arc::clone(&parsed.ids),
            heading_source: None,
            targets: None,
            faults: Arc::default(),
        }
    }

    /// Where each link and image of the document leads.
    pub fn targets(&self) -> &[Target] {
        self.targets.as_ref().map_or(&[], |targets| targets.links.as_slice())
    }

    /// Its recording and where that lies.
    pub(super) fn linked_recording(&self) -> Option<(&Link, &Target)> {
        self.recording.as_ref().zip(self.targets.as_ref()?.recording.as_ref())
    }

    /// All that it links to: links and images in their order, then its recording, each with where
    /// it leads.
    pub fn links(&self) -> impl Iterator<Item = (&Link, &Target)> {
        self.document.links.iter().zip(self.targets()).chain(self.linked_recording())
    }

    /// What a session plan says of a heading. A translation has that of the source.
    pub fn step(&self, heading: usize) -> Step {
        let plan = self.heading_source.as_ref().unwrap_or(&self.parsed);
        plan.document.headings.get(heading).map_or_else(Step::default, |heading| heading.step)
    }

    /// How many minutes all steps of a session take together.
    pub fn minutes_of_session(&self) -> i64 {
        let steps = (0..self.document.headings.len()).map(|heading| self.step(heading));
        steps.filter_map(|step| step.minutes).map(i64::from).sum()
    }

    /// The file by itself, where its readers see parts of the source.
    pub fn authored(&self) -> &Arc<SourceFile> {
        &self.authored
    }
}

impl Deref for Text {
    type Target = SourceFile;

    fn deref(&self) -> &SourceFile {
        &self.parsed
    }
}

/// A file that was read, with what was wrong with it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) path: Arc<str>,
    version: u64,
    language: LanguageId,
    home: LanguageId,
    /// Nothing where it is no text.
    pub(super) text: Option<Arc<SourceFile>>,
    faults: Vec<Diagnostic>,
}

impl Read {
    /// Reads `file`, or finds that it was read `before`.
    pub(super) fn new(
        world: &dyn World,
        file: &File,
        (language, key): (LanguageId, &Key),
        home: LanguageId,
        before: Option<&Arc<Self>>,
    ) -> Arc<Self> {
        let same = |before: &&Arc<Self>| {
            (before.version, before.language, before.home) == (file.version, language, home)
        };
        if let Some(before) = before.filter(same) {
            return Arc::clone(before);
        }
        let mut sink = Sink::default();
        let text = read_text(world, file, &mut sink).map(|source| {
            let (front, body) = split_front_matter(&source, &mut sink);
            let node = front.and_then(|(syntax, range)| match syntax {
                Syntax::Toml => read_toml(&source, range, Code::FrontMatterSyntax, &mut sink),
                Syntax::Yaml => read_yaml(&source, range, Code::FrontMatterSyntax, &mut sink),
            });
            let front = match node {
                Some(node) => FrontMatter::read(node, language, home, &mut sink),
                None if sink.has_errors() => FrontMatter::faulty(),
                None => FrontMatter::default(),
            };
            let begin = body.start;
            let document = Document::parse(&source, body, &mut sink);
            let ids = Arc::new(Ids::new(&document, None));
            Arc::new(SourceFile {
                language,
                recording: recording(&front),
                front,
                document,
                key: key.clone(),
                body: begin,
                ids,
                units: OnceLock::new(),
                fingerprint: OnceLock::new(),
            })
        });
        Arc::new(Self {
            path: Arc::clone(&file.path),
            version: file.version,
            language,
            home,
            text,
            faults: sink.into_vec(),
        })
    }

    pub(super) fn faults(&self) -> impl Iterator<Item = Diagnostic> {
        self.faults.iter().cloned()
    }
}

/// Finds by path, in lists that are both in the order of paths, what was there `before`.
pub(super) fn earlier<'a, T>(
    before: &'a [Arc<T>],
    path: impl Fn(&T) -> &str,
) -> impl FnMut(&str) -> Option<&'a Arc<T>> {
    let mut rest = before.iter().peekable();
    move |wanted| {
        while rest.next_if(|item| path(item) < wanted).is_some() {}
        rest.next_if(|item| path(item) == wanted)
    }
}
