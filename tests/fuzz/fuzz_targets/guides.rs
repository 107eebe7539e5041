//! `cargo fuzz run guides`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("guides").holds(input);
});
