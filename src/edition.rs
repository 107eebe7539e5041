//! A site with all that comes out of it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::assets::{self, Assets, Fonts, PageWords, PreviousOutput};
use crate::config::Config;
use crate::diag::{Memo, PointerEq, Sink};
use crate::digest::Digest;
use crate::outputs::{self, Fingerprint, Fingerprints, Output};
use crate::pages::{self, Context};
use crate::plan::{Facts, Plan, Table};
use crate::route::Route;
use crate::site::{Attachments, Site, Theme};
use crate::theme::Engine;

/// What the bytes of a route are made of; see [`Edition::version`].
pub type Version = (u64, Fingerprint);

/// What an earlier build left, for one that is to make the same bytes with less work.
pub struct PreviousBuild<'l> {
    /// Its files.
    pub files: PreviousOutput<'l>,
    /// The fingerprint of the [shared inputs](outputs) of this edition; none where nothing is
    /// known.
    pub shared: Option<String>,
    /// What its fonts [were cut to](Edition::fonts_from).
    pub fonts_from: Option<String>,
}

impl<'l> PreviousBuild<'l> {
    /// Of which only files are known.
    pub fn of(files: PreviousOutput<'l>) -> Self {
        Self { files, shared: None, fonts_from: None }
    }
}

/// A site with its plan.
#[derive(Debug)]
pub struct Edition {
    /// Every file that comes out.
    pub plan: Plan<Output, Context>,
    /// Grows whenever the [shared inputs](outputs) change, in this edition and those renewed from
    /// it.
    revision: u64,
    /// The fingerprint of what fonts were cut to; none where that is not known, or something is
    /// wrong with them.
    pub fonts_from: Option<String>,
    fingerprints: Fingerprints,
    assets: Memo<Sources, Arc<Assets>>,
    engine: Memo<PointerEq<Theme>, Arc<Engine>>,
    /// Made anew where the theme or what pages say is another; none where there are only drafts.
    fonts: Option<CutFonts>,
    /// All but fonts. Made anew where a route may have come, gone or changed its name.
    table: Memo<Routes, Arc<Table<Output>>>,
}

/// What assets follow from: files, and those whose names are left out.
type Sources = (PointerEq<Theme>, PointerEq<Attachments>, BTreeSet<String>);

/// What fonts follow from: files, settings, and the words of pages.
pub type Words = (PointerEq<Theme>, PointerEq<Config>, PageWords);

/// Fonts that were cut.
pub type CutFonts = Memo<Words, Arc<Fonts>>;

/// What routes follow from: the shared inputs, and names of assets.
type Routes = (u64, PointerEq<Assets>);

impl Edition {
    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.plan.context().site
    }

    /// The same files, with messages that say which they are; see
    /// [`Messages::marked`](crate::messages::Messages::marked).
    pub fn marked(&self) -> Plan<Output, Context> {
        let site = Arc::new(self.site().marked());
        let fonts = Arc::clone(&self.plan.context().fonts);
        Plan::new(Arc::clone(self.plan.table()), Arc::new(self.context(site, fonts)))
    }

    fn context(&self, site: Arc<Site>, fonts: Arc<Fonts>) -> Context {
        let (assets, engine) = (Arc::clone(&self.assets.value), Arc::clone(&self.engine.value));
        Context::new(site, assets, fonts, engine)
    }

    /// The fonts for the `words` of its pages. What was cut `before` of the same words, or left by
    /// a `previous` build, saves its cutting.
    pub fn cut(
        &self,
        words: PageWords,
        before: Option<&Self>,
        previous: &PreviousOutput<'_>,
        sink: &mut Sink,
    ) -> CutFonts {
        let site = self.site();
        let key = (PointerEq::of(&site.theme), PointerEq::of(&site.config), words);
        let before = before.and_then(|before| before.fonts.as_ref());
        let mut found = Sink::default();
        let cut = Memo::run(before, key.clone(), &mut found, |sink| {
            Arc::new(Fonts::cut(site, &key.2, previous, sink))
        });
        sink.extend(site.config.checks.judge(found));
        cut
    }

    /// The fingerprint of what the file at `route` is made of, beside the shared inputs. None where
    /// making it takes no time.
    pub fn fingerprint(&self, route: &Route) -> Option<Fingerprint> {
        let (_, route, output) = self.plan.table().get(route)?;
        self.fingerprints.of(self.plan.context(), route, output)
    }

    /// What the bytes of `route` are made of: in an edition and those renewed from it, the same
    /// version means the same bytes. None where making them takes no time.
    pub fn version(&self, route: &Route) -> Option<Version> {
        Some((self.revision, self.fingerprint(route)?))
    }

    /// Takes fonts; the plan without them.
    fn set_fonts(&mut self, cut: CutFonts) -> Plan<Output, Context> {
        let context = self.context(Arc::clone(self.site()), Arc::clone(&cut.value));
        let table = with_fonts(&self.table.value, &cut.value);
        if !cut.is_clean() {
            self.fonts_from = None;
        }
        self.fonts = Some(cut);
        std::mem::replace(&mut self.plan, Plan::new(table, Arc::new(context)))
    }

    /// Ends a [draft](draft_after) with the fonts that were [cut](Self::cut). What is known of
    /// files is taken over, but for those of which `known` says better.
    pub fn finish(&mut self, cut: CutFonts, known: &BTreeMap<Route, Arc<Facts>>) {
        let fonts = Arc::clone(&cut.value);
        let draft = self.set_fonts(cut);
        let [before, now] = [&draft.context().fonts, &fonts].map(|fonts| fonts.any_sheet());
        let routes: Vec<&Route> = draft.routes().collect();
        routes.par_iter().for_each(|route| {
            let Some(facts) = draft.known(route) else { return };
            let facts = match known.get(*route) {
                Some(known) => Arc::clone(known),
                None => facts.loading(before, now),
            };
            self.plan.preset(route, facts);
        });
    }
}

