//! Habits of old sites, one by one: what is out, which addresses lead on, how languages are called.

use std::collections::BTreeMap;

use mashal::data::Worded;
use mashal::import::{Contents, Generator, Said, import};
use mashal::world::Memory;

use crate::fixture::TODAY;
use crate::program::run;

type Files = BTreeMap<String, String>;

/// The new site of an old one, with the report as `IMPORT.md`.
pub(super) fn made(
    generator: &str,
    files: &[(&str, &str)],
    tags: &[(&str, Option<&str>)],
) -> Result<Files, String> {
    let mut world = Memory::new(TODAY);
    files.iter().for_each(|(path, text)| world.write(*path, text.as_bytes()));
    let own = |name: &&str| (*name).to_owned();
    let said = Said {
        generator: Generator::of(generator),
        language: None,
        tags: tags.iter().map(|(name, tag)| (own(name), tag.as_ref().map(own))).collect(),
    };
    let made = import(&world, &said)?;
    let report = made.report.markdown(generator, &[]);
    let text = |(path, contents)| match contents {
        Contents::Text(text) => (path, text),
        Contents::Copy(from) => (path, from),
    };
    let mut all: Files = made.files.into_iter().map(text).collect();
    all.insert("IMPORT.md".to_owned(), report);
    Ok(all)
}

/// Sites with what must, and what must not, stand in which file of the new one.
type Case<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a [(&'a str, &'a str)]);

