//! `cargo fuzz run lists`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("lists").holds(input);
});
