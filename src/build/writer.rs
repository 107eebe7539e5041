//! What a build does with what it makes: it writes it, and takes over from the last output what
//! would come out the same.

use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use rayon::prelude::*;

use super::Made;
use crate::assets::{Fonts, PageWords, relink};
use crate::config::Choices;
use crate::edition::Edition;
use crate::emit::{
    self, BuildInfo, Emission, EmitError, Emitted, FileReport, Kept, LastPages, TEXTS, WORDS,
};
use crate::pages::headers::Server;
use crate::plan::{Bytes, Facts, integrity};
use crate::route::Route;
use crate::site::{KnownTexts, Site};
use crate::threads::SHARE;
use crate::typeface::Words;
use crate::world::Tracked;

/// Writes an output.
pub struct Writer<'w> {
    world: &'w Tracked<'w>,
    /// All of the command that an output follows from.
    command: [String; 2],
    emission: Arc<Emission>,
    /// The fingerprint of the inputs that all files [share](crate::outputs).
    shared: OnceLock<Option<String>>,
    /// Of each file, where somebody wants to know. No page is taken over then, since it is not
    /// weighed.
    sizes: Option<Mutex<BTreeMap<String, FileReport>>>,
    /// Pages that link to fonts which are not cut yet: with a name that stands for theirs, or, of
    /// the last output, with the name that they had.
    waiting: Mutex<Vec<(Route, Wait)>>,
}

/// Where a page waits for the names of fonts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wait {
    /// In the stage of the new output.
    Stage,
    /// In the last output.
    LastOutput,
}

impl<'w> Writer<'w> {
    /// Of a build of `world` with `choices`; `report` says whether the sizes of files are wanted.
    pub fn new(
        world: &'w Tracked<'w>,
        choices: &Choices,
        emission: Arc<Emission>,
        report: bool,
    ) -> Self {
        Self {
            world,
            command: command(choices),
            emission,
            shared: OnceLock::new(),
            sizes: report.then(Mutex::default),
            waiting: Mutex::default(),
        }
    }

    /// The fingerprint of the inputs that all files of `site` share.
    pub(super) fn shared(&self, site: &Site) -> Option<&str> {
        let shared = self.shared.get_or_init(|| {
            let [program, choices] = &self.command;
            let known = |path: &str| site.has_text(path);
            let front_matter = site.front_matter_fingerprint();
            self.world.fingerprint(&[program, choices, &front_matter], known)
        });
        shared.as_deref()
    }

    /// What the last build said of itself, where it may be taken over.
    fn before(&self) -> Option<(&Emission, &BuildInfo)> {
        let last = self.emission.last().filter(|_| self.sizes.is_none())?;
        Some((&self.emission, last))
    }

    /// The fingerprints of texts in which the last build found nothing wrong that could be found in
    /// them now.
    pub(super) fn known_clean(&self, site: &Site) -> HashSet<String> {
        let Some((emission, last)) = self.before() else { return HashSet::new() };
        let same = last.shared.is_some() && last.shared.as_deref() == self.shared(site);
        // Those in which it did find something have another name there.
        emission.texts().filter(|_| same).map(str::to_owned).collect()
    }

    /// What the last build found in texts.
    pub(super) fn known_texts(&self) -> KnownTexts {
        let bytes = self.before().and_then(|(emission, _)| emission.record(TEXTS));
        bytes.map(KnownTexts::read).unwrap_or_default()
    }

    /// Notes what was found in the texts of `site`, for the next build.
    pub(super) fn note_texts(&self, site: &Site) {
        self.emission.put_record(TEXTS, &site.known_texts());
    }

    /// What the last build read in pages that load fonts, where the inputs that all files share
    /// are the same.
    pub(super) fn words(&self, site: &Site) -> Option<PageWords> {
        let (emission, last) = self.before()?;
        let same = last.shared.as_deref()? == self.shared(site)?;
        let bytes = emission.record(WORDS).filter(|_| same)?;
        let (program, said): (&str, BTreeMap<String, Words>) = postcard::from_bytes(&bytes).ok()?;
        let known = said.into_iter().map(|(tag, words)| Some((site.config.find(&tag)?, words)));
        known.collect::<Option<_>>().filter(|_| program == self.command[0])
    }

    /// Notes what pages of `site` that load fonts say, for the next build.
    pub(super) fn note_words(&self, site: &Site, words: &PageWords) {
        let tagged = words.iter().map(|(id, words)| (site.language(*id).locale.tag(), words));
        let said = (&self.command[0], tagged.collect::<BTreeMap<_, _>>());
        self.emission.put_record(WORDS, &postcard::to_stdvec(&said).unwrap_or_default());
    }

    /// The page at `route` in the last output, where it is as it was.
    pub(super) fn last_page(&self, route: &Route) -> Option<Vec<u8>> {
        self.emission.last_page(route)
    }

    /// Reads every page that waits for fonts.
    pub(super) fn each_waiting(&self, read: &(dyn Fn(&Route, &[u8]) + Sync)) {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.par_iter().with_max_len(SHARE).for_each(|(route, wait)| {
            let bytes = match wait {
                Wait::LastOutput => self.emission.last_bytes(route),
                Wait::Stage => self.emission.draft(route),
            };
            bytes.into_iter().for_each(|bytes| read(route, &bytes));
        });
    }

