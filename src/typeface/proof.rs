//! Whether a smaller font sets a text as the whole one does.

use harfrust::Buffer;
use rayon::prelude::*;

use super::Unfit;
use super::cut::Cut;
use super::shaping::{Face, Placed, Plans, Setter};

/// Those of `samples`, texts in `language`, that do not come out in `small` as the same glyphs,
/// with the same advances, offsets and clusters, as in `whole`; and what stands before a space at
/// the end of one, where it does not so by itself.
pub(super) fn unlike<'t>(
    whole: &[u8],
    small: &Cut,
    language: &str,
    samples: &'t [String],
) -> Result<Vec<&'t str>, Unfit> {
    let (whole, face) = (Face::new(whole)?, Face::new(&small.sfnt)?);
    let plans = [&whole, &face].map(|face| Plans::new(face, language));
    let start = || (plans.each_ref().map(Plans::setter), Buffer::new());
    // What one thread has begun no other takes from it: small shares, since whoever waits for the
    // font waits for the last of them.
    let chunks = samples.par_chunks(128).with_max_len(1);
    let other = chunks.map_init(start, |(setters, buffer), samples| {
        // Whether it comes out the same, and whether in both fonts it can be parted before its end.
        let mut set = |sample: &str| {
            let mut can_part = true;
            let [expected, found] = setters.each_ref().map(|setter| {
                let set = setter.set(buffer, sample);
                can_part &= Setter::can_part(buffer, sample);
                set
            });
            let same = !expected.is_empty()
                && expected.len() == found.len()
                && expected.iter().zip(&found).all(|(one, other)| {
                    let origin = small.origin.get(&other.glyph);
                    origin.is_some_and(|glyph| *one == Placed { glyph: *glyph, ..*other })
                });
            (same, can_part)
        };
        let unlike = samples.iter().filter_map(|sample| match set(sample) {
            (false, _) => Some(sample.as_str()),
            (true, true) => None,
            (true, false) => sample.strip_suffix(' ').filter(|word| !set(word).0),
        });
        unlike.collect::<Vec<_>>()
    });
    Ok(other.flatten_iter().collect())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::typeface::{Corpus, Words, cut, rules, trace};

    const NASTALIQ: &[u8] =
        include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");

    fn read(text: &str) -> Corpus {
        let mut words = Words::new(false);
        words.add(text);
        Corpus::new("ur", NASTALIQ, &words).unwrap()
    }

    fn samples(text: &Corpus) -> Vec<String> {
        text.samples(true).collect()
    }

    fn traced(font: &[u8], text: &Corpus) -> trace::Used {
        let mut used = trace::Used::default();
        let samples = samples(text);
        let samples: Vec<&str> = samples.iter().map(String::as_str).collect();
        trace::used(&rules::mark(font).unwrap(), text.language(), &samples, &mut used).unwrap();
        used
    }

    #[test]
    fn what_lacks_one_needed_glyph_or_rule_is_not_proved() {
        let text = read("محفوظ رہنا آپ کا حق ہے");
        let base = cut::numbered(NASTALIQ, &text.letters()).unwrap();
        let used = traced(&base, &text);
        let proved = |rules: &BTreeSet<usize>, glyphs: &BTreeSet<_>| {
            let lean = rules::keep(&base, rules).unwrap();
            let small = cut::to_glyphs(&lean, &text.letters(), glyphs).unwrap();
            unlike(NASTALIQ, &small, "ur", &samples(&text)).unwrap().is_empty()
        };
        assert!(proved(&used.rules, &used.glyphs));
        let without = |rule: &usize| {
            let rules: BTreeSet<_> = used.rules.iter().copied().filter(|r| r != rule).collect();
            proved(&rules, &used.glyphs)
        };
        assert!(used.rules.iter().any(|rule| !without(rule)), "rules matter");
        let last = Face::new(NASTALIQ).unwrap();
        let mut buffer = Buffer::new();
        let shown = Plans::new(&last, "ur").setter().set(&mut buffer, "محفوظ");
        for placed in shown {
            let glyphs = used.glyphs.iter().copied().filter(|glyph| *glyph != placed.glyph);
            assert!(!proved(&used.rules, &glyphs.collect()), "{}", placed.glyph);
        }
    }

    #[test]
    fn what_can_be_parted_from_a_space_is_set_alike_without_it() {
        let face = Face::new(NASTALIQ).unwrap();
        let (plans, mut buffer) = (Plans::new(&face, "ur"), Buffer::new());
        let setter = plans.setter();
        let letters: Vec<char> = "ابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکگلمنںوہھءیےئؤآۂۓًٰٔ۔،".chars().collect();
        let mut random = fastrand::Rng::with_seed(1);
        let mut parted = 0;
        for _ in 0..3000 {
            let word: String =
                (0..random.usize(1..9)).map(|_| *random.choice(&letters).unwrap()).collect();
            let spaced = format!("{word} ");
            let both = setter.set(&mut buffer, &spaced);
            if Setter::can_part(&buffer, &spaced) {
                parted += 1;
                let mut apart = setter.set(&mut buffer, &word);
                let space = setter.set(&mut buffer, " ").remove(0);
                // From right to left the last comes first.
                apart.insert(0, Placed { cluster: word.len() as u32, ..space });
                assert_eq!(both, apart, "{word}");
            }
        }
        assert!(parted > 1500, "{parted}");
    }

    #[test]
    fn a_word_that_the_text_does_not_have_is_not_proved() {
        let (one, other) = (read("پاس ورڈ"), read("ورڈ پاسورڈ"));
        let base = cut::numbered(NASTALIQ, &one.letters()).unwrap();
        let used = traced(&base, &one);
        let small = cut::to_glyphs(&base, &one.letters(), &used.glyphs).unwrap();
        assert_eq!(unlike(NASTALIQ, &small, "ur", &samples(&one)).unwrap(), [""; 0]);
        assert!(unlike(NASTALIQ, &small, "ur", &samples(&other)).unwrap().contains(&"پاسورڈ "));
    }
}
