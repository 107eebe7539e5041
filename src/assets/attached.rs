//! Files that guides link to, without what they tell of whoever made them.

use std::collections::BTreeMap;

use super::{Asset, finished};
use crate::attachment::{self, Refusal};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::site::{Site, Target};

/// Those that may not go out, by path.
#[derive(Debug, Default)]
pub(super) struct Attached {
    refused: BTreeMap<String, Refusal>,
}

impl Attached {
    /// What is sent of the file at `path`.
    pub(super) fn file(
        &mut self,
        path: &str,
        name: &str,
        bytes: &[u8],
        sink: &mut Sink,
    ) -> Option<Asset> {
        match attachment::strip_metadata(path, bytes) {
            Ok(stripped) => {
                if !stripped.metadata.is_empty() {
                    let message = format!("the file says: {}", stripped.metadata.join(", "));
                    sink.push(
                        Diagnostic::new(Code::AttachmentMetadata, message)
                            .at(Source::new(path, "").span(0..0))
                            .help("the site leaves it out; save the file anew without it, so that whoever gets your sources cannot read it either"),
                    );
                }
                Some(finished(name, stripped.bytes.into(), None))
            }
            Err(refusal) => {
                self.refused.insert(path.to_owned(), refusal);
                None
            }
        }
    }

    /// Reports those that may not go out, at each place that links to them.
    pub(super) fn check(&self, site: &Site, sink: &mut Sink) {
        if self.refused.is_empty() {
            return;
        }
        for text in site.texts() {
            for (link, target) in text.links() {
                let Target::File(path) = target else { continue };
                // Of one that is shown something else is said.
                if link.is_image() {
                    continue;
                }
                let Some(Refusal { why, help }) = self.refused.get(path) else { continue };
                let message = format!("`{path}` may not go out: {why}");
                let fault = Diagnostic::new(Code::AttachmentUnsafe, message);
                sink.push(fault.at(link.span.clone()).help(*help));
            }
        }
    }
}
