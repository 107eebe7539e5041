//! What is passed on: each guide whole in one file that asks for nothing, a language that reads
//! from a folder, and nothing of another's that is written over.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::Read;
use std::path::Path;

use jiff::civil::Date;
use mashal::assets::addresses_in;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::html::{Tag, Token, tokens};
use mashal::pack::{File, Format, Request, pack};
use mashal::plan::integrity;
use mashal::world::Memory;
use sha2::{Digest, Sha256};

use crate::program::{built_site, copy_of_site, done, repository, run, tree};
use crate::walker::broken_links;

/// What a file of one guide may hold no address in.
const LOADS: [&str; 11] = [
    "action",
    "background",
    "cite",
    "data",
    "formaction",
    "manifest",
    "ping",
    "poster",
    "srcset",
    "style",
    "xlink:href",
];

/// Everything that is wrong with `html`, a guide that is to stand alone.
fn asks(html: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    let all = tokens(html);
    let tags: Vec<&Tag> = all
        .iter()
        .filter_map(|token| match token {
            Token::Start(tag) => Some(tag),
            _ => None,
        })
        .collect();
    let inside = |name: &str| {
        let [open, close] = [format!("<{name}>"), format!("</{name}>")];
        let parts: Vec<&str> = html.split(&open).collect();
        assert_eq!(parts.len(), 2, "one {name}");
        parts[1].split_once(&close).unwrap().0
    };
    let style = inside("style");
    let scripts = html.split("<script").skip(1);
    let scripts: Vec<String> = scripts
        .map(|script| script.split_once('>').unwrap().1.split_once("</script>").unwrap().0)
        .map(|script| integrity(script.as_bytes()))
        .collect();
    let font = if style.contains("data:font/") { "; font-src data:" } else { "" };
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:{font}; base-uri 'none'; form-action 'none'",
        scripts.join("' '"),
        integrity(style.as_bytes()),
    );
    let said: Vec<&str> = tags
        .iter()
        .filter(|tag| tag.has("http-equiv"))
        .map(|tag| tag.attribute("content").unwrap().value.as_str())
        .collect();
    if said != [policy] {
        wrong.push(format!("policy: {said:?}"));
    }
    for (_, address) in addresses_in(style) {
        if !address.starts_with("data:") {
            wrong.push(format!("style: {address}"));
        }
    }
    let mut ids = BTreeSet::new();
    for tag in &tags {
        if let Some(id) = tag.attribute("id")
            && !ids.insert(id.value.as_str())
        {
            wrong.push(format!("id twice: {}", id.value));
        }
    }
    for tag in &tags {
        for attribute in &tag.attributes {
            let (name, value) = (attribute.name.as_str(), attribute.value.as_str());
            let sound = match name {
                "href" if tag.name == "a" => match value.strip_prefix('#') {
                    Some(id) => id.is_empty() || ids.contains(id),
                    None => [
                        "https:",
                        "http:",
                        "tel:",
                        "sms:",
                        "mailto:",
                        "whatsapp:",
                        "data:text/vcard",
                    ]
                    .iter()
                    .any(|scheme| value.starts_with(scheme)),
                },
                "src" if tag.name == "img" => value.starts_with("data:image/"),
                "href" | "src" => false,
                "aria-labelledby" | "aria-describedby" | "for" => ids.contains(value),
                name => !LOADS.contains(&name) && !name.starts_with("on"),
            };
            if !sound {
                wrong.push(format!("<{} {name}=\"{value}\">", tag.name));
            }
        }
    }
    wrong
}

