//! Messages that are filled in elsewhere: the words stay as they are, with the names of what is put
//! in.

use fluent::FluentArgs;
use fluent_syntax::ast;

use super::unwritten::fault;
use super::{Messages, Use};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Report, Span};

impl Messages {
    /// The words of `id` (`name` or `name.attribute`) in exactly this language, and where they
    /// stand; each of `variables` in them is written as `{name}`. None where the language has no
    /// such words; a fault, unless that was reported when messages were checked, where they need
    /// more than to be filled in.
    ///
    /// # Errors
    ///
    /// Where the words need more than to be filled in.
    pub fn template(
        &self,
        language: LanguageId,
        id: &str,
        variables: &[&str],
    ) -> Result<Option<(String, Span)>, Report> {
        let (name, attribute) = id.split_once('.').map_or((id, None), |(n, a)| (n, Some(a)));
        let Some(found) = self.bundles.languages.get(language.index()) else { return Ok(None) };
        let Some(message) = found.bundle(Use::Plain).get_message(name) else { return Ok(None) };
        let pattern = match attribute {
            Some(attribute) => message.get_attribute(attribute).map(|found| found.value()),
            None => message.value(),
        };
        let Some((pattern, place)) = pattern.zip(found.places.get(name)) else { return Ok(None) };
        if pattern.elements.iter().any(chooses) {
            let message = format!("`{name}` chooses between words, which a form cannot");
            let help =
                "write plain lines with `{ $field }`; a line with an empty field is left out";
            let fault = Diagnostic::new(Code::LetterText, message).at(place.clone()).help(help);
            return Err(fault.into());
        }
        let mut arguments = FluentArgs::new();
        for name in variables {
            arguments.set(*name, format!("{{{name}}}"));
        }
        let mut errors = Vec::new();
        let bundle = found.bundle(Use::Plain);
        let text = bundle.format_pattern(pattern, Some(&arguments), &mut errors);
        match errors.first() {
            Some(_) if found.faulty.contains(name) => Err(Report::Already),
            Some(error) => Err(fault(error, id, Some(place)).into()),
            None => Ok(Some((text.into_owned(), place.clone()))),
        }
    }
}

/// Whether it has variants.
fn chooses(element: &ast::PatternElement<&str>) -> bool {
    matches!(element, ast::PatternElement::Placeable { expression: ast::Expression::Select { .. } })
}
