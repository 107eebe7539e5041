//! Values by their kinds (SVG 2, CSS): what is none goes out of no drawing, as no browser draws by
//! it.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use cssparser::color::{parse_hash_color, parse_named_color};

/// What length and angle are counted in.
const UNITS: &str = "\
    % ch cm deg dvh dvw em ex grad in lh mm ms pc pt px q rad rem rlh s svh svw turn vb vh vi vmax \
    vmin vw x";

/// Words that attributes know; they are read in their own case.
const WORDS: &str = "\
    A B G R align arithmetic atop auto auto-reverse auto-start-reverse bottom center color \
    color-burn color-dodge darken defer difference dilate discrete duplicate erode evenodd exact \
    exclusion false fractalNoise gamma hard-light hue hueRotate identity in left lighten lighter \
    linear luminanceToAlpha luminosity matrix meet mirror multiply noStitch none nonzero normal \
    objectBoundingBox out over overlay pad reflect repeat right saturate saturation screen slice \
    soft-light spacing spacingAndGlyphs stitch stretch strokeWidth table top true turbulence \
    userSpaceOnUse wrap xMaxYMax xMaxYMid xMaxYMin xMidYMax xMidYMid xMidYMin xMinYMax xMinYMid \
    xMinYMin xor";

/// What a filter can take that it has not made itself.
const SOURCES: &str =
    "BackgroundAlpha BackgroundImage FillPaint SourceAlpha SourceGraphic StrokePaint";

/// Words that properties know, and functions in their values; names of colours beside them.
const KEYWORDS: &str = "\
    -apple-system a98-rgb absolute add after-edge all all-petite-caps all-small-caps alpha alphabetic \
    alternate and arcs at auto auto-phrase baseline before-edge bevel blink block bold bolder \
    border-box both bottom bounding-box box break-all break-spaces break-word butt canvas canvastext \
    capitalize caption center central circle clip closest-corner closest-side collapse color \
    color-burn color-dodge column common-ligatures compact condensed contain content-box contents \
    context-fill context-stroke contextual cover crisp-edges crispedges currentcolor cursive cyclic \
    dark darken dashed decreasing dense diagonal-fractions difference digits discretionary-ligatures \
    display-p3 dotted double e each-line edges ellipse ellipsis embed end evenodd ex-height exclude \
    exclusion expanded extra-condensed extra-expanded fantasy farthest-corner farthest-side fill \
    fill-box fixed fixed-position flat flex flex-end flex-start flow flow-root from from-font \
    full-size-kana full-width geometricprecision graytext grid groove hanging hard-light hidden \
    high-quality highlight highlighttext historical-forms historical-ligatures horizontal-tb hsl hue \
    hwb icon ideographic important in increasing infinity inherit initial ink inline inline-block \
    inline-flex inline-grid inline-table inset intersect invert isolate isolate-override italic jis04 \
    jis78 jis83 jis90 justify justify-all keep-all lab large larger lch left legacy lighten lighter \
    line-through linearrgb lining-nums linktext list-item local longer lowercase lr lr-tb ltr \
    luminance luminosity manual marker markers match-parent match-source mathematical medium menu \
    message-box middle miter miter-clip mixed monospace multiply nan narrower no-change \
    no-clip no-common-ligatures no-contextual no-discretionary-ligatures no-historical-ligatures \
    no-repeat non-rotation non-scaling-size non-scaling-stroke none nonzero normal nowrap objects \
    oblique off oklab oklch oldstyle-nums on only optimizelegibility optimizequality optimizespeed \
    ordinal outset over overlay overline padding-box painted petite-caps pi pixelated plaintext \
    plus-darker plus-lighter position pre pre-line pre-wrap preserve preserve-3d preserve-breaks \
    prophoto-rgb proportional-nums proportional-width rec2020 repeat repeat-x repeat-y reset-size \
    revert revert-layer ridge right rl rl-tb round ruby ruby-base ruby-text run-in running \
    sans-serif saturation screen scroll self-end self-start semi-condensed semi-expanded serif \
    shorter show sideways sideways-lr sideways-right sideways-rl simplified skip skip-ink \
    slashed-zero slice small small-caps small-caption smaller smooth soft-light solid space \
    space-all spell-out square srgb srgb-linear stacked-fractions stable start status-bar stretch \
    stroke stroke-box style sub subtract super system-ui table table-caption table-cell \
    table-column table-column-group table-footer-group table-header-group table-row \
    table-row-group tabular-nums tb tb-rl text text-after-edge text-before-edge text-bottom \
    text-top thick thin titling-caps to top traditional transparent ui-monospace ui-rounded \
    ui-sans-serif ui-serif ultra-condensed ultra-expanded under underline unicase unset uppercase \
    upright use-script vertical-lr vertical-rl view-box visible visiblefill visiblepainted \
    visiblestroke wavy weight wider window windowtext wrap x-large x-small xx-large xx-small xxx-large \
    xyz xyz-d50 xyz-d65";

