//! A contact of the directory as templates see it, and as a card for a phone's address book.

use jiff::civil::Time;
use url::Url;

use super::{Context, help_about};
use crate::config::LanguageId;
use crate::data::Worded;
use crate::locale::Format;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, opaque};
use crate::site::{Contact, Hours};
use crate::theme::view::{self, Day, Phrase};

/// The card (vCard 3.0, RFC 2426) of the contact `id`, whose number may be called: under a name
/// that says nothing to who looks through her address book.
pub(crate) fn make(context: &Context, id: &str, language: LanguageId) -> Result<Bytes, Failure> {
    let contact = context.site.directory.as_ref().and_then(|known| known.get(id));
    let Some((contact, phone)) = contact.and_then(|c| Some((c, c.phone.as_ref()?))) else {
        return Ok(Vec::new().into());
    };
    let name = card_name(context, contact, language)?;
    Ok(card(&name, &dialled(phone)).into_bytes().into())
}

/// Where the card of a contact lies, if it may be called.
pub(crate) fn card_route(
    context: &Context,
    contact: &Contact,
    language: LanguageId,
) -> Option<Route> {
    let phone = contact.phone.as_deref().filter(|_| contact.is_callable())?;
    // No number has a comma in it.
    let with_key = contact.press.as_ref().map(|key| format!("{phone},{key}"));
    let name = opaque(with_key.as_deref().unwrap_or(phone));
    help_about::shown_directory(context)
        .map(|_| context.of_language(language, &format!("help/{name}.vcf")))
}

/// The name on that card; with the key, by which lines of one number are told apart.
fn card_name(
    context: &Context,
    contact: &Contact,
    language: LanguageId,
) -> Result<String, Failure> {
    let phone = ("phone", contact.phone.as_deref().unwrap_or_default());
    match contact.press.as_deref() {
        Some(key) => context.plain(language, "help-card-name-key", &[phone, ("key", key)]),
        None => context.plain(language, "help-card-name", &[phone]),
    }
}

/// What readers of `language` see of a contact on the page at `route`.
pub(super) fn view(
    context: &Context,
    contact: &Contact,
    language: LanguageId,
    route: &Route,
) -> Result<view::Contact, Failure> {
    let format = &context.site.language(language).format;
    let link = |scheme: &str, number: &Option<String>| {
        let number = number.as_ref().filter(|_| contact.is_callable())?;
        Some(format!("{scheme}{}", dialled(number)))
    };
    let name = |id: &str| context.phrase(language, &format!("contact-{id}"));
    let about = |part| context.optional(language, &format!("contact-{}.{part}", contact.id));
    let asks = contact.asks.iter();
    let asks = asks.map(|(kind, _)| context.phrase(language, &format!("help-asks-{kind}")));
    let card = card_route(context, contact, language);
    let card = card.map(|card| -> Result<_, Failure> {
        Ok(view::ContactCard {
            href: route.to(&card),
            name: card_name(context, contact, language)?,
        })
    });
    let mut ways = ways(contact).into_iter();
    Ok(view::Contact {
        id: contact.id.clone(),
        again: false,
        level: 3,
        anchor: context.site.anchor_of_contact(&contact.id).into_owned(),
        name: name(&contact.id)?,
        icon: contact.kind.as_deref().and_then(|kind| context.icon(kind)),
        note: about("note")?,
        cannot: about("cannot")?,
        seen: about("seen")?,
        status: contact.status.as_str(),
        phone: contact.phone.clone(),
        tel: link("tel:", &contact.phone),
        press: contact.press.clone(),
        sms: contact.sms.clone(),
        sms_href: link("sms:", &contact.sms),
        whatsapp: contact.whatsapp.clone(),
        whatsapp_href: link("whatsapp://send?phone=", &contact.whatsapp),
        email: contact.email.clone(),
        web: contact.web.clone(),
        host: contact.web.as_deref().map(host),
        first: ways.next(),
        others: ways.collect(),
        hours: contact.hours.as_ref().map(|known| hours(context, known, language)).transpose()?,
        hours_disputed: contact.hours_disputed,
        free: contact.free,
        women: contact.women,
        asks: asks.collect::<Result<_, _>>()?,
        languages: contact
            .languages
            .iter()
            .filter_map(|(tag, _)| context.site.config.find(tag))
            .map(|spoken| {
                let locale = |id| &context.site.language(id).locale;
                Phrase::new(context.name(spoken), locale(spoken), locale(language))
            })
            .collect(),
        card: card.transpose()?,
        checked: contact.checked.as_ref().map(|(day, _)| Day::new(*day, format)),
        replaced_by: contact.replaced_by.as_deref().map(name).transpose()?,
    })
}

