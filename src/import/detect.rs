//! Which generator the old site is of.

use super::Generator;
use super::old::OldSite;

/// What gives a generator away, the surest first.
const SIGNS: [(Generator, &[&str]); 6] = [
    (
        Generator::Docusaurus,
        &["docusaurus.config.js", "docusaurus.config.ts", "docusaurus.config.mjs"],
    ),
    (Generator::Mkdocs, &["mkdocs.yml", "mkdocs.yaml"]),
    (Generator::Mdbook, &["book.toml"]),
    (Generator::Jekyll, &["_config.yml", "_config.yaml", "_config.toml"]),
    (Generator::Hugo, &["hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json"]),
    (Generator::Gitbook, &[".gitbook.yaml", "LANGS.md", "SUMMARY.md", "book.json"]),
];

/// Settings of Hugo by their older name, which says little by itself.
const OLD_HUGO: [&str; 4] = ["config.toml", "config.yaml", "config.yml", "config.json"];

pub(super) fn detect(old: &OldSite<'_>) -> Generator {
    let has = |names: &[&str]| names.iter().any(|name| old.has(name));
    let found = SIGNS.iter().find(|(_, names)| has(names)).map(|(generator, _)| *generator);
    let content = || old.below("content").next().is_some();
    let hugo = || content() && (has(&OLD_HUGO) || old.below("config/_default").next().is_some());
    let hugo = || hugo().then_some(Generator::Hugo);
    // Folder of assets alone.
    let gitbook = || old.below(".gitbook").next().map(|_| Generator::Gitbook);
    found.or_else(hugo).or_else(gitbook).unwrap_or(Generator::Folder)
}
