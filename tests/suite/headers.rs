//! What the files for servers say of each file of a site, read as the servers read them.

use std::collections::BTreeMap;

use mashal::plan::Bytes;
use mashal::theme::policy;

use crate::fixture::{Fixture, build};
use crate::program::{repository, tree};

type Files = BTreeMap<String, Bytes>;

/// A site with an exit page and a guide whose names must be encoded, with these settings.
fn site(settings: &str) -> Files {
    let text = format!(
        "==== mashal.toml ====\n{settings}\n[[languages]]\ntag = \"en\"\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n\
         ==== content/en/موسم $1.md ====\n+++\ntitle = \"Weather\"\nkind = \"neutral\"\n+++\n\
         ==== content/en/گھر.md ====\n+++\ntitle = \"Home\"\n+++\n[data](data.txt)\n\
         ==== content/en/data.txt ====\n{{}}\n"
    );
    let fixture = Fixture::parse(&text);
    let (files, faults) = build(&fixture.world(), &fixture.choices);
    assert_eq!(faults, []);
    files.into_iter().map(|(route, bytes)| (route.to_string(), bytes)).collect()
}

fn text<'f>(files: &'f Files, path: &str) -> &'f str {
    std::str::from_utf8(&files[path]).unwrap()
}

/// The settings that these tests run with, and the path of the site on its host.
const SITES: [(&str, &str); 3] = [
    ("[safety]\nexit_page = \"موسم $1.md\"", "/"),
    (
        "base_url = \"https://example.org/\"\n[safety]\nexit_page = \"موسم $1.md\"\nclear_on_exit = true",
        "/",
    ),
    (
        "base_url = \"https://example.org/some/راہ x/\"\n[safety]\nexit_page = \"موسم $1.md\"",
        "/some/%D8%B1%D8%A7%DB%81%20x/",
    ),
];

/// Rules of `_headers`: a path, and its headers.
fn rules(text: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
    let mut rules: Vec<(&str, Vec<(&str, &str)>)> = Vec::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        match line.strip_prefix("  ") {
            Some(header) => rules.last_mut().unwrap().1.push(header.split_once(": ").unwrap()),
            None => rules.push((line, Vec::new())),
        }
    }
    rules
}

/// What a host of `_headers` sends for `path`: the headers of all rules that fit.
pub(crate) fn sent<'t>(text: &'t str, path: &str) -> BTreeMap<&'t str, &'t str> {
    let fits = |rule: &str| match rule.strip_suffix('*') {
        Some(start) => path.starts_with(start),
        None => rule == path,
    };
    let mut sent = BTreeMap::new();
    for (rule, headers) in rules(text).into_iter().filter(|(rule, _)| fits(rule)) {
        for (name, value) in headers {
            let before = sent.insert(name, value);
            assert_eq!(before, None, "`{name}` comes twice for {path}, again from {rule}");
        }
    }
    sent
}

fn encoded(base: &str, path: &str) -> String {
    let url = url::Url::parse(&format!("https://example.org{base}")).unwrap();
    let path = path.replace('#', "%23");
    url.join(&path).unwrap().path().to_owned()
}

#[test]
fn a_tab_keeps_its_name_on_the_way_to_an_exit_on_another_host() {
    let exit = "[safety]\nexit_page = \"موسم $1.md\"\nexit_url = \"https://weather.example/\"";
    assert!(!text(&site(exit), "_headers").contains("Cross-Origin-Opener-Policy"));
}

#[test]
fn hosts_send_each_file_what_it_needs_and_no_header_twice() {
    for (settings, base) in SITES {
        let files = site(settings);
        let text = text(&files, "_headers");
        let exits = ["en/موسم $1.html", "ur/موسم $1.html"];
        assert!(exits.iter().all(|exit| files.contains_key(*exit)), "{:?}", files.keys());
        for path in files.keys() {
            let sent = sent(text, &encoded(base, path));
            assert_eq!(sent["Content-Security-Policy"], policy::header(), "{path}");
            assert_eq!(sent["Cross-Origin-Opener-Policy"], "same-origin", "{path}");
            let exit = exits.contains(&path.as_str());
            assert_eq!(sent.get("Clear-Site-Data").copied(), exit.then_some("\"cache\""), "{path}");
            let cache = match path {
                path if path.starts_with("assets/") => Some("public, max-age=31536000, immutable"),
                _ if exit => Some("no-store"),
                _ => None,
            };
            assert_eq!(sent.get("Cache-Control").copied(), cache, "{path}");
        }
        // Hosts that leave out the end of a page's name.
        let short = encoded(base, "ur/موسم $1");
        assert_eq!(sent(text, &short)["Clear-Site-Data"], "\"cache\"");
        // Another site on the same host is none of ours.
        assert!(base == "/" || sent(text, "/other/index.html").is_empty());
        // What Cloudflare Pages takes.
        assert!(text.lines().all(|line| line.len() < 2000 && line.is_ascii()), "{text}");
    }
}