/// Words of what a sheet of styles asks of a screen.
const MEDIA: &str = "\
    active all and any-hover any-pointer aspect-ratio aural braille coarse color color-gamut custom dark \
    device-aspect-ratio device-height device-pixel-ratio device-width dppx embossed fine \
    forced-colors grid handheld height hover inverted inverted-colors landscape less light \
    monochrome more no-preference none not only or orientation p3 pointer portrait \
    prefers-color-scheme prefers-contrast prefers-reduced-motion prefers-reduced-transparency \
    print projection rec2020 reduce resolution scan screen speech srgb tty tv update width";

/// Elements of pages, which sheets of styles for both name.
const OF_PAGES: &str =
    "b body code div em foreignObject html i img li ol p pre span strong table td th tr ul";

/// Pseudo-classes and pseudo-elements.
const PSEUDO: &str = "\
    active after any-link backdrop before checked default defined disabled empty enabled first-child \
    first-letter first-line first-of-type focus focus-visible focus-within fullscreen hover last-child \
    last-of-type link only-child only-of-type root scope selection target target-within visited";

/// A list by its words.
type Listed = LazyLock<BTreeSet<&'static str>>;

fn set(list: &'static str) -> BTreeSet<&'static str> {
    list.split_ascii_whitespace().collect()
}

/// Looked for at each word of a drawing.
static KNOWN: Listed = Listed::new(|| set(KEYWORDS));
static WORDS_KNOWN: Listed = Listed::new(|| set(WORDS));

fn listed(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == word)
}

/// Whether properties know a word.
pub(super) fn is_keyword(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    KNOWN.contains(&*word) || parse_named_color(&word).is_ok()
}

/// Whether digits behind `#` are a colour.
pub(super) fn is_colour(digits: &str) -> bool {
    parse_hash_color(digits.as_bytes()).is_ok()
}

pub(super) fn is_unit(unit: &str) -> bool {
    listed(UNITS, &unit.to_ascii_lowercase())
}

/// Whether a sheet of styles may ask so of a screen.
pub(super) fn is_media(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let word = word.strip_prefix("-webkit-").unwrap_or(&word);
    let word = word.strip_prefix("min-").or(word.strip_prefix("max-")).unwrap_or(word);
    listed(MEDIA, word)
}

/// Whether a sheet of styles may name such an element, which is not in the drawing.
pub(super) fn is_of_pages(element: &str) -> bool {
    listed(OF_PAGES, element)
}

pub(super) fn is_pseudo(word: &str) -> bool {
    listed(PSEUDO, &word.to_ascii_lowercase())
}

/// Whether brackets of a pseudo-class may hold a word, but for languages.
pub(super) fn is_pseudo_word(word: &str) -> bool {
    matches!(&*word.to_ascii_lowercase(), "ltr" | "rtl" | "odd" | "even" | "n" | "-n" | "of")
}

