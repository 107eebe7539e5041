//! Ten thousand edits in a row, each one waited for, and what they leave in memory:
//! `cargo bench --bench soak` (Linux: it reads `/proc`).
//!
//! The memory that the first two thousand edits settle at is all that there may be at the end.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
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
use mashal::preview::Preview;
use mashal::preview::http::Hosts;

use client::Client;
use site::write;

const PAGES: usize = 300;
const EDITS: usize = 10_000;
const PATIENCE: Duration = Duration::from_secs(30);

/// Resident memory of this process, in kB.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or_default()
}

fn main() {
    // `cargo test` runs benchmarks once: then a few edits show that it still works.
    let once = !std::env::args().any(|argument| argument == "--bench");
    let edits = if once { 20 } else { EDITS };
    let folder = site::fresh(PAGES);
    let root = folder.path();
    let guide = corpus::path(0);
    let (file, page) = (format!("content/en/{guide}.md"), format!("en/{guide}.html"));
    let text = std::fs::read_to_string(root.join(&file)).expect("the guide was written");
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    let preview =
        Preview::start(root, Choices::default(), listener, Hosts::default(), false, |_| ());
    let preview = preview.expect("the site is sound");
    let mut client = Client::new(preview.address().expect("it is running"));
    let (mut settled, mut last) = (0, 0);
    for edit in 1..=edits {
        let mark = format!("mark{edit}end");
        match edit % 5 {
            0 => write(root, "locales/en/site.ftl", &format!("site-title = {mark}\n")),
            1 => write(root, &file, &text.replacen("title = \"", &format!("title = \"{mark} "), 1)),
            2 => {
                // A guide comes, and goes with the next.
                write(root, "content/en/part-000/new.md", "+++\ntitle = \"New\"\n+++\n");
                write(root, &file, &format!("{text}\n{mark} [new](new.md)\n"));
            }
            3 => {
                write(root, &file, &format!("{text}\n{mark}\n"));
                std::fs::remove_file(root.join("content/en/part-000/new.md")).expect("it is there");
            }
            _ => write(root, &file, &format!("{text}\n\n## {mark}\n")),
        }
        let clock = Instant::now();
        loop {
            let answer = client.get(&page);
            assert_eq!(answer.status, 200, "{page}");
            if String::from_utf8_lossy(&answer.body).contains(&mark) {
                break;
            }
            assert!(clock.elapsed() < PATIENCE, "edit {edit} was never served");
            std::thread::sleep(Duration::from_micros(500));
        }
        if edit % 1000 == 0 {
            last = memory();
            println!("{edit:>6} edits {:>8.1} MB", last as f64 / 1000.0);
        }
        if edit == 2000 {
            settled = last;
        }
    }
    assert!(last <= settled + settled / 10, "memory grows: {settled} kB, then {last} kB");
}