/// The ways to reach a contact, the one that most readers take first: a card shows that one, and
/// folds the others.
fn ways(contact: &Contact) -> Vec<&'static str> {
    if !contact.helps() {
        return Vec::new();
    }
    let ways = [
        ("phone", &contact.phone),
        ("sms", &contact.sms),
        ("whatsapp", &contact.whatsapp),
        ("web", &contact.web),
        ("email", &contact.email),
    ];
    ways.into_iter().filter_map(|(way, address)| address.as_ref().map(|_| way)).collect()
}

/// The host of an address, as readers know it.
fn host(address: &str) -> String {
    let url = Url::parse(address).ok();
    let host = url.as_ref().and_then(Url::host_str).unwrap_or(address);
    host.trim_start_matches("www.").to_owned()
}

fn hours(context: &Context, hours: &Hours, language: LanguageId) -> Result<view::Hours, Failure> {
    let Hours::Weekly { first, last, from, to, zone } = hours else {
        return Ok(view::Hours { days: "always", ..view::Hours::default() });
    };
    // Names of days and times are of the language that the sentence around them is in.
    let site = &context.site;
    let format = site.messages.format_of(&site.config, language, "help-hours");
    Ok(view::Hours {
        days: match last {
            last if last == first => "one",
            last if last.next() == *first => "all",
            _ => "some",
        },
        first: format.weekday(*first),
        last: format.weekday(*last),
        from: clock(context, *from, language, format)?,
        to: clock(context, *to, language, format)?,
        zone: Some(context.phrase(language, zone)?),
    })
}

/// A time of the day in a sentence that writes it as `format` does: by a message of the same
/// language, since CLDR has nothing better for some than `9:00 AM`; else as CLDR writes it.
fn clock(
    context: &Context,
    time: Time,
    language: LanguageId,
    format: &Format,
) -> Result<String, Failure> {
    let site = &context.site;
    // The words of another language would stand in the sentence.
    if !std::ptr::eq(site.messages.format_of(&site.config, language, "help-time"), format) {
        return Ok(format.time(time));
    }
    let part = match time.hour() {
        0..4 => "late",
        4..12 => "morning",
        12..16 => "afternoon",
        16..20 => "evening",
        _ => "night",
    };
    let hour = match (time.hour() + 11) % 12 + 1 {
        hour if time.minute() == 0 => hour.to_string(),
        hour => format!("{hour}:{:02}", time.minute()),
    };
    let hour = format.digits().write(&hour);
    context.plain(language, "help-time", &[("part", part), ("hour", &hour)])
}

/// A number as it is dialled (RFC 3966).
pub(super) fn dialled(number: &str) -> String {
    number.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
}

fn card(name: &str, phone: &str) -> String {
    let mut text = String::new();
    for c in name.chars() {
        match c {
            '\\' | ',' | ';' => text.extend(['\\', c]),
            c if c.is_control() => text.push(' '),
            c => text.push(c),
        }
    }
    format!(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{text};;;;\r\nFN:{text}\r\nTEL:{phone}\r\nEND:VCARD\r\n"
    )
}
