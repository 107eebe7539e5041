//! Front matter as a form: which keys there are, what a text says under them, and a text in which
//! one says something else.

use serde::Deserialize;
use serde_json::{Map, Value, json};
use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table};

use super::{Answer, Refusal};
use crate::data::{Worded, set_value};
use crate::diag::{Sink, Source};
use crate::markdown::{Syntax, split_front_matter};
use crate::site::Kind;

/// What a key of the front matter holds, which decides its field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    /// One line of words.
    Words,
    /// Words one below the other.
    List,
    /// Yes or no.
    Flag,
    /// A whole number.
    Number,
    /// A day, `2026-12-31`.
    Day,
    /// One of the kinds of pages.
    Kind,
    /// Some of the needs of the site.
    Needs,
    /// Where facts come from: titles, addresses, dates.
    Sources,
}

/// The keys that an author fills in, in the order of the form. What each is for is said by the
/// desk's word `key-<name>`.
const KEYS: [(&str, Field); 17] = [
    ("title", Field::Words),
    ("summary", Field::Words),
    ("needs", Field::Needs),
    ("search", Field::List),
    ("sensitive", Field::Flag),
    ("draft", Field::Flag),
    ("kind", Field::Kind),
    ("order", Field::Number),
    ("updated", Field::Day),
    ("until", Field::Day),
    ("icon", Field::Words),
    ("tags", Field::List),
    ("audio", Field::Words),
    ("consent", Field::Flag),
    ("changed", Field::Flag),
    ("aliases", Field::List),
    ("sources", Field::Sources),
];

#[derive(Deserialize)]
pub(super) struct Asked {
    text: String,
    key: String,
    /// Null takes the key out.
    value: Value,
}

/// `[{"key", "field", "value"}]` of the TOML front matter of a text; null where that is none, or
/// cannot be read.
pub(super) fn values(text: &str) -> Value {
    let Some((document, _)) = document(text) else { return Value::Null };
    let keys = KEYS.iter().map(|(key, field)| {
        let field_name = format!("{field:?}").to_lowercase();
        let kinds: Option<Vec<&str>> =
            (*field == Field::Kind).then(|| Kind::ALL.iter().map(|kind| kind.as_str()).collect());
        let value = document.get(key).map_or(Value::Null, value);
        json!({ "key": key, "field": field_name, "value": value, "kinds": kinds })
    });
    keys.collect()
}

/// The front matter, and its place in the text. One that is missing is empty, before the first
/// byte.
fn document(text: &str) -> Option<(DocumentMut, std::ops::Range<usize>)> {
    let source = Source::new("text", text);
    let (front, _) = split_front_matter(&source, &mut Sink::default());
    match front {
        Some((Syntax::Toml, range)) => Some((text.get(range.clone())?.parse().ok()?, range)),
        Some((Syntax::Yaml, _)) => None,
        None => Some((DocumentMut::new(), 0..0)),
    }
}

fn value(item: &Item) -> Value {
    match item {
        Item::Value(toml) => match toml {
            toml_edit::Value::String(text) => text.value().as_str().into(),
            toml_edit::Value::Integer(number) => (*number.value()).into(),
            toml_edit::Value::Boolean(flag) => (*flag.value()).into(),
            toml_edit::Value::Datetime(day) => day.value().to_string().into(),
            toml_edit::Value::Array(list) => {
                list.iter().map(|each| value(&Item::Value(each.clone()))).collect()
            }
            _ => Value::Null,
        },
        Item::ArrayOfTables(tables) => tables.iter().map(fields).collect(),
        _ => Value::Null,
    }
}

fn fields(table: &Table) -> Value {
    let fields = table.iter().map(|(name, item)| (name.to_owned(), value(item)));
    Value::Object(fields.collect::<Map<_, _>>())
}

/// The text with another value of one key; all else stays, byte for byte.
pub(super) fn write(asked: Asked) -> Answer {
    let Some((_, field)) = KEYS.iter().find(|(key, _)| *key == asked.key) else {
        return Err(Refusal::Unknown);
    };
    let (mut document, range) =
        document(&asked.text).ok_or_else(|| Refusal::impossible("refused-front", ""))?;
    let item = match &asked.value {
        Value::Null => None,
        value => Some(item(*field, value).ok_or(Refusal::Unknown)?),
    };
    match item {
        Some(item) => set_value(document.as_table_mut(), &asked.key, item),
        None => drop(document.remove(&asked.key)),
    }
    let (before, after) = (asked.text.get(..range.start), asked.text.get(range.end..));
    let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
    let text = match asked.text.starts_with("+++") {
        true => format!("{before}{document}{after}"),
        false => format!("+++\n{document}+++\n\n{after}"),
    };
    Ok(json!({ "front": values(&text), "text": text }))
}

fn item(field: Field, value: &Value) -> Option<Item> {
    let text = |value: &Value| Some(value.as_str()?.trim().to_owned());
    Some(match field {
        Field::Words | Field::Kind => toml_edit::value(text(value)?),
        Field::Flag => toml_edit::value(value.as_bool()?),
        Field::Number => toml_edit::value(value.as_i64()?),
        Field::Day => toml_edit::value(day(value.as_str()?)?),
        Field::List | Field::Needs => {
            let items: Option<Vec<String>> = value.as_array()?.iter().map(text).collect();
            toml_edit::value(items?.into_iter().filter(|text| !text.is_empty()).collect::<Array>())
        }
        Field::Sources => {
            let mut tables = ArrayOfTables::new();
            for source in value.as_array()? {
                let mut table = Table::new();
                for name in ["title", "url", "date"] {
                    let Some(words) = source.get(name).and_then(text).filter(|w| !w.is_empty())
                    else {
                        continue;
                    };
                    let day = day(&words).filter(|_| name == "date");
                    table.insert(
                        name,
                        day.map_or_else(|| toml_edit::value(words), toml_edit::value),
                    );
                }
                tables.push(table);
            }
            Item::ArrayOfTables(tables)
        }
    })
}

fn day(text: &str) -> Option<Datetime> {
    let day: Datetime = text.trim().parse().ok()?;
    Some(day).filter(|day| day.date.is_some() && day.time.is_none())
}
