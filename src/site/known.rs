//! What was found in texts, written down for the next build, which need not parse those that are
//! the same. A page that shows one parses it in any case.
//!
//! It follows from bytes of files and the program alone: what has the hash of a file is true of it.

use std::ops::Range;
use std::sync::Arc;

use blake3::Hash;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::{Freshness, Site, Text};
use crate::diag::Source;
use crate::markdown::{Outline, OutlineRecord};

/// The program that found it; another one may find something else.
const PROGRAM: &str = env!("MASHAL_BUILD");

/// The hash of a file's bytes.
type Name = [u8; 32];

/// What is known of a text in which nothing is wrong that can be seen in it alone.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) outline: Outline,
    /// For a translation that is shown as it is: how it stands to a source with this hash, and what
    /// is recorded that it was made from.
    pub(super) freshness: Option<(Name, Option<String>, Freshness)>,
}

/// The same, of a text that lies elsewhere.
#[derive(Serialize, Deserialize)]
struct Record<'a> {
    #[serde(borrow)]
    outline: OutlineRecord<'a>,
    freshness: Option<(Name, Option<String>, Freshness)>,
}

/// What an earlier build found in its texts.
#[derive(Debug, Default)]
pub struct KnownTexts {
    bytes: Vec<u8>,
    places: FxHashMap<Name, Range<usize>>,
}

impl KnownTexts {
    /// Reads what [`Site::known_texts`] wrote. Nothing is known where another program did.
    pub fn read(bytes: Vec<u8>) -> Self {
        let mut places = FxHashMap::default();
        let Ok((PROGRAM, mut rest)) = postcard::take_from_bytes::<&str>(&bytes) else {
            return Self::default();
        };
        while !rest.is_empty() {
            let Ok(((name, record), next)) = postcard::take_from_bytes::<(Name, &[u8])>(rest)
            else {
                return Self::default();
            };
            let end = bytes.len() - next.len();
            places.insert(name, end - record.len()..end);
            rest = next;
        }
        Self { bytes, places }
    }

    /// What is known of `source`, the text of a file with this hash.
    pub(super) fn of(&self, hash: &Hash, source: &Arc<Source>) -> Option<Known> {
        let record = self.bytes.get(self.places.get(hash.as_bytes())?.clone())?;
        let Record { outline, freshness } = postcard::from_bytes(record).ok()?;
        Some(Known { outline: outline.outline(source)?, freshness })
    }

    /// Whether something is known of a file with this hash.
    pub(super) fn has(&self, hash: &Hash) -> bool {
        self.places.contains_key(hash.as_bytes())
    }
}

impl Site {
    /// What is known of the texts that come out, for the next build.
    pub fn known_texts(&self) -> Vec<u8> {
        let mut bytes = postcard::to_stdvec(PROGRAM).unwrap_or_default();
        for text in self.texts().filter(|text| text.authored.is_clean) {
            let Some(record) = text.to_known() else { continue };
            let named = postcard::to_stdvec(&(text.authored.hash().as_bytes(), record));
            bytes.extend(named.unwrap_or_default());
        }
        bytes
    }
}

impl Text {
    fn to_known(&self) -> Option<Vec<u8>> {
        let as_it_is = Arc::ptr_eq(&self.parsed, &self.authored);
        let source = self.freshness_source.as_ref().filter(|_| as_it_is);
        let freshness = source
            .map(|source| (*source.hash().as_bytes(), self.record_fingerprint(), self.freshness));
        let outline = self.authored.outline().record();
        postcard::to_stdvec(&Record { outline, freshness }).ok()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use jiff::civil::Date;

    use super::*;
    use crate::config::Choices;
    use crate::diag::Sink;
    use crate::site::{Previous, load_after};
    use crate::world::Memory;

    const SETTINGS: &str = "source_language = \"en\"\n\
        [[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\nfont = false\n";
    const GUIDE: &str = "+++\ntitle = \"A guide\"\n+++\n\nA lead with 0800-39393.\n\n\
        ## First {#one}\n\n{{ contact(id=\"a\") }}\n\n### Second {minutes=10}\n\n\
        [Words](https://example.org/ \"a *title*\") and &amp; <https://example.org>.\n";

    const TRANSLATION: &str = "+++\ntitle = \"رہنما\"\n+++\n\nایک بات۔\n\n## پہلا\n";

    fn world(guide: &str) -> Memory {
        let mut world = Memory::new(Date::constant(2026, 11, 29));
        world.write("mashal.toml", SETTINGS);
        world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n\nWords.\n");
        world.write("content/en/guide.md", guide);
        world.write("content/ur/guide.md", TRANSLATION);
        world.write("content/ur/_index.md", "+++\ntitle = \"گھر\"\n+++\n\n<b>HTML</b>\n");
        world
    }

    fn load(guide: &str, texts: &KnownTexts) -> (Site, Vec<String>) {
        let mut sink = Sink::default();
        let previous = Previous { texts, known_clean: &|_| HashSet::new() };
        let site = load_after(&world(guide), &Choices::default(), &previous, &mut sink).unwrap();
        (site, sink.sorted().iter().map(|fault| format!("{fault:?}")).collect())
    }

    #[test]
    fn what_is_known_of_a_text_is_what_is_found_in_it() {
        let (first, faults) = load(GUIDE, &KnownTexts::default());
        let bytes = first.known_texts();
        let known = KnownTexts::read(bytes.clone());
        // One in which something is wrong is read again.
        assert_eq!((first.texts().count(), known.places.len()), (4, 3));
        let (again, same_faults) = load(GUIDE, &known);
        assert_eq!((again.known_texts(), same_faults), (bytes, faults));
        for (text, other) in again.texts().zip(first.texts()) {
            let outlines = [text, other].map(|text| format!("{:?}", text.outline()));
            assert_eq!(outlines[0], outlines[1]);
            assert_eq!(text.freshness, other.freshness);
        }
        let (edited, _) = load(&GUIDE.replace("Second", "Third"), &known);
        let headings: Vec<_> = edited.texts().flat_map(|text| &text.outline().headings).collect();
        assert!(headings.iter().any(|heading| heading.text == "Third"));
        assert!(headings.iter().all(|heading| heading.text != "Second"));
    }

    #[test]
    fn a_text_that_is_known_is_not_parsed() {
        let (first, _) = load(GUIDE, &KnownTexts::default());
        let texts = KnownTexts::read(first.known_texts());
        let (mut sink, choices) = (Sink::default(), Choices::default());
        // Otherwise all are proofread.
        let all = |site: &Site| site.texts().map(|text| text.fingerprint().into_owned()).collect();
        let previous = Previous { texts: &texts, known_clean: &all };
        let again = load_after(&world(GUIDE), &choices, &previous, &mut sink).unwrap();
        let parsed = again.texts().map(|text| text.authored.document.get().is_some());
        assert_eq!(parsed.collect::<Vec<_>>(), [false, false, true, false]);
    }

    #[test]
    fn what_cannot_be_read_is_not_known() {
        let (first, _) = load(GUIDE, &KnownTexts::default());
        let bytes = first.known_texts();
        for end in (0..bytes.len()).step_by(41) {
            let part = KnownTexts::read(bytes.get(..end).unwrap().to_vec());
            let (again, _) = load(GUIDE, &part);
            assert_eq!(again.known_texts(), bytes, "{end}");
        }
        let mut other = bytes;
        other[3] ^= 1;
        assert!(KnownTexts::read(other).places.is_empty(), "of another program");
    }
}
