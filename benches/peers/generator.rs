//! A site in the layout of one generator, built by it from nothing and held to be whole.

use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use walkdir::WalkDir;

use crate::measure::{self, Run};

/// Where every generator here is told to write, below its folder.
pub(crate) const OUTPUT: &str = "public";

/// The bytes of a guide's text; a smaller page is none.
pub(crate) const LEAST: usize = 4000;

pub(crate) struct Generator {
    pub(crate) name: &'static str,
    pub(crate) folder: TempDir,
    /// Run one after the other in the folder.
    pub(crate) commands: Vec<Command>,
    /// What a build leaves beside its output, below the folder.
    pub(crate) caches: &'static [&'static str],
}

impl Generator {
    /// The last build goes, and the site is built anew.
    pub(crate) fn cold(&mut self, pages: usize) -> Run {
        for left in [OUTPUT].iter().chain(self.caches) {
            let left = self.folder.path().join(left);
            if left.is_dir() {
                std::fs::remove_dir_all(left).expect("the folder is ours");
            } else if left.exists() {
                std::fs::remove_file(left).expect("the file is ours");
            }
        }
        let run = self.build();
        assert_whole(self.name, &self.folder.path().join(OUTPUT), pages);
        run
    }

    /// The site is built over what is there.
    pub(crate) fn build(&mut self) -> Run {
        let root = self.folder.path();
        let runs = self.commands.iter_mut().map(|command| measure::run(command.current_dir(root)));
        runs.reduce(Run::then).expect("a generator has a command")
    }
}

/// There is a page for every guide, with no less than its text.
pub(crate) fn assert_whole(name: &str, out: &Path, pages: usize) {
    let files = WalkDir::new(out).into_iter().map(|file| file.expect("the folder can be read"));
    let guides = files.filter(|file| {
        let path = file.path().to_string_lossy();
        path.ends_with(".html") && path.contains("guide-")
    });
    let sizes: Vec<u64> = guides.map(|file| file.metadata().expect("it is there").len()).collect();
    assert_eq!(sizes.len(), pages, "{name} made another number of pages");
    assert!(sizes.iter().all(|size| *size > LEAST as u64), "{name} made empty pages");
}
