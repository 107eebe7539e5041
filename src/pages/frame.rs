//! What every page has around its text: its language, the way out, links that stand everywhere.

use super::{Context, help_about, search_about};
use crate::config::LanguageId;
use crate::plan::Failure;
use crate::route::Route;
use crate::site::{EntryId, Kind};
use crate::theme::view::{Exit, LanguageLink, Link, Logo, Page};

/// How high a logo stands where no style sheet says it, in CSS pixels.
const LOGO_HEIGHT: usize = 32;

/// What whoever looks over a reader's shoulder may see of the site.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// Its name and its logo.
    All,
    /// Its name, and no logo, which is known from afar.
    Sensitive,
    /// Nothing: an everyday page.
    Nothing,
}

/// The page at `here` for readers of `language`, without what is its own. `entry` is the guide or
/// section that it shows.
pub(super) fn page(
    context: &Context,
    language: LanguageId,
    here: &Route,
    entry: Option<EntryId>,
    shown: Shown,
) -> Result<Page, Failure> {
    let site = &context.site;
    let known = site.language(language);
    let safety = &site.config.safety;
    let other = |id: &EntryId| Some(*id) != entry;
    let exit = context.named(&safety.exit_page, language);
    let frame = Page {
        lang: known.locale.tag().to_owned(),
        language_name: context.name(language).to_owned(),
        dir: known.locale.direction().as_str(),
        script: known.locale.script().map(|script| script.to_string()).unwrap_or_default(),
        digits: known.format.digits().as_str(),
        content_dir: known.locale.direction().as_str(),
        sensitive: shown == Shown::Sensitive,
        share: context.share(language),
        feed: context.feed(language).map(|route| here.to(route)),
        home: here.to(&site.route(site.home(), language)),
        chooser: here.to(&Route::new("index.html")),
        offline: site.config.offline,
        left_to: site.config.offline && exit.is_some() && exit == entry,
        forget: safety.clear_on_exit,
        ..Page::default()
    };
    if shown == Shown::Nothing {
        return Ok(frame);
    }
    let tracks = context.named(&safety.tracks_page, language).filter(other);
    Ok(Page {
        exit: exit.filter(other).map(|id| way_out(context, here, id, language)),
        tracks: tracks.map(|id| context.link(here, id, language)),
        logo: if shown == Shown::All { logo(context, here) } else { None },
        tagline: context.optional(language, "site-tagline")?,
        help: help_about::link(context, here, language)?,
        search: search_about::link(context, here, language),
        footer: footer(context, here, language),
        ..frame
    })
}

/// The logo, as wide as it is at the height of a line, so that nothing moves when it is there.
fn logo(context: &Context, here: &Route) -> Option<Logo> {
    let asset = context.assets.logo()?;
    let (width, height) = asset.size?;
    let width = width.saturating_mul(LOGO_HEIGHT).div_ceil(height.max(1));
    Some(Logo { href: here.to(&asset.route), width, height: LOGO_HEIGHT })
}

/// The page with this `file` in every language, on the one at `here`.
pub(super) fn languages(
    context: &Context,
    current: LanguageId,
    here: &Route,
    file: &str,
    translated: impl Fn(LanguageId) -> bool,
) -> Vec<LanguageLink> {
    let published = context.site.config.published.iter().copied();
    let links = published.map(|language| {
        let locale = &context.site.language(language).locale;
        LanguageLink {
            tag: locale.tag().to_owned(),
            dir: locale.direction().as_str(),
            name: context.name(language).to_owned(),
            href: here.to(&context.of_language(language, file)),
            current: language == current,
            translated: translated(language),
            share: context.share(language),
        }
    });
    links.collect()
}

/// Where *Leave* goes from `here`.
pub(super) fn way_out(
    context: &Context,
    here: &Route,
    exit: EntryId,
    language: LanguageId,
) -> Exit {
    let site = &context.site;
    Exit {
        href: here.to(&site.route(exit, language)),
        title: site.title(exit, language).0,
        online: site.config.safety.exit_url.as_ref().map(url::Url::to_string),
        clear: site.config.safety.clear_on_exit,
    }
}

/// Plain pages at the top of the site, such as *about this site*.
fn footer(context: &Context, here: &Route, language: LanguageId) -> Vec<Link> {
    let site = &context.site;
    let top = site.entry(site.home()).children.iter().filter(|id| {
        !site.entry(**id).key.section
            && site.is_listed(**id, language)
            && site.kind(**id, language) == Kind::Page
    });
    top.map(|id| context.link(here, *id, language)).collect()
}
