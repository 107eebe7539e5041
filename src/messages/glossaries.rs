//! The glossaries of a site, `locales/<lang>/glossary.toml`.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::config::{Config, LanguageId};
use crate::diag::{Code, Diagnostic, Sink, Source};
use crate::glossary::{self, Glossary};

/// Those of all languages that have one.
#[derive(Debug, Default)]
pub struct Glossaries(BTreeMap<LanguageId, Glossary>);

impl Glossaries {
    /// The glossary of a language, where it has one.
    pub fn of(&self, language: LanguageId) -> Option<&Glossary> {
        self.0.get(&language)
    }

    /// Whether they say what `other` say.
    pub fn say_the_same(&self, other: &Self) -> bool {
        let mut pairs = self.0.iter().zip(&other.0);
        self.0.len() == other.0.len()
            && pairs.all(|((one, own), (two, other))| one == two && own.says_the_same(other))
    }

    /// Reads the glossary of a language, which is none of the source's.
    pub(super) fn read(
        &mut self,
        config: &Config,
        language: LanguageId,
        source: &Arc<Source>,
        sink: &mut Sink,
    ) {
        if language == config.source_language {
            let fault = Diagnostic::new(Code::GlossaryInvalid, "a glossary of the source language");
            let help = "it says what a translation calls things: move it to the folder of one";
            sink.push(fault.at(source.span(0..0)).help(help));
        } else if let Some(read) = glossary::read(source, sink) {
            self.0.insert(language, read);
        }
    }
}
