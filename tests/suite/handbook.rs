//! The handbook, `docs/`: its reference names all that the program knows, and nothing else.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use mashal::diag::{Code, Severity};
use mashal::locale::{Alphabet, Locale};
use mashal::world::embedded;

use crate::program::{command, done, repository, tree};
use crate::views;
use crate::walker::broken_links;

/// Names, as a page or the program has them.
type Names = BTreeSet<String>;

fn read(path: &str) -> String {
    fs::read_to_string(repository().join(path)).unwrap()
}

fn reference(name: &str) -> String {
    read(&format!("docs/content/en/reference/{name}.md"))
}

/// Fails where a page lacks a name of the program, or has one that the program does not know.
fn assert_same(page: &str, known: &Names, said: &Names) {
    let lacking: Vec<_> = known.difference(said).collect();
    let unknown: Vec<_> = said.difference(known).collect();
    assert!(
        lacking.is_empty() && unknown.is_empty(),
        "docs/content/en/reference/{page}.md lacks {lacking:?}, and has too much: {unknown:?}"
    );
}

/// What stands in code at the beginning of each row of a table, `budget.page` below a heading that
/// names a table of keys in code.
fn rows(page: &str) -> Names {
    let mut table = "";
    let mut names = Names::new();
    for line in page.lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            table = heading.split('`').nth(1).map_or("", |code| code.trim_matches(['[', ']']));
        }
        let cell = line.strip_prefix("| `").and_then(|rest| rest.split('`').next());
        names.extend(cell.map(|key| qualified(table, key)));
    }
    names
}

fn qualified(table: &str, key: &str) -> String {
    if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") }
}

/// The page of codes, with the beginning that it has.
fn codes(page: &str) -> String {
    let mut made = page.split("\n## ").next().unwrap().to_owned();
    let mut codes = Code::ALL.to_vec();
    codes.sort_by_key(|code| code.as_str());
    let mut last = "";
    for code in codes {
        let area = code.as_str().split('/').next().unwrap();
        if area != last {
            last = area;
            made.push_str(&format!("\n## {area} {{#{area}}}\n\n"));
            made.push_str("| code | what it means | how much it matters |\n|---|---|---|\n");
        }
        let less = code.severity() == Severity::Error && code.is_adjustable();
        let weight = format!("{}{}", code.severity().as_str(), if less { " or less" } else { "" });
        let about = code.about().replace('|', "\\|");
        made.push_str(&format!("| `{}` | {about} | {weight} |\n", code.as_str()));
    }
    made
}

#[test]
fn the_table_of_codes_is_that_of_the_program() {
    assert_made("codes", &codes(&reference("codes")));
}

/// Fails where a page is not as it was `made` of the program; UPDATE=1 writes it so.
fn assert_made(page: &str, made: &str) {
    let path = format!("docs/content/en/reference/{page}.md");
    if std::env::var_os("UPDATE").is_some() {
        fs::write(repository().join(&path), made).unwrap();
    }
    let said = reference(page);
    assert_same(page, &rows(made), &rows(&said));
    assert!(said == made, "UPDATE=1 writes {path} anew");
}

/// What the program brings for a language that it speaks.
fn languages(page: &str) -> String {
    let mut made = page.split("\n| tag").next().unwrap().to_owned();
    made.push_str("\n| tag | language | messages of the interface | letters checked | font |\n");
    made.push_str("|---|---|---|---|---|\n");
    let names = |text: &str| -> Names {
        let lines = text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
        lines.filter_map(|line| Some(line.split_once(" =")?.0.to_owned())).collect()
    };
    let spoken: BTreeMap<&str, Names> =
        embedded::messages().into_iter().map(|(tag, text)| (tag, names(text))).collect();
    let all = spoken["en"].len();
    for (tag, names) in spoken {
        // Others are what a translation was made from.
        let Ok(locale) = Locale::parse(tag) else { continue };
        let english = locale.names().next().unwrap_or_default().to_owned();
        let share = match names.len() {
            whole if whole == all => "all".to_owned(),
            some => format!("{some} of {all}"),
        };
        let yes = |is: bool| if is { "yes" } else { "" };
        let (letters, font) = (Alphabet::of(&locale).is_some(), locale.is_nastaliq());
        made.push_str(&format!(
            "| `{tag}` | {english} | {share} | {} | {} |\n",
            yes(letters),
            if font { "Nastaliq" } else { "" },
        ));
    }
    made
}

#[test]
fn the_table_of_languages_is_that_of_the_program() {
    assert_made("languages", &languages(&reference("languages")));
}

#[test]
fn what_templates_see_and_call_is_what_the_source_says() {
    let page = reference("templates");
    let written = page.split("\n## Functions").next().unwrap();
    assert_made("templates", &format!("{written}{}", views::tables()));
    let listed = read("docs/content/en/themes/templates.md");
    for path in tree(&repository().join("themes/default/templates")).into_keys() {
        let name = if path.starts_with("components/") { "components/*.html" } else { &path };
        assert!(listed.contains(&format!("`{name}`")), "themes/templates.md lacks `{name}`");
    }
}

/// Calls that read a key of a table (`src/data/fields.rs`).
const CALLS: [&str; 10] =
    ["array", "bool", "date", "dated", "has", "integer", "node", "string", "strings", "texts"];

