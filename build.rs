//! Rebuilds when a file is added to what the binary embeds (changed files are tracked already), and
//! names the way in which fonts are cut.

#![expect(clippy::disallowed_methods, reason = "this runs before there is a site to read")]

use std::hash::{DefaultHasher, Hash, Hasher};
use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=locales");
    println!("cargo::rerun-if-changed=src/typeface");
    println!("cargo::rerun-if-changed=Cargo.lock");
    let root = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    let folder = fs::read_dir(Path::new(&root).join("src/typeface"));
    let mut files: Vec<_> =
        folder.into_iter().flatten().flatten().map(|file| file.path()).collect();
    files.sort();
    // With the versions of all crates.
    files.push(Path::new(&root).join("Cargo.lock"));
    let mut hasher = DefaultHasher::new();
    for file in files {
        fs::read(file).unwrap_or_default().hash(&mut hasher);
    }
    println!("cargo::rustc-env=MASHAL_TYPEFACE={:016x}", hasher.finish());
}