/// The words of the guide in a page, and what its links call.
fn said(html: &str) -> (String, Vec<String>) {
    let (mut words, mut calls) = (String::new(), Vec::new());
    let mut open = None;
    let mut depth = 0;
    for token in tokens(html) {
        match token {
            Token::Start(tag) if depth == 0 => {
                depth = usize::from(tag.is_of("prose") && !tag.is_of("neutral"))
            }
            Token::Start(tag) => {
                depth += usize::from(tag.name == "div");
                // What scripts of the site show.
                if open.is_none() && tag.has("hidden") {
                    open = Some((tag.name.clone(), depth));
                }
                let href = tag.attribute("href").map(|href| href.value.clone());
                calls.extend(
                    href.filter(|href| href.starts_with("tel:") || href.starts_with("sms:")),
                );
            }
            Token::End(name, _) if depth > 0 => {
                if open.as_ref().is_some_and(|(hidden, at)| *hidden == name && *at == depth) {
                    open = None;
                }
                depth -= usize::from(name == "div");
            }
            Token::Words(found, _) if depth > 0 && open.is_none() => {
                words.push_str(&found);
            }
            _ => {}
        }
    }
    // A link at the end of a message to fill in is empty.
    calls.retain(|call| !call.starts_with("sms:?"));
    (words.split_whitespace().collect::<Vec<_>>().join(" "), calls)
}

fn title(html: &str) -> &str {
    html.split_once("<title>").unwrap().1.split_once("</title>").unwrap().0
}

/// Holds `parts` of a file to the pages of a language of the `site`: all that can be read of it is
/// there.
pub(crate) fn holds_all(
    language: &str,
    parts: &[&str],
    site: &BTreeMap<String, Vec<u8>>,
    kept: impl Fn(&str) -> String,
) {
    let folder = format!("{language}/");
    let pages =
        site.iter().filter(|(path, _)| path.starts_with(&folder) && path.ends_with(".html"));
    let mut found = 0;
    let mut missing = Vec::new();
    let texts: BTreeSet<_> = parts.iter().map(|part| said(part)).collect();
    for (path, page) in pages {
        let page = &kept(std::str::from_utf8(page).unwrap());
        let apart = ["<body class=\"neutral\">", "http-equiv=\"refresh\"", "<body class=\"home\">"];
        if apart.iter().any(|part| page.contains(part)) || said(page).0.is_empty() {
            continue;
        }
        found += 1;
        if !texts.contains(&said(page)) {
            missing.push(path);
        }
    }
    assert_eq!(missing, Vec::<&String>::new(), "{language}");
    assert!(found > 30, "{language}: only {found} pages");
}

/// Holds a language in one file to the pages of the `site`: all that can be read of it is there
/// once, and no link that could lead inside does not.
fn whole(language: &str, html: &str, site: &BTreeMap<String, Vec<u8>>) {
    let sections: Vec<&str> = html.split("\n<section id=\"g").skip(1).collect();
    holds_all(language, &sections, site, str::to_owned);
    let help = std::str::from_utf8(&site[&format!("{language}/help/index.html")]).unwrap();
    assert_eq!(title(html), title(help));
    assert!(html.matches("href=\"#g").count() > 4 * sections.len());
    // What finds pages names only those that are there.
    let index = html.split("id=\"_index-0\">").nth(1).unwrap().split("</script>").next().unwrap();
    let index: serde_json::Value = serde_json::from_str(index).unwrap();
    let topics = index["t"].as_array().unwrap();
    assert!(topics.len() > 60, "{language}: {} topics", topics.len());
    for topic in topics {
        let id = topic[3].as_str().unwrap().strip_prefix('#').unwrap();
        assert!(id.starts_with('g') && html.contains(&format!(" id=\"{id}\"")), "{language}: {id}");
    }
    assert_eq!(html.matches("<form method=\"dialog\" autocomplete=\"off\" data-count").count(), 7);
}

