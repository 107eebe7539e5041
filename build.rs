//! Rebuilds when a file is added to what the binary embeds (changed files are tracked already), and
//! names the program, and the ways in which fonts are cut and pictures made, by what they are made of.

#![expect(clippy::disallowed_methods, reason = "this runs before there is a site to read")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    for folder in ["themes/default", "locales", "src", "Cargo.lock"] {
        println!("cargo::rerun-if-changed={folder}");
    }
    let name = |variable: &str, parts: &[&str]| {
        let mut hasher = DefaultHasher::new();
        for part in parts {
            hash(&root.join(part), &mut hasher);
        }
        // A program that cuts no fonts makes other files.
        env::var_os("CARGO_FEATURE_FONTS").hash(&mut hasher);
        println!("cargo::rustc-env={variable}={:016x}", hasher.finish());
    };
    // The lock file has the versions of all crates.
    name("MASHAL_TYPEFACE", &["src/typeface", "Cargo.lock"]);
    name("MASHAL_PICTURE", &["src/picture", "Cargo.lock"]);
    name("MASHAL_BUILD", &["src", "themes/default", "locales", "Cargo.lock"]);
}

/// All that lies at and below `path`.
fn hash(path: &Path, hasher: &mut DefaultHasher) {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    entries.sort();
    path.file_name().hash(hasher);
    fs::read(path).unwrap_or_default().hash(hasher);
    for entry in entries {
        hash(&entry, hasher);
    }
}
