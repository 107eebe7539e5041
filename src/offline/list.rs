//! A list of files that are kept together, with what shows whether each is whole.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Span};
use crate::pages::{Context, contact, help_about, letters, redirect};
use crate::plan::{Bytes, Facts, Failure, Maker};
use crate::route::Route;
use crate::site::{Contact, EntryId, Letter, Site, Target, Text, component_contacts, is_recording};

/// The id of the part that says who can help.
const HELP: &str = "help";

/// A list as it is written (JSON). Addresses count from the top of the site, and are not encoded.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct List {
    /// BCP 47.
    lang: String,
    /// `ltr` or `rtl`.
    dir: String,
    /// What the reader keeps, in her words.
    title: String,
    /// The page that shows it.
    page: String,
    /// Numbers and addresses of help that its pages show. Where one of them has gone from a newer
    /// list, what is kept may send her to somebody who does not help any more.
    #[serde(rename = "ways")]
    contact_points: BTreeSet<String>,
    /// By address.
    #[serde(with = "entries")]
    files: BTreeMap<String, File>,
}

/// A file of a list.
#[derive(Clone, Debug)]
struct File {
    /// How many are sent, compressed as servers do.
    bytes: u64,
    /// How many it takes on the phone.
    size: u64,
    /// The hash of the file as it is, as browsers check it: `sha256-` and base64 (W3C Subresource
    /// Integrity).
    integrity: String,
}

impl List {
    /// A list without files, for readers of `language`; `page` shows what it holds.
    pub(super) fn new(
        context: &Context,
        language: LanguageId,
        title: String,
        page: &Route,
    ) -> Self {
        let locale = &context.site.language(language).locale;
        Self {
            lang: locale.tag().to_owned(),
            dir: locale.direction().as_str().to_owned(),
            title,
            page: page.as_str().to_owned(),
            contact_points: BTreeSet::new(),
            files: BTreeMap::new(),
        }
    }

    /// In the place of a list, where a page has another address now: the one that took its place.
    pub(super) fn moved(to: &Route) -> Result<Bytes, Failure> {
        Ok(serde_json::to_vec(&serde_json::json!({ "moved": to.as_str() }))
            .map_err(unsound)?
            .into())
    }

    /// What another output has.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Failure> {
        serde_json::from_slice(bytes).map_err(unsound)
    }

    pub(super) fn write(&self) -> Result<Bytes, Failure> {
        Ok(serde_json::to_vec(self).map_err(unsound)?.into())
    }

    /// The bytes of all files on their way to a reader.
    pub(super) fn weight(&self) -> u64 {
        self.files.values().map(|file| file.bytes).sum()
    }

    /// Each file with its bytes on their way.
    pub(super) fn parts(&self) -> Vec<(String, u64)> {
        self.files.iter().map(|(url, file)| (format!("`{url}`"), file.bytes)).collect()
    }

    /// The files of another list as well.
    pub(super) fn take(&mut self, other: Self) {
        self.files.extend(other.files);
        self.contact_points.extend(other.contact_points);
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
                self.contact_points.extend(contact.phone.iter().map(|phone| way(contact, phone)));
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
        self.contact_points.extend(contact_points(contact));
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
                || self.files.contains_key(route.as_str())
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
        let Facts { sent: bytes, size, .. } = *facts;
        let file = File { bytes, size, integrity: facts.integrity.clone() };
        self.files.insert(route.as_str().to_owned(), file);
        Ok(facts)
    }
}

/// Files are written as a list of `{url, bytes, size, integrity}`.
mod entries {
    use std::borrow::Cow;
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::File;

    #[derive(Serialize, Deserialize)]
    struct Entry<'f> {
        url: Cow<'f, str>,
        bytes: u64,
        size: u64,
        integrity: Cow<'f, str>,
    }

    pub(super) fn serialize<S: Serializer>(
        files: &BTreeMap<String, File>,
        out: S,
    ) -> Result<S::Ok, S::Error> {
        out.collect_seq(files.iter().map(|(url, File { bytes, size, integrity })| Entry {
            url: url.into(),
            bytes: *bytes,
            size: *size,
            integrity: integrity.into(),
        }))
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<BTreeMap<String, File>, D::Error> {
        let entries = Vec::<Entry<'_>>::deserialize(from)?;
        let file = |Entry { url, bytes, size, integrity }: Entry<'_>| {
            (url.into_owned(), File { bytes, size, integrity: integrity.into_owned() })
        };
        Ok(entries.into_iter().map(file).collect())
    }
}

/// Lists are written and read by this file alone.
fn unsound(error: serde_json::Error) -> Failure {
    Failure::Faults(vec![Diagnostic::new(Code::ThemeRender, error.to_string())])
}

/// What a reader would dial or write to.
fn contact_points(contact: &Contact) -> Vec<String> {
    if !contact.helps() {
        return Vec::new();
    }
    let contact_points =
        [&contact.phone, &contact.sms, &contact.whatsapp, &contact.email, &contact.web];
    contact_points.into_iter().flatten().map(|address| way(contact, address)).collect()
}

fn way(contact: &Contact, address: &str) -> String {
    format!("{} {address}", contact.id)
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
