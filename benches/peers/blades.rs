//! Blades: each language a folder, front matter in TOML, links written as they will be.

use std::process::Command;

use include_dir::{Dir, include_dir};

use crate::corpus::{self, Kind};
use crate::generator::Generator;
use crate::site;

static TEMPLATES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/peers/blades");

/// The site with `pages` guides, where the variable `BLADES` names the program.
pub(crate) fn generator(pages: usize) -> Option<Generator> {
    let program = std::env::var_os("BLADES")?;
    let folder = site::folder();
    let root = folder.path();
    TEMPLATES.extract(root).expect("room");
    site::write(root, "Blades.toml", "title = \"Guides\"\nrss = false\natom = false\n");
    site::write(root, "content/index.md", "+++\ntitle = \"Guides\"\n+++\n");
    for page in corpus::pages(pages) {
        let (title, summary, weight) = (&page.title, page.summary, page.order);
        let body = page.body.replace(".md)", ".html)");
        // Where sections are sorted too, their pages list the guides of others.
        let sorted = page.kind == Kind::Section;
        let text = format!(
            "+++\ntitle = \"{title}\"\nsummary = \"{summary}\"\nweight = {weight}\nsort_by_weight = {sorted}\n+++\n{body}"
        );
        site::write(root, &format!("content/{}", page.file("index")), &text);
    }
    let mut command = Command::new(program);
    command.arg("build");
    Some(Generator { name: "blades", folder, commands: vec![command], caches: &[".blades"] })
}
