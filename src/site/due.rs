//! Whom to call to find out whether the directory of help still holds.

use std::cmp::Reverse;

use jiff::civil::Date;
use serde::Serialize;

use super::contacts::OLD;
use super::{Contact, Site, Status};
use crate::data::Worded;

/// A contact that somebody should call or look at.
#[derive(Clone, Debug, Serialize)]
pub struct Due {
    /// What guides call it.
    pub id: String,
    /// Its name in the source language.
    pub name: String,
    /// The number to call.
    pub phone: Option<String>,
    /// The key to press then.
    pub press: Option<String>,
    /// The number for text messages.
    pub sms: Option<String>,
    /// The number on WhatsApp.
    pub whatsapp: Option<String>,
    /// An address for mail.
    pub email: Option<String>,
    /// A page.
    pub web: Option<String>,
    /// How sure it is.
    pub status: &'static str,
    /// The day it was last checked.
    pub checked: Option<String>,
    /// Who did.
    pub checked_by: Option<String>,
    /// Days since then.
    pub days: Option<i32>,
    /// Whether that is too long ago, or nobody has called it yet.
    pub due: bool,
    /// ISO 3166 codes of where it serves.
    pub regions: Vec<String>,
    /// Needs that it serves.
    pub needs: Vec<String>,
}

/// All contacts, those that wait longest first; those that are retired or no help are left out.
pub fn due(site: &Site, today: Date) -> Vec<Due> {
    let contacts = site.directory.iter().flat_map(|directory| directory.contacts());
    let mut found: Vec<Due> = contacts
        .filter(|contact| contact.helps())
        .map(|contact| row(site, contact, today))
        .collect();
    found.sort_by_key(|row| (!row.due, Reverse(row.days.unwrap_or(i32::MAX))));
    found
}

fn row(site: &Site, contact: &Contact, today: Date) -> Due {
    let home = site.config.source_language;
    let name = site.messages.own(home, &format!("contact-{}", contact.id));
    let checked = contact.checked.as_ref().map(|(day, _)| *day);
    let days = checked.map(|day| (today - day).get_days());
    let old = days.is_none_or(|days| days > OLD);
    Due {
        id: contact.id.clone(),
        name: name.unwrap_or_else(|| contact.id.clone()),
        phone: contact.phone.clone(),
        press: contact.press.clone(),
        sms: contact.sms.clone(),
        whatsapp: contact.whatsapp.clone(),
        email: contact.email.clone(),
        web: contact.web.clone(),
        status: contact.status.as_str(),
        checked: checked.map(|day| day.to_string()),
        checked_by: contact.checked_by.clone(),
        days,
        due: old || contact.phone.is_some() && contact.status != Status::Dialled,
        regions: contact.regions.clone(),
        needs: contact.needs.iter().map(|(need, _)| need.clone()).collect(),
    }
}
