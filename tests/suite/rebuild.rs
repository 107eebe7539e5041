//! After any sequence of edits, what is made from what was made before is what a clean build
//! makes: the same routes, bytes and faults.

use std::collections::BTreeMap;
use std::sync::Arc;

use fastrand::Rng;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::edition::{Edition, Version, edition, renew};
use mashal::site::{self, Site};
use mashal::world::{Disk, Memory, Snapshot, World};

use crate::edits::{Edit, Editor, first_site, scripts, site_of_scripts};
use crate::fixture::{AS_SERVED, TODAY, WITHOUT_FONTS};

/// All that a caller can see: the faults, and for each route its bytes or why it has none.
type Seen = (Vec<String>, BTreeMap<String, Result<Vec<u8>, String>>);

fn look(edition: Option<&Edition>, sink: &Sink) -> Seen {
    let faults = mashal::diag::render(&sink.sorted(), mashal::diag::Format::Human, false);
    let mut made = BTreeMap::new();
    for route in edition.into_iter().flat_map(|edition| edition.plan.routes()) {
        let bytes = edition.unwrap().plan.produce(route);
        let bytes = bytes.map(|bytes| bytes.to_vec()).map_err(|why| format!("{why:?}"));
        made.insert(route.to_string(), bytes);
    }
    (faults.lines().map(str::to_owned).collect(), made)
}

fn clean(world: &dyn World, choices: &Choices) -> Seen {
    let mut sink = Sink::default();
    let site = site::load(world, choices, &mut sink);
    let edition = site.map(|site| edition(Arc::new(site), &mut sink));
    look(edition.as_ref(), &sink)
}

/// What was made so far.
#[derive(Default)]
struct Warm {
    site: Option<Arc<Site>>,
    edition: Option<Edition>,
    /// Bytes of pages, with what they were made of.
    pages: BTreeMap<String, (Version, Vec<u8>)>,
    kept: usize,
}

impl Warm {
    fn again(&mut self, world: &dyn World, choices: &Choices) -> Seen {
        let mut sink = Sink::default();
        let site = site::reload(world, choices, self.site.as_deref(), &mut sink).map(Arc::new);
        let Some(site) = site else { return look(None, &sink) };
        let edition = renew(Arc::clone(&site), self.edition.as_ref(), &mut sink);
        let seen = look(Some(&edition), &sink);
        for route in edition.plan.routes() {
            let Some(Ok(bytes)) = seen.1.get(route.as_str()) else { continue };
            let Some(version) = edition.version(route) else { continue };
            if let Some((before, old)) = self.pages.get(route.as_str())
                && *before == version
            {
                assert!(old == bytes, "{route} has the same version and other bytes");
                self.kept += 1;
            }
            self.pages.insert(route.to_string(), (version, bytes.clone()));
        }
        (self.site, self.edition) = (Some(site), Some(edition));
        seen
    }
}

fn differences(warm: &Seen, clean: &Seen) -> Vec<String> {
    let mut found = Vec::new();
    if warm.0 != clean.0 {
        found.push(format!("faults\n{}\n-- clean\n{}", warm.0.join("\n"), clean.0.join("\n")));
    }
    let routes: Vec<_> = warm.1.keys().chain(clean.1.keys()).collect();
    for route in routes {
        let show = |seen: &Seen| match seen.1.get(route) {
            Some(Ok(bytes)) => String::from_utf8_lossy(bytes).into_owned(),
            other => format!("{other:?}"),
        };
        if warm.1.get(route) != clean.1.get(route) {
            found.push(format!("{route}\n{}\n-- clean\n{}", show(warm), show(clean)));
        }
    }
    found
}

#[test]
fn two_hundred_edits_in_a_row_end_where_a_clean_build_begins() {
    edits(0, WITHOUT_FONTS);
}

#[test]
fn two_hundred_edits_of_drafts_end_where_a_clean_build_begins() {
    edits(1, Choices { drafts: true, ..WITHOUT_FONTS });
}

#[test]
fn two_hundred_edits_of_a_preview_end_where_a_clean_build_begins() {
    edits(2, AS_SERVED);
}

