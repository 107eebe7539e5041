//! `[budget]`: the most that a reader should have to load.

use std::fmt;

use super::raw::RawBudget;
use super::{Sink, Span, invalid};
use crate::data::{Node, Value};

/// The most that files may weigh, compressed as servers send them; `None` where the site sets no
/// limit.
#[derive(Debug, Default)]
pub struct Budget {
    /// The HTML of any page, without what it loads.
    pub page: Option<Limit>,
    /// Any script of the theme.
    pub script: Option<Limit>,
    /// All style sheets of the theme together.
    pub style: Option<Limit>,
    /// Any image.
    pub image: Option<Limit>,
    /// Any font file.
    pub font: Option<Limit>,
    /// All that a whole language is.
    pub language: Option<Limit>,
}

/// A weight that is not to be exceeded. Shown as in `14 kB`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Limit {
    /// At least 1.
    pub bytes: u64,
    /// Where the settings say it.
    pub span: Span,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} kB", self.bytes as f64 / 1000.0)
    }
}

pub(super) fn resolve(raw: RawBudget, sink: &mut Sink) -> Budget {
    let RawBudget { page, script, style, image, font, language } = raw;
    let mut limit = |node: Option<Node>| {
        let Node { value, span } = node?;
        let bytes = match &value {
            Value::String(text) => bytes(text),
            Value::Integer(number) => u64::try_from(*number).ok(),
            _ => None,
        };
        let limit =
            bytes.filter(|bytes| *bytes > 0).map(|bytes| Limit { bytes, span: span.clone() });
        if limit.is_none() {
            let found = match &value {
                Value::String(text) => format!("`{text}`"),
                Value::Integer(number) => format!("`{number}`"),
                other => other.kind().to_owned(),
            };
            let help =
                "write `\"14 kB\"` (1 kB is 1000 bytes), `\"1.5 MB\"` or a whole number of bytes";
            sink.push(invalid(format!("{found} is not a weight to keep to"), span).help(help));
        }
        limit
    };
    Budget {
        page: limit(page),
        script: limit(script),
        style: limit(style),
        image: limit(image),
        font: limit(font),
        language: limit(language),
    }
}

/// `14 kB` and `1.5 MB` in bytes.
fn bytes(text: &str) -> Option<u64> {
    let units = [("kB", 1e3), ("MB", 1e6)];
    let (number, unit) =
        units.iter().find_map(|(name, unit)| Some((text.strip_suffix(name)?.trim(), unit)))?;
    // Other spellings of numbers, such as `1e3` and `inf`, are not meant.
    let plain = number.chars().all(|c| c.is_ascii_digit() || c == '.');
    let number: f64 = number.parse().ok().filter(|_| plain)?;
    // The cast saturates.
    Some((number * unit).round() as u64)
}
