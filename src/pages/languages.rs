//! The choice of languages at the root, and the page for addresses that do not exist.

use super::Context;
use super::frame::way_out;
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::theme::view::{Choice, Languages, Phrase};

/// More would not fit on the bar of a small phone.
const WORDS_FOR_LEAVE: usize = 3;

/// The choice of languages at the root.
pub(crate) const CHOICE: &str = "index.html";
/// What servers answer for addresses that do not exist.
pub(crate) const MISSING: &str = "404.html";

/// The language of what stands around the choices: the source's, or where that does not come out,
/// the first.
pub(crate) fn frame_language(context: &Context) -> LanguageId {
    let config = &context.site.config;
    let source = config.source_language;
    let mut published = config.published.iter().copied();
    let language = published.find(|id| *id == source).or(config.published.first().copied());
    language.unwrap_or(source)
}

/// The page at `route`, one of the two.
pub(crate) fn make(context: &Context, route: &Route) -> Result<Bytes, Failure> {
    let language = frame_language(context);
    let template = if route.as_str() == MISSING { "404.html" } else { "languages.html" };
    let view = choice(context, language, route)?;
    context.render(template, language, route, &view)
}

fn choice(context: &Context, language: LanguageId, route: &Route) -> Result<Languages, Failure> {
    let site = &context.site;
    let known = &site.language(language).locale;
    let missing = route.as_str() == MISSING;
    let choices = site
        .config
        .published
        .iter()
        .copied()
        .filter(|id| site.exists(site.home(), *id))
        .map(|id| {
            let locale = &site.language(id).locale;
            let own = |message| site.messages.own(id, message).unwrap_or_default();
            Choice {
                tag: locale.tag().to_owned(),
                dir: locale.direction().as_str(),
                script: locale.script().map(|script| script.to_string()).unwrap_or_default(),
                name: context.name(id).to_owned(),
                href: route.to(&site.route(site.home(), id)),
                title: own("site-title"),
                missing: own("missing-page"),
            }
        })
        .collect();
    Ok(Languages {
        lang: known.tag().to_owned(),
        dir: known.direction().as_str(),
        head_title: context.plain(
            language,
            if missing { "missing-page" } else { "site-title" },
            &[],
        )?,
        leave: site
            .config
            .published
            .iter()
            .filter_map(|id| {
                let word = site.messages.own(*id, "leave")?;
                Some(Phrase::new(word, &site.language(*id).locale, known))
            })
            .take(WORDS_FOR_LEAVE)
            .collect(),
        exit: context
            .named(&site.config.safety.exit_page, language)
            .map(|id| way_out(context, route, id, language)),
        choices,
        canonical: context.absolute(route).filter(|_| !missing),
        base: site.config.base_url.as_ref().filter(|_| missing).map(|url| url.path().to_owned()),
    })
}
