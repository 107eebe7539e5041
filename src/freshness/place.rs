//! Where it is recorded what a translation was made from: below `locales/<lang>/sources/`.

/// The folder of a language's records, below its own.
const FOLDER: &str = "sources";

/// The ending of what is said of pairs.
const PAIRS: &str = ".pairs.toml";

/// The path of the record of what lies at `path` below the folder of the language `tag`.
pub fn record_path(tag: &str, path: &str) -> String {
    format!("locales/{tag}/{FOLDER}/{path}")
}

/// The path of what is said of pairs in the guide at `path`, below the folder of the language
/// `tag`.
pub fn pairs_path(tag: &str, path: &str) -> String {
    record_path(tag, &format!("{}{PAIRS}", path.strip_suffix(".md").unwrap_or(path)))
}

/// Language and path of a record, where the file at `path` is one.
pub fn of_record(path: &str) -> Option<(&str, &str)> {
    let (tag, path) = path.strip_prefix("locales/")?.split_once('/')?;
    Some((tag, path.strip_prefix(FOLDER)?.strip_prefix('/')?))
}

/// The path of the text that the record, or what is said of pairs, at `path` is of.
pub fn text_path(path: &str) -> Option<String> {
    let (tag, path) = of_record(path)?;
    Some(match path.strip_suffix(PAIRS) {
        Some(name) => format!("content/{tag}/{name}.md"),
        None if path.ends_with(".md") => format!("content/{tag}/{path}"),
        None => return None,
    })
}
