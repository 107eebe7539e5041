//! Dates and numbers as readers of a language write them, and titles in their order.

use std::fmt;

use fixed_decimal::Decimal;
use icu_calendar::{Date as IcuDate, Gregorian};
use icu_collator::{CollatorBorrowed, options::CollatorOptions};
use icu_datetime::fieldsets::{E, T, YMD};
use icu_datetime::input::Time as IcuTime;
use icu_datetime::{DateTimeFormatter, FixedCalendarDateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_locale::Locale as IcuLocale;
use icu_locale::extensions::unicode::{Value, key};
use icu_locale::subtags::{Region, script};
use jiff::civil::{Date, Time, Weekday};

use super::{Locale, Numerals};

/// The digits that numbers made by the program are written with (CLDR numbering systems).
/// Numbers in the author's own text, and telephone numbers anywhere, are never converted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Digits {
    /// `0123456789`
    Latn,
    /// `٠١٢٣٤٥٦٧٨٩`, as in Sindhi
    Arab,
    /// `۰۱۲۳۴۵۶۷۸۹`, as in Urdu and Pashto
    Arabext,
    /// `০১২৩৪৫৬৭৮৯`, as in Bengali
    Beng,
    /// `०१२३४५६७८९`, as in Marathi and Nepali
    Deva,
}

impl Digits {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Latn, Self::Arab, Self::Arabext, Self::Beng, Self::Deva];

    /// The CLDR name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Latn => "latn",
            Self::Arab => "arab",
            Self::Arabext => "arabext",
            Self::Beng => "beng",
            Self::Deva => "deva",
        }
    }

    /// The digit that stands for 0.
    fn zero(self) -> char {
        match self {
            Self::Latn => '0',
            Self::Arab => '\u{660}',
            Self::Arabext => '\u{6f0}',
            Self::Beng => '\u{9e6}',
            Self::Deva => '\u{966}',
        }
    }

    /// Which of them `c` is one of, and the digit's value.
    pub fn of(c: char) -> Option<(Self, u32)> {
        Self::ALL.into_iter().find_map(|digits| {
            let value = (c as u32).checked_sub(digits.zero() as u32)?;
            (value < 10).then_some((digits, value))
        })
    }

    /// `text` with its ASCII digits written in these digits.
    pub fn write(self, text: &str) -> String {
        text.chars()
            .map(|c| match c.to_digit(10) {
                // Both blocks hold ten consecutive digits, so the sum is a character.
                Some(n) => char::from_u32(self.zero() as u32 + n).unwrap_or(c),
                None => c,
            })
            .collect()
    }
}

/// Formatters of one language of a site.
pub struct Format {
    digits: Digits,
    numerals: Numerals,
    dates: Option<DateTimeFormatter<YMD>>,
    weekdays: Option<FixedCalendarDateTimeFormatter<Gregorian, E>>,
    times: Option<NoCalendarFormatter<T>>,
    collator: Option<CollatorBorrowed<'static>>,
}

impl Format {
    /// Formatters for the first of `chain`, borrowing what CLDR lacks from the next ones that are
    /// written in the same script (a Roman Urdu page has no use for month names in Urdu letters).
    /// `digits` and `region` override what CLDR says.
    pub fn new(chain: &[&Locale], digits: Option<Digits>, region: Option<Region>) -> Self {
        let script = chain.first().and_then(|first| first.script());
        let candidates: Vec<IcuLocale> = chain
            .iter()
            .filter(|locale| locale.script() == script)
            .map(|locale| IcuLocale::from(locale.id(region)))
            .collect();
        let root = long_date(&IcuLocale::UNKNOWN).map(|f| sample(&f));
        let known =
            candidates.iter().find(|locale| long_date(locale).map(|f| sample(&f)) != root).cloned();
        let digits = digits.unwrap_or_else(|| known.as_ref().map_or(Digits::Latn, default_digits));
        let with_digits = known.as_ref().and_then(|locale| numbered(locale, digits));
        // Nobody said where; and who reads the Latin letters of English in Iran counts as English
        // does.
        let foreign = region.is_none() || script.is_none_or(|script| script == script!("Latn"));
        let dates = with_digits.as_ref().and_then(|locale| {
            let own = DateTimeFormatter::try_new(locale.into(), YMD::long()).ok();
            // Where CLDR lacks the calendar for a language, it has an era in Latin letters.
            let latin = |c: char| c.is_ascii_alphabetic();
            own.filter(|own| !foreign && !sample(own).contains(latin)).or_else(|| long_date(locale))
        });
        let weekdays = with_digits.as_ref().and_then(|locale| {
            FixedCalendarDateTimeFormatter::try_new(locale.into(), E::long()).ok()
        });
        let times = with_digits
            .as_ref()
            .and_then(|locale| NoCalendarFormatter::try_new(locale.into(), T::hm()).ok());
        let own = chain.first().map(|first| IcuLocale::from(first.id(None)));
        let numerals = Numerals::new(known.as_ref(), &own.unwrap_or(IcuLocale::UNKNOWN));
        let collator = candidates.first().and_then(|locale| {
            CollatorBorrowed::try_new(locale.into(), CollatorOptions::default()).ok()
        });
        Self { digits, numerals, dates, weekdays, times, collator }
    }

