//! `cargo fuzz run messages`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("messages").holds(input);
});
