//! Eleventy, run by Node: front matter in YAML, the language from a file of data beside the pages.

use std::process::Command;

use include_dir::{Dir, include_dir};

use crate::corpus::{self, Kind, LANGUAGES};
use crate::generator::Generator;
use crate::site;

static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/peers/eleventy");

/// The site with `pages` guides, where the variable `ELEVENTY` names the script that starts it.
pub(crate) fn generator(pages: usize) -> Option<Generator> {
    let script = std::env::var_os("ELEVENTY")?;
    let folder = site::folder();
    let root = folder.path();
    LAYOUTS.extract(root).expect("room");
    let tags = LANGUAGES.map(|(tag, _)| tag);
    site::write(root, "_data/languages.json", &format!("{tags:?}"));
    for tag in tags {
        site::write(
            root,
            &format!("content/{tag}/{tag}.json"),
            &format!("{{\"lang\": \"{tag}\"}}"),
        );
    }
    for page in corpus::pages(pages) {
        let (title, summary, order) = (&page.title, page.summary, page.order);
        let layout = if page.kind == Kind::Guide { "page" } else { "section" };
        let text = format!(
            "---\nlayout: {layout}.njk\ntitle: \"{title}\"\nsummary: \"{summary}\"\norder: {order}\n---\n{}",
            page.body
        );
        site::write(root, &format!("content/{}", page.file("index")), &text);
    }
    let mut command = Command::new("node");
    // Large sites need more memory than Node takes of itself.
    command.arg("--max-old-space-size=16000").arg(script).arg("--quiet");
    Some(Generator { name: "eleventy", folder, commands: vec![command], caches: &[".cache"] })
}
