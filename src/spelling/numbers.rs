//! Numbers in running text, in digits of any script, and what they may mean in a language.
//!
//! `1,500` and `1.500`, `3,5` and `3.5` change places from language to language: what stands
//! between digits is read as the language has it, in either way where the language has neither. A
//! date or a time may be one number with a point and is several.

use std::ops::Range;

use super::has_digit;
use crate::locale::{Numerals, digit};

/// Digits, and more of them behind signs that may belong to one number.
struct Run {
    range: Range<usize>,
    /// In ASCII.
    parts: Vec<String>,
    /// One between two parts each.
    signs: Vec<char>,
}

/// A number as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its bytes.
    pub range: Range<usize>,
    /// What it may mean, the likeliest first: each time one value, or those of its parts. Values
    /// are in ASCII digits, without separators of thousands: `43560`, `11.664`.
    pub readings: Vec<Vec<String>>,
    /// Whether it is part of a word, as in `2FA` and `5th`, or the minutes of a full hour.
    pub in_word: bool,
}

impl Number {
    /// The likeliest meaning.
    pub fn value(&self) -> String {
        self.readings.first().map(|values| values.join(" ")).unwrap_or_default()
    }

    fn may_be(&mut self, value: String) {
        if !self.readings.iter().any(|values| values.as_slice() == [value.as_str()]) {
            self.readings.push(vec![value]);
        }
    }
}

/// Whether there may be a digit at all; most texts have none.
fn may_have_digits(text: &str) -> bool {
    // As all characters begin in UTF-8 that stand behind those of Arabic, but for signs of all
    // scripts (U+2000 to U+2FFF, U+FFC0 to U+FFFF). Without a way out of the loop, it looks at many
    // bytes at once.
    let beyond = |one: u8| (one >= 0xdf) & (one != 0xe2) & (one != 0xef);
    let wide = |(one, next): (&u8, &u8)| (*one == 0xef) & (*next != 0xbf);
    let bytes = text.as_bytes();
    let behind = bytes.get(1..).unwrap_or_default();
    bytes.iter().zip(behind).fold(false, |found, pair| found | beyond(*pair.0) | wide(pair))
        || has_digit(text)
}

/// All numbers of a text in a language that has these `numerals`.
pub fn numbers(text: &str, numerals: &Numerals) -> Vec<Number> {
    if !may_have_digits(text) {
        return Vec::new();
    }
    let runs = runs(text, numerals);
    let mut numbers: Vec<Number> = runs
        .iter()
        .map(|run| Number {
            range: run.range.clone(),
            readings: readings(run, numerals),
            in_word: is_in_word(text, run),
        })
        .collect();
    beside(text, &runs, &mut numbers);
    for (run, number) in runs.iter().zip(&mut numbers) {
        let year = if run.signs.is_empty() { run.parts.first() } else { None };
        let year = year.filter(|year| year.len() == 4).and_then(|year| year.parse().ok());
        let years: Vec<i32> = year.map_or_else(Vec::new, |year| numerals.years(year).collect());
        years.into_iter().for_each(|year| number.may_be(year.to_string()));
    }
    numbers
}

fn runs(text: &str, numerals: &Numerals) -> Vec<Run> {
    let mut found: Vec<Run> = Vec::new();
    let mut at = 0;
    while let Some(start) =
        text.get(at..).and_then(|rest| rest.find(|c| digit(c).is_some())).map(|next| at + next)
    {
        let (part, mut end) = digits(text, start);
        let mut run = Run { range: start..end, parts: vec![part], signs: Vec::new() };
        while let Some(sign) = text.get(end..).and_then(|rest| rest.chars().next()) {
            let (part, behind) = digits(text, end + sign.len_utf8());
            if part.is_empty() || !goes_on(&run, sign, &part, numerals) {
                break;
            }
            run.parts.push(part);
            run.signs.push(sign);
            end = behind;
        }
        run.range.end = end;
        at = end;
        found.push(run);
    }
    found
}

/// The digits from `start` on, in ASCII, and where they end.
fn digits(text: &str, start: usize) -> (String, usize) {
    let mut end = start;
    let mut part = String::new();
    for c in text.get(start..).unwrap_or_default().chars() {
        let Some(value) = digit(c).and_then(|value| char::from_digit(value, 10)) else { break };
        part.push(value);
        end += c.len_utf8();
    }
    (part, end)
}

