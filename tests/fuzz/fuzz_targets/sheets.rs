//! `cargo fuzz run sheets`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("sheets").holds(input);
});
