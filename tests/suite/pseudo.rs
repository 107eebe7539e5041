//! Pseudo-languages: what is made of texts, and that a site says nothing that cannot be translated.

use std::collections::{BTreeMap, BTreeSet};

use html5gum::{Token, Tokenizer};
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::locale::PSEUDO;
use mashal::pseudo::{Overlay, Writing, guide, messages};
use mashal::world::{Disk, Memory, World};

use crate::fixture::{TODAY, WITHOUT_FONTS, build};
use crate::program::{done, repository, run, tree};

fn pseudo_run() -> Choices {
    Choices { pseudo: true, ..WITHOUT_FONTS }
}

#[test]
fn guides_are_written_anew_and_their_signs_stay() {
    for (text, made) in [
        ("Hi all\n", "\\[Ĥí áļļ óñé\\]\n"),
        ("## Do *it* now {#now}\n", "## \\[Ðó *íţ* ñóŵ óñé\\] {#now}\n"),
        ("[a](b.md#c \"t\") `code`\n", "\\[[á](b.md#c \"t\") `code` óñé\\]\n"),
        ("![a](b.png)\n", "![\\[á óñé\\]](b.png)\n"),
        ("Two\n> lines\n", "\\[Ţŵó óñé\\]\n> \\[ļíñéš óñé\\]\n"),
        ("two\nlines  \nhere\n", "\\[ţŵó\nļíñéš  \nĥéŕé óñé ţŵó\\]\n"),
        ("- [ ] tick\n- [x] b\n", "- [ ] \\[ţíçķ óñé\\]\n- [x] \\[ƀ óñé\\]\n"),
        ("> [!TIP]\n> go\n", "> [!TIP]\n> \\[ĝó óñé\\]\n"),
        (
            "| a | 1 |\n|---|---|\n| `c` | d |\n",
            "| \\[á óñé\\] | 1 |\n|---|---|\n| `c` | \\[ð óñé\\] |\n",
        ),
        ("{{ contact(id=\"drf\") }}\n", "{{ contact(id=\"drf\") }}\n"),
        ("- {{ contact(id=\"drf\") }}\n", "- {{ contact(id=\"drf\") }}\n"),
        ("```\ncode\n```\n\n<!-- no -->\n", "```\ncode\n```\n\n<!-- no -->\n"),
        (
            "<https://a.org> www.b.org/c d@e.org a_b.org x\n",
            "\\[<https://a.org> www.b.org/c d@e.org a_b.org ẋ óñé ţŵó\\]\n",
        ),
        (
            "a &amp; b \\* 0800-39393[^1]\n\n[^1]: n\n",
            "\\[á &amp; ƀ \\* 0800-39393[^1] óñé\\]\n\n[^1]: \\[ñ óñé\\]\n",
        ),
        ("محفوظ\n", "\\[محفوظ óñé\\]\n"),
        (
            "+++\ntitle = 'a \"b\"'\norder = 1\nsummary = \"\"\"c\"\"\"\nneeds = [\"d\"]\n+++\n",
            "+++\ntitle = \"[á \\\"ƀ\\\" óñé]\"\norder = 1\nsummary = \"[ç óñé]\"\nneeds = [\"d\"]\n+++\n",
        ),
        (
            "---\ntitle: a b\nkind: page\n---\nc\n",
            "---\ntitle: \"[á ƀ óñé]\"\nkind: page\n---\n\\[ç óñé\\]\n",
        ),
    ] {
        assert_eq!(guide(text, Writing::Accented), made);
    }
    let mirrored = guide("It's 2 *go*\n", Writing::Mirrored);
    let word = |word: &str| format!("\u{202e}{word}\u{202c}");
    let (it, s, go, one) = (word("Íţ"), word("š"), word("ĝó"), word("óñé"));
    assert_eq!(mirrored, format!("\\[{it}'{s} 2 *{go}* {one}\\]\n"));
}

