//! Every figure of this repository's guides, and every number and address of its directory, is one
//! that a source states: the site is held to `tests/facts.toml`, and that to the sources that pages
//! and contacts name.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;

use jiff::civil::Date;
use mashal::data::{Node, Value, read_toml};
use mashal::diag::{Code, Sink, Source};
use mashal::site::{Cite, Kind, Site};
use mashal::world::Disk;

use crate::fixture::WITHOUT_FONTS;
use crate::program::{built_site, repository, tree};
use crate::walker::address;

/// A table of the file: what it says under each key.
type Fact = BTreeMap<String, String>;

/// The tables of the file named `kind`.
fn facts(kind: &str) -> Vec<Fact> {
    let text = fs::read_to_string(repository().join("tests/facts.toml")).unwrap();
    let source = Source::new("tests/facts.toml", text.as_str());
    let node = read_toml(&source, 0..text.len(), Code::DirectoryInvalid, &mut Sink::default());
    let mut tables = entries(node.unwrap());
    let Value::Array(list) = tables.remove(kind).unwrap() else { panic!("{kind}") };
    let said = |value| match value {
        Value::String(text) => text,
        Value::Date(day) => day.to_string(),
        other => panic!("{other:?}"),
    };
    let fact = |node| entries(node).into_iter().map(|(key, value)| (key, said(value))).collect();
    list.into_iter().map(fact).collect()
}

fn entries(node: Node) -> BTreeMap<String, Value> {
    let Value::Table(entries) = node.value else { panic!("{node:?}") };
    entries.into_iter().map(|(key, _, node)| (key, node.value)).collect()
}

fn site() -> Site {
    let disk = Disk::new(repository());
    mashal::site::load(&disk, &WITHOUT_FONTS, &mut Sink::default()).unwrap()
}

/// Whether one of the sources is the one that a fact names, by its address or its title.
fn names(sources: &[Cite], named: &str) -> bool {
    sources.iter().any(|cite| cite.url.as_deref().unwrap_or(&cite.title) == named)
}

/// A fact names one of the sources there are, or says why it names none.
fn complaint_of_source(fact: &Fact, sources: &[Cite]) -> Option<String> {
    match (fact.get("source"), fact.get("why")) {
        (Some(source), None) if names(sources, source) => None,
        (None, Some(_)) => None,
        _ => Some(format!("not a source there: {fact:?}")),
    }
}

/// The figures in a text: digits, with what stands between those of one number.
fn figures(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
        match found.last_mut() {
            Some(last) if matches!(&text[last.end..at], "" | "," | ".") => last.end = at + 1,
            _ => found.push(at..at + c.len_utf8()),
        }
    }
    found
}

/// Figures that stand in none of the sayings, and sayings that stand in no text.
fn unstated(texts: &[String], sayings: &[&str]) -> Vec<String> {
    let mut idle: BTreeSet<&str> = sayings.iter().copied().collect();
    let mut complaints = Vec::new();
    for text in texts {
        let mut stated = Vec::new();
        for said in sayings {
            let places: Vec<_> =
                text.match_indices(said).map(|(at, _)| at..at + said.len()).collect();
            if !places.is_empty() {
                idle.remove(said);
            }
            stated.extend(places);
        }
        let bare = figures(text).into_iter();
        let bare = bare.filter(|figure| {
            !stated.iter().any(|said| said.start <= figure.start && figure.end <= said.end)
        });
        complaints.extend(bare.map(|figure| format!("`{}` in: {text}", &text[figure])));
    }
    complaints.extend(idle.into_iter().map(|said| format!("nowhere: {said}")));
    complaints
}