    /// The digits in use.
    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// How numbers stand in texts of the language.
    pub fn numerals(&self) -> &Numerals {
        &self.numerals
    }

    /// A day in words, in the calendar of the site's region (Solar Hijri in Iran, Buddhist in
    /// Thailand), or as ISO 8601 where CLDR does not know the language.
    pub fn date(&self, day: Date) -> String {
        match (&self.dates, gregorian(day)) {
            (Some(formatter), Some(icu)) => formatter.format(&icu).to_string(),
            _ => self.digits.write(&day.to_string()),
        }
    }

    /// The name of a day of the week, in English where CLDR does not know the language.
    pub fn weekday(&self, day: Weekday) -> String {
        // The first of January 2024 was a Monday.
        let date = Date::constant(2024, 1, 1)
            .saturating_add(jiff::Span::new().days(day.to_monday_zero_offset()));
        match (&self.weekdays, gregorian(date)) {
            (Some(formatter), Some(icu)) => formatter.format(&icu).to_string(),
            _ => date.strftime("%A").to_string(),
        }
    }

    /// A time of the day, `09:00` where CLDR does not know the language.
    pub fn time(&self, time: Time) -> String {
        let icu = u8::try_from(time.hour()).ok().zip(u8::try_from(time.minute()).ok());
        let icu = icu.and_then(|(hour, minute)| IcuTime::try_new(hour, minute, 0, 0).ok());
        match (&self.times, icu) {
            (Some(formatter), Some(icu)) => formatter.format(&icu).to_string(),
            _ => self.digits.write(&time.strftime("%H:%M").to_string()),
        }
    }

    /// A whole number.
    pub fn number(&self, number: i64) -> String {
        self.digits.write(&number.to_string())
    }

    /// What a title is sorted by (UTS #10): of two keys, the smaller is that of the title which
    /// comes first.
    pub fn sort_key(&self, title: &str) -> Vec<u8> {
        let Some(collator) = &self.collator else { return title.into() };
        let mut key = Vec::new();
        let Ok(()) = collator.write_sort_key_to(title, &mut key);
        key
    }
}

impl fmt::Debug for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Format").field("digits", &self.digits).finish_non_exhaustive()
    }
}

fn gregorian(day: Date) -> Option<IcuDate<Gregorian>> {
    let (month, day_of_month) = (u8::try_from(day.month()).ok()?, u8::try_from(day.day()).ok()?);
    IcuDate::try_new_gregorian(i32::from(day.year()), month, day_of_month).ok()
}

/// Days in the Gregorian calendar, whatever region the locale is of.
fn long_date(locale: &IcuLocale) -> Option<DateTimeFormatter<YMD>> {
    let mut locale = locale.clone();
    locale.extensions.unicode.keywords.set(key!("ca"), Value::try_from_str("gregory").ok()?);
    DateTimeFormatter::try_new((&locale).into(), YMD::long()).ok()
}

/// The locale with these digits.
fn numbered(locale: &IcuLocale, digits: Digits) -> Option<IcuLocale> {
    let mut locale = locale.clone();
    let value = Value::try_from_str(digits.as_str()).ok()?;
    locale.extensions.unicode.keywords.set(key!("nu"), value);
    Some(locale)
}

