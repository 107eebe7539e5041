//! What is known of tags of other generators, and what stands for them here.

use super::tag::ShortTag;
use crate::import::Generator;

/// What a tag stands for.
pub(super) enum Meaning {
    /// A box of this kind, with a title of its own.
    Alert(&'static str, Option<String>),
    /// What only holds others together: tabs, steps.
    Wrapper,
    /// A part with a title: a tab, something unfolded.
    Part(String),
    /// Code of a language, to the tag that closes it.
    Code(String),
    /// What stands as it is, to the tag that closes it.
    Verbatim,
    /// What nobody sees, to the tag that closes it.
    Comment,
    /// An image: path, description, caption.
    Image(String, String, Option<String>),
    /// A link with words of its own.
    Link(String, String),
    /// A link whose words stand between this tag and the one that closes it.
    Around(String),
    /// An address, within a link.
    Address(String),
    /// Words that stand in the tag itself, in a box of this kind, with a title.
    Says(Option<&'static str>, Option<String>, String),
    /// The text of another file.
    Elsewhere(String),
    Unknown,
}

/// What stands before a path that is looked up among files.
pub(in crate::import) const REFERENCE: &str = "import-ref:";

/// The kind of alert that another generator calls `name`.
pub(super) fn alert(name: &str) -> Option<&'static str> {
    Some(match name.trim().to_lowercase().as_str() {
        "note" | "info" | "abstract" | "summary" | "tldr" | "example" | "quote" | "question"
        | "help" | "faq" | "seealso" | "cite" | "secondary" | "default" | "primary" | "todo" => {
            "NOTE"
        }
        "tip" | "hint" | "success" | "check" | "done" => "TIP",
        "important" | "attention" => "IMPORTANT",
        "warning" | "warn" => "WARNING",
        "danger" | "error" | "bug" | "failure" | "fail" | "missing" | "caution" => "CAUTION",
        _ => return None,
    })
}

/// Names of tags that are boxes, whatever their kind.
const BOXES: [&str; 7] = ["notice", "alert", "callout", "hint", "admonition", "admonish", "box"];

const WRAPPERS: [&str; 15] = [
    "tabs",
    "tabpane",
    "code-tabs",
    "stepper",
    "steps",
    "content-ref",
    "columns",
    "column",
    "cards",
    "accordion",
    "accordions",
    "code",
    "rawhtml",
    "raw-html",
    "unsafe",
];

const PARTS: [&str; 8] =
    ["tab", "tabitem", "details", "expand", "step", "collapse", "accordion-item", "codetab"];

/// Tags that put the text of another file in.
const INCLUDES: [&str; 11] = [
    "include",
    "include_relative",
    "include_cached",
    "include-markdown",
    "include-html",
    "readfile",
    "read-file",
    "snippet",
    "rustdoc_include",
    "playground",
    "template",
];

/// Components that Docusaurus itself has.
const COMPONENTS: [&str; 4] = ["tabs", "tabitem", "admonition", "details"];

pub(super) fn meaning(generator: Generator, tag: &ShortTag) -> Meaning {
    let name = tag.name.as_str();
    if tag.value {
        return value(tag);
    }
    // Components are anybody's: of Docusaurus only its own are known.
    if generator == Generator::Docusaurus && !COMPONENTS.contains(&name) {
        return Meaning::Unknown;
    }
    let title = |names: &[&str], at| tag.either(names, at).map(str::to_owned);
    let liquid = matches!(generator, Generator::Jekyll | Generator::Gitbook | Generator::Mkdocs);
    match name {
        "raw" | "verbatim" if liquid => Meaning::Verbatim,
        "comment" if liquid => Meaning::Comment,
        "link" | "post_url" if generator == Generator::Jekyll => {
            let folder = if name == "link" { "" } else { "_posts/" };
            Meaning::Address(format!(
                "{REFERENCE}{folder}{}",
                encoded(tag.rest.trim_matches(['"', '\'']))
            ))
        }
        "ref" | "relref" => match title(&["path"], 0) {
            Some(path) => Meaning::Address(format!("{REFERENCE}{}", encoded(&path))),
            None => Meaning::Unknown,
        },
        "highlight" => Meaning::Code(title(&["lang"], 0).unwrap_or_default()),
        "figure" | "img" | "image" => match title(&["src", "link", "url"], 0) {
            Some(src) => {
                let alt = tag.argument(&["alt", "title", "caption"]).unwrap_or_default();
                let own = tag.argument(&["alt", "title"]);
                let caption = tag.argument(&["caption"]).filter(|caption| own != Some(*caption));
                Meaning::Image(src, alt.to_owned(), caption.map(str::to_owned))
            }
            None => Meaning::Unknown,
        },
        "youtube" | "vimeo" => match title(&["id"], 0) {
            Some(id) if id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b)) => {
                let to = match name {
                    "vimeo" => format!("https://vimeo.com/{id}"),
                    _ => format!("https://www.youtube.com/watch?v={id}"),
                };
                Meaning::Link(tag.argument(&["title"]).unwrap_or_default().to_owned(), to)
            }
            _ => Meaning::Unknown,
        },
        "embed" if generator == Generator::Gitbook => link(tag, &["url"]),
        "file" if generator == Generator::Gitbook => link(tag, &["src"]),
        "button" | "btn" | "linkbutton" | "link" => {
            match tag.argument(&["href", "to", "url", "link"]) {
                Some(to) => Meaning::Around(encoded(to)),
                None => Meaning::Unknown,
            }
        }
        _ if INCLUDES.contains(&name) => included(tag),
        _ if PARTS.contains(&name) => {
            let names = ["label", "title", "name", "tabname", "header", "summary", "value"];
            Meaning::Part(title(&names, 0).unwrap_or_default())
        }
        _ if WRAPPERS.contains(&name) => Meaning::Wrapper,
        _ if BOXES.contains(&name) || alert(name).is_some() => {
            let said = tag.argument(&["type", "style", "kind", "level", "context", "color"]);
            let own = alert(name).filter(|_| !BOXES.contains(&name));
            let placed = tag.positional(0);
            let kind = said.and_then(alert).or(own).or(placed.and_then(alert));
            // What stands in the first place is the title where it is no kind.
            let at = usize::from(own.is_none() && placed.is_some_and(|word| alert(word).is_some()));
            if let Some(words) = tag.argument(&WORDS) {
                let title = tag.argument(&["title", "heading"]).map(str::to_owned);
                return Meaning::Says(Some(kind.unwrap_or("NOTE")), title, words.to_owned());
            }
            Meaning::Alert(kind.unwrap_or("NOTE"), title(&["title", "heading"], at))
        }
        _ => Meaning::Unknown,
    }
}

