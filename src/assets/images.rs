//! Images of the content and of the theme, without what they tell of whoever made them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Asset, LOGOS, PreviousOutput, finished, shown_name};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::digest::Digest;
use crate::picture::{self, Fault, Picture, Trace};
use crate::route::Route;
use crate::site::{Attachments, Site, Target, ThemeFile};
use crate::world::Bytes;

/// Pictures of more pixels are decoded one after the other, so that memory does not grow with the
/// number of threads.
const LARGE: u64 = 2_000_000;

/// What became of a file: a picture, or the fault that it has.
type Made = Arc<Result<Picture, Fault>>;

/// All images of the content.
#[derive(Debug, Default)]
pub(super) struct Images {
    /// By path in the site, with the [name](picture::name) of what is made.
    made: BTreeMap<String, (String, Made)>,
    /// How many were only looked at.
    pub(super) unmade: usize,
}

/// What is done with pictures that no earlier build made.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pictures {
    /// They are made.
    #[default]
    Made,
    /// They are [looked at](picture::look): for whoever writes nothing, and does not wait.
    LookedAt,
}

impl Images {
    pub(super) fn get(&self, path: &str) -> Option<&Result<Picture, Fault>> {
        self.made.get(path).map(|(_, made)| &**made)
    }

    /// The name of what is made of the file at `path`.
    pub(super) fn fingerprint(&self, path: &str) -> Option<&str> {
        self.made.get(path).map(|(name, _)| name.as_str())
    }

    pub(super) fn are_broken(&self) -> bool {
        self.made.values().any(|(_, made)| made.is_err())
    }
}

/// Prepares the images among `files`; those whose path and bytes were there `before` are taken
/// over, and what an `previous` build made of a file is not made again.
pub(super) fn prepare(
    files: &Attachments,
    discreet: &BTreeSet<String>,
    before: Option<&Images>,
    previous: &PreviousOutput<'_>,
    sink: &mut Sink,
) -> Images {
    let make = |(path, bytes): &(&String, &Bytes)| {
        let name = picture::fingerprint(bytes);
        let known = before.and_then(|before| before.made.get(*path));
        let made = match known {
            Some((old, made)) if *old == name => Arc::clone(made),
            _ => {
                let left = left(shown_name(path, discreet), &name, previous);
                Arc::new(if left.is_empty() && previous.pictures == Pictures::LookedAt {
                    picture::look(path, bytes)
                } else {
                    picture::prepare_after(path, bytes, &left)
                })
            }
        };
        ((*path).clone(), (name, made))
    };
    let images = files.iter().filter(|(path, _)| picture::is_named_so(path));
    let (large, small): (Vec<_>, Vec<_>) =
        images.partition(|(_, bytes)| picture::pixels(bytes) > LARGE);
    let mut made: BTreeMap<_, _> = small.par_iter().map(make).collect();
    made.extend(large.iter().map(make));
    for (path, (_, made)) in &made {
        match &**made {
            Ok(picture) => warn_of_metadata(path, &picture.traces, sink),
            Err(Fault::Unsafe(faults)) => sink.extend(faults.iter().cloned()),
            // Said where they are shown.
            Err(Fault::Unreadable(_) | Fault::TooLarge(_)) => {}
        }
    }
    let empty = |picture: &Picture| picture.outputs.iter().any(|output| output.bytes.is_empty());
    let unmade = made.values().filter(|(_, made)| (**made).as_ref().is_ok_and(empty)).count();
    Images { made, unmade }
}

/// What an earlier build made of the `file` of this name: all of it, or nothing.
fn left(file: &str, name: &str, previous: &PreviousOutput<'_>) -> Vec<Bytes> {
    let found = previous.made.get(&made_from(file, name)).into_iter().flatten();
    let whole = |route: &Route| {
        let bytes = (previous.bytes)(route)?;
        // Otherwise somebody, or a broken disk, changed it.
        let extension = route.as_str().rsplit('.').next()?;
        let made = finished(&format!("{}.{extension}", stem(file)), bytes, None);
        (made.route == *route).then_some(made.bytes)
    };
    found.map(whole).collect::<Option<_>>().unwrap_or_default()
}

