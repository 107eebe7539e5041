//! A guide's Markdown inside its page: links, images, components and words of the interface.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use fluent::FluentArgs;

use super::{Context, contact, letters};
use crate::assets::Asset;
use crate::config::LanguageId;
use crate::data::{Node, Value};
use crate::diag::Diagnostic;
use crate::locale::{Direction, Locale};
use crate::markdown::{Component, Folds, Image, Note, Resolver, Step, Within, Word};
use crate::plan::Failure;
use crate::route::{Route, fragment};
use crate::site::{EntryId, Kind, MOST_PARTS, PART, State, Target, Text, component_contacts};
use crate::theme::view;

/// Resolves what `text` of `entry` refers to, on the page at `route` for readers of `language`.
pub(super) struct Body<'a> {
    pub(super) context: &'a Context,
    pub(super) entry: EntryId,
    pub(super) text: &'a Text,
    pub(super) kind: Kind,
    pub(super) language: LanguageId,
    pub(super) route: &'a Route,
    /// What the page has shown so far.
    pub(super) shown: &'a RefCell<Shown>,
    /// For the text of a part, whether a heading of the second level stands above it in the page.
    pub(super) below: Option<bool>,
}

/// What a page has shown.
#[derive(Default)]
pub(super) struct Shown {
    /// Ids of contacts.
    contacts: BTreeSet<String>,
    /// How many parts.
    parts: usize,
}

impl Resolver for Body<'_> {
    type Error = Failure;

    fn link(&self, link: usize) -> (String, bool) {
        let site = &self.context.site;
        match self.text.targets().get(link) {
            Some(Target::Page(entry, anchor)) => {
                let href = self.route.to(&site.route(*entry, self.language));
                let anchor = anchor.as_deref().map(|id| fragment(&site.anchor(*entry, id)));
                (href + &anchor.unwrap_or_default(), false)
            }
            Some(Target::Here(anchor)) => (fragment(&self.anchor(anchor)), false),
            Some(Target::File(path)) => (self.asset(path), false),
            Some(Target::Outside(url)) => (
                url.clone(),
                url.get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")),
            ),
            // Broken links are errors, and nothing is written then.
            Some(Target::Broken) | None => (String::new(), false),
        }
    }

    fn image(&self, image: usize) -> Image {
        match self.text.targets().get(image) {
            Some(Target::File(path)) => {
                let files = self.context.assets.widths(path);
                let width = |file: &Asset| Some((self.route.to(&file.route), file.size?.0));
                Image {
                    src: self.asset(path),
                    size: files.last().and_then(|file| file.size),
                    widths: match files {
                        [_] => Vec::new(),
                        files => files.iter().filter_map(width).collect(),
                    },
                }
            }
            _ => Image::default(),
        }
    }

    fn heading(&self, heading: usize) -> &str {
        self.text.ids().get(heading).unwrap_or_default()
    }

    fn anchor<'a>(&self, id: &'a str) -> Cow<'a, str> {
        self.context.site.anchor(self.entry, id)
    }

    fn step(&self, heading: usize) -> Step {
        self.text.step(heading)
    }

    fn first_question(&self) -> Option<String> {
        if self.kind != Kind::Questions {
            return None;
        }
        let mut headings = self.text.outline().headings.iter().zip(self.text.ids().iter());
        headings.find(|(heading, _)| heading.level == 2).map(|(_, id)| fragment(&self.anchor(id)))
    }

    fn folds(&self) -> Folds {
        folds(self.context, self.kind, self.text, self.language)
    }

    fn icon(&self, name: &str) -> String {
        self.context.assets.icon(name, self.route).unwrap_or_default()
    }

    fn component(&self, component: usize, within: Within) -> Result<String, Failure> {
        let Some(component) = self.text.outline().components.get(component) else {
            return Ok(String::new());
        };
        if component.name == PART {
            return self.part(component, within);
        }
        if !self.context.engine.has_component(&component.name) {
            // Reported when components were checked.
            return Err(Failure::Reported);
        }
        let mut contacts = self.contacts(component)?;
        let contact = (component.name == "contact").then(|| contacts.pop()).flatten();
        let law = self.law(component)?;
        let (letter, arguments) = (self.letter(component)?, arguments(component));
        let view = view::Component { arguments, contact, law, letter, contacts };
        let render_context = self.context.render_context(self.language, self.route);
        let (engine, skeletons) = (&self.context.engine, &self.context.skeletons);
        let rendered = engine.render_component(&component.name, render_context, skeletons, &view);
        let html = rendered.map_err(|failure| self.explain(failure, component))?;
        if self.text.language == self.language {
            return Ok(html);
        }
        // The component speaks the reader's language amid text of another.
        let locale = &self.context.site.language(self.language).locale;
        let (tag, dir) = (locale.tag(), locale.direction().as_str());
        Ok(format!("<div lang=\"{tag}\" dir=\"{dir}\">\n{}\n</div>", html.trim()))
    }

    fn word(&self, word: Word) -> Result<String, Failure> {
        let mut values = FluentArgs::new();
        let id = match word {
            Word::Alert(kind) => format!("alert-{kind}"),
            Word::Footnotes => "footnotes".to_owned(),
            Word::FirstQuestion => "first-question".to_owned(),
            Word::On => "screen-on".to_owned(),
            Word::Off => "screen-off".to_owned(),
            Word::Touch => "screen-touch".to_owned(),
            Word::Back => "step-back".to_owned(),
            Word::Next => "step-next".to_owned(),
            Word::Place(at, of) => {
                values.set("at", i64::try_from(at).unwrap_or(i64::MAX));
                values.set("of", i64::try_from(of).unwrap_or(i64::MAX));
                "step-place".to_owned()
            }
            Word::Minutes(minutes) => {
                values.set("minutes", minutes);
                "step-minutes".to_owned()
            }
            Word::External => "external-link".to_owned(),
            Word::Note(Note::Changed) => "unit-changed".to_owned(),
            Word::Note(Note::Urgent) => "unit-urgent".to_owned(),
            Word::Note(Note::Added | Note::Untranslated) => "unit-added".to_owned(),
            Word::Table => return self.context.plain(self.language, "table-scrolls", &[]),
            Word::FootnoteBack => return self.context.plain(self.language, "footnote-back", &[]),
        };
        Ok(self.context.phrase_within(self.language, self.text.language, &id, &values)?.html)
    }

    fn direction(&self, source: bool) -> Direction {
        self.locale(source).direction()
    }

    fn language(&self, source: bool) -> String {
        let locale = self.locale(source);
        format!(" lang=\"{}\" dir=\"{}\"", locale.tag(), locale.direction().as_str())
    }

    fn number(&self, number: i64) -> String {
        self.context.site.language(self.language).format.number(number)
    }
}