/// Whether `sign` and `part` may belong to the number that a run is so far.
fn goes_on(run: &Run, sign: char, part: &str, numerals: &Numerals) -> bool {
    let first = run.parts.first().map_or(0, String::len);
    // Between words or heights, a space or an apostrophe stands before any number of digits.
    let thousands = first <= 3 && part.len() == 3 && !run.signs.iter().any(|c| ",.".contains(*c));
    match sign {
        '.' | ',' | '٫' | '٬' | '،' | '·' | '．' | '，' => true,
        '\'' | '’' | '＇' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => thousands,
        ' ' => numerals.has_spaces() && thousands,
        '/' => numerals.slash && run.signs.is_empty(),
        _ => false,
    }
}

/// Whether Latin letters stand directly beside a short number: what is written with spaces between
/// words and letters beside digits. Other scripts put endings, or whole words, beside numbers.
fn is_in_word(text: &str, run: &Run) -> bool {
    let latin = |c: char| c.is_alphabetic() && c < '\u{590}';
    let short = run.signs.is_empty() && run.parts.iter().all(|part| part.len() <= 2);
    let before = text.get(..run.range.start).and_then(|text| text.chars().next_back());
    let after = text.get(run.range.end..).and_then(|text| text.chars().next());
    short && (before.is_some_and(latin) || after.is_some_and(latin))
}

/// What a run may mean.
fn readings(run: &Run, numerals: &Numerals) -> Vec<Vec<String>> {
    let parts: Vec<&str> = run.parts.iter().map(String::as_str).collect();
    let apart = || parts.iter().map(|part| whole(part)).collect::<Vec<_>>();
    let (Some(sign), Some(last)) = (run.signs.last().copied(), parts.last()) else {
        return vec![apart()];
    };
    let front = parts.get(..parts.len() - 1).unwrap_or_default();
    let before = run.signs.get(..run.signs.len() - 1).unwrap_or_default();
    let joined = |parts: &[&str]| whole(&parts.concat());
    if before.is_empty() {
        let point = fraction(front.concat().as_str(), last);
        if sign == '/' {
            return vec![apart(), vec![point]];
        }
        let grouped = is_grouped(&parts).then(|| joined(&parts));
        return match (numerals.roles(sign), grouped) {
            ((true, false), Some(grouped)) if sign == ' ' => vec![vec![grouped], apart()],
            ((true, false), Some(grouped)) => vec![vec![grouped]],
            // No language has such groups.
            ((true, false), None) => vec![vec![point], apart()],
            ((false, true), _) if is_time(&parts) => vec![vec![point], apart()],
            ((false, true), _) => vec![vec![point]],
            (_, Some(grouped)) => vec![vec![grouped], vec![point]],
            (_, None) => vec![vec![point], apart()],
        };
    }
    let one_kind = run.signs.iter().all(|other| are_alike(*other, sign));
    let even =
        before.iter().all(|other| are_alike(*other, before.first().copied().unwrap_or(sign)));
    match () {
        () if one_kind && is_grouped(&parts) => vec![vec![joined(&parts)]],
        () if one_kind && is_date(&parts) => {
            vec![dated(&parts), apart(), vec![parts.join(".")]]
        }
        // The version of a program, or an address.
        () if one_kind && sign != ',' && sign != '،' => vec![vec![parts.join(".")]],
        () if !one_kind && even && is_grouped(front) => {
            vec![vec![fraction(&front.concat(), last)]]
        }
        () => vec![apart()],
    }
}

fn are_alike(one: char, other: char) -> bool {
    let space = |c: char| c.is_whitespace();
    let apostrophe = |c: char| matches!(c, '\'' | '’' | '＇');
    one == other || (space(one) && space(other)) || (apostrophe(one) && apostrophe(other))
}

/// Whether these are groups of thousands: two digits in the middle in South Asia, three at the end.
fn is_grouped(parts: &[&str]) -> bool {
    let [first, middle @ .., last] = parts else { return false };
    let even = [2, 3].iter().any(|length| middle.iter().all(|part| part.len() == *length));
    (1..=3).contains(&first.len()) && !first.starts_with('0') && even && last.len() == 3
}

/// Whether these are a time of the day with a point, as in German and Finnish.
fn is_time(parts: &[&str]) -> bool {
    let [hour, minute] = parts else { return false };
    let below = |part: &str, limit| part.parse::<u32>().is_ok_and(|value| value < limit);
    hour.len() <= 2 && below(hour, 25) && minute.len() == 2 && below(minute, 60)
}

