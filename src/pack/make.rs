//! The files of a pack in each form, of one edition.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rayon::prelude::*;

use super::chapters::{chapters, sheets};
use super::list::Listed;
use super::{File, Format, book, text, whole};
use crate::config::LanguageId;
use crate::diag::Sink;
use crate::edition::Edition;
use crate::emit;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, opaque};
use crate::site::{EntryId, Site};
use crate::standalone::{Chapter, Maker, Setter};
use crate::theme::view::Phrase;

/// A file, or why there is none.
type Made = Result<File, Failure>;

/// Makes files of an edition.
pub(super) struct Packer<'p> {
    /// Of which.
    pub edition: &'p Edition,
    /// Which guides.
    pub guides: &'p [EntryId],
    /// Whether these are all: then what holds a language is made too.
    pub all: bool,
    /// The day that files say they were made on.
    pub today: Date,
    /// Whether files of one guide bring the theme's font.
    pub font: bool,
}

impl Packer<'_> {
    /// All guides in all languages that come out, each in a file; all of a language in one, too.
    pub(super) fn pages(&self, sink: &mut Sink) -> Vec<File> {
        let Self { edition, today, font, .. } = *self;
        let files = edition.plan.maker();
        let makers: Vec<_> = self
            .languages()
            .into_par_iter()
            .map(|language| (language, Maker::new(&files, language, today, font)))
            .collect();
        let mut made: Vec<(Route, Made)> = self
            .pairs()
            .into_par_iter()
            .map(|(guide, language)| {
                let route = edition.site().route(guide, language);
                let maker = makers.iter().find(|(of, _)| *of == language);
                let made = match maker {
                    Some((_, Ok(maker))) => maker.page(&route),
                    Some((_, Err(failure))) => Err(failure.clone()),
                    None => Err(Failure::Unknown(route.clone())),
                };
                let bytes = made.map(|html| html.into_bytes().into());
                (route.clone(), self.guide(guide, language, Format::Html, bytes))
            })
            .collect();
        let whole: Vec<(Route, Made)> = makers
            .par_iter()
            .filter(|_| self.all)
            .map(|(language, maker)| {
                let maker = maker.as_ref().map_err(Failure::clone);
                let html = maker.and_then(|maker| whole::whole(maker, *language));
                let bytes = html.map(|html| html.into_bytes().into());
                (self.home(*language), self.whole(*language, Format::Html, bytes))
            })
            .collect();
        made.extend(whole);
        self.apart(made, sink)
    }

    /// The text that each guide offers in each language.
    ///
    /// # Errors
    ///
    /// Says which of the guides that were asked for offers none.
    pub(super) fn texts(&self, sink: &mut Sink) -> Result<Vec<File>, String> {
        let Self { edition, guides, .. } = *self;
        let made: Vec<_> = self
            .pairs()
            .into_par_iter()
            .map(|(guide, language)| {
                let route = edition.site().route(guide, language);
                let html = edition.plan.make_uncached(&route);
                let text = html.map(|html| text::text(&String::from_utf8_lossy(&html)));
                let file = text.transpose().map(|text| {
                    let bytes = text.map(|text| text.into_bytes().into());
                    self.guide(guide, language, Format::Text, bytes)
                });
                (guide, route, file)
            })
            .collect();
        let offers = |id: &&EntryId| made.iter().any(|(of, _, file)| of == *id && file.is_some());
        if let Some(silent) = guides.iter().find(|id| !self.all && !offers(id)) {
            let path = &edition.site().entry(*silent).key.path;
            return Err(format!(
                "the page of `{path}.md` offers no text to pass on, as it is no guide, or the theme has none: leave it out, or choose `--format html`"
            ));
        }
        let made = made.into_iter().filter_map(|(_, route, file)| Some((route, file?)));
        Ok(self.apart(made.collect(), sink))
    }

    /// Each language as a book.
    pub(super) fn books(&self, sink: &mut Sink) -> Vec<File> {
        let mut made = Vec::new();
        for language in self.languages() {
            let bytes = book::book(self.edition, language, self.today, sink);
            made.push((self.home(language), self.whole(language, Format::Epub, bytes)));
        }
        self.apart(made, sink)
    }

    /// Guides to print; where all are asked for, letters, cards and all of a language too.
    pub(super) fn papers(&self, sink: &mut Sink) -> Vec<File> {
        let Self { edition, today, all, .. } = *self;
        let site = edition.site();
        let files = edition.plan.maker();
        let setters = self.languages().into_iter().map(|of| (of, Setter::new(&files, of, today)));
        let mut made: Vec<(Route, Made)> = Vec::new();
        for (language, setter) in setters {
            let setter = match setter {
                Ok(setter) => setter,
                Err(failure) => {
                    made.push((self.home(language), Err(failure)));
                    continue;
                }
            };
            let guides: Vec<EntryId> =
                self.guides.iter().copied().filter(|guide| site.exists(*guide, language)).collect();
            made.par_extend(guides.into_par_iter().map(|guide| {
                let route = site.route(guide, language);
                let bytes = setter.page(&Chapter::page(route.clone()));
                (route.clone(), self.guide(guide, language, Format::Pdf, bytes))
            }));
            if !all {
                continue;
            }
            made.par_extend(sheets(&files, language).into_par_iter().map(|(chapter, title)| {
                let file = title.and_then(|title| {
                    let language = tag(site, language);
                    let listed = Listed { language, title: Some(title), format: Format::Pdf };
                    let name = name(&chapter.route, Format::Pdf);
                    Ok(File { name, bytes: setter.page(&chapter)?, listed: Some(listed) })
                });
                (chapter.route, file)
            }));
            let mut all = vec![Chapter::page(self.home(language))];
            all.extend(chapters(&files, language));
            let whole = self.whole(language, Format::Pdf, setter.document(&all));
            made.push((self.home(language), whole));
        }
        self.apart(made, sink)
    }

    fn languages(&self) -> Vec<LanguageId> {
        self.edition.site().config.published.clone()
    }

    fn home(&self, language: LanguageId) -> Route {
        self.edition.site().route(self.edition.site().home(), language)
    }

    /// Each of the guides in each language that it comes out in.
    fn pairs(&self) -> Vec<(EntryId, LanguageId)> {
        let site = self.edition.site();
        self.languages()
            .into_iter()
            .flat_map(|language| self.guides.iter().map(move |guide| (*guide, language)))
            .filter(|(guide, language)| site.exists(*guide, *language))
            .collect()
    }

    /// The file of a guide.
    fn guide(
        &self,
        guide: EntryId,
        language: LanguageId,
        format: Format,
        bytes: Result<Bytes, Failure>,
    ) -> Made {
        let site = self.edition.site();
        let (title, of) = site.title(guide, language);
        let locale = |language| &site.language(language).locale;
        let title = Phrase::new(title, locale(of), locale(language)).html;
        let listed = Some(Listed { language: tag(site, language), title: Some(title), format });
        let name = name(&site.route(guide, language), format);
        Ok(File { name, bytes: bytes?, listed })
    }

    /// The file of a language.
    fn whole(&self, language: LanguageId, format: Format, bytes: Result<Bytes, Failure>) -> Made {
        let site = self.edition.site();
        Ok(whole_language(&tag(site, language), format, bytes?))
    }

    /// Files under names of their own, where two paths make one: `a-b/c` and `a/b-c`.
    fn apart(&self, made: Vec<(Route, Made)>, sink: &mut Sink) -> Vec<File> {
        let (mut names, mut files) = (BTreeSet::new(), Vec::new());
        let mut failed = emit::Failures::new();
        for (route, made) in made {
            match made {
                Ok(mut file) => {
                    if !names.insert(file.name.to_lowercase()) {
                        let (stem, ending) = file.name.rsplit_once('.').unwrap_or((&file.name, ""));
                        file.name = format!("{stem}-{}.{ending}", opaque(route.as_str()));
                    }
                    files.push(file);
                }
                Err(failure) => drop(failed.insert(route, failure)),
            }
        }
        sink.extend(emit::faults(&self.edition.plan, failed));
        files
    }
}

/// The file of all that a language has.
pub(super) fn whole_language(language: &str, format: Format, bytes: Bytes) -> File {
    let listed = Listed { language: language.to_owned(), title: None, format };
    let name = format!("{language}.{}", format.ending());
    File { name, bytes, listed: Some(listed) }
}

/// The name of a file made of the page at `route`: no more than its address says.
fn name(route: &Route, format: Format) -> String {
    let path = route.as_str();
    let path = path.strip_suffix(".html").unwrap_or(path).replace('/', "-");
    format!("{path}.{}", format.ending())
}

/// The tag of a language.
pub(super) fn tag(site: &Site, language: LanguageId) -> String {
    site.language(language).locale.tag().to_owned()
}
