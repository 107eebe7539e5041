//! Former addresses that lead on: aliases, and where pages whose addresses say nothing lay or would
//! lie.

use super::Context;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::plan::{Bytes, Failure};
use crate::route::{Route, unfit};
use crate::site::EntryId;
use crate::theme::view::Redirect;

/// Reports aliases that cannot be an address.
pub(crate) fn check(context: &Context, sink: &mut Sink) {
    let site = &context.site;
    for (entry, _) in site.entries() {
        for language in site.config.published.iter().copied() {
            for (alias, span) in aliases(context, entry, language) {
                if path(alias).is_none() {
                    sink.push(invalid(alias, span));
                }
            }
        }
    }
}

/// Where the page of `entry` lay before, by its aliases; with the place of the alias that says it
/// by the letter.
pub(crate) fn former(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
) -> Vec<(Route, Option<&Span>)> {
    let mut routes = Vec::new();
    if context.site.exists(entry, language) {
        for (alias, span) in aliases(context, entry, language) {
            let Some(path) = path(alias) else { continue };
            routes.push((context.of_language(language, &path), Some(span)));
            let opaque = context.site.former_route(entry, language, &path);
            routes.extend(opaque.map(|route| (route, None)));
        }
    }
    routes
}

/// Former addresses as they are written. Those of the source guide hold in every language.
fn aliases(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
) -> impl Iterator<Item = (&str, &Span)> {
    let site = &context.site;
    let source = site.exact(entry, site.config.source_language);
    let own = site.exact(entry, language).filter(|id| Some(*id) != source);
    let texts = own.into_iter().chain(source).map(|id| site.text(id));
    texts.flat_map(|text| &text.front.aliases).map(|(alias, span)| (alias.as_str(), span))
}

/// `old-name`, `old-name.md`, `old-name.html` and `old/` as the path of a page.
fn path(alias: &str) -> Option<String> {
    let alias = alias.trim();
    let name = alias.strip_suffix(".html").or_else(|| alias.strip_suffix(".md")).unwrap_or(alias);
    let (name, index) = match name.strip_suffix('/') {
        Some(folder) => (folder, "/index"),
        None => (name, ""),
    };
    let sound = !name.split('/').any(|part| matches!(part, "" | "." | ".."));
    let path = format!("{name}{index}.html");
    (sound && unfit(&path).is_none()).then_some(path)
}

fn invalid(alias: &str, span: &Span) -> Diagnostic {
    Diagnostic::new(Code::AliasInvalid, format!("`{alias}` is not a former address of a page"))
        .at(span.clone())
        .help("write the path below the language's folder, `old-section/old-name`")
}

/// The page at `here`, which leads on to that of `entry`.
pub(crate) fn make(
    context: &Context,
    here: &Route,
    entry: EntryId,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let target = context.site.route(entry, language);
    let locale = &context.site.language(language).locale;
    let title = match context.site.meta(entry, language).sensitive {
        true => context.plain(language, "neutral-title", &[])?,
        false => context.site.title(entry, language).0,
    };
    let view = Redirect {
        lang: locale.tag().to_owned(),
        dir: locale.direction().as_str(),
        href: here.to(&target),
        title,
        canonical: context.absolute(&target),
    };
    let html = context.render("redirect.html", language, here, &view)?;
    Ok(html.into_bytes().into())
}
