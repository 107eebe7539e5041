//! A page in a file of its own, which asks for nothing: HTML with all that it needs in it, what is
//! read of it for books, and on paper (PDF).

mod body;
mod clean;
mod fill;
pub(crate) mod known;
mod one;
#[cfg(feature = "pdf")]
mod paper;
#[cfg(not(feature = "pdf"))]
#[path = "paper/absent.rs"]
mod paper;
mod sheet;
mod trim;

pub(crate) use body::{Body, escaped};
pub(crate) use clean::{Chapter, clean};
pub(crate) use one::{Maker, Script, Spot};
pub(crate) use paper::Setter;

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::config::{Form, LanguageId};
use crate::data::Worded;
use crate::pages::{Context, article};
use crate::plan::{self, Bytes, Failure};
use crate::route::{Route, join, parent};
use crate::site::EntryId;

/// The files of a site, which these are made of.
pub(crate) type Files<'f> = plan::Maker<'f, Context>;

/// A guide in a file of its own, to pass on.
pub(crate) fn make(
    files: &Files<'_>,
    entry: EntryId,
    language: LanguageId,
    form: Form,
) -> Result<Bytes, Failure> {
    let site = &files.context().site;
    let route = site.route(entry, language);
    match form {
        Form::Html => {
            let html = Maker::new(files, language, site.today, false)?.page(&route)?;
            Ok(html.into_bytes().into())
        }
        Form::Pdf => Setter::new(files, language, site.today)?.page(&Chapter::page(route)),
    }
}

/// The sizes of such files of a language: JSON, bytes by their names in its folder.
pub(crate) fn sizes(files: &Files<'_>, language: LanguageId) -> Result<Bytes, Failure> {
    let context = files.context();
    let here = context.of_language(language, article::SIZES);
    let mut sizes = BTreeMap::new();
    for (entry, _) in context.site.entries() {
        for form in Form::ALL {
            if let Some(route) = context.passed_on(entry, language, *form) {
                sizes.insert(here.to(&route), files.facts(&route)?.size);
            }
        }
    }
    Ok(serde_json::json!(sizes).to_string().into_bytes().into())
}

/// The file of the plan that `address` names in the file at `route`.
pub(crate) fn named(files: &Files<'_>, route: &Route, address: &str) -> Option<Route> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?;
    let target = Route::new(join(parent(route.as_str()), &path)?.join("/"));
    files.has(&target).then_some(target)
}

/// The address that holds the bytes of the file called `name`.
pub(crate) fn data_address(name: &str, bytes: &[u8]) -> String {
    format!("data:{};base64,{}", media_type(name), STANDARD.encode(bytes))
}

/// The media type of the file called `name`.
pub(crate) fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "css" => "text/css",
        "gif" => "image/gif",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain",
        "vcf" => "text/vcard;charset=utf-8",
        "webp" => "image/webp",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}
