//! Steps in the passive voice, which do not say who is to act.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{GAP, Passage};
use crate::diag::{Code, Diagnostic, Sink};

/// Reports a step in English that says what is done ("The phone should be locked") in place of what
/// to do ("Lock the phone").
///
/// The rule looks at the first main clause only. A clause in front of it that ends with a comma
/// ("If the phone is lost, …") is passed over, and it goes no further than to a word that opens
/// another clause ("that", "when", "sure"), a bracket, a quote, a semicolon or a colon. In it, a
/// form of *be* or *get*, perhaps with adverbs, before a participle is the passive. A participle is
/// a word in *-ed* or one of the irregular ones below; those that say how somebody feels or how
/// things stand ("tired", "lost"), and those that give a name ("called") are none. Commands ("Be
/// prepared", "Do not get drawn in"), infinitives that hang on an active verb ("Ask to be called
/// back") and what stands behind a pronoun inside the clause, which begins another ("Save all you
/// are sent"), are no fault.
pub fn check_step(passage: &Passage, sink: &mut Sink) {
    let Some(range) = passive(passage.text()) else { return };
    let words = passage.text().get(range.clone()).unwrap_or_default();
    let message = format!("a step in the passive voice: `{words}`");
    let fault = Diagnostic::new(Code::TextPassiveStep, message).at(passage.place(range).0);
    sink.push(
        fault.help("begin with what to do: `Lock the phone`, not `The phone should be locked`"),
    );
}

/// Signs behind which the first clause does not go on.
const BOUNDS: [char; 9] = ['(', ':', ';', '"', '“', '‘', '–', '—', GAP];

/// Words in front of a clause that are no part of it.
const OPENING: &str = "and but first here later next now often or sometimes soon then";

/// Words that open a clause which can stand in front of the main one.
const LEADING: &str = "\
    after although as because before if once since though unless until when whenever where \
    wherever while";

/// Others that open a clause, and verbs whose clause may do without one ("make sure the phone is
/// locked").
const SUBORDINATORS: &str = "\
    certain check how know say see so sure than that what whatever whether which who whose why";

/// Subjects that, inside a clause, begin another.
const PRONOUNS: &str = "he i it she they we you";

/// What an infinitive hangs on that only says that something must be.
const DUTIES: &str = "are has have is need needs ought";

const AUXILIARIES: &str = "\
    am are aren't be been get gets getting got is isn't they're was wasn't we're were weren't \
    you're";

/// Words that may stand between; so may those in *-ly*.
const ADVERBS: &str = "\
    all already also always been being both even ever first just never not now often only \
    sometimes still then";

const IRREGULAR: &str = "\
    beaten begun bitten bought broken brought built burnt caught chosen cut dealt drawn driven \
    eaten fed forgotten fought found frozen given grown heard held hidden hit kept known laid \
    learnt led lent made met paid put read run said seen sent set shot shown shut sold spent \
    split spoken spread stolen struck taken taught thrown told torn won worn written";

/// Words in *-ed* that are no participle of the passive.
const STATES: &str = "\
    afraid aged ashamed bed bored called confused embarrassed excited exceed exhausted feed frightened \
    gifted hundred indeed interested led married naked named need pleased proceed red related retired \
    sacred scared seed shed skilled speed succeed supposed talented tired unmarried used widowed \
    worried";

/// What may stand before the verb of a command.
const COMMANDING: &str = "always do don't never not";

/// Whether a form of *be* or *get* stands anywhere in `text`: most steps have none. A word that
/// only begins as one does counts too.
fn has_auxiliary(text: &str) -> bool {
    let begins = |word: &str, rest: &str| {
        AUXILIARIES.split_ascii_whitespace().any(|auxiliary| match auxiliary.split_once('\'') {
            Some((begin, _)) => begin.eq_ignore_ascii_case(word) && rest.starts_with(['\'', '’']),
            None => auxiliary.eq_ignore_ascii_case(word),
        })
    };
    let mut at = 0;
    text.split(|c: char| !c.is_ascii_alphabetic()).any(|word| {
        at += word.len();
        let rest = text.get(at..).unwrap_or_default();
        at += rest.chars().next().map_or(0, char::len_utf8);
        begins(word, rest)
    })
}

/// The place of the passive in the first main clause of `text`.
fn passive(text: &str) -> Option<Range<usize>> {
    if has_auxiliary(text) { passive_clause(text) } else { None }
}

