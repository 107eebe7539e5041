//! The package document of an EPUB (EPUB 3.3), and its table of contents.

use std::io;

use quick_xml::events::{BytesText, Event};

use super::{Book, Leaf, Xml, document};

/// Where the package document lies.
pub(super) const PACKAGE: &str = "EPUB/package.opf";

/// The table of contents, beside the pages.
pub(super) const NAV: &str = "nav.xhtml";

/// The file that says where the package is.
pub(super) fn container() -> Vec<u8> {
    document(|xml| {
        let container = xml.create_element("container").with_attributes([
            ("version", "1.0"),
            ("xmlns", "urn:oasis:names:tc:opendocument:xmlns:container"),
        ]);
        container.write_inner_content(|xml| {
            xml.create_element("rootfiles").write_inner_content(|xml| {
                let kind = "application/oebps-package+xml";
                let root = xml.create_element("rootfile");
                root.with_attributes([("full-path", PACKAGE), ("media-type", kind)])
                    .write_empty()?;
                Ok(())
            })?;
            Ok(())
        })?;
        Ok(())
    })
}

/// The package document.
pub(super) fn package(book: &Book<'_>) -> Vec<u8> {
    document(|xml| {
        let package = xml.create_element("package").with_attributes([
            ("xmlns", "http://www.idpf.org/2007/opf"),
            ("version", "3.0"),
            ("unique-identifier", "id"),
            ("xml:lang", book.tag),
            ("dir", book.dir),
        ]);
        package.write_inner_content(|xml| {
            metadata(xml, book)?;
            manifest(xml, book)?;
            spine(xml, book)
        })?;
        Ok(())
    })
}

fn metadata(xml: &mut Xml, book: &Book<'_>) -> io::Result<()> {
    let metadata = xml
        .create_element("metadata")
        .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"));
    metadata.write_inner_content(|xml| {
        let id = xml.create_element("dc:identifier").with_attribute(("id", "id"));
        id.write_text_content(BytesText::new(&format!("urn:uuid:{}", book.id)))?;
        // Neutral, as some of its guides may not be named.
        xml.create_element("dc:title").write_text_content(BytesText::new(&book.title))?;
        xml.create_element("dc:language").write_text_content(BytesText::new(book.tag))?;
        let mut say = |property: &str, value: &str| -> io::Result<()> {
            let meta = xml.create_element("meta").with_attribute(("property", property));
            meta.write_text_content(BytesText::new(value)).map(drop)
        };
        say("dcterms:modified", &format!("{}T00:00:00Z", book.day))?;
        say("schema:accessMode", "textual")?;
        if !book.pictures.is_empty() {
            say("schema:accessMode", "visual")?;
        }
        say("schema:accessModeSufficient", "textual")?;
        let features = ["alternativeText", "displayTransformability", "readingOrder"];
        for feature in features.iter().chain(&["structuralNavigation", "tableOfContents"]) {
            say("schema:accessibilityFeature", feature)?;
        }
        say("schema:accessibilityHazard", "none")?;
        say("schema:accessibilitySummary", &book.access)
    })?;
    Ok(())
}

fn manifest(xml: &mut Xml, book: &Book<'_>) -> io::Result<()> {
    xml.create_element("manifest").write_inner_content(|xml| {
        let mut item = |id: &str, href: &str, kind: &str, nav: bool| -> io::Result<()> {
            let item = xml.create_element("item").with_attributes([
                ("id", id),
                ("href", href),
                ("media-type", kind),
            ]);
            let item = if nav { item.with_attribute(("properties", "nav")) } else { item };
            item.write_empty().map(drop)
        };
        item("nav", NAV, "application/xhtml+xml", true)?;
        for (leaf, number) in book.leaves.iter().zip(0..) {
            item(&format!("p{number}"), &leaf.file, "application/xhtml+xml", false)?;
        }
        for ((name, kind, _), number) in book.files().zip(0..) {
            item(&format!("f{number}"), name, kind, false)?;
        }
        Ok(())
    })?;
    Ok(())
}

fn spine(xml: &mut Xml, book: &Book<'_>) -> io::Result<()> {
    let spine =
        xml.create_element("spine").with_attribute(("page-progression-direction", book.dir));
    spine.write_inner_content(|xml| {
        let mut item = |id: &str| -> io::Result<()> {
            xml.create_element("itemref").with_attribute(("idref", id)).write_empty().map(drop)
        };
        for number in 0..book.leaves.len() {
            item(&format!("p{number}"))?;
            // Behind the first page, as in a book on paper.
            if number == 0 {
                item("nav")?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

/// The table of contents: what lies below a section is a list in its entry.
pub(super) fn nav(xml: &mut Xml, book: &Book<'_>) -> io::Result<()> {
    let nav = xml.create_element("nav").with_attributes([
        ("epub:type", "toc"),
        ("role", "doc-toc"),
        ("aria-labelledby", "contents"),
    ]);
    nav.write_inner_content(|xml| {
        let heading = xml.create_element("h1").with_attribute(("id", "contents"));
        heading.write_text_content(BytesText::new(&book.contents))?;
        // How many lists are open; never deeper than one below the entry before.
        let mut open = 0;
        for leaf in &book.leaves {
            let depth = (leaf.depth + 1).min(open + 1);
            if depth > open {
                begin(xml, "ol")?;
            } else {
                end(xml, "li")?;
            }
            while open > depth {
                end(xml, "ol")?;
                end(xml, "li")?;
                open -= 1;
            }
            open = open.max(depth);
            begin(xml, "li")?;
            entry(xml, leaf)?;
        }
        while open > 0 {
            end(xml, "li")?;
            end(xml, "ol")?;
            open -= 1;
        }
        Ok(())
    })?;
    Ok(())
}

fn begin(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.write_event(Event::Start(quick_xml::events::BytesStart::new(name)))
}

fn end(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.write_event(Event::End(quick_xml::events::BytesEnd::new(name)))
}

fn entry(xml: &mut Xml, leaf: &Leaf) -> io::Result<()> {
    let mut link = xml.create_element("a").with_attribute(("href", &*leaf.file));
    for (name, value) in &leaf.heading_in {
        link = link.with_attribute((&**name, &**value));
        if name == "lang" {
            link = link.with_attribute(("xml:lang", &**value));
        }
    }
    link.write_text_content(BytesText::new(&leaf.heading)).map(drop)
}
