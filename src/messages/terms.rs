//! The words of a message beside those of the source, held to the glossary.

use fluent_syntax::ast;

use super::{Resource, syntax};
use crate::diag::Sink;
use crate::glossary::Glossary;
use crate::spelling::Passage;

/// A pattern and the file that it stands in.
type Placed<'a> = (&'a Resource, &'a ast::Pattern<&'a str>);

/// Checks one pattern with that of the source.
pub(super) fn check(glossary: &Glossary, source: Placed<'_>, own: Placed<'_>, sink: &mut Sink) {
    let [source, own] = [source, own].map(|(resource, pattern)| {
        let mut passage = Passage::new(&resource.source);
        push(resource, pattern, &mut passage);
        passage
    });
    glossary.check(&source, &own, sink);
}

/// All words of a pattern. Whatever a reader sees of its variants, these are the terms in it.
fn push(resource: &Resource, pattern: &ast::Pattern<&str>, passage: &mut Passage) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => {
                let span = syntax::place(resource, value);
                passage.push(value, span.start..span.end);
            }
            ast::PatternElement::Placeable { expression } => {
                if let ast::Expression::Select { variants, .. } = expression {
                    variants.iter().for_each(|variant| push(resource, &variant.value, passage));
                }
                let end = passage.span().end;
                passage.gap(end..end);
            }
        }
    }
}
