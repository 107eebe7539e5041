//! `mashal import`: made-up sites of other generators, `tests/import/<generator>/in`, and what
//! comes of each, byte for byte, in `out`, with the report.
//!
//! `UPDATE=1 cargo test --test suite import::` writes `out` anew; read every line of the change.

mod habits;
mod languages;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use markdown::mdast::Node;
use mashal::html::{Token, tokens};
use regex_lite::Regex;

use crate::program::{repository, run, tree};

const GENERATORS: [&str; 7] =
    ["docusaurus", "folder", "gitbook", "hugo", "jekyll", "mdbook", "mkdocs"];

fn folder(generator: &str) -> PathBuf {
    repository().join("tests/import").join(generator)
}

/// Imports the site `old` into a folder of its own, and answers that with all that was said.
fn imported(old: &Path, more: &[&str]) -> (tempfile::TempDir, String) {
    let place = tempfile::tempdir().unwrap();
    let new = place.path().join("new");
    let mut arguments = vec!["import", old.to_str().unwrap(), new.to_str().unwrap()];
    arguments.extend(more);
    let done = run(place.path(), &arguments);
    assert_eq!(done.code, Some(0), "{done:#?}");
    (place, done.stdout + &done.stderr)
}

fn write(root: &Path, path: &str, bytes: impl AsRef<[u8]>) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

#[test]
fn every_old_site_becomes_what_it_should() {
    let update = std::env::var_os("UPDATE").is_some();
    for generator in GENERATORS {
        let folder = folder(generator);
        let before = tree(&folder.join("in"));
        let (place, _) = imported(&folder.join("in"), &[]);
        let made = tree(&place.path().join("new"));
        assert!(tree(&folder.join("in")) == before, "{generator}: the old site was changed");
        let out = folder.join("out");
        if update {
            if out.exists() {
                fs::remove_dir_all(&out).unwrap();
            }
            made.iter().for_each(|(path, bytes)| write(&out, path, bytes));
            continue;
        }
        let expected = tree(&out);
        let paths: BTreeSet<_> = expected.keys().chain(made.keys()).collect();
        for path in paths {
            let text = |files: &BTreeMap<String, Vec<u8>>| {
                files.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned())
            };
            assert_eq!(text(&made), text(&expected), "{generator}: {path}");
        }
        // Named or found out, it is the same.
        let (named, _) = imported(&folder.join("in"), &["--from", generator]);
        assert!(tree(&named.path().join("new")) == made, "{generator}");
    }
}

/// What the program says of the new site is what the report said before.
#[test]
fn a_check_finds_only_what_the_report_announces() {
    for generator in GENERATORS {
        let (place, said) = imported(&folder(generator).join("in"), &[]);
        let new = place.path().join("new");
        let report = fs::read_to_string(new.join("IMPORT.md")).unwrap();
        let check = run(&new, &["check", "--format", "short", "--all"]);
        for line in check.stdout.lines().filter(|line| !line.contains(": note")) {
            let place = line.split(' ').next().unwrap().trim_end_matches(':');
            let place = place.rsplit_once(':').unwrap().0;
            assert!(report.contains(&format!("- `{place}`: ")), "{generator}: {line}\n{report}");
        }
        let sound = !report.contains("error[");
        assert_eq!(check.code == Some(0), sound, "{generator}: {check:#?}");
        assert_eq!(said.contains("it builds"), sound, "{generator}: {said}");
    }
}

/// The words of a tree, in order: what readers see, and what stands in HTML.
fn words(node: &Node, found: &mut Vec<String>) {
    let mut add = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        found.extend(words.map(str::to_owned));
    };
    match node {
        Node::Text(text) => add(&text.value),
        Node::InlineCode(code) => add(&code.value),
        Node::Code(code) => add(&code.value),
        Node::Image(image) => add(&image.alt),
        Node::Html(html) => {
            for token in tokens(&html.value) {
                if let Token::Words(words, _) = token {
                    add(&words);
                }
            }
        }
        _ => {}
    }
    node.children().into_iter().flatten().for_each(|child| words(child, found));
}

/// The words of a text as another reader of CommonMark sees them.
fn read(text: &str) -> Vec<String> {
    let mut options = markdown::ParseOptions::gfm();
    options.constructs.frontmatter = true;
    let mut found = Vec::new();
    words(&markdown::to_mdast(text, &options).unwrap(), &mut found);
    found
}

