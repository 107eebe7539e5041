//! All tests of the library and the program, in one binary.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    unreachable_pub,
    reason = "tests set up folders and read them, and stop at the first surprise"
)]

mod assets;
mod attachments;
mod books;
mod budget;
mod builds;
mod cases;
mod cases_on_disk;
mod cli;
mod client;
mod colours;
mod desk;
mod drawings;
mod edits;
mod emission;
mod facts;
mod feeds;
mod fix;
mod fixture;
mod folds;
mod freshness;
mod fuzz;
mod gone;
mod handbook;
mod headers;
mod help;
mod http;
mod http_hostile;
mod images;
mod import;
mod limits;
mod markers;
mod moving;
mod neutral;
mod offline;
mod outside;
mod pack;
#[cfg(feature = "pdf")]
mod papers;
mod parts;
mod places;
mod po;
mod program;
mod pseudo;
mod publish_check;
mod questions;
mod rebuild;
mod repo;
mod saving;
mod scale;
mod search;
mod serve;
mod sides;
mod sites;
mod sounds;
mod survival;
mod themes;
mod tidy;
mod trainings;
mod translate;
mod typeface;
mod units;
mod views;
mod walker;
