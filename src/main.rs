//! The program `mashal`; all of it is in the library.

use std::process::ExitCode;

/// Pages are made of many small texts on all threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mashal::cli::run(std::env::args_os())
}
