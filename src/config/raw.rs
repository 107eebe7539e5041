//! `mashal.toml` as it is written.

use std::sync::Arc;

use crate::data::{Codes, Fields, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

const CODES: Codes = Codes { invalid: Code::ConfigInvalid, unknown: Code::ConfigUnknownKey };

/// Every key of the settings, none of them resolved.
pub(super) struct RawConfig {
    pub(super) source_language: Option<(String, Span)>,
    pub(super) theme: Option<(String, Span)>,
    pub(super) base_url: Option<(String, Span)>,
    pub(super) region: Option<(String, Span)>,
    pub(super) needs: Option<Vec<(String, Span)>>,
    pub(super) offline: Option<bool>,
    pub(super) languages: Vec<RawLanguage>,
    pub(super) safety: RawSafety,
    pub(super) directory: RawDirectory,
}

/// `[[languages]]`
pub(super) struct RawLanguage {
    pub(super) tag: (String, Span),
    pub(super) fallback: Vec<(String, Span)>,
    pub(super) name: Option<(String, Span)>,
    pub(super) digits: Option<(String, Span)>,
    pub(super) words_per_minute: Option<(i64, Span)>,
}

/// `[safety]`
#[derive(Default)]
pub(super) struct RawSafety {
    pub(super) exit_page: Option<(String, Span)>,
    pub(super) tracks_page: Option<(String, Span)>,
    pub(super) app_name: Option<(String, Span)>,
    pub(super) exit_url: Option<(String, Span)>,
    pub(super) clear_on_exit: Option<bool>,
}

/// `[directory]`
#[derive(Default)]
pub(super) struct RawDirectory {
    pub(super) bare_numbers: Option<(String, Span)>,
}

impl RawConfig {
    pub(super) fn read(source: &Arc<Source>, sink: &mut Sink) -> Option<Self> {
        let node = read_toml(source, 0..source.text().len(), Code::ConfigSyntax, sink)?;
        let mut fields = Fields::new(node, CODES, sink);
        let raw = Self {
            source_language: fields.string("source_language"),
            theme: fields.string("theme"),
            base_url: fields.string("base_url"),
            region: fields.string("region"),
            needs: fields.has("needs").then(|| fields.strings("needs")),
            offline: fields.bool("offline"),
            languages: fields
                .array("languages")
                .unwrap_or_default()
                .into_iter()
                .filter_map(|node| RawLanguage::read(Fields::new(node, CODES, fields.sink())))
                .collect(),
            safety: fields.node("safety").map_or_else(RawSafety::default, |node| {
                let mut table = Fields::new(node, CODES, fields.sink());
                let safety = RawSafety {
                    exit_page: table.string("exit_page"),
                    tracks_page: table.string("tracks_page"),
                    app_name: table.string("app_name"),
                    exit_url: table.string("exit_url"),
                    clear_on_exit: table.bool("clear_on_exit"),
                };
                table.finish();
                safety
            }),
            directory: fields.node("directory").map_or_else(RawDirectory::default, |node| {
                let mut table = Fields::new(node, CODES, fields.sink());
                let directory = RawDirectory { bare_numbers: table.string("bare_numbers") };
                table.finish();
                directory
            }),
        };
        fields.finish();
        Some(raw)
    }
}

impl RawLanguage {
    fn read(mut fields: Fields<'_>) -> Option<Self> {
        let tag = fields.string("tag");
        if fields.sound && !fields.has("tag") {
            let fault = Diagnostic::new(Code::ConfigLanguage, "a language without a tag")
                .at(fields.span.clone())
                .help("add `tag = \"ur\"` with the tag of the language");
            fields.sink().push(fault);
        }
        let rest = (
            fields.strings("fallback"),
            fields.string("name"),
            fields.string("digits"),
            fields.integer("words_per_minute"),
        );
        fields.finish();
        let (fallback, name, digits, words_per_minute) = rest;
        Some(Self { tag: tag?, fallback, name, digits, words_per_minute })
    }
}
