//! An address that the last output had and this one has not is told, with the line that leads on
//! from it: by checks until the next build, by that build, and not again.

use std::fs;
use std::path::Path;

use mashal::diag::Code;

use crate::program::{Run, done, run, tree};

/// The code that these tests show, for the list of codes without a case.
pub const CODES: [Code; 1] = [Code::RouteGone];

const SETTINGS: &str = "checks.\"guide/no-exit\" = \"off\"\n\n[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n\n[[languages]]\ntag = \"sd\"\nfallback = []\n";

fn write(root: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn guide(title: &str, more: &str) -> String {
    format!(
        "+++\ntitle = \"{title}\"\n{more}+++\nTake the {title} out of the pocket, and put it on the table in front of you. Then wait for {title}.\n"
    )
}

/// A site that was built.
fn site() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    write(root, "mashal.toml", SETTINGS);
    write(root, "locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\n");
    write(root, "content/en/_index.md", guide("Home", ""));
    write(root, "content/en/phone/_index.md", guide("Phone", ""));
    write(root, "content/en/phone/lock.md", guide("Lock", "aliases = [\"older\"]\n"));
    write(root, "content/en/phone/photos.md", guide("Photos", "sensitive = true\n"));
    write(root, "content/en/mail.md", "---\ntitle: Mail\n---\nRead the mail of today first.\n");
    write(root, "content/en/sold.md", guide("Sold", ""));
    write(root, "content/en/sold/one.md", guide("One", ""));
    for path in ["_index", "phone/lock", "own"] {
        write(root, &format!("content/sd/{path}.md"), guide(&format!("sd {path}"), ""));
    }
    write(root, "content/sd/two.md", guide("sd two", ""));
    write(root, "content/ur/two.md", guide("ur two", ""));
    done(root, &["build"]);
    folder
}

fn rename(root: &Path, old: &str, new: &str) {
    fs::create_dir_all(root.join(new).parent().unwrap()).unwrap();
    fs::rename(root.join(old), root.join(new)).unwrap();
}

/// What is said of addresses that are gone: the place, the message and the help of each.
fn told(run: &Run) -> Vec<String> {
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let faults = found["diagnostics"].as_array().unwrap().iter();
    let gone = faults.filter(|fault| fault["code"] == "route/gone");
    let text =
        |fault: &serde_json::Value, key: &str| fault[key].as_str().unwrap_or_default().to_owned();
    gone.map(|fault| {
        format!("{}: {} | {}", text(fault, "file"), text(fault, "message"), text(fault, "help"))
    })
    .collect()
}

fn check(root: &Path) -> Vec<String> {
    told(&run(root, &["check", "--format", "json"]))
}