#[test]
fn no_word_of_the_old_site_is_lost() {
    for generator in GENERATORS {
        let (place, _) = imported(&folder(generator).join("in"), &[]);
        // How often each word stands in the new site and the report.
        let mut new: BTreeMap<String, usize> = BTreeMap::new();
        for (path, bytes) in tree(&place.path().join("new")) {
            if path.ends_with(".md") || path.ends_with(".ftl") {
                let text = String::from_utf8(bytes).unwrap();
                let words = text.split(|c: char| !c.is_alphanumeric());
                words.for_each(|word| *new.entry(word.to_owned()).or_default() += 1);
            }
        }
        let mut seen = 0;
        for (path, bytes) in tree(&folder(generator).join("in")) {
            let listed = ["SUMMARY.md", "LANGS.md"].iter().any(|name| path.ends_with(name));
            if !(path.ends_with(".md") || path.ends_with(".mdx")) || listed {
                continue;
            }
            // Tags that close others say no word; those that open are in the report.
            // Addresses that are asked for stand in a link, which CommonMark does not see.
            let asked = Regex::new(r#"\]\(\{[{%][^)]*\)|href="\{\{[^}]*\}\}""#).unwrap();
            let closing = Regex::new(r"\{%\s*end[\w-]+\s*%\}|\{\{[<%]\s*/[^}]*\}\}").unwrap();
            let text = String::from_utf8(bytes).unwrap();
            let text = asked.replace_all(&text, "]").into_owned();
            for word in read(&closing.replace_all(&text, "")) {
                seen += 1;
                let left = new
                    .get_mut(&word)
                    .and_then(|count| count.checked_sub(1).map(|less| *count = less));
                assert!(left.is_some(), "{generator}: {path}: `{word}` is lost");
            }
        }
        assert!(seen > 50, "{generator}: only {seen} words were looked at");
    }
}

/// What readers of CommonMark see of a plain text is the same before and after, word by word.
#[test]
fn plain_texts_say_the_same() {
    let texts = [
        "One *two* **three** `four`.\n\nFive\n\n- six\n- seven\n\n  eight\n\n1. nine\n\n> ten\n\n| a | b |\n|---|---|\n| c | d |\n",
        "A<br>b <b>c</b>d<i> e </i>f <kbd>g</kbd>\n\n<p>h <em>i</em></p>\n\n<ul><li>j<li>k</ul>\n",
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b<br>c</td></tr></tbody></table>\n",
        "1. one<br>two\n2. three\n   <br>four\n\n> quoted<br>- not an item\n",
        "سلام <b>دنیا</b>، <a href=\"https://example.org/\">ربط</a>۔\n",
    ];
    for text in texts {
        let old = tempfile::tempdir().unwrap();
        write(old.path(), "index.md", format!("# Title\n\n{text}"));
        let (place, _) = imported(old.path(), &["--from", "folder"]);
        let new = fs::read_to_string(place.path().join("new/content/en/_index.md")).unwrap();
        let body = new.split_once("\n+++\n").unwrap().1;
        assert!(!body.contains("<b") && !body.contains("<t"), "{body}");
        assert_eq!(read(body), read(text), "{text}\n{body}");
    }
}

#[test]
fn what_cannot_be_is_refused_and_nothing_is_written() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    write(root, "old/a.md", "# A\n");
    write(root, "full/b.md", "");
    write(root, "bare/c.txt", "");
    let before = tree(root);
    for (arguments, why) in [
        (&["import", "old", "full"][..], "is not empty"),
        (&["import", "old", "old/new"], "lie one in the other"),
        (&["import", "old", "."], "is not empty"),
        (&["import", "old", "old"], "is not empty"),
        (&["import", "none", "new"], "there is no folder `none`"),
        (&["import", "bare", "new"], "no page of Markdown was found"),
        (&["import", "old", "new", "--from", "word"], "`hugo`"),
        (&["import", "old", "new", "--language", "12"], "is not a language tag"),
    ] {
        let refused = run(root, arguments);
        assert_eq!(refused.code, Some(2), "{refused:#?}");
        assert!(refused.stderr.contains(why), "{arguments:?}: {refused:#?}");
        assert!(tree(root) == before, "{arguments:?}");
    }
}

