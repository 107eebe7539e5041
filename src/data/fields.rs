//! Known keys taken out of a table.

use jiff::civil::Date;

use super::{Node, Value, written};
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};

// What values are, in help.
const TEXT: &str = "a text in quotes";
const TRUTH: &str = "`true` or `false`";
const NUMBER: &str = "a whole number";
const DATE: &str = "a date such as 2026-11-23";
const LIST: &str = "a list in brackets";
const TABLE: &str = "keys and values";

/// The codes under which a table's faults are reported.
#[derive(Clone, Copy, Debug)]
pub struct Codes {
    /// A value of the wrong type.
    pub invalid: Code,
    /// A key that does not exist.
    pub unknown: Code,
    /// Keys of other programs: what stands for them here, or why nothing does.
    pub others: &'static [Foreign],
}

/// Keys of other programs that mean one thing.
#[derive(Debug)]
pub struct Foreign {
    /// Their names, in lower case.
    pub names: &'static [&'static str],
    /// The key that stands for them here, if one does.
    pub key: Option<&'static str>,
    /// What to do.
    pub help: &'static str,
}

/// A table of which keys are taken one by one. Call [`Fields::finish`] at the end.
pub struct Fields<'s> {
    entries: Vec<(String, Span, Node)>,
    asked: Vec<&'static str>,
    /// Keys that were there, whatever came of their values.
    taken: Vec<&'static str>,
    /// Whether this was a table at all; if not, that is the fault, and nothing is missing in it.
    pub sound: bool,
    codes: Codes,
    /// The whole table, for what is missing.
    pub span: Span,
    sink: &'s mut Sink,
}

impl<'s> Fields<'s> {
    /// The keys of `node`; a fault and no keys where it is no table.
    pub fn new(node: Node, codes: Codes, sink: &'s mut Sink) -> Self {
        let span = node.span.clone();
        let (entries, sound) = match node.value {
            Value::Table(entries) => (entries, true),
            Value::Null => (Vec::new(), true),
            other => {
                sink.push(wrong_type(codes, &other, &node.span, TABLE, ""));
                (Vec::new(), false)
            }
        };
        Self { entries, asked: Vec::new(), taken: Vec::new(), sound, codes, span, sink }
    }

    /// Where faults about these fields go.
    pub fn sink(&mut self) -> &mut Sink {
        self.sink
    }

    /// Whether `key` is there, also after it was taken.
    pub fn has(&mut self, key: &'static str) -> bool {
        self.asked.push(key);
        self.taken.contains(&key) || self.entries.iter().any(|(name, ..)| name == key)
    }

    /// Takes the value of `key` as it is.
    pub fn node(&mut self, key: &'static str) -> Option<Node> {
        self.asked.push(key);
        let at = self.entries.iter().position(|(name, ..)| name == key)?;
        self.taken.push(key);
        Some(self.entries.remove(at).2)
    }

    fn typed<T>(
        &mut self,
        key: &'static str,
        wanted: &str,
        read: impl FnOnce(&Value) -> Option<T>,
    ) -> Option<(T, Span)> {
        let node = self.node(key)?;
        match read(&node.value) {
            Some(value) => Some((value, node.span)),
            None => {
                self.sink.push(wrong_type(self.codes, &node.value, &node.span, wanted, key));
                None
            }
        }
    }

    /// A text and its place, white space folded. Empty texts are faults: they are forgotten values.
    pub fn string(&mut self, key: &'static str) -> Option<(String, Span)> {
        self.typed(key, TEXT, |value| match value {
            Value::String(text) => line(text),
            _ => None,
        })
    }

    /// `true` or `false`.
    pub fn bool(&mut self, key: &'static str) -> Option<bool> {
        let read = |value: &Value| match value {
            Value::Bool(flag) => Some(*flag),
            _ => None,
        };
        Some(self.typed(key, TRUTH, read)?.0)
    }

    /// A whole number.
    pub fn integer(&mut self, key: &'static str) -> Option<(i64, Span)> {
        self.typed(key, NUMBER, |value| match value {
            Value::Integer(number) => Some(*number),
            _ => None,
        })
    }

