//! What templates see of a letter to fill in.

use serde::Serialize;

use super::view::{Contact, Link, Page, Phrase};

/// The root of a letter's page.
#[derive(Clone, Debug, Serialize)]
pub struct Root {
    /// The page.
    pub page: Page,
    /// The letter.
    pub letter: Letter,
}

/// A letter to fill in.
#[derive(Clone, Debug, Serialize)]
pub struct Letter {
    /// The guide to read first.
    pub guide: Option<Link>,
    /// Who will see what.
    pub visible: Phrase,
    /// What to attach, a line each.
    pub attach: Vec<Phrase>,
    /// Where and how to send it.
    pub send: Option<Phrase>,
    /// To whom it goes.
    pub contacts: Vec<Contact>,
    /// Most characters that it should have.
    pub limit: Option<usize>,
    /// Whether the fields can be filled in several times.
    pub repeated: bool,
    /// What is to be filled in.
    pub fields: Vec<Field>,
    /// Its words in each language that it can be written in.
    pub texts: Vec<Text>,
}

/// A field.
#[derive(Clone, Debug, Serialize)]
pub struct Field {
    /// What the words call it.
    pub id: String,
    /// `line`, `text` or `number`.
    pub kind: &'static str,
    /// Its name.
    pub label: Phrase,
    /// What to write.
    pub help: Option<Phrase>,
    /// Whether it can show who she is.
    pub identifies: bool,
    /// Whether it is the first of these.
    pub warns: bool,
}

/// The words of a letter in one language, each field in them as `{id}`.
#[derive(Clone, Debug, Serialize)]
pub struct Text {
    /// BCP 47.
    pub tag: String,
    /// `ltr` or `rtl`.
    pub dir: &'static str,
    /// The name of the language in its own script.
    pub name: String,
    /// What stands once above what is repeated.
    pub head: String,
    /// The words.
    pub body: String,
    /// Whether it is the first of the reader's languages.
    pub chosen: bool,
}