#[test]
fn messages_are_written_anew_and_their_syntax_stays() {
    for (text, made) in [
        ("# note\na = Hi\n", "# note\na = { \"[\" }Ĥí óñé]\n"),
        (
            "a = { $n } of { b.c }\n    .t = go\n",
            "a = { \"[\" }{ $n } óƒ { b.c } óñé]\n    .t = { \"[\" }ĝó óñé]\n",
        ),
        (
            "a =\n    { $n ->\n        [one] { NUMBER($n, x: 1) } go\n       *[other] go { \"x\" }\n    }\n",
            "a =\n    { $n ->\n        [one] { \"[\" }{ NUMBER($n, x: 1) } ĝó óñé]\n       *[other] { \"[\" }ĝó { \"x\" } óñé]\n    }\n",
        ),
        (
            "a = go { $n ->\n   *[other] it\n }\n",
            "a =\n    { \"[\" }ĝó { $n ->\n       *[other] íţ\n    } óñé]\n",
        ),
        (
            "-t = go\n    .g = f\na = { -t.g ->\n   *[f] 1\n }\n",
            "-t = ĝó\n    .g = f\na =\n    { -t.g ->\n       *[f] 1\n    }\n",
        ),
        ("a = { $n }\nnot fluent\n", "a = { $n }\n"),
        ("a =\n    two\n    lines\n", "a =\n    { \"[\" }ţŵó\n    ļíñéš óñé]\n"),
    ] {
        assert_eq!(messages(text, Writing::Accented), made);
    }
    // Others hold more comments than messages.
    let whole = |tag: &str| ["en", "ur"].contains(&tag);
    for (_, text) in mashal::world::embedded::messages().into_iter().filter(|of| whole(of.0)) {
        let (long, short) = (messages(text, Writing::Mirrored), text.chars().count());
        assert!(long.chars().count() * 100 > short * 120, "{long}");
        let count = |text: &str| text.matches(" = ").count();
        assert!(fluent_syntax::parser::parse(&*long).is_ok() && count(&long) > 50);
    }
}

/// A site in memory has no pseudo-languages without the choice, and with it follows its files.
#[test]
fn files_are_made_only_where_they_are_chosen_and_follow_their_source() {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    world.write("content/en/a.md", "+++\ntitle = \"A\"\n+++\nGo.\n");
    world.write("locales/en/site.ftl", "site-title = Site\nleave = Off\n");
    assert_eq!(Overlay::new(&world, &Choices::default()).list("content"), world.list("content"));
    let text = |world: &Memory, path: &str| {
        let bytes = Overlay::new(world, &pseudo_run()).read(path).unwrap();
        String::from_utf8(bytes.to_vec()).unwrap()
    };
    // Once in each file: what the site says takes the place of what is built in.
    let built_in = text(&world, "locales/qps-ploc/(built in)/ui.ftl");
    assert!(!built_in.contains("\nleave =") && built_in.contains("\nleave-no-trace ="));
    let list = |world: &Memory| -> BTreeMap<String, u64> {
        let mut files = Overlay::new(world, &pseudo_run()).list("content").files;
        files.extend(Overlay::new(world, &pseudo_run()).list("locales").files);
        files.into_iter().map(|file| (file.path.to_string(), file.version)).collect()
    };
    let mut sink = Sink::default();
    let first = {
        let world = Overlay::new(&world, &pseudo_run());
        mashal::site::load(&world, &pseudo_run(), &mut sink).unwrap()
    };
    assert_eq!(sink.sorted(), []);
    let before = list(&world);
    world.write("content/en/a.md", "+++\ntitle = \"B\"\n+++\nGo on.\n");
    let after = list(&world);
    let changed: Vec<_> =
        after.iter().filter(|(path, v)| before[*path] != **v).map(|(path, _)| &**path).collect();
    assert_eq!(changed, ["content/en/a.md", "content/qps-ploc/a.md", "content/qps-plocm/a.md"]);
    assert_eq!(
        text(&world, "content/qps-ploc/a.md"),
        "+++\ntitle = \"[Ɓ óñé]\"\n+++\n\\[Ĝó óñ. óñé\\]\n"
    );
    // What is loaded again is what would be loaded anew.
    let over = Overlay::new(&world, &pseudo_run());
    let again = mashal::site::reload(&over, &pseudo_run(), Some(&first), &mut sink).unwrap();
    let pages = |site| {
        let plan = mashal::edition::edition(std::sync::Arc::new(site), &mut Sink::default()).plan;
        mashal::emit::produce(&plan).unwrap()
    };
    assert_eq!(pages(again), build(&over, &pseudo_run()).0);
    assert_eq!(sink.sorted(), []);
}

