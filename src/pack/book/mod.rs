//! A language as an EPUB (3.3): its pages, the font that they need, and nothing that acts.

mod package;
mod xhtml;

use std::collections::{BTreeMap, BTreeSet};
use std::io;

use jiff::civil::Date;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};
use rayon::prelude::*;
use scraper::{ElementRef, Html, Selector};
use sha2::{Digest, Sha256};

use super::archive::{Entry, zipped};
use super::chapters::chapters;
use crate::assets::{Fonts, PageWords, PreviousOutput};
use crate::config::LanguageId;
use crate::diag::Sink;
use crate::edition::Edition;
use crate::outputs::words_of;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::standalone::{Chapter, Maker, clean, media_type};

type Xml = Writer<Vec<u8>>;

/// How pages look, before the font.
const STYLE: &str = include_str!("book.css");

/// A file beside the pages: its name, its media type, its bytes.
type Beside = (String, &'static str, Bytes);

/// A book before it is packed.
struct Book<'b> {
    tag: &'b str,
    dir: &'static str,
    /// From what is in it, as a UUID.
    id: String,
    day: Date,
    title: String,
    contents: String,
    access: String,
    leaves: Vec<Leaf>,
    pictures: Vec<Beside>,
    others: Vec<Beside>,
}

impl Book<'_> {
    /// What lies beside the pages.
    fn files(&self) -> impl Iterator<Item = &Beside> {
        self.pictures.iter().chain(&self.others)
    }
}

/// A page of it.
struct Leaf {
    /// The name of its file.
    file: String,
    depth: usize,
    /// The title in its head.
    title: String,
    /// What its root element says of its language and script.
    root: Vec<(String, String)>,
    class: String,
    html: String,
    ids: BTreeSet<String>,
    /// Its heading, and the language and direction of that where it has another.
    heading: String,
    heading_in: Vec<(String, String)>,
    pictures: BTreeMap<String, Bytes>,
}

/// The book of a language, made on the day `today`.
pub(super) fn book(
    edition: &Edition,
    language: LanguageId,
    today: Date,
    sink: &mut Sink,
) -> Result<Bytes, Failure> {
    let site = edition.site();
    let context = edition.plan.context();
    let all = edition.plan.maker();
    let maker = Maker::new(&all, language, today, false)?;
    let home = Chapter { route: site.route(site.home(), language), depth: 0, letter: false };
    let order: Vec<Chapter> = std::iter::once(home).chain(chapters(&all, language)).collect();
    let files: BTreeMap<Route, String> = order
        .iter()
        .zip(0..)
        .map(|(page, at)| (page.route.clone(), format!("p{at}.xhtml")))
        .collect();
    let leaves: Vec<Leaf> = order
        .par_iter()
        .enumerate()
        .map(|(at, chapter)| leaf(&maker, &files, chapter, at == 0))
        .collect::<Result<_, _>>()?;
    let mut book = Book {
        tag: site.language(language).locale.tag(),
        dir: site.language(language).locale.direction().as_str(),
        id: String::new(),
        day: today,
        title: context.plain(language, "neutral-title", &[])?,
        contents: context.plain(language, "contents-title", &[])?,
        access: context.plain(language, "pack-access", &[])?,
        leaves,
        pictures: Vec::new(),
        others: Vec::new(),
    };
    let pictures: BTreeMap<&String, &Bytes> =
        book.leaves.iter().flat_map(|leaf| &leaf.pictures).collect();
    book.pictures = pictures
        .into_iter()
        .map(|(name, bytes)| (name.clone(), media_type(name), bytes.clone()))
        .collect();
    let ids: BTreeMap<&str, &BTreeSet<String>> =
        book.leaves.iter().map(|leaf| (leaf.file.as_str(), &leaf.ids)).collect();
    let mut pages: Vec<(String, Vec<u8>)> =
        book.leaves.par_iter().map(|leaf| (leaf.file.clone(), written(leaf, &ids))).collect();
    let nav = page(&book.title, &book.root(), "", &mut |xml| package::nav(xml, &book));
    pages.push((package::NAV.to_owned(), nav));
    let fonts = fonts(edition, language, &pages, sink);
    let mut style = STYLE.to_owned();
    if let Some(sheet) = fonts.any_sheet() {
        style.insert_str(0, &format!("@import \"{}\";\n", sheet.as_str()));
    }
    book.others = beside(&fonts);
    book.others.push(("book.css".to_owned(), "text/css", style.into_bytes().into()));
    book.id = identifier(&book, &pages);
    let mut entries =
        vec![Entry { name: "mimetype".to_owned(), bytes: b"application/epub+zip", plain: true }];
    let (container, package) = (package::container(), package::package(&book));
    let mut add = |name: String, bytes| entries.push(Entry { name, bytes, plain: false });
    add("META-INF/container.xml".to_owned(), &*container);
    add(package::PACKAGE.to_owned(), &*package);
    for (name, bytes) in &pages {
        add(format!("EPUB/{name}"), bytes);
    }
    for (name, _, bytes) in book.files() {
        add(format!("EPUB/{name}"), bytes);
    }
    zipped(entries).map(Bytes::from).map_err(|error| super::archive::fault(&error).into())
}

