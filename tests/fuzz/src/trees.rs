//! TOML and YAML: the directory of help, front matter, and the site's settings.

use mashal::data::{Node, Value, read_toml, read_yaml};
use mashal::diag::{Code, Sink, Source};

use super::{Outcome, Target, as_it_is, guides, samples, site};

pub const DATA: Target = Target {
    name: "data",
    check: data,
    mend: as_it_is,
    samples: trees,
    tokens: TOKENS,
    rounds: 30,
};
pub const SETTINGS: Target = Target {
    name: "settings",
    check: settings,
    mend: as_it_is,
    samples: all_settings,
    tokens: KEYS,
    rounds: 120,
};

const TOKENS: &[&str] = &[
    "\n",
    "[[contacts]]\n",
    "[contacts]\n",
    "[[contacts.sources]]\n",
    "id = \"line\"\n",
    "phone = \"15\"\n",
    "phone = \"<b>\"\n",
    "status = \"sourced\"\n",
    "checked = 2026-11-01\n",
    "checked = 2026-02-30\n",
    "url = \"javascript:HOOK()\"\n",
    "url = \"https://example.org/\"\n",
    "title = \"<script>HOOK()</script>\"\n",
    "text = \"\"\"\na\n\"\"\"\n",
    "a = 1e999\n",
    "a = 0x10\n",
    "a = -0\n",
    "a = nan\n",
    "a = 1979-05-27T07:32:00Z\n",
    "a.b.c = 1\n",
    "a = [1, [2, [3]]]\n",
    "a = {b = {c = 1}}\n",
    "[[",
    "]]",
    "[",
    "]",
    "{",
    "}",
    "=",
    "\"",
    "'",
    "\"\"\"",
    "'''",
    "#",
    "\\",
    "\\u0000",
    "\\U0010FFFF",
    "\u{0}",
    "\u{feff}",
    "\u{202e}",
    "- ",
    ": ",
    "? ",
    "&a ",
    "*a",
    "!!str ",
    "!a ",
    "|\n",
    ">\n",
    "---\n",
    "...\n",
    "<<: *a\n",
    "  ",
    "~",
    "%YAML 1.2\n",
    "\t",
    "hours = \"Mo-Fr 09:00-17:00\"\n",
    "whatsapp = \"+92 300 1234567\"\n",
    "email = \"a@example.org\"\n",
];

const KEYS: &[&str] = &[
    "\n",
    "source_language = \"ur\"\n",
    "theme = \"plain\"\n",
    "theme = \"../default\"\n",
    "region = \"PK\"\n",
    "needs = [\"one\"]\n",
    "base_url = \"https://example.org/a/\"\n",
    "base_url = \"javascript:HOOK()\"\n",
    "base_url = \"https://a\\\"onload=HOOK/\"\n",
    "[[languages]]\ntag = \"sd\"\n",
    "tag = \"ur-Latn\"\n",
    "tag = \"qps-ploc\"\n",
    "tag = \"x\\\"onload\"\n",
    "tag = \"../a\"\n",
    "fallback = [\"en\"]\n",
    "fallback = [\"ur\"]\n",
    "digits = \"latn\"\n",
    "name = \"<b>&\"\n",
    "draft = true\n",
    "words_per_minute = 0\n",
    "words_per_sentence = 99999999999\n",
    "[safety]\n",
    "exit_page = \"tidy.md\"\n",
    "exit_url = \"https://example.org/?a=\\\"<b>\"\n",
    "exit_url = \"javascript:HOOK()\"\n",
    "clear_on_exit = true\n",
    "app_name = \"<script>HOOK()</script>\"\n",
    "[budget]\n",
    "page = \"14 kB\"\n",
    "page = \"1e99 kB\"\n",
    "page = \"-1 kB\"\n",
    "offline = false\n",
    "bare_numbers = \"error\"\n",
    "precompress = true\n",
    "[",
    "]",
    "\"",
    "'",
    "=",
    "#",
    "{",
    "}",
    "\u{0}",
    "\u{feff}",
    "-",
    "0",
    "9",
];

fn trees() -> Vec<Vec<u8>> {
    let mut all = vec![site::DIRECTORY.as_bytes().to_vec()];
    all.extend(samples::files(&["content"], &[".toml"]));
    all.extend(samples::parts("tests/cases/directory", ".toml"));
    for text in
        guides::guides().into_iter().chain(samples::parts("tests/cases/front-matter", ".md"))
    {
        let text = String::from_utf8(text).unwrap_or_default();
        let parts = text.splitn(3, ['+', '-']).count();
        for fence in ["+++\n", "---\n"] {
            if let Some((front, _)) = text
                .strip_prefix(fence)
                .and_then(|rest| rest.split_once(fence))
                .filter(|_| parts > 2)
            {
                all.push(front.as_bytes().to_vec());
            }
        }
    }
    all
}

fn all_settings() -> Vec<Vec<u8>> {
    let mut all = vec![site::SETTINGS.as_bytes().to_vec(); 20];
    let others = samples::texts(&["mashal.toml", "tests/sites"], &["mashal.toml"]);
    let others = others.into_iter().map(|text| text.replace("\"plain\"", "\"default\""));
    all.extend(others.map(String::into_bytes));
    let parts = samples::parts("tests/cases", "mashal.toml");
    all.extend(parts.into_iter().filter(|part| memchr::memmem::find(part, b"\"ur\"").is_some()));
    all
}

fn data(input: &[u8]) -> Outcome {
    if let Ok(text) = std::str::from_utf8(input) {
        let source = Source::new("a.toml", text);
        let whole = 0..source.text().len();
        for read in [read_toml, read_yaml] {
            if let Some(tree) =
                read(&source, whole.clone(), Code::ConfigSyntax, &mut Sink::default())
            {
                placed(&tree, &source);
            }
        }
    }
    let front = [b"+++\n", input, b"\n+++\n## Now {#now}\n\nwords\n"].concat();
    let front = site::BASE.with(&["content/en/phone/scams.md"], &front);
    let front = site::BASE.shows(&front, &|_, _| {});
    let directory = site::BASE.with(&["content/directory.toml"], input);
    let directory = site::BASE.shows(&directory, &|_, _| {});
    if front == Outcome::Out { front } else { directory }
}

/// Every value has a place in the file, and texts that stand in it as they are stand there.
fn placed(node: &Node, source: &Source) {
    assert!(
        node.span.start <= node.span.end && node.span.end <= source.text().len() + 1,
        "{:?}",
        node.span
    );
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| placed(item, source)),
        Value::Table(entries) => entries.iter().for_each(|(_, place, value)| {
            assert!(place.end <= source.text().len() + 1);
            placed(value, source);
        }),
        _ => {}
    }
}

fn settings(input: &[u8]) -> Outcome {
    site::BASE.shows(&site::BASE.with(&["mashal.toml"], input), &|_, _| {})
}
