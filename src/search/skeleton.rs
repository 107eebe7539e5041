//! The skeleton of a word: its consonants, as those tell them apart who write one language in two
//! scripts.
//!
//! `tasveer`, `tasweer`, `tasvir` and تصویر have one, and so have `blackmail` and بلیک میل when
//! they are written together. Vowels, `w`, `y` and breath are gone but for the first letter, since
//! people write them in every way.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Each a consonant, and one or two folded letters that stand for it; first those that stand for
/// none.
pub(super) const CONSONANTS: &str = "-,a,e,i,o,u,w,v,y,h,ا,ع,و,ی,ہ,ح b,bh,ب p,ph,f,پ,ف t,th,ت,ٹ,ط j,jh,ج C,ch,چ d,dh,د,ڈ r,rh,ر,ڑ z,zh,ز,ذ,ض,ظ,ژ s,ce,ci,cy,س,ث,ص S,sh,ش k,kh,ck,c,q,ک,خ,ق g,gh,گ,غ l,ل m,م n,ن ks,x";

/// The same for the first letter of a word.
pub(super) const FIRST: &str = "h,ہ,ح v,w,و y,ی";

static TABLE: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(CONSONANTS));
static OF_FIRST: LazyLock<FxHashMap<&str, &str>> = LazyLock::new(|| table(FIRST));

fn table(groups: &'static str) -> FxHashMap<&'static str, &'static str> {
    let pairs = groups.split(' ').flat_map(|group| {
        let sound = group.split(',').next().unwrap_or_default();
        let sound = if sound == "-" { "" } else { sound };
        group.split(',').map(move |key| (key, sound))
    });
    pairs.filter(|(key, _)| *key != "-").collect()
}

/// The skeleton of a [folded](super::fold) word. What is no letter of the Latin or Arabic script
/// stands for itself.
pub fn skeleton(word: &str) -> String {
    let mut skeleton = String::new();
    let mut rest = word;
    while let Some(first) = rest.chars().next() {
        let one = rest.get(..first.len_utf8()).unwrap_or_default();
        let second = rest.chars().nth(1).map_or(0, char::len_utf8);
        let two = rest.get(..first.len_utf8() + second).filter(|_| second > 0);
        let begins = OF_FIRST.get(one).filter(|_| rest.len() == word.len());
        let (sound, taken) = match (begins, two.and_then(|two| Some((TABLE.get(two)?, two)))) {
            (Some(sound), _) => (*sound, one),
            (None, Some((sound, two))) => (*sound, two),
            (None, None) => (TABLE.get(one).copied().unwrap_or(one), one),
        };
        // Letters are doubled, or not, as people like; digits are not.
        if !skeleton.ends_with(sound) || sound.bytes().all(|byte| byte.is_ascii_digit()) {
            skeleton.push_str(sound);
        }
        rest = rest.get(taken.len()..).unwrap_or_default();
    }
    skeleton
}