/// The old site may be anybody's: nothing outside of it is read, and what is bad in it is said.
#[cfg(unix)]
#[test]
fn nothing_leads_out_of_the_old_site() {
    use std::os::unix::fs::symlink;
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    write(root, "secret/secret.png", "SECRET");
    write(root, "secret/secret.md", "# SECRET\n");
    let old = root.join("old");
    let up = "../secret/secret";
    write(
        &old,
        "index.md",
        format!(
            "---\ntitle: Home\nslug: ../../{up}\naliases: [../../x, /etc/passwd]\n---\n![1]({up}.png) ![2](link.png) ![3](/etc/passwd) [4](file:///etc/passwd) [5]({up}.md) ![6](%2e%2e/secret/secret.png) [7](loop/a.md) ![8](run.svg)\n"
        ),
    );
    write(&old, "latin.md", b"# Caf\xe9\n");
    write(&old, "zero.md", b"# Z\0\n");
    write(
        &old,
        "deep.md",
        format!("---\ntitle: D\nx: {}\n---\n{}<b>", "[".repeat(40), ">".repeat(3000)),
    );
    let bomb: String =
        (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
    write(&old, "bomb.md", format!("---\ntitle: B\na0: &a0 x\n{bomb}---\nWords\n"));
    write(
        &old,
        "run.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"><script>1</script></svg>",
    );
    write(&old, "a b/c:d?.md", "# Odd\n");
    symlink(root.join("secret/secret.png"), old.join("link.png")).unwrap();
    symlink(root.join("secret"), old.join("out")).unwrap();
    symlink(&old, old.join("loop")).unwrap();
    symlink("/etc/passwd", old.join(".gitbook.yaml")).unwrap();
    for generator in ["auto", "folder", "gitbook", "jekyll"] {
        let (place, said) = imported(&old, &["--from", generator]);
        let files = tree(place.path());
        for (path, bytes) in &files {
            let text = String::from_utf8_lossy(bytes);
            assert!(!text.contains("SECRET") && !text.contains("root:"), "{path}: {text}");
            assert!(path.starts_with("new/"), "{path}");
        }
        assert!(files.contains_key("new/content/en/a-b/c-d.md"), "{:?}", files.keys());
        let report = String::from_utf8_lossy(&files["new/IMPORT.md"]).into_owned();
        for what in [
            "`latin.md:1`: `latin.md` is not UTF-8",
            "a NUL byte",
            "`link.png`: the link `link.png` leads out of the site",
            "`out`: the link `out` leads out of the site",
            "`loop`: the link `loop` leads back",
            "too many references",
            "cannot be a former address here",
            "error[image/unsafe]",
        ] {
            assert!(report.contains(what), "{generator}: {what}\n{report}");
        }
        assert!(said.contains("and nothing is published while one stands"), "{said}");
    }
}

/// No step takes time in the square of what it reads.
#[test]
fn long_texts_take_no_longer_than_they_are() {
    let many = |text: &str, times: usize| text.repeat(times);
    let texts = [
        many("<b><i>x</b> ", 6_000),
        many("`", 20_000),
        many("{{< a >}} ", 3_000),
        many("x\n{:.note}\n", 3_000),
        many("!!! note\n    x\n\n", 2_000),
        many("[a](b.md#c) ", 3_000),
        many("## x\n\n[y](#x)\n\n", 2_000),
        many("<div><table>\n\n", 2_000),
        many("<code>", 6_000),
        many("![", 6_000),
        many("<!--", 6_000),
        many("<A {", 3_000),
        many("{% tabs %}\n", 3_000),
    ];
    for generator in ["hugo", "jekyll", "mkdocs", "docusaurus", "gitbook"] {
        let generator = <mashal::import::Generator as mashal::data::Worded>::of(generator).unwrap();
        let said = mashal::import::Said { generator: Some(generator), ..Default::default() };
        for text in &texts {
            let mut world = mashal::world::Memory::new(crate::fixture::TODAY);
            for path in ["content/a.md", "docs/a.md", "a.md"] {
                world.write(path, text.as_bytes());
            }
            let work = || {
                let began = std::time::Instant::now();
                let made = mashal::import::import(&world, &said).unwrap();
                assert!(!made.files.is_empty());
                began.elapsed().as_secs()
            };
            // On a thread of its own: one that waits for others does the work of other tests.
            let took = mashal::build::on_threads(Some(1), work).unwrap();
            assert!(took < 30, "{generator:?}: {took} s for {}", &text[..20]);
        }
    }
}
