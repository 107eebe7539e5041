//! From a saved file to the changed page served over HTTP: `cargo bench --bench preview`.
//!
//! Median and 95th percentile of edits of one kind after the other, on sites of growing size. The
//! site lies on a memory disk where there is one, so that the disk's own time is left out. A wait
//! for more changes (8 ms of silence) is part of every figure.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a benchmark sets up its site, prints, and stops at the first surprise"
)]

#[path = "../tests/suite/client.rs"]
mod client;
mod corpus;
mod site;

use std::net::TcpListener;
use std::time::{Duration, Instant};

use mashal::config::Choices;
use mashal::preview::http::Hosts;
use mashal::preview::{News, Preview};
use mashal::world::embedded;

use client::Client;
use site::write;

/// Guides in six languages together.
const PAGES: [usize; 3] = [300, 3000, 12_000];
const EDITS: usize = 40;
/// A change that is not served by then never will be.
const PATIENCE: Duration = Duration::from_secs(30);

/// What is at `path`, as text.
fn get(client: &mut Client, path: &str) -> String {
    let answer = client.get(path);
    // A style sheet may have got another name since the page was made.
    assert!(matches!(answer.status, 200 | 404), "{path}: {}", answer.status);
    String::from_utf8(answer.body).expect("what is asked for is text")
}

/// The style sheet that `page` names.
fn sheet_of(client: &mut Client, page: &str) -> String {
    let html = get(client, page);
    let at = html.find("/assets/style.").expect("a page has a style sheet") + 1;
    let end = at + html.get(at..).and_then(|rest| rest.find('"')).expect("an attribute ends");
    let path = html.get(at..end).expect("the address is ASCII").to_owned();
    get(client, &path)
}

fn theme(name: &str) -> String {
    let (_, bytes) =
        embedded::theme().into_iter().find(|(path, _)| *path == name).expect("a file of the theme");
    String::from_utf8(bytes.to_vec()).expect("text")
}

fn main() {
    // `cargo test` runs benchmarks once: then the smallest site shows that it still works.
    let once = !std::env::args().any(|argument| argument == "--bench");
    println!("{:>7}  {:<12} {:>9} {:>9}", "pages", "edit", "median ms", "p95 ms");
    for pages in PAGES {
        run(pages, if once { 2 } else { EDITS });
        if once {
            return;
        }
    }
}

fn run(pages: usize, edits: usize) {
    let folder = site::fresh(pages);
    let root = folder.path();
    let guide = corpus::path(0);
    let (file, page) = (format!("content/en/{guide}.md"), format!("en/{guide}.html"));
    let text = std::fs::read_to_string(root.join(&file)).expect("the guide was written");
    let title = text.find("0: ").map(|at| text.split_at(at)).expect("the guide has a title");
    let (template, sheet) = (theme("templates/guide.html"), theme("assets/style.css"));
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let started = Instant::now();
    let choices = Choices::default();
    let sound = |news: &News<'_>| assert!(news.faults.is_empty(), "{:?}", news.faults);
    let preview = Preview::start(root, choices, listener, Hosts::default(), false, sound);
    let preview = preview.expect("the site is sound");
    let mut client = Client::new(preview.address().expect("it is running"));
    let _first = get(&mut client, &page);
    println!("{pages:>7}  {:<12} {:>9.0}", "start", started.elapsed().as_secs_f64() * 1000.0);
    // Kind of edit, file, and its text with a mark.
    type Edit<'a> = (&'a str, &'a str, Box<dyn Fn(&str) -> String + 'a>);
    let kinds: [Edit<'_>; 5] = [
        ("guide", &file, Box::new(|mark| format!("{text}\n{mark}\n"))),
        ("title", &file, Box::new(|mark| format!("{}{mark} {}", title.0, title.1))),
        ("message", "locales/en/site.ftl", Box::new(|mark| format!("site-title = {mark}\n"))),
        (
            "template",
            "themes/default/templates/guide.html",
            Box::new(|mark| template.replace("<article>", &format!("<article>\n{mark}"))),
        ),
        (
            "style sheet",
            "themes/default/assets/style.css",
            Box::new(|mark| format!("{sheet}\n/* {mark} */\n")),
        ),
    ];
    for (kind, file, edited) in &kinds {
        let mut times: Vec<Duration> = (0..edits)
            .map(|edit| {
                std::thread::sleep(Duration::from_millis(120));
                let mark = format!("mark{}x{edit}end", kind.len());
                let clock = Instant::now();
                write(root, file, &edited(&mark));
                loop {
                    let sheet = *kind == "style sheet";
                    let served =
                        if sheet { sheet_of(&mut client, &page) } else { get(&mut client, &page) };
                    let time = clock.elapsed();
                    if served.contains(&mark) {
                        break time;
                    }
                    assert!(time < PATIENCE, "the change was never served");
                    std::thread::sleep(Duration::from_micros(500));
                }
            })
            .collect();
        times.sort();
        let at = |part: f64| {
            // The index lies within: the part is below one.
            let place = ((times.len() - 1) as f64 * part).round() as usize;
            times.get(place).map_or(0.0, |time| time.as_secs_f64() * 1000.0)
        };
        println!("{pages:>7}  {kind:<12} {:>9.1} {:>9.1}", at(0.5), at(0.95));
    }
}
