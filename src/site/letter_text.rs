//! The words of letters: messages with fields in them, for a form to fill in.

use super::{Field, Letter, Site, letters, named};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Report, Sink, Span, nearest};

/// A letter's words in one language, each field in them as `{id}`.
#[derive(Debug)]
pub struct LetterText {
    /// The language.
    pub language: LanguageId,
    /// What stands once, above what is repeated; empty for a letter whose fields are not.
    pub head: String,
    /// The letter, or what is repeated of it. A form leaves out each line of which a field is
    /// empty.
    pub body: String,
    /// Where it stands.
    place: Span,
}

impl Site {
    /// The words of `letter` in every published language that has words of its own for it.
    pub fn letter_texts(&self, letter: &Letter) -> Vec<LetterText> {
        let published = self.config.published.iter();
        published.filter_map(|language| words(self, letter, *language).ok().flatten()).collect()
    }
}

/// The words of exactly this language. A fault, unless it is reported already, where they cannot be
/// filled in.
fn words(site: &Site, letter: &Letter, language: LanguageId) -> Result<Option<LetterText>, Report> {
    let id = format!("letter-{}-text", letter.id);
    let fields: Vec<&str> = letter.fields.iter().map(|field| field.id.as_str()).collect();
    let Some((body, place)) = site.messages.template(language, &id, &fields)? else {
        return Ok(None);
    };
    let head = site.messages.template(language, &format!("{id}.head"), &[])?;
    let head = head.map(|(head, _)| head).unwrap_or_default();
    Ok(Some(LetterText { language, head, body, place }))
}

/// Checks letters, and what guides say of them.
pub(super) fn check(site: &Site, sink: &mut Sink) {
    for letter in site.letters.all() {
        check_texts(site, letter, sink);
        if let Some((path, span)) = &letter.guide
            && site.find_page(path).is_none()
        {
            let fault = Diagnostic::new(Code::LinkMissing, format!("there is no guide `{path}`"));
            sink.push(fault.at(span.clone()).help(match nearest(path, site.guide_paths()) {
                Some(near) => format!("did you mean `{near}.md`?"),
                None => "write the path below the language's folder".to_owned(),
            }));
        }
    }
    let ids = site.letters.ids();
    for component in site.texts.iter().flat_map(|text| &text.outline().components) {
        match component.name.as_str() {
            "letter" => {
                let unknown = Code::LetterUnknown;
                named::check(component, letters::FOLDER, unknown, Some(&ids), sink);
            }
            "letters" => named::only(component, letters::FOLDER, &[], sink),
            _ => {}
        }
    }
}

fn check_texts(site: &Site, letter: &Letter, sink: &mut Sink) {
    let id = &letter.id;
    let fault = |message: String| Diagnostic::new(Code::LetterText, message);
    for (language, known) in site.config.languages() {
        let source = language == site.config.source_language;
        let text = match words(site, letter, language) {
            Ok(Some(text)) => text,
            Ok(None) if source => {
                let tag = known.locale.tag();
                let message = format!("the letter `{id}` has no text in `{tag}`");
                let help =
                    format!("write the message `letter-{id}-text` in `locales/{tag}/letters.ftl`");
                sink.push(fault(message).at(letter.place.clone()).help(help));
                continue;
            }
            Ok(None) => continue,
            Err(fault) => {
                sink.extend(fault.fault());
                continue;
            }
        };
        let mut fixed = text.body;
        for Field { id: field, place, .. } in &letter.fields {
            let filled = fixed.replace(&format!("{{{field}}}"), "");
            // That translations leave nothing out is checked for all messages.
            if source && filled == fixed {
                let message = format!("the text of `{id}` has no place for `{field}`");
                let help = format!("put `{{ ${field} }}` into `letter-{id}-text`, or ask for less");
                sink.push(fault(message).at(place.clone()).help(help));
            }
            fixed = filled;
        }
        let length = fixed.chars().count();
        if let Some(limit) = letter.limit.filter(|limit| length > *limit) {
            let message = format!("the words of `{id}` alone are {length} of {limit} characters");
            let help = "shorten them, so that there is room for what she fills in";
            sink.push(fault(message).at(text.place).help(help));
        }
    }
}
