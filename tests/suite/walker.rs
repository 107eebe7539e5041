//! Walks every link of an output as it lies on the disk, and finds those that lead nowhere.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use html5gum::{Token, Tokenizer};

use crate::program::tree;

/// What a page refers to, and what can be referred to in it.
#[derive(Default)]
struct Page {
    ids: BTreeSet<String>,
    links: Vec<String>,
}

/// Every broken link of the pages below `folder`, as `page: link`, and how many links there are.
pub(crate) fn broken_links(folder: &Path) -> (Vec<String>, usize) {
    let files = tree(folder);
    let pages: BTreeMap<&str, Page> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), read(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let mut broken = Vec::new();
    let mut count = 0;
    for (path, page) in &pages {
        for link in &page.links {
            count += 1;
            if outside(link) {
                continue;
            }
            let found = resolve(path, link).is_some_and(|(target, anchor)| {
                files.contains_key(&target)
                    && anchor.is_none_or(|id| match pages.get(target.as_str()) {
                        Some(page) => page.ids.contains(&id),
                        // A view of a drawing: a name that it does not have is a fault.
                        None => target.ends_with(".svg"),
                    })
            });
            if !found {
                broken.push(format!("{path}: {link}"));
            }
        }
    }
    (broken, count)
}

/// The files that a page leads to, in the order of its links.
pub(crate) fn leads_to(path: &str, html: &str) -> Vec<String> {
    let links = read(html).links.into_iter().filter(|link| !outside(link));
    links.filter_map(|link| Some(resolve(path, &link)?.0)).collect()
}

/// Where the page lies whose file is called `path`, without endings: where addresses say nothing,
/// the former one leads there.
pub(crate) fn address(files: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    let page = format!("{path}.html");
    let html = std::str::from_utf8(&files[&page]).unwrap();
    let leads_on = html.contains("http-equiv=\"refresh\"");
    let page = if leads_on { leads_to(&page, html).remove(0) } else { page };
    page.strip_suffix(".html").unwrap().to_owned()
}

fn read(html: &str) -> Page {
    let mut page = Page::default();
    for token in Tokenizer::new(html) {
        let Ok(Token::StartTag(tag)) = token else { continue };
        for (name, value) in &tag.attributes {
            let value = String::from_utf8(value.to_vec()).unwrap();
            match (&name[..], &tag.name[..]) {
                (b"id", _) => {
                    assert!(page.ids.insert(value.clone()), "the id `{value}` is there twice");
                }
                // Where other links are counted from, on servers alone.
                (b"href", b"base") => {}
                // The addresses of canonical and alternate links are absolute by intent.
                (b"href" | b"src", _) => page.links.push(value),
                (b"content", b"meta") => {
                    page.links.extend(value.strip_prefix("0; url=").map(str::to_owned));
                }
                _ => {}
            }
        }
    }
    page
}

fn outside(link: &str) -> bool {
    ["https://", "http://", "mailto:", "tel:", "sms:", "whatsapp:"]
        .iter()
        .any(|scheme| link.starts_with(scheme))
}

/// The file that a relative `link` of the page at `path` names, and the id in it.
pub(crate) fn resolve(path: &str, link: &str) -> Option<(String, Option<String>)> {
    let (link, anchor) = match link.split_once('#') {
        Some((link, anchor)) => (link, Some(decode(anchor))),
        None => (link, None),
    };
    if link.is_empty() {
        return Some((path.to_owned(), anchor));
    }
    let mut names: Vec<&str> = path.split('/').collect();
    names.pop();
    for name in link.split('/') {
        match name {
            // Absolute, or a folder: `file://` would show no page.
            "" => return None,
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some((decode(&names.join("/")), anchor))
}

fn decode(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digits = [rest.next().unwrap(), rest.next().unwrap()];
            let digits = std::str::from_utf8(&digits).unwrap().to_owned();
            bytes.push(u8::from_str_radix(&digits, 16).unwrap());
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).unwrap()
}

#[test]
fn the_walker_sees_broken_links() {
    let folder = tempfile::tempdir().unwrap();
    let page = r##"<h2 id="a">A</h2><a href="b.html">1</a><a href="#b">2</a><a href="/a.html">3</a><a href="a.html#a">4</a><a href="sub/">5</a>"##;
    std::fs::write(folder.path().join("a.html"), page).unwrap();
    let (broken, count) = broken_links(folder.path());
    assert_eq!(broken, ["a.html: b.html", "a.html: #b", "a.html: /a.html", "a.html: sub/"]);
    assert_eq!(count, 5);
}
