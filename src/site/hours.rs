//! When a contact answers.

use icu_time::TimeZone;
use icu_time::zone::IanaParser;
use jiff::civil::{Time, Weekday};

use super::directory_fault::{CODES, invalid};
use crate::config::is_message_name;
use crate::data::{Fields, Node, Value};
use crate::diag::{Sink, Span};

/// When somebody answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hours {
    /// Day and night.
    Always,
    /// On the days from one to another, from one time to another.
    Weekly {
        /// The first day.
        first: Weekday,
        /// The last one, which may be the same.
        last: Weekday,
        /// The first minute.
        from: Time,
        /// The last one.
        to: Time,
        /// The message that says whose time this is, `zone-Asia-Karachi`.
        zone: String,
    },
}

/// `hours` of a contact, in the time of `zone` where they do not say in which.
pub(super) fn read(node: Node, zone: Option<&(String, Span)>, sink: &mut Sink) -> Option<Hours> {
    if matches!(&node.value, Value::String(text) if text == "always") {
        return Some(Hours::Always);
    }
    let span = node.span.clone();
    if !matches!(node.value, Value::Table(_)) {
        let help =
            "write `\"always\"`, or `{ days = \"mon-sat\", from = \"09:00\", to = \"17:00\" }`";
        sink.push(invalid("these are no hours", &span, help));
        return None;
    }
    let mut table = Fields::new(node, CODES, sink);
    let (days, from, to) = (table.string("days"), time(&mut table, "from"), time(&mut table, "to"));
    let zone = own_zone(&mut table, zone);
    let days = days.and_then(|(text, span)| {
        let (first, last) = text.split_once('-').unwrap_or((&text, &text));
        let found = weekday(first).zip(weekday(last));
        if found.is_none() {
            let help = "write `mon`, `mon-sat` or `mon-sun`";
            table.sink().push(invalid(format!("`{text}` are no days"), &span, help));
        }
        found
    });
    for key in ["days", "from", "to"] {
        if table.sound && !table.has(key) {
            table.sink().push(invalid(format!("hours without `{key}`"), &span, "add it"));
        }
    }
    table.finish();
    let ((first, last), from, to, zone) = (days?, from?, to?, zone?);
    Some(Hours::Weekly { first, last, from, to, zone })
}

fn time(fields: &mut Fields<'_>, key: &'static str) -> Option<Time> {
    let (text, span) = fields.string(key)?;
    let time = Time::strptime("%H:%M", &text).ok();
    if time.is_none() {
        let help = "write hours and minutes, `09:00`";
        fields.sink().push(invalid(format!("`{text}` is no time of the day"), &span, help));
    }
    time
}

/// The message for the `zone` of the hours, or that of the site.
fn own_zone(fields: &mut Fields<'_>, site: Option<&(String, Span)>) -> Option<String> {
    let own = fields.string("zone");
    let Some((name, span)) = own.as_ref().or(site) else {
        // Unsound ones have been reported.
        if !fields.has("zone") {
            let help = "add `zone = \"Asia/Kolkata\"` here, or to `[directory]` in `mashal.toml`";
            let span = fields.span.clone();
            fields.sink().push(invalid("hours without a time zone", &span, help));
        }
        return None;
    };
    let message = format!("zone-{}", name.replace(['/', '_'], "-"));
    let known = IanaParser::new().parse(name) != TimeZone::UNKNOWN;
    let sound = known && name.contains('/') && is_message_name(&message);
    if !sound {
        let help = "write a name of IANA's database, `Asia/Karachi`";
        fields.sink().push(invalid(format!("`{name}` is no time zone"), span, help));
    }
    sound.then_some(message)
}

fn weekday(name: &str) -> Option<Weekday> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let at = names.iter().position(|known| *known == name)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}
