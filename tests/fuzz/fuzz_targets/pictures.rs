//! `cargo fuzz run pictures`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("pictures").holds(input);
});
