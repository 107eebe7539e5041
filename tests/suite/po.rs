//! A language as a PO file, and back.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use jiff::civil::Date;
use mashal::config::{Choices, LanguageId};
use mashal::diag::{Code, Format, Sink, Source, render};
use mashal::po::{Entry, read, write};
use mashal::site::{self, Freshness, Site};
use mashal::translate::{Marked, Part, export, import, mark};
use mashal::world::{Memory, World};

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{copy_of_site, done, repository, run, tree};

/// The files that translators work on.
fn texts(site: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = tree(site);
    files.retain(|path, _| !path.ends_with(".po"));
    files
}

/// What comes out goes in again without a change, whether translations say what they were made from
/// or not; gettext's own tool finds no fault in it.
#[test]
fn export_and_import_change_no_byte() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    copy_of_site(site);
    fs::remove_dir_all(site.join("locales/ur/sources")).unwrap();
    for marked in [false, true] {
        if marked {
            done(site, &["translate", "mark", "ur", "--all"]);
        }
        let before = texts(site);
        done(site, &["translate", "export", "ur", "-o", "ur.po"]);
        assert_eq!(done(site, &["translate", "import", "ur", "ur.po"]).stdout, "");
        assert!(texts(site) == before);
        let again = done(site, &["translate", "export", "ur"]).stdout;
        let file = fs::read_to_string(site.join("ur.po")).unwrap();
        assert_eq!(again, file);
        assert_eq!(file.contains("#, fuzzy"), !marked);
        if let Ok(run) = Command::new("msgfmt")
            .args(["--check", "-o", "/dev/null"])
            .arg(site.join("ur.po"))
            .output()
        {
            assert!(run.status.success() && run.stderr.is_empty(), "{run:?}");
        }
    }
}

#[test]
fn what_is_written_is_read_again() {
    let texts = ["a", "two\nlines", "end\n", "\"q\" \\ \t", "اردو", "\n", " "];
    let entries: Vec<Entry> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| Entry {
            context: format!("c{at} {text}"),
            original: (*text).to_owned(),
            translation: text.to_uppercase(),
            fuzzy: at % 2 == 0,
            ..Entry::default()
        })
        .collect();
    let file = Source::new("a.po", write(&[("Language", "ur".to_owned())], &entries));
    let mut sink = Sink::default();
    let catalog = read(&file, &mut sink);
    assert_eq!(sink.sorted(), []);
    assert_eq!(catalog.field("Language"), Some("ur"));
    assert_eq!(catalog.entries.into_iter().map(|found| found.entry).collect::<Vec<_>>(), entries);
}

/// The translation of each entry of a PO file is made from what is there, by `change`.
fn rewritten(file: &str, mut change: impl FnMut(&mut Entry)) -> String {
    let catalog = read(&Source::new("ur.po", file), &mut Sink::default());
    let mut entries: Vec<Entry> = catalog.entries.iter().map(|f| f.entry.clone()).collect();
    entries.iter_mut().for_each(&mut change);
    let language = catalog.field("Language").unwrap().to_owned();
    write(&[("Language", language)], &entries)
}

#[test]
fn twelve_faults_are_all_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    copy_of_site(site);
    done(site, &["translate", "mark", "ur", "--all"]);
    let file = done(site, &["translate", "export", "ur"]).stdout;
    let (mut links, mut items, mut code, mut heads, mut messages, mut sound) = (0, 0, 0, 0, 0, 0);
    let file = rewritten(&file, |entry| {
        let guide = entry.context.split(' ').next().unwrap().ends_with(".md");
        if entry.context.ends_with(" title") && heads < 2 {
            heads += 1;
            entry.translation = "ایک\nدو".to_owned();
        } else if guide && entry.original.contains("](") && links < 3 {
            links += 1;
            entry.translation = entry.translation.replace("](", "](x/");
        } else if guide && entry.original.contains("**") && code < 2 {
            code += 1;
            entry.translation.push_str(" `x`");
        } else if guide && !entry.original.contains(['[', '*', '`', '!']) && items < 2 {
            items += 1;
            entry.translation = "ایک\n\n## دو".to_owned();
        } else if entry.original.contains("{ $") && messages < 2 {
            messages += 1;
            entry.translation = ["{ $nothing }", "{ $page"][messages - 1].to_owned();
        } else if guide && !entry.original.contains(['[', '*', '`', '!']) && sound < 9 {
            sound += 1;
            entry.translation = format!("لفظ {sound}");
        }
    });
    assert_eq!((links, items, code, heads, messages, sound), (3, 2, 2, 2, 2, 9));
    fs::write(site.join("ur.po"), file.replacen("Language: ur", "Language: sd", 1)).unwrap();
    let before = texts(site);
    let run = run(site, &["translate", "import", "ur", "ur.po"]);
    assert_eq!(run.code, Some(1), "{run:#?}");
    assert_eq!(run.stderr.matches("error[po/").count(), 12, "{}", run.stderr);
    assert!(run.stderr.contains("12 errors, 0 warnings\nnothing was written"), "{}", run.stderr);
    assert!(texts(site) == before);
}

