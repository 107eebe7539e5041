//! What is printed: numbers in order and whole, words that are never read as markup, the same bytes
//! each time, tagged.

use std::fs;
use std::process::Command;

use crate::program::{copy_of_site, done, repository, run, tree};

/// The words of a PDF, page by page, as poppler reads them; none where it is not installed.
#[expect(clippy::print_stderr, reason = "who runs the tests is told that they looked at less")]
fn words(pdf: &[u8]) -> Option<Vec<String>> {
    let file = tempfile::NamedTempFile::new().unwrap();
    fs::write(file.path(), pdf).unwrap();
    let output = Command::new("pdftotext").arg(file.path()).arg("-").output();
    let Ok(output) = output else {
        eprintln!(
            "SKIPPED: pdftotext is not there, words of PDF are NOT read (apt install poppler-utils)"
        );
        return None;
    };
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    Some(text.split('\u{c}').map(str::to_owned).collect())
}

/// Without signs of direction, which are not drawn.
fn plain(text: &str) -> String {
    text.replace(['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}'], "")
}

#[test]
fn a_guide_on_paper_has_its_numbers_in_order_and_is_the_same_each_time() {
    let folder = tempfile::tempdir().unwrap();
    let numbers = ["0800-39393", "1799", "0311-7786264"];
    let [one, four] = ["1", "4"].map(|jobs| {
        let out = folder.path().join(jobs);
        let languages = ["--language", "ur", "--language", "sd", "--language", "en"];
        let guide = ["--guide", "digital-safety/photos.md"];
        let options = ["pack", "--format", "pdf", "--jobs", jobs, "--out", out.to_str().unwrap()];
        let run = done(&repository(), &[&options[..], &languages, &guide].concat());
        assert_eq!(run.stderr, "");
        tree(&out)
    });
    assert!(one == four, "other threads make other bytes");
    let mut seen = 0;
    for (name, pdf) in one.iter().filter(|(name, _)| name.ends_with(".pdf")) {
        let raw = String::from_utf8_lossy(pdf);
        for said in ["/StructTreeRoot", "/MarkInfo", "/Lang", "pdfuaid"] {
            assert!(raw.contains(said), "{name}: {said}");
        }
        for told in ["Typst", "typst", "krilla", "mashal"] {
            assert!(!raw.contains(told), "{name} says {told}");
        }
        let Some(pages) = words(pdf) else { continue };
        let text = plain(&pages.join("\n"));
        for number in numbers {
            assert!(text.contains(number), "{name} lacks {number}\n{text}");
            seen += 1;
        }
    }
    assert_eq!(one.len(), 5);
    assert!(seen == 0 || seen == 9);
}

#[test]
fn a_language_on_paper_has_letters_cards_and_hand_outs_on_pages_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let options = ["pack", "--format", "pdf", "--language", "en", "--out", out.to_str().unwrap()];
    done(&repository(), &options);
    let files = tree(&out);
    let pdf = |name: &str| -> &Vec<u8> { files.get(name).unwrap_or_else(|| panic!("no {name}")) };
    let whole = pdf("en.pdf");
    let list = String::from_utf8(files.get("index.html").unwrap().clone()).unwrap();
    assert!(list.contains("Cards to print with these numbers · Punjab"), "{list}");
    assert!(list.contains("to print (PDF)"), "{list}");
    let letters = files.keys().filter(|name| name.starts_with("en-letters-")).count();
    assert!(letters > 0);
    let Some(cards) = words(pdf("en-help-pk-pb-paper.pdf")) else { return };
    // One sheet, and a break behind it.
    let [sheet, end] = cards.as_slice() else { panic!("{cards:?}") };
    assert_eq!(end.trim(), "");
    for number in ["0800-39393", "1787", "0311-7786264"] {
        assert_eq!(plain(sheet).matches(number).count(), 6, "{number}\n{sheet}");
    }
    // The hand-out of a session plan, without what stands before and behind it.
    let of = |page: &&String| page.contains("Five questions");
    let all = words(whole).unwrap();
    let pages: Vec<&String> = all.iter().filter(of).collect();
    let [page] = pages.as_slice() else { panic!("{pages:?}") };
    assert!(page.trim_start().starts_with("Five questions"), "{page}");
    // All numbers of the site, each whole.
    let text = plain(&all.join("\n"));
    for number in ["1815", "0800-22227", "0800-55055", "1043"] {
        assert!(text.contains(number), "{number}");
    }
}

#[test]
fn nothing_of_what_an_author_writes_is_read_as_markup() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_site(folder.path());
    let hostile = [
        "#import \"@preview/x:1.0.0\": y",
        "#read(\"/etc/passwd\")",
        "\\#eval(\"1+1\")",
        "\\$x\\$ @label",
        "\\<label\\>",
        "]#panic()[",
        "\" + read(\"mashal.toml\") + \"",
        "\\`raw\\` \\*bold\\* \\_emph\\_ \\= heading // comment /* c */",
        "\\u{41} --- ... ~ 'quoted'",
        "{\"k\":\"a\",\"url\":\"x\"}",
    ];
    let mut guide = "+++\ntitle = \"#panic() $x$ @y\"\n+++\n\n## Now {#now}\n\n".to_owned();
    for line in hostile {
        guide.push_str(&format!("- {line}\n"));
    }
    let depth: String =
        (0..12).map(|depth| format!("{}- deep{depth}\n", "  ".repeat(depth))).collect();
    guide.push_str(&format!("\n{depth}\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 |\n\n> quote\n"));
    fs::write(folder.path().join("content/en/hostile.md"), guide).unwrap();
    let out = folder.path().join("out");
    let options = ["pack", "--format", "pdf", "--guide", "hostile.md", "--language", "en", "--out"];
    let run = run(folder.path(), &[&options[..], &[out.to_str().unwrap()]].concat());
    assert_eq!(run.code, Some(0), "{run:?}");
    let pdf = fs::read(out.join("en-hostile.pdf")).unwrap();
    if let Some(pages) = words(&pdf) {
        let text = pages.join("\n");
        for said in [
            "#panic() $x$ @y",
            "#import \"@preview/x:1.0.0\": y",
            "#read(\"/etc/passwd\")",
            "#eval(\"1+1\")",
            "<label>",
            "]#panic()[",
            "= heading // comment /* c */",
            "{\"k\":\"a\",\"url\":\"x\"}",
            "deep11",
        ] {
            assert!(text.contains(said), "{said}\n{text}");
        }
    }
}

#[test]
fn a_letter_without_a_font_for_it_is_an_error_with_its_page() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_site(folder.path());
    let guide = "+++\ntitle = \"A\"\n+++\n\nWords \u{12000}.\n";
    fs::write(folder.path().join("content/en/strange.md"), guide).unwrap();
    let options = ["pack", "--format", "pdf", "--guide", "strange.md", "--language", "en"];
    let run = run(folder.path(), &options);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("the PDF of `en/strange.html` cannot be set"), "{}", run.stderr);
    assert!(
        run.stderr.contains("put a font that has these letters into `fonts/`"),
        "{}",
        run.stderr
    );
    assert!(!folder.path().join("packs").exists());
}
