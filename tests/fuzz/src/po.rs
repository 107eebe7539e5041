//! PO files: read, written, read again.

use mashal::diag::{Sink, Source};
use mashal::po::{Entry, read, write};

use super::{Outcome, Target, as_it_is, site};

pub const TARGET: Target =
    Target { name: "po", check, mend: as_it_is, samples: files, tokens: TOKENS, rounds: 1500 };

const TOKENS: &[&str] = &[
    "\n",
    "\n\n",
    "msgid ",
    "msgstr ",
    "msgctxt ",
    "msgid \"\"\n",
    "msgstr \"\"\n",
    "msgid_plural \"a\"\n",
    "msgstr[0] \"a\"\n",
    "#, fuzzy\n",
    "#. HOOK\n",
    "#: a:1\n",
    "#~ msgid \"a\"\n",
    "#| msgid \"a\"\n",
    "\"",
    "\\\"",
    "\\n",
    "\\t",
    "\\r",
    "\\\\",
    "\\x",
    "\\",
    "\"a\\n\"\n",
    "\t",
    "\r\n",
    "\u{feff}",
    "\u{0}",
    "\u{85}",
    "\u{2028}",
    "\u{c}",
    "لفظ",
    "domain \"a\"\n",
    "Language: ur\\n",
];

fn files() -> Vec<Vec<u8>> {
    let mut files = super::samples::parts("tests/cases/po", ".po");
    let world = site::BASE.with(&[], b"");
    let loaded = site::BASE.load(&world, &mut Sink::default()).unwrap();
    let urdu = loaded.config.find("ur");
    files.push(mashal::translate::export(&loaded, &world, urdu, None).into_bytes());
    files
}

fn check(input: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(input) else { return Outcome::Refused };
    let mut sink = Sink::default();
    let source = Source::new("a.po", text);
    let catalog = read(&source, &mut sink);
    for found in &catalog.entries {
        assert!(found.original.text().len() + found.translation.text().len() <= text.len());
    }
    // What is sound is the same when it is written and read, whether the rest was or not.
    let entries: Vec<Entry> = catalog.entries.iter().map(|found| found.entry.clone()).collect();
    let fields: Vec<(&str, String)> = ["Language", "Content-Type"]
        .into_iter()
        .filter_map(|name| Some((name, catalog.field(name)?.to_owned())))
        .collect();
    let written = write(&fields, &entries);
    let mut faults = Sink::default();
    let again = read(&Source::new("a.po", &*written), &mut faults);
    let faults = faults.sorted();
    assert!(faults.is_empty(), "{faults:?}\n{written}");
    let read: Vec<&Entry> = again.entries.iter().map(|found| &found.entry).collect();
    assert_eq!(read, entries.iter().collect::<Vec<_>>(), "{written}");
    for (name, value) in &fields {
        assert_eq!(again.field(name), Some(value.as_str()), "{written}");
    }
    if sink.has_errors() { Outcome::Refused } else { Outcome::Out }
}
