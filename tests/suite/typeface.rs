//! Fonts cut to a text: small, and nothing that shows.

use std::collections::BTreeMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use mashal::assets::PreviousOutput;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::edition::{PreviousBuild, edition_after};
use mashal::plan::Bytes;
use mashal::route::Route;
use mashal::typeface::{Corpus, Extent, Subset, Unfit, Words, subset};
use mashal::world::Memory;
use mashal::{emit, site};

use crate::fixture::TODAY;
use crate::program::{repository, tree};

fn nastaliq() -> Vec<u8> {
    fs::read(repository().join("themes/default/fonts/NotoNastaliqUrdu-Regular.ttf")).unwrap()
}

fn text<'t>(font: &[u8], passages: impl IntoIterator<Item = &'t str>) -> Corpus {
    let mut words = Words::new(false);
    passages.into_iter().for_each(|passage| words.add(passage));
    Corpus::new("ur", font, &words).unwrap()
}

#[test]
fn all_the_urdu_of_this_repository_is_carried_by_50_kilobytes() {
    let font = nastaliq();
    let mut files = tree(&repository().join("content/ur"));
    files.extend(tree(&repository().join("locales/ur")));
    let files: Vec<_> =
        files.into_values().map(|bytes| String::from_utf8(bytes).unwrap()).collect();
    let text = text(&font, files.iter().flat_map(|file| file.lines()));
    assert!(text.words().len() > 1000 && text.pairs().is_empty());
    let Subset { woff2, extent, .. } = subset(&font, &[text], Extent::Text).unwrap();
    assert_eq!(extent, Extent::Text, "all of it is proved");
    assert!(woff2.starts_with(b"wOF2") && woff2.len() <= 50_000, "{} bytes", woff2.len());
}

#[test]
fn the_same_words_make_the_same_bytes() {
    let font = nastaliq();
    let (one, two) = ("آپ کا پاس ورڈ", "مدد لیں: ۱۲ نمبر");
    let make = |passages: [&str; 2]| subset(&font, &[text(&font, passages)], Extent::Text).unwrap();
    let made = make([one, two]);
    assert_eq!(made, make([two, one]));
    let closure = subset(&font, &[text(&font, [one, two])], Extent::Closure).unwrap();
    assert_eq!((made.extent, closure.extent), (Extent::Text, Extent::Closure));
    assert!(made.woff2.len() < closure.woff2.len());
}

#[test]
fn what_is_no_font_is_refused_and_what_is_torn_does_no_harm() {
    let font = nastaliq();
    let words = [text(&font, ["مدد"])];
    let refused = subset(b"not a font at all", &words, Extent::Text);
    assert!(matches!(refused, Err(Unfit::Unreadable(_))), "{refused:?}");
    for part in [4, 100, 1000, font.len() / 2, font.len() - 1] {
        let _nothing_panics = subset(&font[..part], &words, Extent::Text);
    }
}

/// A site of one Urdu page with the built-in theme.
fn page(words: &str) -> Memory {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", "[[languages]]\ntag = \"ur\"\n");
    world.write("locales/ur/site.ftl", "site-title = سائٹ\n");
    world.write("content/ur/_index.md", format!("+++\ntitle = \"گھر\"\n+++\n{words}\n"));
    world
}

fn made(
    world: &Memory,
    bytes: &(dyn Fn(&Route) -> Option<Bytes> + Sync),
) -> BTreeMap<Route, Bytes> {
    let mut sink = Sink::default();
    let site = site::load(world, &Choices::default(), &mut sink).unwrap();
    let files = PreviousOutput { bytes, ..PreviousOutput::nothing() };
    let last = PreviousBuild::of(files);
    let plan = edition_after(Arc::new(site), &last, &mut sink).plan;
    assert!(!sink.has_errors());
    plan.routes().map(|route| (route.clone(), plan.produce(route).unwrap())).collect()
}

fn fonts(files: &BTreeMap<Route, Bytes>) -> Vec<&Route> {
    files.keys().filter(|route| route.as_str().ends_with(".woff2")).collect()
}

