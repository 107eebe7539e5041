//! The least that a generator does: read, render the Markdown, write as many files, on all
//! processors. No links, no lists, no theme.

use std::path::Path;
use std::time::Instant;

use pulldown_cmark::{Options, Parser, html};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::generator::assert_whole;
use crate::measure::Run;
use crate::site;

/// Makes the guides of the mashal site in `root`.
pub(crate) fn run(root: &Path, pages: usize) -> Run {
    let out = site::folder();
    let clock = Instant::now();
    let content = root.join("content");
    let files = WalkDir::new(&content).into_iter().map(|file| file.expect("it can be read"));
    let files: Vec<_> = files.filter(|file| file.file_type().is_file()).collect();
    files.par_iter().for_each(|file| {
        let text = std::fs::read_to_string(file.path()).expect("guides are UTF-8");
        let body = text.rsplit("+++\n").next().unwrap_or_default();
        let options = Options::ENABLE_TABLES | Options::ENABLE_HEADING_ATTRIBUTES;
        let mut page = "<!doctype html>\n<meta charset=\"utf-8\">\n<main>\n".to_owned();
        html::push_html(&mut page, Parser::new_ext(body, options));
        page.push_str("</main>\n");
        let path = file.path().strip_prefix(&content).expect("it was found there");
        let path = path.with_extension("html");
        site::write(out.path(), &path.to_string_lossy(), &page);
    });
    let time = clock.elapsed();
    assert_whole("the floor", out.path(), pages);
    Run { time, peak: None, said: String::new() }
}
