//! `mashal check --fix`: shows everything, writes when told, and changes nothing else.

use std::fs;
use std::path::Path;

use crate::program::{Run, done, run, tree};

const GUIDE: &str = concat!(
    "\u{feff}+++\r\ntitle = \" سني\"\r\naliases = [\"old-a\"]\r\n+++\r\n\r\n",
    "ك**ـتا**ب `ي` [كل](../ur/b.md#كل) &amp; بهت، آج\r\n\r\n",
    "```\r\nيك\r\n```\r\n\r\n{{ check-in() }}\r\n\r\n- [ ] لا ﻼ \r\n\r\n## نيا\r\n\r\n## سني {#ي}\r\n",
);

fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str, text: &str| {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("mashal.toml", "[[languages]]\ntag = \"ur\"\n\n[[languages]]\ntag = \"sd\"\n");
    write("content/ur/_index.md", "+++\ntitle = \"گھر\"\n+++\n");
    write("content/ur/a.md", &GUIDE.replace("آ", "\u{627}\u{653}"));
    write("content/ur/b.md", "+++\ntitle = \"ب\"\n+++\n\n## کل {#كل}\n");
    write("content/sd/a.md", "+++\ntitle = \"سنڌي\"\n+++\nهي\n");
    write(
        "locales/ur/site.ftl",
        "site-title = سائٹ  \nsite-tagline = { $x ->\n    [a] ي \n   *[b] ب\n}\n",
    );
    folder
}

fn fix(folder: &Path, arguments: &[&str]) -> Run {
    run(folder, &[&["check", "--fix"], arguments].concat())
}

#[test]
fn without_a_yes_everything_is_shown_and_nothing_written() {
    let site = site();
    let before = tree(site.path());
    let shown = fix(site.path(), &[]);
    assert_eq!(shown.code, Some(1), "{shown:#?}");
    for line in [
        "content/ur/a.md:2: سني\" → سنی\" (U+064A → U+06CC)",
        "content/ur/a.md:2: \"  → \" (without U+0020)",
        "content/ur/a.md:6: ك**ـتا**ب → ک**تا**ب (U+0643 → U+06A9, without U+0640)",
        "content/ur/a.md:6: [كل](../ur/b.md#كل) → [کل](../ur/b.md#كل) (U+0643 → U+06A9)",
        "(U+0627 U+0653 → U+0622)",
        "locales/ur/site.ftl:1: سائٹ   → سائٹ (without U+0020 U+0020)",
    ] {
        assert!(shown.stdout.contains(line), "{line}\n{}", shown.stdout);
    }
    assert!(shown.stderr.contains("nothing was written"), "{shown:#?}");
    assert_eq!(tree(site.path()), before);
}

#[test]
fn what_has_one_answer_is_mended_and_every_other_byte_stays() {
    let site = site();
    let before = tree(site.path());
    let mended = fix(site.path(), &["--yes"]);
    assert_eq!(mended.code, Some(0), "{mended:#?}");
    let after = tree(site.path());
    let text = |path: &str| String::from_utf8(after[path].clone()).unwrap();
    // Doubtful letters, code, targets, ids, and headings that are named after their words stay.
    let expected = GUIDE
        .replacen("\" سني\"", "\"سنی\"", 1)
        .replacen("ك**ـتا**", "ک**تا**", 1)
        .replacen("[كل]", "[کل]", 1)
        .replacen("ﻼ", "لا", 1)
        .replacen("## سني", "## سنی", 1);
    assert_eq!(text("content/ur/a.md"), expected);
    assert_eq!(
        text("locales/ur/site.ftl"),
        "site-title = سائٹ\nsite-tagline = { $x ->\n    [a] ی\n   *[b] ب\n}\n"
    );
    assert_eq!(after.len(), before.len(), "{:?}", after.keys());
    for path in ["content/ur/b.md", "content/sd/a.md", "mashal.toml"] {
        assert_eq!(after[path], before[path], "{path}");
    }
    assert!(done(site.path(), &["check", "--fix"]).stderr.contains("nothing to mend"));
    assert_eq!(tree(site.path()), after);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_a_file_keeps_its_permissions() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let site = site();
    let (path, real) = (site.path().join("content/ur/c.md"), site.path().join("content/ur/c.real"));
    fs::write(&real, "+++\ntitle = \"سني\"\n+++\n").unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("c.real", &path).unwrap();
    fix(site.path(), &["--yes"]);
    assert!(path.symlink_metadata().unwrap().is_symlink());
    assert_eq!(fs::read_to_string(&real).unwrap(), "+++\ntitle = \"سنی\"\n+++\n");
    assert_eq!(real.metadata().unwrap().permissions().mode() & 0o777, 0o640);
}
