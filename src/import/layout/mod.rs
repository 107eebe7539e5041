//! Where each generator has its pages, in which languages, in which order.

mod books;
mod docusaurus;
mod folder;
mod hugo;
mod jekyll;
mod language;
mod mkdocs;
mod page;
mod rules;
mod settle;
mod summary;

pub(super) use jekyll::dated;
pub(super) use language::Layout;
pub(super) use page::{Page, fit, is_markdown, parents, route, stem};
pub(super) use rules::{Bare, Inherited, Rules};
pub(super) use settle::settle;

use std::collections::BTreeMap;

use super::Generator;
use super::old::OldSite;
use super::report::Report;

/// Finds the pages of a site; `language` is the tag of what does not say its own, `tags` are those
/// of names that are none.
pub(super) fn lay_out(
    old: &OldSite<'_>,
    generator: Generator,
    language: Option<&str>,
    tags: BTreeMap<String, Option<String>>,
    report: &mut Report,
) -> Layout {
    let mut layout = Layout { tags, ..Layout::default() };
    // What a person says is not asked again.
    layout.tags.extend(language.map(|tag| (tag.to_owned(), Some(tag.to_owned()))));
    match generator {
        Generator::Hugo => hugo::lay_out(old, language, &mut layout, report),
        Generator::Jekyll => jekyll::lay_out(old, language, &mut layout, report),
        Generator::Mkdocs => mkdocs::lay_out(old, language, &mut layout, report),
        Generator::Docusaurus => docusaurus::lay_out(old, language, &mut layout, report),
        Generator::Gitbook => books::gitbook(old, language, &mut layout, report),
        Generator::Mdbook => books::mdbook(old, language, &mut layout, report),
        Generator::Folder => folder::lay_out(old, language, &mut layout, report),
    }
    layout
}