fn load(world: &Memory) -> Site {
    let choices = Choices { drafts: true, ..WITHOUT_FONTS };
    site::load(world, &choices, &mut Sink::default()).unwrap()
}

fn language(site: &Site, tag: &str) -> LanguageId {
    site.config.find(tag).unwrap()
}

/// Imports `file` into `world`; answers how many files changed.
fn take(world: &mut Memory, tag: &str, file: &str) -> usize {
    let mut sink = Sink::default();
    let site = load(world);
    let file = Source::new("x.po", file);
    let changes = import(&site, world, language(&site, tag), &file, &mut sink);
    assert_eq!(render(&sink.sorted(), Format::Short, false), "");
    for change in &changes {
        world.write(change.path.as_str(), change.text.as_str());
    }
    changes.iter().filter(|change| !change.path.contains("/sources/")).count()
}

/// A day on which somebody has looked at all contacts of this repository.
const LATER: Date = Date::constant(2026, 11, 29);

fn repository_in_memory() -> Memory {
    let mut world = Memory::new(LATER);
    for folder in ["content", "locales"] {
        for (path, bytes) in tree(&repository().join(folder)) {
            world.write(format!("{folder}/{path}"), bytes);
        }
    }
    let settings = fs::read(repository().join("mashal.toml")).unwrap();
    world.write("mashal.toml", settings);
    world
}

const WORDS: [&str; 8] = ["فون", "تصویر", "مدد", "محفوظ", "پہلے", "کسی", "اپنا", "word"];

/// Words of another language around all that is not translated.
fn translated(text: &str, random: &mut fastrand::Rng) -> String {
    let mut parts = Vec::new();
    let signs = regex_lite::Regex::new(
        r"!?\[[^\]]*\]\([^)]*\)|`[^`]*`|\[\^[^\]]+\]|<https?://[^>]*>|\{[^{}]*\}",
    )
    .unwrap();
    for sign in signs.find_iter(text) {
        parts.push(random.choice(WORDS).unwrap().to_owned());
        parts.push(sign.as_str().to_owned());
    }
    for _ in 0..random.usize(1..5) {
        parts.push(random.choice(WORDS).unwrap().to_owned());
    }
    parts.push(format!("{}۔", random.u32(..)));
    parts.join(" ")
}

/// Some of the texts of a language that has a part of the guides, with a record or without one, or
/// none, are translated: exactly those are shown, and come out again as translated; the others
/// stay.
#[test]
fn any_part_of_a_language_is_taken_over_and_shown() {
    for (seed, tag) in [(0, "sd"), (1, "ur")] {
        let mut random = fastrand::Rng::with_seed(seed);
        let mut world = repository_in_memory();
        let mut site = load(&world);
        if site.config.find(tag).is_none() {
            let settings = world.read("mashal.toml").unwrap();
            let settings = String::from_utf8(settings.to_vec()).unwrap();
            let more = format!("{settings}\n[[languages]]\ntag = \"{tag}\"\nfallback = [\"en\"]\n");
            world.write("mashal.toml", more);
            site = load(&world);
        }
        mark_all(&mut world, tag);
        for _ in 0..3 {
            let site = load(&world);
            let file = export(&site, &world, Some(language(&site, tag)), None);
            let mut expected = BTreeMap::new();
            let file = rewritten(&file, |entry| {
                let mut kept = (entry.translation.clone(), entry.fuzzy);
                let plain = !entry.original.contains("->");
                match random.u8(..8) {
                    0 | 1 if plain => {
                        let text = translated(&entry.original, &mut random);
                        (entry.translation, entry.fuzzy) = (text, false);
                        kept = (entry.translation.clone(), false);
                    }
                    // What is fuzzy, or left empty, changes nothing.
                    2 => (entry.translation, entry.fuzzy) = ("words".to_owned(), true),
                    3 => entry.translation.clear(),
                    _ => {}
                }
                expected.insert((entry.context.clone(), entry.original.clone()), kept);
            });
            assert!(take(&mut world, tag, &file) > 0);
            assert_eq!(take(&mut world, tag, &file), 0, "a second import has nothing to do");
            let site = load(&world);
            let again = export(&site, &world, Some(language(&site, tag)), None);
            let again = read(&Source::new("", again), &mut Sink::default());
            assert_eq!(again.entries.len(), expected.len());
            for found in again.entries {
                let entry = found.entry;
                let key = (entry.context, entry.original);
                assert_eq!(Some(&(entry.translation, entry.fuzzy)), expected.get(&key), "{key:?}");
            }
            shows(&world, tag, &expected);
        }
    }
}

