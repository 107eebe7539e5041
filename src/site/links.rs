//! Where links and images of guides lead.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use icu_normalizer::ComposingNormalizerBorrowed;
use percent_encoding::percent_decode_str;
use rayon::prelude::*;

use super::draft::SiteDraft;
use super::placed::Targets;
use super::{EntryId, Key, Site, Text, check, is_recording};
use crate::attachment::{self, Refusal};
use crate::config::Strictness;
use crate::diag::{Code, Diagnostic, Sink, nearest};
use crate::markdown::Link;
use crate::route::{Route, join, parent};

/// Where a link leads, whoever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A guide or section, and a heading of it.
    Page(EntryId, Option<String>),
    /// A heading of the same page.
    Here(String),
    /// A file beside a guide, by its path in the site.
    File(String),
    /// Another site, or a scheme such as `mailto:`.
    Outside(String),
    /// Nowhere; the fault is reported.
    Broken,
}

/// Finds where links lead, and reports those that lead nowhere; answers which texts have links
/// that lead elsewhere now. Where every page and file `stays` in its place, what was found before
/// holds.
pub(super) fn resolve(
    site: &mut SiteDraft,
    files: &BTreeMap<String, Arc<str>>,
    drafts: &BTreeSet<Key>,
    stays: bool,
    sink: &mut Sink,
) -> Vec<usize> {
    let find = |text: &Arc<Text>| {
        if stays && text.targets.is_some() {
            return None;
        }
        let resolver = Resolver { site, files, drafts, text };
        let mut sink = Sink::default();
        let mut target = |link| resolver.target(link, &mut sink);
        let links = text.outline().links.iter().map(&mut target).collect();
        let targets = Targets { links, recording: text.recording.as_ref().map(target) };
        Some((targets, sink.into_vec()))
    };
    let found: Vec<_> = site.texts.par_iter().map(find).collect();
    let mut changed = Vec::new();
    for (index, (text, found)) in site.texts.iter_mut().zip(found).enumerate() {
        if let Some((targets, faults)) = found
            && !(text.targets.as_deref() == Some(&targets) && *text.faults == faults)
        {
            let text = Arc::make_mut(text);
            (text.targets, text.faults) = (Some(Arc::new(targets)), Arc::new(faults));
            changed.push(index);
        }
        sink.extend(text.faults.iter().cloned());
    }
    changed
}

struct Resolver<'a> {
    site: &'a Site,
    files: &'a BTreeMap<String, Arc<str>>,
    drafts: &'a BTreeSet<Key>,
    text: &'a Text,
}

