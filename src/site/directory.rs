//! Help lines and services: data, never prose.

use std::collections::BTreeMap;
use std::sync::Arc;

use icu_locale::extensions::unicode::SubdivisionSuffix;
use icu_locale::subtags::Region;
use jiff::civil::Date;

use super::directory_fault::{CODES, invalid};
use super::front_matter::{Cite, checked_on, cites, is_web_address, one_of};
use super::hours::{self, Hours};
use crate::config::is_message_name;
use crate::data::{Fields, read_toml, worded};
use crate::diag::{Code, Sink, Source, Span};
use crate::markdown::Component;

/// Where the directory lies in a site.
pub const FILE: &str = "content/directory.toml";

/// All contacts of a site.
#[derive(Debug, Default)]
pub struct Directory {
    contacts: Vec<Contact>,
    /// Their places, by id.
    places: BTreeMap<String, usize>,
    /// Whether the file could not be read; then nothing is known of any contact.
    pub unreadable: bool,
}

worded! {
    /// How sure a contact is.
    pub enum Status {
        /// Somebody called it.
        Dialled = "dialled",
        /// An official page, or two independent sources.
        Sourced = "sourced",
        /// Less than that: shown without a link to call.
        Unconfirmed = "unconfirmed",
        /// Out of date: shown only as a note that it is old.
        Retired = "retired",
        /// Taken for help, and for something else: shown only as a note that it is none.
        NoHelp = "no-help",
    }
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
    /// The number on WhatsApp, with `+` and the country's code.
    pub whatsapp: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// A page.
    pub web: Option<String>,
    /// When somebody answers.
    pub hours: Option<Hours>,
    /// Whether sources disagree on the hours.
    pub hours_disputed: bool,
    /// Whether it costs nothing.
    pub free: bool,
    /// Whether women answer.
    pub women: bool,
    /// What it asks of who calls, and where it says so: each is the message `help-asks-<kind>`.
    pub asks: Vec<(String, Span)>,
    /// BCP 47 tags of the languages that it speaks.
    pub languages: Vec<(String, Span)>,
    /// ISO 3166 codes of where it serves: of a country, which is all of it, or of parts.
    pub regions: Vec<String>,
    /// Which needs it serves, and where it says so.
    pub needs: Vec<(String, Span)>,
    /// How sure it is.
    pub status: Status,
    /// When it was last checked.
    pub checked: Option<(Date, Span)>,
    /// Who checked it; no page says that.
    pub checked_by: Option<String>,
    /// For a contact that is retired or no help, whom to turn to instead.
    pub replaced_by: Option<String>,
    /// Who says so.
    pub sources: Vec<Cite>,
}

impl Directory {
    /// The contact that guides call `id`.
    pub fn get(&self, id: &str) -> Option<&Contact> {
        self.places.get(id).and_then(|at| self.contacts.get(*at))
    }

    /// All contacts, in the order of the file.
    pub fn contacts(&self) -> &[Contact] {
        &self.contacts
    }

    /// Contacts that can help with `need`, and in `region`, where these are given: those of the
    /// region first, then those of the whole country; each in the order of the file.
    pub fn find<'a>(&'a self, need: Option<&str>, region: Option<&str>) -> Vec<&'a Contact> {
        let found = self.contacts.iter().filter(|contact| {
            contact.helps()
                && need.is_none_or(|need| contact.needs.iter().any(|(other, _)| other == need))
                && region.is_none_or(|region| contact.covers(region))
        });
        let mut found: Vec<&Contact> = found.collect();
        if region.is_some() {
            found.sort_by_key(|contact| contact.is_national());
        }
        found
    }
}

/// The contacts that a component of a guide shows: `contact(id)` one, `help(need, region)` all that
/// help with a need, in a region.
pub fn component_contacts<'a>(directory: &'a Directory, component: &Component) -> Vec<&'a Contact> {
    let text = |name| component.text(name).map(|(text, _)| text);
    match component.name.as_str() {
        "contact" => text("id").and_then(|id| directory.get(id)).into_iter().collect(),
        "help" => directory.find(text("need"), text("region")),
        _ => Vec::new(),
    }
}

impl Contact {
    /// Whether it serves a whole country, and not parts of it only.
    pub fn is_national(&self) -> bool {
        self.regions.is_empty() || self.regions.iter().any(|region| !region.contains('-'))
    }

    /// Whether it serves `region`; one of a whole country serves all of it.
    pub fn covers(&self, region: &str) -> bool {
        self.regions.is_empty()
            || self.regions.iter().any(|own| {
                region
                    .strip_prefix(own.as_str())
                    .is_some_and(|rest| !own.contains('-') || rest.is_empty())
            })
    }

    /// Whether it helps: it is neither out of date nor there for something else.
    pub fn helps(&self) -> bool {
        !matches!(self.status, Status::Retired | Status::NoHelp)
    }

    /// Whether calling is offered: somebody vouches for the number.
    pub fn is_callable(&self) -> bool {
        matches!(self.status, Status::Dialled | Status::Sourced)
    }
}

