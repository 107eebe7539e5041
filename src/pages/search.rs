//! `<lang>/search.html`: a field to search, and all topics in the order of the language's letters.

use super::faults::Faults;
use super::frame::Shown;
use super::search_about::FILE;
use super::{Context, frame, needs};
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::theme::view::{Link, Page, PageKind, Root};

/// The page at `here`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let faults = Faults::default();
    let title = faults.collect(context.phrase(language, "search-title"));
    let page = Page {
        kind: PageKind::Search,
        head_title: title.text.clone(),
        title,
        needs: needs::list(context, here, language, &faults),
        topics: topics(context, here, language),
        languages: frame::languages(context, language, here, FILE, |_| true),
        ..faults.collect(frame::page(context, language, here, None, Shown::All))
    };
    let html = context.render(FILE, language, here, &Root { page });
    faults.page(html)
}

/// All guides and pages by title.
fn topics(context: &Context, here: &Route, language: LanguageId) -> Vec<Link> {
    let site = &context.site;
    let pages = site.in_order().into_iter().filter(|id| {
        *id != site.home() && !site.entry(*id).key.section && site.is_listed(*id, language)
    });
    let mut topics: Vec<Link> = pages.map(|id| context.link(here, id, language)).collect();
    let format = &site.language(language).format;
    topics.sort_by_cached_key(|topic| format.sort_key(&topic.title.text));
    topics
}
