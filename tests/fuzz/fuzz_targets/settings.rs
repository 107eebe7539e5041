//! `cargo fuzz run settings`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("settings").holds(input);
});