impl Body<'_> {
    /// Of the source's words, or of the translation's.
    fn locale(&self, source: bool) -> &Locale {
        let site = &self.context.site;
        let id = if source { site.config.source_language } else { self.text.language };
        &site.language(id).locale
    }

    fn asset(&self, path: &str) -> String {
        self.context
            .assets
            .content(path)
            .map_or_else(String::new, |asset| self.route.to(&asset.route))
    }

    /// Says which use of a component made its template fail.
    fn explain(&self, failure: Failure, component: &Component) -> Failure {
        let Failure::Faults(faults) = failure else { return failure };
        let explained = faults.into_iter().map(|fault| match fault.span {
            Some(_) => fault.label(component.span.clone(), "for this component"),
            None => Diagnostic { span: Some(component.span.clone()), ..fault },
        });
        Failure::Faults(explained.collect())
    }

    /// The part that a component shows: in the reader's language, or the first along the chain.
    fn part(&self, component: &Component, within: Within) -> Result<String, Failure> {
        let site = &self.context.site;
        let text = site.part(component).and_then(|id| site.resolved(id, self.language));
        // Reported when parts were checked, as circles were.
        let text = text.map(|id| site.text(id)).ok_or(Failure::Reported)?;
        let before = self.shown.borrow().parts;
        if before == MOST_PARTS {
            return Err(Failure::Reported);
        }
        self.shown.borrow_mut().parts = before + 1;
        let below = Some(self.is_below_heading(component));
        let body = Body { text, below, ..*self };
        let html = text.document().render(&body, within)?;
        if text.language == self.text.language {
            return Ok(html);
        }
        let html = format!("<div{}>\n{}\n</div>", body.language(false), html.trim());
        // What the notices of a page say of what is in its own language.
        let note = match text.state() {
            _ if text.language != self.language => "unit-added",
            Some(State::Machine | State::Draft) => "state-draft",
            Some(State::Reviewed) | None => return Ok(html),
        };
        let none = FluentArgs::new();
        let note = self.context.phrase_within(self.language, self.text.language, note, &none)?;
        Ok(format!("{html}\n<div class=\"stale\">{}</div>", note.html))
    }

    /// Whether a heading of the second level stands above a component in the page.
    fn is_below_heading(&self, component: &Component) -> bool {
        let start = component.span.start;
        let mut headings = self.text.outline().headings.iter();
        let own = || headings.any(|heading| heading.level == 2 && heading.span.start < start);
        self.below.unwrap_or_else(own)
    }

    /// The law that a component names.
    fn law(&self, component: &Component) -> Result<Option<view::Law>, Failure> {
        let (context, language) = (self.context, self.language);
        let id = component.text("id").filter(|_| component.name == "law");
        let Some((id, _)) = id else { return Ok(None) };
        let Some(law) = context.site.laws.as_ref().and_then(|laws| laws.get(id)) else {
            return Ok(None);
        };
        let known = context.site.language(language);
        let home = context.site.language(context.site.config.source_language);
        Ok(Some(view::Law {
            act: context.phrase(language, &format!("act-{}", law.act))?,
            section: law.section.clone(),
            covers: context.phrase(language, &format!("law-{id}"))?,
            penalty: context.optional(language, &format!("law-{id}.penalty"))?,
            checked: law.checked.map(|day| view::Day::new(day, &known.format)),
            sources: law
                .sources
                .iter()
                .map(|cite| view::Cite::new(cite, &home.locale, &known.locale, &known.format))
                .collect(),
        }))
    }

    /// The page of the letter that a component names: `letter` by its id, `letters` the list of
    /// all.
    fn letter(&self, component: &Component) -> Result<Option<view::Link>, Failure> {
        let letters = &self.context.site.letters;
        let one = component.name == "letter";
        let id = component.text("id").map(|(id, _)| id).filter(|_| one);
        let there = match id {
            Some(id) => letters.get(id).is_some(),
            None => component.name == "letters" && !letters.all().is_empty(),
        };
        there.then(|| letters::link(self.context, id, self.language, self.route)).transpose()
    }

    /// The contacts that a component names: `contact` by its id, `help` by need and region.
    fn contacts(&self, component: &Component) -> Result<Vec<view::Contact>, Failure> {
        let directory = self.context.site.directory.as_ref();
        let found =
            directory.map_or_else(Vec::new, |directory| component_contacts(directory, component));
        // Where no heading of the second level stands above it, it is one.
        let below = self.is_below_heading(component);
        let view = |contact| {
            let view = contact::view(self.context, contact, self.language, self.route)?;
            let again = !self.shown.borrow_mut().contacts.insert(view.id.clone());
            Ok(view::Contact { level: if below { 3 } else { 2 }, again, ..view })
        };
        found.into_iter().map(view).collect()
    }
}

