//! All recipes of a site, put together: the one place to see every file that comes out.

use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

use crate::assets::{self, Assets, Earlier, Fonts, Passages};
use crate::config::{Config, LanguageId};
use crate::diag::{Same, Sink, Stage};
use crate::digest::Digest;
use crate::offline;
use crate::pages::{self, Context};
use crate::plan::{Plan, Recipes};
use crate::route::Route;
use crate::site::{Attachments, Site, Text, Theme};
use crate::theme::Engine;

/// What the bytes of a route are made of; see [`Edition::stamp`].
pub type Stamp = (u64, u64);

/// What an earlier build left, for one that is to make the same bytes with less work.
pub struct Last<'l> {
    /// Its files.
    pub files: Earlier<'l>,
    /// Names all that pages of this edition see beside their own texts; none where nothing is known.
    pub ground: Option<String>,
    /// What its fonts [were cut to](Edition::fonts_from).
    pub fonts_from: Option<String>,
}

impl<'l> Last<'l> {
    /// Of which only files are known.
    pub fn of(files: Earlier<'l>) -> Self {
        Self { files, ground: None, fonts_from: None }
    }
}

/// A site with its plan.
#[derive(Debug)]
pub struct Edition {
    /// Every file that comes out.
    pub plan: Plan<Context>,
    /// Changes whenever a page may see something new beside its own text.
    pub ground: u64,
    /// Changes whenever any text does.
    texts: u64,
    /// Names what fonts were cut to; none where that is not known, or something is wrong with them.
    pub fonts_from: Option<String>,
    /// [How long](Site::minutes) texts take to read, when it is first asked for.
    minutes: OnceLock<Vec<(LanguageId, String)>>,
    assets: Stage<Sources, Arc<Assets>>,
    engine: Stage<Same<Theme>, Arc<Engine>>,
    /// Cut anew where pages say something else.
    fonts: Stage<(Same<Theme>, Same<Config>, Passages), Arc<Fonts>>,
    /// Made anew where a route may have come, gone or changed its name.
    recipes: Stage<Routes, Arc<Recipes<Context>>>,
}

/// What assets follow from: files, and those whose names are left out.
type Sources = (Same<Theme>, Same<Attachments>, BTreeSet<String>);

/// What routes follow from: where pages lie, and names of assets.
#[derive(Clone, Debug)]
struct Routes(Arc<Site>, Same<Assets>, Same<Fonts>);

impl PartialEq for Routes {
    fn eq(&self, other: &Self) -> bool {
        self.1 == other.1 && self.2 == other.2 && self.0.shares_routes(&other.0)
    }
}

impl Edition {
    /// The site.
    pub fn site(&self) -> &Arc<Site> {
        &self.plan.stock().site
    }

    /// The same files, with messages that say which they are; see
    /// [`Messages::marked`](crate::messages::Messages::marked).
    pub fn marked(&self) -> Plan<Context> {
        let site = Arc::new(self.site().marked());
        let (assets, engine) = (Arc::clone(&self.assets.value), Arc::clone(&self.engine.value));
        let context = Context::new(site, assets, Arc::clone(&self.fonts.value), engine);
        Plan::new(Arc::clone(self.plan.recipes()), Arc::new(context))
    }

    /// Names what the page at `route` sees beside the ground of its edition: the file whose text it shows (if
    /// it does), `+`, and all that it has of that text, with the sheets that it may link to. The same on the
    /// same ground means the same bytes, in every build. None for what is made of more than that: of other
    /// pages, or of fonts. Of an asset [what it was made from](Assets::look).
    pub fn look_of(&self, route: &Route) -> Option<String> {
        if assets::is_asset(route) {
            return self.assets.value.look(route).map(str::to_owned);
        }
        if self.plan.is_derived(route) {
            return None;
        }
        let site = self.site();
        let shown = |entry, language| site.shown(entry, language).map(|id| site.text(id));
        let folder = route.as_str().split_once('/').and_then(|(tag, _)| site.config.find(tag));
        let is_for = |language| folder.is_none_or(|folder| folder == language);
        let page = site.page_at(route);
        let text = page.and_then(|(entry, language)| shown(entry, language));
        let mut digest = text.map_or_else(Digest::new, Text::look);
        match page.map(|(entry, language)| (site.entry(entry), language)) {
            // A guide lists only those that are related to it, other pages may list any.
            Some((entry, language)) if !entry.key.section => {
                for text in entry.related.iter().filter_map(|other| shown(*other, language)) {
                    digest.add(site.minutes_of(text).to_string());
                }
            }
            _ => {
                let named = || site.config.languages().map(|(id, _)| (id, site.minutes(id)));
                let minutes = self.minutes.get_or_init(|| named().collect());
                for (_, minutes) in minutes.iter().filter(|(language, _)| is_for(*language)) {
                    digest.add(minutes);
                }
            }
        }
        for (_, sheet) in self.fonts.value.languages().filter(|(language, _)| is_for(*language)) {
            digest.add(sheet.as_str());
        }
        Some(format!("{}+{digest}", text.map_or("", Text::name)))
    }

