//! TOML 1.1 → [`Node`].

mod brackets;
mod faults;
mod values;

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue, Error};

use super::{Node, Value};
use crate::diag::{Code, Sink, Source};

/// Reads the part `range` of a source as TOML. All syntax faults are reported as `code`; what
/// could be read is returned all the same unless nothing could.
pub fn read(
    source: &Arc<Source>,
    range: Range<usize>,
    code: Code,
    sink: &mut Sink,
) -> Option<Node> {
    let base = range.start;
    let text = source.text().get(range.clone())?;
    let (table, errors) = DeTable::parse_recoverable(text);
    if errors.is_empty() {
        let value = table_value(source, base, table.get_ref());
        return Some(Node { value, span: source.span(range) });
    }
    let mut last = (None, false);
    let mut heading = false;
    for (at, said) in all(text, errors) {
        let said = said.as_str();
        // Keys below a heading that cannot be read seem to be those of what stands before it.
        if heading && said.contains("duplicate key") {
            continue;
        }
        heading |= said.contains("table") && !said.contains("inline");
        // What follows on the same line follows from the first fault.
        let line = source.span(base + at..base + at).begin().line;
        let (before, cut) = last;
        last =
            (Some(line), said.starts_with("invalid basic") || said.starts_with("invalid literal"));
        // Nor does the rest of a text that does not end on its line say more.
        if before == Some(line) || (cut && before == Some(line - 1) && !last.1) {
            continue;
        }
        let fault = faults::find(text, at, said);
        let open = fault.range.start < text.get(..at).and_then(|t| t.rfind('\n')).unwrap_or(0);
        sink.push(fault.told(code, source, base));
        // What does not end takes all that follows with it.
        if open {
            break;
        }
    }
    None
}

/// How often a text is read again for what the parser passes over.
const AGAIN: usize = 20;

/// Where the faults are and what the parser says of them. Behind a line without `=` it looks at
/// nothing any more: the text is read again without that line.
fn all(text: &str, errors: Vec<Error>) -> BTreeMap<usize, String> {
    let mut found = BTreeMap::new();
    let mut errors = errors;
    let mut rest = text.to_owned();
    for _ in 0..AGAIN {
        let mut lines = Vec::new();
        for error in errors {
            let at = error.span().unwrap_or_default().start;
            let unread = error.message().starts_with("key with no value");
            lines.extend(
                unread.then(|| faults::line_at(&rest, at)).map(|(s, line)| s..s + line.len()),
            );
            found.entry(at).or_insert_with(|| error.message().to_owned());
        }
        if lines.is_empty() {
            break;
        }
        for line in lines {
            rest.replace_range(line.clone(), &" ".repeat(line.len()));
        }
        errors = DeTable::parse_recoverable(&rest).1;
    }
    found
}

fn table_value(source: &Arc<Source>, base: usize, table: &DeTable<'_>) -> Value {
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let node = |value: &DeValue<'_>, span: Range<usize>| Node {
        value: convert(source, base, value),
        span: source.span(base + span.start..base + span.end),
    };
    Value::Table(
        entries
            .into_iter()
            .map(|(key, value)| {
                let place = source.span(base + key.span().start..base + key.span().end);
                (key.get_ref().to_string(), place, node(value.get_ref(), value.span()))
            })
            .collect(),
    )
}

fn convert(source: &Arc<Source>, base: usize, value: &DeValue<'_>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
            .map_or(Value::Other("a number of too many digits"), Value::Integer),
        DeValue::Float(number) => {
            number.as_str().parse().map_or(Value::Other("no number"), Value::Float)
        }
        DeValue::Datetime(when) => when
            .date
            .and_then(|day| {
                let (month, day_of_month) = (i8::try_from(day.month), i8::try_from(day.day));
                Date::new(i16::try_from(day.year).ok()?, month.ok()?, day_of_month.ok()?).ok()
            })
            .map_or(Value::Other("a time of the day"), Value::Date),
        DeValue::Array(items) => Value::Array(
            items
                .iter()
                .map(|item| Node {
                    value: convert(source, base, item.get_ref()),
                    span: source.span(base + item.span().start..base + item.span().end),
                })
                .collect(),
        ),
        DeValue::Table(table) => table_value(source, base, table),
    }
}
