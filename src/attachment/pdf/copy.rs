//! Objects of a PDF, copied with the keys that are known.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use hayro_syntax::object::{Array, Dict, MaybeRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::xref::XRef;
use pdf_writer::{Finish, Name, Null, Obj, Pdf, Ref, Str};

use super::known::{self, Role};
use super::{Fault, drawing, font};
use crate::picture;

/// Deepest nesting of what is not referred to.
const DEEPEST: usize = 32;
/// Most objects.
const MOST: i32 = 500_000;

/// A file that is being written.
pub(super) struct Copy<'p> {
    xref: &'p XRef,
    pub(super) out: Pdf,
    /// Where objects come to lie, each for what it is taken for.
    places: BTreeMap<(ObjectIdentifier, Role), Ref>,
    /// What is left to be written.
    left: VecDeque<(ObjectIdentifier, Role, Ref)>,
    last: i32,
    metadata: BTreeSet<&'static str>,
}

impl<'p> Copy<'p> {
    pub(super) fn new(xref: &'p XRef) -> Self {
        Self {
            xref,
            out: Pdf::new(),
            places: BTreeMap::new(),
            left: VecDeque::new(),
            last: 0,
            metadata: BTreeSet::new(),
        }
    }

    pub(super) fn fresh(&mut self) -> Ref {
        self.last += 1;
        Ref::new(self.last)
    }

