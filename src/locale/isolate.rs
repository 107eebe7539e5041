//! What would stand on the wrong side of a line that runs from right to left.
//!
//! The Unicode bidirectional algorithm (UAX #9) gives a sign the direction of the line unless
//! letters of one direction stand on both of its sides: `@name`, `C++`, `.env` and `+92` lose their
//! sign to the other side there, and `1930 Call` becomes `Call 1930`. Such runs are isolated.

use std::borrow::Cow;
use std::ops::Range;

use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;

use super::{Direction, is_alphabetic, is_alphanumeric};

/// Signs that belong to what follows them.
const BEFORE: &str = "@#+-−.$£€₹¥~/\\*_&%°";
/// Signs that belong to what they follow.
const AFTER: &str = "+#*%/_";

/// The places of runs from left to right in `text`, for a line from right to left, whose signs
/// would not stay where they are. Numbers alone, such as dates, are not among them.
pub fn isolated_runs(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // The digits of Persian and Urdu take signs as those of ASCII do.
    // Without a way out of the loops, they look at many bytes at once.
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    let ascii = bytes.iter().fold(false, |found, one| found | one.is_ascii_alphanumeric());
    let digit = |(one, next): (&u8, &u8)| (*one == 0xdb) & (next.wrapping_sub(0xb0) < 10);
    if !ascii && !bytes.iter().zip(behind).fold(false, |found, pair| found | digit(pair)) {
        return found;
    }
    let mut start = 0;
    for part in text.split_inclusive(turns) {
        let run = part.trim_end_matches(turns);
        let run = trimmed(run).map(|run| start + run.start..start + run.end);
        found.extend(run.filter(|run| text.get(run.clone()).is_some_and(is_torn)));
        start += part.len();
    }
    let quoted = isolated_quotations(text, Direction::Rtl);
    if !quoted.is_empty() {
        let within = |run: &Range<usize>| {
            quoted.iter().any(|quoted| run.start < quoted.end && quoted.start < run.end)
        };
        found.retain(|run| !within(run));
        found.extend(quoted);
        found.sort_by_key(|run| run.start);
    }
    found
}

/// Signs that open a quotation, each with those that may close it.
const QUOTES: [(char, &str); 7] =
    [('“', "”"), ('„', "“”"), ('«', "»"), ('‹', "›"), ('「', "」"), ('『', "』"), ('"', "\"")];

/// The places of what is quoted in `text` in words of the direction that the `line` does not have,
/// where a sign at its end would go to the other side: `“Close the door!”`.
pub fn isolated_quotations(text: &str, line: Direction) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    // As these signs begin in UTF-8.
    let opens = |found, byte| found | matches!(byte, b'"' | 0xc2 | 0xe2 | 0xe3);
    if !text.bytes().fold(false, opens) {
        return found;
    }
    let mut open: Option<(usize, &str)> = None;
    for (at, c) in text.char_indices() {
        if let Some((start, closing)) = open
            && closing.contains(c)
        {
            open = None;
            let inside = text.get(start..at).unwrap_or_default();
            let begin = start + (inside.len() - inside.trim_start().len());
            let inside = inside.trim();
            if is_foreign(inside, line) {
                found.push(begin..begin + inside.len());
            }
        } else if let Some((_, closing)) = QUOTES.iter().find(|(opening, _)| *opening == c) {
            open = Some((at + c.len_utf8(), closing));
        }
    }
    found
}

/// Whether all letters are of the other direction, and a sign stands at an end.
fn is_foreign(text: &str, line: Direction) -> bool {
    let ends = [text.chars().next(), text.chars().next_back()];
    let sign = ends.into_iter().flatten().any(|c| !c.is_alphanumeric());
    let classes = CodePointMapData::<BidiClass>::new();
    let mut strong = text.chars().filter_map(|c| match classes.get(c) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    });
    let first = strong.next();
    sign && first.is_some_and(|first| first != line) && strong.all(|next| first == Some(next))
}

