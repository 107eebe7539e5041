//! Images of the content and of the theme, without what they tell of whoever made them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Asset, PreviousOutput, finished, shown_name};
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

/// The bytes of a theme's file; of an image without what it says beside its picture. What is none
/// is a fault.
pub(super) fn of_theme(file: &ThemeFile, sink: &mut Sink) -> Bytes {
    let whole = Arc::clone(&file.bytes);
    if !picture::is_named_so(&file.path) {
        return whole;
    }
    let why = if file.path.to_ascii_lowercase().ends_with(".svg") {
        match picture::drawing(&file.path, &whole) {
            Ok(drawing) => {
                warn_of_metadata(&file.path, &drawing.traces, sink);
                return drawing.bytes;
            }
            Err(Fault::Unsafe(faults)) => {
                sink.extend(faults);
                return whole;
            }
            Err(Fault::Unreadable(why) | Fault::TooLarge(why)) => why,
        }
    } else {
        match picture::whole(&file.bytes) {
            Ok(stripped) if stripped.turns_pale() => {
                "its colours are wider than those of sRGB; save it with the profile sRGB".to_owned()
            }
            Ok(stripped) if stripped.turn == 1 => {
                warn_of_metadata(&file.path, &stripped.traces, sink);
                return if stripped.bytes == *whole { whole } else { stripped.bytes.into() };
            }
            Ok(_) => "it lies on its side, and metadata say so, which are left out".to_owned(),
            Err(Fault::Unreadable(why) | Fault::TooLarge(why)) => why,
            Err(Fault::Unsafe(faults)) => {
                sink.extend(faults);
                return whole;
            }
        }
    };
    let fault = unreadable(Code::ImageUnreadable, &file.path, &why);
    sink.push(fault.at(Source::new(&*file.path, "").span(0..0)));
    whole
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
