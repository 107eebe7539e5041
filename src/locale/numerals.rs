//! How numbers stand in texts of a language: digits of any script, and what is between them.

use fixed_decimal::Decimal;
use icu_calendar::AnyCalendarKind;
use icu_decimal::DecimalFormatter;
use icu_locale::Locale as IcuLocale;
use icu_locale::extensions::unicode::{Value, key};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// The zeros of the scripts that come before Devanagari in Unicode: Arabic in both its kinds, N’Ko.
const FIRST_ZEROS: [char; 3] = ['\u{660}', '\u{6f0}', '\u{7c0}'];

/// The value of a decimal digit of any script.
pub fn digit(c: char) -> Option<u32> {
    if c.is_ascii() {
        return c.to_digit(10);
    }
    // Most texts have nothing behind.
    if c < '\u{966}' {
        return FIRST_ZEROS.iter().find_map(|zero| {
            let value = u32::from(c).checked_sub(u32::from(*zero))?;
            (value < 10).then_some(value)
        });
    }
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_digit = |c: char| categories.get(c) == GeneralCategory::DecimalNumber;
    if !is_digit(c) {
        return None;
    }
    // The ten digits of a script follow each other, from zero on; several sets may do so too.
    let before = (1..50).map_while(|back| char::from_u32(u32::from(c).checked_sub(back)?));
    Some(before.take_while(|c| is_digit(*c)).count() as u32 % 10)
}

/// What a language puts between digits, as CLDR has it. Where CLDR does not know the language,
/// nothing is known, and a sign may be either.
#[derive(Clone, Debug, Default)]
pub struct Numerals {
    /// Between thousands.
    groups: Vec<char>,
    /// Before a fraction.
    decimals: Vec<char>,
    /// What is added to a year to have that of other languages.
    years: &'static [i32],
    /// Whether a slash may stand before a fraction, as in Persian.
    pub slash: bool,
}

impl Numerals {
    /// Those of `locale`, where CLDR knows it; `years` are counted as in `own`, without a region
    /// that the site adds.
    pub(super) fn new(locale: Option<&IcuLocale>, own: &IcuLocale) -> Self {
        let mut numerals = Self::default();
        // The arithmetic calendars of CLDR that a year can be told of by a sum.
        let kind = AnyCalendarKind::try_new(own.into());
        numerals.years = match kind {
            Ok(AnyCalendarKind::Buddhist) => &[-543],
            Ok(AnyCalendarKind::Persian) => &[621, 622],
            _ => &[],
        };
        let Some(locale) = locale else { return numerals };
        let mut latin = locale.clone();
        if let Ok(value) = Value::try_from_str("latn") {
            latin.extensions.unicode.keywords.set(key!("nu"), value);
        }
        for locale in [locale, &latin] {
            let Ok(formatter) = DecimalFormatter::try_new(locale.into(), Default::default()) else {
                continue;
            };
            let Ok(sample) = Decimal::try_from_str("1234567.8") else { continue };
            let written = formatter.format(&sample).to_string();
            let mut signs = written.chars().filter(|c| digit(*c).is_none()).map(plain).rev();
            numerals.decimals.extend(signs.next());
            numerals.groups.extend(signs);
        }
        numerals.slash = numerals.decimals.contains(&'٫') && !numerals.years.is_empty();
        numerals
    }

    /// Whether `sign` stands between thousands, and whether before a fraction.
    pub fn roles(&self, sign: char) -> (bool, bool) {
        let sign = plain(sign);
        match sign {
            '٬' | '\'' | ' ' => (true, false),
            '٫' | '·' => (false, true),
            // The comma of Arabic letters is no point.
            '،' => (true, false),
            _ => (self.groups.contains(&sign), self.decimals.contains(&sign)),
        }
    }

    /// Whether numbers are written with common spaces between thousands.
    pub fn has_spaces(&self) -> bool {
        self.groups.contains(&' ')
    }

    /// What `year` is in the years of other languages, if it is one of this language's own.
    pub fn years(&self, year: i32) -> impl Iterator<Item = i32> {
        let own = match self.years.first() {
            Some(first) if *first < 0 => 2400..2700,
            Some(_) => 1300..1500,
            None => 0..0,
        };
        self.years.iter().filter(move |_| own.contains(&year)).map(move |more| year + more)
    }
}

/// A sign for all that look like it.
fn plain(sign: char) -> char {
    match sign {
        '’' | '‘' | '＇' => '\'',
        '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => ' ',
        '．' => '.',
        '，' => ',',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_of_all_scripts_have_their_values() {
        for text in
            ["0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "০১২৩৪৫৬৭৮৯", "๐๑๒๓๔๕๖๗๘๙"]
                .into_iter()
                .chain([
                    "੦੧੨੩੪੫੬੭੮੯",
                    "௦௧௨௩௪௫௬௭௮௯",
                    "០១២៣៤៥៦៧៨៩",
                    "၀၁၂၃၄၅၆၇၈၉",
                    "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗",
                    "𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠𝟡",
                ])
        {
            let values: Vec<_> = text.chars().map(digit).collect();
            assert_eq!(values, (0..10).map(Some).collect::<Vec<_>>(), "{text}");
        }
        // A letter, a Roman and a raised number, a fraction: numbers without digits.
        assert!("aا²Ⅷ½一".chars().all(|c| digit(c).is_none()));
    }
}