/// The values of a site's headers stand in all three files.
#[test]
fn servers_get_what_hosts_get() {
    for (settings, _) in SITES {
        let files = site(settings);
        let values: Vec<_> =
            rules(text(&files, "_headers")).into_iter().flat_map(|(_, headers)| headers).collect();
        assert!(values.len() > 10);
        for path in ["headers.nginx.conf", "headers.apache.conf"] {
            let text = text(&files, path);
            for (name, value) in &values {
                let value = format!("\"{}\";", value.replace('"', "\\\""));
                let value =
                    if path.contains("apache") { value.trim_end_matches(';') } else { &value };
                assert!(text.contains(name) && text.contains(value), "{path}: {name} {value}");
            }
        }
    }
}

/// The list of types that takes the place of nginx's own has every kind of file.
#[test]
fn every_kind_of_file_has_a_type() {
    let files = site(SITES[0].0);
    let nginx = text(&files, "headers.nginx.conf");
    let servers = ["_headers", "headers.nginx.conf", "headers.apache.conf"];
    for path in files.keys().filter(|path| !servers.contains(&path.as_str())) {
        let ending = path.rsplit('.').next().unwrap();
        assert!(nginx.contains(&format!(" {ending};\n")), "{path}");
        assert!(text(&files, "headers.apache.conf").contains(&format!(" .{ending}\n")), "{path}");
    }
    assert!(!nginx.contains("include mime.types"));
    assert!(text(&site(SITES[2].0), "headers.nginx.conf").contains("\ninclude mime.types;\n"));
}

/// The paths that servers compare are decoded; each sign that means something to them is a code.
#[test]
fn servers_compare_decoded_paths() {
    let files = site(SITES[2].0);
    let exit = "^/some/راہ\\x20x/ur/موسم\\x20\\x241\\.html$";
    assert!(text(&files, "headers.nginx.conf").contains(&format!("if ($uri ~ \"{exit}\") {{")));
    let condition = format!("<If \"%{{REQUEST_URI}} =~ m#{exit}#\">");
    assert!(text(&files, "headers.apache.conf").contains(&condition));
}

#[test]
fn every_page_has_the_policy_of_the_headers() {
    let files = site("[safety]\nexit_page = \"موسم $1.md\"");
    let meta =
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy::PAGE);
    for path in files.keys().filter(|path| path.ends_with(".html")) {
        assert!(text(&files, path).contains(&meta), "{path}");
    }
    let parts: Vec<_> = policy::PAGE.split("; ").collect();
    assert_eq!(parts[0], "default-src 'none'");
    for part in parts {
        assert!(part.ends_with(" 'self'") || part.ends_with(" 'none'"), "{part}");
    }
}

#[test]
fn manifests_are_in_their_language_and_say_nothing_of_the_site() {
    let read = |files: &Files, tag: &str| -> serde_json::Value {
        serde_json::from_str(text(files, &format!("{tag}/manifest.webmanifest"))).unwrap()
    };
    let files = site("");
    let urdu = read(&files, "ur");
    assert_eq!((&urdu["lang"], &urdu["dir"]), (&"ur".into(), &"rtl".into()));
    assert_eq!((&urdu["name"], &urdu["short_name"]), (&"کتابچہ".into(), &"کتابچہ".into()));
    assert_eq!((&urdu["start_url"], &urdu["scope"]), (&"index.html".into(), &"./".into()));
    assert_eq!(urdu.get("id"), None, "its place on the host is not known");
    for icon in urdu["icons"].as_array().unwrap() {
        let path = icon["src"].as_str().unwrap().strip_prefix("../").unwrap();
        assert!(files.contains_key(path), "{path}");
    }
    let sheet = repository().join("themes/default/assets/style.css");
    let paper = format!("--paper: {};", urdu["theme_color"].as_str().unwrap());
    assert!(std::fs::read_to_string(sheet).unwrap().contains(&paper));

    let named = site("base_url = \"https://example.org/a/\"\n[safety]\napp_name = \"Notes\"");
    let english = read(&named, "en");
    assert_eq!((&english["name"], &english["id"]), (&"Notes".into(), &"/a/en/index.html".into()));
    for (path, bytes) in &named {
        let text = String::from_utf8_lossy(bytes);
        assert!(!path.ends_with(".html") || !text.contains("manifest.webmanifest"), "{path}");
    }
}

/// They are fetched when a reader keeps the site, and shown on her home screen.
#[test]
fn icons_are_small() {
    let files = tree(&repository().join("themes/default/assets"));
    for (name, most) in [("icon.svg", 1000), ("icon-192.png", 2000), ("icon-512.png", 6000)] {
        assert!(files[name].len() <= most, "{name} has {} bytes", files[name].len());
    }
}
