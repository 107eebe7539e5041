//! What is found by which words, and the files that hold it.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use serde_json::{Value, json};

use super::fold::{LETTERS, fold, fold_into, words};
use super::numbers;
use super::skeleton::{CONSONANTS, FIRST, skeleton};
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
struct Topic {
    kind: Kind,
    title: String,
    /// Its place among the languages of the index.
    language: usize,
    /// From the folder of the language of the index.
    href: String,
    /// What is dialled, and the number as it is shown.
    call: Option<[String; 2]>,
    /// Headings with their ids.
    headings: Vec<[String; 2]>,
    /// Each word of it, by its number, with its field and part. Part 0 is all above the first
    /// heading.
    words: Vec<(u32, Field, u32)>,
}

/// Topics with their words, while they are gathered.
#[derive(Debug, Default)]
pub struct Topics {
    all: Vec<Topic>,
    /// Words by number, and numbers by word.
    words: Vec<Arc<str>>,
    numbers: HashMap<Arc<str>, u32>,
    folded: String,
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
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold_into(text, &mut folded);
        words(&folded).for_each(|word| self.word(word, field));
        self.folded = folded;
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
            topic.words.push((number, field, topic.headings.len() as u32));
        }
    }
}

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
            for of_word in topic.words.chunk_by(|one, other| one.0 == other.0) {
                let Some((number, ..)) = of_word.first() else { continue };
                if let Some(times) = often.get_mut(*number as usize) {
                    *times += 1;
                }
            }
        }
        for (number, topic) in topics.iter().enumerate() {
            for (word, postings) in postings(topic, &words, &often, topics.len()) {
                // Needs and contacts are few, and wanted at once.
                let at = match topic.kind {
                    Kind::Page => file_of(&word, others),
                    _ => 0,
                };
                if let Some(file) = files.get_mut(at) {
                    file.words.entry(word).or_default().push((number, postings));
                }
            }
        }
        files.iter_mut().for_each(File::limit);
        let written = files.iter().enumerate().map(|(at, file)| {
            let mut value = file.write(&topics);
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
    let skeleton = skeleton(word);
    let begin = skeleton.chars().take(2).fold(0_usize, |sum, c| sum * 31 + c as usize);
    if others == 0 { 0 } else { 1 + begin % others }
}

/// The parts of a topic in which a word stands: for each field, in its order.
type Postings = [Vec<usize>; 3];

/// Words that find a topic, with where they stand.
fn postings(
    topic: &Topic,
    words: &[Arc<str>],
    often: &[usize],
    topics: usize,
) -> Vec<(Arc<str>, Postings)> {
    let mut found = Vec::new();
    let mut of_text: Vec<(usize, &Arc<str>, usize)> = Vec::new();
    for of_word in topic.words.chunk_by(|one, other| one.0 == other.0) {
        let Some((number, ..)) = of_word.first() else { continue };
        let number = *number as usize;
        let Some((word, times)) = words.get(number).zip(often.get(number)) else { continue };
        let common = times * COMMON > topics && *times > COMMON * 2;
        // They are in the order of fields, and then of parts.
        let mut fields: Postings = Default::default();
        let mut in_text = (0, 0);
        for of_part in of_word.chunk_by(|one, other| (one.1, one.2) == (other.1, other.2)) {
            let Some((_, field, part)) = of_part.first() else { continue };
            let part = *part as usize;
            match field {
                Field::Title => fields[0] = vec![0],
                Field::Heading if common => {}
                Field::Heading => fields[1].push(part),
                Field::Text if of_part.len() > in_text.0 => in_text = (of_part.len(), part),
                Field::Text => {}
            }
        }
        if fields.iter().any(|field| !field.is_empty()) {
            found.push((Arc::clone(word), fields));
        } else if in_text.0 > 0 && !common && word.chars().nth(2).is_some() {
            // Whole numbers: logarithms differ from machine to machine.
            let rare = (topics * 16 / times).checked_ilog2().unwrap_or(0) as usize;
            let count = of_word.len().min(4);
            of_text.push((count * rare, word, in_text.1));
        }
    }
    of_text.sort_by(|one, other| other.0.cmp(&one.0).then(one.1.cmp(other.1)));
    let best = of_text.into_iter().take(WORDS_OF_TEXT);
    found.extend(best.map(|(_, word, part)| (Arc::clone(word), [vec![], vec![], vec![part]])));
    found
}

/// One file in the making: for each word, the topics that it finds.
#[derive(Default)]
struct File {
    words: BTreeMap<Arc<str>, Vec<(usize, Postings)>>,
}

impl File {
    /// Leaves the topics that say most of a word.
    fn limit(&mut self) {
        for found in self.words.values_mut().filter(|found| found.len() > MOST) {
            found.sort_by_key(|(number, [title, headings, _])| {
                (title.is_empty(), headings.is_empty(), *number)
            });
            found.truncate(MOST);
            found.sort_by_key(|(number, _)| *number);
        }
    }

    /// `t`: topics as `[kind, language, title, address, [heading, id, …], dialled, shown]`; `w`:
    /// words, each as how much it shares with the one before, and the rest; `p`: for each word the
    /// parts of all topics that it finds, counted through, by field.
    fn write(&self, topics: &[Topic]) -> Value {
        // Of topics and headings only those that something here leads to.
        let mut parts: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for (topic, postings) in self.words.values().flatten() {
            parts.entry(*topic).or_default().extend(postings.iter().flatten());
        }
        let mut numbers: HashMap<(usize, usize), usize> = HashMap::new();
        let mut listed = Vec::new();
        for (number, used) in &parts {
            let Some(topic) = topics.get(*number) else { continue };
            numbers.insert((*number, 0), numbers.len());
            let mut headings = Vec::new();
            for part in used.iter().filter(|part| **part > 0) {
                numbers.insert((*number, *part), numbers.len());
                headings.extend(topic.headings.get(part - 1).into_iter().flatten());
            }
            let mut entry = vec![
                json!(topic.kind as u8),
                json!(topic.language),
                json!(topic.title),
                json!(topic.href),
                json!(headings),
            ];
            entry.extend(topic.call.iter().flatten().map(|number| json!(number)));
            listed.push(Value::Array(entry));
        }
        let (mut words, mut places) = (String::new(), String::new());
        let mut last: &str = "";
        for (word, found) in &self.words {
            // The script counts the halves of surrogates.
            let same = last.chars().zip(word.chars()).take_while(|(one, other)| one == other);
            let (mut letters, mut units) = (0, 0);
            for (letter, _) in same {
                if units + letter.len_utf16() > numbers::IN_ONE_SIGN {
                    break;
                }
                (letters, units) = (letters + 1, units + letter.len_utf16());
            }
            numbers::push(units, &mut words);
            words.extend(word.chars().skip(letters));
            words.push(' ');
            last = word;
            for field in 0..3 {
                let of_field = found.iter().flat_map(|(topic, postings)| {
                    let parts = postings.get(field).into_iter().flatten();
                    parts.filter_map(|part| numbers.get(&(*topic, *part)).copied())
                });
                if field > 0 {
                    places.push('!');
                }
                numbers::push_growing(of_field, &mut places);
            }
            places.push(' ');
        }
        // Fields at the end that are empty say nothing.
        let places: Vec<&str> =
            places.trim_end().split(' ').map(|p| p.trim_end_matches('!')).collect();
        json!({ "t": listed, "w": words.trim_end(), "p": places.join(" ") })
    }
}
