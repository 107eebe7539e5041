//! `<lang>/saved.html`: what the reader keeps on her phone. Its script fills it in; it is also what
//! she gets without network at an address that she does not keep.

use super::frame::Shown;
use super::{Context, frame};
use crate::config::LanguageId;
use crate::plan::{Bytes, Failure};
use crate::route::Route;
use crate::theme::view::{Keep, Page, PageKind, Phrase, Root};

/// The page at `here`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let locale = &context.site.language(language).locale;
    let page = Page {
        kind: PageKind::Saved,
        head_title: context.plain(language, "neutral-title", &[])?,
        title: Phrase::new(context.plain(language, "saved-title", &[])?, locale, locale),
        keep: Some(Keep {
            guide: None,
            recording: None,
            recordings: context.list_of_recordings(language).is_some(),
            language: here.to(&context.of_language(language, "index.json")),
            saved: here.to(here),
        }),
        ..frame::page(context, language, here, None, Shown::Sensitive)?
    };
    context.render("saved.html", language, here, &Root { page })
}
