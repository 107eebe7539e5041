//! Letters that a reader fills in: their fields as data, `content/letters/<id>.toml`. All words,
//! and the letter's own, are messages.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::front_matter::one_of;
use crate::config::is_message_name;
use crate::data::{Codes, Fields, read_toml, worded};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::world::{File, World, read_text};

const CODES: Codes =
    Codes { invalid: Code::LetterInvalid, unknown: Code::LetterInvalid, others: &[] };

/// The name of their folder in `content/`.
pub(super) const NAME: &str = "letters";
/// Where they lie.
pub(super) const FOLDER: &str = "content/letters/";

/// All letters of a site.
#[derive(Debug, Default)]
pub struct Letters {
    /// In the order of lists.
    letters: Vec<Letter>,
    /// Ids of those with a fault, of which no more is known.
    broken: BTreeSet<String>,
}

/// A letter to fill in. Its title is the message `letter-<id>`, with the attributes `.summary`,
/// `.visible` (who will see what), `.attach` and `.send`; its own text is `letter-<id>-text`.
#[derive(Debug)]
pub struct Letter {
    /// The name of its file and page.
    pub id: String,
    /// The file.
    pub place: Span,
    /// The place in lists, smaller first.
    pub order: i64,
    /// Ids of contacts to which it goes.
    pub contacts: Vec<(String, Span)>,
    /// The guide to read first: its file below a language's folder.
    pub guide: Option<(String, Span)>,
    /// Most characters (Unicode scalar values) that the letter should have.
    pub limit: Option<usize>,
    /// Whether the fields can be filled in several times, as in a list of what happened.
    pub repeated: bool,
    /// What is to be filled in, in the order of the form.
    pub fields: Vec<Field>,
}

/// A field of a letter. Its label is the message `field-<id>`, with the attribute `.help` where
/// there is more to say; letters share fields.
#[derive(Debug)]
pub struct Field {
    /// What the letter's text calls it.
    pub id: String,
    /// Where it says so.
    pub place: Span,
    /// How much goes in.
    pub kind: FieldKind,
    /// Whether it can show who she is.
    pub identifies: bool,
}

worded! {
    /// How much goes into a field.
    #[derive(Default)]
    pub enum FieldKind {
        /// One line.
        #[default]
        Line = "line",
        /// Several lines.
        Text = "text",
        /// Digits, which run from left to right in every language.
        Number = "number",
    }
}

impl Letters {
    /// The letter of this name.
    pub fn get(&self, id: &str) -> Option<&Letter> {
        self.letters.iter().find(|letter| letter.id == id)
    }

    /// All letters, in the order of lists.
    pub fn all(&self) -> &[Letter] {
        &self.letters
    }

    /// Ids of all files, sound or not.
    pub(super) fn ids(&self) -> BTreeSet<&str> {
        let sound = self.letters.iter().map(|letter| &letter.id);
        sound.chain(&self.broken).map(String::as_str).collect()
    }
}

/// Reads the files of letters.
pub(super) fn read(world: &dyn World, files: &[&File], sink: &mut Sink) -> Letters {
    let mut letters = Letters::default();
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        let id = name.strip_suffix(".toml").unwrap_or(name);
        let mut own = Sink::default();
        let letter = read_text(world, file, &mut own)
            .and_then(|source| letter(id, &source, &mut own))
            .filter(|_| !own.has_errors());
        match letter {
            Some(letter) => letters.letters.push(letter),
            None => drop(letters.broken.insert(id.to_owned())),
        }
        sink.merge(own);
    }
    letters.letters.sort_by(|a, b| (a.order, &a.id).cmp(&(b.order, &b.id)));
    letters
}

fn invalid(message: impl Into<String>, span: &Span, help: &str) -> Diagnostic {
    Diagnostic::new(Code::LetterInvalid, message).at(span.clone()).help(help)
}

fn letter(id: &str, source: &Arc<Source>, sink: &mut Sink) -> Option<Letter> {
    let place = source.span(0..0);
    if !is_message_name(id) {
        let help = "name the file with Latin letters, digits and hyphens";
        sink.push(invalid(format!("`{id}` cannot be the id of a letter"), &place, help));
    }
    let node = read_toml(source, 0..source.text().len(), Code::LetterInvalid, sink)?;
    let mut keys = Fields::new(node, CODES, sink);
    let limit = keys.integer("limit").map(|(limit, span)| (usize::try_from(limit), span));
    if let Some((Err(_) | Ok(0), span)) = &limit {
        keys.sink().push(invalid("a letter of no characters", span, "write a number above 0"));
    }
    let mut fields: Vec<Field> = Vec::new();
    for node in keys.array("fields").unwrap_or_default() {
        let Some(found) = field(Fields::new(node, CODES, keys.sink())) else { continue };
        if let Some(first) = fields.iter().find(|first| first.id == found.id) {
            let message = format!("the field `{}` is there twice", found.id);
            let fault = invalid(message, &found.place, "keep one of the two");
            keys.sink().push(fault.label(first.place.clone(), "first here"));
        }
        fields.push(found);
    }
    if keys.sound && !keys.has("fields") {
        let help = "add `[[fields]]` with `id = \"what-happened\"`";
        keys.sink().push(invalid("a letter with nothing to fill in", &place, help));
    }
    let letter = Letter {
        id: id.to_owned(),
        place,
        order: keys.integer("order").map_or(i64::MAX, |(order, _)| order),
        contacts: keys.strings("contacts"),
        guide: keys.string("guide"),
        limit: limit.and_then(|(limit, _)| limit.ok()),
        repeated: keys.bool("repeated").unwrap_or_default(),
        fields,
    };
    keys.finish();
    Some(letter)
}

fn field(mut keys: Fields<'_>) -> Option<Field> {
    let id = keys.string("id");
    let place = id.as_ref().map_or(&keys.span, |(_, span)| span).clone();
    // Messages put it in as `{ $id }`.
    let sound = |id: &str| is_message_name(id) && id.starts_with(|c: char| c.is_ascii_alphabetic());
    let kind = keys.string("kind").and_then(|kind| one_of(kind, CODES.invalid, keys.sink()));
    let identifies = keys.bool("identifies").unwrap_or_default();
    match &id {
        Some((id, span)) if !sound(id) => {
            let help = "write Latin letters, digits and hyphens, a letter first";
            keys.sink().push(invalid(format!("`{id}` cannot be the id of a field"), span, help));
        }
        None if keys.sound && !keys.has("id") => {
            let help = "add `id = \"…\"`, the name that the letter's text uses";
            keys.sink().push(invalid("a field without an id", &place, help));
        }
        _ => {}
    }
    keys.finish();
    Some(Field { id: id?.0, place, kind: kind.unwrap_or_default(), identifies })
}
