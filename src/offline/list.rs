//! A list of files that are kept together, with what shows whether each is whole.

use std::sync::Arc;

use serde::Serialize;

use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Span};
use crate::pages::{Context, KeptFiles, contact, help_about, letters, redirect};
use crate::plan::{Bytes, Facts, Failure, Maker};
use crate::route::Route;
use crate::site::{Contact, EntryId, Letter, Site, Target, Text, component_contacts, is_recording};

/// The id of the part that says who can help.
const HELP: &str = "help";

/// A list of what is kept together in the making.
pub(super) struct List {
    language: LanguageId,
    /// What the reader keeps, in her words.
    title: String,
    /// The page that shows it.
    page: Route,
    kept: KeptFiles,
}

/// A list as it is written (JSON). Addresses count from the top of the site, and are not encoded.
#[derive(Serialize)]
struct Written<'l> {
    /// BCP 47.
    lang: &'l str,
    /// `ltr` or `rtl`.
    dir: &'l str,
    title: &'l str,
    page: &'l str,
    /// Numbers and addresses of help that its pages show. Where one of them has gone from a newer
    /// list, what is kept may send her to somebody who does not help any more.
    ways: Vec<&'l str>,
    /// By address.
    files: Vec<File<'l>>,
}

/// A file of a list.
#[derive(Serialize)]
struct File<'l> {
    url: &'l str,
    /// How many are sent, compressed as servers do.
    bytes: u64,
    /// How many it takes on the phone.
    size: u64,
    /// The hash of the file as it is, as browsers check it: `sha256-` and base64 (W3C Subresource
    /// Integrity).
    integrity: &'l str,
}

impl List {
    /// A list for readers of `language` of what is `kept`, and what will be added; `page` shows it.
    pub(super) fn new(language: LanguageId, title: String, page: Route, kept: KeptFiles) -> Self {
        Self { language, title, page, kept }
    }

    /// In the place of a list, where a page has another address now: the one that took its place.
    pub(super) fn moved(to: &Route) -> Result<Bytes, Failure> {
        Ok(serde_json::to_vec(&serde_json::json!({ "moved": to.as_str() }))
            .map_err(unsound)?
            .into())
    }

    pub(super) fn write(&self, site: &Site) -> Result<Bytes, Failure> {
        let KeptFiles { files, contact_points } = &self.kept;
        let locale = &site.language(self.language).locale;
        let file = |(route, facts)| {
            let (route, facts): (&Route, &Arc<Facts>) = (route, facts);
            let Facts { sent: bytes, size, ref integrity, .. } = **facts;
            File { url: route.as_str(), bytes, size, integrity }
        };
        let written = Written {
            lang: locale.tag(),
            dir: locale.direction().as_str(),
            title: &self.title,
            page: self.page.as_str(),
            ways: contact_points.iter().map(|point| &**point).collect(),
            files: files.iter().map(file).collect(),
        };
        Ok(serde_json::to_vec(&written).map_err(unsound)?.into())
    }

    /// What is in it.
    pub(super) fn into_kept(self) -> KeptFiles {
        self.kept
    }

    /// The bytes of all files on their way to a reader.
    pub(super) fn weight(&self) -> u64 {
        self.kept.files.values().map(|file| file.sent).sum()
    }

    /// Each file with its bytes on their way.
    pub(super) fn parts(&self) -> Vec<(String, u64)> {
        self.kept.files.iter().map(|(route, file)| (format!("`{route}`"), file.sent)).collect()
    }

    /// All of what is in another list as well.
    pub(super) fn take(&mut self, other: KeptFiles) {
        self.kept.files.extend(other.files);
        self.kept.contact_points.extend(other.contact_points);
    }

    /// The page of `entry`, with what it shows, and its former addresses.
    pub(super) fn page(
        &mut self,
        maker: &Maker<'_, Context>,
        entry: EntryId,
        language: LanguageId,
    ) -> Result<(), Failure> {
        let site = &maker.context().site;
        if let Some(directory) = &site.directory
            && let Some(text) = site.resolved(entry, language).map(|id| site.text(id))
        {
            let components = site.shown(&text.outline().components, language);
            for contact in components.flat_map(|(shown, _)| component_contacts(directory, shown)) {
                self.contact(maker, contact, language)?;
            }
        }
        for (former, _) in redirect::former(maker.context(), entry, language) {
            self.add(maker, &former)?;
        }
        self.add(maker, &site.route(entry, language))
    }

    /// The page of `letter`, with what it shows.
    pub(super) fn letter(
        &mut self,
        maker: &Maker<'_, Context>,
        letter: &Letter,
        language: LanguageId,
    ) -> Result<(), Failure> {
        let context = maker.context();
        for (id, _) in &letter.contacts {
            if let Some(contact) = context.site.directory.as_ref().and_then(|known| known.get(id)) {
                self.contact(maker, contact, language)?;
            }
        }
        self.add(maker, &letters::route(context, Some(&letter.id), language))
    }

