//! All tests of the library and the program, in one binary.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests set up folders and read them, and stop at the first surprise"
)]

mod cli;
mod emission;
mod program;
mod repo;
mod scale;
mod tidy;
mod walker;
