//! `cargo fuzz run units`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("units").holds(input);
});
