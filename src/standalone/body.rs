//! What lies inside `<body>`, written anew of what is known: nothing in it acts or loads.

use super::known::{
    is_bare, is_control, is_for_scripts, is_furnished, is_in_furnished, is_kept, is_left_out,
    is_plain, is_void, names_ids, plays,
};
use crate::html::{Attribute, Tag, Token};

/// Where a link leads in the file.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Target {
    /// There: an address outside, or a place in the file.
    Address(String),
    /// To bytes that come along, to be kept under a name.
    Download(String, String),
    /// To another page, which the file does not hold.
    Nowhere,
}

/// How a body is written.
pub(crate) struct Rules<'r> {
    /// What stands before each id.
    pub prefix: &'r str,
    /// Where an address leads.
    pub target: &'r dyn Fn(&str) -> Target,
    /// The address of a picture with its bytes in it.
    pub picture: &'r dyn Fn(&str) -> Option<String>,
    /// Where *Leave* leads; without, there is none.
    pub exit: Option<&'r str>,
    /// What stands at the top of the page.
    pub top: &'r str,
    /// What stands in the place of a recording.
    pub recording: &'r str,
    /// Whether scripts come along that fill in letters and find pages: what they furnish stays.
    pub furnished: bool,
}

/// A body written anew.
pub(crate) struct Body {
    /// Its inside.
    pub html: String,
    /// Its classes.
    pub class: String,
}

/// What is known of an element from what is in it, by the place of its start tag.
#[derive(Clone, Copy, Default)]
struct Inside {
    /// A recording or film.
    plays: bool,
    /// Links that lead somewhere, and those that do not.
    leads: bool,
    is_dead: bool,
    /// A file to keep, which does not come along.
    lacks: bool,
}

/// The inside of the body of `page`, which consists of `tokens`, or of the `part` of it; none where
/// there is no body, or an element that is left out has no end: nobody knows what else would be.
pub(crate) fn body(page: &str, tokens: &[Token], part: &str, rules: &Rules<'_>) -> Option<Body> {
    let starts = |token: &Token, part: &str| matches!(token, Token::Start(tag) if tag.name == part);
    let first = tokens.iter().position(|token| starts(token, "body"))?;
    let class = match tokens.get(first) {
        Some(Token::Start(tag)) => tag.attribute("class").map(|class| class.value.clone()),
        _ => None,
    };
    let first = tokens.iter().position(|token| starts(token, part)).unwrap_or(first);
    let tokens = tokens.get(first + 1..).unwrap_or_default();
    let ends =
        |token: &Token| matches!(token, Token::End(name, _) if name == part || name == "body");
    let end = tokens.iter().position(ends).unwrap_or(tokens.len());
    let tokens = tokens.get(..end).unwrap_or_default();
    let inside = look_inside(tokens, rules);
    let mut writer = Writer {
        rules,
        html: String::new(),
        skipped: None,
        words: 0,
        topped: false,
        furnished: None,
    };
    for (token, inside) in tokens.iter().zip(inside) {
        writer.write(page, token, inside);
    }
    if writer.skipped.is_some() {
        return None;
    }
    if !writer.topped {
        writer.html.insert_str(0, rules.top);
    }
    Some(Body { html: writer.html, class: class.unwrap_or_default() })
}

/// What is in figures, lists of links and the like; one look at each token.
fn look_inside(tokens: &[Token], rules: &Rules<'_>) -> Vec<Inside> {
    let mut found = vec![Inside::default(); tokens.len()];
    let mut open: Vec<(usize, &str)> = Vec::new();
    let mut details: Vec<usize> = Vec::new();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            Token::Start(tag) => {
                if matches!(tag.name.as_str(), "figure" | "nav" | "footer") {
                    open.push((at, &tag.name));
                }
                if tag.name == "details" {
                    details.push(at);
                }
                let lacks = |href: &Attribute| (rules.target)(&href.value) == Target::Nowhere;
                if let Some(around) = details.last().and_then(|at| found.get_mut(*at)) {
                    let href = tag.attribute("href").filter(|_| tag.has("download"));
                    around.lacks |= href.is_some_and(lacks);
                }
                let Some(within) = open.last().and_then(|(at, _)| found.get_mut(*at)) else {
                    continue;
                };
                within.plays |= plays(tag);
                if let Some(href) = tag.attribute("href").filter(|_| tag.name == "a") {
                    let dead = !is_leave(tag) && (rules.target)(&href.value) == Target::Nowhere;
                    within.is_dead |= dead;
                    within.leads |= !dead;
                }
            }
            Token::End(name, _) if name == "details" => drop(details.pop()),
            Token::End(name, _) if open.last().is_some_and(|(_, open)| open == name) => {
                open.pop();
            }
            _ => {}
        }
    }
    found
}

fn is_leave(tag: &Tag) -> bool {
    tag.name == "a" && tag.is_of("leave")
}

