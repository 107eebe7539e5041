//! Drawings: of those that act, load or tell nothing comes out that does; of what programs draw,
//! all that is seen does.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use mashal::diag::Diagnostic;
use mashal::picture::{Fault, Picture, Trace, prepare};
use roxmltree::Document;

use crate::program::{repository, tree};

fn shown(text: impl AsRef<[u8]>) -> Result<Picture, Fault> {
    prepare("a.svg", &Arc::from(text.as_ref()))
}

fn text(picture: &Picture) -> &str {
    std::str::from_utf8(&picture.outputs[0].bytes).unwrap()
}

/// What becomes of a drawing, as `hostile.txt` says it; what is wrong with that.
fn verdict(made: &Result<Picture, Fault>) -> (String, Option<String>) {
    let placed = |fault: &Diagnostic| fault.span.is_some() && !fault.help.is_empty();
    match made {
        Err(Fault::Unsafe(faults)) => {
            let lost = (!faults.iter().all(placed)).then(|| "a fault without a place".to_owned());
            let said: Vec<_> = faults.iter().map(|fault| fault.message.as_str()).collect();
            (format!("refused: {}", said.join("; ")), lost)
        }
        Err(fault) => (format!("unreadable: {fault:?}"), None),
        Ok(picture) => {
            let text = text(picture);
            let stripped = text.replacen("http://www.w3.org/2000/svg", "", 1);
            let tells = ["HOOK", "evil", "//", "@import", "<!", "<?"];
            let tells = tells.iter().find(|word| stripped.contains(**word));
            ("out".to_owned(), tells.map(|word| format!("`{word}` in {text}")))
        }
    }
}

#[test]
fn what_acts_loads_or_tells_does_not_come_out() {
    let table = std::fs::read_to_string(repository().join("tests/drawings/hostile.txt")).unwrap();
    let drawings: Vec<&str> = table.split("\n==== ").skip(1).collect();
    assert!(drawings.len() > 100, "{}", drawings.len());
    let mut wrong = Vec::new();
    for drawing in drawings {
        let (head, text) = drawing.split_once(" ====\n").unwrap();
        let (name, wanted) = head.split_once(" | ").unwrap();
        let (found, fault) = verdict(&shown(text));
        let (kind, message) = wanted.split_once(": ").unwrap_or((wanted, ""));
        if fault.is_some() || !found.starts_with(kind) || !found.contains(message) {
            wrong.push(format!("{name}: {found} {}", fault.unwrap_or_default()));
        }
    }
    assert!(wrong.is_empty(), "{} are wrong\n{}", wrong.len(), wrong.join("\n"));
}

/// The same in other encodings of the same text, of which a browser reads each.
#[test]
fn no_encoding_hides_anything() {
    let script = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><script>HOOK()</script></svg>";
    let wide = |little: bool, mark: bool| -> Vec<u8> {
        let mark = mark.then_some(0xfeff);
        let units = mark.into_iter().chain(script.encode_utf16());
        units
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    };
    let mut texts =
        vec![wide(true, true), wide(false, true), wide(true, false), wide(false, false)];
    texts.push(format!("\u{feff}{script}").into_bytes());
    texts.push(format!("<?xml version='1.0' encoding='UTF-16'?>{script}").into_bytes());
    texts.push(format!("<?xml version='1.0' encoding='utf-7'?>{script}").into_bytes());
    texts.push([script.as_bytes(), b"\xff"].concat());
    texts.push([b"\0", script.as_bytes()].concat());
    for text in texts {
        assert!(shown(&text).is_err(), "{}", String::from_utf8_lossy(&text));
    }
    let marked = script.replace("<script>HOOK()</script>", "<path d='M0 0h9'/>");
    let made = shown(format!("\u{feff}<?xml version='1.0' encoding='UTF-8'?>\n{marked}")).unwrap();
    assert!(text(&made).starts_with("<svg xmlns=") && made.traces.is_empty());
}

/// Properties that no browser has.
const IDLE: [&str; 3] = ["enable-background", "solid-color", "solid-opacity"];

