//! mdBook: one book a language, its pages in the order of `SUMMARY.md`, titles as headings.

use std::fmt::Write;
use std::process::Command;

use crate::corpus::{self, Kind, LANGUAGES};
use crate::generator::{Generator, OUTPUT};
use crate::site;

/// The site with `pages` guides, where the variable `MDBOOK` names the program.
pub(crate) fn generator(pages: usize) -> Option<Generator> {
    let program = std::env::var_os("MDBOOK")?;
    let folder = site::folder();
    let root = folder.path();
    let links = LANGUAGES.map(|(tag, _)| {
        format!("<li><a href=\"{{{{ path_to_root }}}}../{tag}/index.html\">{tag}</a></li>")
    });
    let template = include_str!("mdbook/index.hbs").replace("LANGUAGES", &links.concat());
    let mut commands = Vec::new();
    for (tag, _) in LANGUAGES {
        let settings = format!(
            "[book]\ntitle = \"Guides\"\nlanguage = \"{tag}\"\n\
             [build]\nbuild-dir = \"../{OUTPUT}/{tag}\"\ncreate-missing = false\n\
             [output.html.search]\nenable = false\n[output.html.print]\nenable = false\n"
        );
        site::write(root, &format!("{tag}/book.toml"), &settings);
        site::write(root, &format!("{tag}/theme/index.hbs"), &template);
        site::write(root, &format!("{tag}/src/SUMMARY.md"), &summary(tag, pages));
        let mut command = Command::new(&program);
        command.args(["build", tag]);
        commands.push(command);
    }
    for page in corpus::pages(pages) {
        let (language, rest) = (page.tag, page.file("index").split_off(page.tag.len()));
        let text = format!("# {}\n{}", page.title, page.body);
        site::write(root, &format!("{language}/src{rest}"), &text);
    }
    Some(Generator { name: "mdbook", folder, commands, caches: &[] })
}

/// The contents of one language's book.
fn summary(tag: &str, pages: usize) -> String {
    let mut summary = String::new();
    for page in corpus::pages(pages).filter(|page| page.tag == tag) {
        let (title, path) = (&page.title, &page.path);
        // Writing to a `String` cannot fail.
        let _infallible = match page.kind {
            Kind::Home => writeln!(summary, "[{title}](index.md)\n"),
            Kind::Section => writeln!(summary, "- [{title}]({path}/index.md)"),
            Kind::Guide => writeln!(summary, "  - [{title}]({path}.md)"),
        };
    }
    summary
}
