//! `<lang>/letters/index.html`, the list of letters to fill in, and a page for each. Names of files
//! are hashes and titles neutral, since a browser's history shows them.

use super::faults::Faults;
use super::frame::Shown;
use super::{Context, contact, frame, state_word};
use crate::config::LanguageId;
use crate::data::Worded;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, opaque};
use crate::site::{self, Letter, State};
use crate::theme::view::{
    self, Card, Keep, LetterField, LetterRoot, LetterText, Link, Page, PageKind, Phrase, Root,
};

/// The page of the letter `id` at `route`; for none, the list of all.
pub(crate) fn make(
    context: &Context,
    route: &Route,
    id: Option<&str>,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let faults = Faults::default();
    let letter = id.and_then(|id| context.site.letters.get(id));
    let writer = Writer { context, language, here: route, faults: &faults };
    let html = writer.write(letter);
    faults.page(html)
}

/// Where the page of the letter `id` lies for readers of `language`; for none, the list of all.
pub(crate) fn route(context: &Context, id: Option<&str>, language: LanguageId) -> Route {
    context.of_language(language, &file(id))
}

fn file(id: Option<&str>) -> String {
    format!("letters/{}.html", id.map_or_else(|| "index".to_owned(), opaque))
}

/// The message of a letter's title, to which its attributes add more; for none, of the list.
fn name(id: Option<&str>) -> String {
    id.map_or_else(|| "letters-title".to_owned(), |id| format!("letter-{id}"))
}

/// A link to the letter `id` from the page at `here`; for none, to the list.
pub(super) fn link(
    context: &Context,
    id: Option<&str>,
    language: LanguageId,
    here: &Route,
) -> Result<Link, Failure> {
    let href = here.to(&route(context, id, language));
    Ok(Link { href, title: context.phrase(language, &name(id))? })
}

/// The list as an entry of the page at `here`, where the site has letters.
pub(super) fn card(
    context: &Context,
    language: LanguageId,
    here: &Route,
    faults: &Faults,
) -> Option<Card> {
    context.site.letters.all().first()?;
    Some(Writer { context, language, here, faults }.card(None))
}

/// A page for readers of a language in the making.
struct Writer<'a> {
    context: &'a Context,
    language: LanguageId,
    here: &'a Route,
    faults: &'a Faults,
}

impl Writer<'_> {
    fn phrase(&self, id: &str) -> Phrase {
        self.faults.collect(self.context.phrase(self.language, id))
    }

    fn optional(&self, id: &str) -> Option<Phrase> {
        self.faults.collect(self.context.optional(self.language, id))
    }

    /// The page of a letter, or of the list.
    fn write(&self, letter: Option<&Letter>) -> Result<Bytes, Failure> {
        let Self { context, language, here, .. } = *self;
        let page = self.page(letter);
        match letter {
            None => context.render("section.html", language, here, &Root { page }),
            Some(letter) => {
                let letter = self.letter(letter);
                context.render("letter.html", language, here, &LetterRoot { page, letter })
            }
        }
    }

    fn card(&self, letter: Option<&Letter>) -> Card {
        let id = letter.map(|letter| letter.id.as_str());
        Card {
            href: self.here.to(&route(self.context, id, self.language)),
            title: self.phrase(&name(id)),
            summary: Some(self.phrase(&match id {
                None => "letters-summary".to_owned(),
                Some(_) => format!("{}.summary", name(id)),
            })),
            section: letter.is_none(),
            icon: self.context.icon("letters"),
            minutes: 0,
        }
    }

    /// What letters have in common with all pages.
    fn page(&self, letter: Option<&Letter>) -> Page {
        let Self { context, language, here, faults } = *self;
        let site = &context.site;
        let id = letter.map(|letter| letter.id.as_str());
        let name = name(id);
        let own = |language: LanguageId| site.messages.own(language, &name).is_some();
        let mut chain = site.language(language).chain.iter().copied();
        let speaks = chain.find(|language| own(*language)).unwrap_or(language);
        let list = || faults.collect(link(context, None, language, here).map(Some));
        let letters = site.letters.all().iter();
        let Card { title, summary, .. } = self.card(letter);
        Page {
            kind: if letter.is_some() { PageKind::Letter } else { PageKind::Section },
            head_title: faults.collect(context.plain(language, "neutral-title", &[])),
            title,
            summary,
            fallback: (speaks != language).then(|| context.name(speaks).to_owned()),
            state: self.state(speaks),
            trail: letter.and_then(|_| list()).into_iter().collect(),
            languages: frame::languages(context, language, here, &file(id), own),
            children: match letter {
                None => letters.map(|letter| self.card(Some(letter))).collect(),
                Some(_) => Vec::new(),
            },
            keep: site.config.offline.then(|| Keep {
                guide: None,
                recording: None,
                recordings: false,
                language: here.to(&context.of_language(language, "index.json")),
                saved: here.to(&context.of_language(language, "saved.html")),
            }),
            ..faults.collect(frame::page(context, language, here, None, Shown::Sensitive))
        }
    }

    /// How far a translation of letters has come: the message `letters-state`, `machine`, `draft`
    /// or `reviewed`.
    fn state(&self, speaks: LanguageId) -> Option<&'static str> {
        if speaks == self.context.site.config.source_language {
            return None;
        }
        let said = self.optional("letters-state").and_then(|state| State::of(&state.text));
        state_word(Some(said.unwrap_or(State::Draft)))
    }

    fn letter(&self, letter: &Letter) -> view::Letter {
        let Self { context, language, here, faults } = *self;
        let name = name(Some(&letter.id));
        let ids = letter.contacts.iter().map(|(id, _)| id.as_str());
        let contacts = ids.filter_map(|id| context.site.directory.as_ref()?.get(id));
        let contacts = contacts.map(|contact| contact::view(context, contact, language, here));
        view::Letter {
            guide: context
                .named(&letter.guide, language)
                .map(|guide| context.link(here, guide, language)),
            visible: self.phrase(&format!("{name}.visible")),
            attach: faults.collect(context.lines(language, &format!("{name}.attach"))),
            send: self.optional(&format!("{name}.send")),
            contacts: faults.collect(contacts.collect()),
            limit: letter.limit,
            repeated: letter.repeated,
            fields: self.fields(letter),
            texts: self.texts(letter),
        }
    }

    fn fields(&self, letter: &Letter) -> Vec<LetterField> {
        let first = letter.fields.iter().position(|field| field.identifies);
        let view = |(at, field): (usize, &site::Field)| {
            let name = format!("field-{}", field.id);
            LetterField {
                id: field.id.clone(),
                kind: field.kind.as_str(),
                label: self.phrase(&name),
                help: self.optional(&format!("{name}.help")),
                identifies: field.identifies,
                warns: first == Some(at),
            }
        };
        letter.fields.iter().enumerate().map(view).collect()
    }

    /// The words in every language; the first along the reader's chain is chosen.
    fn texts(&self, letter: &Letter) -> Vec<LetterText> {
        let site = &self.context.site;
        let texts = site.letter_texts(letter);
        let mut chain = site.language(self.language).chain.iter();
        let chosen = chain.find(|wanted| texts.iter().any(|text| text.language == **wanted));
        let view = |text: &site::LetterText| {
            let locale = &site.language(text.language).locale;
            LetterText {
                tag: locale.tag().to_owned(),
                dir: locale.direction().as_str(),
                name: self.context.name(text.language).to_owned(),
                chosen: chosen == Some(&text.language),
                head: text.head.clone(),
                body: text.body.clone(),
            }
        };
        texts.iter().map(view).collect()
    }
}
