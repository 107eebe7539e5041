//! What a guide says about itself.

use jiff::civil::Date;

use crate::config::{LanguageId, is_message_name};
use crate::data::{Codes, Fields, Node, Value, Worded, worded};
use crate::diag::{Code, Diagnostic, Sink, Span, nearest};

use super::foreign::FOREIGN;

const CODES: Codes = Codes {
    invalid: Code::FrontMatterInvalid,
    unknown: Code::FrontMatterUnknownKey,
    others: FOREIGN,
};

/// Keys that a part has.
const OF_PARTS: [&str; 2] = ["draft", "translation"];

/// The front matter of one file. `None` is «not said», so that a translation can inherit.
#[derive(Clone, Debug, Default)]
pub struct FrontMatter {
    /// The page's only heading of the first level.
    pub title: Option<(String, Span)>,
    /// One sentence.
    pub summary: Option<(String, Span)>,
    /// The place in its section.
    pub order: Option<i64>,
    /// Not published unless asked for.
    pub draft: Option<bool>,
    /// Former addresses, below the language's folder.
    pub aliases: Vec<(String, Span)>,
    /// Tags.
    pub tags: Option<Vec<String>>,
    /// What it helps with.
    pub needs: Option<Vec<(String, Span)>>,
    /// Words that readers search for it with, beside its own.
    pub search: Vec<(String, Span)>,
    /// The pictogram that stands for it, by its name in the theme.
    pub icon: Option<(String, Span)>,
    /// Whether titles and previews must be neutral.
    pub sensitive: Option<bool>,
    /// The kind of page.
    pub kind: Option<Kind>,
    /// For a story, whether the woman whose it is has agreed that it stands here.
    pub consent: Option<bool>,
    /// For a story, whether names and places in it are changed.
    pub changed: Option<bool>,
    /// The recording that reads this very text aloud, by its path from the file.
    pub audio: Option<(String, Span)>,
    /// The day it was last revised.
    pub updated: Option<(Date, Span)>,
    /// The last day on which what it says holds.
    pub until: Option<(Date, Span)>,
    /// Where its facts come from.
    pub sources: Option<Vec<Cite>>,
    /// Who has seen a translation.
    pub state: Option<State>,
    /// Fingerprints of what a translation was made from, as they were written here once.
    pub prints: Option<(String, Span)>,
    /// Whether a title was written that could not be read: that fault is reported already.
    pub title_faulty: bool,
}

worded! {
    /// The kind of a page.
    #[derive(Default)]
    pub enum Kind {
        /// Steps for somebody in need.
        #[default]
        Guide = "guide",
        /// Questions whose answers lead to the guide that helps.
        Questions = "questions",
        /// What a woman has lived through, told with her consent, below a note on what it is about.
        Story = "story",
        /// The plan of a session, for who teaches a group.
        Training = "training",
        /// Plain prose, such as *about this site*.
        Page = "page",
        /// An everyday page that says nothing of the site: where *Leave* leads.
        Neutral = "neutral",
    }
}

impl Kind {
    /// Whether such pages stand in a row, one after the other, and are news when they are revised.
    pub fn is_guide(self) -> bool {
        matches!(self, Self::Guide | Self::Training)
    }
}

worded! {
    /// How far a translation has come, the least first.
    #[derive(PartialOrd, Ord)]
    pub enum State {
        /// Made by a program; nobody has read it.
        Machine = "machine",
        /// Made by a person; no native speaker has reviewed it.
        Draft = "draft",
        /// Reviewed by a native speaker.
        Reviewed = "reviewed",
    }
}

/// Where a fact comes from.
#[derive(Clone, Debug)]
pub struct Cite {
    /// What it is.
    pub title: String,
    /// Where it is.
    pub url: Option<String>,
    /// When it was written, as far as that is known.
    pub date: Option<CiteDate>,
}

/// A day, or only a year or a month as it was printed.
#[derive(Clone, Debug)]
pub enum CiteDate {
    /// A day.
    Day(Date),
    /// `2025`, `2018-10`, `n.d.`
    Text(String),
}

impl FrontMatter {
    /// Reads the front matter of a file in `language`; `source` is the site's source language.
    pub(super) fn read(
        node: Node,
        language: LanguageId,
        source: LanguageId,
        sink: &mut Sink,
    ) -> Self {
        let mut fields = Fields::new(node, CODES, sink);
        let kind = fields.string("kind");
        let kind = kind.and_then(|found| one_of(found, CODES.invalid, fields.sink()));
        let mut prints = None;
        let state = fields.node("translation").and_then(|node| {
            let mut table = Fields::new(node, CODES, fields.sink());
            let state = table.string("state");
            let state = state.and_then(|found| one_of(found, CODES.invalid, table.sink()));
            prints = table.string("from");
            if let Some((_, span)) = &prints {
                let message = "what a translation was made from is not read here any more";
                let fault = Diagnostic::new(Code::GuideRecord, message).at(span.clone());
                table.sink().push(fault.help(
                    "run `mashal translate adopt`: it writes the source as it was below `locales`, and takes these lines out",
                ));
            }
            let _known = (table.string("credit"), table.date("date"));
            if language == source {
                let fault = Diagnostic::new(
                    Code::FrontMatterUnknownKey,
                    "`translation` stands in a file of the source language",
                );
                let fault =
                    fault.at(table.span.clone()).help("remove it; only translations have a state");
                table.sink().push(fault);
            }
            table.finish();
            state
        });
        let front = Self {
            title: fields.string("title"),
            title_faulty: false,
            summary: fields.string("summary"),
            order: fields.integer("order").map(|(order, _)| order),
            draft: fields.bool("draft"),
            aliases: fields.strings("aliases"),
            tags: fields
                .has("tags")
                .then(|| fields.strings("tags").into_iter().map(|(tag, _)| tag).collect()),
            needs: fields.has("needs").then(|| needs(&mut fields)),
            search: fields.strings("search"),
            icon: fields.string("icon"),
            sensitive: fields.bool("sensitive"),
            kind,
            consent: fields.bool("consent"),
            changed: fields.bool("changed"),
            audio: fields.string("audio"),
            updated: fields.dated("updated"),
            until: fields.dated("until"),
            sources: fields.has("sources").then(|| cites(&mut fields, CODES)),
            state,
            prints,
        };
        let title_faulty = front.title.is_none() && (fields.has("title") || !fields.sound);
        fields.finish();
        Self { title_faulty, ..front }
    }