/// How many words a page without steps to take now may have before its parts are folded.
const OPEN_WORDS: usize = 400;

/// What of a page of this kind is folded: of a guide what can wait, and of a long text all but its
/// first part; nothing where a reader ticks what is said in several parts.
pub(super) fn folds(context: &Context, kind: Kind, text: &Text, language: LanguageId) -> Folds {
    let site = &context.site;
    match kind {
        Kind::Story => Folds::Story,
        Kind::Guide | Kind::Page => {
            let guide = text.ids().iter().any(|id| id == "now");
            let ticked = || {
                let mut shown = std::iter::once(text).chain(site.parts(text, language));
                shown.any(|text| text.document().has_tasks())
            };
            let long = site.words_of(text, language) > OPEN_WORDS && !ticked();
            if guide || long { Folds::Parts } else { Folds::Nothing }
        }
        Kind::Neutral | Kind::Questions | Kind::Training => Folds::Nothing,
    }
}

fn arguments(component: &Component) -> BTreeMap<String, serde_json::Value> {
    component.arguments.iter().map(|(name, node)| (name.clone(), json(node))).collect()
}

fn json(node: &Node) -> serde_json::Value {
    match &node.value {
        Value::Bool(flag) => (*flag).into(),
        Value::Integer(number) => (*number).into(),
        Value::Float(number) => (*number).into(),
        Value::String(text) => text.as_str().into(),
        Value::Date(day) => day.to_string().into(),
        Value::Array(items) => items.iter().map(json).collect(),
        Value::Table(entries) => {
            entries.iter().map(|(name, _, node)| (name.clone(), json(node))).collect()
        }
        Value::Null | Value::Other(_) => serde_json::Value::Null,
    }
}
