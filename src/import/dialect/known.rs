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

const WRAPPERS: [&str; 12] = [
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
];

const PARTS: [&str; 8] =
    ["tab", "tabitem", "details", "expand", "step", "collapse", "accordion-item", "codetab"];

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
                let caption = tag.argument(&["caption"]).filter(|caption| *caption != alt);
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
            Meaning::Alert(kind.unwrap_or("NOTE"), title(&["title", "heading"], at))
        }
        _ => Meaning::Unknown,
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