    /// What was found and left out.
    pub(super) fn metadata(&self) -> Vec<&'static str> {
        self.metadata.iter().copied().collect()
    }

    pub(super) fn finish(self) -> Pdf {
        self.out
    }

    /// Writes all that was referred to.
    pub(super) fn all(&mut self) -> Result<(), Fault> {
        while let Some((id, role, place)) = self.left.pop_front() {
            if self.last > MOST {
                return Err("it has too many parts");
            }
            let object: Option<Object<'p>> = self.xref.get(id);
            self.object(object.unwrap_or(Object::Null(hayro_syntax::object::Null)), role, place)?;
        }
        Ok(())
    }

    /// An object of its own.
    fn object(&mut self, object: Object<'p>, role: Role, place: Ref) -> Result<(), Fault> {
        if let Object::Stream(stream) = object {
            return self.stream(&stream, role, place);
        }
        let mut out = pdf_writer::Chunk::new();
        self.value(out.indirect(place), MaybeRef::NotRef(object), role, "", 0)?;
        self.out.extend(&out);
        Ok(())
    }

    /// What a page draws: all its streams in one.
    pub(super) fn drawn(&mut self, page: &Dict<'p>) -> Result<Ref, Fault> {
        let mut whole = Vec::new();
        match page.get::<Object<'p>>("Contents") {
            Some(Object::Stream(stream)) => whole = decoded(&stream)?,
            Some(Object::Array(parts)) => {
                for part in parts.iter::<Stream<'p>>() {
                    whole.extend(decoded(&part)?);
                    whole.push(b'\n');
                }
            }
            _ => {}
        }
        let place = self.fresh();
        let data = packed(&self.redrawn(&whole)?);
        self.out.stream(place, &data).pair(Name(b"Filter"), Name(b"FlateDecode"));
        Ok(place)
    }

    fn redrawn(&mut self, data: &[u8]) -> Result<Vec<u8>, Fault> {
        let (text, whole) = drawing::rewritten(data)?;
        if !whole {
            self.metadata.insert("marks of other programs");
        }
        Ok(text)
    }

    /// What a page draws with, which it may have from those above it.
    pub(super) fn resources(&mut self, page: &Page<'p>) -> Result<Ref, Fault> {
        let mut node = page.raw().clone();
        for _ in 0..64 {
            if let Some(resources) = node.get::<Dict<'p>>("Resources") {
                let place = self.fresh();
                self.object(Object::Dict(resources), Role::Resources, place)?;
                return Ok(place);
            }
            let Some(above) = node.get::<Dict<'p>>("Parent") else { break };
            node = above;
        }
        let place = self.fresh();
        self.out.indirect(place).dict();
        Ok(place)
    }

    fn place(&mut self, id: ObjectIdentifier, role: Role) -> Ref {
        if let Some(place) = self.places.get(&(id, role)) {
            return *place;
        }
        let place = self.fresh();
        self.places.insert((id, role), place);
        self.left.push_back((id, role, place));
        place
    }

    /// A value below `key`.
    fn value(
        &mut self,
        out: Obj<'_>,
        value: MaybeRef<Object<'p>>,
        role: Role,
        key: &str,
        depth: usize,
    ) -> Result<(), Fault> {
        if depth > DEEPEST {
            return Err("its parts are nested too deep");
        }
        let object = match value {
            MaybeRef::Ref(id) => {
                let place = self.place(id.into(), role);
                out.primitive(place);
                return Ok(());
            }
            MaybeRef::NotRef(object) => object,
        };
        match object {
            Object::Boolean(value) => out.primitive(value),
            Object::Number(number) => drawing::number(out, &number),
            Object::Name(name) => {
                let name = name.as_ref();
                out.primitive(Name(&match key {
                    "BaseFont" | "FontName" => known::font(name),
                    _ if known::names_glyphs(key) => name.to_vec(),
                    _ => known::name(name),
                }));
            }
            Object::String(text) => match known::text(key, text.as_bytes()) {
                Some(text) => out.primitive(Str(text)),
                // Texts are not drawn.
                None => out.primitive(Null),
            },
            Object::Array(array) => return self.array(out, &array, role, key, depth),
            Object::Dict(dict) => {
                let mut node = out.dict();
                self.entries(&mut node, &dict, role, depth)?;
            }
            // A stream lies by itself.
            Object::Null(_) | Object::Stream(_) => out.primitive(Null),
        }
        Ok(())
    }

    fn entries(
        &mut self,
        node: &mut pdf_writer::Dict<'_>,
        dict: &Dict<'p>,
        role: Role,
        depth: usize,
    ) -> Result<(), Fault> {
        for (key, value) in dict.entries() {
            let key = key.as_str();
            if key == "OC" {
                return Err("it has layers, of which some may be hidden");
            }
            match known::role(key, role) {
                Some(below) => {
                    let named = match role {
                        Role::Named => known::name(key.as_bytes()),
                        _ => key.as_bytes().to_vec(),
                    };
                    self.value(node.insert(Name(&named)), value, below, key, depth + 1)?;
                }
                None if matches!(key, "Metadata" | "PieceInfo" | "LastModified" | "OPI") => {
                    self.metadata.insert("metadata");
                }
                None => {}
            }
        }
        Ok(())
    }

    fn array(
        &mut self,
        out: Obj<'_>,
        array: &Array<'p>,
        role: Role,
        key: &str,
        depth: usize,
    ) -> Result<(), Fault> {
        let kind = array.iter::<Object<'p>>().next().and_then(Object::into_name);
        let kind = kind.as_ref().map(|kind| kind.as_str());
        if kind == Some("ICCBased") {
            // Its profile may name whoever made it: how many colours there are is enough.
            let profile = array.iter::<Object<'p>>().nth(1).and_then(Object::into_stream);
            let colours = profile.and_then(|profile| profile.dict().get::<i32>("N"));
            out.primitive(match colours {
                Some(1) => Name(b"DeviceGray"),
                Some(4) => Name(b"DeviceCMYK"),
                _ => Name(b"DeviceRGB"),
            });
            return Ok(());
        }
        // The colours of a table may be written as a text.
        let key = if matches!(kind, Some("Indexed" | "I")) { known::TABLE } else { key };
        let mut list = out.array();
        for item in array.raw_iter() {
            self.value(list.push(), item, role, key, depth + 1)?;
        }
        Ok(())
    }

    fn stream(&mut self, stream: &Stream<'p>, role: Role, place: Ref) -> Result<(), Fault> {
        let dict = stream.dict();
        let own: Option<hayro_syntax::object::Name<'_>> = dict.get("Type");
        if own.is_some_and(|own| {
            matches!(own.as_str(), "Metadata" | "EmbeddedFile" | "ObjStm" | "XRef")
        }) {
            return Err("a part of it is not what it is taken for");
        }
        // One of a wrong length goes on over what follows it.
        let raw = stream.raw_data();
        let over = |word: &[u8]| memchr::memmem::find(&raw, word).is_some();
        if over(b"endstream") || over(b"endobj") {
            return Err("a part of it is damaged");
        }
        let kind: Option<hayro_syntax::object::Name<'_>> = dict.get("Subtype");
        let form = kind.is_some_and(|kind| kind.as_str() == "Form");
        let draws = role == Role::Drawing || form || dict.contains_key("PatternType");
        let program = role == Role::Program || dict.get::<i32>("FunctionType") == Some(4);
        let (data, filter): (_, &[u8]) = match &*filters(dict) {
            ["DCTDecode"] => {
                let stripped = picture::whole(&stream.raw_data());
                let stripped = stripped.ok().filter(|stripped| stripped.extension == "jpg");
                let stripped = stripped.ok_or("a photograph in it is damaged")?;
                if !stripped.traces.is_empty() {
                    self.metadata.insert("what photographs in it say");
                }
                (stripped.bytes, b"DCTDecode")
            }
            ["CCITTFaxDecode"] => (stream.raw_data().into_owned(), b"CCITTFaxDecode"),
            _ => {
                let data = decoded(stream)?;
                let data = match (draws, program) {
                    _ if role == Role::Font => font::strip_metadata(data)?,
                    (true, _) => self.redrawn(&data)?,
                    (_, true) => drawing::program(&data),
                    _ => data,
                };
                (packed(&data), b"FlateDecode")
            }
        };
        let mut out = pdf_writer::Chunk::new();
        let mut node = out.stream(place, &data);
        node.pair(Name(b"Filter"), Name(filter));
        self.entries(&mut node, dict, Role::Plain, 0)?;
        if filter == b"CCITTFaxDecode" {
            let parms: Option<Dict<'_>> = dict.get("DecodeParms");
            let mut to = node.insert(Name(b"DecodeParms")).dict();
            let parms = parms.unwrap_or_else(Dict::empty);
            for (key, value) in parms.entries() {
                if let MaybeRef::NotRef(value @ (Object::Number(_) | Object::Boolean(_))) = value
                    && known::is_inline(key.as_str())
                {
                    drawing::operand(to.insert(Name(key.as_ref())), &value, 0);
                }
            }
        } else if filter == b"DCTDecode"
            && let Some(parms) = dict.get::<Dict<'_>>("DecodeParms")
            && let Some(transform) = parms.get::<i32>("ColorTransform")
        {
            node.insert(Name(b"DecodeParms")).dict().pair(Name(b"ColorTransform"), transform);
        }
        node.finish();
        self.out.extend(&out);
        Ok(())
    }
}

