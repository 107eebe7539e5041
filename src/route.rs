//! The name of an output file, and the way from one to another.

use std::borrow::Borrow;
use std::fmt;
use std::sync::Arc;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

/// What must be written as `%xx` in a path of a relative URL (RFC 3986; `:` because a first
/// segment with it would read as a scheme).
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'\'')
    .add(b':')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// How the names begin of what a build leaves for the next one: the list in the output, and routes
/// of what lies beside it.
pub const RECORDS: &str = ".mashal";

/// Where assets lie in the output.
pub const ASSETS: &str = "assets/";

/// The name of the language's folder, and the path below it: of `content/ur/a/b.md`, and of
/// `locales/ur/site.ftl`.
pub fn in_language(path: &str) -> Option<(&str, &str)> {
    path.split_once('/')?.1.split_once('/')
}

/// The names of the path that `relative` means, counted from `folder`; nothing where it leads above
/// all folders.
pub fn join<'a>(folder: &'a str, relative: &'a str) -> Option<Vec<&'a str>> {
    let mut names: Vec<&str> = folder.split('/').filter(|name| !name.is_empty()).collect();
    for name in relative.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop()?;
            }
            name => names.push(name),
        }
    }
    Some(names)
}

/// The folder of a path; nothing above all folders.
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// The path of an output file, relative to the output folder, `/` between names.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(Arc<str>);

impl Route {
    /// A route from its path.
    pub fn new(path: impl AsRef<str>) -> Self {
        Self(path.as_ref().into())
    }

    /// The path, not encoded.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The relative URL that leads from a page at this route to `target`. A page refers to
    /// itself by its own file name, so that the link holds under any base.
    pub fn to(&self, target: &Self) -> String {
        let folder = parent(&self.0);
        let folders = folder.split('/').filter(|_| !folder.is_empty());
        let mut rest = &*target.0;
        let mut common = 0;
        for name in folders.clone() {
            let below = rest.strip_prefix(name).and_then(|rest| rest.strip_prefix('/'));
            let Some(below) = below else { break };
            rest = below;
            common += 1;
        }
        let up = folders.count() - common;
        let mut url = String::with_capacity(up * "../".len() + rest.len());
        url.extend(std::iter::repeat_n("../", up));
        url.extend(utf8_percent_encode(rest, RESERVED));
        url
    }

    /// The path, encoded for a URL; `index.html` is left out as servers do.
    pub fn url_path(&self) -> String {
        let path = match self.0.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => folder,
            _ => &self.0,
        };
        path.split('/')
            .map(|name| utf8_percent_encode(name, RESERVED).to_string())
            .collect::<Vec<_>>()
            .join("/")
    }
}

impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Routes that are taken, as disks see them: `A.html` and `a.html` are one file on many, and
/// where there is a file there is no folder of its name.
#[derive(Clone, Debug)]
pub struct Taken<T> {
    files: FxHashMap<String, T>,
    folders: FxHashMap<String, T>,
}

impl<T> Default for Taken<T> {
    fn default() -> Self {
        Self { files: FxHashMap::default(), folders: FxHashMap::default() }
    }
}

impl<T: Copy> Taken<T> {
    /// Takes `route` for `owner`; where that cannot be, the owner of what is in the way.
    ///
    /// # Errors
    ///
    /// The owner of what is in the way.
    pub fn take(&mut self, route: &Route, owner: T) -> Result<(), T> {
        // Letters of which only the capitals are the same are one to some disks.
        let name = match route.0.is_ascii() {
            true => route.0.to_ascii_lowercase(),
            false => route.0.to_uppercase().to_lowercase(),
        };
        let folders = name.match_indices('/').filter_map(|(at, _)| name.get(..at));
        let in_the_way = self.files.get(&name).or_else(|| self.folders.get(&name));
        if let Some(other) = in_the_way.or_else(|| folders.clone().find_map(|f| self.files.get(f)))
        {
            return Err(*other);
        }
        for folder in folders {
            if !self.folders.contains_key(folder) {
                self.folders.insert(folder.to_owned(), owner);
            }
        }
        self.files.insert(name, owner);
        Ok(())
    }
}

/// The most bytes that a disk takes for one name.
const LONGEST_NAME: usize = 255;
/// The most bytes of a path in an output: whole paths have at most 1,024 on some systems, and the
/// output lies somewhere.
const LONGEST_PATH: usize = 800;
/// What comes to the stem of a file at most: a fingerprint, the longest ending, a compressed file.
const LONGEST_ENDING: usize = ".0123456789abcdef.webmanifest.br".len();

/// The same where it keeps its own ending.
const LONGEST_MARK: usize = ".0123456789abcdef.br".len();

/// Why a path cannot be that of a page or an asset: the name in it that a web server, an archive or
/// a disk would not take, with what is wrong with it.
pub fn unfit(path: &str) -> Option<(&str, &'static str)> {
    if let Some(name) = unfit_name(path) {
        return Some((name, "cannot be part of a web address"));
    }
    let mut names = path.split('/').rev();
    let file = names.next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let long = names.find(|name| name.len() > LONGEST_NAME);
    let longest = (stem.len() + LONGEST_ENDING).max(file.len() + LONGEST_MARK);
    if let Some(name) = long.or_else(|| (longest > LONGEST_NAME).then_some(file)) {
        return Some((name, "is too long for the name of a file: letters of Urdu count twice"));
    }
    (path.len() > LONGEST_PATH).then_some((path, "is too long for the path of a file"))
}

/// The first name in a path that a web server, an archive or a Windows disk would not take.
pub fn unfit_name(path: &str) -> Option<&str> {
    path.split('/').find(|name| {
        name.chars().any(|c| c.is_control() || "\\:*?\"<>|#%".contains(c))
            || name.ends_with(['.', ' '])
            || is_device(name)
    })
}

/// Whether Windows keeps `name` for a device.
pub fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or_default().trim_end().to_ascii_lowercase();
    let numbered = |prefix| {
        let mut number = stem.strip_prefix(prefix).unwrap_or_default().chars();
        matches!((number.next(), number.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
    };
    matches!(stem.as_str(), "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}

/// A name that says nothing, always the same for the same `id`.
pub fn opaque(id: &str) -> String {
    hex(id, 4)
}

/// The same for the ids of one page, which nobody compares: 48 bits, so that two of them will not
/// meet. It begins with a letter, as names do.
pub fn unmistakable(id: &str) -> String {
    format!("p{}", hex(id, 6))
}

fn hex(id: &str, bytes: usize) -> String {
    Sha256::digest(id).iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
}

/// A fragment for a URL.
pub fn fragment(id: &str) -> String {
    format!("#{}", utf8_percent_encode(id, RESERVED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative() {
        for (from, to, url) in [
            ("index.html", "en/index.html", "en/index.html"),
            ("en/index.html", "en/index.html", "index.html"),
            ("en/a/b.html", "ur/a/b.html", "../../ur/a/b.html"),
            ("en/a/b.html", "en/a/c d.html", "c%20d.html"),
            ("en/a/b.html", "en/index.html", "../index.html"),
            ("en/a/b/c.html", "en/a/index.html", "../index.html"),
            ("ur/x.html", "ur/حفاظت.html", "%D8%AD%D9%81%D8%A7%D8%B8%D8%AA.html"),
        ] {
            assert_eq!(Route::new(from).to(&Route::new(to)), url, "{from} → {to}");
        }
    }
}
