//! The theme and messages inside the binary, for sites that bring none of their own, and the
//! handbook.

use include_dir::{Dir, include_dir};
#[cfg(feature = "serve")]
use jiff::civil::Date;

#[cfg(feature = "serve")]
use super::Memory;

static THEME: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes/default");
static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/locales");

/// The name of the built-in theme.
pub const THEME_NAME: &str = "default";

/// The files of the built-in theme, as (`templates/guide.html`, bytes), in the order of paths.
pub fn theme() -> Vec<(&'static str, &'static [u8])> {
    files(&THEME)
}

/// The built-in interface messages, as (language tag, text), in the order of tags.
pub fn messages() -> Vec<(&'static str, &'static str)> {
    files(&LOCALES)
        .into_iter()
        .filter_map(|(path, bytes)| {
            Some((path.strip_suffix("/ui.ftl")?, std::str::from_utf8(bytes).ok()?))
        })
        .collect()
}

/// The handbook, a site of its own, on the day `today`.
#[cfg(feature = "serve")]
pub fn handbook(today: Date) -> Memory {
    static CONTENT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/content");
    static WORDS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/docs/locales");
    let mut world = Memory::new(today);
    world.write("mashal.toml", include_str!("../../docs/mashal.toml"));
    for (folder, dir) in [("content", &CONTENT), ("locales", &WORDS)] {
        for (path, bytes) in files(dir) {
            world.write(format!("{folder}/{path}"), bytes);
        }
    }
    world
}

fn files(dir: &'static Dir<'static>) -> Vec<(&'static str, &'static [u8])> {
    let mut found = Vec::new();
    let mut open = vec![dir];
    while let Some(dir) = open.pop() {
        found.extend(dir.files().filter_map(|f| Some((f.path().to_str()?, f.contents()))));
        open.extend(dir.dirs());
    }
    found.sort_unstable_by_key(|(path, _)| *path);
    found
}