fn mark_all(world: &mut Memory, tag: &str) {
    let site = &load(world);
    let (own, home) = (language(site, tag), site.config.source_language);
    for (id, _) in site.entries() {
        let (Some(own), Some(source)) = (site.exact(id, own), site.exact(id, home)) else {
            continue;
        };
        let how = Marked { tag, state: None, left: &[], today: TODAY };
        for change in mark(site.text(own), site.text(source).authored(), &how).unwrap() {
            world.write(change.path, change.text);
        }
    }
}

/// The pages have the numbers that each translation ends with.
fn shows(world: &Memory, tag: &str, expected: &BTreeMap<(String, String), (String, bool)>) {
    let choices = Choices { drafts: true, ..WITHOUT_FONTS };
    let (files, faults) = build(world, &choices);
    let errors: Vec<_> =
        faults.iter().filter(|f| f.severity == mashal::diag::Severity::Error).collect();
    assert_eq!(errors, Vec::<&mashal::diag::Diagnostic>::new());
    let pages: String = files
        .iter()
        .filter(|(route, _)| {
            let path = route.to_string();
            path.trim_start_matches('/').starts_with(&format!("{tag}/")) && path.ends_with(".html")
        })
        .map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned())
        .collect();
    assert!(!pages.is_empty());
    for ((context, _), (text, _)) in expected {
        let path = context.split(' ').next().unwrap_or_default();
        let number = text.rsplit(' ').next().unwrap_or_default();
        let random = number.trim_end_matches('۔').parse::<u32>().is_ok();
        if context == path && path.ends_with(".md") && random {
            assert!(pages.contains(number), "{context} {text}");
        }
    }
}

/// A file whose words are edited keeps everything else; a review does not hold for new words.
#[test]
fn nothing_but_the_new_words_is_touched() {
    let mut world = Memory::new(TODAY);
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\n\nOne.\n\n- Two.\n- Three.\n"),
        (
            "content/ur/a.md",
            "+++\ntitle = \"الف\" # short\norder = 3\n+++\n\nایک\nسطر۔\n\n* دو۔\n* تین۔\n\n<!-- note -->\n",
        ),
        (
            "locales/en/site.ftl",
            "site-title = S\n# Why\nsite-tagline = T\n    .more = M\n\n## Group\n\n# New\nlate = Late\n",
        ),
        ("locales/ur/site.ftl", "### Urdu\nsite-tagline   =   ٹ\n# own\nsite-title =\n    س\n"),
    ] {
        world.write(path, text);
    }
    mark_all(&mut world, "ur");
    let site = load(&world);
    let text =
        |world: &Memory, path: &str| String::from_utf8(world.read(path).unwrap().to_vec()).unwrap();
    let marked = text(&world, "content/ur/a.md");
    world.write(
        "content/ur/a.md",
        marked.replace("[translation]\n", "[translation]\nstate = \"reviewed\"\n"),
    );
    let before = text(&world, "content/ur/a.md");
    let file = export(&site, &world, Some(language(&site, "ur")), None);
    let file = rewritten(&file, |entry| {
        let new = [("Two.", "نیا۔"), ("A", "ب"), ("S", "سائٹ"), ("M", "مزید"), ("Late", "دیر")];
        if let Some((_, text)) = new.iter().find(|(original, _)| *original == entry.original) {
            entry.translation = (*text).to_owned();
        }
    });
    assert_eq!(take(&mut world, "ur", &file), 2);
    let expected = before
        .replace("\"الف\" # short", "\"ب\" # short")
        .replace("دو۔", "نیا۔")
        .replace("\"reviewed\"", "\"draft\"");
    assert_eq!(text(&world, "content/ur/a.md"), expected);
    assert_eq!(
        text(&world, "locales/ur/site.ftl"),
        "### Urdu\nsite-tagline   =   ٹ\n    .more = مزید\n# own\nsite-title = سائٹ\n\n## Group\n\n# New\nlate = دیر\n"
    );
}

