//! Recordings that read a guide aloud.

use super::{Site, Target, Text};
use crate::diag::{Code, Diagnostic, Sink};

/// Formats that phones play (Chrome 80 for Android), by extension.
const FORMATS: [&str; 5] = ["m4a", "mp3", "oga", "ogg", "opus"];

impl Text {
    /// The path in the site of the recording that reads this very text aloud.
    pub fn recording(&self) -> Option<&str> {
        match self.linked_recording() {
            Some((_, Target::File(path))) => Some(path),
            _ => None,
        }
    }
}

/// Whether a file is a recording by its name.
pub fn is_recording(path: &str) -> bool {
    let extension = path.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| FORMATS.contains(&extension.as_str()))
}

/// Files that phones do not play, or that are there in another language only. What is not there at
/// all is reported with the links.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for text in site.texts() {
        let Some((link, target)) = text.linked_recording() else { continue };
        let name = &link.destination;
        let tag = site.language(text.language).locale.tag();
        let (message, help) = match target {
            Target::Broken => continue,
            Target::File(path) if is_recording(path) => {
                let own = path.starts_with(&format!("content/{tag}/"))
                    || path.contains(&format!(".{tag}."));
                if own {
                    continue;
                }
                let help =
                    format!("put one in `{tag}` into the guide's folder, or take `audio` out");
                (format!("`{name}` is there in another language only"), help)
            }
            _ => {
                let known = FORMATS.join("`, `.");
                let help =
                    format!("put the file into the guide's folder, saved as one of `.{known}`");
                (format!("`{name}` is not a recording beside the guide"), help)
            }
        };
        sink.push(Diagnostic::new(Code::AudioInvalid, message).at(link.span.clone()).help(help));
    }
}