/// How many of each element a drawing shows, and the figures of its paths.
fn drawn(text: &str) -> BTreeMap<String, usize> {
    const DRAWN: [&str; 15] = [
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "text",
        "tspan",
        "use",
        "image",
        "stop",
        "feGaussianBlur",
        "clipPath",
        "mask",
    ];
    let options = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
    let document = Document::parse_with_options(text, options).unwrap();
    let mut counts = BTreeMap::new();
    for node in document.descendants() {
        let name = node.tag_name().name();
        if DRAWN.contains(&name) {
            let figures = [
                "d",
                "points",
                "x",
                "y",
                "width",
                "offset",
                "fill",
                "transform",
                "clip-path",
                "mask",
                "filter",
                "stroke-linecap",
                "stroke-dasharray",
            ];
            let figures: Vec<_> = figures.iter().filter_map(|name| node.attribute(*name)).collect();
            let words = node.text().unwrap_or_default().trim();
            let style = node.attribute("style").unwrap_or_default();
            let set =
                style.split(';').filter_map(|one| one.split_once(':')).map(|(name, _)| name.trim());
            let set: Vec<_> =
                set.filter(|name| !name.starts_with('-') && !IDLE.contains(name)).collect();
            *counts
                .entry(format!("{name} {} {set:?} {words}", figures.join(" ").replace('\'', "")))
                .or_default() += 1;
        }
    }
    counts
}

#[test]
fn what_programs_draw_comes_out_whole_and_says_nothing_else() {
    let folder = tree(&repository().join("tests/drawings/harmless"));
    assert!(folder.len() >= 15, "{}", folder.len());
    for (path, bytes) in folder {
        let before = String::from_utf8(bytes).unwrap();
        let made = shown(&before).unwrap_or_else(|fault| panic!("{path}: {fault:?}"));
        let after = text(&made);
        for word in ["Somebody", "inkscape", "sodipodi", "data-", "<!", "<?", "Generator", "rdf"] {
            assert!(!after.contains(word), "{path}: `{word}`");
        }
        // What fonts of drawings draw, no browser shows.
        let (mut before, after_drawn) = (drawn(&before), drawn(after));
        before.retain(|shape, _| !shape.starts_with("image"));
        let gone: Vec<_> = before
            .iter()
            .filter(|(shape, count)| after_drawn.get(*shape) != Some(*count))
            .collect();
        assert!(gone.is_empty(), "{path}: {gone:?}\n{after}");
        let again = shown(after).unwrap();
        assert_eq!((text(&again), again.traces.len()), (after, 0), "{path}");
    }
}

#[test]
fn what_was_left_out_is_said() {
    let metadata = |inside: &str| {
        let made = shown(format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}<path d='M0 0h9'/></svg>"
        ));
        made.unwrap().traces.into_iter().collect::<Vec<_>>()
    };
    assert_eq!(metadata(""), []);
    assert_eq!(metadata("<title>a</title>"), [Trace::Words]);
    assert_eq!(metadata("<!-- a -->"), [Trace::Words]);
    assert_eq!(metadata("<g data-name='a'/>"), [Trace::Program]);
    assert_eq!(metadata("<g style='-inkscape-stroke:none'/>"), [Trace::Program]);
    assert_eq!(metadata("<g display='none'><rect/></g>"), [Trace::Rest]);
    // What another part shows is no layer that is switched off.
    assert_eq!(metadata("<g display='none'><rect id='a'/></g><use href='#a'/>"), []);
}

/// Also where what goes leaves nothing in what it was in.
#[test]
fn what_went_out_once_goes_out_the_same_again() {
    let off = "<rect display='none'/>";
    for inside in ["", "<g></g>", off, &format!("<g>{off}</g>"), &format!("<g><!-- a -->{off}</g>")]
    {
        let drawing =
            format!("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>{inside}</svg>");
        let once = shown(drawing).unwrap();
        assert_eq!(text(&shown(text(&once)).unwrap()), text(&once), "{inside}");
    }
}