/// The fingerprint of what files of a picture are made from: their names begin with that of the
/// file.
pub(super) fn made_from(file: &str, name: &str) -> String {
    Digest::new().add(stem(file)).add(name).to_string()
}

fn stem(file: &str) -> &str {
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

/// Warns of what a file says beside its picture.
fn warn_of_metadata(path: &str, traces: &BTreeSet<Trace>, sink: &mut Sink) {
    if traces.is_empty() {
        return;
    }
    let found = picture::list(traces);
    sink.push(
        Diagnostic::new(Code::ImageMetadata, format!("the image file says: {found}"))
            .at(Source::new(path, "").span(0..0))
            .help("the site leaves it out; save the file anew without it, so that whoever gets your sources cannot read it either"),
    );
}

/// The files of a picture, narrowest first.
pub(super) fn files(name: &str, picture: &Picture) -> Vec<Asset> {
    let stem = stem(name);
    let outputs = picture.outputs.iter();
    outputs
        .map(|output| {
            let name = format!("{stem}.{}", output.extension);
            finished(&name, Arc::clone(&output.bytes), Some((output.width, output.height)))
        })
        .collect()
}

/// A theme's file; of an image without what it says beside its picture. What is none is a fault.
pub(super) fn of_theme(name: &str, file: &ThemeFile, sink: &mut Sink) -> Asset {
    let whole = || finished(name, Arc::clone(&file.bytes), None);
    if !picture::is_named_so(&file.path) {
        return whole();
    }
    match alone(name, file) {
        Ok((bytes, size, traces)) => {
            warn_of_metadata(&file.path, &traces, sink);
            return finished(name, bytes, size);
        }
        Err(Fault::Unsafe(faults)) => sink.extend(faults),
        Err(Fault::Unreadable(why) | Fault::TooLarge(why)) => {
            let fault = unreadable(Code::ImageUnreadable, &file.path, &why);
            sink.push(fault.at(Source::new(&*file.path, "").span(0..0)));
        }
    }
    whole()
}

/// The picture alone, its width and height, and what its file says beside it.
type Alone = (Bytes, Option<(usize, usize)>, BTreeSet<Trace>);

fn alone(name: &str, file: &ThemeFile) -> Result<Alone, Fault> {
    let refused = |why: &str| Err(Fault::Unreadable(why.to_owned()));
    if name.to_ascii_lowercase().ends_with(".svg") {
        let drawing = picture::drawing(&file.path, &file.bytes)?;
        let size = drawing.size();
        // Pages keep a place for it.
        let size = if LOGOS.contains(&name) { Some(size?) } else { size.ok() };
        return Ok((drawing.bytes, size, drawing.traces));
    }
    let stripped = picture::whole(&file.bytes)?;
    if stripped.turns_pale() {
        return refused("its colours are wider than those of sRGB; save it with the profile sRGB");
    }
    if stripped.turn != 1 {
        return refused("it lies on its side, and metadata say so, which are left out");
    }
    let size = picture::size(&stripped.bytes);
    let same = stripped.bytes == *file.bytes;
    let bytes = if same { Arc::clone(&file.bytes) } else { stripped.bytes.into() };
    Ok((bytes, size, stripped.traces))
}

/// Reports images that cannot be shown, at each place that shows them.
pub(super) fn check(images: &Images, site: &Site, sink: &mut Sink) {
    for text in site.texts() {
        for (link, target) in text.links() {
            let Target::File(path) = target else { continue };
            let (code, why) = match images.get(path) {
                None if link.is_image() && !picture::is_named_so(path) => {
                    (Code::ImageUnreadable, "its name is not that of one")
                }
                Some(Err(Fault::Unreadable(why))) => (Code::ImageUnreadable, why.as_str()),
                Some(Err(Fault::TooLarge(why))) => (Code::ImageTooLarge, why.as_str()),
                _ => continue,
            };
            sink.push(unreadable(code, path, why).at(link.span.clone()));
        }
    }
}

fn unreadable(code: Code, path: &str, why: &str) -> Diagnostic {
    let help = match code {
        Code::ImageTooLarge => "save it with fewer pixels; pages show 720 in a row at most",
        _ => "open it in a picture program and save it anew as PNG, JPEG or WebP",
    };
    Diagnostic::new(code, format!("`{path}` is not an image that can be shown: {why}")).help(help)
}
