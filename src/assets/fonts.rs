//! Fonts of a theme, cut to what pages say.
//!
//! A theme's `fonts/nastaliq.css` is a style sheet beside the fonts that it names. It comes out
//! once for all languages that want it, with fonts that hold only the words of their pages, and
//! with the licences (`fonts/*.txt`), which must go with them. Two languages in one script share
//! most of a font: a reader who changes from one to the other loads nothing again.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use memchr::memmem;
use rayon::prelude::*;

use super::addresses::addresses_in;
use super::css::written_like;
use super::{Asset, PreviousOutput, finished, remote};
use crate::budget::exceeded;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::route::{ASSETS, RECORDS, Route};
use crate::site::{Site, ThemeFile};
use crate::typeface::{self, Corpus, Extent, Subset, Unfit, Words, subset_with};
use crate::world::Bytes;

const FOLDER: &str = "fonts/";
const SHEET: &str = "fonts/nastaliq.css";

/// The words of the pages of each language that load a font.
pub type PageWords = BTreeMap<LanguageId, Words>;

/// The style sheets of fonts, and all that goes with them.
#[derive(Debug, Default)]
pub struct Fonts {
    /// Whose pages may load them.
    languages: BTreeSet<LanguageId>,
    sheet: Option<Route>,
    files: Vec<Asset>,
}

impl Fonts {
    /// Fonts that are not cut yet. Their sheet has a name that nobody writes, as long as its last
    /// one: pages made with it tell by their links that they want a font, and may be
    /// [relinked](relink).
    pub fn draft(site: &Site) -> Self {
        let wanting = site.config.published.iter().copied().filter(|id| site.language(*id).font);
        let languages: BTreeSet<_> = wanting.filter(|_| site.theme.contains_key(SHEET)).collect();
        let name = || finished(SHEET, env!("MASHAL_BUILD").as_bytes().into(), None).route;
        let sheet = (!languages.is_empty()).then(name);
        Self { languages, sheet, files: Vec::new() }
    }

    /// Whether these are a [draft](Self::draft) of some.
    pub fn is_draft(&self) -> bool {
        self.sheet.is_some() && self.files.is_empty()
    }

    /// Whether a font of the theme looks from word to word.
    pub fn look_across_spaces(site: &Site) -> bool {
        let sheet = site.theme.get(SHEET).map(|file| String::from_utf8_lossy(&file.bytes));
        let addresses = addresses_in(&sheet.unwrap_or_default());
        let mut fonts = addresses.into_iter().filter_map(|(_, name)| font_file(site, &name));
        fonts.any(|font| typeface::looks_across_spaces(&font.bytes))
    }

    /// The fonts of the theme, with what `words` need of them. What a `previous` build cut to the
    /// same words is not cut again.
    pub fn cut(
        site: &Site,
        words: &PageWords,
        previous: &PreviousOutput<'_>,
        sink: &mut Sink,
    ) -> Self {
        let Some(sheet) = site.theme.get(SHEET).filter(|_| !words.is_empty()) else {
            return Self::default();
        };
        let cutter = Cutter { site, part: Part::Of(words), previous };
        let files = cutter.sheet(sheet, sink).unwrap_or_default();
        Self::of(site, words.keys().copied().collect(), files)
    }

    /// The fonts of the theme as they are.
    pub fn whole(site: &Site, sink: &mut Sink) -> Self {
        let Self { languages, .. } = Self::draft(site);
        let Some(sheet) = site.theme.get(SHEET).filter(|_| !languages.is_empty()) else {
            return Self::default();
        };
        let cutter = Cutter { site, part: Part::Whole, previous: &PreviousOutput::nothing() };
        let files = cutter.sheet(sheet, sink).unwrap_or_default();
        Self::of(site, languages, files)
    }

    /// The fonts as a `previous` build cut them, where pages say what they said then and nothing
    /// was wrong; none where one of them is missing.
    pub fn left(site: &Site, previous: &PreviousOutput<'_>) -> Option<Self> {
        let Self { languages, .. } = Self::draft(site);
        let Some(sheet) = site.theme.get(SHEET).filter(|_| !languages.is_empty()) else {
            return Some(Self::default());
        };
        let cutter = Cutter { site, part: Part::Left, previous };
        let files = cutter.sheet(sheet, &mut Sink::default())?;
        Some(Self::of(site, languages, files))
    }

    /// All of it: `files` with their sheet at the end.
    fn of(site: &Site, languages: BTreeSet<LanguageId>, files: Vec<Asset>) -> Self {
        let sheet = files.last().map(|sheet| sheet.route.clone());
        Self { languages, sheet, files: licences(site).into_iter().chain(files).collect() }
    }