/// After a change of structure the translation takes the source's, with what it has.
#[test]
fn a_translation_takes_the_structure_that_the_source_has_now() {
    let mut world = Memory::new(TODAY);
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\n\nFirst of all words.\n\nSecond of them.\n"),
        ("content/ur/a.md", "+++\ntitle = \"الف\"\n+++\n\nپہلا۔\n\nدوسرا۔\n"),
        ("locales/en/site.ftl", "site-title = S\nsite-tagline = T\n"),
    ] {
        world.write(path, text);
    }
    mark_all(&mut world, "ur");
    world.write(
        "content/en/a.md",
        "+++\ntitle = \"A\"\n+++\n\n## A heading that is new\n\nSecond of them.\n\n> Quite another text here.\n\n- An item.\n",
    );
    let site = load(&world);
    let file = export(&site, &world, Some(language(&site, "ur")), None);
    let file = rewritten(&file, |entry| {
        if entry.original == "An item." {
            entry.translation = "ایک شے\\\nدو".to_owned();
        }
    });
    assert_eq!(take(&mut world, "ur", &file), 1);
    let text = String::from_utf8(world.read("content/ur/a.md").unwrap().to_vec()).unwrap();
    let (_, body) = text.rsplit_once("+++\n").unwrap();
    assert_eq!(
        body,
        "\n## A heading that is new\n\nدوسرا۔\n\n> Quite another text here.\n\n- ایک شے\\\n  دو\n"
    );
    let record = world.read("locales/ur/sources/a.md").unwrap();
    assert_eq!(
        std::str::from_utf8(&record).unwrap(),
        "+++\ntitle = \"A\"\n+++\n\n## [-]\n\nSecond of them.\n\n> [-]\n\n- An item.\n"
    );
    let site = load(&world);
    let id = site.find("a", false).and_then(|id| site.exact(id, language(&site, "ur"))).unwrap();
    let stale = Freshness::Stale { changed: 0, added: 2, removed: 0 };
    assert_eq!(site.text(id).freshness, stale);
}

/// A translation that does not say what it was made from keeps its words, and says so when all of
/// it is translated.
#[test]
fn a_translation_without_a_record_has_one_when_it_is_whole() {
    let mut world = Memory::new(TODAY);
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\n\nOne.\n\nTwo.\n"),
        ("content/ur/a.md", "+++\ntitle = \"الف\"\n+++\n\nایک۔\n\nدو۔\n"),
        ("locales/en/site.ftl", "site-title = S\nsite-tagline = T\n"),
    ] {
        world.write(path, text);
    }
    for (known, text) in [(&["One."][..], "نیا۔"), (&["One.", "Two.", "A"], "پرانا۔")] {
        let site = load(&world);
        let file = export(&site, &world, Some(language(&site, "ur")), None);
        assert_eq!(file.matches("#, fuzzy").count(), 3);
        let file = rewritten(&file, |entry| {
            entry.fuzzy = !known.contains(&&*entry.original);
            if entry.original == "One." {
                entry.translation = text.to_owned();
            }
        });
        assert_eq!(take(&mut world, "ur", &file), 1);
        let written = String::from_utf8(world.read("content/ur/a.md").unwrap().to_vec()).unwrap();
        assert!(written.ends_with(&format!("+++\n\n{text}\n\nدو۔\n")), "{written}");
        let recorded = world.read("locales/ur/sources/a.md").is_ok();
        assert_eq!(recorded, known.len() == 3, "{written}");
    }
    let site = load(&world);
    assert!(!export(&site, &world, Some(language(&site, "ur")), None).contains("fuzzy"));
}

/// A template has every text and no translation; guides and messages can be asked for alone.
#[test]
fn a_template_has_every_text_and_parts_of_it_are_the_whole() {
    let world = repository_in_memory();
    let site = load(&world);
    let texts = |language, only| {
        let file = Source::new("a.po", export(&site, &world, language, only));
        let entries = read(&file, &mut Sink::default()).entries.into_iter();
        entries.map(|found| found.entry).collect::<Vec<_>>()
    };
    let all = texts(None, None);
    assert!(all.iter().all(|entry| entry.translation.is_empty() && !entry.fuzzy));
    let urdu = Some(language(&site, "ur"));
    let names = |entries: &[Entry]| -> Vec<(String, String)> {
        entries.iter().map(|entry| (entry.context.clone(), entry.original.clone())).collect()
    };
    assert_eq!(names(&all), names(&texts(urdu, None)));
    let (guides, messages) = (texts(urdu, Some(Part::Guides)), texts(urdu, Some(Part::Messages)));
    assert!(guides.iter().all(|entry| entry.context.split(' ').next().unwrap().ends_with(".md")));
    assert!(messages.iter().all(|entry| entry.context.contains(".ftl ")));
    assert_eq!([guides, messages].concat(), texts(urdu, None));
}

