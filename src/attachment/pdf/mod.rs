//! PDF, written anew (ISO 32000): its pages with what they draw and where they lead, and nothing
//! else.
//!
//! `lopdf` could do the like; it brings thirty crates, five of them for ciphers. Taking known
//! places of names out of a file leaves those that nobody knows.

mod copy;
mod drawing;
mod font;
mod known;
mod links;

use std::collections::BTreeMap;

use flate2::{Decompress, FlushDecompress, Status};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjectIdentifier, Rect, String as Text};
use hayro_syntax::page::{Page, Rotation};
use pdf_writer::{Finish, Name, Ref, Str};

use super::{Refusal, Stripped};
use copy::Copy;

/// Most bytes that all of a file may be when nothing in it is compressed.
const MOST: u64 = 200_000_000;
/// Most pages.
const MOST_PAGES: usize = 5000;

const PRINT: &str =
    "open it and print it into a new PDF (`Print`, `Save as PDF`), and link to that";

/// Why a file is refused.
type Fault = &'static str;

pub(super) fn strip_metadata(bytes: &[u8]) -> Result<Stripped, Refusal> {
    written(bytes).map_err(|why| Refusal { why: why.to_owned(), help: PRINT })
}

fn written(bytes: &[u8]) -> Result<Stripped, Fault> {
    if !bytes.starts_with(b"%PDF-") {
        return Err("it is not PDF");
    }
    bounded(bytes)?;
    let pdf =
        Pdf::new(bytes.to_vec()).map_err(|_| "it is damaged, or opens with a password only")?;
    let root: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).ok_or("it is damaged")?;
    let pages = pdf.pages();
    if pages.is_empty() || pages.len() > MOST_PAGES {
        return Err("it has no page, or thousands");
    }
    let fields: Option<Dict<'_>> = root.get("AcroForm");
    let fields: Option<Array<'_>> = fields.and_then(|form| form.get("Fields"));
    if fields.is_some_and(|fields| fields.raw_iter().next().is_some()) {
        return Err("it has fields to fill in, which know who filled them in before");
    }
    if pdf.xref().has_optional_content_groups() || root.contains_key("OCProperties") {
        return Err("it has layers, of which some may be hidden");
    }
    let mut copy = Copy::new(pdf.xref());
    let (catalog, tree) = (copy.fresh(), copy.fresh());
    let places: Vec<(Option<ObjectIdentifier>, Ref)> =
        pages.iter().map(|page| (page.raw().obj_id(), copy.fresh())).collect();
    let known: BTreeMap<_, _> =
        places.iter().filter_map(|(id, place)| Some(((*id)?, *place))).collect();
    let named = links::named(&root);
    let mut linked = true;
    for (page, (_, place)) in pages.iter().zip(&places) {
        linked &= write_page(&mut copy, page, *place, tree, &known, &named)?;
    }
    copy.all()?;
    let mut metadata = metadata(&pdf, &root);
    if !linked {
        metadata.push("links to files or places that are not in it");
    }
    metadata.extend(copy.metadata());
    let mut out = copy.finish();
    let mut node = out.indirect(tree).dict();
    node.pair(Name(b"Type"), Name(b"Pages"));
    node.pair(Name(b"Count"), i32::try_from(places.len()).unwrap_or_default());
    node.insert(Name(b"Kids")).array().items(places.iter().map(|(_, place)| *place));
    node.finish();
    let mut node = out.catalog(catalog);
    node.pages(tree);
    let language: Option<Text<'_>> = root.get("Lang");
    if let Some(language) = language
        && known::is_language(language.as_bytes())
    {
        node.pair(Name(b"Lang"), Str(language.as_bytes()));
    }
    node.finish();
    Ok(Stripped { bytes: out.finish(), metadata })
}

/// Bounds what its compressed parts become, before anything reads them.
fn bounded(bytes: &[u8]) -> Result<(), Fault> {
    let mut sum = 0;
    let mut room = vec![0; 1 << 16];
    for at in memchr::memmem::find_iter(bytes, b"stream") {
        let behind = bytes.get(at + 6..).unwrap_or_default();
        let data = behind.strip_prefix(b"\r").unwrap_or(behind);
        let data = data.strip_prefix(b"\n").unwrap_or(data);
        let mut inflater = Decompress::new(true);
        loop {
            let before = (inflater.total_in(), inflater.total_out());
            let read = usize::try_from(before.0).unwrap_or_default();
            let rest = data.get(read..).unwrap_or_default();
            let status = inflater.decompress(rest, &mut room, FlushDecompress::None);
            if sum + inflater.total_out() > MOST {
                return Err("it is too large when nothing in it is compressed");
            }
            let stuck = before == (inflater.total_in(), inflater.total_out());
            if stuck || !matches!(status, Ok(Status::Ok | Status::BufError)) {
                break;
            }
        }
        sum += inflater.total_out();
    }
    Ok(())
}

