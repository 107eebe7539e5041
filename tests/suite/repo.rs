//! This repository's own site: built with warnings denied, the same bytes each time, no broken
//! link wherever it lies.

use std::fs;

use crate::program::{copy_of_site, done, repository, tree};
use crate::walker::{address, broken_links};

#[test]
fn the_site_builds_without_a_warning_and_every_link_holds_in_any_folder() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = done(&repository(), &["build", "--deny-warnings", "--out", out.to_str().unwrap()]);
    assert_eq!(run.stderr, "");
    let moved = folder.path().join("some").join("where else");
    fs::create_dir_all(moved.parent().unwrap()).unwrap();
    fs::rename(&out, &moved).unwrap();
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
    let mut trees = Vec::new();
    for (name, jobs) in [("a", "1"), ("b", "8"), ("c", "8")] {
        let out = folder.path().join(name);
        let out = out.to_str().unwrap();
        done(
            &site,
            &["build", "--out", out, "--jobs", jobs, "--base-url", "https://example.org/x"],
        );
        trees.push(tree(out.as_ref()));
    }
    assert_eq!(trees[0], trees[1]);
    assert_eq!(trees[1], trees[2]);
}

#[test]
fn with_a_base_url_the_site_has_sitemap_feeds_and_real_alternates() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let base = "https://example.org/help/";
    done(&repository(), &["build", "--out", out.to_str().unwrap(), "--base-url", base]);
    let files = tree(&out);
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
