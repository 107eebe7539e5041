//! Which figures in prose are telephone numbers: those that the plan of a country has, and those of
//! the directory.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use icu_locale::subtags::region;
use rlibphonenumber::{PHONE_NUMBER_UTIL, Region};

use super::{Contact, Site};
use crate::diag::{Sink, Source, Span};
use crate::locale::Digits;
use crate::markdown::{Document, Figure};

/// The numbers of one site.
pub struct Telephones<'a> {
    /// Countries whose numbers are written without their code.
    regions: Vec<Region>,
    /// Whether they are only those in which its languages are spoken.
    guessed: bool,
    /// Whether one of them is Pakistan, whose UANs (`111-911-922`) are dialled in every area.
    uan: bool,
    /// Contacts by their numbers, in digits alone.
    known: BTreeMap<String, &'a Contact>,
}

/// A telephone number in prose.
pub struct Found<'a> {
    /// Its place.
    pub span: Span,
    /// The contact of the directory that has it, where nobody helps there.
    pub helpless: Option<&'a Contact>,
    /// Whether it may as well be a year.
    pub is_year: bool,
}

/// Longest numbers of any plan, in digits.
const LONGEST: usize = 15;

/// Fewer digits are a number to call only where the directory has it.
const SHORT: usize = 7;

/// So many words may be groups of one number.
const GROUPS: usize = 6;

impl<'a> Telephones<'a> {
    /// The numbers of `site`: of its region and those of its contacts, or where neither is known,
    /// of the countries in which its languages are spoken.
    pub fn of(site: &'a Site) -> Self {
        let contacts = || site.directory.iter().flat_map(|directory| directory.contacts());
        let countries = contacts().flat_map(|contact| &contact.regions);
        let mut codes: BTreeSet<String> =
            countries.filter_map(|region| Some(region.split('-').next()?.to_owned())).collect();
        codes.extend(site.config.region.map(|region| region.to_string()));
        let guessed = codes.is_empty();
        if guessed {
            let locales = site.config.languages().map(|(_, language)| &language.locale);
            codes.extend(locales.filter_map(|locale| Some(locale.likely_region()?.to_string())));
        }
        let mut known = BTreeMap::new();
        for contact in contacts() {
            for number in [&contact.phone, &contact.sms, &contact.whatsapp].into_iter().flatten() {
                let digits = digits(number);
                if digits.len() > 3 {
                    // Where two contacts share a number, one that still answers counts.
                    let old = !contact.helps();
                    let first = known.entry(digits).or_insert(contact);
                    if !old {
                        *first = contact;
                    }
                }
            }
        }
        let regions = codes.iter().filter_map(|code| Region::from_code(code).ok()).collect();
        Self { regions, guessed, uan: codes.contains(region!("PK").as_str()), known }
    }

