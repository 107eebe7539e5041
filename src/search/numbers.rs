//! Numbers as text, small ones in one byte.

/// Half of the characters that JSON has as they are: a number ends with one of the first half.
const HALF: usize = 45;

/// The greatest number that is one character.
pub(super) const IN_ONE_SIGN: usize = HALF - 1;

/// Writes `number`, its last part last: `#` is 0. No number has `!` or a space in it.
pub(super) fn push(number: usize, text: &mut String) {
    let mut rest = number;
    while rest >= HALF {
        text.push(sign(HALF + rest % HALF));
        rest /= HALF;
    }
    text.push(sign(rest));
}

/// The characters from `#` to `}` without the backslash.
fn sign(place: usize) -> char {
    let code = 35 + place + usize::from(place >= 57);
    char::from(u8::try_from(code).unwrap_or(b'#'))
}

/// Writes numbers that grow, each as what it is more than the one before.
pub(super) fn push_growing(numbers: impl IntoIterator<Item = usize>, text: &mut String) {
    let mut last = 0;
    for number in numbers {
        push(number - last, text);
        last = number;
    }
}
