//! What is found by which words, and the files that hold it.

use std::sync::Arc;

use serde_json::{Value, json};

use super::fold::LETTERS;
use super::numbers;
use super::skeleton::{CONSONANTS, FIRST, skeleton};
use super::topics::{Field, Kind, Place, Topic, Topics};
use crate::world::Bytes;

/// So many words of a topic's text find it, those that say most of it.
const WORDS_OF_TEXT: usize = 16;
/// Words of more than one topic in so many say nothing, where there are enough to tell.
const COMMON: usize = 6;
/// One word finds at most so many topics of a file.
const MOST: usize = 200;
/// Where there are more topics than that, they are found by more files than one, of which a search
/// loads those of its words.
const IN_ONE_FILE: usize = 200;
/// For so many topics there is one more file.
const TOPICS_A_FILE: usize = 20;

/// The files by which topics are found; the first is loaded when the field is touched.
#[derive(Debug)]
pub struct Index {
    /// Each as it goes out.
    pub files: Vec<Bytes>,
}

/// How many files there are beside the first for so many topics.
pub fn others(topics: usize) -> usize {
    if topics > IN_ONE_FILE { topics / TOPICS_A_FILE } else { 0 }
}

impl Index {
    /// The index of `topics`; `languages` are tag, direction and name of those that they are in,
    /// the reader's own first.
    pub fn new(topics: Topics, languages: &[[String; 3]]) -> Self {
        let Topics { all: mut topics, words, .. } = topics;
        let others = others(topics.len());
        let mut files: Vec<File> = (0..=others).map(|_| File::default()).collect();
        let mut often = vec![0_usize; words.len()];
        for topic in &mut topics {
            topic.words.sort_unstable();
            for of_word in topic.words.chunk_by(|one, other| one.word() == other.word()) {
                let first = of_word.first().and_then(|place| often.get_mut(place.word()));
                first.into_iter().for_each(|times| *times += 1);
            }
        }
        let topics_in_all = topics.len();
        let words = Dictionary::new(words, often, others);
        for (number, topic) in topics.iter_mut().enumerate() {
            let own = std::mem::take(&mut topic.words);
            for posting in words.postings(number, &own, topics_in_all) {
                // Needs and contacts are few, and wanted at once.
                let at = match topic.kind {
                    Kind::Page => words.file(posting.word),
                    _ => 0,
                };
                if let Some(file) = files.get_mut(at) {
                    file.postings.push(posting);
                }
            }
        }
        let written = files.into_iter().enumerate().map(|(at, file)| {
            let mut value = file.write(&topics, &words);
            if let Some(object) = value.as_object_mut().filter(|_| at == 0) {
                object.insert("n".into(), json!(topics.len()));
                object.insert("s".into(), json!(others));
                object.insert("l".into(), json!(languages));
                object.insert("f".into(), json!(LETTERS));
                object.insert("k".into(), json!([CONSONANTS, FIRST]));
            }
            format!("document.currentScript.found({value});\n").into_bytes().into()
        });
        Self { files: written.collect() }
    }
}

/// The number of the file in which a word of a page is found. What is typed begins as a word does,
/// so the file follows from how the skeleton begins.
fn file_of(word: &str, others: usize) -> usize {
    if others == 0 {
        return 0;
    }
    let skeleton = skeleton(word);
    let begin = skeleton.chars().take(2).fold(0_usize, |sum, c| sum * 31 + c as usize);
    1 + begin % others
}

/// A part of a topic that a word finds. Words are known by their rank: their place in the order of
/// all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Posting {
    word: u32,
    topic: u32,
    field: Field,
    part: u32,
}

/// All words of an index.
struct Dictionary {
    /// In their order.
    words: Vec<Arc<str>>,
    /// The file of each.
    files: Vec<usize>,
    /// By number: the rank.
    ranks: Vec<u32>,
    /// By number: how many topics have it.
    often: Vec<usize>,
}

impl Dictionary {
    fn new(words: Vec<Arc<str>>, often: Vec<usize>, others: usize) -> Self {
        let mut sorted: Vec<_> = words.into_iter().enumerate().collect();
        sorted.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
        let mut ranks = vec![0; sorted.len()];
        for (rank, (number, _)) in sorted.iter().enumerate() {
            ranks.get_mut(*number).into_iter().for_each(|place| *place = rank as u32);
        }
        let words: Vec<_> = sorted.into_iter().map(|(_, word)| word).collect();
        let files = words.iter().map(|word| file_of(word, others)).collect();
        Self { words, files, ranks, often }
    }

    fn word(&self, rank: u32) -> &str {
        self.words.get(rank as usize).map_or("", |word| word)
    }

    fn file(&self, rank: u32) -> usize {
        self.files.get(rank as usize).copied().unwrap_or_default()
    }