/// Nothing takes the square of anything (which would be minutes here), and nothing fills the stack.
#[test]
fn no_drawing_takes_long() {
    let many =
        |count: usize, one: &dyn Fn(usize) -> String| -> String { (0..count).map(one).collect() };
    let svg = |attributes: &str, inside: &str| {
        format!(
            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9' {attributes}>{inside}</svg>"
        )
    };
    let rules = many(30_000, &|n| format!(".a{n}{{fill:url(#b{n})}}"));
    let rules = format!("<style>{rules}</style>");
    let drawings = [
        svg(&many(50_000, &|n| format!("a{n}='x' ")), ""),
        svg(&many(50_000, &|n| format!("xmlns:a{n}='x' ")), ""),
        svg("", &many(50_000, &|n| format!("<g xmlns:a{n}='x'/>"))),
        svg("", &("<g>".repeat(50_000) + &"</g>".repeat(50_000))),
        svg("", &many(300_000, &|_| "<g/>".to_owned())),
        svg("", &many(30_000, &|n| format!("<g id='a{n}'><use href='#a{}'/></g>", n + 1))),
        svg("", &many(30_000, &|n| format!("<g id='a{n}' fill='url(#a{n}x)'/>"))),
        svg("", &(rules + &many(30_000, &|n| format!("<g id='b{n}' class='a{n}'/>")))),
        svg("", &format!("<rect style='fill:{}'/>", "calc(".repeat(100_000))),
        svg("", &format!("<style>{}</style>", "@media all{".repeat(100_000))),
        svg("", &format!("<style>{}</style>", ":not(".repeat(100_000))),
        svg("", &format!("<rect style='{}'/>", "fill:red;".repeat(100_000))),
        svg("", &format!("<path d='{}'/>", "M0 0".repeat(1_000_000))),
        svg("", &("<!--".to_owned() + &"-".repeat(1_000_000))),
        format!(
            "<!DOCTYPE svg [{}]>{}",
            many(50_000, &|n| format!("<!ENTITY a{n} 'x'>")),
            svg("", "")
        ),
    ];
    for drawing in drawings {
        let start = Instant::now();
        let made = shown(&drawing).map(|made| made.outputs.len());
        let took = start.elapsed();
        let head: String = drawing.chars().take(120).collect();
        assert!(took < Duration::from_secs(30), "{took:?}: {made:?}: {head}");
    }
}

/// Drawings with a few bytes changed: no panic, and whatever comes out is XML that comes out of it
/// again.
#[test]
fn no_damaged_drawing_makes_a_panic() {
    let table = std::fs::read_to_string(repository().join("tests/drawings/hostile.txt")).unwrap();
    let hostile = table.split("====\n").skip(1).map(str::to_owned);
    let mut texts: Vec<String> = hostile.filter(|text| shown(text).is_ok()).collect();
    let harmless = tree(&repository().join("tests/drawings/harmless"));
    texts.extend(harmless.into_values().map(|bytes| String::from_utf8(bytes).unwrap()));
    let pieces = [
        "<",
        ">",
        "\"",
        "'",
        "&",
        "\\",
        "url(",
        "/*",
        "*/",
        "{",
        "}",
        "@",
        ";",
        ":",
        "#a",
        "<![CDATA[",
    ];
    let mut random = fastrand::Rng::with_seed(11);
    let mut out = 0;
    for _ in 0..4000 {
        let mut bytes = texts[random.usize(..texts.len())].clone().into_bytes();
        for _ in 0..random.usize(1..4) {
            let at = random.usize(..bytes.len());
            match random.u8(..3) {
                0 => bytes[at] = random.u8(..),
                1 => drop(bytes.splice(at..at, pieces[random.usize(..pieces.len())].bytes())),
                _ => drop(bytes.drain(at..(at + random.usize(..9)).min(bytes.len()))),
            }
        }
        let Ok(made) = shown(&bytes) else { continue };
        out += 1;
        let after = text(&made);
        let document = Document::parse(after).unwrap_or_else(|error| panic!("{error}: {after}"));
        for node in document.descendants().filter(|node| node.is_element()) {
            assert_ne!(node.tag_name().name(), "script");
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on"), "{after}");
                assert!(!value.contains("//") || value.starts_with("data:image/"), "{after}");
                assert!(name != "href" || value.starts_with(['#', 'd']), "{after}");
            }
        }
        let again = shown(after).unwrap_or_else(|fault| panic!("{fault:?}: {after}"));
        assert_eq!(text(&again), after);
    }
    assert!(out > 300, "{out}");
}
