//! A theme of a site's own, over the built-in one.

use std::collections::BTreeSet;
use std::fs;
use std::io::Cursor;
use std::path::Path;

use image::{DynamicImage, ImageFormat};

use crate::program::{FONTS, built_site, copy_of_site, done, repository, run, tree};

#[test]
fn a_small_theme_adds_to_the_built_in_one_and_says_what_it_replaces() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    done(root, &["new", "site"]);
    let root = root.join("site");
    let change = |path: &str, from: &str, to: &str| {
        let text = fs::read_to_string(root.join(path)).unwrap();
        assert!(text.contains(from), "{path}: {from}");
        fs::write(root.join(path), text.replacen(from, to, 1)).unwrap();
    };
    let built = || {
        done(&root, &["build"]);
        fs::read_to_string(root.join("public/en/first-steps/first-guide.html")).unwrap()
    };
    let plain = built();
    assert!(!plain.contains("custom."));
    done(&root, &["theme", "new", "mine"]);
    change("mashal.toml", "source_language", "theme = \"mine\"\nsource_language");
    // As it begins, it changes nothing but that its sheet is asked for behind the built-in one.
    let begun = built();
    let sheet = begun.lines().find(|line| line.contains("assets/custom.")).unwrap();
    let lines = |page: &str| -> Vec<String> {
        let kept = page.lines().map(str::trim).filter(|line| !line.is_empty() && *line != sheet);
        kept.map(str::to_owned).collect()
    };
    assert_eq!(lines(&begun), lines(&plain));
    let place = |page: &str, words: &str| page.find(words).unwrap();
    assert!(place(&begun, "assets/style.") < place(&begun, "assets/custom."));

    change("themes/mine/assets/custom.css", "--paper: #fbfaf7", "--paper: #ffeedd");
    let base = "themes/mine/templates/base.html";
    change(base, "{% block head %}", "{% block head %}<meta name=\"author\" content=\"us\">");
    change(base, "{% block footer %}", "{% block footer %}<p>ours</p>");
    let page = built();
    assert!(place(&page, "<meta name=\"author\"") < place(&page, "</head>"));
    assert!(place(&page, "<p>ours</p>") < place(&page, "class=\"foot\""));
    let manifest = fs::read_to_string(root.join("public/en/manifest.webmanifest")).unwrap();
    assert!(manifest.contains("#ffeedd"), "{manifest}");

    done(&root, &["theme", "eject", "templates/guide.html"]);
    assert!(run(&root, &["theme", "eject", "templates/guide.html"]).code == Some(3), "once");
    assert!(run(&root, &["theme", "eject", "../secret"]).code == Some(2));
    assert!(run(&root, &["theme", "new", "mine"]).code == Some(2));
    assert!(run(&root, &["theme", "new", "../x"]).code == Some(2));
    assert_eq!(lines(&built()), lines(&page));
    let status = || done(&root, &["theme", "status"]).stdout;
    assert_eq!(
        status(),
        "assets/custom.css: added\ntemplates/base.html: extends the built-in one\ntemplates/guide.html: in the place of the built-in one, in whole\n"
    );
    // A later version has another file.
    let text = fs::read_to_string(root.join("themes/mine/templates/guide.html")).unwrap();
    let known = text.split_once("theme, ").unwrap().1[..16].to_owned();
    change("themes/mine/templates/guide.html", &known, "0123456789abcdef");
    assert!(status().contains("which has changed since"), "{}", status());
}

/// A drawing that is twice as wide as high.
const DRAWING: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 40"><path d="M0 0h80v40z"/></svg>"#;

