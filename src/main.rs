//! The program `mashal`; all of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    mashal::cli::run(std::env::args_os())
}
