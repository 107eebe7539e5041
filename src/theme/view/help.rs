//! Who can help, as templates see it.

use serde::Serialize;

use super::{Card, Day, Link, Need, Phrase};

/// What a page of who can help shows.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Help {
    /// The page of all of them, where this is not it.
    pub all: Option<Link>,
    /// Whether the page is about a region: then each contact is on it once.
    pub region: bool,
    /// What there is to know of help in that region, above its contacts.
    pub note: Option<Phrase>,
    /// What has happened, on the page of all.
    pub needs: Vec<Need>,
    /// Where she is, on the page of all.
    pub regions: Vec<Link>,
    /// Contacts by region.
    pub groups: Vec<HelpGroup>,
    /// Numbers that are not to be used any more, on the page of all.
    pub retired: Vec<Contact>,
    /// Guides for the need that the page is about.
    pub guides: Vec<Card>,
    /// The numbers of the region on cards to print.
    pub paper: Option<Link>,
    /// What stands on the outside of cards to print.
    pub cover: Option<Phrase>,
}

/// Contacts that serve one region.
#[derive(Clone, Debug, Serialize)]
pub struct HelpGroup {
    /// The name of the region.
    pub title: Option<Phrase>,
    /// The address of the region's page, relative to the page.
    pub href: Option<String>,
    /// Its contacts.
    pub contacts: Vec<Contact>,
}

/// Whom to call, above all else of a page.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Emergency {
    /// Whether it is for danger to life; else it is who helps with what the guide is about.
    pub urgent: bool,
    /// Who answers.
    pub name: Phrase,
    /// The number as it is shown.
    pub phone: String,
    /// The number as it is dialled, `tel:…`.
    pub tel: String,
    /// The key to press when the call is answered.
    pub press: Option<String>,
    /// Other ways to who answers in danger, for whom cannot speak.
    pub silent: Vec<Link>,
    /// All who help: the pages of them or, in a guide, its own part.
    pub others: Option<Link>,
}

/// When a contact answers.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Hours {
    /// `always`, or on `all`, `some` or `one` of the days of the week.
    pub days: &'static str,
    /// The first day, in words.
    pub first: String,
    /// The last day, in words.
    pub last: String,
    /// The time from which somebody answers, as readers write it.
    pub from: String,
    /// The time until which somebody answers.
    pub to: String,
    /// Whose time this is, where it is not `always`.
    pub zone: Option<Phrase>,
}

/// A card for the address book of a phone.
#[derive(Clone, Debug, Serialize)]
pub struct ContactCard {
    /// The address of the file, relative to the page.
    pub href: String,
    /// The name that the phone will show.
    pub name: String,
}

/// A contact of the directory.
#[derive(Clone, Debug, Serialize)]
pub struct Contact {
    /// Its id in the directory.
    pub id: String,
    /// The id of its place on a page.
    pub anchor: String,
    /// Whether the page has shown it already.
    pub again: bool,
    /// The level of its heading in the page, 2 or 3.
    pub level: u8,
    /// Its name.
    pub name: Phrase,
    /// The pictogram of its kind, by its name in the theme.
    pub icon: Option<String>,
    /// What it does, and what it asks.
    pub note: Option<Phrase>,
    /// What it cannot do.
    pub cannot: Option<Phrase>,
    /// Who will see what she says.
    pub seen: Option<Phrase>,
    /// What is known of it: `dialled`, `sourced`, `unconfirmed`, `retired` or `no-help`.
    pub status: &'static str,
    /// The number, as printed.
    pub phone: Option<String>,
    /// The link that calls it, `tel:…`, where it may be called.
    pub tel: Option<String>,
    /// The key to press when the call is answered.
    pub press: Option<String>,
    /// The number for text messages.
    pub sms: Option<String>,
    /// The link that writes to it, `sms:…`, where that is allowed.
    pub sms_href: Option<String>,
    /// The number on WhatsApp.
    pub whatsapp: Option<String>,
    /// The link that opens WhatsApp, where that is allowed.
    pub whatsapp_href: Option<String>,
    /// Its address for mail.
    pub email: Option<String>,
    /// The address of its page.
    pub web: Option<String>,
    /// The host of that page, by which a reader knows it.
    pub host: Option<String>,
    /// The way to reach it that comes first: `phone`, `sms`, `whatsapp`, `web` or `email`; none of
    /// one that is retired.
    pub first: Option<&'static str>,
    /// The other ways to reach it, in the same words.
    pub others: Vec<&'static str>,
    /// When somebody answers.
    pub hours: Option<Hours>,
    /// Whether sources disagree on the hours.
    pub hours_disputed: bool,
    /// Whether it costs nothing.
    pub free: bool,
    /// Whether women answer.
    pub women: bool,
    /// What it asks of who calls.
    pub asks: Vec<Phrase>,
    /// Names of the languages it speaks.
    pub languages: Vec<Phrase>,
    /// A card for her address book, where the number may be called.
    pub card: Option<ContactCard>,
    /// When it was last checked.
    pub checked: Option<Day>,
    /// The name of what took its place.
    pub replaced_by: Option<Phrase>,
}