fn passive_clause(text: &str) -> Option<Range<usize>> {
    let sentence = text.split_sentence_bounds().next()?;
    let start = main_clause(sentence)?;
    let clause = sentence.get(start..)?.split(BOUNDS).next()?;
    let words: Vec<Word> = clause
        .unicode_word_indices()
        .map(|(at, word)| Word { range: start + at..start + at + word.len(), plain: plain(word) })
        .skip_while(|word| listed(OPENING, &word.plain))
        .collect();
    for (index, word) in words.iter().enumerate() {
        let (before, after) = words.split_at(index);
        if opens_clause(&word.plain, before) {
            return None;
        }
        if !listed(AUXILIARIES, &word.plain) || is_active(&word.plain, before) {
            continue;
        }
        let next = after.iter().skip(1).find(|word| !is_adverb(&word.plain));
        if let Some(last) = next.filter(|word| is_participle(&word.plain)) {
            return Some(word.range.start..last.range.end);
        }
    }
    None
}

/// A word of the text.
struct Word {
    range: Range<usize>,
    /// In small letters, with straight apostrophes.
    plain: String,
}

/// Whether `word` is on a list.
fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|other| other == word)
}

fn plain(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// Where the first main clause of a sentence begins.
fn main_clause(sentence: &str) -> Option<usize> {
    let first = plain(sentence.unicode_words().next()?);
    match listed(LEADING, &first) {
        true => sentence.find(',').map(|comma| comma + 1),
        false => Some(0),
    }
}

/// Whether `word`, behind `before`, is the first of another clause.
fn opens_clause(word: &str, before: &[Word]) -> bool {
    let other = listed(SUBORDINATORS, word) || listed(LEADING, word);
    other || !before.is_empty() && listed(PRONOUNS, word)
}

/// Whether a form of *be* behind `before` is that of a command, or of an infinitive that hangs on
/// an active verb.
fn is_active(auxiliary: &str, before: &[Word]) -> bool {
    if let [.., verb, to] = before
        && to.plain == "to"
    {
        return !listed(DUTIES, &verb.plain);
    }
    let commanding = before.iter().all(|word| listed(COMMANDING, &word.plain));
    matches!(auxiliary, "be" | "get") && commanding
}

fn is_adverb(word: &str) -> bool {
    listed(ADVERBS, word) || word.ends_with("ly")
}

fn is_participle(word: &str) -> bool {
    (word.ends_with("ed") && !listed(STATES, word)) || listed(IRREGULAR, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Option<&str> {
        passive(text).map(|range| &text[range])
    }

    #[test]
    fn steps_that_say_what_is_done_are_found() {
        for (text, expected) in [
            ("The phone should be locked.", "be locked"),
            ("Screenshots are never sent to anyone.", "are never sent"),
            ("When the phone is lost, the SIM must be blocked.", "be blocked"),
            ("Then the account gets closed.", "gets closed"),
            ("The picture isn’t kept.", "isn’t kept"),
            ("The password needs to be changed often.", "be changed"),
            ("You will be asked for a code.", "be asked"),
            ("The chat is being watched.", "is being watched"),
            ("The code has already been taken.", "been taken"),
            ("The report may not be shared with the family.", "be shared"),
        ] {
            assert_eq!(found(text).unwrap_or_default(), expected, "{text}");
        }
    }

    #[test]
    fn steps_that_say_what_to_do_are_not() {
        for text in [
            "",
            "Lock the phone.",
            "If the phone is locked, call from another one.",
            "If the phone is locked",
            "Write down when the message was sent.",
            "Save everything that was sent.",
            "Save the messages you were sent.",
            "Make sure the phone is locked.",
            "Ask to be called back.",
            "Be prepared to wait.",
            "Do not get drawn into a quarrel.",
            "Stop. The account is blocked.",
            "Open Settings (it is hidden in some phones).",
            "Touch “Your phone is locked”.",
            "Stay where others are; the bus is watched.",
            "The app is called Signal. Install it.",
            "The folder is named “Photos”.",
            "You may be tired.",
            "You need to speed up.",
            "Call a shop that is trusted.",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }

    #[test]
    fn no_passive_is_without_its_auxiliary() {
        const PARTS: [&str; 20] = [
            "The phone",
            "is",
            "Is",
            "isn’t",
            "they're",
            "are",
            "been",
            "GET",
            "kept",
            "locked",
            "sent",
            " ",
            " ",
            " ",
            "\u{a0}",
            "-",
            "’",
            "'",
            "é",
            "3",
        ];
        let mut random = fastrand::Rng::with_seed(1);
        let mut found = 0;
        for _ in 0..20_000 {
            let parts = random.usize(0..8);
            let text: String = (0..parts).filter_map(|_| random.choice(PARTS)).collect();
            let slow = passive_clause(&text);
            assert_eq!(passive(&text), slow, "{text:?}");
            found += usize::from(slow.is_some());
        }
        assert!(found > 200, "{found}");
    }
}