/// A date that every language with date patterns of its own writes unlike the root does.
fn sample(formatter: &DateTimeFormatter<YMD>) -> String {
    gregorian(Date::constant(2001, 11, 3))
        .map_or_else(String::new, |day| formatter.format(&day).to_string())
}

/// What CLDR uses for the language, where it is one of ours.
fn default_digits(locale: &IcuLocale) -> Digits {
    let zero = DecimalFormatter::try_new(locale.into(), Default::default())
        .map(|formatter| formatter.format(&Decimal::from(0)).to_string())
        .unwrap_or_default();
    Digits::ALL.into_iter().find(|digits| zero.starts_with(digits.zero())).unwrap_or(Digits::Latn)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn format(tags: &[&str], digits: Option<Digits>) -> Format {
        let chain: Vec<_> = tags.iter().map(|tag| Locale::parse(tag).unwrap()).collect();
        Format::new(&chain.iter().collect::<Vec<_>>(), digits, Region::try_from_str("PK").ok())
    }

    #[test]
    fn digits_are_those_of_the_language() {
        for (tag, digits) in [
            ("en", "latn"),
            ("hi", "latn"),
            ("bn", "beng"),
            ("mr", "deva"),
            ("ne", "deva"),
            ("fa", "arabext"),
        ] {
            assert_eq!(format(&[tag], None).digits().as_str(), digits, "{tag}");
        }
    }

    #[test]
    fn dates_follow_the_language_its_chain_and_its_script() {
        let day = Date::constant(2026, 11, 23);
        for (tags, digits, shown) in [
            (&["en"][..], None, "23 November 2026"),
            (&["ur", "en"], None, "23 نومبر، 2026"),
            (&["ur", "en"], Some(Digits::Arabext), "۲۳ نومبر، ۲۰۲۶"),
            (&["pnb", "ur", "en"], None, "23 نومبر، 2026"),
            (&["skr", "ur", "en"], None, "23 نومبر، 2026"),
            (&["brh", "ur", "en"], None, "23 نومبر، 2026"),
            (&["hno", "ur", "en"], None, "23 نومبر، 2026"),
            (&["ur-Latn", "ur", "en"], None, "23 November 2026"),
            (&["x-private"], None, "2026-11-23"),
        ] {
            assert_eq!(format(tags, digits).date(day), shown, "{tags:?}");
        }
    }

    #[test]
    fn years_are_those_of_the_region() {
        let day = Date::constant(2026, 11, 23);
        for (tag, region, shown) in [
            ("fa", Some("IR"), "۲ آذر ۱۴۰۵"),
            ("ps", Some("AF"), "۲۳ نومبر ۲۰۲۶"),
            ("ps", Some("PK"), "۲۳ نومبر ۲۰۲۶"),
            ("ps", None, "۲۳ نومبر ۲۰۲۶"),
            ("th", Some("TH"), "23 พฤศจิกายน 2569"),
            ("th", None, "23 พฤศจิกายน ค.ศ. 2026"),
            ("en", Some("IR"), "November 23, 2026"),
            ("bn", Some("BD"), "২৩ নভেম্বর, ২০২৬"),
        ] {
            let locale = Locale::parse(tag).unwrap();
            let region = region.map(|region| Region::try_from_str(region).unwrap());
            assert_eq!(Format::new(&[&locale], None, region).date(day), shown, "{tag} {region:?}");
        }
    }

    #[test]
    fn hours_are_said_as_readers_say_them() {
        let (day, time) = (Weekday::Saturday, Time::constant(17, 30, 0, 0));
        for (tags, shown) in [
            (&["en"][..], ["Saturday", "5:30\u{202f}pm"]),
            (&["ur", "en"], ["ہفتہ", "5:30 PM"]),
            (&["sd", "ur", "en"], ["ڇنڇر", "٥:٣٠ شام"]),
            (&["x-private"], ["Saturday", "17:30"]),
        ] {
            let format = format(tags, None);
            assert_eq!([format.weekday(day), format.time(time)], shown, "{tags:?}");
        }
    }
}
