//! What the source itself promises: layers, names of faults, logical properties, messages.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::program::{repository, tree};

fn sources() -> BTreeMap<String, String> {
    let files = tree(&repository().join("src")).into_iter();
    files
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The layers of `src/ARCHITECTURE.md`, in its order.
fn layers() -> Vec<String> {
    let map = fs::read_to_string(repository().join("src/ARCHITECTURE.md")).unwrap();
    let rows = map.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.flat_map(|row| {
        let names = row.split('|').next().unwrap();
        names
            .split('`')
            .filter(|name| name.chars().any(char::is_alphanumeric))
            .map(str::to_owned)
            .collect::<Vec<_>>()
    })
    .collect()
}

#[test]
fn a_module_uses_only_layers_above_its_own() {
    let layers = layers();
    let rank = |name: &str| layers.iter().position(|layer| layer == name);
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = path.split(['/', '.']).next().unwrap();
        if matches!(own, "lib" | "main") {
            continue;
        }
        let Some(own_rank) = rank(own) else {
            wrong.push(format!("{path}: `{own}` is not on the map"));
            continue;
        };
        // Unit tests may look anywhere.
        let code = text.split("#[cfg(test)]").next().unwrap();
        for used in code.split("crate::").skip(1) {
            let used: String =
                used.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            match rank(&used) {
                Some(rank) if rank <= own_rank => {}
                Some(_) => wrong.push(format!("{path} uses `{used}`, a layer below its own")),
                None => {}
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// Files of one folder that need each other are one concept in two files, or one of them holds what
/// is of a third.
#[test]
fn no_files_of_one_folder_need_each_other() {
    // What each file uses of the files beside it.
    let mut uses: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    let mut wrong = Vec::new();
    let sources = sources();
    let place = |path: &str| {
        let module = path.strip_suffix("/mod.rs").or(path.strip_suffix(".rs")).unwrap();
        let (folder, own) = module.rsplit_once('/').unwrap_or(("", module));
        (folder.to_owned(), own.to_owned())
    };
    let places: BTreeSet<_> = sources.keys().map(|path| place(path)).collect();
    for (path, text) in &sources {
        let code: String = text
            .split("#[cfg(test)]")
            .next()
            .unwrap()
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(|line| format!("{line}\n"))
            .collect();
        if code.contains("super::super") {
            wrong.push(format!("{path}: `super::super`; say it from `crate`"));
        }
        let (folder, own) = place(path);
        if folder.is_empty() {
            continue;
        }
        let absolute = format!("crate::{}::", folder.replace('/', "::"));
        for start in ["super::", &absolute] {
            // `super::name…` and all names of `super::{…}`.
            for rest in code.split(start).skip(1) {
                let list = rest.strip_prefix('{').and_then(|rest| rest.split('}').next());
                let names = list.unwrap_or(rest.split(|c| !is_word(c)).next().unwrap());
                let found = names.split(|c| !is_word(c)).map(str::to_owned);
                let beside = found
                    .filter(|name| *name != own)
                    .filter(|name| places.contains(&(folder.clone(), name.clone())));
                uses.entry((folder.clone(), own.clone())).or_default().extend(beside);
            }
        }
    }
    // What each reaches at last; who reaches each other are one circle.
    let reached = |(folder, own): &(String, String)| {
        let mut found = BTreeSet::new();
        let mut open = vec![own.clone()];
        while let Some(next) = open.pop() {
            let more = uses.get(&(folder.clone(), next)).into_iter().flatten();
            open.extend(more.filter(|name| found.insert((*name).clone())).cloned());
        }
        found
    };
    let reached: BTreeMap<_, _> = uses.keys().map(|file| (file.clone(), reached(file))).collect();
    let mut circles = BTreeSet::new();
    for ((folder, own), all) in reached.iter().filter(|((_, own), all)| all.contains(own)) {
        let with = |other: &&String| {
            reached.get(&(folder.clone(), (*other).clone())).is_some_and(|back| back.contains(own))
        };
        let names: Vec<_> = all.iter().filter(with).map(String::as_str).collect();
        circles.insert(format!("{folder}: {}", names.join(" ")));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(circles, BTreeSet::<String>::new());
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[test]
fn codes_are_named_area_slash_fault_and_once() {
    let mut seen = BTreeSet::new();
    for code in mashal::diag::Code::ALL {
        let slug = code.as_str();
        let parts: Vec<_> = slug.split('/').collect();
        let sound = |part: &&str| {
            part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        };
        assert!(parts.len() == 2 && parts.iter().all(sound), "{slug}");
        assert!(seen.insert(slug), "{slug} is there twice");
    }
}

#[test]
fn style_sheets_know_no_left_and_right() {
    let words = ["left", "right", "top", "bottom", "width", "height"];
    let mut wrong = Vec::new();
    for (path, bytes) in tree(&repository().join("themes")) {
        if !path.ends_with(".css") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        for (number, line) in text.lines().enumerate() {
            // What stands in comments, selectors and conditions of `@media` lays nothing out.
            let code = line.split("/*").next().unwrap().trim();
            if code.starts_with(['@', '*']) || code.ends_with(['{', ',']) {
                continue;
            }
            let names = code.split(|c: char| !(c.is_alphanumeric() || c == '-'));
            let physical = |name: &str| {
                let logical =
                    ["line-height", "block", "inline"].iter().any(|word| name.contains(word));
                !logical && name.split('-').any(|part| words.contains(&part))
            };
            wrong.extend(
                names
                    .filter(|name| physical(name))
                    .map(|name| format!("{path}:{}: {name}", number + 1)),
            );
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The names of a file's messages, with their attributes.
fn messages(path: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(path).unwrap();
    let mut names = BTreeSet::new();
    let mut message = String::new();
    for line in text.lines() {
        if let Some((name, _)) = line.split_once('=') {
            if let Some(attribute) = name.trim().strip_prefix('.') {
                names.insert(format!("{message}.{}", attribute.trim()));
            } else if !name.starts_with([' ', '#']) {
                message = name.trim().to_owned();
                names.insert(message.clone());
            }
        }
    }
    names
}

#[test]
fn urdu_has_every_message_and_the_theme_uses_every_one() {
    let locales = repository().join("locales");
    for file in ["ui.ftl", "site.ftl", "directory.ftl", "letters.ftl"] {
        let english = messages(&locales.join("en").join(file));
        assert!(english.len() > 2);
        assert_eq!(english, messages(&locales.join("ur").join(file)), "{file}");
    }
    let mut uses: String = sources().into_values().collect();
    for (_, bytes) in tree(&repository().join("themes")) {
        uses.push_str(&String::from_utf8_lossy(&bytes));
    }
    let unused: Vec<_> = messages(&locales.join("en/ui.ftl"))
        .into_iter()
        .filter(|name| !uses.contains(&format!("\"{name}\"")))
        .filter(|name| !["alert-", "help-asks-"].iter().any(|begin| name.starts_with(begin)))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

/// Letters of Arabic that Urdu writes otherwise, and Latin punctuation after Urdu letters.
#[test]
fn urdu_is_written_with_the_letters_of_urdu() {
    let mut wrong = Vec::new();
    let mut files = tree(&repository().join("content/ur"));
    files.extend(tree(&repository().join("locales/ur")));
    files.extend(tree(&repository().join("src/cli/scaffold/ur")));
    let arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    for (path, bytes) in files {
        let text = String::from_utf8(bytes).unwrap();
        for (number, line) in text.lines().enumerate() {
            let mut before = ' ';
            for c in line.chars() {
                if "يكهةـ".contains(c) || (",;?".contains(c) && arabic(before)) {
                    wrong.push(format!("{path}:{}: `{before}{c}`", number + 1));
                }
                before = c;
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn source_files_hold_one_concept_each() {
    let long: Vec<_> = sources()
        .into_iter()
        .map(|(path, text)| (path, text.lines().count()))
        .filter(|(_, lines)| *lines > 400)
        .collect();
    assert_eq!(long, []);
}

#[test]
fn comments_end_before_column_101() {
    let mut wide = Vec::new();
    for (path, text) in sources() {
        let lines = text.lines().zip(1..);
        let comments = lines.filter(|(line, _)| line.trim_start().starts_with("//"));
        let over = comments.filter(|(line, _)| line.chars().count() > 100);
        wide.extend(over.map(|(_, number)| format!("{path}:{number}")));
    }
    assert_eq!(wide, Vec::<String>::new());
}
