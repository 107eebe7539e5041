//! The HTML pages of a site, and what search engines, servers and home screens read: how each is
//! made.

pub(crate) mod article;
mod body;
mod budget;
pub(crate) mod contact;
mod faults;
pub(crate) mod feed;
mod frame;
pub(crate) mod headers;
pub(crate) mod help;
pub(crate) mod help_about;
mod icons;
mod kept;
pub(crate) mod languages;
pub(crate) mod letters;
mod lists;
pub(crate) mod manifest;
mod needs;
pub(crate) mod redirect;
pub(crate) mod saved;
pub(crate) mod search;
pub(crate) mod search_about;
pub(crate) mod search_index;
pub(crate) mod sitemap;
mod strip;
mod xml;

pub use icons::check_icons;
pub use kept::KeptFiles;

use std::sync::{Arc, OnceLock};

use fluent::FluentArgs;

use crate::assets::{Asset, Assets, Fonts};
use crate::config::{Form, LanguageId};
use crate::data::Worded;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::messages::Use;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::site::{EntryId, Kind, PART, Site, State, TextId};
use crate::theme::view::{Card, Link, Phrase, Share, View};
use crate::theme::{Engine, RenderContext, Skeletons, Wordings};

/// What every output is made in.
#[derive(Debug)]
pub struct Context {
    /// The site.
    pub site: Arc<Site>,
    /// Its assets.
    pub assets: Arc<Assets>,
    /// Its fonts.
    pub fonts: Arc<Fonts>,
    /// Its templates.
    pub engine: Arc<Engine>,
    /// By language: its name in its own script.
    names: Vec<String>,
    /// By language: how many guides are in it, where some are not.
    shares: Vec<Option<Share>>,
    /// By language: its feed, where it has one.
    feeds: Vec<Option<Route>>,
    /// Whether there are pages of who can help.
    help_is_drawn: bool,
    wordings: Arc<Wordings>,
    skeletons: Skeletons,
    /// By language: files for searching.
    indexes: Vec<search_index::Files>,
    /// By language: what is kept with each of its guides, when somebody has found it.
    kept_with_each: Vec<OnceLock<Result<KeptFiles, Failure>>>,
}

/// Components that no template draws.
pub fn check_components(context: &Context, sink: &mut Sink) {
    for text in context.site.texts() {
        for component in &text.outline().components {
            let name = &component.name;
            if name == PART || context.engine.has_component(name) {
                continue;
            }
            let near = context.engine.nearest_component(name, PART);
            sink.push(
                Diagnostic::new(Code::ComponentUnknown, format!("there is no component `{name}`"))
                    .at(component.span.clone())
                    .help(match near {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => format!("add the template `components/{name}.html` to the theme"),
                    }),
            );
        }
    }
}

impl Context {
    /// What outputs need, with what is the same on every page worked out once.
    pub fn new(
        site: Arc<Site>,
        assets: Arc<Assets>,
        fonts: Arc<Fonts>,
        engine: Arc<Engine>,
    ) -> Self {
        let languages = || site.config.languages();
        let names = languages().map(|(id, language)| {
            site.language_name(id).unwrap_or_else(|| language.locale.tag().to_owned())
        });
        let names = names.collect();
        let shares = languages().map(|(id, _)| lists::share(&site, id)).collect();
        let feeds = languages().map(|(id, _)| feed::route(&site, id)).collect();
        let help_is_drawn = help_about::is_drawn(&site, &engine);
        let indexes: Vec<_> = languages().map(|_| search_index::Files::default()).collect();
        let kept_with_each = languages().map(|_| OnceLock::new()).collect();
        let wordings = Arc::new(Wordings::new(indexes.len()));
        Self {
            site,
            assets,
            fonts,
            engine,
            names,
            shares,
            feeds,
            help_is_drawn,
            wordings,
            skeletons: Skeletons::default(),
            indexes,
            kept_with_each,
        }
    }

    /// Where is noted what is kept with each guide of `language`.
    pub(crate) fn kept_with_each(
        &self,
        language: LanguageId,
    ) -> Option<&OnceLock<Result<KeptFiles, Failure>>> {
        self.kept_with_each.get(language.index())
    }

    /// Renders `template` for a page at `route`, for readers of `language`; a fault where it is too
    /// heavy.
    fn render<V: View>(
        &self,
        template: &str,
        language: LanguageId,
        route: &Route,
        view: &V,
    ) -> Result<Bytes, Failure> {
        let render_context = self.render_context(language, route);
        let html = self.engine.render(template, render_context, &self.skeletons, view)?;
        budget::check(self, route, &html)?;
        Ok(html.into())
    }