/// What a stream is when nothing in it is compressed.
fn decoded(stream: &Stream<'_>) -> Result<Vec<u8>, Fault> {
    let filters = filters(stream.dict());
    let simple =
        |filter: &&str| matches!(*filter, "FlateDecode" | "ASCII85Decode" | "ASCIIHexDecode");
    let twice = filters.iter().filter(|filter| **filter == "FlateDecode").count() > 1;
    if twice || !filters.iter().all(simple) {
        return Err("it is compressed in a way that hides what is in it");
    }
    stream.decoded_data().map(std::borrow::Cow::into_owned).map_err(|_| "a part of it is damaged")
}

/// The ways in which a stream is packed, by their full names.
fn filters(dict: &Dict<'_>) -> Vec<&'static str> {
    let names = match dict.get::<Object<'_>>("Filter") {
        Some(Object::Name(name)) => vec![name],
        Some(Object::Array(names)) => names.iter().collect(),
        _ => Vec::new(),
    };
    let full = |name: hayro_syntax::object::Name<'_>| match name.as_str() {
        "FlateDecode" | "Fl" => "FlateDecode",
        "ASCII85Decode" | "A85" => "ASCII85Decode",
        "ASCIIHexDecode" | "AHx" => "ASCIIHexDecode",
        "DCTDecode" | "DCT" => "DCTDecode",
        "CCITTFaxDecode" | "CCF" => "CCITTFaxDecode",
        _ => "",
    };
    names.into_iter().map(full).collect()
}

fn packed(data: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::new(7));
    // Writing into memory has no fault.
    let _written = packed.write_all(data);
    packed.finish().unwrap_or_default()
}
