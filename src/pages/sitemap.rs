//! `sitemap.xml` (sitemaps.org) and `robots.txt` (RFC 9309).

use std::io;

use super::Context;
use super::xml::{self, Xml};
use crate::plan::Recipes;
use crate::route::Route;

pub(super) fn contribute(recipes: &mut Recipes<Context>) {
    recipes.add(Route::new("sitemap.xml"), |kitchen| {
        Ok(xml::document(|xml| {
            let set = xml.create_element("urlset");
            let set = set.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"));
            set.write_inner_content(|xml| urls(kitchen.stock(), xml)).map(|_| ())
        }))
    });
}

/// Real pages alone: what falls back has its address in the other language.
fn urls(context: &Context, xml: &mut Xml) -> io::Result<()> {
    for (entry, _) in context.site.entries() {
        for (language, text) in context.translations(entry) {
            let Some(address) = context.absolute(&context.site.route(entry, language)) else {
                continue;
            };
            let updated = context.site.text(text).front.updated;
            xml.create_element("url").write_inner_content(|xml| {
                xml::text(xml, "loc", &address)?;
                match updated {
                    Some(day) => xml::text(xml, "lastmod", &day.to_string()),
                    None => Ok(()),
                }
            })?;
        }
    }
    Ok(())
}

/// Everything may be found; with a base URL it is said where the sitemap lies.
pub(super) fn robots(recipes: &mut Recipes<Context>) {
    recipes.add(Route::new("robots.txt"), |kitchen| {
        let sitemap = kitchen.stock().absolute(&Route::new("sitemap.xml"));
        let mut text = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(sitemap) = &sitemap {
            text.push_str(&format!("Sitemap: {sitemap}\n"));
        }
        Ok(text.into_bytes().into())
    });
}