    fn render_context(&self, language: LanguageId, route: &Route) -> RenderContext {
        let (site, assets) = (Arc::clone(&self.site), Arc::clone(&self.assets));
        let (fonts, wordings) = (Arc::clone(&self.fonts), Arc::clone(&self.wordings));
        RenderContext { site, assets, fonts, wordings, language, route: route.clone() }
    }

    /// A message of the interface as plain text.
    ///
    /// # Errors
    ///
    /// As of [`Messages::format`](crate::messages::Messages::format).
    pub fn plain(
        &self,
        language: LanguageId,
        id: &str,
        arguments: &[(&str, &str)],
    ) -> Result<String, Failure> {
        let mut values = FluentArgs::new();
        for (name, value) in arguments {
            values.set(*name, *value);
        }
        let site = &self.site;
        Ok(site.messages.format(&site.config, language, id, &values, Use::Plain)?.text)
    }

    /// A message of the interface for running text.
    pub(crate) fn phrase(&self, language: LanguageId, id: &str) -> Result<Phrase, Failure> {
        self.phrase_within(language, language, id, &FluentArgs::new())
    }

    /// A message for readers of `language` that will stand in text of the language `around`.
    fn phrase_within(
        &self,
        language: LanguageId,
        around: LanguageId,
        id: &str,
        values: &FluentArgs<'_>,
    ) -> Result<Phrase, Failure> {
        let config = &self.site.config;
        let found = self.site.messages.format(config, language, id, values, Use::Text);
        let found = found?;
        Ok(Phrase::new(found.text, found.locale, &config.language(around).locale))
    }

    /// The same for a message that a site may do without.
    fn optional(&self, language: LanguageId, id: &str) -> Result<Option<Phrase>, Failure> {
        let there = self.site.messages.has(&self.site.config, language, id);
        there.then(|| self.phrase(language, id)).transpose()
    }

    /// A message of one thing a line, which a site may do without.
    fn lines(&self, language: LanguageId, id: &str) -> Result<Vec<Phrase>, Failure> {
        let config = &self.site.config;
        if !self.site.messages.has(config, language, id) {
            return Ok(Vec::new());
        }
        let found = self.site.messages.format(config, language, id, &FluentArgs::new(), Use::Text);
        let found = found?;
        let page = &config.language(language).locale;
        Ok(found.text.lines().map(|line| Phrase::new(line, found.locale, page)).collect())
    }

    /// The title of a page for readers of `language`.
    fn title(&self, entry: EntryId, language: LanguageId) -> Phrase {
        let (text, of) = self.site.title(entry, language);
        Phrase::new(text, &self.site.language(of).locale, &self.site.language(language).locale)
    }

    fn link(&self, from: &Route, entry: EntryId, language: LanguageId) -> Link {
        let href = from.to(&self.site.route(entry, language));
        Link { href, title: self.title(entry, language) }
    }

    /// A page in a list on the page at `from`.
    fn card_of(&self, from: &Route, entry: EntryId, language: LanguageId) -> Card {
        let site = &self.site;
        let meta = site.meta(entry, language);
        let text = site.resolved(entry, language).map(|id| site.text(id));
        let Link { href, title } = self.link(from, entry, language);
        Card {
            href,
            title,
            summary: meta.summary.map(|(summary, of)| {
                Phrase::new(summary, &site.language(of).locale, &site.language(language).locale)
            }),
            section: site.entry(entry).key.section,
            icon: self.icon_of(entry),
            minutes: text.map_or(0, |text| site.minutes_of(text, language)),
        }
    }

    /// The needs that a page serves, each with how near it is to what the page is for: a guide
    /// before another page, and what it names first before all else. The least is the nearest.
    fn serves(
        &self,
        entry: EntryId,
        language: LanguageId,
    ) -> impl Iterator<Item = (&str, (bool, usize))> {
        let meta = self.site.meta(entry, language);
        let beside = meta.kind == Kind::Page;
        let ranked = meta.needs.iter().enumerate();
        ranked.map(move |(place, (need, _))| (need.as_str(), (beside, place)))
    }