#[test]
fn each_guide_of_this_site_stands_alone_with_all_its_words_and_numbers() {
    let folder = tempfile::tempdir().unwrap();
    let [one, four] = ["1", "4"].map(|jobs| {
        let out = folder.path().join(jobs);
        let options = ["pack", "--format", "html", "--jobs", jobs, "--out", out.to_str().unwrap()];
        let run = done(&repository(), &options);
        assert_eq!(run.stderr, "");
        (run.stdout, tree(&out))
    });
    assert_eq!(one, four);
    let (told, files) = one;
    let site = tree(built_site().0);
    let mut lines = String::new();
    let mut sums = String::new();
    let mut seen = 0;
    let mut index = (String::new(), String::new());
    let page = std::str::from_utf8(&files["index.html"]).unwrap();
    for (name, bytes) in files.iter().filter(|(name, _)| *name != "SHA256SUMS") {
        if name == "index.html" {
            let hash: String =
                Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
            index = (format!("{:>9}  {name}\n", bytes.len()), format!("{hash}  {name}\n"));
            sums.push_str(&index.1);
            continue;
        }
        lines.push_str(&format!("{:>9}  {name}\n", bytes.len()));
        let hash: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        sums.push_str(&format!("{hash}  {name}\n"));
        // The page beside them leads to each, with its hash.
        let entry = page.split("<li>").find(|entry| entry.contains(&format!("href=\"{name}\"")));
        assert!(entry.unwrap_or_else(|| panic!("{name}")).contains(&hash), "{name}");
        let html = std::str::from_utf8(bytes).unwrap();
        assert_eq!(asks(html), Vec::<String>::new(), "{name}");
        assert_eq!(html.matches("href=\"#_exit\"").count(), 1, "{name}");
        if !name.contains('-') || name.starts_with("ur-Latn.") {
            whole(&name[..name.len() - 5], html, &site);
            continue;
        }
        // Its name and title are those of its page, which say nothing where it is sensitive.
        let page = site.iter().find(|(page, _)| page.replace('/', "-") == *name);
        let page = std::str::from_utf8(page.unwrap_or_else(|| panic!("{name}")).1).unwrap();
        assert_eq!(title(html), title(page), "{name}");
        let (exit, guide) = html.split_once("\n<main id=\"_content\">").unwrap();
        assert!(exit.contains("<div id=\"_exit\""));
        assert_eq!(
            said(guide),
            said(page.split_once("<main id=\"_content\">").unwrap().1),
            "{name}"
        );
        seen += said(guide).1.len();
    }
    assert!(files.len() > 100 && seen > 100, "{} files, {seen} numbers", files.len());
    assert_eq!(std::str::from_utf8(&files["SHA256SUMS"]).unwrap(), sums);
    assert_eq!(told, format!("{lines}{}{:>9}  SHA256SUMS\n", index.0, sums.len()));
    assert_eq!(page.matches("<li>").count(), files.len() - 2);
    assert!(page.contains("<title>Phone help</title>"));
}

#[test]
fn sensitive_guides_say_nothing_by_their_names_and_titles() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let guide = ["--guide", "content/ur/digital-safety/photos.md", "--language", "ur"];
    let options = ["pack", "--format", "html", "--out", out.to_str().unwrap()];
    done(&repository(), &[&options[..], &guide].concat());
    let names: Vec<String> = tree(&out).into_keys().collect();
    assert_eq!(names, ["SHA256SUMS", "index.html", "ur-9acd2819.html"]);
    let html = fs::read_to_string(out.join("ur-9acd2819.html")).unwrap();
    assert_eq!(title(&html), "فون کی مدد");
    let head = html.split_once("<body").unwrap().0;
    assert!(!head.contains("تصویر") && !head.contains("photo"), "{head}");
    assert!(html.len() < 110_000, "{}", html.len());
}

