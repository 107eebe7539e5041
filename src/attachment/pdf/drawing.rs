//! Streams of operators, written anew without what is drawn by none of them.

use hayro_syntax::content::UntypedIter;
use hayro_syntax::object::{Number, Object, Stream};
use pdf_writer::{Content, Name, Null, Obj, Str};

use super::{Fault, known};
use crate::picture;

/// Deepest nesting of operands.
const DEEPEST: usize = 8;

/// The operators in `data`, and whether that is all there was but for blanks.
pub(super) fn rewritten(data: &[u8]) -> Result<(Vec<u8>, bool), Fault> {
    let mut out = Content::new();
    let mut bytes = Vec::new();
    let mut whole = true;
    let mut all = UntypedIter::new(data);
    while let Some(one) = all.next() {
        let name = std::str::from_utf8(one.operator).unwrap_or_default();
        if !known::is_operator(name) {
            whole = false;
            continue;
        }
        if name == "BI" {
            for image in one.operands() {
                if let Object::Stream(image) = image {
                    bytes.extend(std::mem::replace(&mut out, Content::new()).finish().into_vec());
                    bytes.extend(inline(image)?);
                }
            }
            continue;
        }
        let mut operation = out.op(name);
        for value in one.operands() {
            operand(operation.obj(), value, 0);
        }
    }
    bytes.extend(out.finish().into_vec());
    Ok((bytes, whole))
}

/// A small image among operators.
fn inline(image: &Stream<'_>) -> Result<Vec<u8>, Fault> {
    let mut data = image.raw_data().into_owned();
    let jpeg = data.starts_with(b"\xff\xd8");
    if jpeg {
        data = picture::whole(&data).map_err(|_| "a photograph in it is damaged")?.bytes;
    }
    let mut out = Content::new();
    let mut head = out.op("ID");
    for (key, value) in image.dict().entries() {
        let hayro_syntax::object::MaybeRef::NotRef(value) = value else { continue };
        if known::is_inline(key.as_str()) {
            head.operand(Name(key.as_ref()));
            operand(head.obj(), &value, 0);
        }
    }
    drop(head);
    let mut bytes = b"\nBI".to_vec();
    bytes.extend(out.finish().into_vec());
    bytes.push(b' ');
    bytes.extend(data);
    bytes.extend(b"\nEI\n");
    Ok(bytes)
}

/// An operand. Texts are what is drawn.
pub(super) fn operand(out: Obj<'_>, value: &Object<'_>, depth: usize) {
    match value {
        Object::Boolean(value) => out.primitive(*value),
        Object::Number(value) => number(out, value),
        Object::Name(name) => out.primitive(Name(&known::name(name.as_ref()))),
        Object::String(text) => out.primitive(Str(text.as_bytes())),
        Object::Array(items) if depth < DEEPEST => {
            let mut list = out.array();
            for item in items.iter::<Object<'_>>() {
                operand(list.push(), &item, depth + 1);
            }
        }
        Object::Dict(dict) if depth < DEEPEST => {
            let mut node = out.dict();
            for (key, value) in dict.entries() {
                if let hayro_syntax::object::MaybeRef::NotRef(value) = value
                    && known::is_inline(key.as_str())
                {
                    operand(node.insert(Name(key.as_ref())), &value, depth + 1);
                }
            }
        }
        _ => out.primitive(Null),
    }
}

pub(super) fn number(out: Obj<'_>, number: &Number) {
    let value = number.as_f64();
    // Whole numbers stay so: some keys take no others.
    match i32::try_from(number.as_i64()) {
        Ok(whole) if f64::from(whole) == value => out.primitive(whole),
        _ => out.primitive(number.as_f32()),
    }
}

/// A program of PostScript (a function, or a table of letters), written anew of words that are
/// known.
pub(super) fn program(data: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(data.len());
    let mut rest = data;
    while let Some((byte, behind)) = rest.split_first() {
        let ends = |byte: &u8| byte.is_ascii_whitespace() || b"\0()<>[]{}/%".contains(byte);
        let word = |bytes: &[u8]| bytes.iter().position(ends).unwrap_or(bytes.len());
        let until = |sign: &[u8]| {
            let end = behind.iter().position(|byte| sign.contains(byte));
            end.unwrap_or(behind.len())
        };
        let length = match byte {
            b'%' => 1 + until(b"\r\n"),
            b'(' => {
                let text = behind.get(..until(b")")).unwrap_or_default();
                let text = if known::is_collection(text) { text } else { b"Adobe" };
                kept.extend([b"(", text, b")"].concat());
                2 + until(b")")
            }
            b'<' if behind.first() != Some(&b'<') => {
                let digits = behind.get(..until(b">")).unwrap_or_default();
                kept.push(b'<');
                kept.extend(digits.iter().filter(|byte| byte.is_ascii_hexdigit()));
                kept.push(b'>');
                2 + until(b">")
            }
            b'<' | b'>' | b'[' | b']' | b'{' | b'}' => {
                kept.push(*byte);
                1
            }
            b'/' => {
                let name = behind.get(..word(behind)).unwrap_or_default();
                kept.push(b'/');
                kept.extend(if known::is_word(name) { name.to_vec() } else { known::name(name) });
                1 + name.len()
            }
            byte if byte.is_ascii_whitespace() => {
                kept.push(if *byte == b'\r' { b'\n' } else { *byte });
                1
            }
            _ => {
                let length = word(rest).max(1);
                let word = rest.get(..length).unwrap_or_default();
                if known::is_word(word) || known::is_number(word) {
                    kept.extend_from_slice(word);
                }
                length
            }
        };
        rest = rest.get(length..).unwrap_or_default();
    }
    kept
}
