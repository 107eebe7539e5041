//! mashal itself: with nothing there, with nothing changed, with one guide changed, and as a
//! preview.

use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::client::Client;
use crate::corpus;
use crate::generator::{Generator, LEAST};
use crate::measure::{self, Run};
use crate::site;

const PROGRAM: &str = env!("CARGO_BIN_EXE_mashal");

/// The site with `pages` guides.
pub(crate) fn generator(pages: usize) -> Generator {
    let mut command = Command::new(PROGRAM);
    command.arg("build");
    let folder = site::fresh(pages);
    Generator { name: "mashal", folder, commands: vec![command], caches: &[] }
}

/// A paragraph more in the first guide of a language: its first line again.
pub(crate) fn edit(root: &Path, language: &str) {
    let path = format!("content/{language}/{}.md", corpus::path(0));
    let text = std::fs::read_to_string(root.join(&path)).expect("the guide was written");
    let body = text.splitn(3, "+++\n").nth(2).unwrap_or_default();
    let more = body.lines().find(|line| !line.is_empty()).expect("it says something");
    site::write(root, &path, &format!("{text}\n{more}\n"));
}

/// How many files the build says it has written.
pub(crate) fn written(run: &Run) -> usize {
    let parts = run.said.trim_end().rsplit(", ");
    let count = parts.into_iter().find_map(|part| part.strip_suffix(" files written"));
    count.map_or(0, |count| count.parse().expect("it is a number"))
}

/// From the start of the preview to the first guide served.
pub(crate) fn serve(root: &Path) -> Run {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).and_then(|free| free.local_addr());
    let address: SocketAddr = free.expect("a free port");
    let mut command = Command::new(PROGRAM);
    command.args(["serve", "--port", &address.port().to_string()]).current_dir(root);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let clock = Instant::now();
    let mut child = command.spawn().expect("the program is there");
    while TcpStream::connect(address).is_err() {
        assert!(child.try_wait().is_ok_and(|ended| ended.is_none()), "the preview has ended");
        std::thread::sleep(Duration::from_millis(1));
    }
    let answer = Client::new(address).get(&format!("en/{}.html", corpus::path(0)));
    let time = clock.elapsed();
    let whole = answer.status == 200 && answer.body.len() > LEAST;
    assert!(whole, "the guide is not served");
    let peak = measure::peak(child.id());
    child.kill().and_then(|()| child.wait()).expect("the preview is ours");
    Run { time, peak, said: String::new() }
}
