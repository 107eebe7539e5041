//! Small sites in one text file, with the faults they must show written where they are shown.
//!
//! ```text
//! A sentence on what the case is about.
//! $ mashal build --drafts
//! $ mashal translate import ur ur.po
//! //~? error[file/nul] content/en/b.md:2:3: a NUL byte
//! ==== content/en/a.md ====
//! +++
//! titel = "A" //~ warning[front-matter/unknown-key] 1: no key `titel` | did you mean `title`
//! +++
//! ==== content/en/b.md (escaped) ====
//! a\r
//! b\x00
//! ```
//!
//! - `==== path ====` begins a file, `==== !path ====` leaves out one of the [`DEFAULTS`]. A path
//!   that comes again goes on with its file.
//! - `(escaped)` resolves `\xff`, `\u{feff}`, `\r`, `\n`, `\\`; a `\` at the end joins two lines.
//!   `(repeat 9: "> ")` does the same, and begins with that text, nine times.
//! - `//~ severity[code] column: message | help` expects a fault on its line, `//~^` on the line
//!   above, `//~?` (before the first file, with `path:line:column` or nothing for the column)
//!   where a mark cannot stand. Column, message and help may be left out; of message and help
//!   a part is enough.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::civil::Date;
use mashal::config::Choices;
use mashal::diag::{Diagnostic, Sink, Source};
use mashal::plan::Bytes;
use mashal::route::Route;
use mashal::world::{Memory, World};

/// To cut a font takes longer than all else of a site: for what looks at no fonts.
pub const WITHOUT_FONTS: Choices = Choices {
    drafts: false,
    languages: Vec::new(),
    base_url: None,
    no_offline: false,
    pseudo: false,
    no_fonts: true,
    whole_fonts: false,
};

/// As a preview shows it: with the fonts of the theme as they are.
pub const AS_SERVED: Choices = Choices {
    drafts: false,
    languages: Vec::new(),
    base_url: None,
    no_offline: false,
    pseudo: false,
    no_fonts: false,
    whole_fonts: true,
};

/// The day on which all tests take place.
pub const TODAY: Date = Date::constant(2026, 11, 23);

/// What every case has unless it says otherwise.
const DEFAULTS: [(&str, &str); 3] = [
    (
        "mashal.toml",
        "[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n",
    ),
    ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
    ("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n"),
];

/// A small site and the faults it must show.
#[derive(Debug)]
pub struct Fixture {
    pub files: BTreeMap<String, Vec<u8>>,
    pub choices: Choices,
    /// A language, and the PO file that is imported into it.
    pub import: Option<(String, String)>,
    pub expected: Vec<Expected>,
}

/// A fault that a mark expects.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    pub severity: String,
    pub code: String,
    pub file: Option<String>,
    pub line: Option<usize>,
    pub column: Option<usize>,
    pub message: String,
    pub help: String,
}

impl Fixture {
    pub fn parse(text: &str) -> Self {
        let mut fixture = Self {
            files: BTreeMap::new(),
            choices: Choices { no_fonts: !text.contains("/fonts/"), ..WITHOUT_FONTS },
            import: None,
            expected: Vec::new(),
        };
        for (path, default) in DEFAULTS {
            if !text.lines().filter_map(header).any(|(own, _)| own.trim_start_matches('!') == path)
            {
                fixture.files.insert(path.to_owned(), default.into());
            }
        }
        let mut file: Option<(&str, bool)> = None;
        for line in text.lines() {
            if let Some((path, kind)) = header(line) {
                if !path.starts_with('!') {
                    let bytes = fixture.files.entry(path.to_owned()).or_default();
                    bytes.extend(start(kind));
                    file = Some((path, !kind.is_empty()));
                }
            } else if let Some((path, escaped)) = file {
                fixture.line(path, escaped, line);
            } else if let Some(mark) = line.strip_prefix("//~?") {
                fixture.expected.push(Expected::parse(mark, None));
            } else if let Some(arguments) = line.strip_prefix("$ mashal build") {
                fixture.choose(arguments);
            } else if let Some(arguments) = line.strip_prefix("$ mashal translate import ") {
                let (language, file) = arguments.split_once(' ').unwrap();
                fixture.import = Some((language.to_owned(), file.to_owned()));
            }
        }
        fixture
    }