/// Words of `html` with Latin letters but without accents, by what they stand in: text of the
/// page's own language, or an attribute that is read to people.
fn plain_words(html: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    // Open elements, and whether their words are to be looked at.
    let mut open: Vec<(Vec<u8>, bool)> = Vec::new();
    // Titles of sources are names, and data.
    let mut sources = false;
    let mut look = |text: &[u8]| {
        let text = String::from_utf8_lossy(text).into_owned();
        // `26A` is the number of a section of a law, and data.
        let number = |word: &str| {
            let letters = word
                .trim_matches(['\u{2068}', '\u{2069}'])
                .trim_start_matches(|c: char| c.is_ascii_digit());
            letters.len() == 1
                && letters.starts_with(|c: char| c.is_ascii_uppercase())
                && word.len() > 1
        };
        let plain = |word: &&str| word.chars().any(|c| c.is_ascii_alphabetic()) && !number(word);
        let address = |word: &&str| {
            word.contains("://") || word.contains('@') || word.contains('/') || word.contains(".")
        };
        found.extend(
            text.split_whitespace().filter(plain).filter(|w| !address(w)).map(str::to_owned),
        );
    };
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => {
                let value = |name: &[u8]| tag.attributes.get(name).map(|value| value.to_vec());
                let lang = value(b"lang").map(|lang| lang.starts_with(b"qps-"));
                let around = open.last().is_none_or(|(_, looked)| *looked);
                let opaque =
                    [&b"script"[..], b"style", b"code", b"template"].contains(&&**tag.name);
                sources |= value(b"class").as_deref() == Some(b"sources");
                let opaque = opaque || (sources && **tag.name == b"li"[..]);
                let looked = lang.unwrap_or(around) && !opaque;
                if looked {
                    for name in [&b"alt"[..], b"title", b"aria-label", b"placeholder"] {
                        value(name).iter().for_each(|text| look(text));
                    }
                    if matches!(value(b"name").as_deref(), Some(b"description")) {
                        value(b"content").iter().for_each(|text| look(text));
                    }
                }
                let void =
                    [&b"meta"[..], b"link", b"img", b"br", b"hr", b"input", b"source", b"wbr"];
                if !void.contains(&&**tag.name) && !tag.self_closing {
                    open.push((tag.name.to_vec(), looked));
                }
            }
            Token::EndTag(tag) => {
                sources &= **tag.name != b"details"[..];
                if let Some(at) = open.iter().rposition(|(name, _)| **name == **tag.name) {
                    open.truncate(at);
                }
            }
            Token::String(text) if open.last().is_some_and(|(_, looked)| *looked) => look(&text),
            _ => {}
        }
    }
    found
}

#[test]
fn the_site_builds_in_them_and_has_no_word_that_cannot_be_translated() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let out = out.to_str().unwrap();
    let built = done(&repository(), &["build", "--pseudo", "--deny-warnings", "--out", out]);
    assert_eq!(built.stderr, "");
    let mut pages = 0;
    let mut plain: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, bytes) in tree(out.as_ref()) {
        let Some(tag) = PSEUDO.iter().find(|tag| path.starts_with(&format!("{tag}/"))) else {
            continue;
        };
        if !path.ends_with(".html") {
            continue;
        }
        pages += 1;
        let html = String::from_utf8(bytes).unwrap();
        let direction = if *tag == PSEUDO[1] { "rtl" } else { "ltr" };
        let root = html.split("<html").nth(1).unwrap().split('>').next().unwrap();
        assert!(root.contains(&format!("lang=\"{tag}\"")), "{path}: {root}");
        assert!(root.contains(&format!("dir=\"{direction}\"")), "{path}: {root}");
        for word in plain_words(&html) {
            plain.entry(word).or_default().insert(path.clone());
        }
    }
    assert!(pages > 20, "{pages}");
    assert_eq!(plain, BTreeMap::new());
    // The walk sees what is there to be seen.
    let english = tree(out.as_ref())["en/index.html"].clone();
    let english = String::from_utf8(english).unwrap().replace("lang=\"en\"", "lang=\"qps-ploc\"");
    assert!(plain_words(&english).len() > 20);
}

#[test]
fn without_the_choice_nothing_of_them_exists() {
    let world = Disk::new(repository());
    let over = Overlay::new(&world, &Choices::default());
    for folder in ["content", "locales"] {
        assert!(!over.list(folder).files.iter().any(|file| file.path.contains("qps")));
    }
    assert!(over.read("content/qps-ploc/_index.md").is_err());
    let refused = run(&repository(), &["check", "--pseudo"]);
    assert_eq!(refused.code, Some(2));
}