/// A page of the site as one of the book.
fn leaf(
    maker: &Maker<'_>,
    files: &BTreeMap<Route, String>,
    chapter: &Chapter,
    first: bool,
) -> Result<Leaf, Failure> {
    let clean = clean(maker, files, chapter, first)?;
    let title = clean.title();
    let (heading, heading_in) = heading(&clean.html);
    Ok(Leaf {
        file: files.get(&chapter.route).cloned().unwrap_or_default(),
        depth: chapter.depth,
        heading: if heading.is_empty() { title.clone() } else { heading },
        heading_in,
        title,
        root: clean.head.root,
        class: clean.class,
        ids: xhtml::ids(&clean.html),
        html: clean.html,
        pictures: clean.pictures,
    })
}

/// The first heading of a page as words, with the language and direction of what is in it.
fn heading(html: &str) -> (String, Vec<(String, String)>) {
    let page = Html::parse_fragment(html);
    let found = Selector::parse("h1").ok();
    let Some(heading) = found.and_then(|h1| page.select(&h1).next()) else {
        return Default::default();
    };
    let words = heading.text().collect::<String>();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let inner = heading.children().find_map(ElementRef::wrap);
    let said = inner.filter(|inner| heading.text().eq(inner.text())).map(|inner| {
        let of = |name: &str| Some((name.to_owned(), inner.value().attr(name)?.to_owned()));
        ["lang", "dir"].into_iter().filter_map(of).collect()
    });
    (words, said.unwrap_or_default())
}

/// A leaf as XHTML: a link to an id that its file does not have leads to the top of it.
fn written(leaf: &Leaf, ids: &BTreeMap<&str, &BTreeSet<String>>) -> Vec<u8> {
    let address = |address: &str| {
        let Some((file, id)) = address.split_once('#') else { return Some(address.to_owned()) };
        let there = ids.get(file).is_none_or(|ids| ids.contains(id));
        Some(if there { address } else { file }.to_owned())
    };
    let has = |id: &str| leaf.ids.contains(id);
    page(&leaf.title, &leaf.root, &leaf.class, &mut |xml| {
        xhtml::write(xml, &leaf.html, &address, &has)
    })
}

/// A document of the book.
fn page(
    title: &str,
    root: &[(String, String)],
    class: &str,
    inside: &mut dyn FnMut(&mut Xml) -> io::Result<()>,
) -> Vec<u8> {
    document(|xml| {
        let mut html = BytesStart::new("html");
        html.push_attribute(("xmlns", "http://www.w3.org/1999/xhtml"));
        html.push_attribute(("xmlns:epub", "http://www.idpf.org/2007/ops"));
        for (name, value) in root {
            html.push_attribute((&**name, &**value));
            if name == "lang" {
                html.push_attribute(("xml:lang", &**value));
            }
        }
        xml.write_event(Event::Start(html.borrow()))?;
        xml.create_element("head").write_inner_content(|xml| {
            xml.create_element("title").write_text_content(BytesText::new(title))?;
            let link = xml.create_element("link");
            link.with_attributes([("rel", "stylesheet"), ("href", "book.css")]).write_empty()?;
            Ok(())
        })?;
        let body = xml.create_element("body");
        let body = if class.is_empty() { body } else { body.with_attribute(("class", class)) };
        body.write_inner_content(|xml| inside(xml))?;
        xml.write_event(Event::End(html.to_end()))
    })
}

/// A document with its declaration; `root` writes the one element in it.
fn document(root: impl FnOnce(&mut Xml) -> io::Result<()>) -> Vec<u8> {
    let mut xml = Writer::new(Vec::new());
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    // Writing to memory cannot fail.
    let _infallible = xml.write_event(declaration).and_then(|()| root(&mut xml));
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes
}

impl Book<'_> {
    fn root(&self) -> Vec<(String, String)> {
        let first = self.leaves.first();
        first.map(|leaf| leaf.root.clone()).unwrap_or_default()
    }
}

/// The theme's fonts, cut to the words of the book, where the language has one.
fn fonts(
    edition: &Edition,
    language: LanguageId,
    pages: &[(String, Vec<u8>)],
    sink: &mut Sink,
) -> Fonts {
    let site = edition.site();
    if Fonts::draft(site).sheet(language).is_none() {
        return Fonts::default();
    }
    let texts = pages.iter().map(|(_, bytes)| String::from_utf8_lossy(bytes));
    let words = words_of(site, texts);
    Fonts::cut(site, &PageWords::from([(language, words)]), &PreviousOutput::nothing(), sink)
}

/// Fonts with their sheet and licences.
fn beside(fonts: &Fonts) -> Vec<Beside> {
    let path = |name: &str| name.to_owned();
    let all = fonts.all().map(|file| (path(file.route.as_str()), file));
    let kept = all.filter(|(name, _)| {
        // What a build records of a font.
        let stem = name.strip_suffix(".txt").map(|stem| format!("{stem}."));
        let font = |file: &str| file.ends_with(".woff2");
        !stem.is_some_and(|stem| {
            fonts
                .all()
                .any(|file| font(file.route.as_str()) && file.route.as_str().starts_with(&stem))
        })
    });
    kept.map(|(name, file)| (name, media_type(file.route.as_str()), file.bytes.clone())).collect()
}

/// A UUID (RFC 9562, version 8) of all that is in a book.
fn identifier(book: &Book<'_>, pages: &[(String, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    let files = book.files().map(|(name, _, bytes)| (name, &**bytes));
    for (name, bytes) in pages.iter().map(|(name, bytes)| (name, &**bytes)).chain(files) {
        hash.update(name);
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    }
    let hex: String = hash.finalize().iter().take(16).map(|byte| format!("{byte:02x}")).collect();
    let part = |range| hex.get(range).unwrap_or_default();
    format!("{}-{}-8{}-8{}-{}", part(0..8), part(8..12), part(13..16), part(17..20), part(20..32))
}
