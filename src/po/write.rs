//! PO files as text.

use super::Entry;

/// A file with these fields in its header, `name` and value, and these entries. Lines are broken
/// only where the texts have a line break, so that a comparison shows what has changed.
pub fn write(fields: &[(&str, String)], entries: &[Entry]) -> String {
    let header: String = fields.iter().map(|(name, value)| format!("{name}: {value}\n")).collect();
    let mut file = format!("msgid \"\"\n{}", string("msgstr", &header));
    for entry in entries {
        file.push('\n');
        for note in &entry.notes {
            file.push_str(format!("#. {note}").trim_end());
            file.push('\n');
        }
        file.push_str(&format!("#: {}\n", entry.reference));
        if entry.fuzzy {
            file.push_str("#, fuzzy\n");
        }
        for line in entry.previous.iter().flat_map(|then| lines(&string("msgid", then))) {
            file.push_str(&format!("#| {line}\n"));
        }
        file.push_str(&string("msgctxt", &entry.context));
        file.push_str(&string("msgid", &entry.original));
        file.push_str(&string("msgstr", &entry.translation));
    }
    file
}

fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::to_owned).collect()
}

fn string(keyword: &str, text: &str) -> String {
    let lines: Vec<String> = text.split_inclusive('\n').map(quoted).collect();
    match lines.as_slice() {
        [] => format!("{keyword} \"\"\n"),
        [line] => format!("{keyword} {line}\n"),
        lines => format!("{keyword} \"\"\n{}\n", lines.join("\n")),
    }
}

fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for character in text.chars() {
        match character {
            '\\' => quoted.push_str("\\\\"),
            '"' => quoted.push_str("\\\""),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}