    /// The guide that a setting names by its file, where it exists for readers of `language`.
    fn named(&self, setting: &Option<(String, Span)>, language: LanguageId) -> Option<EntryId> {
        let (path, _) = setting.as_ref()?;
        let id = self.site.find_file(path)?;
        self.site.exists(id, language).then_some(id)
    }

    /// Where the list of what belongs to a guide lies, for keeping it on a phone; none for sections
    /// and everyday pages, which are kept with others.
    pub fn list(&self, entry: EntryId, language: LanguageId) -> Option<Route> {
        let page = self.site.route(entry, language);
        let alone =
            !self.site.entry(entry).key.section && self.site.kind(entry, language) != Kind::Neutral;
        let name = page.as_str().strip_suffix(".html").filter(|_| alone)?;
        Some(Route::new(format!("{name}.json")))
    }

    /// The recording that readers of `language` hear on the page of a guide.
    pub fn recording(&self, entry: EntryId, language: LanguageId) -> Option<&Asset> {
        let text = self.site.text(self.site.resolved(entry, language)?);
        self.assets.content(text.recording()?)
    }

    /// Where the list of a guide with its recording lies; none where there is no recording.
    pub fn list_with_recording(&self, entry: EntryId, language: LanguageId) -> Option<Route> {
        // Few have one, and this is asked of all.
        self.recording(entry, language)?;
        let list = self.list(entry, language)?;
        let name = list.as_str().strip_suffix(".json")?;
        Some(Route::new(format!("{name}.audio.json")))
    }

    /// Where the list of all guides of a language that have a recording lies, if some have.
    pub fn list_of_recordings(&self, language: LanguageId) -> Option<Route> {
        let mut entries = self.site.entries().map(|(entry, _)| entry);
        let any = entries.any(|entry| {
            self.site.exists(entry, language) && self.list_with_recording(entry, language).is_some()
        });
        any.then(|| self.of_language(language, "index.audio.json"))
    }

    /// A file at the top of a language's folder.
    pub fn of_language(&self, language: LanguageId, name: &str) -> Route {
        Route::new(format!("{}/{name}", self.site.language(language).locale.tag()))
    }

    /// Where the file of a guide to pass on lies, where the site makes it.
    pub(crate) fn passed_on(
        &self,
        entry: EntryId,
        language: LanguageId,
        form: Form,
    ) -> Option<Route> {
        let site = &self.site;
        let guide = !site.entry(entry).key.section && site.kind(entry, language) == Kind::Guide;
        let made = guide && site.config.pass_on.contains(&form) && site.exists(entry, language);
        let route = made.then(|| site.route(entry, language))?;
        let stem = route.as_str().strip_suffix(".html")?;
        Some(Route::new(match form {
            Form::Html => format!("{stem}.one.html"),
            Form::Pdf => format!("{stem}.pdf"),
        }))
    }

    /// The everyday page and the page on covering tracks, where readers of `language` have them.
    pub fn for_safety(&self, language: LanguageId) -> impl Iterator<Item = EntryId> {
        let safety = &self.site.config.safety;
        [&safety.exit_page, &safety.tracks_page]
            .into_iter()
            .filter_map(move |setting| self.named(setting, language))
    }

    /// The name of a language in its own script.
    pub fn name(&self, language: LanguageId) -> &str {
        self.names.get(language.index()).map_or("", String::as_str)
    }

    /// How many guides are in a language, where some are not.
    fn share(&self, language: LanguageId) -> Option<Share> {
        *self.shares.get(language.index())?
    }

    /// Where the feed of a language lies; none without a base URL, or where no guide has a day.
    pub(crate) fn feed(&self, language: LanguageId) -> Option<&Route> {
        self.feeds.get(language.index())?.as_ref()
    }

    /// The absolute address of a route; none without a base URL.
    fn absolute(&self, route: &Route) -> Option<String> {
        let base = self.site.config.base_url.as_ref()?;
        Some(base.join(&route.url_path()).ok()?.to_string())
    }

    /// Languages that have a text of their own for `entry`, and come out of this run.
    fn translations(&self, entry: EntryId) -> impl Iterator<Item = (LanguageId, TextId)> {
        let languages = self.site.config.published.iter();
        languages.filter_map(move |language| Some((*language, self.site.exact(entry, *language)?)))
    }
}

/// The word that templates know a translation's state by; none where a native speaker reviewed it.
fn state_word(state: Option<State>) -> Option<&'static str> {
    state.filter(|state| *state != State::Reviewed).map(State::as_str)
}
