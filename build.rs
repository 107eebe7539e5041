//! Rebuilds when a file is added to what the binary embeds (changed files are tracked already).

fn main() {
    println!("cargo::rerun-if-changed=themes/default");
    println!("cargo::rerun-if-changed=locales");
}
