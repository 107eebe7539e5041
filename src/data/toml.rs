//! TOML 1.1 → [`Node`].

use std::ops::Range;
use std::sync::Arc;

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};

use super::{Node, Value};
use crate::diag::{Code, Diagnostic, Sink, Source};

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
    let mut last_line = None;
    for error in &errors {
        let at = error.span().unwrap_or_default();
        // What follows on the same line follows from the first fault.
        let line = source.span(base + at.start..base + at.start).begin().line;
        if last_line.replace(line) == Some(line) {
            continue;
        }
        sink.push(
            Diagnostic::new(
                code,
                format!("not TOML here: {}", error.message().replace('\n', "; ")),
            )
            .at(source.span(base + at.start..base + at.end))
            .help("write `key = \"value\"`, one a line; texts stand in quotes, dates do not"),
        );
    }
    if !errors.is_empty() {
        return None;
    }
    Some(Node { value: table_value(source, base, table.get_ref()), span: source.span(range) })
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
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Value::Null, Value::Integer)
        }
        DeValue::Float(number) => number.as_str().parse().map_or(Value::Null, Value::Float),
        DeValue::Datetime(when) => when
            .date
            .and_then(|day| {
                let (month, day_of_month) = (i8::try_from(day.month), i8::try_from(day.day));
                Date::new(i16::try_from(day.year).ok()?, month.ok()?, day_of_month.ok()?).ok()
            })
            .map_or(Value::Null, Value::Date),
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
