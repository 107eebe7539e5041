//! `cargo fuzz run sounds`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("sounds").holds(input);
});
