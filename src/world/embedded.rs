//! The theme and messages inside the binary, for sites that bring none of their own.

use include_dir::{Dir, include_dir};

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