    /// The telephone numbers in a figure.
    pub fn find(&self, figure: &Figure) -> Vec<Found<'a>> {
        let exact = figure.span.text() == &*figure.text;
        let found = self.numbers(&figure.text).into_iter().map(|(range, contact)| {
            let span = &figure.span;
            let place = span.start + range.start..span.start + range.end;
            let number = figure.text.get(range).unwrap_or_default();
            Found {
                span: if exact { span.source.span(place) } else { span.clone() },
                helpless: contact.filter(|contact| !contact.helps()),
                is_year: is_year(number),
            }
        });
        found.collect()
    }

    /// The telephone numbers in a piece of Markdown, each in digits alone.
    pub fn in_markdown(&self, text: &str) -> BTreeSet<String> {
        let source: Arc<Source> = Source::new("", text);
        let document = Document::parse(&source, 0..text.len(), &mut Sink::default());
        let figures = document.figures.iter().flat_map(|figure| {
            let numbers = self.numbers(&figure.text).into_iter();
            numbers.map(|(range, _)| digits(figure.text.get(range).unwrap_or_default()))
        });
        figures.collect()
    }

    /// The numbers in words that are figures. Where a word of them is none and is more than a
    /// count, all are parts of something else: of an account, say.
    fn numbers(&self, text: &str) -> Vec<(Range<usize>, Option<&'a Contact>)> {
        let mut words: Vec<Range<usize>> = Vec::new();
        let mut start = 0;
        for word in text.split_inclusive(char::is_whitespace) {
            let range = start..start + word.trim_end().len();
            start += word.len();
            if text.get(range.clone()).is_some_and(|word| word.contains(is_digit)) {
                words.push(range);
            }
        }
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(first) = words.get(at) {
            let ends = words.iter().enumerate().skip(at).take(GROUPS).rev();
            let number = ends.into_iter().find_map(|(last, word)| {
                let range = first.start..word.end;
                Some((last, self.several(text, range)?))
            });
            match number {
                Some((last, numbers)) => {
                    found.extend(numbers);
                    at = last + 1;
                }
                None if digits(text.get(first.clone()).unwrap_or_default()).len() > 3 => {
                    return Vec::new();
                }
                None => at += 1,
            }
        }
        found
    }

    /// The number at `range`, or those with a slash between them; nothing where one is none.
    fn several(
        &self,
        text: &str,
        range: Range<usize>,
    ) -> Option<Vec<(Range<usize>, Option<&'a Contact>)>> {
        let whole = text.get(range.clone())?;
        if let Some(contact) = self.judge(whole) {
            return Some(vec![(range, contact)]);
        }
        let mut start = range.start;
        let parts = whole.split_inclusive('/').map(|part| {
            let at = start..start + part.trim_end_matches('/').len();
            start += part.len();
            Some((at.clone(), self.judge(text.get(at)?)?))
        });
        if whole.contains('/') { parts.collect() } else { None }
    }

    /// Whether `number` is one, and the contact that has it.
    fn judge(&self, number: &str) -> Option<Option<&'a Contact>> {
        let digits = digits(number);
        if let Some(contact) = self.known.get(&digits)
            && (digits.len() >= SHORT || number.chars().all(is_digit))
        {
            return Some(Some(contact));
        }
        let fits =
            (SHORT..=LONGEST).contains(&digits.len()) && !is_decimal(number) && !is_date(number);
        (fits && (self.is_planned(number, &digits) || self.uan && is_uan(number))).then_some(None)
    }

    /// Whether the plan of a country has it, written so that it can be nothing else: with `+`,
    /// with the zero in front of an area, or with the country's code.
    fn is_planned(&self, number: &str, digits: &str) -> bool {
        if number.trim_start_matches('(').starts_with('+') {
            return is_valid(&format!("+{digits}"), None);
        }
        // Where no country is known, any plan may be meant: a zero and enough digits decide.
        if self.guessed && digits.starts_with('0') && (9..=12).contains(&digits.len()) {
            return true;
        }
        self.regions.iter().any(|region| {
            let code = PHONE_NUMBER_UTIL.get_country_code_for_region(*region);
            let code = code.map(|code| code.to_string()).unwrap_or_default();
            match digits.starts_with('0') {
                true => is_valid(digits, Some(*region)),
                false if code.len() > 1 && digits.starts_with(&code) => {
                    is_valid(&format!("+{digits}"), None)
                }
                false => false,
            }
        })
    }
}

/// Whether a plan has the number.
fn is_valid(digits: &str, region: Option<Region>) -> bool {
    let parsed = PHONE_NUMBER_UTIL.parse(digits, region);
    parsed.is_ok_and(|number| PHONE_NUMBER_UTIL.is_valid_number(&number))
}

fn is_digit(c: char) -> bool {
    Digits::of(c).is_some()
}

/// Its digits alone, as ASCII.
fn digits(number: &str) -> String {
    let values = number.chars().filter_map(|c| Digits::of(c).map(|(_, value)| value));
    values.filter_map(|value| char::from_digit(value, 10)).collect()
}

/// `0.3001234567`; but `0300.1234567` has a zero that no decimal has.
fn is_decimal(number: &str) -> bool {
    let Some((whole, rest)) = number.split_once('.') else { return false };
    let whole = digits(whole);
    number.chars().all(|c| is_digit(c) || c == '.')
        && rest.chars().all(is_digit)
        && (whole.len() == 1 || !whole.starts_with('0'))
}

/// `01.02.2024`, `2024-02-01`, and a range of two such.
fn is_date(number: &str) -> bool {
    let groups: Vec<usize> = number.split(['.', '/', '-', '–']).map(|g| digits(g).len()).collect();
    let date = |groups: &[usize]| matches!(groups, [1..=2, 1..=2, 4] | [4, 1..=2, 1..=2]);
    !number.contains(char::is_whitespace) && groups.chunks(3).all(date)
}

/// `111-911-922`: a number of Pakistan that is the same in all areas.
fn is_uan(number: &str) -> bool {
    let groups: Vec<String> = number.split(|c| !is_digit(c)).map(digits).collect();
    matches!(groups.as_slice(), [first, second, third]
        if first == "111" && second.len() == 3 && third.len() == 3)
}

fn is_year(number: &str) -> bool {
    digits(number).parse().is_ok_and(|year: u32| (1900..2100).contains(&year))
        && number.chars().all(is_digit)
}
