//! `cargo fuzz run imports`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("imports").holds(input);
});