    /// The style sheet that pages of `language` load, where there is one.
    pub fn sheet(&self, language: LanguageId) -> Option<&Route> {
        self.sheet.as_ref().filter(|_| self.languages.contains(&language))
    }

    /// The style sheet that pages load of any language that has one.
    pub fn any_sheet(&self) -> Option<&Route> {
        self.sheet.as_ref()
    }

    /// The languages that have a sheet.
    pub fn languages(&self) -> impl Iterator<Item = LanguageId> {
        self.languages.iter().copied()
    }

    /// Every file.
    pub fn all(&self) -> impl Iterator<Item = &Asset> {
        self.files.iter()
    }
}

/// Whether the page `html` links to `sheet`, one of a site's own.
pub fn links(html: &[u8], sheet: &Route) -> bool {
    memmem::find(html, file_name(sheet)).is_some()
}

/// The page `html`, whose links to the sheet `from` lead to `to`.
pub fn relink(html: &mut [u8], from: &Route, to: &Route) {
    let (from, to) = (file_name(from), file_name(to));
    let places: Vec<usize> = memmem::find_iter(html, from).collect();
    for at in places {
        // Names of sheets are of one length.
        if let Some(name) = html.get_mut(at..at + to.len()).filter(|_| from.len() == to.len()) {
            name.copy_from_slice(to);
        }
    }
}

fn file_name(sheet: &Route) -> &[u8] {
    sheet.as_str().rsplit('/').next().unwrap_or_default().as_bytes()
}

fn font_file<'s>(site: &'s Site, name: &str) -> Option<&'s ThemeFile> {
    site.theme.get(&format!("{FOLDER}{name}"))
}

fn licences(site: &Site) -> Vec<Asset> {
    let files =
        site.theme.iter().filter(|(path, _)| path.starts_with(FOLDER) && path.ends_with(".txt"));
    files.map(|(path, file)| finished(path, Arc::clone(&file.bytes), None)).collect()
}

/// How much of a font comes out.
#[derive(Clone, Copy)]
enum Part<'a> {
    /// What these need.
    Of(&'a PageWords),
    /// What the previous build cut: it is as good as any.
    Left,
    /// All of it.
    Whole,
}

/// Makes the files.
struct Cutter<'a> {
    site: &'a Site,
    part: Part<'a>,
    previous: &'a PreviousOutput<'a>,
}