/// Whether these are a day, in any order.
fn is_date(parts: &[&str]) -> bool {
    let [one, two, three] = parts else { return false };
    let small = |part: &str| part.len() <= 2 && part.parse::<u32>().is_ok_and(|value| value <= 31);
    let year = |part: &str| matches!(part.len(), 2 | 4);
    small(two) && ((one.len() == 4 && small(three)) || (small(one) && year(three)))
}

/// The values of a day, its year in full.
fn dated(parts: &[&str]) -> Vec<String> {
    let mut values: Vec<String> = parts.iter().map(|part| whole(part)).collect();
    if let (Some(last), Some(year)) = (values.last_mut(), parts.last())
        && parts.first().is_some_and(|first| first.len() <= 2)
        && year.len() == 2
    {
        *last = format!("20{year}");
    }
    values
}

/// A whole number. A zero before one digit is that of a date or a time; others may be dialled.
fn whole(digits: &str) -> String {
    match digits.strip_prefix('0') {
        Some(rest) if rest.len() == 1 => rest.to_owned(),
        _ => digits.to_owned(),
    }
}

fn fraction(whole: &str, rest: &str) -> String {
    let digits = whole.trim_start_matches('0');
    let digits = if digits.is_empty() { "0" } else { digits };
    match rest.trim_end_matches('0') {
        "" => digits.to_owned(),
        rest => format!("{digits}.{rest}"),
    }
}

/// What numbers mean by what stands beside them: hours of half a day or a whole one, years and
/// ranges that are shortened.
fn beside(text: &str, runs: &[Run], numbers: &mut [Number]) {
    let single = |run: Option<&Run>| {
        run.filter(|run| run.signs.is_empty()).and_then(|run| run.parts.first()).cloned()
    };
    for at in 0..runs.len() {
        let (Some(run), Some(own)) = (runs.get(at), single(runs.get(at))) else { continue };
        let behind = text.get(run.range.end..).unwrap_or_default();
        let next = single(runs.get(at + 1));
        let between = runs.get(at + 1).and_then(|next| text.get(run.range.end..next.range.start));
        let time = matches!(between, Some(":" | "：" | "∶"))
            && next.as_ref().is_some_and(|next| is_time(&[&own, next]));
        if (time || is_half_day(behind))
            && let Some(number) = numbers.get_mut(at)
        {
            hours(&own).into_iter().for_each(|hour| number.may_be(hour));
        }
        let Some(next) = next else { continue };
        let Some(number) = numbers.get_mut(at + 1) else { continue };
        // A full hour needs no minutes.
        number.in_word |= time && next == "00";
        let dash = matches!(between, Some("-" | "–" | "—" | "‑" | "‐" | "−" | "/"));
        if dash && next.len() == 2 {
            if let Some(century) = own.get(..2).filter(|_| own.len() == 4) {
                number.may_be(format!("{century}{next}"));
            } else if at > 0 && own.len() <= 2 {
                number.may_be(format!("20{next}"));
            }
        }
    }
    // Times with a point.
    for number in numbers {
        let apart = number.readings.iter().skip(1).find(|values| values.len() == 2).cloned();
        let Some([hour, minute]) = apart.as_deref() else { continue };
        if number.readings.len() == 2 && minute.len() <= 2 {
            let more = hours(hour).into_iter().map(|hour| vec![hour, minute.clone()]);
            number.readings.extend(more.collect::<Vec<_>>());
        }
    }
}

/// Whether a text begins with what says which half of the day an hour is of, or that it is an hour
/// of the whole day.
fn is_half_day(text: &str) -> bool {
    let mut letters = text.trim_start_matches([' ', '\u{a0}', '\u{202f}']).chars();
    let word: String = letters.by_ref().take_while(|c| c.is_alphabetic() || *c == '.').collect();
    let word = word.replace('.', "").to_lowercase();
    matches!(word.as_str(), "am" | "pm" | "uhr" | "h" | "uur" | "klo" | "kl")
}

