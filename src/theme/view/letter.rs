//! What templates see of a letter to fill in.

use serde::Serialize;

use super::{Contact, Link, Phrase};

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
    pub fields: Vec<LetterField>,
    /// Its words in each language that it can be written in.
    pub texts: Vec<LetterText>,
}

/// A field of a letter.
#[derive(Clone, Debug, Serialize)]
pub struct LetterField {
    /// Its id, `{id}` in the words.
    pub id: String,
    /// What is written in it: a `line`, a `text` or a `number`.
    pub kind: &'static str,
    /// What it is called.
    pub label: Phrase,
    /// What to write.
    pub help: Option<Phrase>,
    /// Whether it can show who she is.
    pub identifies: bool,
    /// Whether it is the first that can.
    pub warns: bool,
}

/// The words of a letter in one language, each field in them as `{id}`.
#[derive(Clone, Debug, Serialize)]
pub struct LetterText {
    /// The language, as a BCP 47 tag.
    pub tag: String,
    /// Its direction, `ltr` or `rtl`.
    pub dir: &'static str,
    /// The name of the language in its own script.
    pub name: String,
    /// What stands once above what is repeated.
    pub head: String,
    /// The words of the letter.
    pub body: String,
    /// Whether it is the first of the reader's languages.
    pub chosen: bool,
}
