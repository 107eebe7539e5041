//! `cargo fuzz run attachments`
#![no_main]

libfuzzer_sys::fuzz_target!(|input: &[u8]| {
    mashal_fuzz::target("attachments").holds(input);
});