/// The file of one guide whose template is `template`, and its body.
fn alone(template: &str, base_url: Option<&str>) -> (String, String) {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    world.write(
        "mashal.toml",
        "theme = \"mine\"\n[safety]\nexit_page = \"tables.md\"\n[[languages]]\ntag = \"en\"\n",
    );
    world.write("locales/en/site.ftl", "site-title = T\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    world.write("content/en/a.md", "+++\ntitle = \"A\"\n+++\n## Part {#part}\n\nWords.\n");
    world.write("content/en/b.md", "+++\ntitle = \"B\"\n+++\nWords.\n");
    world.write(
        "content/en/tables.md",
        "+++\ntitle = \"Tables\"\nkind = \"neutral\"\n+++\n## Part {#part}\n\nRice.\n",
    );
    world.write("themes/mine/templates/guide.html", template);
    world.write("themes/mine/assets/style.css", "p { color: red }\n");
    world.write("themes/mine/assets/dot.gif", &b"GIF89a\x01\0\x01\0\x80\0\0\0\0\0\xff\xff\xff!\xf9\x04\x01\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x01D\0;"[..]);
    let choices =
        Choices { no_fonts: true, base_url: base_url.map(str::to_owned), ..Choices::default() };
    let request = Request {
        formats: BTreeSet::from([Format::Html]),
        guides: vec!["a.md".to_owned()],
        font: false,
    };
    let mut sink = Sink::default();
    let files = pack(&world, &choices, &request, &mut sink).unwrap();
    let files: Vec<File> = files.unwrap_or_else(|| panic!("{:#?}", sink.sorted())).files;
    assert_eq!(files.iter().map(|file| &*file.name).collect::<Vec<_>>(), ["en-a.html"]);
    let html = String::from_utf8(files[0].bytes.to_vec()).unwrap();
    let body = html.split_once("<main>").unwrap().1.split_once("</main>").unwrap().0;
    let body = body.rsplit_once("hidden>").unwrap().1.split_once("</p>\n").unwrap().1.to_owned();
    (html, body)
}

#[test]
fn what_a_theme_brings_along_acts_and_loads_nothing() {
    for (template, expected) in [
        ("<p>a<!-- b --> &lt;c&gt; &amp; d</p>", "<p>a &lt;c&gt; &amp; d</p>"),
        (
            "<p onclick=\"x()\" style=\"color:red\" data-x=\"y\" class='a\"b' lang=ur>a</p>",
            "<p class=\"a&quot;b\" lang=\"ur\">a</p>",
        ),
        ("<script>x</script><noscript><p>a</p></noscript><template><p>b</p></template>c", "c"),
        ("<svg><path d=\"M0 0\"/><svg></svg><title>t</title></svg><blink>a</blink>", "a"),
        ("<div hidden><div>a</div></div>b<p hidden=\"\">c</p>", "b"),
        (
            "<figure><figcaption>f</figcaption><audio controls src=\"x.mp3\"></audio></figure>",
            "<p class=\"notice\" role=\"note\">The recording of this page is not in this file.</p>",
        ),
        (
            "<figure><img src=\"{{ asset(path=\"dot.gif\") }}\" alt=\"d\" srcset=\"{{ asset(path=\"dot.gif\") }} 1w\" width=\"1\"></figure>",
            "<figure><img src=\"data:image/gif;base64,*\" alt=\"d\" width=\"1\"></figure>",
        ),
        ("<img src=\"nowhere.gif\" alt=\"a < b\">", "a &lt; b"),
        (
            "<input type=\"checkbox\" checked><input name=\"q\"><input type=\"password\"><button>x</button>",
            "<input type=\"checkbox\" checked>",
        ),
        (
            "<a href=\"b.html\" class=\"c\" rel=\"next\">b</a> <a href=\"a.html#part\">p</a> <a href=\"#part\">q</a>",
            "<span class=\"c\">b</span> <a href=\"#part\">p</a> <a href=\"#part\">q</a>",
        ),
        (
            "<a href=\"javascript:x()\">a</a><a href=\"java&#10;script:x()\">b</a><a href=\"data:text/html,x\">c</a><a href=\"//x.example/\">d</a><a href=\"/b.html\">e</a>",
            "<span>a</span><span>b</span><span>c</span><span>d</span><span>e</span>",
        ),
        (
            "<a href=\"TEL:15\">a</a><a href=\"sms:8001\">b</a><a href=\"mailto:a@b.example\">c</a>",
            "<a href=\"TEL:15\">a</a><a href=\"sms:8001\">b</a><a href=\"mailto:a@b.example\">c</a>",
        ),
        (
            "<nav><a href=\"b.html\">b</a></nav><nav><a href=\"b.html\">b</a> <a href=\"#part\">p</a></nav>",
            "<nav><span>b</span> <a href=\"#part\">p</a></nav>",
        ),
        (
            "<div class=\"x languages\"><a href=\"b.html\">b</a></div><a class=\"find\" href=\"b.html\">s</a>c",
            "c",
        ),
        (
            "<meta http-equiv=\"refresh\" content=\"0; url=b.html\"><link rel=\"preload\" href=\"b.html\"><base href=\"b.html\">a",
            "a",
        ),
        (
            "<object data=\"b.html\">a</object><embed src=\"b.html\"><iframe src=\"b.html\"></iframe><video src=\"b.html\"></video>",
            "<p class=\"notice\" role=\"note\">The recording of this page is not in this file.</p>",
        ),
    ] {
        let page = format!(
            "<!doctype html><html lang=\"en\"><head><title>A</title></head><body><main>{template}</main></body></html>"
        );
        let (_, body) = alone(&page, None);
        let whole = match expected.split_once('*') {
            Some((start, end)) => body.starts_with(start) && body.ends_with(end),
            None => body == expected,
        };
        assert!(whole, "{template}\n{body}\n{expected}");
    }
}

