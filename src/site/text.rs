//! One Markdown file: what was read of it.

use std::sync::{Arc, OnceLock};

use super::heading_ids::Ids;
use super::{FrontMatter, Key};
use crate::config::LanguageId;
use crate::data::{read_toml, read_yaml};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::digest::Digest;
use crate::markdown::{Document, Link, LinkKind, Syntax, Unit, split_front_matter};
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
    units: OnceLock<Vec<Unit>>,
    fingerprint: OnceLock<String>,
}

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
    pub fn units(&self) -> &[Unit] {
        self.units.get_or_init(|| self.document.units())
    }

    /// The fingerprint of the file, taken when it is first asked for.
    pub(super) fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            let source = self.source();
            Digest::new().add(source.path()).add(source.text()).to_string()
        })
    }

    /// Reads a file of the `language` and page that it is of; `home` is the site's source language.
    pub(super) fn read(
        source: &Arc<Source>,
        (language, key): (LanguageId, &Key),
        home: LanguageId,
        sink: &mut Sink,
    ) -> Self {
        let (front, body) = split_front_matter(source, sink);
        let node = front.and_then(|(syntax, range)| match syntax {
            Syntax::Toml => read_toml(source, range, Code::FrontMatterSyntax, sink),
            Syntax::Yaml => read_yaml(source, range, Code::FrontMatterSyntax, sink),
        });
        let front = match node {
            Some(node) => FrontMatter::read(node, language, home, sink),
            None if sink.has_errors() => FrontMatter::faulty(),
            None => FrontMatter::default(),
        };
        let begin = body.start;
        let document = Document::parse(source, body, sink);
        let ids = Arc::new(Ids::new(&document, None));
        Self {
            language,
            recording: recording(&front),
            front,
            document,
            key: key.clone(),
            body: begin,
            ids,
            units: OnceLock::new(),
            fingerprint: OnceLock::new(),
        }
    }

    /// Another version of this file, with front matter of its own.
    pub fn another(&self, source: &Arc<Source>) -> Self {
        Self::read(source, (self.language, &self.key), self.language, &mut Sink::default())
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
        let text = read_text(world, file, &mut sink)
            .map(|source| Arc::new(SourceFile::read(&source, (language, key), home, &mut sink)));
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