    /// Adds a line of the file `path`, without its marks.
    fn line(&mut self, path: &str, escaped: bool, line: &str) {
        let bytes = self.files.entry(path.to_owned()).or_default();
        let number = bytes.iter().filter(|byte| **byte == b'\n').count() + 1;
        let mut parts = line.split("//~");
        let kept = parts.next().unwrap_or_default();
        for mark in parts {
            let (mark, number) = match mark.strip_prefix('^') {
                Some(mark) => (mark, number - 1),
                None => (mark, number),
            };
            self.expected.push(Expected::parse(mark, Some((path, number))));
        }
        let kept = if line.contains("//~") { kept.trim_end() } else { kept };
        if kept.is_empty() && line.contains("//~^") {
            return;
        }
        match (escaped, kept.strip_suffix('\\')) {
            (true, Some(joined)) => bytes.extend(unescape(joined)),
            (true, None) => bytes.extend(unescape(kept).into_iter().chain([b'\n'])),
            (false, _) => bytes.extend(kept.bytes().chain([b'\n'])),
        }
    }

    fn choose(&mut self, arguments: &str) {
        let mut words = arguments.split_whitespace();
        while let Some(word) = words.next() {
            match word {
                "--drafts" => self.choices.drafts = true,
                "--language" => self.choices.languages.extend(words.next().map(str::to_owned)),
                "--base-url" => self.choices.base_url = words.next().map(str::to_owned),
                _ => panic!("a case cannot say `{word}`"),
            }
        }
    }

    /// The faults of the PO file that is imported, if one is.
    pub fn import(&self, world: &dyn World) -> Vec<Diagnostic> {
        let mut sink = Sink::default();
        if let Some((language, file)) = &self.import
            && let Ok(text) = std::str::from_utf8(&world.read(file).unwrap())
            && let Some(site) = mashal::site::load(world, &self.choices, &mut Sink::default())
            && let Some(language) = site.config.find(language)
        {
            let file = Source::new(file.as_str(), text);
            let changes = mashal::translate::import(&site, world, language, &file, &mut sink);
            assert!(!sink.has_errors() || changes.is_empty(), "{changes:?}");
        }
        sink.sorted()
    }

    pub fn world(&self) -> Memory {
        let mut world = Memory::new(TODAY);
        for (path, bytes) in &self.files {
            world.write(path.as_str(), bytes.as_slice());
        }
        world
    }
}

/// Path and kind of the file that begins at `line`, if one does.
fn header(line: &str) -> Option<(&str, &str)> {
    let inside = line.strip_prefix("==== ")?.strip_suffix(" ====")?;
    Some(match inside.strip_suffix(')').and_then(|inside| inside.split_once(" (")) {
        Some((path, kind)) => (path, kind),
        None => (inside, ""),
    })
}

/// What a file of this kind begins with.
fn start(kind: &str) -> Vec<u8> {
    let Some((times, text)) = kind.strip_prefix("repeat ").and_then(|kind| kind.split_once(": "))
    else {
        return Vec::new();
    };
    unescape(text.trim_matches('"')).repeat(times.parse().unwrap())
}

fn unescape(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend(before.bytes());
        let sign = after.chars().next().unwrap();
        let length = match sign {
            'x' => {
                bytes.push(u8::from_str_radix(&after[1..3], 16).unwrap());
                3
            }
            'u' => {
                let end = after.find('}').unwrap();
                let code = u32::from_str_radix(&after[2..end], 16).unwrap();
                bytes.extend(char::from_u32(code).unwrap().to_string().bytes());
                end + 1
            }
            _ => {
                bytes.push(match sign {
                    'n' => b'\n',
                    'r' => b'\r',
                    '\\' => b'\\',
                    _ => panic!("`\\{sign}` is not an escape"),
                });
                1
            }
        };
        rest = &after[length..];
    }
    bytes.extend(rest.bytes());
    bytes
}