/// The same hour in the other way to count them.
fn hours(hour: &str) -> Vec<String> {
    let Ok(hour) = hour.parse::<u32>() else { return Vec::new() };
    let others = match hour {
        0 => vec![12, 24],
        12 => vec![0, 24],
        24 => vec![0, 12],
        1..12 => vec![hour + 12],
        13..24 => vec![hour - 12],
        _ => Vec::new(),
    };
    others.iter().map(u32::to_string).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::{Format, Locale};

    fn numerals(tag: &str) -> Numerals {
        Format::new(&[&Locale::parse(tag).unwrap()], None, None).numerals().clone()
    }

    /// The likeliest meaning of each number, by the language that it stands in.
    #[test]
    fn numbers_mean_what_their_language_says() {
        for (tag, text, values) in [
            ("en", "Rs 20,000 or 43560", "20000|43560"),
            ("en", "12,34,567 and 1'500 and 10.000,50", "1234567|1500|10000.5"),
            ("en", "10–12, 24/7", "10|12|24|7"),
            ("en", "1, 2, 3 and 1,2,3", "1|2|3|1 2 3"),
            ("en", "11.664 grams. 5", "11.664|5"),
            ("en", "2026-11-03", "2026|11|3"),
            ("en", "0300 and 05 and 1.50 and 0.50 and 2.00", "0300|5|1.5|0.5|2"),
            ("en", "4.4.2, 192.168.1.1, 23.11.2026", "4.4.2|192.168.1.1|23 11 2026"),
            ("en", "in 2019 500 women", "2019|500"),
            ("en", "none ² ½", ""),
            ("de", "1.500 und 3,5 und 1.234.567,8", "1500|3.5|1234567.8"),
            ("de", "Android 4.4, iOS 10.15", "4.4|10.15"),
            ("de-CH", "1’500 und 3.5", "1500|3.5"),
            ("fr", "1 500 et 1\u{202f}500,5 et 2019 500", "1500|1500.5|2019|500"),
            ("ur", "۲۰٬۰۰۰ روپے، ٣٫٥، ۲۰,۰۰۰", "20000|3.5|20000"),
            ("fa", "۱٬۵۰۰ و ۱،۵۰۰ و ۳/۵", "1500|1500|3 5"),
            ("hi", "१,००,००० और ३.५", "100000|3.5"),
            ("xyz", "1.500 3,5", "1500|3.5"),
        ] {
            let found: Vec<_> = numbers(text, &numerals(tag)).iter().map(Number::value).collect();
            assert_eq!(found.join("|"), values, "{tag}: {text}");
        }
    }

    /// Whether the one number of each text may be that of the other.
    #[test]
    fn what_may_be_either_is_either() {
        let means = |tag: &str, text: &str| -> Vec<String> {
            let found = numbers(text, &numerals(tag));
            found.into_iter().flat_map(|number| number.readings.into_iter().flatten()).collect()
        };
        for (tag, text, value, may) in [
            ("xyz", "1.500", "1500", true),
            ("xyz", "1.500", "1.5", true),
            ("en", "1.500", "1500", false),
            ("de", "1,500", "1500", false),
            ("fa", "۳/۵", "3.5", true),
            ("de", "9.30", "30", true),
            ("en", "9 pm", "21", true),
            ("en", "9 parts", "21", false),
            ("en", "9:30", "21", true),
            ("en", "12:30", "0", true),
            ("th", "2569", "2026", true),
            ("en", "2569", "2026", false),
            ("fa", "۱۴۰۵", "2026", true),
            ("en", "2023–24", "2024", true),
            ("en", "23/11/26", "2026", true),
            ("en", "1,500", "15000", false),
        ] {
            let found = means(tag, text);
            assert_eq!(found.iter().any(|found| found == value), may, "{tag}: {text}: {found:?}");
        }
    }

    #[test]
    fn short_numbers_beside_latin_letters_are_parts_of_words() {
        let text = "2FA 5th B12 Rs1500 ویں5 从7日 و15 8";
        let found: Vec<_> =
            numbers(text, &Numerals::default()).into_iter().map(|n| n.in_word).collect();
        assert_eq!(found, [true, true, true, false, false, false, false, false]);
    }

    #[test]
    fn digits_of_all_scripts_are_seen() {
        let digits: Vec<char> = ('\0'..=char::MAX).filter(|c| digit(*c).is_some()).collect();
        assert!(digits.len() > 600, "{}", digits.len());
        for c in digits {
            assert_eq!(numbers(&format!("a {c}"), &numerals("en")).len(), 1, "{c}");
        }
    }
}
