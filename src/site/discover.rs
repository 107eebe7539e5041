//! What files a site has, read and parsed side by side.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

use super::{FrontMatter, Key, Site, Target, Text, ThemeFile, directory};
use crate::config::Config;
use crate::data::{read_toml, read_yaml};
use crate::diag::{Code, Diagnostic, Severity, Sink, Source, nearest};
use crate::markdown::{Document, Syntax, split_front_matter};
use crate::route::unfit_name;
use crate::world::{File, World, embedded, read_text, too_large, unreadable};

/// Largest attachment, in bytes.
const LARGEST_ATTACHMENT: u64 = 20 * 1024 * 1024;

/// What lies in `content/`.
pub(super) struct Found {
    pub(super) texts: Vec<Text>,
    pub(super) directory: Option<Arc<Source>>,
    /// Every file that is not Markdown, by its path in composed letters (NFC).
    pub(super) files: BTreeMap<String, File>,
}

/// Reads all of `content/`.
pub(super) fn content(world: &dyn World, config: &Config, sink: &mut Sink) -> Found {
    let listing = world.list("content");
    sink.extend(listing.faults);
    let mut found = Found { texts: Vec::new(), directory: None, files: BTreeMap::new() };
    if listing.files.is_empty() {
        sink.push(nothing_to_publish(config));
        return found;
    }
    let before = sink.count(Severity::Error);
    let mut markdown = Vec::new();
    let mut strangers = BTreeSet::new();
    for file in listing.files {
        let mut names = file.path.splitn(3, '/').skip(1);
        match (names.next(), names.next()) {
            (Some(_), None) if file.path == directory::FILE => {
                found.directory = read_text(world, &file, sink);
            }
            (Some(_), None) => sink.push(
                Diagnostic::new(
                    Code::ContentStrayFile,
                    format!("`{}` lies in no language's folder", file.path),
                )
                .at(Source::new(file.path.as_str(), "").span(0..0))
                .help("move it into the folder of its language, `content/en/`"),
            ),
            (Some(tag), Some(rest)) => match config.find(tag) {
                None if strangers.insert(tag.to_owned()) => {
                    sink.push(stranger(config, tag, &file.path))
                }
                None => {}
                Some(language) => {
                    if let Some(name) = unfit_name(rest) {
                        sink.push(
                            Diagnostic::new(
                                Code::FileName,
                                format!("`{name}` cannot be part of a web address"),
                            )
                            .at(Source::new(file.path.as_str(), "").span(0..0))
                            .help("rename it with letters, digits and hyphens"),
                        );
                    } else if rest.ends_with(".md") {
                        markdown.push((language, rest.to_owned(), file));
                    } else {
                        let path = ComposingNormalizerBorrowed::new_nfc()
                            .normalize(&file.path)
                            .into_owned();
                        found.files.insert(path, file);
                    }
                }
            },
            _ => {}
        }
    }
    // Where files are refused for their names or folders, that has been said.
    if markdown.is_empty() && sink.count(Severity::Error) == before {
        sink.push(nothing_to_publish(config));
    }
    // Each file fills a sink of its own; they are merged in the order of paths.
    let read: Vec<(Option<Text>, Sink)> = markdown
        .par_iter()
        .map(|(language, rest, file)| {
            let mut sink = Sink::default();
            let text = read_text(world, file, &mut sink).map(|source| {
                let (front, body) = split_front_matter(&source, &mut sink);
                let node = front.and_then(|(syntax, range)| match syntax {
                    Syntax::Toml => read_toml(&source, range, Code::FrontMatterSyntax, &mut sink),
                    Syntax::Yaml => read_yaml(&source, range, Code::FrontMatterSyntax, &mut sink),
                });
                let front = match node {
                    Some(node) => {
                        FrontMatter::read(node, *language, config.source_language, &mut sink)
                    }
                    None if sink.has_errors() => FrontMatter::faulty(),
                    None => FrontMatter::default(),
                };
                let document = Document::parse(&source, body, &mut sink);
                let (ids, anchors, targets) = (Vec::new(), BTreeSet::new(), Vec::new());
                Text { language: *language, front, document, ids, anchors, targets, key: key(rest) }
            });
            (text, sink)
        })
        .collect();
    for (text, faults) in read {
        found.texts.extend(text);
        sink.merge(faults);
    }
    found
}

fn nothing_to_publish(config: &Config) -> Diagnostic {
    let tag = config.language(config.source_language).locale.tag();
    Diagnostic::new(Code::ContentMissing, "there is nothing to publish")
        .at(config.source.span(0..0))
        .help(format!(
            "write a first page, `content/{tag}/_index.md`, or run `mashal new` for a site to start from"
        ))
}

/// The shared path of a Markdown file: `a/b.md` is the guide `a/b`, `a/_index.md` the section `a`.
fn key(rest: &str) -> Key {
    let rest = ComposingNormalizerBorrowed::new_nfc().normalize(rest);
    let path = rest.strip_suffix(".md").unwrap_or(&rest);
    match path.rsplit_once('/') {
        _ if path == "_index" => Key { path: String::new(), section: true },
        Some((folder, "_index")) => Key { path: folder.to_owned(), section: true },
        _ => Key { path: path.to_owned(), section: false },
    }
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

/// The theme's files: those of `themes/<name>/`, and the built-in ones they do not replace.
pub(super) fn theme(
    world: &dyn World,
    config: &Config,
    sink: &mut Sink,
) -> BTreeMap<String, ThemeFile> {
    let mut files: BTreeMap<String, ThemeFile> = embedded::theme()
        .into_iter()
        .map(|(path, bytes)| {
            let shown = format!("(built in)/themes/{}/{path}", embedded::THEME_NAME);
            (path.to_owned(), ThemeFile { path: shown, bytes: bytes.to_vec() })
        })
        .collect();
    let folder = format!("themes/{}", config.theme);
    let listing = world.list(&folder);
    sink.extend(listing.faults);
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
    for file in listing.files {
        let Some(path) = file.path.strip_prefix(&folder).and_then(|path| path.strip_prefix('/'))
        else {
            continue;
        };
        // Templates are text and are checked as text; assets are whatever they are.
        let bytes = if path.starts_with("templates/") {
            read_text(world, &file, sink).map(|source| source.text().as_bytes().to_vec())
        } else {
            world.read(&file.path).map_err(|error| sink.push(unreadable(&file.path, &error))).ok()
        };
        if let Some(bytes) = bytes {
            files.insert(path.to_owned(), ThemeFile { path: file.path, bytes });
        }
    }
    files
}

/// Reads the files that links and images lead to.
pub(super) fn attachments(
    world: &dyn World,
    site: &mut Site,
    files: &BTreeMap<String, File>,
    sink: &mut Sink,
) {
    let mut wanted = BTreeSet::new();
    for target in site.texts.iter().flat_map(|text| &text.targets) {
        if let Target::File(path) = target {
            wanted.insert(path.clone());
        }
    }
    let lengths: BTreeMap<&str, u64> =
        files.values().map(|file| (file.path.as_str(), file.bytes)).collect();
    for path in wanted {
        let bytes = lengths.get(path.as_str()).copied().unwrap_or_default();
        if bytes > LARGEST_ATTACHMENT {
            let help = "make it smaller; readers pay for every byte";
            sink.push(too_large(&path, bytes, LARGEST_ATTACHMENT, help));
            continue;
        }
        match world.read(&path) {
            Ok(bytes) => {
                site.attachments.insert(path, bytes);
            }
            Err(error) => sink.push(unreadable(&path, &error)),
        }
    }
}