/// A file with the line breaks of Windows has no others afterwards.
#[test]
fn line_breaks_stay_what_they_are() {
    let mut world = Memory::new(TODAY);
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", "+++\ntitle = \"A\"\n+++\n\nOne.\n\nTwo.\n"),
        ("content/ur/a.md", "+++\r\ntitle = \"الف\"\r\n+++\r\n\r\nایک۔\r\n\r\nدو۔\r\n"),
        ("locales/en/site.ftl", "site-title = S\nsite-tagline = T\n"),
        ("locales/ur/site.ftl", "site-title = س\r\nsite-tagline = ٹ\r\n"),
    ] {
        world.write(path, text);
    }
    mark_all(&mut world, "ur");
    let site = load(&world);
    let file = export(&site, &world, Some(language(&site, "ur")), None);
    let file = rewritten(&file, |entry| match &*entry.original {
        "Two." => entry.translation = "نیا\\\nسطر۔".to_owned(),
        "T" => entry.translation = "ٹ\nدو".to_owned(),
        _ => {}
    });
    assert_eq!(take(&mut world, "ur", &file), 2);
    for (path, words) in [
        ("content/ur/a.md", "ایک۔\r\n\r\nنیا\\\r\nسطر۔\r\n"),
        ("locales/ur/site.ftl", "ٹ\r\n    دو\r\n"),
    ] {
        let text = String::from_utf8(world.read(path).unwrap().to_vec()).unwrap();
        assert!(text.ends_with(words), "{text:?}");
        assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    }
    assert_eq!(take(&mut world, "ur", &file), 0);
}

/// What is left in the source's words is not reported as forgotten, and stays known as not
/// translated when the file is recorded, until its words are others.
#[test]
fn what_is_not_translated_stays_so_until_it_is() {
    let mut world = Memory::new(TODAY);
    let source = "Words that all can read here.\n\nOther words that nobody has translated.\n";
    for (path, text) in [
        ("mashal.toml", "[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\n"),
        ("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n"),
        ("content/en/a.md", &format!("+++\ntitle = \"A\"\n+++\n\n{source}")),
        ("locales/en/site.ftl", "site-title = S\nsite-tagline = T\n"),
    ] {
        world.write(path, text);
    }
    let site = load(&world);
    let file = export(&site, &world, Some(language(&site, "ur")), None);
    let file = rewritten(&file, |entry| match &*entry.original {
        "A" => entry.translation = "الف".to_owned(),
        text if text.starts_with("Words") => entry.translation = "لفظ۔".to_owned(),
        _ => {}
    });
    assert_eq!(take(&mut world, "ur", &file), 1);
    let text = |world: &Memory| {
        String::from_utf8(world.read("content/ur/a.md").unwrap().to_vec()).unwrap()
    };
    let imported = text(&world);
    let stale = Freshness::Stale { changed: 0, added: 1, removed: 0 };
    let freshness = |site: &Site| {
        let id = site.find("a", false).and_then(|id| site.exact(id, language(site, "ur"))).unwrap();
        site.text(id).freshness
    };
    assert_eq!(freshness(&load(&world)), stale);
    let faults = build(&world, &WITHOUT_FONTS).1;
    assert!(faults.iter().all(|f| f.code != Code::GuideUntranslated), "{faults:#?}");

    mark_all(&mut world, "ur");
    assert_eq!(text(&world), imported);
    world.write("content/ur/a.md", imported.replace("Other words that nobody has", "اور لفظ"));
    mark_all(&mut world, "ur");
    assert_eq!(freshness(&load(&world)), Freshness::Fresh);
}

/// A draft that was begun with the source's words is not taken for a translation.
#[test]
fn a_draft_in_the_words_of_the_source_is_not_translated() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path();
    copy_of_site(site);
    fs::remove_file(site.join("content/ur/about.md")).unwrap();
    done(site, &["translate", "start", "ur", "about.md"]);
    let of_guide = || {
        let file = done(site, &["translate", "export", "ur"]).stdout;
        let entries = read(&Source::new("", file), &mut Sink::default()).entries.into_iter();
        let entries = entries.map(|found| found.entry);
        entries.filter(|entry| entry.context.starts_with("about.md")).collect::<Vec<_>>()
    };
    let mut entries = of_guide();
    assert!(entries.iter().all(|entry| entry.translation.is_empty() && !entry.fuzzy));
    entries[3].translation = "لفظ۔".to_owned();
    fs::write(site.join("ur.po"), write(&[("Language", "ur".to_owned())], &entries)).unwrap();
    done(site, &["translate", "import", "ur", "ur.po"]);
    assert_eq!(of_guide(), entries);
}
