//! What files a site has, read and parsed side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use super::key::{MARKDOWN, PARTS};
use super::placed::Text;
use super::record::{self, Record};
use super::text::{Read, earlier};
use super::{Attachments, Key, KnownTexts, Target, Theme, ThemeFile, directory, law, letters};
use crate::config::{Config, LanguageId};
use crate::diag::{Code, Diagnostic, Memo, PointerEq, Sink, Source, nearest};
use crate::route::{in_language, unfit};
use crate::threads::SHARE;
use crate::world::{
    File, Listing, World, embedded, named_as_copy, named_otherwise, read_text, too_large,
    unreadable,
};

/// Largest attachment, in bytes.
const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

/// Endings that other programs give to Markdown.
const OTHERWISE: [&str; 4] = [".markdown", ".mdx", ".mdown", ".mkd"];

/// What lies where in `content/`.
#[derive(Debug, Default)]
pub(super) struct Layout {
    /// Languages and shared paths of Markdown files, by their place in the listing.
    markdown: Vec<(usize, LanguageId, Key)>,
    directory: Option<usize>,
    laws: Option<usize>,
    letters: Vec<usize>,
    /// Every file that is not Markdown: its path in the site, by that in composed letters (NFC).
    pub(super) files: BTreeMap<String, Arc<str>>,
}

/// What a layout follows from: languages, and paths of files.
type Places = (PointerEq<Config>, Vec<Arc<str>>);

/// What lies in `content/`.
#[derive(Debug)]
pub(super) struct Content {
    pub(super) listing: Listing,
    pub(super) layout: Memo<Places, Arc<Layout>>,
    /// Markdown files, in the order of their paths.
    pub(super) reads: Vec<Arc<Read>>,
    /// What each of them was made from, where it is a translation of which that is recorded.
    pub(super) records: Vec<Option<Arc<Record>>>,
}

impl Content {
    /// `content/law.toml`
    pub(super) fn laws(&self) -> Option<&File> {
        self.listing.files.get(self.layout.value.laws?)
    }

    /// `content/directory.toml`
    pub(super) fn directory(&self) -> Option<&File> {
        self.listing.files.get(self.layout.value.directory?)
    }

    /// `content/letters/<id>.toml`
    pub(super) fn letters(&self) -> impl Iterator<Item = &File> {
        let places = self.layout.value.letters.iter();
        places.filter_map(|at| self.listing.files.get(*at))
    }

    /// Whether `language` has a Markdown file for this page.
    pub(super) fn has(&self, language: LanguageId, key: &Key) -> bool {
        let mut markdown = self.layout.value.markdown.iter();
        markdown.any(|(_, own, other)| *own == language && other == key)
    }

    /// The file with this path.
    pub(super) fn file(&self, path: &str) -> Option<&File> {
        let at = self.listing.files.binary_search_by(|file| (*file.path).cmp(path)).ok()?;
        self.listing.files.get(at)
    }
}

/// Reads all of `content/`.
pub(super) fn content(
    world: &dyn World,
    config: &Arc<Config>,
    records: &[File],
    (before, known): (Option<&Content>, &KnownTexts),
    sink: &mut Sink,
) -> Content {
    let listing = world.list("content");
    sink.extend(listing.faults.iter().cloned());
    let paths = listing.files.iter().map(|file| Arc::clone(&file.path)).collect();
    let layout = before.map(|before| &before.layout);
    let layout = Memo::run(layout, (PointerEq::of(config), paths), sink, |sink| {
        Arc::new(lay_out(&listing, config, sink))
    });
    let last = before.map_or((&[][..], &[][..]), |before| (&before.reads, &before.records));
    let before = last.0;
    let mut earlier = earlier(before, |read| &read.path);
    let markdown = layout.value.markdown.iter().enumerate();
    let wanted: Vec<_> = markdown
        .filter_map(|(index, (at, language, key))| {
            let file = listing.files.get(*at)?;
            // Mostly each file stands where it stood.
            let same = before.get(index).filter(|read| Arc::ptr_eq(&read.path, &file.path));
            Some((file, (*language, key), same.or_else(|| earlier(&file.path))))
        })
        .collect();
    let home = config.source_language;
    let read = |(file, place, before): &(&File, (LanguageId, &Key), Option<&Arc<Read>>)| {
        Read::new(world, file, *place, home, (*before, known))
    };
    let reads: Vec<_> = wanted.par_iter().with_max_len(SHARE).map(read).collect();
    for read in &reads {
        sink.extend(read.faults());
    }
    let records = record::read(world, config, (records, &reads), last, sink);
    Content { listing, layout, reads, records }
}

