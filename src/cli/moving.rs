//! `mashal move`: a guide or a section at another path, in all languages.

use std::path::Path;

use clap::Args;

use super::output::{self, Output, counted};
use super::rewrite::{create, remove, rewrite};
use super::{Common, Exit};
use crate::diag::{Sink, Source};
use crate::freshness::of_record;
use crate::moving::{Move, Refused, choices, plan};
use crate::site;
use crate::world::{Disk, World};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The guide or section, as `phone/lock.md` or `phone`
    old: String,
    /// Where it is to lie, as `device/lock.md` or `device`
    new: String,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let world = Disk::new(&root);
    let mut sink = Sink::default();
    let Some(site) = site::load(&world, &choices(), &mut sink) else {
        output.faults(&sink, false);
        return Exit::Faults;
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
    if let Err(why) = write(&world, &root, &plan) {
        output.fail(&format!("{why}; nothing was moved"));
        return Exit::Surroundings;
    }
    // All is at its new place: what is left at the old one does no harm that is not said.
    let mut left = Exit::Done;
    for file in &plan.moved {
        if let Err(error) = remove(&root, &file.from) {
            output.fail(&format!("`{}` cannot be removed: {error}; remove it", file.from));
            left = Exit::Surroundings;
        }
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

/// Writes all that is new and mends what stays; where something fails, all is as it was.
fn write(world: &Disk, root: &Path, plan: &Move) -> Result<(), String> {
    let (mut created, mut mended) = (Vec::new(), Vec::new());
    let done = plan
        .moved
        .iter()
        .try_for_each(|file| {
            let fault = |error| format!("`{}` cannot be written: {error}", file.to);
            match world.read(&file.from) {
                Ok(now) if now == file.before => {}
                _ => return Err(format!("`{}` has changed meanwhile", file.from)),
            }
            create(root, &file.to, &file.bytes).map_err(fault)?;
            created.push(&file.to);
            Ok(())
        })
        .and_then(|()| {
            plan.mended.iter().try_for_each(|(source, text)| {
                let fault = |error| format!("`{}` cannot be written: {error}", source.path());
                rewrite(world, root, source, text).map_err(fault)?;
                mended.push((source, text));
                Ok(())
            })
        });
    if done.is_err() {
        for (source, text) in mended {
            let now = Source::new(source.path(), text.as_str());
            let _as_well_as_it_goes = rewrite(world, root, &now, source.text());
        }
        for path in created {
            let _as_well_as_it_goes = remove(root, path);
        }
    }
    done
}
