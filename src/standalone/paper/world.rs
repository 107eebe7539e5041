//! What the program that sets pages sees: its template, one document's data, its pictures, fonts.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

const TEMPLATE: &str = include_str!("paper.typ");
const NASKH: [&[u8]; 2] = [
    include_bytes!("fonts/NotoNaskhArabic-Regular.ttf"),
    include_bytes!("fonts/NotoNaskhArabic-Bold.ttf"),
];

/// What all documents share.
pub(crate) struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    families: BTreeSet<String>,
    template: Source,
}

impl Press {
    /// With the fonts of a theme, before those of the program; none where a path has no name.
    pub(crate) fn new(theme: impl Iterator<Item = Vec<u8>>) -> Option<Self> {
        let read = |font| Font::iter(Bytes::new(font));
        let mut fonts: Vec<Font> = theme.flat_map(read).collect();
        let families = fonts.iter().map(|font| font.info().family.clone()).collect();
        fonts.extend(NASKH.iter().flat_map(|font| read(font.to_vec())));
        let template = Source::new(file("paper.typ")?, TEMPLATE.to_owned());
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Some(Self { library: LazyHash::new(Library::default()), book, fonts, families, template })
    }

    /// The names of the theme's fonts.
    pub(crate) fn families(&self) -> &BTreeSet<String> {
        &self.families
    }
}

/// One document.
pub(crate) struct Sheet<'p> {
    press: &'p Press,
    files: FxHashMap<FileId, Bytes>,
}

impl<'p> Sheet<'p> {
    /// A document of `data`, with pictures by their names.
    pub(crate) fn new<'f>(
        press: &'p Press,
        data: String,
        pictures: impl Iterator<Item = (&'f str, &'f [u8])>,
    ) -> Option<Self> {
        let mut files = FxHashMap::default();
        files.insert(file("data.json")?, Bytes::from_string(data));
        for (name, bytes) in pictures {
            files.insert(file(name)?, Bytes::new(bytes.to_vec()));
        }
        Some(Self { press, files })
    }
}

fn file(name: &str) -> Option<FileId> {
    Some(RootedPath::new(VirtualRoot::Project, VirtualPath::new(name).ok()?).intern())
}

impl World for Sheet<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main() { Ok(self.press.template.clone()) } else { Err(missing(id)) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        self.files.get(&id).cloned().ok_or_else(|| missing(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn missing(id: FileId) -> FileError {
    FileError::NotFound(id.get().vpath().get_without_slash().into())
}
