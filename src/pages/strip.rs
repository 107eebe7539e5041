//! Whom to call, above all else of a page: in danger to life where that is near, else who helps
//! with what a guide is about.

use super::help_about::About;
use super::{Context, contact, help_about};
use crate::config::LanguageId;
use crate::plan::Failure;
use crate::route::{Route, fragment};
use crate::site::{Contact, EntryId, Kind, component_contacts};
use crate::theme::view::{Emergency, Link};

/// The strip of the page of `entry` at `here`: on the first page and on questions, which are for
/// every need, and on guides for what it helps with, who is called in danger; on other guides the
/// first that they name.
pub(super) fn make(
    context: &Context,
    here: &Route,
    entry: EntryId,
    language: LanguageId,
) -> Result<Option<Emergency>, Failure> {
    let site = &context.site;
    let meta = site.meta(entry, language);
    let key = &site.entry(entry).key;
    let every = |_: &Contact| true;
    let urgent = match meta.kind {
        _ if key.path.is_empty() => urgent(context, here, language, every)?,
        _ if key.section => return Ok(None),
        Kind::Questions => urgent(context, here, language, every)?,
        Kind::Guide => {
            let own = |need: &String| meta.needs.iter().any(|(own, _)| own == need);
            urgent(context, here, language, |contact| helps(contact, own))?
        }
        Kind::Page => None,
        Kind::Neutral | Kind::Story | Kind::Training => return Ok(None),
    };
    match urgent {
        None if !key.path.is_empty() => nearest(context, here, entry, language),
        urgent => Ok(urgent),
    }
}

/// The strip of a page of who can help: of all of them, and of one with what danger is about.
pub(super) fn of_help(
    context: &Context,
    here: &Route,
    about: &About,
    language: LanguageId,
) -> Result<Option<Emergency>, Failure> {
    let strip = match about {
        About::Everything | About::Region(_) | About::Paper(_) => {
            urgent(context, here, language, |_| true)
        }
        About::Need(need) => {
            urgent(context, here, language, |contact| helps(contact, |known| known == need))
        }
    }?;
    // These pages are the other ways.
    Ok(strip.map(|strip| Emergency { others: None, ..strip }))
}

/// Whether a contact helps with one of these needs.
fn helps(contact: &Contact, is_wanted: impl Fn(&String) -> bool) -> bool {
    contact.needs.iter().any(|(need, _)| is_wanted(need))
}

/// Whom to call in danger, where that is near: a page is about danger where who is called then
/// helps with what it is for.
fn urgent(
    context: &Context,
    here: &Route,
    language: LanguageId,
    is_near: impl Fn(&Contact) -> bool,
) -> Result<Option<Emergency>, Failure> {
    let site = &context.site;
    let Some(directory) = &site.directory else { return Ok(None) };
    let mut known = site.config.emergency.iter().filter_map(|(id, _)| directory.get(id));
    let Some(contact) = known.next() else { return Ok(None) };
    if !is_near(contact) {
        return Ok(None);
    }
    let silent = known.map(|contact| {
        let contact = contact::view(context, contact, language, here)?;
        let ways = [contact.whatsapp_href, contact.sms_href, contact.web, contact.tel];
        let way = ways.into_iter().flatten().next();
        Ok(way.map(|href| Link { href, title: contact.name }))
    });
    let silent: Result<Vec<_>, Failure> = silent.filter_map(Result::transpose).collect();
    let others = help_about::link(context, here, language)?;
    let strip = Emergency { urgent: true, silent: silent?, others, ..Emergency::default() };
    call(context, contact, language, strip)
}

/// The first of those that a text names who can be called, and where it says who helps.
fn nearest(
    context: &Context,
    here: &Route,
    entry: EntryId,
    language: LanguageId,
) -> Result<Option<Emergency>, Failure> {
    let site = &context.site;
    let text = site.resolved(entry, language).map(|id| site.text(id));
    let (Some(text), Some(directory)) = (text, &site.directory) else { return Ok(None) };
    let components = site.shown(&text.outline().components, language);
    let mut named = components.flat_map(|(shown, _)| component_contacts(directory, shown));
    let callable = |contact: &&Contact| contact.is_callable() && contact.phone.is_some();
    let Some(contact) = named.find(callable) else { return Ok(None) };
    let part = text.ids().iter().find(|id| *id == "help");
    let others = help_about::link(context, here, language)?.map(|link| match part {
        Some(id) => Link { href: fragment(&site.anchor(entry, id)), ..link },
        None => link,
    });
    call(context, contact, language, Emergency { others, ..Emergency::default() })
}

/// The strip with whom to call; none where that has no number that may be called.
fn call(
    context: &Context,
    contact: &Contact,
    language: LanguageId,
    strip: Emergency,
) -> Result<Option<Emergency>, Failure> {
    let number = contact.phone.as_ref().filter(|_| contact.is_callable());
    let Some(phone) = number else { return Ok(None) };
    Ok(Some(Emergency {
        name: context.phrase(language, &format!("contact-{}", contact.id))?,
        phone: phone.clone(),
        tel: format!("tel:{}", contact::dialled(phone)),
        press: contact.press.clone(),
        ..strip
    }))
}
