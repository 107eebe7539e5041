//! Pictograms of the theme: one file, `icons.svg`, in which each is a view with its name as the id.

use std::collections::BTreeSet;

use super::Context;
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};
use crate::site::EntryId;

impl Context {
    /// The pictogram of a need or of a kind of contact.
    pub(super) fn icon(&self, id: &str) -> Option<String> {
        self.there(&self.site.config.icons.get(id)?.1)
    }

    /// That of a guide or a section, as its front matter in the source language says.
    pub(super) fn icon_of(&self, entry: EntryId) -> Option<String> {
        let text = self.site.exact(entry, self.site.config.source_language)?;
        self.there(&self.site.text(text).front.icon.as_ref()?.0)
    }

    /// A name that the theme has; of others [`check_icons`] has said so.
    fn there(&self, name: &str) -> Option<String> {
        self.assets.icons().contains(name).then(|| name.to_owned())
    }
}

/// Pictograms that the theme does not have, and settings for what is not there.
pub fn check_icons(context: &Context, sink: &mut Sink) {
    let site = &context.site;
    let mut check = |name: &str, span: &Span| {
        sink.extend(context.assets.missing_icon(name).map(|fault| fault.at(span.clone())));
    };
    for (_, name, span) in site.config.icons.values() {
        check(name, span);
    }
    for text in site.texts() {
        if let Some((name, span)) = &text.front.icon {
            check(name, span);
        }
    }
    let contacts = || site.directory.iter().flat_map(|directory| directory.contacts());
    let kinds = contacts().filter_map(|contact| contact.kind.as_deref()).chain(["letters"]);
    let served = contacts().flat_map(|contact| &contact.needs).map(|(need, _)| need.as_str());
    let guides = site.texts().flat_map(|text| text.front.needs.iter().flatten());
    let guides = guides.map(|(need, _)| need.as_str());
    let fixed = site.config.needs.iter().flatten().map(String::as_str);
    let known: BTreeSet<&str> = kinds.chain(served).chain(guides).chain(fixed).collect();
    for (id, (place, _, _)) in &site.config.icons {
        if known.contains(id.as_str()) {
            continue;
        }
        let message = format!("there is no need and no kind of contact `{id}`");
        let fault = Diagnostic::new(Code::ConfigInvalid, message).at(place.clone());
        sink.push(fault.help(match nearest(id, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "remove it".to_owned(),
        }));
    }
}
