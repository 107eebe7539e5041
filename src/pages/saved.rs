//! `<lang>/saved.html`: what the reader keeps on her phone. Its script fills it in; it is also what
//! she gets without network at an address that she does not keep.

use super::{Context, frame};
use crate::config::LanguageId;
use crate::plan::{Failure, Recipes};
use crate::theme::view::{Keep, Page, Phrase, Root};

pub(super) fn contribute(context: &Context, recipes: &mut Recipes<Context>) {
    for language in context.site.config.published.iter().copied() {
        let route = context.of_language(language, "saved.html");
        recipes.add(route, move |kitchen| {
            let html = write(kitchen.stock(), language)?;
            Ok(html.into_bytes().into())
        });
    }
}

fn write(context: &Context, language: LanguageId) -> Result<String, Failure> {
    let here = context.of_language(language, "saved.html");
    let locale = &context.site.language(language).locale;
    let page = Page {
        kind: "saved",
        head_title: context.plain(language, "neutral-title", &[])?,
        title: Phrase::new(context.plain(language, "saved-title", &[])?, locale, locale),
        sensitive: true,
        keep: Some(Keep {
            guide: None,
            recording: None,
            recordings: context.list_of_recordings(language).is_some(),
            language: here.to(&context.of_language(language, "index.json")),
            saved: here.to(&here),
        }),
        ..frame::page(context, language, &here, None, false)?
    };
    context.render("saved.html", language, &here, &Root { page })
}
