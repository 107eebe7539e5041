//! Guides: Markdown with front matter → pages.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::{MARK, Outcome, Target, as_it_is, samples, site};

pub const TARGET: Target =
    Target { name: "guides", check, mend: as_it_is, samples: guides, tokens: TOKENS, rounds: 25 };

pub const TOKENS: &[&str] = &[
    "\n",
    "\n\n",
    "# ",
    "## ",
    "### ",
    "- ",
    "1. ",
    "> ",
    "> [!WARNING]\n> ",
    "> [!NOTE]\n",
    "    ",
    "\t",
    "*",
    "**",
    "`",
    "```\n",
    "~~",
    "[",
    "](lock.md)",
    "](scams.md#now)",
    "[a](javascript:HOOK())",
    "[a](JaVaScRiPt&colon;HOOK())",
    "[a](data:text/html,HOOK)",
    "<javascript:HOOK()>",
    "<https://example.org/>",
    "https://example.org/\"onload=HOOK",
    "[a](https://example.org/?\"><script>HOOK()</script>)",
    "[a](//example.org/)",
    "[a](\\\\example.org)",
    "[a](tel:15)",
    "[a](mailto:a@example.org)",
    "![a](dot.png)",
    "![a\" onerror=\"HOOK()](dot.png)",
    "![a](https://example.org/a.png)",
    "![](voice.opus)",
    "[a](list.txt \"b\")",
    "{#now}",
    "{#\"onclick=HOOK()}",
    "{.a onclick=HOOK()}",
    "<!-- HOOK -->",
    "<!--",
    "-->",
    "<script>HOOK()</script>",
    "</p></div>",
    "<a href=x>",
    "<b>",
    "</main>",
    "&lt;script&gt;",
    "&#60;",
    "&amp;",
    "&",
    "<",
    ">",
    "\"",
    "'",
    "{{ contact(id=\"line\") }}",
    "{{ contact(id=\"<b>\") }}",
    "{{ help() }}",
    "{{",
    "}}",
    "{%",
    "[^1]",
    "[^1]: ",
    "| a | b |\n|---|---|\n| c | d |\n",
    "|",
    "---\n",
    "\n: ",
    "- [ ] ",
    "- [x] ",
    "\\",
    "  \n",
    "+++\n",
    "title = \"<b>&\"\n",
    "sensitive = true\n",
    "kind = \"story\"\n",
    "aliases = [\"a/b\"]\n",
    "tags = [\"<i>\"]\n",
    "summary = \"\"\"a\"\"\"\n",
    "draft = true\n",
    "[[sources]]\ntitle = \"<b>\"\nurl = \"https://example.org/\"\n",
    "lang=\"ar\"",
    "\u{202e}",
    "\u{200f}",
    "\u{feff}",
    "\u{0}",
    "لفظ",
    "0800-39393",
    "15",
    "\r\n",
    "\u{85}",
    "\u{2028}",
];

/// Guides whose links lead somewhere in the small site.
pub fn guides() -> Vec<Vec<u8>> {
    static TARGETS: LazyLock<[(Regex, &str); 5]> = LazyLock::new(|| {
        [
            (r"\]\([^)\s]*\.md[^)]*\)", "](scams.md#now)"),
            (r"\]\([^)\s]*\.(png|svg|jpg)[^)]*\)", "](dot.png)"),
            (r#"contact\(id="[^"]*"\)"#, "contact(id=\"line\")"),
            (
                r"(?s)^\+\+\+\n.*?\n\+\+\+\n",
                "+++\ntitle = \"A guide\"\nsummary = \"What it says.\"\n+++\n",
            ),
            (r"\{\{ (letters?|law|help|check-in)[^}]*\}\}", "{{ contact(id=\"line\") }}"),
        ]
        .map(|(pattern, by)| (Regex::new(pattern).unwrap(), by))
    });
    let mut texts = samples::texts(&["content/en", "content/ur"], &[".md"]);
    texts.extend(
        samples::parts("tests/cases", ".md")
            .into_iter()
            .filter_map(|text| String::from_utf8(text).ok()),
    );
    let mut guides = vec![site::guide("en").into_bytes(), site::guide("ur").into_bytes()];
    guides.extend(texts.into_iter().map(|text| {
        let led = TARGETS
            .iter()
            .fold(text, |text, (pattern, by)| pattern.replace_all(&text, *by).into_owned());
        led.into_bytes()
    }));
    guides
}

/// The guide with a remark for the author's eyes behind the line that begins its front matter.
fn marked(input: &[u8]) -> Vec<u8> {
    let head = ["+++\n", "---\n"].iter().find(|head| input.starts_with(head.as_bytes()));
    let Some(head) = head else { return input.to_vec() };
    [head.as_bytes(), b"# SECRET", MARK.as_bytes(), b"\n", &input[head.len()..]].concat()
}

fn check(input: &[u8]) -> Outcome {
    let world = site::BASE.with(&["content/en/phone/lock.md"], &marked(input));
    site::BASE.shows(&world, &|route, bytes| {
        let metadata = format!("SECRET{MARK}");
        assert!(
            memchr::memmem::find(bytes, metadata.as_bytes()).is_none(),
            "{route} says a remark"
        );
    })
}
