//! Recordings of the content, without what they tell of whoever made them.

use super::{Asset, finished};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::sound;

/// What is sent of the recording at `path`; nothing where it cannot be understood.
pub(super) fn file(path: &str, name: &str, bytes: &[u8], sink: &mut Sink) -> Option<Asset> {
    let mut report = |code, message: String, help: String| {
        let place = Source::new(path, "").span(0..0);
        sink.push(Diagnostic::new(code, message).at(place).help(help));
    };
    match sound::strip_metadata(bytes) {
        Ok(stripped) => {
            if !stripped.metadata.is_empty() {
                let metadata: Vec<_> =
                    stripped.metadata.iter().map(|metadata| metadata.words()).collect();
                report(
                    Code::AudioMetadata,
                    format!("the recording says more than its sound: {}", metadata.join(", ")),
                    "the site leaves it out; save the file anew without it, so that whoever gets your sources cannot read it either".to_owned(),
                );
            }
            Some(finished(name, stripped.bytes.into(), None))
        }
        Err(why) => {
            report(
                Code::AudioInvalid,
                format!("the recording cannot be understood: {why}"),
                format!(
                    "open it in a sound program and save it anew as Opus, MP3 or M4A; or run `ffmpeg -i {name} -map 0:a:0 -map_metadata -1 -c:a libopus -b:a 32k new.opus`"
                ),
            );
            None
        }
    }
}
