//! Help lines and services: data, never prose.

use std::sync::Arc;

use jiff::civil::Date;

use super::front_matter::{Cite, cites, one_of};
use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

const CODES: Codes = Codes { invalid: Code::DirectoryInvalid, unknown: Code::DirectoryInvalid };

/// Where the directory lies.
pub(super) const FILE: &str = "content/directory.toml";

/// All contacts of a site.
#[derive(Debug, Default)]
pub struct Directory {
    contacts: Vec<Contact>,
}

/// How sure a contact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Somebody called it.
    Dialled,
    /// An official page, or two independent sources.
    Sourced,
    /// Less than that: shown without a link to call.
    Unconfirmed,
    /// Out of date: shown only as a note that it is old.
    Retired,
}

/// A help line or service. Its name and note are the message `contact-<id>`.
#[derive(Debug)]
pub struct Contact {
    /// What guides call it.
    pub id: String,
    /// What it is, `police`, `legal`, …
    pub kind: Option<String>,
    /// The number to call, as printed.
    pub phone: Option<String>,
    /// The key to press after the call is answered.
    pub press: Option<String>,
    /// The number for text messages.
    pub sms: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// A page.
    pub web: Option<String>,
    /// ISO 3166 codes of where it serves.
    pub regions: Vec<String>,
    /// Which needs it serves.
    pub needs: Vec<String>,
    /// How sure it is.
    pub status: Status,
    /// When it was last checked.
    pub checked: Option<Date>,
    /// For a retired contact, what took its place.
    pub replaced_by: Option<String>,
    /// Who says so.
    pub sources: Vec<Cite>,
}

impl Directory {
    /// The contact that guides call `id`.
    pub fn get(&self, id: &str) -> Option<&Contact> {
        let at = self.contacts.binary_search_by(|contact| contact.id.as_str().cmp(id));
        at.ok().and_then(|at| self.contacts.get(at))
    }

    /// All contacts, in the order of their ids.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }
}

/// Reads `content/directory.toml`.
pub(super) fn read(source: &Arc<Source>, sink: &mut Sink) -> Directory {
    let mut contacts: Vec<(Contact, Span)> = Vec::new();
    let Some(node) = read_toml(source, 0..source.text().len(), Code::DirectoryInvalid, sink) else {
        return Directory::default();
    };
    let mut fields = Fields::new(node, CODES, sink);
    for node in fields.array("contacts").unwrap_or_default() {
        contacts.extend(contact(Fields::new(node, CODES, fields.sink())));
    }
    fields.finish();
    contacts.sort_by(|(a, _), (b, _)| a.id.cmp(&b.id));
    for pair in contacts.windows(2) {
        if let [(first, place), (second, again)] = pair
            && first.id == second.id
        {
            sink.push(
                Diagnostic::new(
                    Code::DirectoryInvalid,
                    format!("the contact `{}` is there twice", first.id),
                )
                .at(again.clone())
                .label(place.clone(), "first here")
                .help("keep one of the two"),
            );
        }
    }
    let ids: Vec<String> = contacts.iter().map(|(contact, _)| contact.id.clone()).collect();
    for (contact, span) in &contacts {
        if let Some(other) = contact.replaced_by.as_ref().filter(|other| !ids.contains(other)) {
            sink.push(
                Diagnostic::new(Code::DirectoryInvalid, format!("there is no contact `{other}`"))
                    .at(span.clone())
                    .help("name the id of a contact of this file in `replaced_by`"),
            );
        }
    }
    Directory { contacts: contacts.into_iter().map(|(contact, _)| contact).collect() }
}

fn contact(mut fields: Fields<'_>) -> Option<(Contact, Span)> {
    let span = fields.span.clone();
    let text = |found: Option<(String, Span)>| found.map(|(text, _)| text);
    let id = fields.string("id");
    let status = fields.string("status");
    let known = [
        ("dialled", Status::Dialled),
        ("sourced", Status::Sourced),
        ("unconfirmed", Status::Unconfirmed),
        ("retired", Status::Retired),
    ];
    let status = status.and_then(|found| one_of(found, &known, fields.sink()));
    let texts = |found: Vec<(String, Span)>| found.into_iter().map(|(text, _)| text).collect();
    let rest = Contact {
        id: String::new(),
        kind: text(fields.string("kind")),
        phone: text(fields.string("phone")),
        press: text(fields.string("press")),
        sms: text(fields.string("sms")),
        email: text(fields.string("email")),
        web: text(fields.string("web")),
        regions: texts(fields.strings("regions")),
        needs: texts(fields.strings("needs")),
        status: status.unwrap_or(Status::Unconfirmed),
        checked: fields.date("checked"),
        replaced_by: text(fields.string("replaced_by")),
        sources: cites(&mut fields),
    };
    let mut fault = |message: &str, help: &str| {
        let fault = Diagnostic::new(Code::DirectoryInvalid, message).at(span.clone()).help(help);
        fields.sink().push(fault);
    };
    if id.is_none() {
        fault("a contact without an id", "add `id = \"…\"`, the name that guides use");
    }
    if status.is_none() {
        fault(
            "a contact without a status",
            "add `status = \"sourced\"`, `unconfirmed`, `dialled` or `retired`",
        );
    }
    if rest.checked.is_none() {
        fault("a contact without the day it was checked", "add `checked = 2026-11-23`");
    }
    if rest.sources.is_empty() && rest.status == Status::Sourced {
        fault(
            "a sourced contact without a source",
            "add `[[contacts.sources]]` with `title` and `url`",
        );
    }
    fields.finish();
    let (id, place) = id?;
    Some((Contact { id, ..rest }, place))
}
