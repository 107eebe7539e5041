//! This repository's own site: built with warnings denied, the same bytes each time, no broken
//! link wherever it lies.

use jiff::civil::Date;
use mashal::world::Memory;

use crate::fixture::WITHOUT_FONTS;
use crate::program::{FONTS, built_site, copy, copy_of_site, done, repository, tree, with_records};
use crate::walker::{address, broken_links};

#[test]
fn the_site_builds_without_a_warning_and_every_link_holds_in_any_folder() {
    let (built, run) = built_site();
    assert_eq!(run.stderr, "");
    let folder = tempfile::tempdir().unwrap();
    let moved = folder.path().join("some").join("where else");
    copy(built, &moved);
    let (broken, count) = broken_links(&moved);
    assert_eq!(broken, Vec::<String>::new());
    assert!(count > 500, "only {count} links were seen");
    for language in ["en", "ur"] {
        assert!(moved.join(language).join("digital-safety/photos.html").is_file());
    }
}

#[test]
fn builds_are_the_same_bytes_on_any_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    let site = folder.path().join("site");
    copy_of_site(&site);
    let out = folder.path().join("out");
    done(&site, &["build", "--out", out.to_str().unwrap(), "--jobs", "8", FONTS]);
    let all = with_records(&out);
    assert_eq!(all, with_records(built_site().0));
    assert!(all.contains_key(".mashal-texts") && all.contains_key(".mashal-words"));
}

#[test]
fn with_a_base_url_the_site_has_sitemap_feeds_and_real_alternates() {
    let folder = tempfile::tempdir().unwrap();
    let base = "https://example.org/help/";
    let [one, files] = ["1", "8"].map(|jobs| {
        let out = folder.path().join(jobs);
        let options = ["--jobs", jobs, "--out", out.to_str().unwrap(), "--base-url", base];
        done(&repository(), &[&["build"], &options[..]].concat());
        tree(&out)
    });
    assert_eq!(one, files);
    let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
    let urdu = format!("{base}{}.html", address(&files, "ur/digital-safety/photos"));
    assert!(text("sitemap.xml").contains(&format!("<loc>{urdu}</loc>")));
    assert!(text("robots.txt").contains("Sitemap: https://example.org/help/sitemap.xml"));
    let guide = text(&format!("{}.html", address(&files, "en/digital-safety/photos")));
    assert!(guide.contains(&format!(r#"hreflang="ur" href="{urdu}""#)));
    // The feed shows up in readers' lists: a sensitive guide is neutral there too.
    assert!(!text("en/feed.xml").contains("Threats"));
    assert!(text("404.html").contains(r#"<base href="/help/">"#));
}

/// Above a text in another language stands who has read that text, not who would have read it in
/// the language of the page.
#[test]
fn a_page_that_falls_back_does_not_say_that_it_was_translated() {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    let languages = [("en", ""), ("ur", "fallback = [\"en\"]\n"), ("ps", "fallback = [\"ur\"]\n")];
    let languages = languages.map(|(tag, more)| format!("[[languages]]\ntag = \"{tag}\"\n{more}"));
    world.write("mashal.toml", languages.concat());
    world.write("locales/en/site.ftl", "site-title = T\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    world.write("content/en/guide.md", "+++\ntitle = \"Guide\"\n+++\nWords.\n");
    let front = "title = \"تحریر\"\n[translation]\nstate = \"machine\"";
    world.write("content/ur/guide.md", format!("+++\n{front}\n+++\nلفظ۔\n"));
    let (files, _) = crate::fixture::build(&world, &WITHOUT_FONTS);
    let notices = |path: &str| {
        let page = files.iter().find(|(route, _)| route.as_str() == path).unwrap();
        let html = std::str::from_utf8(&page.1).unwrap();
        let notices = html.split("<p class=\"notice\" role=\"note\">").skip(1);
        let notices = notices.map(|notice| notice.split_once("</p>").unwrap().0.to_owned());
        notices.collect::<Vec<_>>()
    };
    assert_eq!(notices("en/guide.html"), Vec::<String>::new());
    assert_eq!(notices("ur/guide.html").len(), 1);
    let pashto = notices("ps/guide.html");
    assert_eq!(pashto.len(), 1, "{pashto:?}");
    assert_eq!(pashto[0].matches("اردو").count(), 2, "{pashto:?}");
}
