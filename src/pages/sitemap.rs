//! `sitemap.xml` (sitemaps.org) and `robots.txt` (RFC 9309).

use std::sync::Arc;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::Context;
use crate::plan::Plan;
use crate::route::Route;

pub(super) fn contribute(context: &Arc<Context>, plan: &mut Plan) {
    let context = Arc::clone(context);
    let _fresh = plan.add(Route::new("sitemap.xml"), move |_| {
        // Writing to memory cannot fail.
        Ok(write(&context).unwrap_or_default().into())
    });
}

/// Real pages alone: what falls back has its address in the other language.
fn write(context: &Context) -> std::io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let set = xml.create_element("urlset");
    set.with_attribute(("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"))
        .write_inner_content(|xml| {
            for (entry, _) in context.site.entries() {
                for (language, text) in context.translations(entry) {
                    let route = context.site.route(entry, language);
                    let Some(address) = context.absolute(&route) else { continue };
                    let updated = context.site.text(text).front.updated;
                    xml.create_element("url").write_inner_content(|xml| {
                        xml.create_element("loc").write_text_content(BytesText::new(&address))?;
                        if let Some(day) = updated {
                            let day = day.to_string();
                            xml.create_element("lastmod")
                                .write_text_content(BytesText::new(&day))?;
                        }
                        Ok(())
                    })?;
                }
            }
            Ok(())
        })?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

/// Everything may be found; with a base URL it is said where the sitemap lies.
pub(super) fn robots(context: &Arc<Context>, plan: &mut Plan) {
    let sitemap = context.absolute(&Route::new("sitemap.xml"));
    let _fresh = plan.add(Route::new("robots.txt"), move |_| {
        let mut text = "User-agent: *\nAllow: /\n".to_owned();
        if let Some(sitemap) = &sitemap {
            text.push_str(&format!("Sitemap: {sitemap}\n"));
        }
        Ok(text.into_bytes().into())
    });
}