/// Whether a text is the name of a feature of fonts: `liga`.
pub(super) fn is_tag(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// What of the value of an attribute goes out; nothing where it is no value of its kind.
pub(super) fn figures(name: &str, value: &str) -> Option<String> {
    match name {
        "d" => {
            let path = path(value);
            (!path.is_empty()).then(|| path.to_owned())
        }
        "points" => {
            let (points, rest) = value.split_at_checked(numbers(value))?;
            let points = if rest.trim().is_empty() { value } else { points };
            (!points.trim().is_empty()).then(|| points.to_owned())
        }
        "lang" => is_language(value).then(|| value.to_owned()),
        // Of languages that nobody can speak none is hers: without it all would be.
        "systemLanguage" => {
            let known: Vec<_> =
                value.split(',').map(str::trim).filter(|tag| is_language(tag)).collect();
            Some(known.join(","))
        }
        "in" | "in2" | "result" => {
            let value = value.trim();
            (listed(SOURCES, value) || is_name(value)).then(|| value.to_owned())
        }
        "transform" | "gradientTransform" | "patternTransform" => {
            is_transform(value).then(|| value.to_owned())
        }
        _ => is_list(value).then(|| value.to_owned()),
    }
}

/// A language, a script and a place: `ur-Arab-PK`.
pub(super) fn is_language(tag: &str) -> bool {
    let mut parts = tag.split('-');
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let first = parts.next().unwrap_or_default();
    let place = |part: &str| {
        part.len() == 2 && letters(part)
            || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut next = parts.next();
    if next.is_some_and(|part| part.len() == 4 && letters(part)) {
        next = parts.next();
    }
    matches!(first.len(), 2 | 3)
        && letters(first)
        && next.is_none_or(place)
        && parts.next().is_none()
}

fn gap(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || *byte == b','
}

/// Numbers with their units, and words that are known.
fn is_list(value: &str) -> bool {
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return true;
        }
        let end = number(rest.as_bytes()).unwrap_or_default();
        let (is_number, behind) = (end > 0, rest.get(end..).unwrap_or_default());
        let of_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '%';
        let of_unit = |c: char| c.is_ascii_alphabetic() || c == '%';
        let length = if is_number {
            behind.find(|c| !of_unit(c)).unwrap_or(behind.len())
        } else {
            behind.find(|c| !of_word(c)).unwrap_or(behind.len())
        };
        let (word, behind) = behind.split_at_checked(length).unwrap_or_default();
        let known = match (is_number, word) {
            (true, "") => true,
            (true, unit) => is_unit(unit),
            (false, word) => WORDS_KNOWN.contains(word),
        };
        if !known {
            return false;
        }
        rest = behind;
    }
}

/// `translate(1 2) rotate(3)`, in which numbers may have units.
fn is_transform(value: &str) -> bool {
    const FUNCTIONS: &str =
        "matrix rotate scale skewX skewY translate translateX translateY scaleX scaleY";
    let mut rest = value;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if matches!(rest.trim_end(), "" | "none") {
            return true;
        }
        let Some((name, behind)) = rest.split_once('(') else { return false };
        let Some((inside, behind)) = behind.split_once(')') else { return false };
        let words = inside.split(|c: char| c.is_ascii_whitespace() || c == ',');
        let words = words.filter(|word| !word.is_empty());
        let sound = |word: &str| word.starts_with(|c: char| "+-.0123456789".contains(c));
        if !listed(FUNCTIONS, name.trim_end()) || !is_list(inside) || !words.clone().all(sound) {
            return false;
        }
        rest = behind;
    }
}

/// How many bytes are numbers with gaps between them.
fn numbers(value: &str) -> usize {
    let (bytes, mut at) = (value.as_bytes(), 0);
    loop {
        let gaps = bytes.iter().skip(at).take_while(|byte| gap(byte)).count();
        match number(bytes.get(at + gaps..).unwrap_or_default()) {
            Some(length) => at += gaps + length,
            None => return at,
        }
    }
}

/// How long the number is that begins here.
fn number(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|it| it.is_ascii_digit()).count();
    let is = |at: usize, signs: &[u8]| bytes.get(at).is_some_and(|byte| signs.contains(byte));
    let mut at = usize::from(is(0, b"+-"));
    let whole = digits(at);
    at += whole;
    let mut part = 0;
    if is(at, b".") {
        part = digits(at + 1);
        if part > 0 {
            at += 1 + part;
        }
    }
    if whole + part == 0 {
        return None;
    }
    // A point may end a number in the syntax of older programs.
    if part == 0 && is(at, b".") {
        at += 1;
    }
    if is(at, b"eE") {
        let sign = usize::from(is(at + 1, b"+-"));
        let power = digits(at + 1 + sign);
        if power > 0 {
            at += 1 + sign + power;
        }
    }
    Some(at)
}

