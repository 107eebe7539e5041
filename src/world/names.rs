//! What the name of a file says of it.

/// Whether `name` is a file that people's tools leave behind and no site means: hidden ones,
/// backups and swap files of editors, `~$guide.md` beside one that an office program has open.
pub(super) fn is_clutter(name: &str) -> bool {
    name.starts_with('.')
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || name.starts_with("~$")
        || name == "Thumbs.db"
}

/// The name of the file that `name` is a copy of, as programs name one: where two people changed a
/// shared file, where it was loaded down twice, where somebody copied it.
pub(super) fn original(name: &str) -> Option<String> {
    let (stem, ending) = name.rsplit_once('.')?;
    let of = copied_stem(stem).filter(|stem| !stem.is_empty())?;
    Some(format!("{of}.{ending}"))
}

fn copied_stem(stem: &str) -> Option<&str> {
    // Dropbox, Nextcloud: `guide (conflicted copy 2026-01-01)`, `guide (Asma's conflicted copy …)`.
    let (before, inside) = match stem.strip_suffix(')').and_then(|stem| stem.rsplit_once(" (")) {
        Some((before, inside)) => (before, inside),
        None => (stem, ""),
    };
    let numbered = (1..=2).contains(&inside.len()) && inside.bytes().all(|b| b.is_ascii_digit());
    if inside.to_ascii_lowercase().contains("conflicted copy") {
        return Some(before);
    }
    // Windows: `guide - Copy`, `guide - Copy (2)`.
    let whole = if numbered { before } else { stem };
    if let Some(of) = whole.strip_suffix(" - Copy").or_else(|| whole.strip_suffix(" - copy")) {
        return Some(of);
    }
    // Browsers: `guide (1)`.
    if numbered {
        return Some(before);
    }
    // Google Drive: `Copy of guide`. Syncthing: `guide.sync-conflict-20260101-120000-ABCDEFG`.
    let conflict = stem.split_once(".sync-conflict-").map(|(of, _)| of);
    conflict.or_else(|| stem.strip_prefix("Copy of "))
}

/// The name that a file should have to be read as one that ends in `ending` (`.md`): `guide.MD`,
/// `guide.md.txt`, `guide.markdown` and `guide.mdx` are meant as `guide.md`.
pub(super) fn meant(name: &str, ending: &str, others: &[&str]) -> Option<String> {
    let lower = name.to_ascii_lowercase();
    let bare = lower.strip_suffix(".txt").unwrap_or(&lower);
    let endings = std::iter::once(&ending).chain(others);
    let stem = endings.into_iter().find_map(|known| bare.strip_suffix(known))?;
    let stem = name.get(..stem.len()).filter(|stem| !stem.is_empty())?;
    let meant = format!("{stem}{ending}");
    (meant != name).then_some(meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_are_known_by_their_names() {
        for (name, of) in [
            ("guide (conflicted copy 2026-01-01).md", Some("guide.md")),
            ("guide (Asma's conflicted copy 2026-01-01 120000).md", Some("guide.md")),
            ("guide (Asma's Conflicted Copy).md", Some("guide.md")),
            ("guide (1).md", Some("guide.md")),
            ("guide - Copy.md", Some("guide.md")),
            ("guide - Copy (2).md", Some("guide.md")),
            ("Copy of site.ftl", Some("site.ftl")),
            ("guide.sync-conflict-20260101-120000-ABCDEFG.md", Some("guide.md")),
            ("فون (1).md", Some("فون.md")),
            ("guide.md", None),
            ("guide-1.md", None),
            ("act (2016).md", None),
            ("copy.md", None),
            ("make a copy.md", None),
            (" (1).md", None),
            ("(1).md", None),
            ("guide (1)", None),
        ] {
            assert_eq!(original(name).as_deref(), of, "{name}");
        }
    }

    #[test]
    fn endings_are_known_that_were_meant_otherwise() {
        for (name, is) in [
            ("guide.MD", Some("guide.md")),
            ("guide.Md.txt", Some("guide.md")),
            ("guide.md.txt", Some("guide.md")),
            ("guide.MDX", Some("guide.md")),
            ("guide.md", None),
            ("guide.txt", None),
            ("md", None),
            (".md.txt", None),
            ("İ.MD", Some("İ.md")),
        ] {
            assert_eq!(meant(name, ".md", &[".mdx"]).as_deref(), is, "{name}");
        }
        assert_eq!(meant("site.ftl.txt", ".ftl", &[]).as_deref(), Some("site.ftl"));
    }

    #[test]
    fn files_of_editors_are_no_part_of_a_site() {
        for name in [".#x", "#x#", "x~", ".x.swp", "~$x", ".DS_Store", "Thumbs.db"] {
            assert!(is_clutter(name), "{name}");
        }
        for name in ["x", "#x", "x#", "~x", "$x"] {
            assert!(!is_clutter(name), "{name}");
        }
    }
}
