//! Former addresses that lead on: aliases, and where pages whose addresses say nothing lay or would lie.

use super::Context;
use crate::diag::{Code, Diagnostic, Sink, Span};
use crate::plan::Recipes;
use crate::route::{Route, unfit_name};
use crate::site::EntryId;
use crate::theme::view::Redirect;

pub(super) fn contribute(context: &Context, recipes: &mut Recipes<Context>, sink: &mut Sink) {
    let site = &context.site;
    for (entry, _) in site.entries() {
        // Former addresses of the source guide hold in every language.
        let source = site.own(entry, site.config.source_language);
        for language in site.config.published.iter().copied() {
            let own = site.own(entry, language).filter(|id| Some(*id) != source);
            let texts = own.into_iter().chain(source).map(|id| site.text(id));
            for (alias, span) in texts.flat_map(|text| &text.front.aliases) {
                let Some(path) = path(alias) else {
                    sink.push(invalid(alias, span));
                    continue;
                };
                if !site.exists(entry, language) {
                    continue;
                }
                let tag = site.language(language).locale.tag();
                let route = Route::new(format!("{tag}/{path}"));
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
                if let Some(route) = site.former_route(entry, language, &path) {
                    let _fresh = add(recipes, entry, language, &route);
                }
            }
        }
    }
    // What an alias says goes before.
    for (entry, _) in site.entries() {
        for language in site.config.published.iter().copied() {
            let telling = site.telling_route(entry, language);
            if let Some(route) = telling.filter(|_| site.exists(entry, language)) {
                let _fresh = add(recipes, entry, language, &route);
            }
        }
    }
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
    (sound && unfit_name(name).is_none()).then(|| format!("{name}{index}.html"))
}

fn invalid(alias: &str, span: &Span) -> Diagnostic {
    Diagnostic::new(Code::AliasInvalid, format!("`{alias}` is not a former address of a page"))
        .at(span.clone())
        .help("write the path below the language's folder, `old-section/old-name`")
}

fn add(
    recipes: &mut Recipes<Context>,
    entry: EntryId,
    language: crate::config::LanguageId,
    route: &Route,
) -> bool {
    let here = route.clone();
    recipes.add(route.clone(), move |kitchen| {
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
