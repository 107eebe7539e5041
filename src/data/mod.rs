//! Typed reading of settings and front matter, with a place for every key.
//!
//! TOML and YAML both become a tree of [`Node`]s with spans; [`Fields`] takes known keys out of a
//! table one by one, reports every value of the wrong type, and at the end every key that nobody
//! asked for, with a suggestion. (A `serde` derive stops at the first fault and has no place for
//! an unknown key, which is why the values are read from a tree here.)

mod edit;
mod fields;
mod toml;
mod worded;
mod written;
mod yaml;

pub use self::toml::read as read_toml;
pub use self::yaml::read as read_yaml;
pub use edit::{set_value, toml_day};
pub use fields::{Codes, Fields, Foreign};
pub use worded::Worded;
pub(crate) use worded::worded;

use jiff::civil::Date;

use crate::diag::Span;

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// The place of the value, without its key.
    pub span: Span,
}

/// What TOML and YAML have in common.
#[derive(Clone, Debug)]
pub enum Value {
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
    /// Text.
    String(String),
    /// A day. YAML has no dates: there it is text that reads as one.
    Date(Date),
    /// A list.
    Array(Vec<Node>),
    /// Keys and values, in the order of the file.
    Table(Vec<(String, Span, Node)>),
    /// YAML's `null`, or an empty value.
    Null,
    /// Something that no key wants, by its name.
    Other(&'static str),
}

impl Value {
    /// The name of the type, for messages.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Bool(true) => "`true`",
            Self::Bool(false) => "`false`",
            Self::Integer(_) => "a number",
            Self::Float(_) => "a number with a fraction",
            Self::String(_) => "a text",
            Self::Date(_) => "a date",
            Self::Array(_) => "a list",
            Self::Table(_) => "a table of keys",
            Self::Null => "empty",
            Self::Other(name) => name,
        }
    }
}
