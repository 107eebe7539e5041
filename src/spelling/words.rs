//! How many words a text has.

use unicode_segmentation::UnicodeSegmentation;

use crate::locale::is_arabic_letter;

/// What a character is to the rules of Unicode for words (UAX #29), where they are simple.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Letter,
    Digit,
    /// Belongs to what stands before it.
    Mark,
    /// Between two letters it is part of the word.
    InWord,
    /// The same between two digits.
    InNumber,
    /// Both.
    InBoth,
    Between,
}

/// The number of words in `text`, as UAX #29 tells them apart.
///
/// Nearly all that guides say is in the Latin or Arabic script, and is counted here without the
/// tables of all of Unicode; anything else with them.
pub fn words(text: &str) -> usize {
    plain(text).unwrap_or_else(|| text.unicode_words().count())
}

fn plain(text: &str) -> Option<usize> {
    let mut count = 0;
    // What holds the word together so far, and a sign behind it that may do so too.
    let mut last = None;
    let mut sign = None;
    for c in text.chars() {
        let kind = kind(c)?;
        // Most letters stand behind another.
        if kind == Kind::Letter && last == Some(Kind::Letter) && sign.is_none() {
            continue;
        }
        match kind {
            Kind::Letter | Kind::Digit => {
                let goes_on = match (last, sign) {
                    (None, _) => false,
                    (Some(_), None) => true,
                    (Some(last), Some(sign)) => {
                        let of_its_kind =
                            if kind == Kind::Letter { Kind::InWord } else { Kind::InNumber };
                        last == kind && (sign == Kind::InBoth || sign == of_its_kind)
                    }
                };
                count += usize::from(!goes_on);
                (last, sign) = (Some(kind), None);
            }
            Kind::Mark if last.is_some() && sign.is_none() => {}
            // Belongs to something else than a letter.
            Kind::Mark => return None,
            Kind::Between => (last, sign) = (None, None),
            _ if last.is_some() && sign.is_none() => sign = Some(kind),
            _ => (last, sign) = (None, None),
        }
    }
    Some(count)
}

/// The kinds of the first characters of Unicode, which all of a guide in the Latin or Arabic script
/// is made of but for a few signs.
static KINDS: [Option<Kind>; 0x900] = {
    let mut kinds = [None; 0x900];
    let mut code = 0;
    while code < kinds.len() {
        // None of them is a surrogate.
        if let Some(c) = char::from_u32(code as u32) {
            #[expect(clippy::indexing_slicing, reason = "the loop ends before the table does")]
            {
                kinds[code] = of(c);
            }
        }
        code += 1;
    }
    kinds
};

fn kind(c: char) -> Option<Kind> {
    KINDS.get(c as usize).copied().unwrap_or_else(|| of(c))
}

const fn of(c: char) -> Option<Kind> {
    Some(match c {
        'a'..='z' | 'A'..='Z' => Kind::Letter,
        '0'..='9' | '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' => Kind::Digit,
        '\'' | '.' | '’' | '‘' => Kind::InBoth,
        ':' => Kind::InWord,
        ',' | ';' | '،' => Kind::InNumber,
        // It joins both, and stands for nothing in a guide.
        '_' => return None,
        '\0'..='\x7f' | '“' | '”' | '–' | '—' | '؛' | '؟' | '۔' | '۽' | '۾' | '\u{fffc}' => {
            Kind::Between
        }
        '\u{64b}'..='\u{65f}' | '\u{670}' => Kind::Mark,
        c if is_arabic_letter(c) => Kind::Letter,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_short_way_counts_as_unicode_does() {
        let known: Vec<char> = ('\0'..'\u{3000}').filter(|c| kind(*c).is_some()).collect();
        let dense: Vec<char> = "ab1۲ے\u{64e}'.:,;،’“- ".chars().collect();
        let mut random = fastrand::Rng::with_seed(7);
        let mut short = 0;
        for round in 0..20_000 {
            let from = if round % 2 == 0 { &known } else { &dense };
            let length = random.usize(0..12);
            let text: String = (0..length).filter_map(|_| random.choice(from)).collect();
            let expected = text.unicode_words().count();
            assert_eq!(plain(&text).unwrap_or(expected), expected, "{text:?}");
            short += usize::from(plain(&text).is_some());
        }
        assert!(short > 10_000);
    }
}