impl Resolver<'_> {
    fn target(&self, link: &Link, sink: &mut Sink) -> Target {
        if link.is_image() && link.text.trim().is_empty() {
            sink.push(
                Diagnostic::new(Code::ImageMissingAlt, "the image has no description")
                    .at(link.span.clone())
                    .help("say between `![` and `]` what it shows, for whoever cannot see it"),
            );
        }
        match self.find(link) {
            Ok(target) => {
                self.check_language(link, &target, sink);
                self.check_number(link, &target, sink);
                target
            }
            Err(fault) => {
                sink.push(fault.at(link.span.clone()));
                Target::Broken
            }
        }
    }

    /// A path that names a language leads readers of every language there, or says so in vain.
    fn check_language(&self, link: &Link, target: &Target, sink: &mut Sink) {
        let inside = matches!(target, Target::Page(..) | Target::File(_));
        let path = link.destination.split('#').next().unwrap_or_default();
        let path = decode(path);
        let Some(names) = self.names(&path).filter(|_| inside) else { return };
        let own = self.site.language(self.text.language).locale.tag();
        if let Some(named) = names.get(1).filter(|named| **named != own) {
            sink.push(
                Diagnostic::new(
                    Code::LinkOtherLanguage,
                    format!("the path goes through the folder of `{named}`"),
                )
                .at(link.span.clone())
                .help(format!(
                    "link within `content/{own}`, `{}`; whoever reads another language is led to that by herself",
                    self.relative(&names.get(2..).unwrap_or_default().join("/"))
                )),
            );
        }
    }

    /// A link that calls or writes to a number, which only the directory may give.
    fn check_number(&self, link: &Link, target: &Target, sink: &mut Sink) {
        let Target::Outside(to) = target else { return };
        let Ok(url) = url::Url::parse(to) else { return };
        let calls = matches!(url.scheme(), "tel" | "sms") || opens_chat(&url);
        let asked = self.site.config.bare_numbers != Strictness::Off;
        if calls && asked && self.site.directory.is_some() {
            let fault = check::bare_number(self.site, "a telephone number in a link".to_owned());
            sink.push(fault.at(link.span.clone()));
        }
    }

    fn find(&self, link: &Link) -> Result<Target, Diagnostic> {
        let to = link.destination.trim();
        if let Some(id) = to.strip_prefix('#') {
            return Ok(Target::Here(decode(id)));
        }
        if to.starts_with('/') || to.starts_with('\\') {
            return Err(Diagnostic::new(
                Code::LinkForbidden,
                format!("`{to}` begins with a slash"),
            )
            .help("write the path from this file, `../section/guide.md`"));
        }
        if to.contains(char::is_control) {
            return Err(Diagnostic::new(
                Code::LinkMissing,
                format!("`{to}` holds a control character"),
            )
            .help("write the address anew, without the invisible character"));
        }
        let scheme = scheme(to);
        let web = matches!(scheme, Some("http" | "https"));
        match url::Url::parse(to) {
            Ok(url) if !web || to.contains("://") => return self.outside(link, to, url.scheme()),
            _ if scheme.is_some() => {
                return Err(Diagnostic::new(
                    Code::LinkMissing,
                    format!("`{to}` is not an address"),
                )
                .help("write the whole address, `https://…`, without spaces"));
            }
            _ => {}
        }
        let (path, anchor) = to.split_once('#').map_or((to, None), |(p, a)| (p, Some(decode(a))));
        let missing = if link.is_image() { Code::ImageMissing } else { Code::LinkMissing };
        let Some(path) = self.absolute(&decode(path)) else {
            return Err(Diagnostic::new(missing, format!("`{to}` leads out of the site"))
                .help("link to a file of this site, or write the whole address, `https://…`"));
        };
        if let Some(key) = Key::of_file(&path).filter(|_| !link.is_image()) {
            return self.page(to, key, anchor);
        }
        match self.file(&path) {
            Some(file) => match attachment::check_name(file, is_recording(file)) {
                Ok(()) => Ok(Target::File(file.to_string())),
                Err(Refusal { why, help }) => {
                    let message = format!("`{to}` may not go out: it is {why}");
                    Err(Diagnostic::new(Code::AttachmentKind, message).help(help))
                }
            },
            None => Err(self.no_file(missing, to, &path)),
        }
    }

    /// A file by its path below a language's folder: for each language of the chain, what lies in
    /// its own folder, then `step.ur.png` beside a `step.png` of the others.
    fn file(&self, path: &str) -> Option<&Arc<str>> {
        let chain = &self.site.language(self.text.language).chain;
        let tags = || chain.iter().map(|id| self.site.language(*id).locale.tag());
        tags().find_map(|tag| {
            let beside = localised(path, tag);
            let own = self.files.get(&format!("content/{tag}/{path}"));
            own.or_else(|| {
                tags().find_map(|other| self.files.get(&format!("content/{other}/{beside}")))
            })
        })
    }

    fn outside(&self, link: &Link, to: &str, scheme: &str) -> Result<Target, Diagnostic> {
        match scheme {
            _ if link.is_image() => Err(Diagnostic::new(
                Code::ImageRemote,
                format!("the image `{to}` lies on another host"),
            )
            .help(
                "save it beside the guide and link to that file; readers' phones ask no other host",
            )),
            "http" | "https" | "mailto" | "tel" | "sms" => Ok(Target::Outside(to.to_owned())),
            _ => Err(Diagnostic::new(
                Code::LinkForbidden,
                format!("links of the kind `{scheme}:` are not taken"),
            )
            .help("link to a page of this site, or to an address that begins with `https://`")),
        }
    }

    /// The path below the language's folder that `relative` means, from this file.
    fn absolute(&self, relative: &str) -> Option<String> {
        // A language's folder, and something below it.
        match self.names(relative)?.as_slice() {
            ["content", language, rest @ ..] if self.site.config.find(language).is_some() => {
                let path = rest.join("/");
                // Names are compared in one spelling of Unicode, whichever the disk has.
                Some(ComposingNormalizerBorrowed::new_nfc().normalize(&path).into_owned())
            }
            _ => None,
        }
    }

    /// The names of the path in the site that `relative` means, from this file.
    fn names<'n>(&'n self, relative: &'n str) -> Option<Vec<&'n str>> {
        join(parent(self.text.source().path()), relative)
    }

    fn page(&self, to: &str, key: Key, anchor: Option<String>) -> Result<Target, Diagnostic> {
        if let Some(name) = key.part() {
            let message = format!("`{to}` leads to a part, which has no page");
            return Err(Diagnostic::new(Code::LinkMissing, message).help(format!(
                "link to a guide that shows it, or show it here: `{{{{ part(name=\"{name}\") }}}}`"
            )));
        }
        if let Some(entry) = self.site.find(&key.path, key.section) {
            return Ok(Target::Page(entry, anchor));
        }
        if self.drafts.contains(&key) {
            return Err(Diagnostic::new(Code::LinkMissing, format!("`{to}` leads to a draft"))
                .help("publish the draft, remove the link, or build with `--drafts`"));
        }
        Err(self.no_page(to, &key.path))
    }

    fn no_page(&self, to: &str, path: &str) -> Diagnostic {
        let mut known = self.site.guide_paths();
        let fault = Diagnostic::new(Code::LinkMissing, format!("`{to}` leads nowhere"));
        // A guide of that very name elsewhere is likelier meant than another beside this one.
        let file = |path: &str| path.rsplit('/').next().map(str::to_owned);
        let same = known.clone().find(|other| file(other) == file(path));
        fault.help(match same.or_else(|| nearest(path, known.by_ref())) {
            Some(near) => format!("did you mean `{}`?", self.relative(&Key::guide(near).file())),
            None => "check the path; it is counted from this file".to_owned(),
        })
    }

    fn no_file(&self, code: Code, to: &str, path: &str) -> Diagnostic {
        let fault = Diagnostic::new(code, format!("`{to}` leads nowhere"));
        let guide = path.strip_suffix(".html").unwrap_or(path).trim_end_matches('/');
        if code == Code::LinkMissing {
            if self.site.find(guide, false).is_some() {
                return fault.help(format!(
                    "link to the Markdown file, `{}`",
                    self.relative(&Key::guide(guide).file())
                ));
            }
            let folder = guide.strip_suffix("/index").unwrap_or(guide);
            if self.site.find(folder, true).is_some() {
                let index = self.relative(&Key::section(folder).file());
                return fault.help(format!("link to the section's own file, `{index}`"));
            }
        }
        let tag = self.site.language(self.text.language).locale.tag();
        let prefix = format!("content/{tag}/");
        let known = self.files.keys().filter_map(|file| file.strip_prefix(&prefix));
        fault.help(match nearest(path, known) {
            Some(near) => format!("did you mean `{}`?", self.relative(near)),
            None => format!("put the file at `content/{tag}/{path}`, or correct the path; it is counted from this file"),
        })
    }

    /// How this file would link to `path`, given below the language's folder.
    fn relative(&self, path: &str) -> String {
        let tag = self.site.language(self.text.language).locale.tag();
        let target = Route::new(format!("content/{tag}/{path}"));
        decode(&Route::new(self.text.source().path()).to(&target))
    }
}

