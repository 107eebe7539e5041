//! `cargo fuzz run data`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("data").holds(input);
});
