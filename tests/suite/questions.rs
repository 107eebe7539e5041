//! The questions of this repository's site, walked as a reader would: by what comes out.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use crate::program::{built_site, repository, tree};
use crate::walker::{address, leads_to, resolve};

/// From the home page: the first touch opens the questions, the last one the page that helps.
const TOUCHES: usize = 5;

#[test]
fn questions_lead_to_help_in_five_touches() {
    let files = tree(built_site().0);
    let pages: BTreeMap<String, String> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.clone(), String::from_utf8(bytes.clone()).unwrap()))
        .collect();
    let homes: Vec<&String> = pages
        .keys()
        .filter(|path| path.matches('/').count() == 1 && path.ends_with("/index.html"))
        .collect();
    assert_eq!(homes.len(), 7, "{homes:?}");
    for home in homes {
        let language = home.split('/').next().unwrap();
        let (_, main) = pages[home].split_once("<main").unwrap();
        let begin = address(&files, &format!("{language}/begin"));
        let asks = format!("{begin}.html");
        assert!(leads_to(home, main).contains(&asks), "the first page leads there");
        let page = &pages[&asks];

        let questions = questions(page);
        let mut flow = Flow {
            page: &asks,
            questions: &questions,
            seen: BTreeSet::new(),
            ends: BTreeSet::new(),
        };
        let first = page.split_once("<section class=\"part\" id=\"").unwrap().1;
        flow.walk(first.split('"').next().unwrap(), 1);
        assert_eq!(flow.seen.len(), questions.len(), "every question is asked");
        let helps = |page: &String| pages[page].contains("class=\"contact-way\"");
        for end in &flow.ends {
            assert!(helps(end) || leads_to(end, &pages[end]).iter().any(helps), "{end}");
        }
        if language == "ur" {
            covers_all_needs(&files, &flow.ends);
        }
    }
}

/// The answers below each question, by its id.
fn questions(page: &str) -> BTreeMap<String, Vec<String>> {
    let sections = page.split("<section class=\"part\" id=\"").skip(1);
    let sections = sections.map(|section| {
        let answers = section.split("<li class=\"answer\"><a href=\"").skip(1);
        let until_quote = |text: &str| text.split('"').next().unwrap().to_owned();
        (until_quote(section), answers.map(until_quote).collect())
    });
    sections.collect()
}

struct Flow<'a> {
    page: &'a str,
    questions: &'a BTreeMap<String, Vec<String>>,
    seen: BTreeSet<String>,
    /// Pages that answers lead to.
    ends: BTreeSet<String>,
}

impl Flow<'_> {
    /// Takes every way from a question that is shown after so many touches.
    fn walk(&mut self, id: &str, touches: usize) {
        self.seen.insert(id.to_owned());
        for answer in &self.questions[id] {
            assert!(touches < TOUCHES, "{id}: {answer}");
            let (page, anchor) = resolve(self.page, answer).unwrap();
            if page == self.page {
                self.walk(&anchor.unwrap(), touches + 1);
            } else {
                self.ends.insert(page);
            }
        }
    }
}

/// Each need of the home page is served by one of these pages in Urdu.
fn covers_all_needs(files: &BTreeMap<String, Vec<u8>>, ends: &BTreeSet<String>) {
    let settings = fs::read_to_string(repository().join("mashal.toml")).unwrap();
    let (_, needs) = settings.split_once("needs = [").unwrap();
    let mut open: BTreeSet<&str> =
        needs.split_once(']').unwrap().0.split('"').skip(1).step_by(2).collect();
    assert!(open.len() >= 10, "{open:?}");
    for (path, text) in tree(&repository().join("content/en")) {
        let guide = path.strip_suffix(".md").filter(|guide| !guide.ends_with("_index"));
        let page = guide.map(|guide| address(files, &format!("ur/{guide}")) + ".html");
        if page.is_some_and(|page| ends.contains(&page)) {
            let text = String::from_utf8(text).unwrap();
            let needs = text.lines().find(|line| line.starts_with("needs = ")).unwrap_or_default();
            open.retain(|need| !needs.contains(&format!("\"{need}\"")));
        }
    }
    assert_eq!(open, BTreeSet::new());
}