    /// The page of who can help, and those of who can help with `needs`; for nothing, all of them.
    pub(super) fn help(
        &mut self,
        maker: &Maker<'_, Context>,
        needs: Option<&[String]>,
        language: LanguageId,
    ) -> Result<(), Failure> {
        let context = maker.context();
        let pages = match needs {
            Some(needs) => help_about::routes_for(context, needs, language),
            None => help_about::pages_for(context, language),
        };
        for page in &pages {
            self.add(maker, page)?;
        }
        let directory = context.site.directory.iter().filter(|_| !pages.is_empty());
        for contact in directory.flat_map(|directory| directory.contacts()) {
            let whole = needs
                .is_none_or(|needs| contact.needs.iter().any(|(need, _)| needs.contains(need)));
            if whole {
                self.contact(maker, contact, language)?;
            } else if contact.helps() {
                // The page of all shows numbers alone.
                let phone = contact.phone.iter();
                self.kept.contact_points.extend(phone.map(|phone| way(contact, phone)));
            }
        }
        Ok(())
    }

    fn contact(
        &mut self,
        maker: &Maker<'_, Context>,
        contact: &Contact,
        language: LanguageId,
    ) -> Result<(), Failure> {
        self.kept.contact_points.extend(contact_points(contact));
        match contact::card_route(maker.context(), contact, language) {
            Some(card) => self.add(maker, &card),
            None => Ok(()),
        }
    }

    /// A file, and all that it loads.
    pub(super) fn add(&mut self, maker: &Maker<'_, Context>, route: &Route) -> Result<(), Failure> {
        let mut open = vec![route.clone()];
        while let Some(route) = open.pop() {
            // What looks like an asset may be none, and a page whose name is taken is an error
            // already. A recording is never loaded with a page.
            if is_recording(route.as_str())
                || self.kept.files.contains_key(&route)
                || !maker.has(&route)
            {
                continue;
            }
            open.extend(self.file(maker, &route)?.loads.iter().cloned());
        }
        Ok(())
    }

    /// A file alone, also a recording.
    pub(super) fn file(
        &mut self,
        maker: &Maker<'_, Context>,
        route: &Route,
    ) -> Result<Arc<Facts>, Failure> {
        let facts = maker.facts(route)?;
        self.kept.files.insert(route.clone(), Arc::clone(&facts));
        Ok(facts)
    }
}

/// Lists are made by this file alone.
fn unsound(error: serde_json::Error) -> Failure {
    Failure::Faults(vec![Diagnostic::new(Code::ThemeRender, error.to_string())])
}

/// What a reader would dial or write to.
fn contact_points(contact: &Contact) -> Vec<Arc<str>> {
    if !contact.helps() {
        return Vec::new();
    }
    let contact_points =
        [&contact.phone, &contact.sms, &contact.whatsapp, &contact.email, &contact.web];
    contact_points.into_iter().flatten().map(|address| way(contact, address)).collect()
}

fn way(contact: &Contact, address: &str) -> Arc<str> {
    format!("{} {address}", contact.id).into()
}

/// Letters that a guide offers to fill in.
pub(super) fn letters<'a>(
    site: &'a Site,
    text: &'a Text,
    language: LanguageId,
) -> impl Iterator<Item = &'a Letter> {
    let components = site.shown(&text.outline().components, language).map(|(shown, _)| shown);
    let named = components.filter(|component| component.name == "letter");
    named.filter_map(|component| site.letters.get(component.text("id")?.0))
}

/// Pages that the part *who can help* of a guide leads to.
pub(super) fn helping(site: &Site, text: &Text, language: LanguageId) -> Vec<EntryId> {
    let headings = || text.outline().headings.iter().zip(text.ids().iter());
    let Some((part, _)) = headings().find(|(_, id)| *id == HELP) else { return Vec::new() };
    let begin = part.span.start;
    let ends = headings().filter(|(other, _)| other.level <= part.level);
    let end = ends.map(|(other, _)| other.span.start).find(|start| *start > begin);
    let within = |span: &Span| span.start > begin && end.is_none_or(|end| span.start < end);
    let own = text.links().filter(|(link, _)| within(&link.span));
    let components = text.outline().components.iter().filter(|shown| within(&shown.span));
    let shown = components.flat_map(|shown| site.shown(std::slice::from_ref(shown), language));
    let links = own.chain(shown.filter_map(|(_, part)| part).flat_map(Text::links));
    links
        .filter_map(|(_, target)| match target {
            Target::Page(entry, _) => Some(*entry),
            _ => None,
        })
        .collect()
}
