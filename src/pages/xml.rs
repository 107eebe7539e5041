//! XML documents, written by a library.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::plan::Bytes;

/// What elements are written to.
pub(super) type Xml = Writer<Vec<u8>>;

/// A document with its declaration; `root` writes the one element in it.
pub(super) fn document(root: impl FnOnce(&mut Xml) -> io::Result<()>) -> Bytes {
    let mut xml = Writer::new(Vec::new());
    let declaration = Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None));
    // Writing to memory cannot fail.
    let _infallible = xml.write_event(declaration).and_then(|()| root(&mut xml));
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    bytes.into()
}

/// An element that holds only text.
pub(super) fn text(xml: &mut Xml, name: &str, text: &str) -> io::Result<()> {
    xml.create_element(name).write_text_content(BytesText::new(text)).map(|_| ())
}
