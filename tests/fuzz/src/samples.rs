//! What the repository has to begin with.

use std::fs;
use std::path::{Path, PathBuf};

/// The top of the repository, from whichever crate this is part of.
fn top() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.ancestors().find(|folder| folder.join("mashal.toml").exists()).unwrap().to_owned()
}

/// The files below `folders` whose names end in one of `endings`, in order, and none too long.
pub fn files(folders: &[&str], endings: &[&str]) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    let mut open: Vec<PathBuf> = folders.iter().map(|folder| top().join(folder)).collect();
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path()));
        } else if endings.iter().any(|ending| path.to_string_lossy().ends_with(ending)) {
            paths.push(path);
        }
    }
    paths.sort();
    let files = paths.into_iter().map(|path| fs::read(path).unwrap());
    files.filter(|file| file.len() <= super::mutate::LONGEST).collect()
}

/// A file of the repository.
pub fn file(path: &str) -> Vec<u8> {
    fs::read(top().join(path)).unwrap()
}

/// The same as texts.
pub fn texts(folders: &[&str], endings: &[&str]) -> Vec<String> {
    files(folders, endings).into_iter().filter_map(|file| String::from_utf8(file).ok()).collect()
}

/// What stands below each `====` of a text file of cases or drawings that names a file ending so.
pub fn parts(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let texts = texts(&[folder], &[".txt"]);
    let parts = texts.iter().flat_map(|text| text.split("\n==== ").skip(1));
    let parts = parts.filter_map(|part| part.split_once(" ====\n"));
    let parts = parts.filter(|(head, _)| head.ends_with(ending));
    parts.map(|(_, part)| without_marks(part).into_bytes()).collect()
}

/// Without what a case says of the faults on its lines.
fn without_marks(part: &str) -> String {
    let lines = part.lines().map(|line| line.split("//~").next().unwrap_or_default().trim_end());
    lines.map(|line| format!("{line}\n")).collect()
}