#[test]
fn every_figure_of_a_guide_is_stated_by_one_of_its_sources() {
    let (site, facts) = (site(), facts("guides"));
    let mut wrong = Vec::new();
    let mut seen = 0;
    let english = site.texts().filter(|text| text.language == site.config.source_language);
    for text in english.filter(|text| text.front.kind != Some(Kind::Neutral)) {
        let page = text.path();
        let own: Vec<&Fact> = facts.iter().filter(|fact| fact["page"] == page).collect();
        let sources = text.front.sources.as_deref().unwrap_or_default();
        let heads = [&text.front.title, &text.front.summary];
        let heads = heads.into_iter().flatten().map(|(words, _)| words.clone());
        let blocks = text.document().blocks();
        let words = blocks.iter().map(|block| block.passage.text().to_owned());
        let sayings: Vec<&str> = own.iter().map(|fact| fact["says"].as_str()).collect();
        let complaints = unstated(&heads.chain(words).collect::<Vec<_>>(), &sayings);
        let complaints = complaints
            .into_iter()
            .chain(own.iter().filter_map(|fact| complaint_of_source(fact, sources)));
        wrong.extend(complaints.map(|complaint| format!("{page}: {complaint}")));
        seen += own.len();
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert_eq!(seen, facts.len(), "facts of pages that are not there");
}

/// Of a guide that holds until a day, the words and the front matter say the same day, which a
/// source of it states.
#[test]
fn a_guide_that_ends_does_so_on_the_day_that_its_source_states() {
    let (site, facts) = (site(), facts("until"));
    let mut ends = BTreeMap::new();
    for text in site.texts() {
        if let Some((day, _)) = &text.front.until {
            ends.insert(text.source().path().to_owned(), *day);
        }
    }
    let mut stated = BTreeMap::new();
    for fact in &facts {
        let path = format!("content/en/{}", fact["page"]);
        let text = site.texts().find(|text| text.source().path() == path).unwrap();
        assert_eq!(complaint_of_source(fact, text.front.sources.as_deref().unwrap()), None);
        assert!(text.source().text().contains(&fact["says"]), "{fact:?}");
        stated.insert(path, fact["day"].parse::<Date>().unwrap());
    }
    assert_eq!(ends, stated);
    assert!(!ends.is_empty());
}

/// Whoever reads it sees the day above the words, in her language.
#[test]
fn a_guide_that_ends_says_until_when_in_every_language() {
    let files = tree(built_site().0);
    let html = |page: &str| {
        let path = format!("{}.html", address(&files, page));
        String::from_utf8(files[&path].clone()).unwrap()
    };
    let until = "<p class=\"notice until\"";
    for language in ["en", "ur", "sd", "ps", "pnb", "skr", "ur-Latn"] {
        let page = html(&format!("{language}/reporting/identity-card"));
        let (above, notice) = page.split_once(until).unwrap();
        let (notice, _) = notice.split_once("</p>").unwrap();
        assert!(notice.contains("31") && notice.contains("2026"), "{language}: {notice}");
        assert!(!above.contains("class=\"prose\""), "{language}");
        assert!(!html(&format!("{language}/reporting/home")).contains(until));
    }
}

#[test]
fn every_number_and_address_of_the_directory_is_the_one_that_its_source_states() {
    let (site, facts) = (site(), facts("contacts"));
    let directory = site.directory.as_ref().unwrap();
    let ids: Vec<&str> = directory.contacts().iter().map(|contact| contact.id.as_str()).collect();
    assert_eq!(facts.iter().map(|fact| fact["id"].as_str()).collect::<Vec<_>>(), ids);
    for (contact, fact) in directory.contacts().iter().zip(&facts) {
        let ways = [
            ("phone", &contact.phone),
            ("press", &contact.press),
            ("sms", &contact.sms),
            ("whatsapp", &contact.whatsapp),
            ("email", &contact.email),
            ("web", &contact.web),
        ];
        for (key, way) in ways {
            assert_eq!(fact.get(key), way.as_ref(), "{} {key}", contact.id);
        }
        assert_eq!(complaint_of_source(fact, &contact.sources), None);
        // Nobody vouches for what no source states.
        assert!(!(contact.is_callable() && fact.contains_key("why")), "{}", contact.id);
    }
    let laws = site.laws.as_ref().unwrap();
    let text = fs::read_to_string(repository().join("content/law.toml")).unwrap();
    let facts = self::facts("laws");
    assert_eq!(text.matches("[[laws]]").count(), facts.len());
    for fact in &facts {
        let law = laws.get(&fact["id"]).unwrap();
        assert_eq!(law.section.as_ref(), Some(&fact["section"]), "{fact:?}");
        assert_eq!(complaint_of_source(fact, &law.sources), None);
    }
}

/// The messages of a file, `name` and `name.attribute`, white space folded.
fn messages(language: &str, file: &str) -> BTreeMap<String, String> {
    let path = repository().join("locales").join(language).join(file);
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    let (mut name, mut part) = (String::new(), String::new());
    for line in fs::read_to_string(path).unwrap().lines() {
        let begin = line.split_once(" =");
        if line.starts_with('#') || line.is_empty() {
            continue;
        } else if let Some((id, words)) = begin.filter(|_| !line.starts_with(' ')) {
            (name, part) = (id.to_owned(), id.to_owned());
            messages.insert(part.clone(), words.trim().to_owned());
        } else if let Some((id, words)) =
            begin.filter(|(id, _)| id.trim_start().starts_with('.') && !id.trim().contains(' '))
        {
            part = format!("{name}{}", id.trim());
            messages.insert(part.clone(), words.trim().to_owned());
        } else {
            let words = messages.get_mut(&part).unwrap();
            *words = format!("{words} {}", line.trim()).trim().to_owned();
        }
    }
    messages
}

#[test]
fn every_figure_of_a_message_on_contacts_and_laws_is_stated_by_a_source() {
    let (site, facts) = (site(), facts("messages"));
    let english: BTreeMap<String, String> =
        ["directory.ftl", "law.ftl"].iter().flat_map(|file| messages("en", file)).collect();
    assert!(english.len() > 90, "{}", english.len());
    let mut wrong = Vec::new();
    for (id, words) in &english {
        let own: Vec<&Fact> = facts.iter().filter(|fact| fact["id"] == *id).collect();
        let sayings: Vec<&str> = own.iter().map(|fact| fact["says"].as_str()).collect();
        let complaints = unstated(std::slice::from_ref(words), &sayings);
        wrong.extend(complaints.into_iter().map(|complaint| format!("{id}: {complaint}")));
    }
    for fact in &facts {
        let contact = site.directory.as_ref().unwrap().get(&fact["of"]);
        let law = site.laws.as_ref().unwrap().get(&fact["of"]);
        let sources = contact.map(|contact| &contact.sources).or(law.map(|law| &law.sources));
        wrong.extend(complaint_of_source(fact, sources.unwrap()));
        assert!(english.contains_key(&fact["id"]), "{fact:?}");
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// What is a hundred thousand in a language.
const LAKH: [&str; 5] = ["لاکھ", "لک", "لکه", "لکھ", "lakh"];

/// Figures as numbers; small ones are as often in words.
fn numbers(text: &str) -> BTreeSet<u64> {
    let number = |figure: Range<usize>| {
        let value: u64 = text[figure.clone()].replace(',', "").parse().ok()?;
        let next = text[figure.end..].split_whitespace().next();
        let many = next.is_some_and(|next| LAKH.contains(&next));
        Some(if many { value * 100_000 } else { value })
    };
    figures(text).into_iter().filter_map(number).filter(|value| *value > 20).collect()
}

/// Guides are compared by the check; messages here.
#[test]
fn translations_of_messages_on_contacts_and_laws_have_the_same_figures() {
    let site = site();
    let mut compared = 0;
    for (id, language) in site.config.languages() {
        let tag = language.locale.tag();
        if id == site.config.source_language || !site.config.published.contains(&id) {
            continue;
        }
        for file in ["directory.ftl", "law.ftl"] {
            let (english, own) = (messages("en", file), messages(tag, file));
            for (name, words) in own {
                assert_eq!(numbers(&words), numbers(&english[&name]), "{tag} {name}: {words}");
                compared += usize::from(!numbers(&words).is_empty());
            }
        }
    }
    assert!(compared > 60, "{compared}");
}