    /// What the last build cut its fonts to.
    pub(super) fn fonts_from(&self) -> Option<String> {
        self.before()?.1.fonts_from.clone()
    }

    /// Assets of the last output, by what they were made from.
    pub(super) fn made(&self) -> BTreeMap<String, Vec<Route>> {
        self.emission.made()
    }

    /// Pages of the last output.
    pub(super) fn last_pages(&self) -> LastPages {
        self.emission.last_pages()
    }

    /// The sheet of fonts that pages of the last output link to.
    pub(super) fn sheet(&self) -> Option<Route> {
        Some(Route::new(self.before()?.1.sheet.as_ref()?))
    }

    /// A page that is [relinked](Self::relink) when fonts are cut; `bytes` for one that was made.
    pub(super) fn wait(&self, route: &Route, bytes: Option<&[u8]>) {
        if let Some(bytes) = bytes {
            self.emission.put_draft(route, bytes);
        }
        let wait = if bytes.is_some() { Wait::Stage } else { Wait::LastOutput };
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.push((route.clone(), wait));
    }

    /// Writes the pages of a draft that [wait](Self::wait), with links to `fonts`; what is known of
    /// them now.
    pub(super) fn relink(&self, draft: &Edition, fonts: &Fonts) -> BTreeMap<Route, Arc<Facts>> {
        let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        let (Some(now), last) = (fonts.any_sheet(), self.sheet()) else { return BTreeMap::new() };
        let waiting = std::mem::take(&mut *waiting).into_par_iter().with_max_len(SHARE);
        let written = waiting.filter_map(|(route, wait)| {
            let (before, bytes) = match wait {
                Wait::LastOutput if last.as_ref() == Some(now) => return None,
                Wait::LastOutput => (last.as_ref(), self.emission.last_bytes(&route)),
                Wait::Stage => {
                    (draft.plan.context().fonts.any_sheet(), self.emission.draft(&route))
                }
            };
            let (before, mut bytes) = (before?, bytes?);
            relink(&mut bytes, before, now);
            let known = draft.plan.known(&route);
            let facts = known.map(|known| {
                let known = known.loading(Some(before), Some(now));
                let facts = Facts { integrity: integrity(&bytes), ..Facts::clone(&known) };
                Arc::new(facts)
            });
            self.take(draft, &route, bytes.into(), facts.as_deref());
            Some((route, facts?))
        });
        written.collect()
    }

    /// The file at `route`, where it need not be made; with its bytes if somebody wants to `read`
    /// them.
    pub(super) fn keep(&self, edition: &Edition, route: &Route, read: bool) -> Option<Kept> {
        let (emission, last) = self.before()?;
        let same = last.shared.as_deref()? == self.shared(edition.site())?;
        same.then(|| emission.keep(route, &edition.fingerprint(route)?, read)).flatten()
    }

    /// Writes a file that was made.
    pub(super) fn take(
        &self,
        edition: &Edition,
        route: &Route,
        bytes: Bytes,
        facts: Option<&Facts>,
    ) {
        self.emission.put(route, &bytes, facts, edition.fingerprint(route));
        let config = &edition.site().config;
        // Whoever reads a site has no use for what its server is told.
        let read = Server::ALL.iter().all(|server| server.file() != route.as_str());
        let packed =
            if config.precompress && read { emit::packed(route, &bytes) } else { Vec::new() };
        packed.iter().for_each(|(route, bytes)| self.emission.put(route, bytes, None, None));
        if let Some(sizes) = &self.sizes {
            let size = FileReport::of(&bytes);
            let mut sizes = sizes.lock().unwrap_or_else(PoisonError::into_inner);
            sizes.insert(route.as_str().to_owned(), size);
        }
    }

    /// Puts what `made` made in the place of the last output, and answers what is known of each
    /// file, where a report is wanted.
    ///
    /// # Errors
    ///
    /// The output could not be written; the last one is where it was.
    pub fn finish(
        self,
        made: &Made,
    ) -> Result<(BuildInfo, Emitted, BTreeMap<String, FileReport>), EmitError> {
        let [program, choices] = &self.command;
        let (silent, changed) = (made.is_silent(), self.world.has_changed());
        let made_from = || self.world.fingerprint(&[program, choices], |_| false);
        let info = BuildInfo {
            made_from: silent.then(made_from).flatten(),
            shared: self.shared.into_inner().flatten().filter(|_| !changed),
            fonts_from: made.fonts_from.clone().filter(|_| !changed),
            sheet: made.sheet.clone(),
            pages: made.pages,
            languages: made.languages.len(),
        };
        let emitted = self.emission.finish(&info)?;
        let sizes = self.sizes.unwrap_or_default().into_inner();
        Ok((info, emitted, sizes.unwrap_or_else(PoisonError::into_inner)))
    }
}

/// All of a command with `choices` that an output follows from.
pub fn command(choices: &Choices) -> [String; 2] {
    [env!("MASHAL_BUILD").to_owned(), format!("{choices:?}")]
}
