//! Hugo: a folder of content a language, front matter in TOML, links to files.

use std::process::Command;

use include_dir::{Dir, include_dir};

use crate::corpus::{self, LANGUAGES};
use crate::generator::Generator;
use crate::site;

static LAYOUTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/benches/peers/hugo");

/// The site with `pages` guides, where the variable `HUGO` names the program.
pub(crate) fn generator(pages: usize) -> Option<Generator> {
    let program = std::env::var_os("HUGO")?;
    let folder = site::folder();
    let root = folder.path();
    LAYOUTS.extract(root).expect("room");
    let languages = LANGUAGES
        .map(|(tag, _)| format!("[languages.{tag}]\ncontentDir = \"content/{tag}\"\n"))
        .concat();
    let settings = format!(
        "baseURL = \"https://example.org/\"\ntitle = \"Guides\"\ndefaultContentLanguage = \"en\"\n\
         defaultContentLanguageInSubdir = true\n\
         disableKinds = [\"taxonomy\", \"term\", \"RSS\", \"404\"]\n{languages}"
    );
    site::write(root, "hugo.toml", &settings);
    for page in corpus::pages(pages) {
        let (title, summary, body) = (&page.title, page.summary, &page.body);
        // A weight of 0 is none.
        let weight = page.order + 1;
        let text = format!(
            "+++\ntitle = \"{title}\"\ndescription = \"{summary}\"\nweight = {weight}\n+++\n{body}"
        );
        site::write(root, &format!("content/{}", page.file("_index")), &text);
    }
    let mut command = Command::new(program);
    command.arg("--quiet");
    let caches = &["resources", ".hugo_build.lock"];
    Some(Generator { name: "hugo", folder, commands: vec![command], caches })
}
