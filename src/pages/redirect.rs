//! Former addresses that lead on.

use super::Context;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::plan::Recipes;
use crate::route::{Route, unfit};
use crate::site::EntryId;
use crate::theme::view::Redirect;

pub(super) fn contribute(context: &Context, recipes: &mut Recipes<Context>, sink: &mut Sink) {
    let site = &context.site;
    for (entry, _) in site.entries() {
        for language in site.config.published.iter().copied() {
            for (alias, span) in aliases(context, entry, language) {
                if path(alias).is_none() {
                    sink.push(invalid(alias, span));
                }
            }
            for (route, span) in context.former(entry, language) {
                if !add(recipes, entry, language, &route) {
                    sink.push(
                        Diagnostic::new(
                            Code::RouteCollision,
                            format!("there is a page at `{route}` already"),
                        )
                        .at(span.clone())
                        .help("remove the alias, or rename the other page"),
                    );
                }
            }
        }
    }
}

impl Context {
    /// Where the page of `entry` lay before, by its aliases, each with its place.
    pub fn former(&self, entry: EntryId, language: LanguageId) -> Vec<(Route, &Span)> {
        if !self.site.exists(entry, language) {
            return Vec::new();
        }
        let routes = aliases(self, entry, language)
            .filter_map(|(alias, span)| Some((self.of_language(language, &path(alias)?), span)));
        routes.collect()
    }
}

/// Former addresses as they are written. Those of the source guide hold in every language.
fn aliases(
    context: &Context,
    entry: EntryId,
    language: LanguageId,
) -> impl Iterator<Item = (&str, &Span)> {
    let site = &context.site;
    let source = site.own(entry, site.config.source_language);
    let own = site.own(entry, language).filter(|id| Some(*id) != source);
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

fn add(
    recipes: &mut Recipes<Context>,
    entry: EntryId,
    language: LanguageId,
    route: &Route,
) -> bool {
    let here = route.clone();
    recipes.offer(route.clone(), move |kitchen| {
        let context = kitchen.stock();
        let target = context.site.route(entry, language);
        let locale = &context.site.language(language).locale;
        let meta = context.site.meta(entry, language);
        let title = match meta.sensitive {
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
        let html = context.render("redirect.html", language, &here, &view)?;
        Ok(html.into_bytes().into())
    })
}
