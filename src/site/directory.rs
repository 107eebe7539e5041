//! Help lines and services: data, never prose.

use std::sync::Arc;

use jiff::civil::Date;

use super::front_matter::{Cite, cites, is_web_address, one_of};
use crate::config::is_message_name;
use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

const CODES: Codes = Codes { invalid: Code::DirectoryInvalid, unknown: Code::DirectoryInvalid };

/// Where the directory lies.
pub(super) const FILE: &str = "content/directory.toml";

/// All contacts of a site.
#[derive(Debug, Default)]
pub struct Directory {
    contacts: Vec<Contact>,
    /// Whether the file could not be read; then nothing is known of any contact.
    pub unreadable: bool,
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
    /// Which needs it serves, and where it says so.
    pub needs: Vec<(String, Span)>,
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
pub(super) fn read(source: &Arc<Source>, today: Date, sink: &mut Sink) -> Directory {
    let Some(node) = read_toml(source, 0..source.text().len(), Code::DirectoryInvalid, sink) else {
        return Directory { contacts: Vec::new(), unreadable: true };
    };
    let mut contacts: Vec<Found> = Vec::new();
    let mut fields = Fields::new(node, CODES, sink);
    for node in fields.array("contacts").unwrap_or_default() {
        contacts.extend(contact(Fields::new(node, CODES, fields.sink()), today));
    }
    fields.finish();
    contacts.sort_by(|a, b| a.contact.id.cmp(&b.contact.id));
    for pair in contacts.windows(2) {
        if let [first, second] = pair
            && first.contact.id == second.contact.id
        {
            let message = format!("the contact `{}` is there twice", first.contact.id);
            let fault = invalid(message, &second.id, "keep one of the two");
            sink.push(fault.label(first.id.clone(), "first here"));
        }
    }
    for Found { contact, replaced_by, .. } in &contacts {
        let Some((other, span)) = replaced_by else { continue };
        if *other == contact.id {
            let message = format!("`{other}` is said to take its own place");
            sink.push(invalid(message, span, "name another contact, or remove the line"));
        } else if !contacts.iter().any(|found| found.contact.id == *other) {
            let message = format!("there is no contact `{other}`");
            sink.push(invalid(message, span, "name the id of a contact of this file"));
        }
    }
    let contacts = contacts.into_iter().map(|found| found.contact).collect();
    Directory { contacts, unreadable: false }
}

/// A contact and the places that later faults point to.
struct Found {
    contact: Contact,
    id: Span,
    replaced_by: Option<(String, Span)>,
}

fn invalid(message: impl Into<String>, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::DirectoryInvalid, message).at(span.clone()).help(help)
}

fn contact(mut fields: Fields<'_>, today: Date) -> Option<Found> {
    let text = |found: Option<(String, Span)>| found.map(|(text, _)| text);
    let texts = |found: Vec<(String, Span)>| found.into_iter().map(|(text, _)| text).collect();
    let id = checked(&mut fields, "id", is_message_name, "Latin letters, digits and hyphens");
    let status = fields.string("status");
    let known = [
        ("dialled", Status::Dialled),
        ("sourced", Status::Sourced),
        ("unconfirmed", Status::Unconfirmed),
        ("retired", Status::Retired),
    ];
    let status = status.and_then(|found| one_of(found, &known, CODES.invalid, fields.sink()));
    let day = fields.dated("checked");
    if let Some((day, span)) = day.as_ref().filter(|(day, _)| *day > today) {
        let message = format!("`{day}` has not come yet");
        fields.sink().push(invalid(message, span, "write the day on which it was last checked"));
    }
    let replaced_by = fields.string("replaced_by");
    let contact = Contact {
        id: String::new(),
        kind: text(fields.string("kind")),
        phone: checked(&mut fields, "phone", is_number, "a number to dial"),
        press: checked(&mut fields, "press", is_number, "the key to press"),
        sms: checked(&mut fields, "sms", is_number, "a number to write to"),
        email: checked(
            &mut fields,
            "email",
            is_mail_address,
            "an address such as `help@example.org`",
        ),
        web: checked(&mut fields, "web", is_web_address, "a web address, `https://…`"),
        regions: texts(fields.strings("regions")),
        needs: fields.strings("needs"),
        status: status.unwrap_or(Status::Unconfirmed),
        checked: day.map(|(day, _)| day),
        replaced_by: replaced_by.as_ref().map(|(id, _)| id.clone()),
        sources: cites(&mut fields, CODES),
    };
    let needed = [
        ("id", "a contact without an id", "add `id = \"…\"`, the name that guides use"),
        (
            "status",
            "a contact without a status",
            "add `status = \"sourced\"`, `unconfirmed`, `dialled` or `retired`",
        ),
        ("checked", "a contact without the day it was checked", "add `checked = 2026-11-23`"),
    ];
    let span = fields.span.clone();
    for (key, message, help) in needed {
        if fields.sound && !fields.has(key) {
            fields.sink().push(invalid(message, &span, help));
        }
    }
    if contact.status == Status::Sourced && !fields.has("sources") {
        let help = "add `[[contacts.sources]]` with `title` and `url`";
        fields.sink().push(invalid("a sourced contact without a source", &span, help));
    }
    fields.finish();
    Some(Found { contact: Contact { id: id?, ..contact }, id: span, replaced_by })
}

/// A text that must have a form; `wanted` says which.
fn checked(
    fields: &mut Fields<'_>,
    key: &'static str,
    sound: fn(&str) -> bool,
    wanted: &str,
) -> Option<String> {
    let (text, span) = fields.string(key)?;
    if sound(&text) {
        return Some(text);
    }
    let message = if key == "web" {
        format!("`{text}` is not a web address")
    } else {
        format!("`{key}` is `{text}`, and wants {wanted}")
    };
    fields.sink().push(invalid(message, &span, &format!("write {wanted}")));
    None
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " +-–()*#".contains(c))
}

fn is_mail_address(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains([' ', '@', '<', '>', '"']);
    text.split_once('@').is_some_and(|(name, host)| sound(name) && sound(host))
}
