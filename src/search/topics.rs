//! What can be found, with the words that find it, while it is gathered.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::fold::{each_word, fold, words};

/// What a topic is, as the script knows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// What happened to the reader.
    Need = 0,
    /// A page.
    Page = 1,
    /// Somebody who helps.
    Contact = 2,
}

/// Where words stand in a topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// In its title, or among the words that its author gave it to be found by.
    Title,
    /// In a heading.
    Heading,
    /// In its text.
    Text,
}

/// What can be found.
#[derive(Debug)]
pub(super) struct Topic {
    pub(super) kind: Kind,
    pub(super) title: String,
    /// Its place among the languages of the index.
    pub(super) language: usize,
    /// From the folder of the language of the index.
    pub(super) href: String,
    /// What is dialled, and the number as it is shown.
    pub(super) call: Option<[String; 2]>,
    /// Headings with their ids.
    pub(super) headings: Vec<[String; 2]>,
    /// Each word of it.
    pub(super) words: Vec<Place>,
}

/// Where a word stands in a topic: its number, the field, and the part. Part 0 is all above the
/// first heading. In one number, since each text has a thousand of them, which are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place(u64);

impl Place {
    fn new(word: u32, field: Field, part: usize) -> Self {
        // No text has as many headings as 30 bits count.
        let part = (part as u64).min((1 << 30) - 1);
        Self(u64::from(word) << 32 | (field as u64) << 30 | part)
    }

    pub(super) fn word(self) -> usize {
        (self.0 >> 32) as usize
    }

    pub(super) fn field(self) -> Field {
        match self.0 >> 30 & 3 {
            0 => Field::Title,
            1 => Field::Heading,
            _ => Field::Text,
        }
    }

    pub(super) fn part(self) -> u32 {
        (self.0 & ((1 << 30) - 1)) as u32
    }

    pub(super) fn field_and_part(self) -> u32 {
        self.0 as u32
    }
}

/// Topics with their words, while they are gathered.
#[derive(Debug, Default)]
pub struct Topics {
    pub(super) all: Vec<Topic>,
    /// Words by number, and numbers by word.
    pub(super) words: Vec<Arc<str>>,
    numbers: FxHashMap<Arc<str>, u32>,
    /// Room for a word.
    room: String,
}

impl Topics {
    /// Begins a topic that leads to `href`, counted from the folder of the index's language. What
    /// follows is of it.
    pub fn begin(&mut self, kind: Kind, title: &str, language: usize, href: String) {
        let (call, headings, words) = (None, Vec::new(), Vec::new());
        let title = title.to_owned();
        self.all.push(Topic { kind, title: title.clone(), language, href, call, headings, words });
        self.found_by(&title);
    }

    /// A number to call, as it is dialled and as it is shown.
    pub fn call(&mut self, dialled: String, shown: &str) {
        if let Some(topic) = self.all.last_mut() {
            topic.call = Some([dialled, shown.to_owned()]);
        }
    }

    /// Words that its author gave it to be found by. Neighbours are one word as well: people write
    /// `blackmail` and `black mail`.
    pub fn found_by(&mut self, given: &str) {
        self.add(given, Field::Title);
        let folded = fold(given);
        let all: Vec<&str> = words(&folded).collect();
        for (one, other) in all.iter().zip(all.iter().skip(1)) {
            self.word(&[*one, *other].concat(), Field::Title);
        }
    }

    /// A heading; what follows stands below it.
    pub fn heading(&mut self, title: &str, id: &str) {
        if let Some(topic) = self.all.last_mut() {
            topic.headings.push([title.to_owned(), id.to_owned()]);
        }
        self.add(title, Field::Heading);
    }

    /// Words of a field.
    pub fn add(&mut self, text: &str, field: Field) {
        let mut room = std::mem::take(&mut self.room);
        each_word(text, &mut room, |word| self.word(word, field));
        self.room = room;
    }

    fn word(&mut self, word: &str, field: Field) {
        let number = match self.numbers.get(word) {
            Some(number) => *number,
            None => {
                let number = self.words.len() as u32;
                let word: Arc<str> = word.into();
                self.words.push(Arc::clone(&word));
                self.numbers.insert(word, number);
                number
            }
        };
        if let Some(topic) = self.all.last_mut() {
            topic.words.push(Place::new(number, field, topic.headings.len()));
        }
    }
}