struct Writer<'w> {
    rules: &'w Rules<'w>,
    html: String,
    /// The element that is being left out, and how many of its name are open.
    skipped: Option<(String, usize)>,
    /// Links that are only words, and not ended.
    words: usize,
    /// Whether what stands at the top is written.
    topped: bool,
    /// The part that scripts furnish, and how many of its name are open.
    furnished: Option<(String, usize)>,
}

impl Writer<'_> {
    fn write(&mut self, page: &str, token: &Token, inside: Inside) {
        match token {
            Token::Start(tag) => self.start(tag, inside),
            Token::End(name, _) => self.end(name),
            Token::Words(_, place) if self.skipped.is_none() => {
                self.html.push_str(page.get(place.clone()).unwrap_or_default());
            }
            Token::Words(..) | Token::Comment(..) => {}
        }
    }

    fn start(&mut self, tag: &Tag, inside: Inside) {
        let name = tag.name.as_str();
        if let Some((skipped, open)) = &mut self.skipped {
            *open += usize::from(skipped == name && !is_void(name));
            return;
        }
        let href = tag.attribute("href").filter(|_| name == "a");
        let target = href.map(|href| match self.rules.exit.filter(|_| is_leave(tag)) {
            Some(exit) => Target::Address(exit.to_owned()),
            None => (self.rules.target)(&href.value),
        });
        let dead = target == Some(Target::Nowhere);
        // Lists of other pages, none of which can be gone to.
        let empty = matches!(name, "nav" | "footer") && inside.is_dead && !inside.leads;
        if let Some((furnished, open)) = &mut self.furnished {
            *open += usize::from(furnished == name);
        } else if self.rules.furnished && is_furnished(tag) {
            self.furnished = Some((name.to_owned(), 1));
        }
        let furnished = self.furnished.is_some();
        let left_out = if furnished { !is_in_furnished(tag) } else { is_left_out(tag) };
        if left_out || inside.plays || inside.lacks || empty || dead && tag.is_of("tracks") {
            if inside.plays || plays(tag) {
                self.html.push_str(self.rules.recording);
            }
            self.skipped = Some((name.to_owned(), 1)).filter(|_| !is_void(name));
            return;
        }
        if !(is_kept(name) || furnished && is_control(name)) {
            return;
        }
        let picture = tag.attribute("src").filter(|_| name == "img");
        let picture = picture.and_then(|src| (self.rules.picture)(&src.value));
        if name == "img" && picture.is_none() {
            let words = tag.attribute("alt").map_or("", |alt| alt.value.as_str());
            self.html.push_str(&escaped(words));
            return;
        }
        self.words += usize::from(dead);
        self.html.push('<');
        self.html.push_str(if dead { "span" } else { name });
        if let Some(picture) = picture {
            self.attribute("src", &picture);
        }
        match target {
            Some(Target::Address(address)) => self.attribute("href", &address),
            Some(Target::Download(address, name)) => {
                self.attribute("href", &address);
                self.attribute("download", &name);
            }
            Some(Target::Nowhere) | None => {}
        }
        for attribute in &tag.attributes {
            let (name, value) = (attribute.name.as_str(), attribute.value.as_str());
            if furnished && is_for_scripts(name) {
                // The index is in the file.
                self.attribute(name, if name == "data-index" { "" } else { value });
            } else if names_ids(name) {
                let ids = value.split_ascii_whitespace();
                let ids = ids.map(|id| format!("{}{id}", self.rules.prefix));
                self.attribute(name, &ids.collect::<Vec<_>>().join(" "));
            } else if is_plain(name) && !(dead && matches!(name, "rel" | "hreflang"))
                || name == "data-title" && is_leave(tag)
            {
                self.attribute(name, value);
            }
        }
        let bare = |name: &&String| is_bare(name) || furnished && is_for_scripts(name);
        for name in tag.bare.iter().filter(bare) {
            self.html.push(' ');
            self.html.push_str(name);
        }
        self.html.push('>');
        if name == "main" && !self.topped {
            self.topped = true;
            self.html.push_str(self.rules.top);
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((skipped, open)) = &mut self.skipped {
            *open -= usize::from(skipped == name);
            if *open == 0 {
                self.skipped = None;
            }
            return;
        }
        let furnished = self.furnished.is_some();
        if let Some((part, open)) = &mut self.furnished {
            *open -= usize::from(part == name);
            if *open == 0 {
                self.furnished = None;
            }
        }
        if !(is_kept(name) || furnished && is_control(name)) || is_void(name) {
            return;
        }
        // A link holds no other.
        let words = name == "a" && self.words > 0;
        self.words -= usize::from(words);
        self.html.push_str(if words { "</span>" } else { "</" });
        if !words {
            self.html.push_str(name);
            self.html.push('>');
        }
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.html.push(' ');
        self.html.push_str(name);
        self.html.push_str("=\"");
        self.html.push_str(&escaped(value));
        self.html.push('"');
    }
}

/// Words as HTML, also in an attribute with double quotes.
pub(crate) fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    let _infallible = pulldown_cmark_escape::escape_html(&mut html, text);
    html
}
