//! What a build does with what it makes: it writes it, and takes over from the last output what would
//! come out the same.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use super::build::Made;
use crate::config::Choices;
use crate::edition::Edition;
use crate::emit::{self, Emission, EmitError, Emitted, FileReport, Kept, Name};
use crate::plan::{Bytes, Facts};
use crate::route::Route;
use crate::site::Site;
use crate::world::Witness;

/// What becomes of what is made.
pub(super) trait Taker: Sync {
    /// Names of texts in which an earlier build found nothing wrong that could be found in them now.
    fn sound(&self, _site: &Site) -> HashSet<String> {
        HashSet::new()
    }

    /// Names all that texts of the site see beside themselves, where pages of the last build may be taken over.
    fn ground(&self, _site: &Site) -> Option<String> {
        None
    }

    /// What the last build cut its fonts to.
    fn fonts_from(&self) -> Option<String> {
        None
    }

    /// What of the assets at `out` was made of what.
    fn made(&self, out: &Path) -> BTreeMap<String, Vec<Route>> {
        emit::made(out)
    }

    /// A file that need not be made.
    fn keep(&self, _edition: &Edition, _route: &Route) -> Option<Kept> {
        None
    }

    /// A file that was made.
    fn take(&self, _edition: &Edition, _route: &Route, _bytes: Bytes, _facts: Option<&Facts>) {}
}

/// Takes nothing, and makes all pages.
pub(super) struct Nobody;

impl Taker for Nobody {}

/// Writes an output.
pub(super) struct Writer<'w> {
    world: &'w Witness<'w>,
    /// All of the command that an output follows from.
    command: [String; 2],
    emission: Arc<Emission>,
    /// Names all that texts of the site see beside themselves.
    ground: OnceLock<Option<String>>,
    /// Of each file, where somebody wants to know. No page is taken over then, since it is not weighed.
    sizes: Option<Mutex<BTreeMap<String, FileReport>>>,
}

impl<'w> Writer<'w> {
    /// Of a build of `world` with `choices`.
    pub(super) fn new(
        world: &'w Witness<'w>,
        choices: &Choices,
        emission: Arc<Emission>,
        report: bool,
    ) -> Self {
        Self {
            world,
            command: command(choices),
            emission,
            ground: OnceLock::new(),
            sizes: report.then(Mutex::default),
        }
    }

    fn ground_of(&self, site: &Site) -> Option<&str> {
        let ground = self.ground.get_or_init(|| {
            let [program, choices] = &self.command;
            let known = |path: &str| site.has_text(path);
            self.world.name(&[program, choices, &site.heads()], known)
        });
        ground.as_deref()
    }

    /// What the last build said of itself, where it may be taken over.
    fn before(&self) -> Option<(&Emission, &Name)> {
        let last = self.emission.last().filter(|_| self.sizes.is_none())?;
        Some((&self.emission, last))
    }

    /// Ends what `made` made, and answers what is known of each file, where a report is wanted.
    pub(super) fn finish(
        self,
        made: &Made,
    ) -> Result<(Name, Emitted, BTreeMap<String, FileReport>), EmitError> {
        let [program, choices] = &self.command;
        let (silent, torn) = (made.sink.is_empty(), self.world.is_torn());
        let made_from = || self.world.name(&[program, choices], |_| false);
        let name = Name {
            made_from: silent.then(made_from).flatten(),
            ground: self.ground.into_inner().flatten().filter(|_| !torn),
            fonts_from: made.fonts_from.clone().filter(|_| !torn),
            pages: made.pages,
            languages: made.languages.len(),
        };
        let emitted = self.emission.finish(&name)?;
        let sizes = self.sizes.unwrap_or_default().into_inner();
        Ok((name, emitted, sizes.unwrap_or_else(PoisonError::into_inner)))
    }
}

/// All of a command with `choices` that an output follows from.
pub(super) fn command(choices: &Choices) -> [String; 2] {
    [env!("MASHAL_BUILD").to_owned(), format!("{choices:?}")]
}

impl Taker for Writer<'_> {
    fn sound(&self, site: &Site) -> HashSet<String> {
        let Some((emission, last)) = self.before() else { return HashSet::new() };
        // A build that had something to say has no name.
        let same = last.made_from.is_some() && last.ground.as_deref() == self.ground_of(site);
        emission.texts().filter(|_| same).map(str::to_owned).collect()
    }

    fn ground(&self, site: &Site) -> Option<String> {
        self.ground_of(site).map(str::to_owned)
    }

    fn fonts_from(&self) -> Option<String> {
        self.before()?.1.fonts_from.clone()
    }

    fn made(&self, _out: &Path) -> BTreeMap<String, Vec<Route>> {
        self.emission.made()
    }

    fn keep(&self, edition: &Edition, route: &Route) -> Option<Kept> {
        let (emission, last) = self.before()?;
        let same = last.ground.as_deref()? == self.ground_of(edition.site())?;
        same.then(|| emission.keep(route, &edition.look_of(route)?)).flatten()
    }

    fn take(&self, edition: &Edition, route: &Route, bytes: Bytes, facts: Option<&Facts>) {
        self.emission.put(route, &bytes, facts, edition.look_of(route));
        let config = &edition.site().config;
        let packed = if config.precompress { emit::packed(route, &bytes) } else { Vec::new() };
        packed.iter().for_each(|(route, bytes)| self.emission.put(route, bytes, None, None));
        if let Some(sizes) = &self.sizes {
            let size = FileReport::of(&bytes);
            let mut sizes = sizes.lock().unwrap_or_else(PoisonError::into_inner);
            sizes.insert(route.as_str().to_owned(), size);
        }
    }
}
