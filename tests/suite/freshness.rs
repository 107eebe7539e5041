//! What became of each unit of a source, over random edits whose truth is known.

use fastrand::Rng;
use mashal::freshness::{Print, UnitChange, align};
use mashal::markdown::UnitKind;

const WORDS: [&str; 40] = [
    "take", "keep", "phone", "number", "message", "screen", "password", "sister", "office", "call",
    "write", "proof", "safe", "open", "close", "browser", "account", "photo", "report", "police",
    "lawyer", "bank", "money", "client", "letter", "answer", "wait", "copy", "delete", "share",
    "never", "always", "first", "second", "before", "after", "without", "someone", "trusted",
    "anybody",
];

/// A unit of a document: who it is, over all edits, and what it says.
#[derive(Clone)]
struct Known {
    who: usize,
    kind: UnitKind,
    words: Vec<&'static str>,
}

impl Known {
    fn print(&self) -> (UnitKind, Print) {
        (self.kind, Print::of(&self.words.join(" ")))
    }
}

struct Author {
    random: Rng,
    born: usize,
}

impl Author {
    fn word(&mut self) -> &'static str {
        WORDS[self.random.usize(..WORDS.len())]
    }

    fn unit(&mut self) -> Known {
        self.born += 1;
        let kinds = [UnitKind::Paragraph, UnitKind::Item, UnitKind::Heading(2), UnitKind::Cell];
        let kind = kinds[self.random.usize(..kinds.len())];
        let length = self.random.usize(3..25);
        Known { who: self.born, kind, words: (0..length).map(|_| self.word()).collect() }
    }

    fn edit(&mut self, document: &mut Vec<Known>) {
        let at = self.random.usize(..document.len());
        match self.random.u8(..5) {
            0 => {
                let unit = self.unit();
                document.insert(at, unit);
            }
            1 if document.len() > 1 => drop(document.remove(at)),
            2 => {
                let unit = document.remove(at);
                let to = self.random.usize(..=document.len());
                document.insert(to, unit);
            }
            _ => {
                let (word, length) = (self.word(), document[at].words.len());
                let place = self.random.usize(..length);
                document[at].words[place] = word;
            }
        }
    }
}

#[test]
fn no_translation_is_shown_for_a_unit_that_it_was_not_made_from() {
    let mut author = Author { random: Rng::with_seed(7), born: 0 };
    let (mut same, mut changed, mut moved) = (0, 0, 0);
    for _ in 0..50 {
        let then: Vec<Known> = (0..author.random.usize(1..40)).map(|_| author.unit()).collect();
        let mut now = then.clone();
        for _ in 0..10 {
            author.edit(&mut now);
            let prints = |units: &[Known]| units.iter().map(Known::print).collect::<Vec<_>>();
            let fates = align(&prints(&then), &prints(&now));
            assert_eq!(fates.len(), now.len(), "no unit is lost");
            let mut used = std::collections::BTreeSet::new();
            for (unit, fate) in now.iter().zip(&fates) {
                let place = then.iter().position(|other| other.who == unit.who);
                match *fate {
                    UnitChange::Same(from) => {
                        assert_eq!(then[from].words, unit.words);
                        assert!(used.insert(from), "a translation is used twice");
                        moved += usize::from(place != Some(from));
                        same += 1;
                    }
                    UnitChange::Changed(from) => {
                        assert_eq!(Some(from), place, "{:?} {:?}", then[from].words, unit.words);
                        assert_ne!(then[from].words, unit.words);
                        assert!(used.insert(from));
                        changed += 1;
                    }
                    // Where its text is what it was, it is known again wherever it has gone.
                    UnitChange::Added => {
                        assert!(place.is_none_or(|at| then[at].words != unit.words))
                    }
                }
            }
        }
    }
    assert!(same > 5000 && changed > 300 && moved == 0, "{same} {changed} {moved}");
}

#[test]
fn nothing_changes_where_nothing_has_changed() {
    let mut author = Author { random: Rng::with_seed(8), born: 0 };
    let units: Vec<_> = (0..200).map(|_| author.unit().print()).collect();
    let fates: Vec<_> = (0..200).map(UnitChange::Same).collect();
    assert_eq!(align(&units, &units), fates);
    assert_eq!(align(&[], &units), vec![UnitChange::Added; 200]);
    assert_eq!(align(&units, &[]), []);
}