/// Whether an address opens a chat with a telephone number: `https://wa.me/92…`.
fn opens_chat(url: &url::Url) -> bool {
    let dialled = |text: &str| {
        let text = text.trim_start_matches('+');
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    match url.host_str() {
        Some("wa.me") => dialled(url.path().trim_matches('/')),
        Some("api.whatsapp.com" | "web.whatsapp.com" | "www.whatsapp.com" | "whatsapp.com") => {
            url.query_pairs().any(|(key, value)| key == "phone" && dialled(value.trim()))
        }
        _ => false,
    }
}

/// The path of `step.png` for one language: `step.ur.png`.
fn localised(path: &str, tag: &str) -> String {
    let file = path.rfind('/').map_or(0, |at| at + 1);
    match path.rsplit_once('.').filter(|(stem, _)| stem.len() > file) {
        Some((stem, extension)) => format!("{stem}.{tag}.{extension}"),
        None => format!("{path}.{tag}"),
    }
}

/// What stands before the colon, where it can be a scheme (RFC 3986).
fn scheme(to: &str) -> Option<&str> {
    let (scheme, _) = to.split_once(':')?;
    let sound = |b: u8| b.is_ascii_alphanumeric() || b"+-.".contains(&b);
    (scheme.len() > 1 && scheme.bytes().all(sound)).then_some(scheme)
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
