//! `cargo fuzz run requests`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("requests").holds(input);
});
