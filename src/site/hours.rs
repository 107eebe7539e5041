//! When a contact answers.

use jiff::civil::{Time, Weekday};

use super::directory::{CODES, invalid};
use crate::data::{Fields, Node, Value};
use crate::diag::Sink;

/// When somebody answers, in the time of the place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    },
}

/// `hours` of a contact.
pub(super) fn read(node: Node, sink: &mut Sink) -> Option<Hours> {
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
    let ((first, last), from, to) = (days?, from?, to?);
    Some(Hours::Weekly { first, last, from, to })
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

fn weekday(name: &str) -> Option<Weekday> {
    let names = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    let at = names.iter().position(|known| *known == name)?;
    Weekday::from_monday_zero_offset(i8::try_from(at).ok()?).ok()
}