impl Cutter<'_> {
    /// The fonts that `sheet` names, each after its record, and at the end the sheet that names
    /// what they became; nothing where an earlier build's font is wanted, and not there.
    fn sheet(&self, sheet: &ThemeFile, sink: &mut Sink) -> Option<Vec<Asset>> {
        let text = String::from_utf8_lossy(&sheet.bytes);
        let source = Source::new(&*sheet.path, text.as_ref());
        let (mut files, mut written, mut rest) = (Vec::new(), String::new(), 0);
        for (range, address) in addresses_in(&text) {
            let place = source.span(range.clone());
            if remote::is_remote(&address) {
                sink.push(remote::fault(&address).at(place));
                continue;
            }
            let (record, font) = match self.font(&address, place, sink) {
                Some(made) => made,
                None if matches!(self.part, Part::Left) => return None,
                None => continue,
            };
            written.push_str(text.get(rest..range.start).unwrap_or_default());
            let here = Route::new(format!("{ASSETS}{SHEET}"));
            written.push_str(&written_like(&text, &range, &here.to(&font.route)));
            rest = range.end;
            files.extend(record.into_iter().chain([font]));
        }
        written.push_str(text.get(rest..).unwrap_or_default());
        files.push(finished(SHEET, written.into_bytes().into(), None));
        Some(files)
    }

    /// What comes out of a font, and the record of what it was cut to.
    fn font(&self, name: &str, place: Span, sink: &mut Sink) -> Option<(Option<Asset>, Asset)> {
        let Some(file) = font_file(self.site, name) else {
            let message = format!("`{name}` is not in the theme");
            let help = "put the font beside this style sheet, or remove the line";
            sink.push(Diagnostic::new(Code::AssetMissing, message).at(place).help(help));
            return None;
        };
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        let both = |[record, font]: [Asset; 2]| (Some(record), font);
        let words = match self.part {
            Part::Of(words) => words,
            Part::Left => return Some(both(self.recorded(stem)?.files)),
            Part::Whole => {
                let path = format!("{FOLDER}{name}");
                return Some((None, finished(&path, Arc::clone(&file.bytes), None)));
            }
        };
        let texts = words.par_iter().map(|(language, words)| {
            Corpus::new(self.site.language(*language).locale.tag(), &file.bytes, words)
        });
        let texts = texts.collect::<Result<Vec<_>, _>>();
        let made = texts.and_then(|texts| Ok((self.made(stem, &file.bytes, &texts)?, texts)));
        let ([record, font], texts) = match made {
            Ok(made) => made,
            Err(why) => {
                let message = format!("the font `{}` cannot be used: {why}", file.path);
                let help = "take a font with TrueType outlines that is not variable, as `.ttf`";
                sink.push(Diagnostic::new(Code::FontUnusable, message).at(place).help(help));
                return None;
            }
        };
        for text in texts.iter().filter(|text| !text.lacking().is_empty()) {
            sink.push(uncovered(&file.path, text).at(place.clone()));
        }
        self.weigh(&font, &file.path, &texts, sink);
        Some((Some(record), font))
    }

    /// The part of `font` that `texts` need, and a record of what it was made from: where that of a
    /// previous build says the same, its font is taken. The font's name follows from its bytes
    /// alone, so that pages stay as they are where other words need the same part.
    fn made(&self, stem: &str, font: &[u8], texts: &[Corpus]) -> Result<[Asset; 2], Unfit> {
        let source = typeface::fingerprint(font, texts, Extent::Text);
        let before = self.recorded(stem);
        if let Some(record) = before.as_ref().filter(|record| record.source == source) {
            return Ok(record.files.clone());
        }
        // Mostly other words need the same part: to compress it takes longer than all the rest.
        let compress =
            |sfnt: &[u8]| match before.as_ref().filter(|b| b.sfnt == typeface::hash(sfnt)) {
                Some(Record { files: [_, font], .. }) => Ok(font.bytes.to_vec()),
                None => typeface::compress(sfnt),
            };
        let Subset { woff2, sfnt, .. } = subset_with(font, texts, Extent::Text, &compress)?;
        Ok(Record::new(record(stem), source, sfnt, named(stem, woff2.into())).files)
    }

    /// What an earlier build recorded, where its font is there as it was.
    fn recorded(&self, stem: &str) -> Option<Record> {
        let route = record(stem);
        let said = (self.previous.bytes)(&route)?;
        let said = std::str::from_utf8(&said).ok()?.trim();
        let (made_from, font) = said.rsplit_once(' ')?;
        let (source, sfnt) = made_from.split_once(' ')?;
        // Only a name that this program could have given is looked up.
        let hash = font.strip_prefix(&format!("{ASSETS}{FOLDER}{stem}."))?;
        let hash = hash.strip_suffix(".woff2")?;
        let font = hash.chars().all(|c| c.is_ascii_hexdigit()).then(|| Route::new(font))?;
        let made = named(stem, (self.previous.bytes)(&font)?);
        // Otherwise somebody, or a broken disk, changed it.
        (made.route == font).then(|| Record::new(route, source.to_owned(), sfnt.to_owned(), made))
    }

    fn weigh(&self, font: &Asset, path: &str, texts: &[Corpus], sink: &mut Sink) {
        let Some(limit) = &self.site.config.budget.font else { return };
        let bytes = font.bytes.len() as u64;
        if bytes > limit.bytes {
            let tags: Vec<&str> = texts.iter().map(Corpus::language).collect();
            let tags = tags.join("`, `");
            let what = format!("what the pages of `{tags}` need of the font `{path}` is");
            let help = "say `font = false` for a language, or raise the limit: it grows with \
                        the number of different words";
            sink.push(exceeded(limit, &what, bytes).help(help));
        }
    }
}

/// Where the record of a font lies.
fn record(stem: &str) -> Route {
    // One file beside the output, also of a font in a folder of its own.
    Route::new(format!("{RECORDS}-font-{}", stem.replace('/', "~")))
}

/// A font, and the record that says what it was cut to.
struct Record {
    /// The [fingerprint](typeface::fingerprint) of that.
    source: String,
    /// The hash of the font before it was compressed.
    sfnt: String,
    /// The record, and the font.
    files: [Asset; 2],
}

impl Record {
    fn new(route: Route, source: String, sfnt: String, font: Asset) -> Self {
        let said = format!("{source} {sfnt} {}\n", font.route);
        Self { source, sfnt, files: [Asset::new(route, said.into_bytes().into(), None), font] }
    }
}

fn named(stem: &str, font: Bytes) -> Asset {
    finished(&format!("{FOLDER}{stem}.woff2"), font, None)
}

fn uncovered(path: &str, text: &Corpus) -> Diagnostic {
    let letters = text.lacking().iter().map(|(letter, word)| format!("`{letter}` (in `{word}`)"));
    let letters = letters.collect::<Vec<_>>().join(", ");
    let message =
        format!("the font `{path}` has no {letters}, which pages of `{}` have", text.language());
    let help = "such words are torn into parts of two fonts: take a font that has the letters, or say \
                `font = false` for the language";
    Diagnostic::new(Code::FontUncovered, message).help(help)
}