#[test]
fn links_lead_to_the_site_where_it_has_an_address_but_never_from_the_exit_page() {
    let template = "<!doctype html><html lang=\"en\"><head><link rel=\"stylesheet\" href=\"{{ asset(path=\"style.css\") }}\"><title>A</title></head><body><a class=\"leave\" href=\"{{ page.exit.href }}\" data-title=\"{{ page.exit.title }}\">Leave</a><main><a href=\"b.html#x\">b</a></main></body></html>";
    let (html, body) = alone(template, Some("https://x.example/y/"));
    assert_eq!(body, "<a href=\"https://x.example/y/en/b.html#x\">b</a>");
    assert!(html.contains("<a href=\"#_exit\" class=\"leave\" data-title=\"Tables\">Leave</a>"));
    let exit = html.split_once("<div id=\"_exit\"").unwrap().1.split_once("</main>").unwrap().0;
    assert!(exit.contains("<h2 id=\"_exit-part\">") && exit.contains("Rice."), "{exit}");
    assert!(!exit.contains("x.example"), "{exit}");
    assert_eq!(asks(&html), Vec::<String>::new());
}

#[test]
fn a_page_that_cannot_be_read_to_its_end_is_a_fault() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_site(folder.path());
    fs::create_dir_all(folder.path().join("themes/default/templates")).unwrap();
    let broken =
        "<html><body><main><div hidden>{{ page.content_html | safe }}</main></body></html>";
    fs::write(folder.path().join("themes/default/templates/guide.html"), broken).unwrap();
    let run = run(folder.path(), &["pack", "--format", "html", "--guide", "about.md"]);
    assert_eq!(run.code, Some(1), "{run:?}");
    assert!(run.stderr.contains("an element in it has no end"), "{}", run.stderr);
    assert!(!folder.path().join("packs").exists());
}

