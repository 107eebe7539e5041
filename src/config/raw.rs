//! `mashal.toml` as it is written.

use std::sync::Arc;

use crate::data::{Codes, Fields, Node, read_toml};
use crate::diag::{Code, Diagnostic, Sink, Source, Span};

const CODES: Codes =
    Codes { invalid: Code::ConfigInvalid, unknown: Code::ConfigUnknownKey, others: &[] };

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
    pub(super) budget: RawBudget,
    pub(super) checks: Option<Node>,
    pub(super) icons: Option<Node>,
    pub(super) output: RawOutput,
}

/// `[output]`
#[derive(Default)]
pub(super) struct RawOutput {
    pub(super) precompress: bool,
    pub(super) pass_on: Vec<(String, Span)>,
}

/// `[[languages]]`
pub(super) struct RawLanguage {
    pub(super) tag: (String, Span),
    pub(super) fallback: Vec<(String, Span)>,
    pub(super) name: Option<(String, Span)>,
    pub(super) digits: Option<(String, Span)>,
    pub(super) words_per_minute: Option<(i64, Span)>,
    pub(super) words_per_sentence: Option<(i64, Span)>,
    pub(super) draft: bool,
    pub(super) font: Option<bool>,
}

/// `[safety]`
#[derive(Default)]
pub(super) struct RawSafety {
    pub(super) exit_page: Option<(String, Span)>,
    pub(super) tracks_page: Option<(String, Span)>,
    pub(super) app_name: Option<(String, Span)>,
    pub(super) exit_url: Option<(String, Span)>,
    pub(super) clear_on_exit: Option<bool>,
    pub(super) neutral_addresses: Option<bool>,
}

/// `[directory]`
#[derive(Default)]
pub(super) struct RawDirectory {
    pub(super) bare_numbers: Option<(String, Span)>,
    pub(super) expired: Option<(String, Span)>,
    pub(super) emergency: Vec<(String, Span)>,
    pub(super) zone: Option<(String, Span)>,
}

/// `[budget]`, each a text or a number.
#[derive(Default)]
pub(super) struct RawBudget {
    pub(super) page: Option<Node>,
    pub(super) script: Option<Node>,
    pub(super) style: Option<Node>,
    pub(super) image: Option<Node>,
    pub(super) font: Option<Node>,
    pub(super) language: Option<Node>,
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
                    neutral_addresses: table.bool("neutral_addresses"),
                };
                table.finish();
                safety
            }),
            directory: fields.node("directory").map_or_else(RawDirectory::default, |node| {
                let mut table = Fields::new(node, CODES, fields.sink());
                let directory = RawDirectory {
                    bare_numbers: table.string("bare_numbers"),
                    expired: table.string("expired"),
                    emergency: table.texts("emergency"),
                    zone: table.string("zone"),
                };
                table.finish();
                directory
            }),
            budget: fields.node("budget").map_or_else(RawBudget::default, |node| {
                let mut table = Fields::new(node, CODES, fields.sink());
                let budget = RawBudget {
                    page: table.node("page"),
                    script: table.node("script"),
                    style: table.node("style"),
                    image: table.node("image"),
                    font: table.node("font"),
                    language: table.node("language"),
                };
                table.finish();
                budget
            }),
            checks: fields.node("checks"),
            icons: fields.node("icons"),
            output: fields.node("output").map_or_else(RawOutput::default, |node| {
                let mut table = Fields::new(node, CODES, fields.sink());
                let output = RawOutput {
                    precompress: table.bool("precompress").unwrap_or_default(),
                    pass_on: table.strings("pass_on"),
                };
                table.finish();
                output
            }),
        };
        fields.finish();
        Some(raw)
    }
}

impl RawLanguage {
    /// A language of which nothing is said but its tag.
    pub(super) fn of(tag: &str, place: &Span) -> Self {
        Self {
            tag: (tag.to_owned(), place.clone()),
            fallback: Vec::new(),
            name: None,
            digits: None,
            words_per_minute: None,
            words_per_sentence: None,
            draft: false,
            font: None,
        }
    }

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
            fields.integer("words_per_sentence"),
            fields.bool("draft").unwrap_or_default(),
            fields.bool("font"),
        );
        fields.finish();
        let (fallback, name, digits, words_per_minute, words_per_sentence, draft, font) = rest;
        Some(Self {
            tag: tag?,
            fallback,
            name,
            digits,
            words_per_minute,
            words_per_sentence,
            draft,
            font,
        })
    }
}