/// Edits as `seed` has them: after each, what is kept of the last one is as if nothing had been.
fn edits(seed: u64, choices: Choices) {
    let mut world = Memory::new(TODAY);
    let files = first_site();
    for (path, bytes) in &files {
        world.write(path.as_str(), bytes.as_slice());
    }
    let mut editor = Editor::new(files, Rng::with_seed(seed));
    let mut warm = Warm::default();
    let (mut sound, mut last) = (0, String::new());
    for step in 0..220 {
        let (seen, expected) = (warm.again(&world, &choices), clean(&world, &choices));
        let made = !expected.1.is_empty() && expected.1.values().all(Result::is_ok);
        let errors = expected.0.iter().any(|line| line.starts_with("error"));
        assert!(step > 0 || (made && expected.0.is_empty()), "{:?}", expected.0);
        sound += usize::from(made && !errors);
        let found = differences(&seen, &expected);
        assert!(found.is_empty(), "step {step}, {last}: {}", found.join("\n\n"));
        let edits = editor.next_edits();
        last = format!("{edits:?}");
        for edit in edits {
            match edit {
                Edit::Write(path, bytes) => world.write(path, bytes),
                Edit::Remove(path) => assert!(world.remove(&path), "{path}"),
            }
        }
    }
    assert!(sound > 50, "only {sound} of the sites were sound");
    assert!(warm.kept > 1000, "only {} pages were kept", warm.kept);
}

#[test]
fn what_outlives_an_edit_is_still_true() {
    for script in scripts() {
        let mut world = Memory::new(TODAY);
        for (path, bytes) in &site_of_scripts() {
            world.write(path.as_str(), bytes.as_slice());
        }
        let choices = WITHOUT_FONTS;
        let mut warm = Warm::default();
        warm.again(&world, &choices);
        for [path, from, to] in script {
            let text = String::from_utf8(world.read(&path).unwrap().to_vec()).unwrap();
            assert!(text.contains(&from), "{path} has no {from}");
            world.write(path.as_str(), text.replacen(&from, &to, 1));
            let found = differences(&warm.again(&world, &choices), &clean(&world, &choices));
            assert!(found.is_empty(), "{path}, {from} → {to}: {}", found.join("\n\n"));
        }
    }
}

/// The edit of one guide leaves everything else as it is: that is what makes it fast.
#[test]
fn an_edit_of_a_paragraph_touches_the_pages_of_that_text_alone() {
    let mut world = Memory::new(TODAY);
    let files = first_site();
    for (path, bytes) in &files {
        world.write(path.as_str(), bytes.as_slice());
    }
    let mut warm = Warm::default();
    warm.again(&world, &WITHOUT_FONTS);
    let before = warm.pages.clone();
    let path = "content/en/work/scams.md";
    let mut text = files[path].clone();
    text.extend(b"\nOne more paragraph.\n");
    world.write(path, text);
    warm.again(&world, &WITHOUT_FONTS);
    let changed = |name: fn(&str) -> bool| -> Vec<&String> {
        let found = warm.pages.iter().filter(|(route, page)| before[*route].1 != page.1);
        found.map(|(route, _)| route).filter(|route| name(route)).collect()
    };
    let lists = changed(|route| !route.ends_with(".html"));
    let expected = ["en", "skr", "ur"].map(|tag| {
        ["index.json", "index.sizes.json", "search.js", "version.txt", "work/scams.json"]
            .map(|name| format!("{tag}/{name}"))
    });
    assert_eq!(lists, expected.iter().flatten().collect::<Vec<_>>());
    let files = changed(|route| route.ends_with(".one.html"));
    let expected = ["en", "skr", "ur"].map(|tag| format!("{tag}/work/scams.one.html"));
    assert_eq!(files, expected.iter().collect::<Vec<_>>());
    let changed = changed(|route| route.ends_with(".html") && !route.ends_with(".one.html"));
    assert_eq!(changed, ["en/work/scams.html", "skr/work/scams.html", "ur/work/scams.html"]);
    for route in changed {
        let text = |pages: &BTreeMap<String, (Version, Vec<u8>)>| {
            String::from_utf8_lossy(&pages[route].1).contains("One more paragraph.")
        };
        assert!(!text(&before) && text(&warm.pages));
    }
}

/// A link makes the snapshot look at everything; what it has seen until then is news all the same.
#[cfg(unix)]
#[test]
fn a_link_that_comes_with_an_edit_does_not_hide_it() {
    let folder = tempfile::tempdir().unwrap();
    let guides = folder.path().join("content/en");
    std::fs::create_dir_all(guides.join("empty")).unwrap();
    std::fs::write(guides.join("a.md"), "one").unwrap();
    let mut world = Snapshot::new(Disk::new(folder.path()));
    assert_eq!(&*world.read("content/en/a.md").unwrap(), b"one");
    let version = |world: &Snapshot| world.list("content").files[0].version;
    let before = version(&world);
    std::fs::write(guides.join("a.md"), "two").unwrap();
    std::os::unix::fs::symlink("empty", guides.join("link")).unwrap();
    let touched = ["content/en/a.md", "content/en/link"].map(str::to_owned);
    assert!(world.refresh(&touched.into()), "the edit was not seen");
    assert_ne!(version(&world), before);
    assert!(!world.refresh(&["content/en/a.md".to_owned()].into()), "nothing more has changed");
}
