//! `cargo fuzz run po`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("po").holds(input);
});
