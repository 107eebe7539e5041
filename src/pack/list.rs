//! The page beside the files of a pack: each with its size and its hash, the smallest first, so
//! that whoever passes them on sees what a phone has room for.

use std::collections::BTreeMap;
use std::sync::Arc;

use fluent::FluentArgs;

use super::{File, Format};
use crate::config::LanguageId;
use crate::messages::Use;
use crate::plan::integrity;
use crate::route::Route;
use crate::site::Site;
use crate::standalone::escaped;
use crate::theme::view::Phrase;

/// The name of the page.
pub(super) const PAGE: &str = "index.html";

const STYLE: &str = "body{font-family:system-ui,sans-serif;line-height:1.6;max-width:40rem;margin:1rem auto;\
padding:0 1rem;color-scheme:light dark}[dir=rtl]{line-height:2.2}ul{list-style:none;padding:0}\
li{margin:0 0 1rem;border-top:1px solid}a{display:block;padding:.75rem 0 0;font-weight:700}\
code{font-size:.75rem;overflow-wrap:anywhere}";

/// What the page says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// In which language the file is.
    pub language: String,
    /// The guide that it holds, as HTML; none where it holds all.
    pub title: Option<String>,
    /// In which form.
    pub format: Format,
}

/// The page before it is known what else lies in the folder.
#[derive(Clone, Debug)]
pub struct List {
    site: Arc<Site>,
    files: BTreeMap<String, Listed>,
}

/// A file in the folder: its name, its size and its hash.
pub(super) type Found<'f> = (&'f str, u64, &'f str);

impl List {
    /// The page of `files`, in the languages of a site.
    pub(super) fn new(site: Arc<Site>, files: &[File]) -> Self {
        let listed =
            files.iter().filter_map(|file| Some((file.name.clone(), file.listed.clone()?)));
        Self { site, files: listed.collect() }
    }

    /// The page of everything that lies in the folder.
    pub(super) fn page(&self, found: &[Found<'_>]) -> String {
        let mut found = found.to_vec();
        found.sort_by_key(|(name, size, _)| (*size, *name));
        let of = |name: &str| self.files.get(name);
        let mut body = String::new();
        let first = self.site.config.published.first().copied();
        for language in self.site.config.published.iter().copied() {
            let locale = &self.site.language(language).locale;
            let tag = locale.tag();
            let own = |name: &str| match of(name) {
                Some(listed) => listed.language == tag,
                // What an earlier pack left is told of once.
                None => Some(language) == first,
            };
            let (whole, single): (Vec<Found<'_>>, Vec<Found<'_>>) = found
                .iter()
                .filter(|(name, ..)| own(name))
                .partition(|(name, ..)| of(name).is_some_and(|listed| listed.title.is_none()));
            if whole.is_empty() && single.is_empty() {
                continue;
            }
            let name = self.site.language_name(language).unwrap_or_else(|| tag.to_owned());
            body.push_str(&format!(
                "<section lang=\"{tag}\" dir=\"{}\">\n<h2>{}</h2>\n<p>{}</p>\n",
                locale.direction().as_str(),
                escaped(&name),
                self.say(language, "pack-list-note", None)
            ));
            for files in [whole, single] {
                self.files(language, &files, &mut body);
            }
            body.push_str(&format!(
                "<p><small>{}</small></p>\n</section>\n",
                self.say(language, "pack-list-check", None)
            ));
        }
        let (lang, dir, title) = first.map_or(("en", "ltr", String::new()), |language| {
            let locale = &self.site.language(language).locale;
            (locale.tag(), locale.direction().as_str(), self.say(language, "neutral-title", None))
        });
        let style = integrity(STYLE.as_bytes());
        format!(
            "<!doctype html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{style}'; base-uri 'none'; form-action 'none'\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n\
             <body>\n<main>\n<h1>{title}</h1>\n{body}</main>\n</body>\n</html>\n"
        )
    }

    fn files(&self, language: LanguageId, files: &[Found<'_>], body: &mut String) {
        if files.is_empty() {
            return;
        }
        body.push_str("<ul>\n");
        for (name, size, hash) in files {
            let listed = self.files.get(*name);
            let title = listed.map(|listed| match &listed.title {
                Some(title) => title.clone(),
                None => self.say(language, "pack-list-all", None),
            });
            let form = listed.map(|listed| self.say(language, form(listed.format), None));
            let form = form.map(|form| format!(" · {form}"));
            let file = format!("<bdi dir=\"ltr\">{}</bdi>", escaped(name));
            body.push_str(&format!(
                "<li><a href=\"{}\">{}</a>\n{}{} · {}<br>\n<code dir=\"ltr\">{hash}</code></li>\n",
                escaped(&Route::new(*name).url_path()),
                title.as_deref().unwrap_or(&file),
                self.say(language, "pack-list-size", Some(*size)),
                form.unwrap_or_default(),
                file,
            ));
        }
        body.push_str("</ul>\n");
    }

    /// A message as HTML. What is wrong with one was told when it was read.
    fn say(&self, language: LanguageId, id: &str, bytes: Option<u64>) -> String {
        let site = &self.site;
        let mut values = FluentArgs::new();
        if let Some(bytes) = bytes {
            values.set("size", i64::try_from(bytes.div_ceil(1000)).unwrap_or(i64::MAX));
        }
        let said = site.messages.format(&site.config, language, id, &values, Use::Text);
        let locale = &site.language(language).locale;
        said.map(|said| Phrase::new(said.text, said.locale, locale).html).unwrap_or_default()
    }
}

/// The message that says in which form a file is.
fn form(format: Format) -> &'static str {
    match format {
        Format::Html => "pack-list-html",
        Format::Text => "pack-list-txt",
        Format::Epub => "pack-list-epub",
        Format::Pdf => "pack-list-pdf",
        Format::Zip => "pack-list-zip",
    }
}
