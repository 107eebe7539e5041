//! What became of each unit of a source, over random edits whose truth is known.

use fastrand::Rng;
use mashal::diag::{Sink, Source};
use mashal::freshness::{Run, UnitChange, changes};
use mashal::markdown::{Document, Unit, UnitKind};

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
    fn unit(&self) -> Unit {
        Unit { kind: self.kind, range: 0..0, text: self.words.join(" "), section: 0 }
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

/// What became of `now` for a translation that stands unit for unit beside what was `then`.
fn fates(then: &[Unit], now: &[Unit]) -> Vec<UnitChange> {
    changes(then, then, now, &[]).units
}

fn one(at: usize) -> Run {
    Run { first: at, count: 1 }
}

/// Over random edits a translation is shown for the unit that it was made from, or for one that was
/// written in its place; and a unit that has the same place and neighbours keeps its translation.
#[test]
fn a_translation_is_shown_for_what_it_was_made_from() {
    let mut author = Author { random: Rng::with_seed(7), born: 0 };
    let (mut same, mut changed, mut elsewhere) = (0, 0, 0);
    for _ in 0..50 {
        let then: Vec<Known> = (0..author.random.usize(1..40)).map(|_| author.unit()).collect();
        let mut now = then.clone();
        for _ in 0..10 {
            author.edit(&mut now);
            let units = |units: &[Known]| units.iter().map(Known::unit).collect::<Vec<_>>();
            let fates = fates(&units(&then), &units(&now));
            assert_eq!(fates.len(), now.len(), "no unit is lost");
            let who = |units: &[Known], at: Option<usize>| {
                at.and_then(|at| units.get(at)).map(|unit| unit.who)
            };
            let place = |who: usize| then.iter().position(|other| other.who == who);
            let mut used = std::collections::BTreeSet::new();
            for (at, (unit, fate)) in now.iter().zip(&fates).enumerate() {
                let was = place(unit.who);
                if let Some(run) = fate.run().filter(|run| run.count > 0) {
                    assert!(used.insert(run.first), "a translation is used twice");
                }
                match *fate {
                    UnitChange::Same(run) => {
                        assert_eq!(then[run.first].words, unit.words);
                        assert_eq!(Some(run), was.map(one));
                        same += 1;
                    }
                    UnitChange::Changed(run) if was == Some(run.first) => {
                        assert_ne!(then[run.first].words, unit.words);
                        changed += 1;
                    }
                    UnitChange::Changed(_) => elsewhere += 1,
                    UnitChange::Added => {
                        assert!(was.is_none_or(|at| then[at].words != unit.words));
                        let around = |units: &[Known], at: usize| {
                            [who(units, at.checked_sub(1)), who(units, Some(at + 1))]
                        };
                        let stays = was.is_some_and(|was| around(&then, was) == around(&now, at));
                        assert!(!stays, "{:?}", unit.words);
                    }
                }
            }
        }
    }
    assert!(same > 5000 && changed > 500 && elsewhere < changed, "{same} {changed} {elsewhere}");
}

#[test]
fn nothing_changes_where_nothing_has_changed() {
    let mut author = Author { random: Rng::with_seed(8), born: 0 };
    let units: Vec<_> = (0..200).map(|_| author.unit().unit()).collect();
    let whole: Vec<_> = (0..200).map(|at| UnitChange::Same(one(at))).collect();
    assert_eq!(fates(&units, &units), whole);
    assert_eq!(fates(&[], &units), vec![UnitChange::Added; 200]);
    assert_eq!(fates(&units, &[]), []);
}

fn units(text: &str) -> Vec<Unit> {
    let source = Source::new("a.md", text);
    Document::parse(&source, 0..text.len(), &mut Sink::default()).units()
}

/// What was written, what is written now, and of each unit now what says it: `=2` the third unit of
/// the translation, `~2` the same, which is marked as changed, `~1+2` two of them, `^` what says
/// the one before too, and `new`.
#[test]
fn each_kind_of_edit_keeps_its_translation() {
    let ten = "one two three four five six seven eight nine ten";
    let whole = "Tell a friend where you are. Ask her to call you in an hour.";
    let (half, other) = whole.split_at(29);
    let split = format!("{half}\n\n{other}");
    let long = format!("Log out {ten}.");
    let pairs = [
        ("Call the police.", "Call the police first."),
        ("Block him.", "Block and report him."),
        ("Log out.", "Log out of everything."),
        ("Tell a friend.", "Tell a friend you trust."),
        ("Borrow a phone.", "Borrow a phone from a neighbour."),
        ("Log out.", &long),
        ("Breathe.", "Sit down."),
    ];
    for (then, now) in pairs {
        for [before, after] in [["", ""], ["- First.\n", "- Last.\n"], ["## Now\n\n- ", "\n- a b"]]
        {
            let sign = if before.is_empty() || before.ends_with("- ") { "" } else { "- " };
            let of = |text: &str| fates_of(&format!("{before}{sign}{then}\n{after}"), text);
            let found = of(&format!("{before}{sign}{now}\n{after}"));
            assert_eq!(found.matches('~').count(), 1, "{then} {now}: {found}");
            assert!(!found.contains("new"), "{then} {now}: {found}");
        }
    }
    for (then, now, expected) in [
        // A step moved, and two that change places.
        ("1. One step.\n2. Two.\n3. Three.\n", "1. Two.\n2. Three.\n3. One step.\n", "=1 =2 =0"),
        ("1. One.\n2. Two.\n3. Three.\n", "1. One.\n2. Three.\n3. Two.\n", "=0 =2 =1"),
        // Moved and changed.
        (
            "First of all.\n\nTake a screenshot of the message now.\n\nLast of all.\n",
            "First of all.\n\nLast of all.\n\nTake a screenshot of the whole message.\n",
            "=0 =2 ~1",
        ),
        (whole, &split, "~0 ^"),
        (&split, whole, "~0+1"),
        // A new one beside one that has changed.
        ("- Call the police.\n", "- Call the police first.\n- Lock the door.\n", "~0 new"),
        // A list that comes apart.
        ("- Tell a friend.\n- Go out.\n", "- Tell a friend.\n\n- Go out.\n", "~0 ~1"),
    ] {
        assert_eq!(fates_of(then, now), expected, "{then} → {now}");
    }
}

fn fates_of(then: &str, now: &str) -> String {
    let runs = |run: Run| match run.count {
        0 => "^".to_owned(),
        _ => run.places().map(|at| at.to_string()).collect::<Vec<_>>().join("+"),
    };
    let fates = fates(&units(then), &units(now)).into_iter().map(|fate| match fate {
        UnitChange::Same(run) => format!("={}", runs(run)),
        UnitChange::Changed(Run { count: 0, .. }) => "^".to_owned(),
        UnitChange::Changed(run) => format!("~{}", runs(run)),
        UnitChange::Added => "new".to_owned(),
    });
    fates.collect::<Vec<_>>().join(" ")
}

/// A translation of another structure than its source: which of its units say each unit of it.
#[test]
fn what_two_languages_share_pairs_their_texts() {
    for (source, own, expected) in [
        // One paragraph in two, and two in one.
        (
            "Call 1799 from a safe phone. Ask for the desk for women and write the number down.\n\n## Later\n\nEnd.\n",
            "محفوظ فون سے 1799 پر کال کریں۔\n\nخواتین کے ڈیسک کا پوچھیں اور نمبر لکھ لیں۔\n\n## بعد میں\n\nآخر۔\n",
            "=0+1 =2 =3",
        ),
        (
            "Call 1799 from a safe phone.\n\nAsk for the desk for women and write the number down.\n\n## Later\n\nEnd.\n",
            "محفوظ فون سے 1799 پر کال کریں۔ خواتین کے ڈیسک کا پوچھیں اور نمبر لکھ لیں۔\n\n## بعد میں\n\nآخر۔\n",
            "=0 ^ =1 =2",
        ),
        // What is not translated has nothing, and a heading that only the translation has is
        // nobody's.
        (
            "- Log in to WhatsApp.\n- Tap 2.\n- Wait 40 minutes.\n",
            "- WhatsApp میں جائیں۔\n- 40 منٹ رکیں۔\n",
            "=0 new =1",
        ),
        ("One.\n\n## Two\n\nThree.\n", "## عنوان\n\nایک۔\n\n## دو\n\nتین۔\n", "=1 =2 =3"),
    ] {
        let (source, own) = (units(source), units(own));
        let fates = changes(&own, &source, &source, &[]).units.into_iter().map(|fate| match fate {
            UnitChange::Same(Run { count: 0, .. }) => "^".to_owned(),
            UnitChange::Same(run) => {
                let places = run.places().map(|at| at.to_string());
                format!("={}", places.collect::<Vec<_>>().join("+"))
            }
            other => format!("{other:?}").chars().take(3).collect::<String>().replace("Add", "new"),
        });
        assert_eq!(fates.collect::<Vec<_>>().join(" "), expected, "{own:#?}");
    }
}
