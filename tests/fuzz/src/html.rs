//! What must hold of a file that goes out: pages that are whole, act by nothing but the theme's
//! scripts, and load from nowhere else; feeds and lists that can be read.

use std::collections::BTreeSet;

use html5gum::{StartTag, Token, Tokenizer};

const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr", "use",
];

/// Elements that end a paragraph where they begin.
const BLOCKS: [&str; 24] = [
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "table",
    "blockquote",
    "pre",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "aside",
    "nav",
    "details",
    "figure",
];

/// Elements that pages of this program do not have.
const FOREIGN: [&str; 17] = [
    "iframe",
    "frame",
    "frameset",
    "object",
    "embed",
    "applet",
    "style",
    "math",
    "foreignobject",
    "animate",
    "set",
    "portal",
    "video",
    "track",
    "area",
    "marquee",
    "noscript",
];

/// Schemes of links that a reader may follow.
const SCHEMES: [&str; 6] = ["http", "https", "mailto", "tel", "sms", "whatsapp"];

/// Looks at the file `name` of an output.
pub fn file(name: &str, bytes: &[u8]) {
    let extension = name.rsplit('.').next().unwrap_or_default();
    if !matches!(extension, "html" | "xml" | "json" | "webmanifest" | "txt") {
        return;
    }
    let text = std::str::from_utf8(bytes).unwrap_or_else(|why| panic!("{name}: {why}"));
    match extension {
        "html" => page(name, text),
        "xml" => drop(
            roxmltree::Document::parse(text).unwrap_or_else(|why| panic!("{name}: {why}\n{text}")),
        ),
        "json" | "webmanifest" => {
            drop(
                serde_json::from_str::<serde_json::Value>(text)
                    .unwrap_or_else(|why| panic!("{name}: {why}\n{text}")),
            );
        }
        _ => {}
    }
}

/// Looks at a page.
fn page(name: &str, text: &str) {
    let mut page = Page::default();
    for token in Tokenizer::new(text) {
        let Ok(token) = token;
        if let Err(why) = page.token(&token) {
            panic!("{name}: {why}");
        }
    }
    assert!(page.open.is_empty(), "{name}: not closed {:?}\n{text}", page.open);
    assert!(page.metadata, "{name}: neither language nor direction\n{text}");
}

#[derive(Default)]
struct Page {
    open: Vec<String>,
    ids: BTreeSet<String>,
    metadata: bool,
}

impl Page {
    fn token(&mut self, token: &Token<()>) -> Result<(), String> {
        match token {
            Token::StartTag(tag) => self.start(tag),
            Token::EndTag(tag) => {
                let name = String::from_utf8_lossy(&tag.name).into_owned();
                match self.open.pop() {
                    Some(open) if open == name => Ok(()),
                    open => Err(format!("</{name}> ends {open:?}")),
                }
            }
            Token::String(text) => {
                let text = String::from_utf8_lossy(text);
                let within = self.open.last().is_some_and(|open| open == "script");
                if within && !text.trim().is_empty() {
                    return Err(format!("a script of its own: {text}"));
                }
                Ok(())
            }
            Token::Comment(text) => Err(format!("a comment: {}", String::from_utf8_lossy(text))),
            Token::Doctype(_) => Ok(()),
            Token::Error(error) => Err(format!("not well-formed: {error:?}")),
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), String> {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        let attribute = |wanted: &str| {
            let found = tag.attributes.iter().find(|(name, _)| &name[..] == wanted.as_bytes());
            found.map(|(_, value)| String::from_utf8_lossy(value).into_owned())
        };
        if FOREIGN.contains(&name.as_str()) {
            return Err(format!("an element <{name}>"));
        }
        if name == "script" && attribute("src").is_none() {
            return Err("a script without an address".to_owned());
        }
        if name == "html" {
            let language = attribute("lang").is_some_and(|tag| !tag.is_empty());
            self.metadata =
                language && attribute("dir").is_some_and(|dir| dir == "ltr" || dir == "rtl");
        }
        if BLOCKS.contains(&name.as_str()) && self.open.iter().any(|open| open == "p") {
            return Err(format!("<{name}> within a paragraph"));
        }
        if matches!(name.as_str(), "a" | "button") && self.open.contains(&name) {
            return Err(format!("<{name}> within <{name}>"));
        }
        let names_others =
            attribute("rel").is_some_and(|rel| rel == "canonical" || rel == "alternate");
        for (key, value) in &tag.attributes {
            let key = String::from_utf8_lossy(key).into_owned();
            let value = String::from_utf8_lossy(value).into_owned();
            self.attribute(&name, &key, &value, names_others)?;
        }
        if attribute("http-equiv").is_some_and(|kind| {
            let kind = kind.to_ascii_lowercase();
            let onward = attribute("content")
                .and_then(|content| Some(content.split_once("url=")?.1.to_owned()));
            kind != "content-security-policy"
                && !(kind == "refresh" && onward.is_some_and(|to| is_own(&to)))
        }) {
            return Err("a header that leads away".to_owned());
        }
        if !VOID.contains(&name.as_str()) && !tag.self_closing {
            self.open.push(name);
        }
        Ok(())
    }

    fn attribute(
        &mut self,
        element: &str,
        key: &str,
        value: &str,
        names_others: bool,
    ) -> Result<(), String> {
        let sound = match key {
            "style" | "srcdoc" | "formaction" | "ping" | "background" | "action" => false,
            "id" => !value.is_empty() && self.ids.insert(value.to_owned()),
            "href" if element == "a" => {
                is_own(value) || scheme(value).is_some_and(|own| SCHEMES.contains(&&*own))
            }
            "href" if element == "base" => true,
            "href" if names_others => scheme(value).is_none_or(|own| own == "https"),
            "src" | "href" | "poster" | "data" | "xlink:href" => is_own(value),
            "srcset" => {
                value.split(',').all(|one| is_own(one.trim().split(' ').next().unwrap_or_default()))
            }
            _ => !key.starts_with("on") && !key.contains(['"', '\'', '<', '=']),
        };
        if sound { Ok(()) } else { Err(format!("<{element} {key}=\"{value}\">")) }
    }
}

/// What a browser takes for an address: it leaves out breaks, and spaces around.
fn address(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !matches!(c, '\t' | '\n' | '\r')).collect();
    kept.trim_matches(|c: char| c <= ' ').to_ascii_lowercase()
}

fn scheme(text: &str) -> Option<String> {
    let address = address(text);
    let (scheme, _) = address.split_once(':')?;
    let mut letters = scheme.chars();
    let is_one = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    is_one.then(|| scheme.to_owned())
}

/// Whether it is counted from the page itself: the same files work below any path.
pub fn is_own(text: &str) -> bool {
    scheme(text).is_none() && !address(text).starts_with(['/', '\\'])
}
