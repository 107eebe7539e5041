//! A view, walked through by what it gives to be written down (serde).

use std::collections::BTreeSet;

use serde::de::value::Error;
use serde::ser::{self, Impossible, Serialize};
use tera::Value;
use tera::value::Key;

/// Words that templates compare others with.
#[derive(Debug)]
pub(super) struct Compared {
    words: BTreeSet<Box<str>>,
    longest: usize,
}

impl FromIterator<Box<str>> for Compared {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(words: I) -> Self {
        let words: BTreeSet<_> = words.into_iter().collect();
        let longest = words.iter().map(|word| word.len()).max().unwrap_or_default();
        Self { words, longest }
    }
}

impl Compared {
    fn has(&self, text: &str) -> bool {
        // Most are longer.
        text.len() <= self.longest && self.words.contains(text)
    }
}

/// What is made of a view while it is walked through; of the same view always in the same order.
pub(super) trait Build {
    /// What is made of one value.
    type Made;
    /// What is made of several with names.
    type Named: Default;

    /// Words that are printed.
    fn printed(&mut self, text: &str) -> Self::Made;
    /// Words that may be compared.
    fn compared(&mut self, text: &str) -> Self::Made;
    fn none(&mut self) -> Self::Made;
    fn flag(&mut self, flag: bool) -> Self::Made;
    fn integer(&mut self, number: i64) -> Self::Made;
    fn float(&mut self, number: f64) -> Self::Made;
    /// So many values follow.
    fn begin(&mut self, length: usize);
    fn list(&mut self, made: Vec<Self::Made>) -> Self::Made;
    /// A name whose value follows.
    fn key(&mut self, key: &str);
    fn name(named: &mut Self::Named, key: Key<'static>, made: Self::Made);
    fn named(&mut self, named: Self::Named) -> Self::Made;
}

/// What `build` makes of `view`; none where it has something that templates are never given.
pub(super) fn walk<B: Build>(
    view: &impl Serialize,
    compared: &Compared,
    build: &mut B,
) -> Option<B::Made> {
    view.serialize(&mut Walk { compared, build }).ok()
}

struct Walk<'a, B> {
    compared: &'a Compared,
    build: &'a mut B,
}

/// Several values in the making.
struct Several<'w, 'a, B: Build> {
    walk: &'w mut Walk<'a, B>,
    list: Vec<B::Made>,
    named: B::Named,
    key: String,
}

impl<'w, 'a, B: Build> Several<'w, 'a, B> {
    fn new(walk: &'w mut Walk<'a, B>, length: usize) -> Self {
        walk.build.begin(length);
        Self { walk, list: Vec::new(), named: B::Named::default(), key: String::new() }
    }

    fn name<T: Serialize + ?Sized>(&mut self, key: Key<'static>, value: &T) -> Result<(), Error> {
        let made = value.serialize(&mut *self.walk)?;
        B::name(&mut self.named, key, made);
        Ok(())
    }
}

/// What no view has.
fn never<T>() -> Result<T, Error> {
    Err(ser::Error::custom("a view has no such value"))
}

impl<'w, 'a, B: Build> ser::Serializer for &'w mut Walk<'a, B> {
    type Ok = B::Made;
    type Error = Error;
    type SerializeSeq = Several<'w, 'a, B>;
    type SerializeTuple = Impossible<B::Made, Error>;
    type SerializeTupleStruct = Impossible<B::Made, Error>;
    type SerializeTupleVariant = Impossible<B::Made, Error>;
    type SerializeMap = Several<'w, 'a, B>;
    type SerializeStruct = Several<'w, 'a, B>;
    type SerializeStructVariant = Impossible<B::Made, Error>;

    fn serialize_bool(self, flag: bool) -> Result<B::Made, Error> {
        Ok(self.build.flag(flag))
    }

    fn serialize_i8(self, number: i8) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_i16(self, number: i16) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_i32(self, number: i32) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Result<B::Made, Error> {
        Ok(self.build.integer(number))
    }

    fn serialize_u8(self, number: u8) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_u16(self, number: u16) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_u32(self, number: u32) -> Result<B::Made, Error> {
        self.serialize_i64(number.into())
    }

    fn serialize_u64(self, number: u64) -> Result<B::Made, Error> {
        i64::try_from(number).map_or_else(|_| never(), |number| self.serialize_i64(number))
    }

    fn serialize_f32(self, number: f32) -> Result<B::Made, Error> {
        self.serialize_f64(number.into())
    }

    fn serialize_f64(self, number: f64) -> Result<B::Made, Error> {
        Ok(self.build.float(number))
    }

    fn serialize_char(self, c: char) -> Result<B::Made, Error> {
        self.serialize_str(c.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, text: &str) -> Result<B::Made, Error> {
        // Whether there are words is asked everywhere.
        let is_compared = text.is_empty() || self.compared.has(text);
        Ok(if is_compared { self.build.compared(text) } else { self.build.printed(text) })
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<B::Made, Error> {
        never()
    }

    fn serialize_none(self) -> Result<B::Made, Error> {
        Ok(self.build.none())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<B::Made, Error> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<B::Made, Error> {
        Ok(self.build.none())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<B::Made, Error> {
        Ok(self.build.none())
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<B::Made, Error> {
        Ok(self.build.compared(variant))
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<B::Made, Error> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<B::Made, Error> {
        never()
    }

    fn serialize_seq(self, length: Option<usize>) -> Result<Self::SerializeSeq, Error> {
        length.map_or_else(never, |length| Ok(Several::new(self, length)))
    }

    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, Error> {
        never()
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, Error> {
        never()
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, Error> {
        never()
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, Error> {
        Ok(Several::new(self, 0))
    }

    fn serialize_struct(
        self,
        _: &'static str,
        length: usize,
    ) -> Result<Self::SerializeStruct, Error> {
        Ok(Several::new(self, length))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, Error> {
        never()
    }
}

impl<B: Build> ser::SerializeSeq for Several<'_, '_, B> {
    type Ok = B::Made;
    type Error = Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let made = value.serialize(&mut *self.walk)?;
        self.list.push(made);
        Ok(())
    }

    fn end(self) -> Result<B::Made, Error> {
        Ok(self.walk.build.list(self.list))
    }
}

impl<B: Build> ser::SerializeStruct for Several<'_, '_, B> {
    type Ok = B::Made;
    type Error = Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), Error> {
        self.name(Key::Str(key), value)
    }

    fn end(self) -> Result<B::Made, Error> {
        Ok(self.walk.build.named(self.named))
    }
}

impl<B: Build> ser::SerializeMap for Several<'_, '_, B> {
    type Ok = B::Made;
    type Error = Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Error> {
        let key = Value::try_from_serializable(key).map_err(ser::Error::custom)?;
        let Some(key) = key.as_str() else { return never() };
        self.walk.build.key(key);
        self.key = key.into();
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Error> {
        let key = Key::String(self.key.as_str().into());
        self.name(key, value)
    }

    fn end(self) -> Result<B::Made, Error> {
        Ok(self.walk.build.named(self.named))
    }
}
