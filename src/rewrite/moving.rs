//! Writes what becomes of a site where a guide or section lies elsewhere, or is gone.

use std::io;
use std::path::Path;

use super::file::{create, remove, rewrite};
use crate::diag::Source;
use crate::moving::Move;
use crate::world::{Disk, World};

/// A file that still lies at its old place, since it cannot be removed.
#[derive(Debug)]
pub struct Leftover {
    /// Its path in the site.
    pub path: String,
    /// Why.
    pub error: io::Error,
}

/// Writes all of `plan` to the site in `root`: what is new, then what stays and says something
/// else, and at last removes what lies elsewhere or is gone. What cannot be removed then does no
/// harm that is not said, and is answered.
///
/// # Errors
///
/// What could not be written; all is as it was then.
pub fn write_move(world: &Disk, root: &Path, plan: &Move) -> Result<Vec<Leftover>, String> {
    let (mut created, mut mended) = (Vec::new(), Vec::new());
    let done = write(world, root, plan, (&mut created, &mut mended));
    if done.is_err() {
        for (source, text) in mended {
            let now = Source::new(source.path(), text.as_str());
            let _as_well_as_it_goes = rewrite(world, root, &now, source.text());
        }
        for path in created {
            let _as_well_as_it_goes = remove(root, path);
        }
    }
    done?;
    let old =
        plan.moved.iter().map(|file| &file.from).chain(plan.gone.iter().map(|(path, _)| path));
    let left = old.filter_map(|path| {
        let error = remove(root, path).err()?;
        Some(Leftover { path: path.clone(), error })
    });
    Ok(left.collect())
}

fn write<'a>(
    world: &Disk,
    root: &Path,
    plan: &'a Move,
    (created, mended): (&mut Vec<&'a String>, &mut Vec<(&'a Source, &'a String)>),
) -> Result<(), String> {
    let old = plan.moved.iter().map(|file| (&file.from, &file.before));
    let gone = plan.gone.iter().map(|(path, before)| (path, before));
    for (path, before) in old.chain(gone) {
        if !world.read(path).is_ok_and(|now| now == *before) {
            return Err(format!("`{path}` has changed meanwhile"));
        }
    }
    for file in &plan.moved {
        create(root, &file.to, &file.bytes)
            .map_err(|error| format!("`{}` cannot be written: {error}", file.to))?;
        created.push(&file.to);
    }
    for (source, text) in &plan.mended {
        rewrite(world, root, source, text)
            .map_err(|error| format!("`{}` cannot be written: {error}", source.path()))?;
        mended.push((source, text));
    }
    Ok(())
}
