//! `<lang>/feed.xml` (Atom, RFC 4287): guides of a language by the day they were revised.

use super::Context;
use super::xml::{self, text};
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::site::{EntryId, Site};
use jiff::civil::Date;

/// How many guides a feed holds.
const LONGEST: usize = 50;

/// Where the feed lies; none without a base URL, or where no guide of the language has a day.
pub(super) fn route(site: &Site, language: LanguageId) -> Option<Route> {
    site.config.base_url.as_ref()?;
    let any = site.entries().any(|(id, _)| day(site, id, language).is_some());
    any.then(|| Route::new(format!("{}/feed.xml", site.language(language).locale.tag())))
}

/// The day of a guide that belongs in the feed: its own text, not an everyday page.
fn day(site: &Site, id: EntryId, language: LanguageId) -> Option<Date> {
    site.exact(id, language)?;
    if site.entry(id).key.section {
        return None;
    }
    let meta = site.meta(id, language);
    meta.updated.filter(|_| meta.kind.is_guide())
}

/// The feed of a language.
pub(crate) fn make(context: &Context, language: LanguageId) -> Result<Bytes, Failure> {
    let site = &context.site;
    let mut entries: Vec<_> =
        site.entries().filter_map(|(id, _)| Some((day(site, id, language)?, id))).collect();
    entries.sort_by_key(|(day, id)| (std::cmp::Reverse(*day), *id));
    entries.truncate(LONGEST);
    let title = context.plain(language, "site-title", &[])?;
    let neutral = context.plain(language, "neutral-title", &[])?;
    let home = context.absolute(&site.route(site.home(), language)).unwrap_or_default();
    let own = context.feed(language).and_then(|route| context.absolute(route)).unwrap_or_default();
    let newest = entries.first().map(|(day, _)| instant(*day)).unwrap_or_default();
    Ok(xml::document(|xml| {
        let feed = xml.create_element("feed").with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xml:lang", site.language(language).locale.tag()),
        ]);
        feed.write_inner_content(|xml| {
            text(xml, "title", &title)?;
            text(xml, "id", &home)?;
            text(xml, "updated", &newest)?;
            xml.create_element("author").write_inner_content(|xml| text(xml, "name", &title))?;
            xml.create_element("link").with_attribute(("href", home.as_str())).write_empty()?;
            xml.create_element("link")
                .with_attributes([("rel", "self"), ("href", own.as_str())])
                .write_empty()?;
            for (day, id) in &entries {
                let address = context.absolute(&site.route(*id, language)).unwrap_or_default();
                let meta = site.meta(*id, language);
                xml.create_element("entry").write_inner_content(|xml| {
                    let title = meta.title.filter(|_| !meta.sensitive).map(|(title, _)| title);
                    text(xml, "title", title.unwrap_or(&neutral))?;
                    text(xml, "id", &address)?;
                    text(xml, "updated", &instant(*day))?;
                    xml.create_element("link")
                        .with_attribute(("href", address.as_str()))
                        .write_empty()?;
                    for tag in meta.tags.iter().filter(|_| !meta.sensitive) {
                        let category = xml.create_element("category");
                        category.with_attribute(("term", tag.as_str())).write_empty()?;
                    }
                    if let Some((summary, _)) =
                        meta.summary.filter(|(_, of)| !meta.sensitive && *of == language)
                    {
                        text(xml, "summary", summary)?;
                    }
                    Ok(())
                })?;
            }
            Ok(())
        })
        .map(|_| ())
    }))
}

fn instant(day: Date) -> String {
    format!("{day}T00:00:00Z")
}
