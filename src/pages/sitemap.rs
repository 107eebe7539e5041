//! `sitemap.xml` (sitemaps.org) and `robots.txt` (RFC 9309).

use std::io;

use super::Context;
use super::xml::{self, Xml};
use crate::plan::Bytes;
use crate::route::Route;

/// Where the sitemap lies.
pub(crate) const SITEMAP: &str = "sitemap.xml";

/// The sitemap.
pub(crate) fn make(context: &Context) -> Bytes {
    xml::document(|xml| {
        let set = xml.create_element("urlset");
        let set = set.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
        set.write_inner_content(|xml| urls(context, xml)).map(|_| ())
    })
}

/// Real pages alone: what falls back has its address in the other language.
fn urls(context: &Context, xml: &mut Xml) -> io::Result<()> {
    let entries = context.site.entries();
    for (entry, _) in entries.filter(|(_, entry)| entry.key.part().is_none()) {
        for (language, text) in context.translations(entry) {
            let Some(address) = context.absolute(&context.site.route(entry, language)) else {
                continue;
            };
            let updated = context.site.text(text).front.updated.as_ref();
            xml.create_element("url").write_inner_content(|xml| {
                xml::text(xml, "loc", &address)?;
                match updated {
                    Some((day, _)) => xml::text(xml, "lastmod", &day.to_string()),
                    None => Ok(()),
                }
            })?;
        }
    }
    Ok(())
}

/// Everything may be found; with a base URL it is said where the sitemap lies.
pub(crate) fn robots(context: &Context) -> Bytes {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(sitemap) = context.absolute(&Route::new(SITEMAP)) {
        text.push_str(&format!("Sitemap: {sitemap}\n"));
    }
    text.into_bytes().into()
}