fn lay_out(listing: &Listing, config: &Config, sink: &mut Sink) -> Layout {
    let mut layout = Layout::default();
    let mut strangers = BTreeSet::new();
    for (at, file) in listing.files.iter().enumerate() {
        if file.path.ends_with(".md") || file.path.ends_with(".toml") {
            sink.extend(named_as_copy(&file.path));
        }
        match in_language(&file.path) {
            None if &*file.path == directory::FILE => layout.directory = Some(at),
            None if &*file.path == law::FILE => layout.laws = Some(at),
            Some((letters::NAME, name)) if name.ends_with(".toml") && !name.contains('/') => {
                layout.letters.push(at);
            }
            Some((letters::NAME, _)) => {
                sink.push(stray(&file.path).help("letters are files `content/letters/<id>.toml`"))
            }
            None => sink.push(
                Diagnostic::new(
                    Code::ContentStrayFile,
                    format!("`{}` lies in no language's folder", file.path),
                )
                .at(Source::new(&*file.path, "").span(0..0))
                .help("move it into the folder of its language, `content/en/`"),
            ),
            Some((tag, rest)) => {
                match config.find(tag) {
                    None if strangers.insert(tag.to_owned()) => {
                        sink.push(stranger(config, tag, &file.path))
                    }
                    None => {}
                    Some(language) => {
                        if let Some((name, why)) = unfit(rest) {
                            sink.push(
                                Diagnostic::new(Code::FileName, format!("`{name}` {why}"))
                                    .at(Source::new(&*file.path, "").span(0..0))
                                    .help("rename it with a few letters, digits and hyphens"),
                            );
                        } else if let Some(key) = Key::of_file(rest) {
                            if rest.starts_with(PARTS) && key.part().is_none() {
                                sink.push(stray(&file.path).help(format!(
                                    "parts are files `content/{tag}/_parts/<name>.md`"
                                )));
                                continue;
                            }
                            layout.markdown.push((at, language, key));
                        } else {
                            sink.extend(named_otherwise(&file.path, MARKDOWN, &OTHERWISE));
                            let path = ComposingNormalizerBorrowed::new_nfc()
                                .normalize(&file.path)
                                .into_owned();
                            if let Some(other) = layout.files.insert(path, Arc::clone(&file.path)) {
                                sink.push(same_name(&file.path, &other));
                            }
                        }
                    }
                }
            }
        }
    }
    // Where files are refused for their names or folders, that has been said.
    if layout.markdown.is_empty() && !sink.has_errors() {
        sink.push(nothing_to_publish(config));
    }
    layout
}

/// A file in a place where it is nothing.
pub(super) fn stray(path: &str) -> Diagnostic {
    Diagnostic::new(Code::ContentStrayFile, format!("nobody reads `{path}`"))
        .at(Source::new(path, "").span(0..0))
}

/// Two files beside guides that have one name in two spellings of Unicode.
fn same_name(path: &str, other: &str) -> Diagnostic {
    Diagnostic::new(Code::RouteCollision, format!("`{other}` and `{path}` have the same name"))
        .at(Source::new(path, "").span(0..0))
        .label(Source::new(other, "").span(0..0), "the other file")
        .help("rename one of the two: their letters are the same, in two spellings of Unicode")
}

fn nothing_to_publish(config: &Config) -> Diagnostic {
    let tag = config.language(config.source_language).locale.tag();
    Diagnostic::new(Code::ContentMissing, "there is nothing to publish")
        .at(config.source.span(0..0))
        .help(format!(
            "write a first page, `content/{tag}/_index.md`, or run `mashal new` for a site to start from"
        ))
}