/// Whether `c` ends a run: a letter of the other direction, a sign of its script, or one between
/// the parts of a title. The separators of Arabic numbers do not cut a number in two.
fn turns(c: char) -> bool {
    !c.is_ascii()
        && !matches!(c, '٫' | '٬')
        && matches!(
            CodePointMapData::<BidiClass>::new().get(c),
            BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber
        )
        || "،؛؟«»…|·—".contains(c)
}

/// The part of a run that belongs together: without spaces at its ends, and without signs that are
/// the sentence's.
fn trimmed(run: &str) -> Option<Range<usize>> {
    // A mark at the beginning belongs to the letter before.
    let marks = CodePointMapData::<BidiClass>::new();
    let is_word = |c: char| is_alphanumeric(c) && marks.get(c) != BidiClass::NonspacingMark;
    let first = run.find(is_word)?;
    let last = run.rfind(is_alphanumeric)?;
    let (before, rest) = run.split_at_checked(first)?;
    let end = last + run.get(last..)?.chars().next()?.len_utf8();
    let behind = run.get(end..)?;
    let signs = before.chars().rev().take_while(|c| BEFORE.contains(*c));
    let start = first - signs.map(char::len_utf8).sum::<usize>();
    let closes = |c: char, open: char| c == ')' && open == '(' || c == ']' && open == '[';
    let inside = rest.get(..end.checked_sub(first)?)?;
    let kept = behind.chars().take_while(|c| {
        AFTER.contains(*c)
            || "([".chars().any(|open| {
                closes(*c, open) && inside.matches(open).count() > inside.matches(*c).count()
            })
    });
    let end = end + kept.map(char::len_utf8).sum::<usize>();
    // What opens before the first word closes behind the last, or is the sentence's.
    Some(start..end)
}

/// Whether a run has a sign at an end, or begins with a number and goes on with words.
fn is_torn(run: &str) -> bool {
    // What a message says of an amount, `%1 MB`, is a number by then.
    let run = run.strip_prefix('%').unwrap_or(run);
    let letter = run.find(is_alphabetic);
    let ends = [run.chars().next(), run.chars().next_back()];
    let sign = ends.into_iter().flatten().any(|c| !c.is_alphanumeric());
    let number = run.starts_with(|c: char| c.is_numeric());
    let apart = letter.is_some_and(|at| {
        run.get(..at).is_some_and(|before| before.contains(|c: char| !c.is_alphanumeric()))
    });
    sign || (number && apart)
}

/// `text` of the direction `own` as a title or an attribute in a line of the direction `around`,
/// where no element can isolate: with LRI (U+2066), RLI (U+2067) and PDI (U+2069) where they
/// matter.
pub fn isolated(text: &str, own: Direction, around: Direction) -> Cow<'_, str> {
    let (inside, mark) = match own {
        Direction::Rtl => (isolated_runs(text), '\u{2066}'),
        Direction::Ltr => (isolated_quotations(text, own), '\u{2067}'),
    };
    if inside.is_empty() && own == around {
        return Cow::Borrowed(text);
    }
    let mut marked = String::with_capacity(text.len() + 8);
    let mut rest = 0;
    for run in inside {
        marked.push_str(text.get(rest..run.start).unwrap_or_default());
        marked.push(mark);
        marked.push_str(text.get(run.clone()).unwrap_or_default());
        marked.push('\u{2069}');
        rest = run.end;
    }
    marked.push_str(text.get(rest..).unwrap_or_default());
    if own == around {
        return Cow::Owned(marked);
    }
    let mark = if own == Direction::Ltr { '\u{2066}' } else { '\u{2067}' };
    Cow::Owned(format!("{mark}{marked}\u{2069}"))
}

