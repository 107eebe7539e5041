//! Begins a translation: the source's own words, to be written over.

use jiff::civil::Date;

use super::mark::{FrontEdit, record, write};
use crate::diag::{Diagnostic, Sink};
use crate::markdown::split_front_matter;
use crate::site::{SourceFile, State};

/// The file that a translation of `source` begins with. It is a draft, so that no reader takes the
/// source's words for a translation: whoever has translated it takes that line out.
///
/// # Errors
///
/// Where the front matter cannot be written.
pub fn start(source: &SourceFile, today: Date) -> Result<String, Box<Diagnostic>> {
    let (_, body) = split_front_matter(source.source(), &mut Sink::default());
    let quoted = |text: &str| toml_edit::Value::from(text).to_string().trim().to_owned();
    let mut text = "+++\n".to_owned();
    for (name, field) in [("title", &source.front.title), ("summary", &source.front.summary)] {
        if let Some((words, _)) = field {
            text.push_str(&format!("{name} = {}\n", quoted(words)));
        }
    }
    text.push_str("# Take this line out when the translation is whole.\ndraft = true\n+++\n");
    text.push_str(source.source().text().get(body).unwrap_or_default());
    let begun = SourceFile::of(source, &text);
    let record = Some(record(&begun, source));
    let edit = FrontEdit { record, state: Some(State::Draft), ..FrontEdit::default() };
    write(&begun, &edit, today)
}
