//! `cargo fuzz run drawings`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("drawings").holds(input);
});