/// The edition of a site: assets, pages of every language, and what search engines read.
pub fn edition(site: Arc<Site>, sink: &mut Sink) -> Edition {
    renew(site, None, sink)
}

/// The same bytes as of [`edition`]; what the `last` build wrote of them saves their making.
pub fn edition_after(site: Arc<Site>, last: &PreviousBuild<'_>, sink: &mut Sink) -> Edition {
    whole(site, None, last, sink)
}

/// The same as [`edition`]; what was made `before` of what has not changed saves its making.
pub fn renew(site: Arc<Site>, before: Option<&Edition>, sink: &mut Sink) -> Edition {
    whole(site, before, &PreviousBuild::of(PreviousOutput::nothing()), sink)
}

/// The same as [`edition_after`], for whoever makes all pages once and keeps none. Its fonts may be
/// a [draft](Fonts::is_draft): their names follow from all that pages say, and pages say these
/// names. Then pages are made with names that are as long, read for their
/// [words](outputs::Readers), [relinked](assets::relink), and the edition is
/// [finished](Edition::finish), which adds the fonts and has all that is made of pages.
pub fn draft_after(site: Arc<Site>, last: &PreviousBuild<'_>, sink: &mut Sink) -> Edition {
    draft(site, None, last, sink)
}

/// An edition with all of its fonts; pages that want one are made twice.
fn whole(
    site: Arc<Site>,
    before: Option<&Edition>,
    last: &PreviousBuild<'_>,
    sink: &mut Sink,
) -> Edition {
    let draft = draft(site, before, last, sink);
    if !draft.plan.context().fonts.is_draft() {
        return draft;
    }
    let cut = draft.cut(outputs::words(&draft.plan), before, &last.files, sink);
    let same = before.and_then(|before| before.fonts.as_ref());
    let same = same.is_some_and(|before| Arc::ptr_eq(&before.value, &cut.value));
    let mut edition = draft;
    edition.set_fonts(cut);
    edition.revision += u64::from(before.is_some() && !same);
    edition
}

fn draft(
    site: Arc<Site>,
    before: Option<&Edition>,
    last: &PreviousBuild<'_>,
    sink: &mut Sink,
) -> Edition {
    let mut found = Sink::default();
    let edition = assemble(site, before, last, &mut found);
    sink.extend(edition.site().config.checks.judge(found));
    edition
}

fn assemble(
    site: Arc<Site>,
    before: Option<&Edition>,
    last: &PreviousBuild<'_>,
    sink: &mut Sink,
) -> Edition {
    let key = (PointerEq::of(&site.theme), PointerEq::of(&site.attachments), site.discreet_files());
    let discreet = key.2.clone();
    let assets = Memo::run(before.map(|before| &before.assets), key, sink, |sink| {
        Arc::new(assets::prepare(
            &site,
            &discreet,
            before.map(|before| &*before.assets.value),
            &last.files,
            sink,
        ))
    });
    assets::check(&assets.value, &site, sink);
    let key = PointerEq::of(&site.theme);
    let engine = Memo::run(before.map(|before| &before.engine), key, sink, |sink| {
        Arc::new(Engine::new(&site.theme, sink))
    });
    let fonts_from = last.shared.as_ref().map(|shared| words(&site, shared));
    let same = fonts_from.is_some() && fonts_from == last.fonts_from;
    let left = if same { Fonts::left(&site, &last.files) } else { None };
    let whole = site.config.whole_fonts.then(|| {
        let key = (PointerEq::of(&site.theme), PointerEq::of(&site.config), PageWords::new());
        let before = before.and_then(|before| before.fonts.as_ref());
        Memo::run(before, key, sink, |sink| Arc::new(Fonts::whole(&site, sink)))
    });
    let fonts = match &whole {
        Some(whole) => Arc::clone(&whole.value),
        None => Arc::new(left.unwrap_or_else(|| Fonts::draft(&site))),
    };
    let (ready, compiled) = (Arc::clone(&assets.value), Arc::clone(&engine.value));
    let context = Context::new(Arc::clone(&site), ready, Arc::clone(&fonts), compiled);
    pages::check_components(&context, sink);
    pages::check_icons(&context, sink);
    let revision = before.map_or(0, |before| {
        before.revision + u64::from(!before.site().shares_all_but_bodies(&site))
    });
    // A fault of an alias has its place in a file, which may be another line by now.
    let kept = before.map(|before| &before.table).filter(|table| table.is_clean());
    let key = (revision, PointerEq::of(&assets.value));
    let table = Memo::run(kept, key, sink, |sink| Arc::new(outputs::outputs(&context, sink)));
    Edition {
        plan: Plan::new(with_fonts(&table.value, &fonts), Arc::new(context)),
        revision,
        fonts_from,
        fingerprints: Fingerprints::default(),
        assets,
        engine,
        fonts: whole,
        table,
    }
}

/// `table` with `fonts`; itself where there are none.
fn with_fonts(table: &Arc<Table<Output>>, fonts: &Fonts) -> Arc<Table<Output>> {
    match fonts.all().next() {
        Some(_) => Arc::new(outputs::with_fonts(table, fonts)),
        None => Arc::clone(table),
    }
}

/// The fingerprint of all that pages which want a font say: the `shared` inputs, and their texts.
fn words(site: &Site, shared: &str) -> String {
    let mut digest = Digest::new();
    digest.add(shared);
    for language in Fonts::draft(site).languages() {
        for text in site.entries().filter_map(|(entry, _)| site.resolved(entry, language)) {
            digest.add(site.text(text).body_fingerprint().to_string());
        }
    }
    digest.to_string()
}