impl Expected {
    /// Reads `severity[code] place: message | help`; the place is a column where line is known.
    fn parse(mark: &str, line: Option<(&str, usize)>) -> Self {
        let read = || {
            let (severity, rest) = mark.trim().split_once('[')?;
            let (code, rest) = rest.split_once(']')?;
            let (rest, help) = rest.split_once(" | ").unwrap_or((rest, ""));
            let (place, message) = rest.split_once(": ").unwrap_or((rest, ""));
            let mut expected = Self {
                severity: severity.to_owned(),
                code: code.to_owned(),
                message: message.to_owned(),
                help: help.to_owned(),
                ..Self::default()
            };
            let place = place.trim();
            if let Some((path, line)) = line {
                expected.file = Some(path.to_owned());
                expected.line = Some(line);
                expected.column = if place.is_empty() { None } else { Some(place.parse().ok()?) };
            } else if !place.is_empty() {
                let mut parts = place.rsplitn(3, ':');
                expected.column = Some(parts.next()?.parse().ok()?);
                expected.line = Some(parts.next()?.parse().ok()?);
                expected.file = Some(parts.next()?.to_owned());
            }
            Some(expected)
        };
        read().unwrap_or_else(|| panic!("`{mark}` is not `severity[code] place: message | help`"))
    }

    pub fn fits(&self, found: &Diagnostic) -> bool {
        let place = found.span.as_ref().map(|span| (span.source.path(), span.begin()));
        self.severity == found.severity.as_str()
            && self.code == found.code.as_str()
            && self.file.as_deref() == place.map(|(path, _)| path)
            && self.line == place.map(|(_, at)| at.line)
            && self.column.is_none_or(|column| place.is_some_and(|(_, at)| at.column == column))
            && found.message.contains(&self.message)
            && found.help.contains(&self.help)
    }
}

/// Runs the whole pipeline: every file of the site, none where an error stands while they are
/// made, and all faults in order.
pub fn build(world: &dyn World, choices: &Choices) -> (Vec<(Route, Bytes)>, Vec<Diagnostic>) {
    let mut sink = Sink::default();
    let mut files = Vec::new();
    if let Some(site) = mashal::site::load(world, choices, &mut sink) {
        let plan = mashal::edition::edition(Arc::new(site), &mut sink).plan;
        match mashal::emit::produce(&plan) {
            Ok(made) => files = made,
            Err(faults) => sink.extend(faults),
        }
    }
    (files, sink.sorted())
}

#[test]
fn a_fixture_is_files_and_marks() {
    let fixture = Fixture::parse(concat!(
        "About.\n$ mashal build --drafts\n//~? error[file/nul] a/c.md:1:3: x: y\n",
        "==== !mashal.toml ====\n==== a/b.md ====\none //~ warning[x/y] 4: m | h\n//~^ note[z/z]\n",
        "==== a/c.md (escaped) ====\n\\xff\\u{feff}\\\nz\\r\n==== a/b.md (repeat 3: \"> \") ====\nq\n",
    ));
    assert!(fixture.choices.drafts && !fixture.files.contains_key("mashal.toml"));
    assert_eq!(fixture.files["a/b.md"], b"one\n> > > q\n");
    assert_eq!(fixture.files["a/c.md"], b"\xff\xef\xbb\xbfz\r\n");
    let shown: Vec<_> = fixture
        .expected
        .iter()
        .map(|e| format!("{:?}{:?}{:?}{}|{}", e.file, e.line, e.column, e.message, e.help))
        .collect();
    assert_eq!(
        shown,
        [
            r#"Some("a/c.md")Some(1)Some(3)x: y|"#,
            r#"Some("a/b.md")Some(1)Some(4)m|h"#,
            r#"Some("a/b.md")Some(1)None|"#
        ]
    );
}
