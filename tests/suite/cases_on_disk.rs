//! Bad inputs that only a real disk can hold: links in circles, links out of the site, names that
//! are no text, files that are not there. Permissions are not tried: tests may run as root.

#![expect(clippy::disallowed_methods, reason = "these tests make folders of their own")]

use std::fs;
use std::path::Path;

use mashal::diag::Code;
use mashal::world::Disk;

use crate::fixture::{WITHOUT_FONTS, build};

/// The codes that these tests show, for the list of codes without a case.
pub const CODES: [Code; 5] = [
    Code::FileName,
    Code::FileSymlinkLoop,
    Code::FileSymlinkOutside,
    Code::FileUnreadable,
    // A machine at its end: see `limits`.
    Code::SystemExhausted,
];

/// A site without a fault, in a folder of its own.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("site/mashal.toml", "[[languages]]\ntag = \"en\"\n");
    write("site/content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    write("site/content/en/a/b.md", "+++\ntitle = \"B\"\n+++\n");
    write("site/locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write("secret.md", "+++\ntitle = \"Not of this site\"\n+++\n");
    folder
}

/// Every fault of the site in `folder/site`, as `path code`.
fn faults(folder: &Path) -> Vec<String> {
    let (_, faults) = build(&Disk::new(folder.join("site")), &WITHOUT_FONTS);
    let shown = faults.iter().map(|fault| {
        assert!(!fault.help.is_empty(), "{fault:?}");
        let path = fault.span.as_ref().map_or("", |span| span.source.path());
        format!("{path} {}", fault.code.as_str())
    });
    shown.collect()
}

#[test]
fn a_sound_site_on_disk_has_no_fault() {
    assert_eq!(faults(site().path()), Vec::<String>::new());
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_link_to_a_folder_above_it() {
        let folder = site();
        symlink("..", folder.path().join("site/content/en/a/up")).unwrap();
        assert_eq!(faults(folder.path()), ["content/en/a/up file/symlink-loop"]);
    }

    #[test]
    fn links_that_lead_to_each_other() {
        let folder = site();
        let at = |name| folder.path().join("site/content/en").join(name);
        symlink("two.md", at("one.md")).unwrap();
        symlink("one.md", at("two.md")).unwrap();
        let expected = ["content/en/one.md file/unreadable", "content/en/two.md file/unreadable"];
        assert_eq!(faults(folder.path()), expected);
    }

    /// What lies outside is not read, neither a file nor a folder, relative or absolute.
    #[test]
    fn links_out_of_the_site() {
        let folder = site();
        let at = |name| folder.path().join("site/content/en").join(name);
        symlink("../../../secret.md", at("file.md")).unwrap();
        symlink("../../..", at("folder")).unwrap();
        symlink(folder.path().join("secret.md"), at("absolute.md")).unwrap();
        symlink(folder.path().join("secret.md"), folder.path().join("site/content/directory.toml"))
            .unwrap();
        assert_eq!(
            faults(folder.path()),
            [
                "content/directory.toml file/symlink-outside",
                "content/en/absolute.md file/symlink-outside",
                "content/en/file.md file/symlink-outside",
                "content/en/folder file/symlink-outside",
            ]
        );
    }

    #[test]
    fn a_link_within_the_site_is_followed() {
        let folder = site();
        symlink("a/b.md", folder.path().join("site/content/en/c.md")).unwrap();
        symlink("a", folder.path().join("site/content/en/d")).unwrap();
        assert_eq!(faults(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn a_link_to_nothing() {
        let folder = site();
        for path in ["content/en/gone.md", "locales/en/gone.ftl", "content/directory.toml"] {
            symlink("nothing", folder.path().join("site").join(path)).unwrap();
        }
        assert_eq!(
            faults(folder.path()),
            [
                "content/directory.toml file/unreadable",
                "content/en/gone.md file/unreadable",
                "locales/en/gone.ftl file/unreadable",
            ]
        );
    }

    /// The name is not UTF-8; a phone's file system would not take it.
    #[test]
    fn a_name_that_is_no_text() {
        let folder = site();
        let name = OsStr::from_bytes(b"photos-\xff.md");
        fs::write(folder.path().join("site/content/en").join(name), "").unwrap();
        assert_eq!(faults(folder.path()), ["content/en/photos-\u{fffd}.md file/name"]);
    }

    /// The folder of all guides, or of a theme, may not lie elsewhere either.
    #[test]
    fn folders_out_of_the_site() {
        let folder = site();
        let at = |path: &str| folder.path().join(path);
        fs::create_dir_all(at("theme/templates")).unwrap();
        fs::create_dir(at("site/themes")).unwrap();
        symlink("../../theme", at("site/themes/default")).unwrap();
        assert_eq!(faults(folder.path()), ["themes/default file/symlink-outside"]);
        fs::remove_file(at("site/themes/default")).unwrap();
        fs::write(at("site/mashal.toml"), "theme = \"../../theme\"\n[[languages]]\ntag = \"en\"\n")
            .unwrap();
        assert_eq!(faults(folder.path()), ["mashal.toml theme/missing"]);
        fs::write(at("site/mashal.toml"), "[[languages]]\ntag = \"en\"\n").unwrap();
        fs::rename(at("site/content"), at("content")).unwrap();
        symlink("../content", at("site/content")).unwrap();
        let expected = ["content file/symlink-outside", "mashal.toml content/missing"];
        assert_eq!(faults(folder.path()), expected);
    }

    /// Settings are of the site, too.
    #[test]
    fn settings_out_of_the_site() {
        let folder = site();
        let (settings, outside) =
            (folder.path().join("site/mashal.toml"), folder.path().join("mashal.toml"));
        fs::rename(&settings, &outside).unwrap();
        symlink("../mashal.toml", &settings).unwrap();
        assert_eq!(faults(folder.path()), ["mashal.toml file/symlink-outside"]);
        fs::remove_file(&outside).unwrap();
        assert_eq!(faults(folder.path()), ["mashal.toml file/unreadable"]);
        fs::remove_file(&settings).unwrap();
        fs::write(folder.path().join("site/settings"), "[[languages]]\ntag = \"en\"\n").unwrap();
        symlink("settings", &settings).unwrap();
        assert_eq!(faults(folder.path()), Vec::<String>::new());
    }

    /// Reading a pipe would wait for ever for somebody to write into it.
    #[test]
    fn a_pipe_is_not_read() {
        let folder = site();
        let pipe = folder.path().join("site/content/en/pipe.md");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        let (found, wait) = std::sync::mpsc::channel();
        let path = folder.path().to_path_buf();
        std::thread::spawn(move || found.send(faults(&path)));
        let found = wait.recv_timeout(std::time::Duration::from_secs(10));
        assert_eq!(found.as_deref(), Ok(&["content/en/pipe.md file/unreadable".to_owned()][..]));
    }

    /// Settings that are there and cannot be read, without permissions, which root overrules.
    #[test]
    fn settings_that_are_a_folder() {
        let folder = site();
        let settings = folder.path().join("site/mashal.toml");
        fs::remove_file(&settings).unwrap();
        fs::create_dir(&settings).unwrap();
        assert_eq!(faults(folder.path()), ["mashal.toml file/unreadable"]);
    }
}

/// Such a file is refused before it is read.
#[test]
fn guides_of_fifty_megabytes() {
    let folder = site();
    let text = "+++\ntitle = \"Long\"\n+++\n".to_owned() + &"Words. ".repeat(50_000_000 / 7);
    fs::write(folder.path().join("site/content/en/long.md"), text).unwrap();
    assert_eq!(faults(folder.path()), ["content/en/long.md file/too-large"]);
}
