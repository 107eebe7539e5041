//! Begins a translation: the source's own words, to be written over.

use jiff::civil::Date;

use super::change::Change;
use super::front::{FrontEdit, write};
use crate::diag::{Diagnostic, Sink};
use crate::freshness::record_path;
use crate::markdown::split_front_matter;
use crate::site::{SourceFile, State};

/// The file that a translation of `source` into `tag` begins with, and its record. It is a draft,
/// so that no reader takes the source's words for a translation: whoever has translated it takes
/// that line out.
///
/// # Errors
///
/// Where the front matter cannot be written.
pub fn start(source: &SourceFile, tag: &str, today: Date) -> Result<Vec<Change>, Box<Diagnostic>> {
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
    let edit = FrontEdit { state: Some(State::Draft), dated: true, ..FrontEdit::default() };
    let own = write(&begun, &edit, today)?;
    let path = source.path();
    let whole = source.source().text().to_owned();
    Ok(vec![
        Change { path: format!("content/{tag}/{path}"), before: None, text: own },
        Change { path: record_path(tag, path), before: None, text: whole },
    ])
}
