//! Guides, letters and whole languages as PDF, to print: set by a library from data, so that
//! nothing of what an author writes is read as markup. Tagged, and held to PDF/UA-1 by the library.

mod blocks;
mod kinds;
mod world;

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use rayon::prelude::*;
use serde_json::{Value, json};
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use self::blocks::{CHAPTER, blocks};
use self::world::{Press, Sheet};
use super::Files;
use super::clean::{Chapter, clean};
use super::one::Maker;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic};
use crate::locale::Digits;
use crate::plan::{Bytes, Failure};
use crate::route::Route;

/// Sets documents in one language.
pub(crate) struct Setter<'s> {
    language: LanguageId,
    maker: Maker<'s>,
    press: Press,
}

impl<'s> Setter<'s> {
    /// Of documents that say that they were made on the day `today`.
    pub(crate) fn new(
        files: &'s Files<'s>,
        language: LanguageId,
        today: Date,
    ) -> Result<Self, Failure> {
        let maker = Maker::new(files, language, today, false)?;
        let theme = files.context().site.theme.iter().filter(|(path, _)| is_font(path));
        let press = Press::new(theme.map(|(_, file)| file.bytes.to_vec()));
        let press = press.ok_or_else(|| unset("a file has no name", &Route::new("")))?;
        Ok(Self { language, maker, press })
    }

    /// A document of one page.
    pub(crate) fn page(&self, chapter: &Chapter) -> Result<Bytes, Failure> {
        self.document(std::slice::from_ref(chapter))
    }

    /// A document of several pages, under a title that says nothing of them.
    pub(crate) fn document(&self, chapters: &[Chapter]) -> Result<Bytes, Failure> {
        let Self { language, maker, press } = self;
        let context = maker.files.context();
        let known = context.site.language(*language);
        let (tag, dir) = (known.locale.tag(), known.locale.direction().as_str());
        let names: BTreeMap<Route, String> = chapters
            .iter()
            .zip(0..)
            .map(|(chapter, at)| (chapter.route.clone(), format!("{CHAPTER}{at}")))
            .collect();
        let pages = chapters
            .par_iter()
            .enumerate()
            .map(|(at, chapter)| clean(maker, &names, chapter, at == 0))
            .collect::<Result<Vec<_>, _>>()?;
        let parts: Vec<Value> = chapters
            .iter()
            .zip(&pages)
            .map(|(chapter, page)| {
                let inside = blocks(&page.html, tag, dir);
                json!({ "k": "chapter", "id": names.get(&chapter.route), "c": inside })
            })
            .collect();
        let first = chapters.first().map(|chapter| &chapter.route);
        let here = first.cloned().unwrap_or_else(|| Route::new(""));
        let shown = blocks::pictures(&parts);
        let pictures = pages.iter().flat_map(|page| &page.pictures);
        let pictures: BTreeMap<&String, &Bytes> =
            pictures.filter(|(name, _)| shown.contains(*name)).collect();
        let title = match pages.as_slice() {
            [page] => page.title(),
            _ => context.plain(*language, "neutral-title", &[])?,
        };
        let data = json!({
            "title": title,
            "lang": tag,
            "dir": dir,
            "numbering": numbering(known.format.digits()),
            "families": press.families(),
            "chapters": parts,
        });
        let files = pictures.iter().map(|(name, bytes)| (name.as_str(), &***bytes));
        let sheet = Sheet::new(press, data.to_string(), files);
        let sheet = sheet.ok_or_else(|| unset("a picture has no name", &here))?;
        let compiled = typst::compile::<PagedDocument>(&sheet).output;
        let document = compiled.map_err(|errors| fault(&errors, &here))?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
        let options = PdfOptions {
            // The bytes follow from the pages alone.
            ident: Smart::Custom(here.as_str().to_owned()),
            creator: Smart::Custom(None),
            standards: standards.map_err(|error| unset(error.message(), &here))?,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options).map_err(|errors| fault(&errors, &here));
        // What was kept for the next time has none.
        typst::comemo::evict(8);
        pdf.map(Bytes::from)
    }
}

/// Whether a file of a theme is a font that can be set.
fn is_font(path: &str) -> bool {
    let name = path.strip_prefix("fonts/").unwrap_or_default();
    name.ends_with(".ttf") || name.ends_with(".otf")
}

/// How the items of lists are counted.
fn numbering(digits: Digits) -> &'static str {
    match digits {
        Digits::Latn => "1.",
        Digits::Arab => "١.",
        Digits::Arabext => "۱.",
        Digits::Beng => "১.",
        Digits::Deva => "१.",
    }
}

/// What is wrong with a document.
fn fault(errors: &[SourceDiagnostic], route: &Route) -> Failure {
    let why: BTreeSet<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    unset(&why.into_iter().collect::<Vec<_>>().join("; "), route)
}

fn unset(why: &str, route: &Route) -> Failure {
    let message = format!("the PDF of `{route}` cannot be set: {why}");
    let help = match why.contains("could not be displayed") {
        true => {
            "put a font that has these letters into `fonts/` of the theme, as `.ttf`; other formats hold the page as it is"
        }
        false => "choose another format, such as `--format html`, which holds the page as it is",
    };
    vec![Diagnostic::new(Code::ThemeRender, message).help(help)].into()
}