    /// Where words that find the topic `number`, one of so many `topics`, stand in it; `places` are
    /// those of all its words, in order.
    fn postings(&self, number: usize, places: &[Place], topics: usize) -> Vec<Posting> {
        let topic = number as u32;
        let mut found = Vec::new();
        let mut of_text: Vec<(usize, u32, u32)> = Vec::new();
        for of_word in places.chunk_by(|one, other| one.word() == other.word()) {
            let Some(number) = of_word.first().map(|place| place.word()) else { continue };
            let Some((word, times)) = self.ranks.get(number).zip(self.often.get(number)) else {
                continue;
            };
            let (word, times) = (*word, *times);
            let common = times * COMMON > topics && times > COMMON * 2;
            let before = found.len();
            // They are in the order of fields, and then of parts.
            let mut in_text = (0, 0);
            for of_part in
                of_word.chunk_by(|one, other| one.field_and_part() == other.field_and_part())
            {
                let Some(place) = of_part.first() else { continue };
                let (field, part) = (place.field(), place.part());
                match field {
                    Field::Title if found.len() > before => {}
                    Field::Title => found.push(Posting { word, topic, field, part: 0 }),
                    Field::Heading if common => {}
                    Field::Heading => found.push(Posting { word, topic, field, part }),
                    Field::Text if of_part.len() > in_text.0 => in_text = (of_part.len(), part),
                    Field::Text => {}
                }
            }
            let is_long = || self.word(word).chars().nth(2).is_some();
            if found.len() == before && in_text.0 > 0 && !common && is_long() {
                // Whole numbers: logarithms differ from machine to machine.
                let rare = (topics * 16 / times).checked_ilog2().unwrap_or(0) as usize;
                let count = of_word.len().min(4);
                of_text.push((count * rare, word, in_text.1));
            }
        }
        of_text.sort_unstable_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(&other.1)));
        let best = of_text.into_iter().take(WORDS_OF_TEXT);
        found.extend(best.map(|(_, word, part)| Posting { word, topic, field: Field::Text, part }));
        found
    }
}

/// One file in the making.
#[derive(Default)]
struct File {
    postings: Vec<Posting>,
}

impl File {
    /// Leaves of each word the topics that say most of it, all in order.
    fn limit(&mut self) {
        self.postings.sort_unstable();
        let mut left = Vec::with_capacity(self.postings.len());
        for of_word in self.postings.chunk_by(|one, other| one.word == other.word) {
            let mut topics: Vec<&[Posting]> =
                of_word.chunk_by(|one, other| one.topic == other.topic).collect();
            if topics.len() > MOST {
                topics.sort_by_key(|of_topic| {
                    let has = |field| of_topic.iter().any(|posting| posting.field == field);
                    (!has(Field::Title), !has(Field::Heading))
                });
                topics.truncate(MOST);
                topics.sort_by_key(|of_topic| of_topic.first().copied());
            }
            left.extend(topics.into_iter().flatten());
        }
        self.postings = left;
    }

    /// `t`: topics as `[kind, language, title, address, [heading, id, …], dialled, shown]`; `w`:
    /// words, each as how much it shares with the one before, and the rest; `p`: for each word the
    /// parts of all topics that it finds, counted through, by field.
    fn write(mut self, topics: &[Topic], words: &Dictionary) -> Value {
        self.limit();
        // Of topics and headings only those that something here leads to; each topic with its
        // beginning.
        let mut parts: Vec<(u32, u32)> = self
            .postings
            .iter()
            .flat_map(|posting| [(posting.topic, 0), (posting.topic, posting.part)])
            .collect();
        parts.sort_unstable();
        parts.dedup();
        let mut listed = Vec::new();
        for of_topic in parts.chunk_by(|one, other| one.0 == other.0) {
            let number = of_topic.first().map_or(0, |(number, _)| *number as usize);
            let Some(topic) = topics.get(number) else { continue };
            let used = of_topic.iter().filter_map(|(_, part)| part.checked_sub(1));
            let headings = used.filter_map(|place| topic.headings.get(place as usize));
            let mut entry = vec![
                json!(topic.kind as u8),
                json!(topic.language),
                json!(topic.title),
                json!(topic.href),
                json!(headings.flatten().collect::<Vec<_>>()),
            ];
            entry.extend(topic.call.iter().flatten().map(|number| json!(number)));
            listed.push(Value::Array(entry));
        }
        let (mut texts, mut places) = (String::new(), String::new());
        let mut last: &str = "";
        for of_word in self.postings.chunk_by(|one, other| one.word == other.word) {
            let word = of_word.first().map_or("", |posting| words.word(posting.word));
            // The script counts the halves of surrogates.
            let same = last.chars().zip(word.chars()).take_while(|(one, other)| one == other);
            let (mut letters, mut units) = (0, 0);
            for (letter, _) in same {
                if units + letter.len_utf16() > numbers::IN_ONE_SIGN {
                    break;
                }
                (letters, units) = (letters + 1, units + letter.len_utf16());
            }
            numbers::push(units, &mut texts);
            texts.extend(word.chars().skip(letters));
            texts.push(' ');
            last = word;
            for field in [Field::Title, Field::Heading, Field::Text] {
                let of_field = of_word.iter().filter(|posting| posting.field == field);
                let of_field = of_field
                    .filter_map(|posting| parts.binary_search(&(posting.topic, posting.part)).ok());
                if field > Field::Title {
                    places.push('!');
                }
                numbers::push_growing(of_field, &mut places);
            }
            places.push(' ');
        }
        // Fields at the end that are empty say nothing.
        let places: Vec<&str> =
            places.trim_end().split(' ').map(|p| p.trim_end_matches('!')).collect();
        json!({ "t": listed, "w": texts.trim_end(), "p": places.join(" ") })
    }
}
