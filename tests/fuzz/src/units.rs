//! Units of guides: taken apart and put together, and taken to a translator and back.

use mashal::diag::{Sink, Source};
use mashal::markdown::{Document, assemble, split_front_matter};
use mashal::site::Site;
use mashal::translate::{Marked, export, import, mark};

use super::{Outcome, Target, as_it_is, guides, site};

pub const TARGET: Target = Target {
    name: "units",
    check,
    mend: as_it_is,
    samples: guides::guides,
    tokens: guides::TOKENS,
    rounds: 100,
};

fn check(input: &[u8]) -> Outcome {
    let Ok(text) = std::str::from_utf8(input) else { return Outcome::Refused };
    let source = Source::new("a.md", text);
    let (_, body) = split_front_matter(&source, &mut Sink::default());
    let list = Document::parse(&source, body, &mut Sink::default()).units();
    for pair in list.windows(2) {
        assert!(pair[0].range.end <= pair[1].range.start, "{pair:?}\n{text}");
    }
    let same = list.iter().map(|unit| (unit.range.clone(), &source.text()[unit.range.clone()]));
    assert_eq!(assemble(source.text(), same).0, source.text());
    back(input)
}

/// What goes to the translator and comes back as it went changes no file.
fn back(input: &[u8]) -> Outcome {
    let paths = ["content/en/phone/lock.md", "content/ur/phone/lock.md"];
    let world = site::BASE.with(&paths, input);
    let mut sink = Sink::default();
    let Some(loaded) = site::BASE.load(&world, &mut sink).filter(|_| !sink.has_errors()) else {
        return Outcome::Refused;
    };
    let urdu = loaded.config.find("ur").unwrap();
    let file = export(&loaded, &world, Some(urdu), None);
    let mut faults = Sink::default();
    let changes = import(&loaded, &world, urdu, &Source::new("ur.po", &*file), &mut faults);
    assert!(!faults.has_errors(), "{:?}\n{file}", faults.sorted());
    let metadata: Vec<_> = changes.iter().map(|change| (&change.path, &change.text)).collect();
    assert!(metadata.is_empty(), "{metadata:#?}\n{file}");
    marked(&loaded);
    Outcome::Out
}

/// Who records what a translation was made from changes nothing else of it, and the second time
/// nothing.
fn marked(loaded: &Site) {
    let (home, urdu) = (loaded.config.source_language, loaded.config.find("ur").unwrap());
    let Some(entry) = loaded.find("phone/lock", false) else { return };
    let (Some(own), Some(source)) = (loaded.exact(entry, urdu), loaded.exact(entry, home)) else {
        return;
    };
    let how = Marked { tag: "ur", state: None, left: &[], today: site::TODAY };
    let (own, source) = (loaded.text(own), loaded.text(source).authored());
    let Ok(changes) = mark(own, source, &how) else { return };
    let body = |text: &str| {
        let source = Source::new("a.md", text);
        let (_, body) = split_front_matter(&source, &mut Sink::default());
        source.text()[body].to_owned()
    };
    let mut world = site::BASE.with(&[], b"");
    world.write("content/en/phone/lock.md", source.source().text());
    world.write("content/ur/phone/lock.md", own.authored().source().text());
    for change in &changes {
        if change.path.starts_with("content/") {
            assert_eq!(body(&change.text), body(own.authored().source().text()), "{change:?}");
        }
        world.write(&*change.path, change.text.as_str());
    }
    let mut sink = Sink::default();
    let again = site::BASE.load(&world, &mut sink).unwrap();
    assert!(!sink.has_errors(), "{:?}\n{changes:?}", sink.sorted());
    let entry = again.find("phone/lock", false).unwrap();
    let (own, source) = (again.exact(entry, urdu).unwrap(), again.exact(entry, home).unwrap());
    let twice = mark(again.text(own), again.text(source).authored(), &how);
    let twice = twice.unwrap_or_else(|why| panic!("{why:?}\n{changes:?}"));
    assert!(twice.is_empty(), "{twice:?}\n{changes:?}");
}
