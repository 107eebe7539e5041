//! A site with all that comes out of it.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::assets::{self, Assets, Fonts, Passages, PreviousOutput};
use crate::config::Config;
use crate::diag::{Memo, PointerEq, Sink};
use crate::digest::Digest;
use crate::outputs::{self, Fingerprint, Fingerprints, Output};
use crate::pages::{self, Context};
use crate::plan::{Plan, Table};
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
    /// Cut anew where pages say something else.
    fonts: Memo<(PointerEq<Theme>, PointerEq<Config>, Passages), Arc<Fonts>>,
    /// Made anew where a route may have come, gone or changed its name.
    table: Memo<Routes, Arc<Table<Output>>>,
}

/// What assets follow from: files, and those whose names are left out.
type Sources = (PointerEq<Theme>, PointerEq<Attachments>, BTreeSet<String>);

/// What routes follow from: the shared inputs, and names of assets.
type Routes = (u64, PointerEq<Assets>, PointerEq<Fonts>);

impl Edition {
    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.plan.context().site
    }

    /// The same files, with messages that say which they are; see
    /// [`Messages::marked`](crate::messages::Messages::marked).
    pub fn marked(&self) -> Plan<Output, Context> {
        let site = Arc::new(self.site().marked());
        let (assets, engine) = (Arc::clone(&self.assets.value), Arc::clone(&self.engine.value));
        let context = Context::new(site, assets, Arc::clone(&self.fonts.value), engine);
        Plan::new(Arc::clone(self.plan.table()), Arc::new(context))
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
}

/// The edition of a site: assets, pages of every language, and what search engines read.
pub fn edition(site: Arc<Site>, sink: &mut Sink) -> Edition {
    renew(site, None, sink)
}

/// The same bytes as of [`edition`]; what the `last` build wrote of them saves their making.
pub fn edition_after(site: Arc<Site>, last: &PreviousBuild<'_>, sink: &mut Sink) -> Edition {
    assemble(site, None, last, sink)
}

/// The same as [`edition`]; what was made `before` of what has not changed saves its making.
pub fn renew(site: Arc<Site>, before: Option<&Edition>, sink: &mut Sink) -> Edition {
    assemble(site, before, &PreviousBuild::of(PreviousOutput::nothing()), sink)
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
    let context = |fonts| {
        let (ready, compiled) = (Arc::clone(&assets.value), Arc::clone(&engine.value));
        Context::new(Arc::clone(&site), ready, fonts, compiled)
    };
    // Names of fonts follow from all that pages say, and pages say these names: they are made
    // without them first.
    let fonts_from = last.shared.as_ref().map(|shared| words(&site, shared));
    let same = fonts_from.is_some() && fonts_from == last.fonts_from;
    let left = if same { Fonts::left(&site, &last.files) } else { None };
    let passages = match &left {
        Some(_) => Passages::new(),
        None => outputs::passages(context(Arc::new(Fonts::placeholders(&site)))),
    };
    let key = (PointerEq::of(&site.theme), PointerEq::of(&site.config), passages);
    let fonts = Memo::run(before.map(|before| &before.fonts), key.clone(), sink, |sink| {
        Arc::new(left.unwrap_or_else(|| Fonts::cut(&site, &key.2, &last.files, sink)))
    });
    let fonts_from = fonts_from.filter(|_| fonts.is_clean());
    let context = Arc::new(context(Arc::clone(&fonts.value)));
    pages::check_components(&context, sink);
    let revision = before.map_or(0, |before| {
        before.revision + u64::from(!before.site().shares_all_but_bodies(&site))
    });
    // A fault of an alias has its place in a file, which may be another line by now.
    let kept = before.map(|before| &before.table).filter(|table| table.is_clean());
    let key = (revision, PointerEq::of(&assets.value), PointerEq::of(&fonts.value));
    let table = Memo::run(kept, key, sink, |sink| Arc::new(outputs::outputs(&context, sink)));
    Edition {
        plan: Plan::new(Arc::clone(&table.value), context),
        revision,
        fonts_from,
        fingerprints: Fingerprints::default(),
        assets,
        engine,
        fonts,
        table,
    }
}

/// The fingerprint of all that pages which want a font say: the `shared` inputs, and their texts.
fn words(site: &Site, shared: &str) -> String {
    let mut digest = Digest::new();
    digest.add(shared);
    for (language, _) in Fonts::placeholders(site).languages() {
        for text in site.entries().filter_map(|(entry, _)| site.resolved(entry, language)) {
            digest.add(site.text(text).body_fingerprint().to_string());
        }
    }
    digest.to_string()
}
