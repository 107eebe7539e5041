#![doc = include_str!("ARCHITECTURE.md")]

pub mod assets;
pub mod cli;
pub mod config;
pub mod data;
pub mod diag;
pub mod edition;
pub mod emit;
pub mod locale;
pub mod markdown;
pub mod messages;
pub mod pages;
pub mod plan;
pub mod route;
pub mod site;
pub mod theme;
pub mod world;