    /// What the bytes of `route` are made of: the [ground](Self::ground), and the stamp of the
    /// page's own text, or of all texts where it is made of other pages. In an edition and those renewed from it, the same stamp means the same
    /// bytes.
    pub fn stamp(&self, route: &Route) -> Stamp {
        let site = self.site();
        if self.plan.is_derived(route) {
            return (self.ground, self.texts);
        }
        let text = site.page_at(route).and_then(|(entry, language)| site.shown(entry, language));
        (self.ground, text.map_or(0, |id| site.text(id).stamp()))
    }
}

/// The edition of a site: assets, pages of every language, and what search engines read.
pub fn edition(site: Arc<Site>, sink: &mut Sink) -> Edition {
    renew(site, None, sink)
}

/// The same bytes as of [`edition`]; what the `last` build wrote of them saves their making.
pub fn edition_after(site: Arc<Site>, last: &Last<'_>, sink: &mut Sink) -> Edition {
    assemble(site, None, last, sink)
}

/// The same as [`edition`]; what was made `before` of what has not changed saves its making.
pub fn renew(site: Arc<Site>, before: Option<&Edition>, sink: &mut Sink) -> Edition {
    assemble(site, before, &Last::of(Earlier::nothing()), sink)
}

fn assemble(
    site: Arc<Site>,
    before: Option<&Edition>,
    last: &Last<'_>,
    sink: &mut Sink,
) -> Edition {
    let key = (Same::of(&site.theme), Same::of(&site.attachments), site.discreet_files());
    let discreet = key.2.clone();
    let assets = Stage::run(before.map(|before| &before.assets), key, sink, |sink| {
        Arc::new(assets::prepare(
            &site,
            &discreet,
            before.map(|before| &*before.assets.value),
            &last.files,
            sink,
        ))
    });
    assets::check(&assets.value, &site, sink);
    let key = Same::of(&site.theme);
    let engine = Stage::run(before.map(|before| &before.engine), key, sink, |sink| {
        Arc::new(Engine::new(&site.theme, sink))
    });
    let context = |fonts| {
        let (ready, compiled) = (Arc::clone(&assets.value), Arc::clone(&engine.value));
        Context::new(Arc::clone(&site), ready, fonts, compiled)
    };
    // Names of fonts follow from all that pages say, and pages say these names: they are made
    // without them first.
    let fonts_from = last.ground.as_ref().map(|ground| words(&site, ground));
    let same = fonts_from.is_some() && fonts_from == last.fonts_from;
    let left = if same { Fonts::left(&site, &last.files) } else { None };
    let passages = match &left {
        Some(_) => Passages::new(),
        None => pages::passages(context(Arc::new(Fonts::promised(&site)))),
    };
    let key = (Same::of(&site.theme), Same::of(&site.config), passages);
    let fonts = Stage::run(before.map(|before| &before.fonts), key.clone(), sink, |sink| {
        Arc::new(left.unwrap_or_else(|| Fonts::cut(&site, &key.2, &last.files, sink)))
    });
    let fonts_from = fonts_from.filter(|_| fonts.is_clean());
    let context = Arc::new(context(Arc::clone(&fonts.value)));
    pages::check_components(&context, sink);
    let ground = match before {
        Some(before) => {
            let same = before.site().shares_ground(&site)
                && Arc::ptr_eq(&before.fonts.value, &fonts.value);
            before.ground + u64::from(!same)
        }
        None => 0,
    };
    // A fault of an alias has its place in a file, which may be another line by now.
    let kept = before.map(|before| &before.recipes).filter(|recipes| recipes.is_clean());
    let key = Routes(site, Same::of(&assets.value), Same::of(&fonts.value));
    let recipes = Stage::run(kept, key, sink, |sink| {
        let mut recipes = Recipes::default();
        for asset in context.assets.all().chain(context.fonts.all()) {
            let bytes = Arc::clone(&asset.bytes);
            // Two files of one name and content are one route.
            if !recipes.has(&asset.route) {
                recipes.add(asset.route.clone(), move |_| Ok(Arc::clone(&bytes)));
            }
        }
        pages::contribute(&context, &mut recipes, sink);
        offline::contribute(&context, &mut recipes);
        pages::check_crowded(&context, &recipes, sink);
        Arc::new(recipes)
    });
    let texts = match before {
        Some(before) => before.texts + u64::from(!before.site().shares_texts(&context.site)),
        None => 0,
    };
    let plan = Plan::new(Arc::clone(&recipes.value), context);
    Edition {
        plan,
        ground,
        texts,
        fonts_from,
        minutes: OnceLock::new(),
        assets,
        engine,
        fonts,
        recipes,
    }
}

/// Names all that pages which want a font say: what they see beside their texts, and these.
fn words(site: &Site, ground: &str) -> String {
    let mut digest = Digest::new();
    digest.add(ground);
    for (language, _) in Fonts::promised(site).languages() {
        for text in site.entries().filter_map(|(entry, _)| site.shown(entry, language)) {
            digest.add(site.text(text).look().to_string());
        }
    }
    digest.to_string()
}
