//! What is checked of the directory once the whole site is known: what guides ask of it, and
//! whether somebody has looked at its contacts lately.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::{Site, directory, named};
use crate::config::Strictness;
use crate::diag::{Code, Diagnostic, Severity, Sink, nearest};
use crate::markdown::Component;

/// Days after which a contact should be looked at again.
pub(super) const OLD: i32 = 90;
/// Days after which it is not to be trusted.
const EXPIRED: i32 = 180;

pub(super) fn check(site: &Site, today: Date, sink: &mut Sink) {
    let known = site.directory.as_ref();
    let ids = || known.iter().flat_map(|known| known.contacts()).map(|c| c.id.as_str()).collect();
    let ids = known.is_none_or(|known| !known.unreadable).then(ids);
    for text in &site.texts {
        for component in &text.outline().components {
            match component.name.as_str() {
                "contact" => {
                    let unknown = Code::DirectoryUnknownContact;
                    named::check(component, directory::FILE, unknown, ids.as_ref(), sink);
                }
                "help" => check_help(site, component, sink),
                _ => {}
            }
        }
    }
    for (id, span) in site.letters.all().iter().flat_map(|letter| &letter.contacts) {
        let unknown = Code::DirectoryUnknownContact;
        named::find("contact", (id, span), directory::FILE, unknown, ids.as_ref(), sink);
    }
    check_emergency(site, ids.as_ref(), sink);
    check_needs(site, sink);
    check_languages(site, sink);
    check_age(site, today, sink);
}

/// The contacts for danger to life: there, the first with a number that somebody vouches for.
fn check_emergency(site: &Site, ids: Option<&BTreeSet<&str>>, sink: &mut Sink) {
    let unknown = Code::DirectoryUnknownContact;
    for (id, span) in &site.config.emergency {
        named::find("contact", (id, span), directory::FILE, unknown, ids, sink);
    }
    let Some((id, span)) = site.config.emergency.first() else { return };
    let contact = site.directory.as_ref().and_then(|known| known.get(id));
    if contact.is_some_and(|contact| contact.phone.is_none() || !contact.is_callable()) {
        sink.push(
            Diagnostic::new(
                Code::ConfigInvalid,
                format!("`{id}` has no number that may be called"),
            )
            .at(span.clone())
            .help("name a contact with a `phone`, and `status = \"dialled\"` or `\"sourced\"`"),
        );
    }
}

/// Contacts that a guide asks for by need and region: there must be some.
fn check_help(site: &Site, component: &Component, sink: &mut Sink) {
    named::only(component, directory::FILE, &["need", "region"], sink);
    let text = |name| component.text(name).map(|(text, _)| text);
    let (need, region) = (text("need"), text("region"));
    if need.is_none() && region.is_none() {
        let help = "write `{{ help(need=\"…\") }}`, `region`, or both";
        let message = "`help` needs a `need` or a `region`";
        let fault = Diagnostic::new(Code::ComponentArgument, message);
        sink.push(fault.at(component.span.clone()).help(help));
        return;
    }
    let known = site.directory.as_ref();
    if known.is_some_and(|known| known.unreadable || !known.find(need, region).is_empty()) {
        return;
    }
    let contacts = known.iter().flat_map(|known| known.contacts());
    let served: BTreeSet<&str> =
        contacts.flat_map(|contact| &contact.needs).map(|(need, _)| need.as_str()).collect();
    let near = need.filter(|need| !served.contains(need)).and_then(|need| nearest(need, served));
    let fault = Diagnostic::new(
        Code::DirectoryUnknownContact,
        "no contact of the directory helps with that there",
    );
    sink.push(fault.at(component.span.clone()).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "add the need or the region to a contact of `content/directory.toml`".to_owned(),
    }));
}

/// Needs that are not on the site's list, where it fixes one.
fn check_needs(site: &Site, sink: &mut Sink) {
    let Some(known) = &site.config.needs else { return };
    let contacts = site.directory.iter().flat_map(|directory| directory.contacts());
    let guides = site.texts.iter().flat_map(|text| text.front.needs.iter().flatten());
    for (need, span) in guides.chain(contacts.flat_map(|contact| &contact.needs)) {
        if known.contains(need) {
            continue;
        }
        let fault =
            Diagnostic::new(Code::NeedUnknown, format!("`{need}` is not one of the site's needs"));
        sink.push(fault.at(span.clone()).help(
            match nearest(need, known.iter().map(String::as_str)) {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("add it to `needs` in `mashal.toml`, and a message `need-{need}`"),
            },
        ));
    }
}

/// Languages of contacts, which are named by the words of the site's own.
fn check_languages(site: &Site, sink: &mut Sink) {
    for contact in site.directory.iter().flat_map(|directory| directory.contacts()) {
        for (tag, span) in &contact.languages {
            if site.config.find(tag).is_none() {
                let message = format!("`{tag}` is not a language of the site");
                let known = site.config.languages().map(|(_, language)| language.locale.tag());
                let known: Vec<&str> = known.collect();
                let help = format!("write some of `{}`", known.join("`, `"));
                sink.push(
                    Diagnostic::new(Code::DirectoryInvalid, message).at(span.clone()).help(help),
                );
            }
        }
    }
}

/// Contacts that nobody has checked for long. A dead number costs a reader time that she may not
/// have.
fn check_age(site: &Site, today: Date, sink: &mut Sink) {
    if site.config.expired == Strictness::Off {
        return;
    }
    for contact in site.directory.iter().flat_map(|directory| directory.contacts()) {
        let Some((day, span)) = contact.checked.as_ref() else { continue };
        let days = (today - *day).get_days();
        if !contact.helps() || days <= OLD {
            continue;
        }
        let message = format!("`{}` was last checked {days} days ago", contact.id);
        let mut fault = Diagnostic::new(Code::DirectoryExpired, message).at(span.clone()).help(
            "look whether it still holds, then write today's date; or retire it: `status = \"retired\"`",
        );
        if days <= EXPIRED || site.config.expired == Strictness::Warn {
            fault.severity = Severity::Warning;
        }
        sink.push(fault);
    }
}