fn stranger(config: &Config, tag: &str, path: &str) -> Diagnostic {
    let tags = config.languages().map(|(_, language)| language.locale.tag());
    Diagnostic::new(
        Code::ContentUnknownLanguage,
        format!("`content/{tag}` is not a language of the site"),
    )
    .at(Source::new(path, "").span(0..0))
    .help(match nearest(tag, tags) {
        Some(near) => format!("did you mean `content/{near}`?"),
        None => format!("add `[[languages]]` with `tag = \"{tag}\"` to `mashal.toml`"),
    })
}

/// The theme's files: those of `themes/<name>/`, and the built-in ones they do not replace. A
/// built-in template that is replaced is there as `templates/default/…`, to be extended.
pub(super) fn theme(
    world: &dyn World,
    config: &Config,
    listing: &Listing,
    sink: &mut Sink,
) -> Theme {
    let mut files: Theme = embedded::theme()
        .into_iter()
        .map(|(path, bytes)| {
            let shown = format!("(built in)/themes/{}/{path}", embedded::THEME_NAME);
            (path.to_owned(), ThemeFile { path: shown.into(), bytes: bytes.into() })
        })
        .collect();
    let folder = theme_folder(config);
    sink.extend(listing.faults.iter().cloned());
    if listing.files.is_empty() && config.theme != embedded::THEME_NAME {
        sink.push(
            Diagnostic::new(Code::ThemeMissing, format!("there is no theme `{}`", config.theme))
                .at(config.theme_span.clone())
                .help(format!(
                    "put it into `{folder}/`, or set `theme = \"{}\"`",
                    embedded::THEME_NAME
                )),
        );
    }
    for file in &listing.files {
        let Some(path) = file.path.strip_prefix(&folder).and_then(|path| path.strip_prefix('/'))
        else {
            continue;
        };
        if let Some((name, why)) = unfit(path) {
            sink.push(
                Diagnostic::new(Code::FileName, format!("`{name}` {why}"))
                    .at(Source::new(&*file.path, "").span(0..0))
                    .help("rename it with a few letters, digits and hyphens"),
            );
        }
        // Templates are text and are checked as text; assets are whatever they are.
        let bytes = if path.starts_with("templates/") {
            read_text(world, file, sink).map(|source| source.text().as_bytes().into())
        } else {
            world.read(&file.path).map_err(|error| sink.push(unreadable(&file.path, &error))).ok()
        };
        if let Some(bytes) = bytes {
            let own = ThemeFile { path: Arc::clone(&file.path), bytes };
            let replaced = files.insert(path.to_owned(), own);
            if let (Some(name), Some(replaced)) = (path.strip_prefix("templates/"), replaced) {
                let kept = format!("templates/{}/{name}", embedded::THEME_NAME);
                files.entry(kept).or_insert(replaced);
            }
        }
    }
    files
}

/// Where the site's own theme lies.
pub(super) fn theme_folder(config: &Config) -> String {
    format!("themes/{}", config.theme)
}

/// A file that a link or an image leads to, with its version.
pub(super) type Wanted = (Arc<str>, u64);

/// Reads the files that links and images lead to.
pub(super) fn attachments(
    world: &dyn World,
    texts: &[Arc<Text>],
    content: &Content,
    before: Option<&Memo<Vec<Wanted>, Arc<Attachments>>>,
    sink: &mut Sink,
) -> Memo<Vec<Wanted>, Arc<Attachments>> {
    let links = texts.iter().flat_map(|text| text.links());
    let paths: BTreeSet<&str> = links
        .filter_map(|(_, target)| match target {
            Target::File(path) => Some(path.as_str()),
            _ => None,
        })
        .collect();
    let files: Vec<&File> = paths.into_iter().filter_map(|path| content.file(path)).collect();
    let key = files.iter().map(|file| (Arc::clone(&file.path), file.version)).collect();
    Memo::run(before, key, sink, |sink| {
        let mut read = BTreeMap::new();
        for file in files {
            if file.bytes > LARGEST_ATTACHMENT {
                let help = "make it smaller; readers pay for every byte";
                sink.push(too_large(&file.path, file.bytes, LARGEST_ATTACHMENT, help));
                continue;
            }
            match world.read(&file.path) {
                Ok(bytes) => {
                    read.insert(file.path.to_string(), bytes);
                }
                Err(error) => sink.push(unreadable(&file.path, &error)),
            }
        }
        Arc::new(read)
    })
}