#[test]
fn what_an_earlier_build_cut_makes_the_same_site_and_what_is_broken_is_not_taken() {
    let world = page("پاس ورڈ");
    let first = made(&world, &|_| None);
    let asked = AtomicUsize::new(0);
    let again = made(&world, &|route| {
        let found = first.get(route).cloned();
        asked.fetch_add(usize::from(found.is_some()), Ordering::Relaxed);
        found
    });
    assert_eq!((asked.into_inner(), &again), (2, &first), "the record and the font");
    let broken = made(&world, &|route| {
        let bytes = first.get(route)?;
        let is_font = route.as_str().ends_with(".woff2");
        Some(if is_font { bytes[1..].into() } else { Arc::clone(bytes) })
    });
    assert_eq!(broken, first);
    let other = page("پاس ورڈ ژغڈنخٹ");
    let after = made(&other, &|route| first.get(route).cloned());
    assert_ne!(fonts(&after), fonts(&first));
    assert_eq!(after, made(&other, &|_| None));
}

#[test]
fn other_words_of_the_same_shapes_are_set_in_the_same_font() {
    let (one, other) = (page("ورڈ پاس ورڈ"), page("پاس ورڈ ورڈ پاس"));
    let (one, other) = (made(&one, &|_| None), made(&other, &|_| None));
    let [first, second] = [&one, &other].map(fonts);
    assert_eq!(first, second);
}

#[test]
fn languages_of_one_script_share_a_font() {
    let mut world = page("مدد");
    world.write(
        "mashal.toml",
        "[[languages]]\ntag = \"ur\"\n\n[[languages]]\ntag = \"skr\"\nfallback = [\"ur\"]\n",
    );
    world.write("content/skr/_index.md", "+++\ntitle = \"گھر ٻ\"\n+++\nڄاڻ\n");
    let files = made(&world, &|_| None);
    assert_eq!(fonts(&files).len(), 1);
    let sheets = files.keys().filter(|route| route.as_str().contains("nastaliq."));
    let sheet = sheets.map(Route::as_str).collect::<Vec<_>>()[..].to_vec();
    assert_eq!(sheet.len(), 1, "{sheet:?}");
    for tag in ["ur", "skr"] {
        let page = String::from_utf8_lossy(&files[&Route::new(format!("{tag}/index.html"))]);
        assert!(page.contains(sheet[0]), "{tag}");
    }
}

#[test]
fn the_output_is_where_the_next_build_finds_fonts() {
    let folder = tempfile::tempdir().unwrap();
    let files = made(&page("مدد"), &|_| None);
    let route = fonts(&files)[0].clone();
    assert_eq!(emit::written(folder.path(), &route), None);
    let emission = emit::Emission::begin(folder.path()).unwrap();
    files.iter().for_each(|(route, bytes)| emission.put(route, bytes, None, None));
    emission.finish(&emit::BuildInfo::default()).unwrap();
    assert_eq!(emit::written(folder.path(), &route).as_ref(), files.get(&route));
}

#[test]
fn a_language_says_whether_its_pages_bring_a_font() {
    for (settings, count) in [
        ("tag = \"ur\"", 1),
        ("tag = \"ur\"\nfont = false", 0),
        ("tag = \"sd\"", 0),
        ("tag = \"sd\"\nfont = true", 1),
        ("tag = \"ur-Latn\"", 0),
        ("tag = \"pa\"", 0),
        ("tag = \"pa-Arab\"", 1),
    ] {
        let tag = settings.split('"').nth(1).unwrap();
        let mut world = Memory::new(TODAY);
        world.write("mashal.toml", format!("[[languages]]\n{settings}\n"));
        world.write(format!("locales/{tag}/site.ftl"), "site-title = سائٹ\n");
        world.write(format!("content/{tag}/_index.md"), "+++\ntitle = \"گھر\"\n+++\n");
        let files = made(&world, &|_| None);
        assert_eq!(fonts(&files).len(), count, "{settings}");
        let licences = files.keys().filter(|route| route.as_str().starts_with("assets/fonts/OFL."));
        assert_eq!(licences.count(), count, "{settings}: the licence goes with the font");
        // What is kept on a phone needs the font.
        let list = Route::new(format!("{tag}/index.json"));
        let list = String::from_utf8_lossy(&files[&list]);
        assert_eq!(list.matches(".woff2").count(), count, "{settings}");
    }
}