/// A page; whether all its links lead somewhere.
fn write_page<'p>(
    copy: &mut Copy<'p>,
    page: &Page<'p>,
    place: Ref,
    tree: Ref,
    known: &BTreeMap<ObjectIdentifier, Ref>,
    named: &links::Named<'_>,
) -> Result<bool, Fault> {
    let raw = page.raw();
    let drawn = copy.drawn(raw)?;
    let resources = copy.resources(page)?;
    let links = links::links(raw, named)?;
    let group: Option<Dict<'_>> = raw.get("Group");
    let mut node = copy.out.indirect(place).dict();
    node.pair(Name(b"Type"), Name(b"Page"));
    node.pair(Name(b"Parent"), tree);
    let corners = |rect: Rect| {
        pdf_writer::Rect::new(rect.x0 as f32, rect.y0 as f32, rect.x1 as f32, rect.y1 as f32)
    };
    node.pair(Name(b"MediaBox"), corners(page.media_box()));
    node.pair(Name(b"CropBox"), corners(page.crop_box()));
    let turn = match page.rotation() {
        Rotation::None => 0,
        Rotation::Horizontal => 90,
        Rotation::Flipped => 180,
        Rotation::FlippedHorizontal => 270,
    };
    node.pair(Name(b"Rotate"), turn);
    if let Some(unit) = raw.get::<f32>("UserUnit") {
        node.pair(Name(b"UserUnit"), unit);
    }
    node.pair(Name(b"Contents"), drawn);
    node.pair(Name(b"Resources"), resources);
    if group.is_some_and(|group| group.contains_key("S")) {
        let mut group = node.insert(Name(b"Group")).dict();
        group.pair(Name(b"S"), Name(b"Transparency"));
        group.pair(Name(b"CS"), Name(b"DeviceRGB"));
    }
    let mut whole = true;
    let mut all = node.insert(Name(b"Annots")).array();
    for (rect, lead) in &links {
        let target = match lead {
            links::Lead::Outside(uri) => Ok(uri),
            links::Lead::Inside(page, rest) => Err((known.get(page), rest)),
            links::Lead::Nowhere => {
                whole = false;
                continue;
            }
        };
        let mut link = all.push().dict();
        link.pair(Name(b"Type"), Name(b"Annot"));
        link.pair(Name(b"Subtype"), Name(b"Link"));
        link.pair(Name(b"Rect"), corners(*rect));
        link.insert(Name(b"Border")).array().items([0, 0, 0]);
        match target {
            Ok(uri) => {
                let mut action = link.insert(Name(b"A")).dict();
                action.pair(Name(b"S"), Name(b"URI"));
                action.pair(Name(b"URI"), Str(uri));
            }
            Err((Some(page), top)) => {
                let mut to = link.insert(Name(b"Dest")).array();
                to.item(*page).item(Name(b"XYZ")).item(pdf_writer::Null);
                match top {
                    Some(top) => to.item(*top),
                    None => to.item(pdf_writer::Null),
                };
                to.item(pdf_writer::Null);
            }
            Err((None, _)) => whole = false,
        }
    }
    Ok(whole)
}

/// What it says beside its pages.
fn metadata(pdf: &Pdf, root: &Dict<'_>) -> Vec<&'static str> {
    let info = pdf.metadata();
    let words = [&info.title, &info.author, &info.subject, &info.keywords];
    let any = |keys: &[&str]| keys.iter().any(|key| root.contains_key(key));
    let mut metadata = Vec::new();
    if words.iter().any(|text| text.as_ref().is_some_and(|text| !text.is_empty())) {
        metadata.push("names or titles");
    }
    if any(&["Metadata", "PieceInfo"]) {
        metadata.push("metadata");
    }
    let names: Dict<'_> = root.get("Names").unwrap_or_default();
    let acts = names.keys().any(|key| key.as_str() != "Dests");
    if acts || any(&["OpenAction", "AA", "AF", "Collection"]) {
        metadata.push("actions or files");
    }
    if any(&["Outlines", "StructTreeRoot"]) {
        metadata.push("a list of contents, or what helps readers who listen");
    }
    metadata
}
