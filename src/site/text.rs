//! One Markdown file: what was read of it.

use std::sync::{Arc, OnceLock};

use blake3::Hash;

use super::heading_ids::Ids;
use super::known::{Known, KnownTexts};
use super::{FrontMatter, Key};
use crate::config::LanguageId;
use crate::data::{read_toml, read_yaml};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::digest::Digest;
use crate::markdown::{Document, Link, LinkKind, Outline, Syntax, Unit, split_front_matter};
use crate::route::in_language;
use crate::world::{File, World, read_file, text_of};

/// A guide or a section's own page in one language: a Markdown file by itself.
#[derive(Debug)]
pub struct SourceFile {
    /// The language of the folder it lies in.
    pub language: LanguageId,
    /// The recording that reads it aloud, as its front matter names it.
    pub recording: Option<Link>,
    /// Its own front matter; see [`Site::meta`](super::Site::meta) for what it inherits.
    pub front: FrontMatter,
    pub(super) key: Key,
    source: Arc<Source>,
    /// The hash of its bytes.
    hash: Hash,
    /// Where the body begins.
    body: usize,
    /// Whether nothing is wrong that can be seen in it alone.
    pub(super) is_clean: bool,
    /// What an earlier build found in the body.
    known: Option<Known>,
    pub(super) document: OnceLock<Document>,
    ids: OnceLock<Arc<Ids>>,
    units: OnceLock<Vec<Unit>>,
    fingerprint: OnceLock<String>,
}

impl SourceFile {
    /// The file.
    pub fn source(&self) -> &Arc<Source> {
        &self.source
    }

    /// The body, parsed when it is first asked for where its [outline](Self::outline) is known.
    pub fn document(&self) -> &Document {
        self.document.get_or_init(|| {
            let body = self.body..self.source.text().len();
            // Where there were any, they are not known.
            let mut no_faults = Sink::default();
            Document::parse(&self.source, body, &mut no_faults)
        })
    }

    /// What is asked of the body of every text.
    pub fn outline(&self) -> &Outline {
        match &self.known {
            Some(known) => &known.outline,
            None => &self.document().outline,
        }
    }

    /// Ids of the headings, as the file has them by itself.
    pub(super) fn ids(&self) -> &Arc<Ids> {
        self.ids.get_or_init(|| Arc::new(Ids::new(self.outline(), None)))
    }

    /// The hash of its bytes.
    pub(super) fn hash(&self) -> &Hash {
        &self.hash
    }

    /// What an earlier build found in the body.
    pub(super) fn known(&self) -> Option<&Known> {
        self.known.as_ref()
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
        self.units.get_or_init(|| self.document().units())
    }

    /// The fingerprint of the file, taken when it is first asked for.
    pub(super) fn fingerprint(&self) -> &str {
        self.fingerprint.get_or_init(|| {
            Digest::new().add(self.source.path()).add(self.hash.as_bytes()).to_string()
        })
    }

    /// Reads a file of the `language` and page that it is of; `home` is the site's source language.
    /// What is `known` of its body need not be found again.
    pub(super) fn read(
        (source, hash, known): (&Arc<Source>, Hash, Option<Known>),
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
            Some(node) if key.part().is_some() => FrontMatter::of_part(node, language, home, sink),
            Some(node) => FrontMatter::read(node, language, home, sink),
            None if sink.has_errors() => FrontMatter::faulty(),
            None => FrontMatter::default(),
        };
        let begin = body.start;
        let document = match known {
            Some(_) => OnceLock::new(),
            None => Document::parse(source, body, sink).into(),
        };
        Self {
            language,
            recording: recording(&front),
            front,
            key: key.clone(),
            source: Arc::clone(source),
            hash,
            body: begin,
            is_clean: sink.is_empty(),
            known,
            document,
            ids: OnceLock::new(),
            units: OnceLock::new(),
            fingerprint: OnceLock::new(),
        }
    }

    /// Another version of this file, with front matter of its own.
    pub fn another(&self, source: &Arc<Source>) -> Self {
        let hash = blake3::hash(source.text().as_bytes());
        let place = (self.language, &self.key);
        Self::read((source, hash, None), place, self.language, &mut Sink::default())
    }

    /// A file of another text, in the place of `pattern`, without front matter of its own.
    pub fn of(pattern: &Self, text: &str) -> Self {
        let source = Source::new(pattern.source().path(), text);
        let (_, body) = split_front_matter(&source, &mut Sink::default());
        let begin = body.start;
        let document = Document::parse(&source, body, &mut Sink::default());
        let hash = blake3::hash(text.as_bytes());
        Self { body: begin, hash, source, ..pattern.with(document) }
    }

    /// The same with another document.
    pub(super) fn with(&self, document: Document) -> Self {
        let (front, key) = (self.front.clone(), self.key.clone());
        Self {
            language: self.language,
            recording: recording(&front),
            front,
            key,
            source: Arc::clone(&self.source),
            hash: self.hash,
            body: self.body,
            is_clean: self.is_clean,
            known: None,
            document: OnceLock::from(document),
            ids: OnceLock::new(),
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
        (before, known): (Option<&Arc<Self>>, &KnownTexts),
    ) -> Arc<Self> {
        let same = |before: &&Arc<Self>| {
            (before.version, before.language, before.home) == (file.version, language, home)
        };
        if let Some(before) = before.filter(same) {
            return Arc::clone(before);
        }
        let mut sink = Sink::default();
        let text = read_known_text(world, file, known, &mut sink).map(|(source, hash, known)| {
            let read = (&source, hash, known);
            Arc::new(SourceFile::read(read, (language, key), home, &mut sink))
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

/// The text of `file`, with the hash of its bytes, and what is `known` of it. What is was found
/// without a fault.
fn read_known_text(
    world: &dyn World,
    file: &File,
    known: &KnownTexts,
    sink: &mut Sink,
) -> Option<(Arc<Source>, Hash, Option<Known>)> {
    let (bytes, hash) = read_file(file, |path| world.read_hashed(path), sink)?;
    if known.has(&hash)
        && let Ok(text) = simdutf8::basic::from_utf8(&bytes)
    {
        let source = Source::new(&*file.path, text);
        if let Some(known) = known.of(&hash, &source) {
            return Some((source, hash, Some(known)));
        }
    }
    Some((text_of(file, &bytes, sink)?, hash, None))
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
