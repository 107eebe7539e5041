//! Front matter of a translation, written anew.

use jiff::civil::Date;
use toml_edit::{DocumentMut, Item, Table, value};

use crate::data::{Worded, set_value, toml_day};
use crate::diag::{Code, Diagnostic, Severity};
use crate::markdown::{Syntax, split_front_matter};
use crate::site::{SourceFile, State};

/// What is to be changed in front matter; nothing where it stays.
#[derive(Default)]
pub(super) struct FrontEdit<'a> {
    pub(super) title: Option<&'a str>,
    pub(super) summary: Option<&'a str>,
    pub(super) state: Option<State>,
    /// Whether the day is said as well.
    pub(super) dated: bool,
    /// Whether fingerprints that were written here once go.
    pub(super) adopted: bool,
}

/// The file with other front matter, all else byte for byte as it is.
pub(super) fn write(
    file: &SourceFile,
    edit: &FrontEdit<'_>,
    today: Date,
) -> Result<String, Box<Diagnostic>> {
    let source = file.source();
    let fault = |message: String, help: &str| {
        let fault = Diagnostic::new(Code::GuideRecord, message).at(source.span(0..3)).help(help);
        Box::new(Diagnostic { severity: Severity::Error, ..fault })
    };
    let (front, _) = split_front_matter(source, &mut crate::diag::Sink::default());
    let (range, fence) = match front {
        Some((Syntax::Toml, range)) => (range, ""),
        // A part can do without.
        None if file.key().part().is_some() => (0..0, "+++\n"),
        Some((Syntax::Yaml, _)) => {
            let help = "write the front matter as TOML between `+++` lines";
            return Err(fault("front matter in YAML is not written".to_owned(), help));
        }
        None => {
            let help =
                "begin the file with `+++`, `title = \"…\"`, `+++`, each on a line of its own";
            return Err(fault("the file has no front matter".to_owned(), help));
        }
    };
    let text = source.text();
    let toml = text.get(range.clone()).unwrap_or_default();
    let mut document: DocumentMut = toml.parse().map_err(|_| {
        fault(
            "the front matter cannot be read".to_owned(),
            "mend it first: `mashal check` says what is wrong in it",
        )
    })?;
    for (name, words) in [("title", edit.title), ("summary", edit.summary)] {
        if let Some(words) = words {
            set_value(document.as_table_mut(), name, value(words));
        }
    }
    if edit.state.is_some() || edit.dated || edit.adopted {
        let table = document.entry("translation").or_insert_with(|| Item::Table(Table::new()));
        let Some(table) = table.as_table_like_mut() else {
            return Err(fault("`translation` is no table".to_owned(), "write `[translation]`"));
        };
        if let Some(state) = edit.state {
            set_value(table, "state", value(state.as_str()));
        }
        if edit.dated {
            set_value(table, "date", value(toml_day(today)));
        }
        if edit.adopted {
            table.remove("from");
        }
    }
    let (before, after) = (text.get(..range.start), text.get(range.end..));
    Ok(format!(
        "{}{fence}{document}{fence}{}",
        before.unwrap_or_default(),
        after.unwrap_or_default()
    ))
}
