//! `mashal move`: a guide or a section at another path, in all languages.

use clap::Args;

use super::load::{Loaded, load};
use super::output::{Output, counted};
use super::{Common, Exit};
use crate::diag::Sink;
use crate::freshness::of_record;
use crate::moving::{Refused, choices, plan};
use crate::rewrite::write_move;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The guide or section, as `phone/lock.md` or `phone`
    old: String,
    /// Where it is to lie, as `device/lock.md` or `device`
    new: String,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let Loaded { root, world, site, sink } = match load(common, &choices(), output) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let plan = match plan(&site, &world, &sink, (&options.old, &options.new)) {
        Ok(plan) => plan,
        Err(Refused::Request(why)) => {
            output.fail(&why);
            return Exit::Usage;
        }
        Err(Refused::Faults(faults)) => {
            let mut sink = Sink::default();
            sink.extend(faults);
            output.faults(&sink, false);
            output.say("nothing was moved: the site would have these errors");
            return Exit::Faults;
        }
    };
    let leftovers = match write_move(&world, &root, &plan) {
        Ok(leftovers) => leftovers,
        Err(why) => {
            output.fail(&format!("{why}; nothing was moved"));
            return Exit::Surroundings;
        }
    };
    let left = if leftovers.is_empty() { Exit::Done } else { Exit::Surroundings };
    for file in leftovers {
        output.fail(&format!("`{}` cannot be removed: {}; remove it", file.path, file.error));
    }
    for section in &plan.unaliased {
        output.say(&format!(
            "warning: nothing leads on from the old address of the section `{section}`: it has no `_index.md`"
        ));
    }
    if !output.quiet {
        // What translations were made from goes along with them.
        let files = plan.moved.iter().filter(|file| of_record(&file.to).is_none());
        let (moved, links) = (counted(files.count(), "file"), counted(plan.links, "link"));
        output.result(&format!("{moved} moved, {links} mended\n"));
    }
    left
}
