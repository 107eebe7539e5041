//! Drawings: SVG → SVG of what draws.

use std::sync::{Arc, LazyLock};

use mashal::picture::prepare;
use regex_lite::Regex;
use roxmltree::Document;

use super::{MARK, Outcome, Target, as_it_is, samples, sheets};

pub const TARGET: Target = Target {
    name: "drawings",
    check,
    mend: as_it_is,
    samples: drawings,
    tokens: TOKENS,
    rounds: 1500,
};

const TOKENS: &[&str] = &[
    "<",
    ">",
    "\"",
    "'",
    "&",
    "\\",
    "/*",
    "*/",
    "{",
    "}",
    "@",
    ";",
    ":",
    "#a",
    "<![CDATA[",
    "]]>",
    "<!-- HOOK -->",
    "<?HOOK?>",
    "<!DOCTYPE svg>",
    "<!DOCTYPE svg [<!ENTITY a 'HOOK'>]>",
    "&a;",
    "&#60;",
    "&lt;",
    "&#x6a;avascript:",
    "url(",
    "url(#a)",
    "url(\"//a\")",
    "url('data:image/svg+xml,<svg/>')",
    "\\75rl(//HOOK)",
    "u\\72 l(//HOOK)",
    "@import '//HOOK';",
    "@\\69mport '//HOOK';",
    "@im/**/port '//HOOK';",
    "image-set(\"//HOOK\" 1x)",
    "-webkit-image-set(url(//HOOK) 1x)",
    "image(\"//HOOK\")",
    "cross-fade(url(//HOOK))",
    "src(\"//HOOK\")",
    "@font-face{src:url(//HOOK)}",
    "@media all{",
    "@namespace a url(//HOOK);",
    "@charset \"x\";",
    "expression(HOOK)",
    "-moz-binding:url(//HOOK)",
    "<style>a{fill:url(#a)}</style>",
    "<style>",
    "</style>",
    "<script>HOOK()</script>",
    "<a href=\"javascript:HOOK()\">",
    "<foreignObject>",
    "<image href=\"//HOOK\"/>",
    "<use href=\"//HOOK#a\"/>",
    "<use href=\"#a\"/>",
    "<image href=\"data:image/svg+xml;base64,PHN2Zy8+\"/>",
    "<feImage href=\"//HOOK\"/>",
    "<animate attributeName=\"href\" to=\"javascript:HOOK()\"/>",
    "<set attributeName=\"onload\" to=\"HOOK\"/>",
    " onload=\"HOOK()\"",
    " style=\"fill:url(//HOOK)\"",
    " id=\"a\"",
    " class=\"HOOK\"",
    " href=\"//HOOK\"",
    " xlink:href=\"//HOOK\"",
    " xml:base=\"//HOOK\"",
    " xmlns:a=\"http://www.w3.org/2000/svg\"",
    " xmlns=\"http://www.w3.org/1999/xhtml\"",
    " data-a=\"HOOK\"",
    " aria-label=\"HOOK\"",
    " xml:space=\"preserve\"",
    " fill=\"url(//HOOK)\"",
    " filter=\"url(//HOOK#a)\"",
    " cursor=\"url(//HOOK)\"",
    " mask=\"url(&quot;//HOOK&quot;)\"",
    " lang=\"HOOK\"",
    " version=\"HOOK\"",
    "<title>HOOK</title>",
    "<desc>HOOK</desc>",
    "<metadata>HOOK</metadata>",
    "<g display=\"none\">HOOK</g>",
    "<text>HOOK</text>",
    "<path d='M0 0h9'/>",
    "<switch>",
    "<g>",
    "</g>",
    "<symbol id=\"a\">",
    "<defs>",
    "<linearGradient id=\"a\">",
    "<filter id=\"a\">",
    "<svg>",
    "--a:url(//HOOK)",
    "var(--a)",
    "!important",
    "HOOKHOOK20",
    " in=\"HOOKHOOK\"",
    " d=\"M0 0HOOKHOOK\"",
    " values=\"HOOKHOOK\"",
    " systemLanguage=\"HOOKHOOK\"",
    ";fill:HOOKHOOK;",
    ";fill:#HOOKHOOK;",
    ";d:path('HOOKHOOK');",
    ";stroke-width:1HOOKHOOK;",
    "@media HOOKHOOK{a{fill:red}}",
    "HOOKHOOK{fill:red}",
    "a:HOOKHOOK{fill:red}",
    "a:lang(HOOKHOOK){fill:red}",
];