/// The keys that `source` reads: those of `fields` stand in the table `outer`, those of `table` in
/// the last one that `fields` gave.
fn keys(source: &str, outer: &str) -> Names {
    let mut inner = String::new();
    let mut names = Names::new();
    for (at, _) in source.match_indices("(\"") {
        let (before, after) = source.split_at(at);
        let call = word_at_end(before);
        let receiver = before.strip_suffix(call).and_then(|rest| rest.strip_suffix('.'));
        let receiver = receiver.map_or("", |rest| word_at_end(rest.trim_end()));
        let key = after[2..].split('"').next().unwrap();
        if !CALLS.contains(&call) {
            continue;
        }
        match receiver {
            "fields" => {
                names.insert(qualified(outer, key));
                if matches!(call, "array" | "node") {
                    inner = key.to_owned();
                }
            }
            "table" => {
                names.insert(qualified(&inner, key));
            }
            _ => {}
        }
    }
    names
}

/// The name that `text` ends with.
fn word_at_end(text: &str) -> &str {
    text.rsplit(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap()
}

#[test]
fn every_setting_is_described() {
    let source = read("src/config/raw.rs");
    let (whole, language) = source.split_once("impl RawLanguage").unwrap();
    let mut known = keys(whole, "");
    known.extend(keys(language, "languages"));
    assert!(known.contains("budget.page") && known.contains("languages.tag"), "{known:?}");
    assert_same("settings", &known, &rows(&reference("settings")));
}

#[test]
fn every_key_of_the_front_matter_is_described() {
    let source = read("src/site/front_matter.rs");
    // What comes then is of contacts and laws.
    let known = keys(source.split_once("fn checked_on").unwrap().0, "");
    assert!(known.contains("title") && known.contains("sources.url"), "{known:?}");
    assert_same("front-matter", &known, &rows(&reference("front-matter")));
}

/// What the program says of a command.
fn help(words: &[&str]) -> String {
    let output = command(&[words, &["--help"]].concat()).output().unwrap();
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// Options that stand at the beginning of a line of `help`.
fn options(help: &str) -> Names {
    let lines = help.lines().map(str::trim_start).filter(|line| line.starts_with('-'));
    lines
        .filter_map(|line| line.split([' ', ',']).find(|word| is_option(word)))
        .map(str::to_owned)
        .collect()
}

fn is_option(word: &str) -> bool {
    word.len() > 2 && word.starts_with("--")
}

/// All commands that do something, with their options.
fn commands(words: &[&str], found: &mut BTreeMap<String, Names>) {
    let help = help(words);
    let list = help.split_once("\nCommands:\n").map(|(_, rest)| rest);
    let Some(list) = list.and_then(|rest| rest.split("\n\n").next()) else {
        found.insert(words.join(" "), options(&help));
        return;
    };
    // What is indented further goes on with the line above.
    let lines = list.lines().filter_map(|line| line.strip_prefix("  "));
    let names = lines.filter_map(|line| line.split(' ').next().filter(|name| !name.is_empty()));
    for name in names.filter(|name| *name != "help") {
        commands(&[words, &[name]].concat(), found);
    }
}

#[test]
fn every_command_and_option_is_described() {
    let mut said: BTreeMap<String, Names> = BTreeMap::new();
    let mut command = String::new();
    for line in reference("commands").lines() {
        if let Some(heading) = line.strip_prefix("## ") {
            command = heading.split(" {").next().unwrap().to_owned();
            command = command.strip_prefix("mashal ").unwrap_or(&command).to_owned();
            said.insert(command.clone(), Names::new());
        }
        let cell = line.strip_prefix("| `").and_then(|rest| rest.split(" | ").next());
        let words = cell.into_iter().flat_map(|cell| cell.split(['`', ' ', ',']));
        let words = words.filter(|word| is_option(word)).map(str::to_owned);
        if let Some(section) = said.get_mut(&command) {
            section.extend(words);
        }
    }
    let everywhere = options(&help(&[]));
    assert_same("commands", &everywhere, &said.remove("All commands").unwrap());
    let mut known = BTreeMap::new();
    commands(&[], &mut known);
    assert_same("commands", &known.keys().cloned().collect(), &said.keys().cloned().collect());
    for (command, options) in known {
        // What goes with all commands is said once; a command may have one of that name as well.
        let said = &said[&command];
        let expected = options.iter().filter(|o| !everywhere.contains(*o) || said.contains(*o));
        let expected: Names = expected.map(|option| format!("{command} {option}")).collect();
        let said = said.iter().map(|option| format!("{command} {option}")).collect();
        assert_same("commands", &expected, &said);
    }
}

#[test]
fn the_handbook_builds_without_a_warning_and_can_be_searched_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let options = ["--deny-warnings", "--out", out.to_str().unwrap()];
    done(&repository(), &[&["--site", "docs", "build"], &options[..]].concat());
    assert_eq!(broken_links(&out).0, Vec::<String>::new());
    for language in ["en", "ur"] {
        for file in ["search.html", "saved.html", "start/first-guide.json"] {
            assert!(out.join(language).join(file).is_file(), "{language}/{file}");
        }
    }
}

#[test]
fn the_readme_leads_to_pages_that_are_there() {
    let readme = read("README.md");
    let links = readme.split("](").skip(1).filter_map(|rest| rest.split([')', '#']).next());
    let own: Vec<_> = links.filter(|link| !link.is_empty() && !link.contains("://")).collect();
    let gone: Vec<_> = own.iter().filter(|link| !repository().join(link).exists()).collect();
    assert!(own.len() > 10 && gone.is_empty(), "{gone:?}");
}