/// The direction of the first letter of `text` that has one; none where none has.
pub fn first_direction(text: &str) -> Option<Direction> {
    let classes = CodePointMapData::<BidiClass>::new();
    text.chars().find_map(|c| match classes.get(c) {
        BidiClass::LeftToRight => Some(Direction::Ltr),
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Some(Direction::Rtl),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_stay_with_what_they_belong_to() {
        for (text, runs) in [
            ("لکھیں @name پر", &["@name"][..]),
            ("کوڈ +92 ہے", &["+92"]),
            ("درجہ -5 ہے", &["-5"]),
            ("زبان C++ اور C# سیکھیں", &["C++", "C#"]),
            ("فائل .env اور .NET", &[".env", ".NET"]),
            ("ٹیگ #MeToo، قیمت $50۔", &["#MeToo", "$50"]),
            ("دبائیں 1930 Call پھر", &["1930 Call"]),
            // Letters on both sides keep them in place.
            ("C++ Studio 2022 کھولیں", &[]),
            ("«Google Play Store» کھولیں", &[]),
            ("یہ Google.", &[]),
            ("Windows 11 میں", &[]),
            ("فائل report-2024 (1).pdf دیکھیں", &[]),
            ("دیکھیں Signal (app) میں", &["Signal (app)"]),
            ("(WhatsApp) میں", &[]),
            ("پہلا 2025 15 دن", &[]),
            ("قدم 3 GB لیں", &["3 GB"]),
            ("2FA چالو کریں", &[]),
            ("50% کم", &["50%"]),
            // Digits of Persian and Urdu as well; those of Arabic have their signs as it does.
            ("حجم ۲٫۵ GB دارد", &["۲٫۵ GB"]),
            ("دما -۵", &["-۵"]),
            ("بها $۱٬۲۵۰٫۵۰ است", &["$۱٬۲۵۰٫۵۰"]),
            ("فقط ۱٬۵۰۰ و ۲٫۵ و ۲۰٪", &[]),
            ("الحجم ٢٫٥ GB والفرق -٥", &[]),
            ("الحرارة -٥ °C هنا", &["°C"]),
            ("%1 کے بی، %2 MB", &["%2 MB"]),
            ("عنوان 2-1 | Markdown", &[]),
            ("صرف اردو", &[]),
            // A mark stays with its letter.
            ("راءِ (feedback) ڏيو", &[]),
            ("راءِ +92 آهي", &["+92"]),
            // What is quoted keeps its own signs; the quotes are the line's.
            ("اس نے لکھا: “Close the door!”", &["Close the door!"]),
            ("اس نے پوچھا: «Where, C++?» پھر", &["Where, C++?"]),
            ("اس نے لکھا: “Close the door” پھر", &[]),
            ("اس نے لکھا: “Close دروازہ!”", &[]),
            ("اس نے لکھا: “Close the door!", &[]),
            ("“““C++!”””", &["C++!"]),
        ] {
            let found: Vec<_> = isolated_runs(text).into_iter().map(|run| &text[run]).collect();
            assert_eq!(found, runs, "{text}");
        }
    }

    #[test]
    fn what_is_quoted_from_right_to_left_keeps_its_signs_as_well() {
        for (text, runs) in [
            ("She wrote: “دروازہ بند کریں!”", &["دروازہ بند کریں!"][..]),
            ("Sie schrieb: „دروازہ بند کریں!“ Dann", &["دروازہ بند کریں!"]),
            ("She wrote: “دروازہ بند کریں”", &[]),
            ("She wrote: “Close the door!”", &[]),
        ] {
            let found = isolated_quotations(text, Direction::Ltr).into_iter();
            assert_eq!(found.map(|run| &text[run]).collect::<Vec<_>>(), runs, "{text}");
        }
    }

    #[test]
    fn titles_are_isolated_where_they_turn() {
        let [ltr, rtl] = [Direction::Ltr, Direction::Rtl];
        for (text, own, around, marked) in [
            ("صرف C++ سیکھیں", rtl, rtl, "صرف \u{2066}C++\u{2069} سیکھیں"),
            ("صرف اردو", rtl, rtl, "صرف اردو"),
            ("Call 1930", ltr, ltr, "Call 1930"),
            ("Call 1930", ltr, rtl, "\u{2066}Call 1930\u{2069}"),
            ("“کھولیں!”", ltr, ltr, "“\u{2067}کھولیں!\u{2069}”"),
            ("اردو", rtl, ltr, "\u{2067}اردو\u{2069}"),
        ] {
            assert_eq!(isolated(text, own, around), marked);
        }
        assert_eq!(first_direction("1. اردو Google"), Some(rtl));
        assert_eq!(first_direction("1 + 1"), None);
    }
}