#[test]
fn a_logo_stands_beside_the_name_where_nobody_must_know_the_site() {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), &["new", "site"]);
    let root = folder.path().join("site");
    let write = |path: &str, bytes: &[u8]| {
        let path = root.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    };
    let settings = fs::read_to_string(root.join("mashal.toml")).unwrap();
    write("mashal.toml", format!("theme = \"mine\"\n{settings}").as_bytes());
    let front = "title = \"T\"\nsummary = \"S\"";
    let secret = format!("+++\n{front}\nsensitive = true\n+++\n\nWords.\n");
    write("content/en/first-steps/secret.md", secret.as_bytes());
    write("themes/mine/assets/custom.css", b"");
    let built = || {
        done(&root, &["build"]);
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        let files = tree(&root.join("public")).into_iter();
        let pages = files.filter(|(path, _)| path.starts_with("en/") && path.ends_with(".html"));
        pages.map(|(path, bytes)| (path, text(bytes))).collect::<Vec<_>>()
    };
    let plain = built();
    let photograph = fs::read(repository().join("themes/default/assets/icon-192.png")).unwrap();
    let mut webp = Cursor::new(Vec::new());
    DynamicImage::new_rgb8(30, 40).write_to(&mut webp, ImageFormat::WebP).unwrap();
    // What is added later comes first.
    for (name, bytes, width) in [
        ("logo.webp", webp.into_inner(), 24),
        ("logo.png", photograph, 32),
        ("logo.svg", DRAWING.as_bytes().to_vec(), 64),
    ] {
        write(&format!("themes/mine/assets/{name}"), &bytes);
        let mut shown = 0;
        for ((path, page), (_, before)) in built().iter().zip(&plain) {
            let logo = page.split_once("<img class=\"logo\" src=\"");
            // Sensitive pages have a title that says nothing; others have no name at the top.
            let open = before.contains("class=\"site\"") && !before.contains("<title>Phone help<");
            assert_eq!(logo.is_some(), open, "{name}: {path}");
            let Some((start, rest)) = logo else {
                assert_eq!(page, before, "{path}");
                continue;
            };
            shown += 1;
            let (address, rest) = rest.split_once('"').unwrap();
            let (_, ending) = name.split_once('.').unwrap();
            assert!(address.contains("assets/logo.") && address.ends_with(ending), "{address}");
            let size = format!(" width=\"{width}\" height=\"32\" alt=\"\"> ");
            assert_eq!(format!("{start}{}", rest.strip_prefix(&size).unwrap()), *before, "{path}");
        }
        assert!(shown > 2 && shown < plain.len(), "{shown}");
        let list = fs::read_to_string(root.join("public/en/first-steps/first-guide.json")).unwrap();
        assert!(list.contains("assets/logo."), "who keeps the page keeps the logo");
    }
    for (drawing, code) in [
        (DRAWING.replace("<path", "<script>1</script><path"), "image/unsafe"),
        (DRAWING.replace("<path", "<path onclick=\"1\""), "image/unsafe"),
        (DRAWING.replace(" viewBox=\"0 0 80 40\"", ""), "image/unreadable"),
    ] {
        write("themes/mine/assets/logo.svg", drawing.as_bytes());
        let refused = run(&root, &["check"]);
        assert!(refused.code == Some(1) && format!("{refused:?}").contains(code), "{refused:?}");
    }
}

/// What pages of one shape share is drawn once with the built-in templates, which do nothing with
/// words but print them; with any other, each page is drawn by itself.
#[test]
fn a_page_is_the_same_drawn_by_itself() {
    let (shared, _) = built_site();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy_of_site(root);
    let trail = root.join("themes/default/templates/trail.html");
    let text = fs::read_to_string(&trail).unwrap();
    fs::write(&trail, text + "{# Draws nothing, and makes the template another. #}").unwrap();
    done(root, &["build", FONTS]);
    let pages = |root: &Path| {
        let mut files = tree(root);
        files.retain(|path, _| path.ends_with(".html"));
        files
    };
    let (shared, alone) = (pages(shared), pages(&root.join("public")));
    assert!(alone.len() > 500);
    assert!(shared.keys().eq(alone.keys()));
    let other: Vec<_> = shared.iter().filter(|(path, page)| alone[*path] != **page).collect();
    assert!(other.is_empty(), "{:?}", other.first().map(|(path, _)| path));
}

/// Each example of the handbook is a template, and so is what it says of Tera.
#[test]
fn examples_of_the_handbook_draw_every_kind_of_page() {
    let page = repository().join("docs/content/en/reference/templates.md");
    let page = fs::read_to_string(page).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    copy_of_site(root);
    let settings = fs::read_to_string(root.join("mashal.toml")).unwrap();
    let settings = settings.replacen("theme = \"default\"", "theme = \"mine\"", 1);
    fs::write(root.join("mashal.toml"), settings).unwrap();
    let templates = root.join("themes/mine/templates");
    fs::create_dir_all(templates.join("components")).unwrap();
    let mut kinds = BTreeSet::new();
    for example in page.split("```html\n").skip(1).map(|rest| rest.split("```").next().unwrap()) {
        let head = example.strip_prefix("{# ").unwrap().split(" #}").next().unwrap();
        let (name, about) = head.split_once(',').unwrap();
        kinds.extend(about.split('`').skip(1).step_by(2));
        fs::write(templates.join(name), example).unwrap();
    }
    let known = page.split_once("\n## `PageKind`").unwrap().1.split("\n## ").next().unwrap();
    let known: BTreeSet<&str> =
        known.lines().filter_map(|line| line.strip_prefix("| `")?.split('`').next()).collect();
    assert_eq!(kinds, known);
    let filters = page.lines().find(|line| line.starts_with("Filters of ")).unwrap();
    let filters = filters.split('`').skip(1).step_by(2);
    let filters: String = filters.map(|filter| format!("{{{{ a | {filter} }}}}")).collect();
    fs::write(templates.join("filters.html"), filters).unwrap();
    done(root, &["check"]);
}