/// The part of a path that browsers draw: all up to what they do not understand.
pub(super) fn path(value: &str) -> &str {
    let bytes = value.as_bytes();
    let gaps = |at: usize, commas: bool| {
        let rest = bytes.iter().skip(at);
        at + rest.take_while(|byte| byte.is_ascii_whitespace() || commas && **byte == b',').count()
    };
    let (mut at, mut whole) = (gaps(0, false), 0);
    let mut command = None;
    while let Some(byte) = bytes.get(at) {
        let letter = if byte.is_ascii_alphabetic() {
            at += 1;
            *byte
        } else {
            // What follows the first pair of a move are lines.
            match command {
                Some(b'M') => b'L',
                Some(b'm') => b'l',
                Some(b'Z' | b'z') | None => break,
                Some(other) => other,
            }
        };
        let shape: &[u8] = match letter.to_ascii_lowercase() {
            b'm' | b'l' | b't' => b"nn",
            b'h' | b'v' => b"n",
            b'c' => b"nnnnnn",
            b's' | b'q' => b"nnnn",
            b'a' => b"nnnffnn",
            b'z' => b"",
            _ => break,
        };
        if command.is_none() && !letter.eq_ignore_ascii_case(&b'm') {
            break;
        }
        command = Some(letter);
        let mut sound = true;
        for (place, kind) in shape.iter().enumerate() {
            at = gaps(at, place > 0 || !byte.is_ascii_alphabetic());
            let rest = bytes.get(at..).unwrap_or_default();
            let length = match kind {
                b'f' => matches!(rest, [b'0' | b'1', ..]).then_some(1),
                _ => number(rest),
            };
            match length {
                Some(length) => at += length,
                None => {
                    sound = false;
                    break;
                }
            }
        }
        if !sound {
            break;
        }
        whole = at;
        let next = gaps(at, true);
        // A comma before a letter is an error.
        let comma = bytes.get(at..next).unwrap_or_default().contains(&b',');
        if comma && bytes.get(next).is_none_or(u8::is_ascii_alphabetic) {
            break;
        }
        at = if shape.is_empty() || !comma { next } else { at };
    }
    value.get(..whole).unwrap_or_default().trim_ascii_start()
}

/// Whether `name` is one without escapes.
pub(super) fn is_name(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_value_of_its_kind_is_left_out() {
        for (name, value, kept) in [
            ("r", "20", Some("20")),
            ("r", "HOOKHOOK20", None),
            ("r", "20HOOK", None),
            ("r", "1e2px", Some("1e2px")),
            ("x", "1-2.5.5,3%", Some("1-2.5.5,3%")),
            ("edgeMode", "duplicate", Some("duplicate")),
            ("edgeMode", "hook", None),
            ("viewBox", "0 0 10 10", Some("0 0 10 10")),
            ("preserveAspectRatio", "xMidYMid slice", Some("xMidYMid slice")),
            ("points", "1,2 3,4 hook", Some("1,2 3,4")),
            ("points", "hook", None),
            ("transform", "translate(1,2)rotate(3 4 5)", Some("translate(1,2)rotate(3 4 5)")),
            ("transform", "translate(none)", None),
            ("transform", "hook(1)", None),
            ("d", "M1 2h3v4z", Some("M1 2h3v4z")),
            ("d", "M1 2 3 4 5 HOOK", Some("M1 2 3 4")),
            ("d", "m1-2.5.5-4a1 1 0 01.5.5z m1,1", Some("m1-2.5.5-4a1 1 0 01.5.5z m1,1")),
            ("d", "L1 2", None),
            ("d", "M 1,2, 3,4 L 5,6 , 7,8", Some("M 1,2, 3,4 L 5,6 , 7,8")),
            ("d", "M 0 0 S a l l y", Some("M 0 0")),
            ("lang", "ur-Arab-PK", Some("ur-Arab-PK")),
            ("lang", "hookhook", None),
            ("systemLanguage", "en, hookhook", Some("en")),
            ("systemLanguage", "hookhook", Some("")),
        ] {
            assert_eq!(figures(name, value).as_deref(), kept, "{name}=\"{value}\"");
        }
    }
}