fn hold(cases: &[Case<'_>]) {
    for (generator, files, wanted) in cases {
        let made = made(generator, files, &[]).unwrap();
        for (path, text) in *wanted {
            let (text, there) = match text.strip_prefix("NOT ") {
                Some(text) => (text, false),
                None => (*text, true),
            };
            let own = made.get(*path).unwrap_or_else(|| panic!("{generator}: {path}: {made:#?}"));
            assert_eq!(own.contains(text), there, "{generator}: {path}: {text}\n{own}");
        }
    }
}

const HUGO: (&str, &str) = (
    "hugo.toml",
    "title = \"S\"\ndefaultContentLanguage = \"en\"\n[languages.en]\n[languages.ur]\n",
);
const HOME: (&str, &str) = ("content/_index.md", "---\ntitle: S\n---\nWords.\n");

#[test]
fn what_was_not_out_stays_a_draft() {
    hold(&[
        (
            "hugo",
            &[
                HUGO,
                HOME,
                ("content/a.md", "---\ntitle: A\npublishDate: 2099-01-01\n---\nA.\n"),
                ("content/b.md", "---\ntitle: B\ndate: 2099-01-01\n---\nB.\n"),
                (
                    "content/c.md",
                    "---\ntitle: C\ndate: 2099-01-01\npublishDate: 2020-01-01\n---\nC.\n",
                ),
                ("content/d.md", "---\ntitle: D\nexpiryDate: 2026-11-22\n---\nD.\n"),
                (
                    "content/e.md",
                    "---\ntitle: E\ndate: 2026-11-23\nexpiryDate: 2026-11-23\n---\nE.\n",
                ),
                ("content/f.md", "---\ntitle: F\nbuild:\n  render: never\n---\nF.\n"),
            ],
            &[
                ("content/en/a.md", "draft = true"),
                ("content/en/a.md", "# publishdate: 2099-01-01"),
                ("content/en/a.md", "NOT updated"),
                ("content/en/b.md", "draft = true"),
                ("content/en/c.md", "NOT draft"),
                ("content/en/c.md", "updated = 2020-01-01"),
                ("content/en/d.md", "draft = true"),
                ("content/en/e.md", "NOT draft"),
                ("content/en/f.md", "draft = true"),
                ("IMPORT.md", "`content/a.md:3`: `publishdate` is a day to come, 2099-01-01"),
                ("IMPORT.md", "`content/d.md:3`: it ended on 2026-11-22"),
                ("IMPORT.md", "`content/f.md:3`: `build.render`"),
            ],
        ),
        (
            "hugo",
            &[
                ("hugo.toml", "buildFuture = true\nbuildExpired = true\n"),
                ("content/a.md", "---\ntitle: A\ndate: 2099-01-01\n---\nA.\n"),
                ("content/d.md", "---\ntitle: D\nexpiryDate: 2026-11-22\n---\nD.\n"),
            ],
            &[("content/en/a.md", "NOT draft"), ("content/en/d.md", "NOT draft")],
        ),
        (
            "jekyll",
            &[
                ("_config.yml", "title: S\n"),
                ("_posts/2099-01-01-a.md", "---\ntitle: A\n---\nA.\n"),
                ("_posts/2020-01-01-b.md", "---\ntitle: B\ndate: 2099-01-01\n---\nB.\n"),
                ("c.md", "---\ntitle: C\ndate: 2099-01-01\n---\nC.\n"),
                ("d.md", "---\ntitle: D\npublished: false\n---\nD.\n"),
            ],
            &[
                ("content/en/posts/a.md", "draft = true"),
                ("content/en/posts/a.md", "NOT updated"),
                ("content/en/posts/b.md", "draft = true"),
                // Pages have no day there.
                ("content/en/c.md", "NOT draft"),
                ("content/en/d.md", "draft = true"),
            ],
        ),
        (
            "jekyll",
            &[
                ("_config.yml", "future: true\ncollections:\n  faq:\n    output: false\n"),
                ("_posts/2099-01-01-a.md", "---\ntitle: A\n---\nA.\n"),
                ("_faq/q.md", "---\ntitle: Q\n---\nQ.\n"),
            ],
            &[("content/en/posts/a.md", "NOT draft"), ("content/en/faq/q.md", "draft = true")],
        ),
        (
            "mdbook",
            &[
                ("book.toml", "[book]\ntitle = \"S\"\n"),
                ("src/SUMMARY.md", "- [A](a.md)\n"),
                ("src/a.md", "# A\n"),
                ("src/b.md", "# B\n"),
            ],
            &[("content/en/a.md", "NOT draft"), ("content/en/b.md", "draft = true")],
        ),
    ]);
}

#[test]
fn old_addresses_lead_on_where_they_can() {
    let page = "---\ntitle: Lock\n---\nWords.\n";
    hold(&[
        (
            "hugo",
            &[
                HUGO,
                HOME,
                ("content/phone/lock.md", page),
                ("content/phone/lock.ur.md", page),
                (
                    "content/sim.ur.md",
                    "---\ntitle: S\nslug: card\naliases: [chip, /ur/old/]\n---\nS.\n",
                ),
                ("content/pin.ur.md", "---\ntitle: P\nurl: /ur/numbers.html\n---\nS.\n"),
            ],
            &[
                ("content/ur/phone/lock.md", "aliases = [\"phone/lock/\"]"),
                ("content/en/phone/lock.md", "NOT aliases"),
                ("IMPORT.md", "/phone/lock/ /en/phone/lock.html"),
                ("content/ur/sim.md", "aliases = [\"card/\", \"chip/\", \"old/\"]"),
                ("content/ur/pin.md", "aliases = [\"numbers\"]"),
            ],
        ),
        (
            "hugo",
            &[
                (
                    "hugo.toml",
                    "uglyURLs = true\ndefaultContentLanguage = \"en\"\ndefaultContentLanguageInSubdir = true\n[languages.en]\n[languages.ur]\n",
                ),
                ("content/phone/lock.md", page),
                ("content/phone/lock.ur.md", page),
            ],
            &[
                ("content/en/phone/lock.md", "NOT aliases"),
                ("content/ur/phone/lock.md", "NOT aliases"),
                ("IMPORT.md", "NOT only the host"),
            ],
        ),
        (
            "jekyll",
            &[
                (
                    "_config.yml",
                    "permalink: /:year/:title.html\nbaseurl: /b\nurl: https://e.example.org\n",
                ),
                ("_posts/2020-01-02-a.md", "---\ntitle: A\n---\nA.\n"),
                ("ur/about.md", "---\ntitle: B\nlang: ur\npermalink: /ur/who/\n---\nB.\n"),
                ("en/about.md", "---\ntitle: B\nlang: en\n---\nB.\n"),
            ],
            &[
                ("IMPORT.md", "/b/2020/a.html /b/en/posts/a.html"),
                ("content/ur/ur/about.md", "aliases = [\"who/\"]"),
            ],
        ),
        (
            "jekyll",
            &[
                ("_config.yml", "permalink: /:categories/:title/\n"),
                ("law/_posts/2020-01-02-a.md", "---\ntitle: A\ncategories: [big]\n---\nA.\n"),
            ],
            &[("IMPORT.md", "/law/big/a/ /en/law/a.html")],
        ),
        (
            "docusaurus",
            &[
                (
                    "docusaurus.config.js",
                    "  url: 'https://e.example.org',\n  baseUrl: '/g/',\n  docs: { routeBasePath: 'guides' },\n  i18n: { locales: ['en', 'ur'] },\n",
                ),
                ("docs/phone/lock.md", "---\nslug: ./pin\n---\n# A\n"),
                ("i18n/ur/docusaurus-plugin-content-docs/current/phone/lock.md", "# A\n"),
                ("docs/sim/sim.md", "# S\n"),
            ],
            &[
                ("IMPORT.md", "/g/guides/phone/pin/ /g/en/phone/lock.html"),
                ("IMPORT.md", "/g/guides/sim/ /g/en/sim/sim.html"),
                ("content/ur/phone/lock.md", "aliases = [\"guides/phone/lock/\"]"),
            ],
        ),
        (
            "mkdocs",
            &[
                (
                    "mkdocs.yml",
                    "site_name: S\nplugins:\n  - i18n:\n      languages:\n        - {locale: en, default: true}\n        - {locale: ur}\n",
                ),
                ("docs/phone/lock.md", "# Lock\n"),
                ("docs/phone/lock.ur.md", "# Lock\n"),
            ],
            &[
                ("content/ur/phone/lock.md", "aliases = [\"phone/lock/\"]"),
                ("IMPORT.md", "/phone/lock/ /en/phone/lock.html"),
            ],
        ),
        (
            "mdbook",
            &[
                ("book.toml", "[book]\ntitle = \"S\"\n"),
                ("src/SUMMARY.md", "- [A](a.md)\n"),
                ("src/a.md", "# A\n"),
            ],
            &[("IMPORT.md", "/a.html /en/a.html")],
        ),
        (
            // Two that want one alias, and one that is the address of another page.
            "hugo",
            &[
                HUGO,
                HOME,
                ("content/a.ur.md", "---\ntitle: A\naliases: [/ur/x/, /ur/b.html]\n---\nA.\n"),
                ("content/b.ur.md", "---\ntitle: B\naliases: [/ur/x/, /ur/A/]\n---\nB.\n"),
            ],
            &[
                ("content/ur/a.md", "aliases = [\"a/\", \"x/\"]"),
                ("content/ur/b.md", "aliases = [\"b/\"]"),
                ("IMPORT.md", "/ur/x/ /ur/b.html"),
            ],
        ),
    ]);
}

#[test]
fn aliases_never_stop_a_build() {
    let place = tempfile::tempdir().unwrap();
    let page = |title: &str, more: &str| format!("---\ntitle: {title}\n{more}---\nWords.\n");
    for (path, text) in [
        ("hugo.toml", HUGO.1.to_owned()),
        ("content/_index.md", page("Home", "")),
        ("content/a/_index.md", page("A", "aliases: [/ur/search.html, /en/search/, /en/a/]\n")),
        ("content/a/b.md", page("B", "aliases: [/en/a.html, /en/a/b/c/, /en/feed/, /en/_x/]\n")),
        ("content/a/c.md", page("C", "aliases: [/en/A/B/, /en/a/b.html/x, /en/a/b/]\n")),
        ("content/a/c.ur.md", page("C", "aliases: [/ur/a/b/, /ur/ur/x/, /ur/q?x=1, /ur/]\n")),
    ] {
        super::write(&place.path().join("old"), path, text);
    }
    let done = run(place.path(), &["import", "old", "new"]);
    assert_eq!(done.code, Some(0), "{done:#?}");
    let check = run(&place.path().join("new"), &["check", "--format", "short", "--all"]);
    assert!(!check.stdout.contains("alias/") && !check.stdout.contains("route/"), "{check:#?}");
    assert_eq!(check.code, Some(0), "{check:#?}");
}

#[test]
fn translations_follow_what_they_share() {
    let page =
        |title: &str, key: &str| format!("---\ntitle: {title}\ntranslationKey: {key}\n---\n");
    let source = page("Lock", "lock");
    let other = page("Taala", "lock") + "![x](x.png) [p](dost.md)\n";
    let friend = page("Dost", "friend");
    let twice = page("Do", "twice");
    hold(&[(
        "hugo",
        &[
            HUGO,
            HOME,
            ("content/phone/lock.md", &source),
            ("content/fon/taala.ur.md", &other),
            ("content/fon/dost.ur.md", &friend),
            ("content/fon/x.png", ""),
            ("content/one.ur.md", &twice),
            ("content/two.ur.md", &twice),
        ],
        &[
            ("content/ur/phone/lock.md", "aliases = [\"fon/taala/\"]"),
            ("content/ur/phone/lock.md", "![x](x.png) [p](../fon/dost.md)"),
            ("content/en/phone/x.png", "content/fon/x.png"),
            ("content/ur/fon/dost.md", "Dost"),
            ("content/ur/one.md", "Do"),
            ("IMPORT.md", "share the key `twice`"),
            ("IMPORT.md", "`content/fon/taala.ur.md`: it lies at `phone/lock.md` now"),
        ],
    )]);
}

#[test]
fn words_come_over_as_they_were_shown() {
    let body = "---\ntitle: A\n---\n\n##Close {#close}\n\nWords\n##Behind\n\n#!x\n";
    let spaced = "## Close {#close}";
    let boxes = "---\ntitle: A\n---\n\n> [!info]- Who *asks*\n> Words.\n\n> [!Danger]\n> Run.\n\n> [!zebra]\n> Words.\n\n> Said\n> [!note] no\n\n- > [!tip] One\n  > Two\n";
    let terms = "---\ntitle: A\n---\n\n<dl><dt>One<dt>Uno<dd>First<dd>Eins<dt>Two<dd><p>Second</p><p>more</p><dl><dt>In<dd>ner</dl></dl>\n\nLast.\n";
    hold(&[
        (
            "mkdocs",
            &[("docs/a.md", body)],
            &[("content/en/a.md", spaced), ("content/en/a.md", "## Behind")],
        ),
        ("hugo", &[("content/a.md", body)], &[("content/en/a.md", "##Close {#close}")]),
        (
            "jekyll",
            &[("_config.yml", "title: S\n"), ("a.md", body)],
            &[("content/en/a.md", "##Close")],
        ),
        (
            "jekyll",
            &[("_config.yml", "kramdown:\n  input: kramdown\n"), ("a.md", body)],
            &[("content/en/a.md", spaced), ("content/en/a.md", "\n##Behind")],
        ),
        (
            "hugo",
            &[("content/a.md", boxes)],
            &[
                ("content/en/a.md", "> [!NOTE]\n> **Who *asks***\n>\n> Words."),
                ("content/en/a.md", "> [!CAUTION]\n> Run."),
                ("content/en/a.md", "> [!NOTE]\n> Words."),
                ("content/en/a.md", "> Said\n> [!note] no"),
                ("content/en/a.md", "- > [!TIP]\n  > **One**\n  >\n  > Two"),
                ("IMPORT.md", "`zebra` is no kind of box here"),
            ],
        ),
        (
            "hugo",
            &[("content/a.md", terms)],
            &[(
                "content/en/a.md",
                "One, Uno\n: First\n: Eins\n\nTwo\n: Second\n\n  more\n\n  In\n  : ner\n\nLast.",
            )],
        ),
        (
            "mkdocs",
            &[
                ("mkdocs.yml", "site_name: S\nextra:\n  office: the green door\n"),
                (
                    "docs/a.md",
                    "# A\n\nAsk at {{ office }} of {{ config.site_name }}, not {{ other }}.\n",
                ),
            ],
            &[
                ("content/en/a.md", "Ask at the green door of S, not ."),
                ("IMPORT.md", "`{{ other }}`: nothing here stands for it"),
            ],
        ),
        (
            "jekyll",
            &[(
                "a.md",
                "---\ntitle: A\n---\n\n{% include warning.html content=\"Sit down.\" %}\n\n{% include part.md %}\n",
            )],
            &[
                ("content/en/a.md", "> [!WARNING]\n> Sit down."),
                ("IMPORT.md", "the text of `part.md` stood here"),
            ],
        ),
    ]);
}