/// Arguments that are words for readers.
const WORDS: [&str; 5] = ["content", "text", "message", "body", "msg"];

/// Arguments that come over with their tag, or say only how it looks.
pub(super) const SAID: [&str; 31] = [
    "content", "text", "message", "body", "msg", "title", "heading", "type", "style", "kind",
    "level", "file", "path", "src", "label", "name", "value", "tabname", "header", "summary",
    "context", "color", "default", "icon", "emoji", "id", "class", "open", "groupid", "closed",
    "markdown",
];

/// A file that is put in: with words of its own it is mostly a box, without it is text that stands
/// there alone.
fn included(tag: &ShortTag) -> Meaning {
    let file = tag.argument(&["file", "path", "src"]).or(tag.positional(0)).unwrap_or_default();
    let name = file.rsplit('/').next().unwrap_or_default();
    let name = name.split('.').next().unwrap_or_default();
    let kind = tag.argument(&["type", "style", "kind", "level"]).and_then(alert);
    let boxed = BOXES.iter().find(|own| **own == name).map(|_| "NOTE");
    match tag.argument(&WORDS) {
        Some(words) => {
            let title = tag.argument(&["title", "heading"]).map(str::to_owned);
            Meaning::Says(kind.or(alert(name)).or(boxed), title, words.to_owned())
        }
        // A template is no text.
        None if file.is_empty() || file.ends_with(".html") => Meaning::Unknown,
        None => Meaning::Elsewhere(file.to_owned()),
    }
}

fn link(tag: &ShortTag, names: &[&str]) -> Meaning {
    match tag.argument(names) {
        Some(to) => Meaning::Link(String::new(), encoded(to)),
        None => Meaning::Unknown,
    }
}

/// `{{ "/path" | relative_url }}`, and the site's own address before a path.
fn value(tag: &ShortTag) -> Meaning {
    let whole = format!("{}{}", tag.name, tag.rest);
    let (first, filter) = whole.split_once('|').unwrap_or((&whole, ""));
    let quoted = first.trim().trim_matches(['"', '\'']);
    match first.trim() {
        "site.baseurl" | "site.url" | "base_url" => Meaning::Address(String::new()),
        text if text.starts_with(['"', '\'']) && filter.contains("_url") => {
            Meaning::Address(encoded(quoted))
        }
        _ => Meaning::Unknown,
    }
}

/// `path` as the destination of a link may have it.
fn encoded(path: &str) -> String {
    let mut to = String::with_capacity(path.len());
    for c in path.trim().chars() {
        match c {
            ' ' => to.push_str("%20"),
            '(' => to.push_str("%28"),
            ')' => to.push_str("%29"),
            '<' | '>' | '"' => {}
            c if c.is_control() => {}
            c => to.push(c),
        }
    }
    to
}
