//! What leaves the site, and what a passer-by sees of a sensitive page.

use html5gum::{Token, Tokenizer};

use crate::fixture::{Fixture, build};

/// A site whose pages have every kind of link to other sites, a sensitive guide with a former
/// address, and a feed.
const SITE: &str = r#"==== mashal.toml ====
base_url = "https://example.org/"
checks."guide/no-exit" = "off"
[[languages]]
tag = "en"
[[languages]]
tag = "ur"
fallback = ["en"]
==== locales/en/directory.ftl ====
contact-line = The line
==== content/directory.toml ====
[[contacts]]
id = "line"
web = "https://line.example/"
status = "sourced"
checked = 2026-11-01
[[contacts.sources]]
title = "Its page"
url = "https://line.example/about"
==== content/en/part/_index.md ====
+++
title = "Secretpart"
summary = "Secretpartsummary"
sensitive = true
+++
==== content/en/part/guide.md ====
+++
title = "Secrettitle"
summary = "Secretsummary"
tags = ["secrettag"]
aliases = ["old/name"]
updated = 2026-11-01
[[sources]]
title = "A source"
url = "https://source.example/"
+++
[Words](https://words.example/) and <https://address.example/>[^1].

[^1]: [Note](HTTP://note.example/).

{{ contact(id="line") }}
"#;

fn pages() -> Vec<(String, String)> {
    let fixture = Fixture::parse(SITE);
    let (files, faults) = build(&fixture.world(), &fixture.choices);
    assert_eq!(faults, []);
    let files = files.into_iter();
    files
        .filter_map(|(route, bytes)| {
            Some((route.to_string(), String::from_utf8(bytes.to_vec()).ok()?))
        })
        .collect()
}

#[test]
fn links_to_other_sites_say_so_and_tell_them_nothing() {
    let mut count = 0;
    for (path, html) in pages().iter().filter(|(path, _)| path.ends_with(".html")) {
        let mut marked = 0;
        let mut leading = 0;
        for token in Tokenizer::new(html.as_str()) {
            let Ok(Token::StartTag(tag)) = token else { continue };
            let value = |name: &str| {
                let value = tag.attributes.get(name.as_bytes())?;
                Some(String::from_utf8(value.to_vec()).unwrap())
            };
            if value("class").is_some_and(|class| class.split(' ').any(|one| one == "leaves")) {
                marked += 1;
            }
            let href = value("href").unwrap_or_default().to_ascii_lowercase();
            // An app of the phone is no site.
            let app = href.starts_with("whatsapp:");
            if &tag.name[..] == b"a" && href.contains("//") && !app {
                leading += 1;
                assert_eq!(value("rel").as_deref(), Some("noreferrer noopener"), "{path}: {href}");
                assert_eq!(value("class").as_deref(), Some("external"), "{path}: {href}");
            }
        }
        assert_eq!(leading, marked, "{path}: links and words that say they lead elsewhere");
        count += leading;
    }
    // Five in each language: words, address, note, contact, source.
    assert_eq!(count, 10);
}

/// What tabs, histories, previews and feed readers show.
#[test]
fn a_sensitive_page_is_called_neutrally_wherever_others_see_it() {
    let pages = pages();
    let text = |path: &str| &pages.iter().find(|(other, _)| other == path).unwrap().1;
    for path in
        ["en/part/guide.html", "ur/part/guide.html", "en/part/index.html", "en/old/name.html"]
    {
        let html = text(path);
        let head = html.split("</head>").next().unwrap().to_lowercase();
        assert!(!head.contains("secret"), "{head}");
        let (neutral, below) = match path.starts_with("ur") {
            true => ("فون کی مدد", "آسان لفظوں میں مختصر تحریریں، فون پر پڑھنے کے لیے۔"),
            false => ("Phone help", "Short texts in plain words, to read on the phone."),
        };
        let below = format!("<meta name=\"description\" content=\"{below}\">");
        assert!(html.contains(&below) || path.contains("old"), "{head}");
        assert!(html.contains(&format!("<title>{neutral}</title>")), "{head}");
        let preview = format!("<meta property=\"og:title\" content=\"{neutral}\">");
        assert!(html.contains(&preview) || path.contains("old"), "{head}");
        // The same icon as everywhere.
        assert!(html.contains("/assets/icon.") || path.contains("old"), "{head}");
    }
    assert!(!text("en/old/name.html").to_lowercase().contains("secret"));
    let feed = text("en/feed.xml");
    assert!(feed.contains("<title>Phone help</title>"), "{feed}");
    assert!(!feed.to_lowercase().contains("secret"), "{feed}");
}

#[test]
fn addresses_in_a_style_sheet_stay_texts_where_they_were_texts() {
    let site = format!(
        "{SITE}\
==== themes/default/assets/extra.css ====
a {{ background: src(\"sheet/one.txt\") image-set('sheet/one.txt' 1x) url(sheet/one.txt) }}
b {{ background: url(\"sheet/one.txt\" crossorigin(anonymous)) }}
==== themes/default/assets/sheet/one.txt ====
one
"
    );
    let fixture = Fixture::parse(&site);
    let (files, faults) = build(&fixture.world(), &fixture.choices);
    assert_eq!(faults, []);
    let named = |sign: &str| {
        let mut names = files.iter().map(|(route, bytes)| (route.to_string(), bytes));
        names.find(|(name, _)| name.contains(sign)).unwrap()
    };
    let (one, (_, sheet)) = (named("/one").0, named("/extra"));
    let one = one.strip_prefix("assets/").unwrap();
    assert_eq!(
        std::str::from_utf8(sheet).unwrap(),
        format!(
            "a {{ background: src(\"{one}\") image-set(\"{one}\" 1x) url(\"{one}\") }}\n\
             b {{ background: url(\"{one}\") }}\n"
        )
    );
}