    /// A day, `2026-11-23`.
    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        Some(self.dated(key)?.0)
    }

    /// A day and its place.
    pub fn dated(&mut self, key: &'static str) -> Option<(Date, Span)> {
        self.typed(key, DATE, date)
    }

    /// A list of texts, each with its place.
    pub fn strings(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let Some(nodes) = self.array(key) else { return Vec::new() };
        let mut texts = Vec::new();
        for node in nodes {
            let text = match &node.value {
                Value::String(text) => line(text),
                _ => None,
            };
            match text {
                Some(text) => texts.push((text, node.span)),
                None => {
                    let wanted = TEXT;
                    self.sink.push(wrong_type(self.codes, &node.value, &node.span, wanted, key));
                }
            }
        }
        texts
    }

    /// A text, or a list of them.
    pub fn texts(&mut self, key: &'static str) -> Vec<(String, Span)> {
        let listed = |(name, _, node): &(String, Span, Node)| {
            name == key && matches!(node.value, Value::Array(_))
        };
        match self.entries.iter().any(listed) {
            true => self.strings(key),
            false => self.string(key).into_iter().collect(),
        }
    }

    /// A list.
    pub fn array(&mut self, key: &'static str) -> Option<Vec<Node>> {
        let read = |value: &Value| match value {
            Value::Array(items) => Some(items.clone()),
            _ => None,
        };
        Some(self.typed(key, LIST, read)?.0)
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self) {
        for (name, span, _) in &self.entries {
            let fault =
                Diagnostic::new(self.codes.unknown, format!("there is no key `{name}` here"))
                    .at(span.clone());
            let known = self.asked.iter().copied();
            let lower = name.to_lowercase();
            let foreign = self.codes.others.iter().find(|other| {
                other.names.contains(&lower.as_str())
                    && other.key.is_none_or(|key| self.asked.contains(&key))
            });
            if let Some(foreign) = foreign.filter(|_| !self.asked.contains(&lower.as_str())) {
                self.sink.push(fault.help(foreign.help));
                continue;
            }
            self.sink.push(match nearest(name, known.clone()) {
                Some(near) => fault.help(format!("did you mean `{near}`?")),
                None => {
                    let mut all: Vec<_> = known.collect();
                    all.sort_unstable();
                    all.dedup();
                    fault.help(format!("remove it; the keys are `{}`", all.join("`, `")))
                }
            });
        }
    }
}

/// A text on one line; none where it is empty or holds what no reader sees and no feed may hold.
fn line(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let line = words.join(" ");
    (!line.is_empty() && !line.contains(char::is_control)).then_some(line)
}

/// A day, also where YAML gives it as text.
fn date(value: &Value) -> Option<Date> {
    match value {
        Value::Date(day) => Some(*day),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn wrong_type(codes: Codes, value: &Value, span: &Span, wanted: &str, key: &str) -> Diagnostic {
    let what = if key.is_empty() { "this".to_owned() } else { format!("`{key}`") };
    let fault = |message: String| Diagnostic::new(codes.invalid, message).at(span.clone());
    let text = match value {
        Value::String(text) => text.trim(),
        _ => "",
    };
    if wanted == DATE
        && let Some((message, help)) = written::day(text)
    {
        return fault(message).help(help);
    }
    let found = match value {
        Value::String(_) if text.is_empty() => "an empty text",
        Value::String(_) if line(text).is_none() => "a text with a control character",
        other => other.kind(),
    };
    let plain = written::bare(text);
    let help = match (wanted, value) {
        (TEXT, Value::Bool(_) | Value::Integer(_) | Value::Float(_) | Value::Date(_)) => {
            format!("put it in quotes: `\"{}\"`", span.text())
        }
        (TEXT, Value::Array(_) | Value::Table(_)) => "write one text, in quotes".to_owned(),
        (TRUTH, Value::String(_)) => match plain.to_lowercase().as_str() {
            "true" | "yes" | "on" => "write `true`, without quotes".to_owned(),
            "false" | "no" | "off" => "write `false`, without quotes".to_owned(),
            _ => format!("write {wanted}, without quotes"),
        },
        (NUMBER, Value::String(_)) if plain.parse::<i64>().is_ok() => {
            format!("write `{plain}`, without quotes")
        }
        (LIST, Value::String(_)) if !text.is_empty() => {
            let items: Vec<_> = plain.split([',', '،']).map(written::quoted).collect();
            format!("put it in brackets: `[{}]`", items.join(", "))
        }
        (TABLE, Value::String(_)) => match text.split_once(':') {
            Some((key, value)) if written::is_key(key) => {
                format!("write `{key}: {value}`, with a space behind the colon")
            }
            _ => format!("write {wanted}"),
        },
        (TABLE, Value::Array(_)) => "write keys and values, without `-` or brackets".to_owned(),
        _ => format!("write {wanted}"),
    };
    fault(format!("{what} is {found}, and wants {wanted}")).help(help)
}