/// Reads `content/directory.toml`.
pub(super) fn read(
    source: &Arc<Source>,
    (today, zone): (Date, Option<&(String, Span)>),
    sink: &mut Sink,
) -> Directory {
    let Some(node) = read_toml(source, 0..source.text().len(), Code::DirectoryInvalid, sink) else {
        return Directory { unreadable: true, ..Directory::default() };
    };
    let mut contacts: Vec<Found> = Vec::new();
    let mut fields = Fields::new(node, CODES, sink);
    for node in fields.array("contacts").unwrap_or_default() {
        contacts.extend(contact(Fields::new(node, CODES, fields.sink()), today, zone));
    }
    fields.finish();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (at, found) in contacts.iter().enumerate() {
        let first = *places.entry(found.contact.id.clone()).or_insert(at);
        if let Some(first) = contacts.get(first).filter(|_| first != at) {
            let message = format!("the contact `{}` is there twice", found.contact.id);
            let fault = invalid(message, &found.id, "keep one of the two");
            sink.push(fault.label(first.id.clone(), "first here"));
        }
    }
    for Found { contact, replaced_by, .. } in &contacts {
        let Some((other, span)) = replaced_by else { continue };
        if *other == contact.id {
            let message = format!("`{other}` is said to take its own place");
            sink.push(invalid(message, span, "name another contact, or remove the line"));
        } else if !places.contains_key(other) {
            let message = format!("there is no contact `{other}`");
            sink.push(invalid(message, span, "name the id of a contact of this file"));
        }
    }
    let contacts = contacts.into_iter().map(|found| found.contact).collect();
    Directory { contacts, places, unreadable: false }
}

/// A contact and the places that later faults point to.
struct Found {
    contact: Contact,
    id: Span,
    replaced_by: Option<(String, Span)>,
}

fn contact(mut fields: Fields<'_>, today: Date, zone: Option<&(String, Span)>) -> Option<Found> {
    let text = |found: Option<(String, Span)>| found.map(|(text, _)| text);
    let texts = |found: Vec<(String, Span)>| found.into_iter().map(|(text, _)| text).collect();
    let id = checked(&mut fields, "id", is_message_name, "Latin letters, digits and hyphens");
    let status = fields.string("status");
    let status = status.and_then(|found| one_of(found, CODES.invalid, fields.sink()));
    let day = checked_on(&mut fields, CODES, today);
    let checked_by = text(fields.string("checked_by"));
    let replaced_by = fields.string("replaced_by");
    let hours = fields.node("hours").and_then(|node| hours::read(node, zone, fields.sink()));
    let help = "write a code of ISO 3166, such as `PK` or `PK-SD`";
    let regions = each_checked(&mut fields, "regions", is_region, "is not a region", help);
    let help = "write Latin letters, digits and hyphens, and the words as a message `help-asks-…`";
    let asks = each_checked(&mut fields, "asks", is_message_name, "is not the name of words", help);
    let contact = Contact {
        id: String::new(),
        kind: text(fields.string("kind")),
        phone: checked(&mut fields, "phone", is_number, "a number to dial"),
        press: checked(&mut fields, "press", is_number, "the key to press"),
        sms: checked(&mut fields, "sms", is_number, "a number to write to"),
        whatsapp: checked(
            &mut fields,
            "whatsapp",
            is_international,
            "a number with `+` and the country's code",
        ),
        hours,
        hours_disputed: fields.bool("hours_disputed").unwrap_or(false),
        free: fields.bool("free").unwrap_or(false),
        women: fields.bool("women").unwrap_or(false),
        asks,
        languages: fields.strings("languages"),
        email: checked(
            &mut fields,
            "email",
            is_mail_address,
            "an address such as `help@example.org`",
        ),
        web: checked(&mut fields, "web", is_web_address, "a web address, `https://…`"),
        regions: texts(regions),
        needs: fields.strings("needs"),
        status: status.unwrap_or(Status::Unconfirmed),
        checked: day,
        checked_by,
        replaced_by: replaced_by.as_ref().map(|(id, _)| id.clone()),
        sources: cites(&mut fields, CODES),
    };
    let needed = [
        ("id", "a contact without an id", "add `id = \"…\"`, the name that guides use"),
        (
            "status",
            "a contact without a status",
            "add `status = \"sourced\"`, `unconfirmed`, `dialled`, `retired` or `no-help`",
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

/// The texts of a list that have a form; what is wrong with the others.
fn each_checked(
    fields: &mut Fields<'_>,
    key: &'static str,
    sound: fn(&str) -> bool,
    wrong: &str,
    help: &str,
) -> Vec<(String, Span)> {
    let mut found = fields.strings(key);
    found.retain(|(text, span)| {
        if !sound(text) {
            fields.sink().push(invalid(format!("`{text}` {wrong}"), span, help));
        }
        sound(text)
    });
    found
}

fn is_number(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || " +-–()*#".contains(c))
}

fn is_international(text: &str) -> bool {
    text.starts_with('+') && is_number(text)
}

/// ISO 3166-1 alpha-2, or with a part of the country, ISO 3166-2.
fn is_region(text: &str) -> bool {
    let (country, part) = text.split_once('-').map_or((text, None), |(c, p)| (c, Some(p)));
    let is_country = |text: &str| {
        Region::try_from_str(text).is_ok_and(|r| r.is_alphabetic() && r.as_str() == text)
    };
    let is_part = |text: &str| text.len() <= 3 && SubdivisionSuffix::try_from_str(text).is_ok();
    is_country(country)
        && part.is_none_or(is_part)
        && !text.contains(|c: char| c.is_ascii_lowercase())
}

fn is_mail_address(text: &str) -> bool {
    let sound = |part: &str| !part.is_empty() && !part.contains([' ', '@', '<', '>', '"']);
    text.split_once('@').is_some_and(|(name, host)| sound(name) && sound(host))
}