#[test]
fn nothing_that_no_pack_wrote_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let pack = |more: &[&str]| {
        let options = ["pack", "--format", "html", "--out", out.to_str().unwrap()];
        run(&repository(), &[&options[..], more].concat())
    };
    let about = ["--guide", "about.md", "--language", "en"];
    assert_eq!(pack(&about).code, Some(0));
    let first = tree(&out);
    // Again, and another beside it.
    assert_eq!(pack(&about).code, Some(0));
    assert_eq!(tree(&out), first);
    let urdu = pack(&["--guide", "about.md", "--language", "ur"]);
    assert_eq!(urdu.code, Some(0));
    assert!(urdu.stderr.contains("holds 1 file of earlier packs"), "{}", urdu.stderr);
    let names: Vec<String> = tree(&out).into_keys().collect();
    assert_eq!(names, ["SHA256SUMS", "en-about.html", "index.html", "ur-about.html"]);
    assert_eq!(fs::read_to_string(out.join("SHA256SUMS")).unwrap().lines().count(), 3);
    // What somebody changed, or put there, is not ours.
    fs::write(out.join("en-about.html"), "mine").unwrap();
    let before = tree(&out);
    let refused = pack(&["--guide", "about.md"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("en-about.html` is there, and is not as a pack wrote it"),
        "{}",
        refused.stderr
    );
    assert_eq!(tree(&out), before);
    fs::write(out.join("SHA256SUMS"), "mine").unwrap();
    assert_eq!(pack(&["--guide", "units.md"]).code, Some(2), "an everyday page is no guide");
    assert_eq!(pack(&["--guide", "tidy.md"]).code, Some(2));
    assert_eq!(fs::read_to_string(out.join("SHA256SUMS")).unwrap(), "mine");
    let typo = pack(&["--guide", "abuot.md"]);
    assert!(typo.stderr.contains("did you mean `about.md`?"), "{}", typo.stderr);
}

#[test]
fn the_output_of_a_build_and_the_site_are_no_place_for_packs() {
    let folder = tempfile::tempdir().unwrap();
    copy_of_site(folder.path());
    done(folder.path(), &["build", "--language", "en"]);
    for out in ["public", "content", "."] {
        let before = tree(folder.path());
        let run =
            run(folder.path(), &["pack", "--format", "html", "--guide", "about.md", "--out", out]);
        assert_eq!(run.code, Some(2), "{out}: {run:?}");
        assert_eq!(tree(folder.path()), before);
    }
}

pub(crate) fn unpacked(zip: &[u8], to: &Path) -> BTreeMap<String, Vec<u8>> {
    let archive = rawzip::ZipArchive::from_slice(zip).unwrap();
    let mut files = BTreeMap::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = std::str::from_utf8(entry.file_path().as_ref()).unwrap().to_owned();
        assert!(!name.starts_with('/') && !name.contains("..") && !name.contains('\\'), "{name}");
        let data = archive.get_entry(entry.wayfinder()).unwrap();
        let mut bytes = Vec::new();
        match entry.compression_method() {
            rawzip::CompressionMethod::STORE => {
                data.verifying_reader(data.data()).read_to_end(&mut bytes).unwrap();
            }
            _ => {
                let reader = flate2::bufread::DeflateDecoder::new(data.data());
                data.verifying_reader(reader).read_to_end(&mut bytes).unwrap();
            }
        }
        let path = to.join(&name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, &bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

#[test]
fn a_language_in_a_zip_reads_from_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let [one, four] = ["1", "4"].map(|jobs| {
        let out = folder.path().join(jobs);
        let languages = ["--language", "ur", "--language", "sd"];
        let options = ["pack", "--format", "zip", "--jobs", jobs, "--out", out.to_str().unwrap()];
        let run = done(&repository(), &[&options[..], &languages].concat());
        assert_eq!(run.stderr, "");
        tree(&out)
    });
    assert_eq!(one, four);
    assert_eq!(one.keys().collect::<Vec<_>>(), ["SHA256SUMS", "index.html", "sd.zip", "ur.zip"]);
    for language in ["ur", "sd"] {
        let to = folder.path().join(language);
        let files = unpacked(&one[&format!("{language}.zip")], &to);
        let (broken, count) = broken_links(&to);
        assert_eq!(broken, Vec::<String>::new());
        assert!(count > 500, "only {count} links were seen");
        assert!(files.contains_key("index.html") && !files.contains_key("sw.js"));
        let other = |name: &&String| {
            !name.starts_with(&format!("{language}/")) && !name.starts_with("assets/")
        };
        assert_eq!(files.keys().filter(other).collect::<Vec<_>>(), ["index.html"]);
    }
}