#[test]
fn what_was_renamed_is_led_on_by_the_line_that_is_said() {
    type Edit = fn(&Path);
    let cases: [(&str, Edit, &[[&str; 3]]); 15] = [
        (
            "a guide that moved",
            |root| {
                rename(root, "content/en/phone/lock.md", "content/en/safety/screen.md");
                rename(root, "content/sd/phone/lock.md", "content/sd/safety/screen.md");
            },
            &[[
                "content/en/safety/screen.md",
                "`phone/lock.html` (in `en`, `sd`, `ur`)",
                "`aliases = [\"older\", \"phone/lock\"]`",
            ]],
        ),
        (
            "one that says something else now, under its title",
            |root| {
                fs::remove_file(root.join("content/en/mail.md")).unwrap();
                write(
                    root,
                    "content/en/letters-of-mine.md",
                    "---\ntitle: Mail\n---\nNothing of what was.\n",
                );
            },
            &[[
                "content/en/letters-of-mine.md",
                "`mail.html` (in `en`, `sd`, `ur`)",
                "`aliases: [\"mail\"]`",
            ]],
        ),
        (
            "one that is known by the name of its file alone",
            |root| {
                fs::remove_file(root.join("content/en/mail.md")).unwrap();
                write(root, "content/en/phone/mail.md", guide("Other", ""));
            },
            &[["content/en/phone/mail.md", "`mail.html`", "`aliases = [\"mail\"]`"]],
        ),
        (
            "one that is gone",
            |root| fs::remove_file(root.join("content/en/sold.md")).unwrap(),
            &[[
                "",
                "`sold.html`",
                "`aliases = [\"sold\"]` into the front matter of the page that has its place",
            ]],
        ),
        (
            "a section without a file",
            |root| fs::remove_file(root.join("content/en/sold/one.md")).unwrap(),
            &[["", "`sold/index.html`", "[\"sold/\"]"], ["", "`sold/one.html`", "[\"sold/one\"]"]],
        ),
        (
            "a section without a file, whose guide moved",
            |root| rename(root, "content/en/sold/one.md", "content/en/phone/first.md"),
            &[
                ["content/en/phone/first.md", "`sold/index.html`", "[\"sold/\", \"sold/one\"]"],
                ["content/en/phone/first.md", "`sold/one.html`", "[\"sold/\", \"sold/one\"]"],
            ],
        ),
        (
            "a section with a file",
            |root| {
                rename(root, "content/en/phone/_index.md", "content/en/mobile/_index.md");
                rename(root, "content/en/phone/photos.md", "content/en/mobile/photos.md");
                rename(root, "content/en/phone/lock.md", "content/en/mobile/lock.md");
                rename(root, "content/sd/phone/lock.md", "content/sd/mobile/lock.md");
            },
            &[
                ["content/en/mobile/_index.md", "`phone/index.html`", "`aliases = [\"phone/\"]`"],
                ["content/en/mobile/lock.md", "`phone/lock.html`", "[\"older\", \"phone/lock\"]"],
                ["content/en/mobile/photos.md", "`phone/photos.html`", "[\"phone/photos\"]"],
            ],
        ),
        (
            "an alias",
            |root| write(root, "content/en/phone/lock.md", guide("Lock", "")),
            &[["content/en/phone/lock.md", "`older.html`", "`aliases = [\"older\"]`"]],
        ),
        (
            "two that became one",
            |root| {
                let [lock, photos] =
                    ["lock", "photos"].map(|name| root.join(format!("content/en/phone/{name}.md")));
                let both = fs::read_to_string(&lock).unwrap()
                    + guide("Photos", "").split_once("+++\nT").unwrap().1;
                write(root, "content/en/both.md", both.replace("aliases = [\"older\"]\n", ""));
                for file in [lock, photos, root.join("content/sd/phone/lock.md")] {
                    fs::remove_file(file).unwrap();
                }
            },
            &[
                [
                    "content/en/both.md",
                    "`older.html`",
                    "[\"older\", \"phone/lock\", \"phone/photos\"]",
                ],
                [
                    "content/en/both.md",
                    "`phone/lock.html`",
                    "[\"older\", \"phone/lock\", \"phone/photos\"]",
                ],
                [
                    "content/en/both.md",
                    "`phone/photos.html`",
                    "[\"older\", \"phone/lock\", \"phone/photos\"]",
                ],
            ],
        ),
        (
            "a section whose guides are in another now, with aliases",
            |root| {
                for name in ["two", "three"] {
                    write(root, &format!("content/en/new/{name}.md"), guide(name, ""));
                }
                done(root, &["build"]);
                for name in ["two", "three"] {
                    rename(
                        root,
                        &format!("content/en/new/{name}.md"),
                        &format!("content/en/phone/{name}.md"),
                    );
                    let alias = format!("aliases = [\"new/{name}\"]\n");
                    write(root, &format!("content/en/phone/{name}.md"), guide(name, &alias));
                }
            },
            &[["content/en/phone/_index.md", "`new/index.html`", "`aliases = [\"new/\"]`"]],
        ),
        (
            "a translation",
            |root| fs::remove_file(root.join("content/sd/two.md")).unwrap(),
            &[[
                "",
                "`sd/two.html` was a page, which is there in other languages alone",
                "translate it",
            ]],
        ),
        (
            "an alias that is written as if it were counted from the section",
            |root| {
                rename(root, "content/en/phone/lock.md", "content/en/phone/screen.md");
                rename(root, "content/sd/phone/lock.md", "content/sd/phone/screen.md");
                let aliases = "aliases = [\"older\", \"lock\"]\n";
                write(root, "content/en/phone/screen.md", guide("Lock", aliases));
            },
            &[[
                "content/en/phone/screen.md",
                "`phone/lock.html`",
                "`aliases = [\"older\", \"phone/lock\"]` into the front matter of `content/en/phone/screen.md`: `lock` is counted",
            ]],
        ),
        (
            "a guide of one language alone",
            |root| rename(root, "content/sd/own.md", "content/sd/phone/mine.md"),
            &[["content/sd/phone/mine.md", "`sd/own.html`", "[\"own\"]"]],
        ),
        (
            "capitals",
            |root| rename(root, "content/en/mail.md", "content/en/Mail.md"),
            &[["", "`mail.html`", "[\"mail\"]"]],
        ),
        (
            "a language",
            |root| {
                fs::remove_dir_all(root.join("content/sd")).unwrap();
                write(
                    root,
                    "mashal.toml",
                    SETTINGS.split("[[languages]]\ntag = \"sd\"").next().unwrap(),
                );
            },
            &[["mashal.toml", "11 pages in `sd` lead nowhere now", "web server"]],
        ),
    ];
    for (name, edit, expected) in cases {
        let folder = site();
        let root = folder.path();
        assert_eq!(check(root), Vec::<String>::new(), "{name}");
        edit(root);
        let found = check(root);
        assert_eq!(found.len(), expected.len(), "{name}: {found:#?}");
        for [file, message, help] in expected {
            let fits = |line: &&String| {
                line.starts_with(&format!("{file}: {message}")) && line.contains(help)
            };
            assert!(
                found.iter().any(|line| fits(&line)),
                "{name}: {file} {message} {help}: {found:#?}"
            );
        }
        // What is said is what has to be done: whoever writes the line hears no more of it.
        for [file, _, help] in expected {
            let line = help.trim_start_matches('`').split('`').next().unwrap();
            if file.is_empty() || !line.starts_with("aliases") {
                continue;
            }
            let text = fs::read_to_string(root.join(file)).unwrap();
            let kept = text.lines().filter(|line| !line.starts_with("aliases"));
            let (first, rest) =
                (text.lines().next().unwrap(), kept.skip(1).collect::<Vec<_>>().join("\n"));
            write(root, file, format!("{first}\n{line}\n{rest}\n"));
            assert!(check(root).iter().all(|said| !said.starts_with(file)), "{name}");
        }
        // A build says the rest once; the next has nothing to do.
        let rest = check(root).len();
        let said = |run: &Run| run.stderr.matches("warning[route/gone]").count();
        assert_eq!(said(&done(root, &["build"])), rest, "{name}");
        let next = done(root, &["build", "-v"]);
        assert!(
            next.stderr.contains("nothing that the site is made of has changed"),
            "{name}: {}",
            next.stderr
        );
        assert_eq!(check(root), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn what_is_away_on_purpose_is_not_told() {
    let folder = site();
    let root = folder.path();
    // Nothing of these takes an address away from who could come back.
    write(root, "content/en/mail.md", guide("Mail", "draft = true\n"));
    write(root, "content/en/sold/one.md", guide("One", "draft = true\n"));
    assert_eq!(check(root), Vec::<String>::new());
    done(root, &["build", "--pseudo", "--drafts"]);
    for options in [&["build", "--language", "ur"][..], &["build"]] {
        let run = done(root, options);
        assert!(!run.stderr.contains("route/gone"), "{}", run.stderr);
    }
    // A guide with a fault is not gone.
    write(root, "content/en/sold.md", "+++\ntitle = \n+++\n");
    assert_eq!(check(root), Vec::<String>::new());
}

#[test]
fn warnings_that_are_denied_leave_the_last_output_which_has_the_address() {
    let folder = site();
    let root = folder.path();
    let before = tree(&root.join("public"));
    fs::remove_file(root.join("content/en/sold.md")).unwrap();
    for _ in 0..2 {
        let run = run(root, &["build", "--deny-warnings"]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(run.stderr.contains("warning[route/gone]"), "{}", run.stderr);
        assert_eq!(tree(&root.join("public")), before);
    }
}

#[test]
fn names_that_say_nothing_are_told_by_what_lies_there() {
    let folder = site();
    let root = folder.path();
    let neutral = |on: bool| {
        write(root, "mashal.toml", format!("{SETTINGS}[safety]\nneutral_addresses = {on}\n"));
    };
    neutral(true);
    assert_eq!(check(root), Vec::<String>::new());
    done(root, &["build"]);
    // The alias by the file's name leads on from both addresses.
    rename(root, "content/en/phone/photos.md", "content/en/phone/pictures.md");
    let found = check(root);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].contains("`phone/photos.html`")
            && found[0].contains("`aliases = [\"phone/photos\"]`"),
        "{found:#?}"
    );
    write(
        root,
        "content/en/phone/pictures.md",
        guide("Photos", "sensitive = true\naliases = [\"phone/photos\"]\n"),
    );
    assert_eq!(check(root), Vec::<String>::new());
    done(root, &["build"]);
    // Under their own names, pages lead on from those that said nothing.
    neutral(false);
    let found = check(root);
    assert!(!found.is_empty());
    for said in &found {
        let line = said.split('`').find(|part| part.starts_with("aliases")).unwrap();
        let file = root.join(said.split(": ").next().unwrap());
        let text = fs::read_to_string(&file).unwrap();
        let kept: Vec<_> = text.lines().filter(|line| !line.starts_with("aliases")).collect();
        fs::write(&file, kept.join("\n").replacen("+++\n", &format!("+++\n{line}\n"), 1) + "\n")
            .unwrap();
    }
    assert_eq!(check(root), Vec::<String>::new());
    // And one that is renamed at the same time leads on from both.
    neutral(true);
    done(root, &["build"]);
    neutral(false);
    rename(root, "content/en/phone/pictures.md", "content/en/phone/images.md");
    write(root, "content/en/phone/images.md", guide("Photos", ""));
    let found = check(root);
    let both = |said: &String| said.contains("\"0d5fbe83\"") && said.contains("\"phone/pictures\"");
    assert!(found.iter().any(both), "{found:#?}");
}
