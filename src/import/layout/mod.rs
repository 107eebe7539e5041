//! Where each generator has its pages, in which languages, in which order.

mod books;
mod docusaurus;
mod folder;
mod hugo;
mod jekyll;
mod mkdocs;
mod page;
mod summary;

pub(super) use page::{Language, Layout, Page, fit, is_markdown, route, settle, stem, tag};

use super::Generator;
use super::old::OldSite;
use super::report::Report;

/// Finds the pages of a site; `language` is the tag of what does not say its own.
pub(super) fn lay_out(
    old: &OldSite<'_>,
    generator: Generator,
    language: Option<&str>,
    report: &mut Report,
) -> Layout {
    let mut layout = Layout::default();
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