    /// The same of a part, which says of itself only how far it has come.
    pub(super) fn of_part(
        mut node: Node,
        language: LanguageId,
        source: LanguageId,
        sink: &mut Sink,
    ) -> Self {
        if let Value::Table(entries) = &mut node.value {
            entries.retain(|(name, span, _)| {
                let known = OF_PARTS.contains(&name.as_str());
                if !known {
                    let message = format!("a part has no `{name}`");
                    let fault = Diagnostic::new(CODES.unknown, message).at(span.clone());
                    sink.push(fault.help(match nearest(name, OF_PARTS) {
                        Some(near) => format!("did you mean `{near}`?"),
                        None => "remove it; the guides that show the part say it".to_owned(),
                    }));
                }
                known
            });
        }
        Self::read(node, language, source, sink)
    }

    /// What stands for front matter that could not be read.
    pub(super) fn faulty() -> Self {
        Self { title_faulty: true, ..Self::default() }
    }
}

/// Needs, whose ids are part of a message's name.
fn needs(fields: &mut Fields<'_>) -> Vec<(String, Span)> {
    let mut needs = fields.strings("needs");
    needs.retain(|(need, span)| {
        let sound = is_message_name(need);
        if !sound {
            let fault =
                Diagnostic::new(CODES.invalid, format!("`{need}` cannot be the id of a need"));
            fields.sink().push(
                fault
                    .at(span.clone())
                    .help("write Latin letters, digits and hyphens, `threat-photos`"),
            );
        }
        sound
    });
    needs
}

/// Whether `text` is the address of a page on the web.
pub(super) fn is_web_address(text: &str) -> bool {
    matches!(url::Url::parse(text), Ok(url) if matches!(url.scheme(), "http" | "https"))
}

/// `[[sources]]` of a guide or a contact, with faults under `codes`.
pub(super) fn cites(fields: &mut Fields<'_>, codes: Codes) -> Vec<Cite> {
    let nodes = fields.array("sources").unwrap_or_default();
    nodes
        .into_iter()
        .filter_map(|node| {
            let mut table = Fields::new(node, codes, fields.sink());
            let title = table.string("title");
            let url = table.string("url").and_then(|(url, span)| {
                if is_web_address(&url) {
                    return Some(url);
                }
                let fault = Diagnostic::new(codes.invalid, format!("`{url}` is not a web address"));
                table.sink().push(fault.at(span).help("write it whole, `https://…`"));
                None
            });
            let date = table.node("date").and_then(|node| match node.value {
                Value::Date(day) => Some(CiteDate::Day(day)),
                Value::String(text) => {
                    Some(text.parse().map_or_else(|_| CiteDate::Text(text), CiteDate::Day))
                }
                Value::Integer(year) => Some(CiteDate::Text(year.to_string())),
                other => {
                    let fault =
                        Diagnostic::new(codes.invalid, format!("`date` is {}", other.kind()));
                    table
                        .sink()
                        .push(fault.at(node.span).help("write a day, `2025-06-03`, or a year"));
                    None
                }
            });
            if title.is_none() && table.sound && !table.has("title") {
                let fault = Diagnostic::new(codes.invalid, "a source without a title");
                let fault = fault
                    .at(table.span.clone())
                    .help("add `title = \"…\"`: who says it, and where");
                table.sink().push(fault);
            }
            table.finish();
            Some(Cite { title: title?.0, url, date })
        })
        .collect()
}

/// `checked`, the day on which somebody last looked at an entry, with faults under `codes`.
pub(super) fn checked_on(
    fields: &mut Fields<'_>,
    codes: Codes,
    today: Date,
) -> Option<(Date, Span)> {
    let (day, span) = fields.dated("checked")?;
    if day > today {
        let fault = Diagnostic::new(codes.invalid, format!("`{day}` has not come yet"));
        let help = "write the day on which it was last checked";
        fields.sink().push(fault.at(span.clone()).help(help));
    }
    Some((day, span))
}

/// The value that goes with a word, or a fault that names the words there are.
pub(super) fn one_of<T: Worded>(
    (word, span): (String, Span),
    code: Code,
    sink: &mut Sink,
) -> Option<T> {
    let found = T::of(&word);
    if found.is_none() {
        let words: Vec<_> = T::ALL.iter().map(|known| known.as_str()).collect();
        let fault = Diagnostic::new(code, format!("`{word}` is not a word known here"));
        sink.push(fault.at(span).help(match nearest(&word, words.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("write one of `{}`", words.join("`, `")),
        }));
    }
    found
}
