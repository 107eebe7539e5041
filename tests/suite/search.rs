//! Words as readers mean them, by the cases that the script of the field is held to as well
//! (`tests/browser/search.test.mjs`).

use std::fs;

use mashal::search::{fold, skeleton};

use crate::program::repository;

#[test]
fn words_are_folded_and_have_the_skeleton_that_the_script_gives_them() {
    let cases = fs::read_to_string(repository().join("tests/search/folds.tsv")).unwrap();
    let cases = cases.lines().filter(|line| !line.starts_with('#'));
    let wrong: Vec<String> = cases
        .filter_map(|case| {
            let [written, folded, bones] = case.split('\t').collect::<Vec<_>>()[..] else {
                return Some(format!("not three: {case}"));
            };
            let found = (fold(written), skeleton(&fold(written)));
            (found != (folded.to_owned(), bones.to_owned())).then(|| format!("{case}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