fn drawings() -> Vec<Vec<u8>> {
    let mut all = samples::files(
        &["tests/drawings/harmless", "themes/default/assets", "tests/sites"],
        &[".svg"],
    );
    // As many that go out as that do not.
    all = vec![all; 5].concat();
    let hostile = String::from_utf8(samples::file("tests/drawings/hostile.txt")).unwrap();
    let hostile = hostile.split("\n==== ").skip(1).filter_map(|part| part.split_once(" ====\n"));
    all.extend(hostile.map(|(_, text)| text.as_bytes().to_vec()));
    all
}

fn check(input: &[u8]) -> Outcome {
    let Ok(made) = prepare("a.svg", &Arc::from(input)) else { return Outcome::Refused };
    let text = std::str::from_utf8(&made.outputs[0].bytes).unwrap();
    drawing(text);
    let again = prepare("a.svg", &Arc::from(text.as_bytes()))
        .unwrap_or_else(|fault| panic!("{fault:?}\n{text}"));
    let again = std::str::from_utf8(&again.outputs[0].bytes).unwrap();
    assert!(again == text, "not the same when it is done again\n{text}\n{again}");
    Outcome::Out
}

/// Looks at a drawing that goes out.
pub fn drawing(text: &str) {
    let document = Document::parse(text).unwrap_or_else(|why| panic!("{why}\n{text}"));
    let nothing = ["<!", "<?"].into_iter().find(|sign| text.contains(sign));
    assert!(nothing.is_none(), "{nothing:?} in\n{text}");
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        assert_eq!(node.tag_name().namespace(), Some("http://www.w3.org/2000/svg"), "{text}");
        let acts = [
            "script",
            "foreignObject",
            "animate",
            "set",
            "animateMotion",
            "animateTransform",
            "handler",
            "iframe",
            "embed",
            "video",
            "audio",
            "title",
            "desc",
            "metadata",
            "discard",
            "cursor",
            "font-face",
            "view",
        ];
        assert!(!acts.contains(&name), "<{name}>\n{text}");
        for attribute in node.attributes() {
            let (key, value) = (attribute.name(), attribute.value());
            assert!(
                !key.to_ascii_lowercase().starts_with("on") && !key.starts_with("data-"),
                "{key}\n{text}"
            );
            assert!(key != "base" && !key.contains(MARK), "{key}\n{text}");
            match key {
                "href" => assert!(
                    value.starts_with('#') || is_picture(value),
                    "{key}=\"{value}\"\n{text}"
                ),
                // Whatever the attribute, a browser may take it for a style.
                _ => sheets::loads_nothing(value),
            }
            // A drawing names its parts, and fonts; all else is of a kind that holds no words.
            match key {
                "id" | "class" | "href" | "in" | "in2" | "result" | "font-family" | "font" => {}
                "style" => tells_nothing(value),
                _ => assert!(!without_names(value).contains(MARK), "{key}=\"{value}\"\n{text}"),
            }
        }
        if name == "style" {
            let style = node.text().unwrap_or_default();
            sheets::loads_nothing(style);
            tells_nothing(style);
        }
    }
}

/// Declarations say nothing but names of parts and of fonts.
fn tells_nothing(style: &str) {
    let mut quote = None;
    let ends = |c: char| match quote {
        Some(open) => {
            quote = quote.filter(|_| c != open);
            false
        }
        None => {
            quote = Some(c).filter(|c| matches!(c, '"' | '\''));
            matches!(c, ';' | '{' | '}')
        }
    };
    for part in without_names(style).split(ends) {
        let property = part.split(':').next().unwrap_or_default().trim().to_ascii_lowercase();
        let fonts = property.starts_with("font");
        assert!(fonts || !part.contains(MARK), "{part:?}\n{style}");
    }
}

/// A style without the names that a drawing gives: `#id`, `.class`, `--own`.
fn without_names(style: &str) -> String {
    static NAMES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r#"url\(#[^)]*\)|[#.](?:[a-zA-Z_-]|[^\x00-\x7f])[\w-]*|--[\w-]*"#).unwrap()
    });
    NAMES.replace_all(style, "").into_owned()
}

fn is_picture(address: &str) -> bool {
    ["png", "jpeg", "gif", "webp"].iter().any(|kind| {
        address
            .strip_prefix("data:image/")
            .and_then(|rest| rest.strip_prefix(kind))
            .is_some_and(|rest| rest.starts_with(';'))
    })
}
