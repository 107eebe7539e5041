//! Guides, sections and home pages: one page for each entry and language.

use std::cell::RefCell;

use super::body::{Body, folds};
use super::faults::Faults;
use super::frame::Shown;
use super::{Context, frame, lists, needs, state_word, strip};
use crate::config::{Form, LanguageId};
use crate::data::Worded;
use crate::locale::isolated;
use crate::markdown::{Folds, Within};
use crate::plan::{Bytes, Failure};
use crate::route::{Route, fragment};
use crate::site::{EntryId, Freshness, Kind, State, Text};
use crate::theme::view::{
    Alternate, Audio, Cite, Day, Heading, Keep, Link, Page, PageKind, PassOn, PassOnFile, Phrase,
    Root,
};

/// The list of the sizes of files to pass on, of each language.
pub(crate) const SIZES: &str = "index.sizes.json";

/// The page at `route`.
pub(crate) fn make(
    context: &Context,
    route: &Route,
    entry: EntryId,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let writer = Writer { context, entry, language, faults: Faults::default() };
    let page = writer.page();
    let template = match page.kind {
        PageKind::Home => "home.html",
        PageKind::Section => "section.html",
        PageKind::Neutral => "neutral.html",
        _ => "guide.html",
    };
    let html = context.render(template, language, route, &Root { page });
    writer.faults.page(html)
}

/// One page in the making.
struct Writer<'a> {
    context: &'a Context,
    entry: EntryId,
    language: LanguageId,
    faults: Faults,
}

impl Writer<'_> {
    fn page(&self) -> Page {
        let Self { context, entry, language, .. } = *self;
        let site = &context.site;
        let known = site.language(language);
        let here = site.route(entry, language);
        let meta = site.meta(entry, language);
        let text = site.resolved(entry, language).map(|id| site.text(id));
        let foreign = text.filter(|text| text.language != language);
        let key = &site.entry(entry).key;
        let kind = match meta.kind {
            _ if key.path.is_empty() => PageKind::Home,
            _ if key.section => PageKind::Section,
            Kind::Guide => PageKind::Guide,
            Kind::Page => PageKind::Page,
            Kind::Neutral => PageKind::Neutral,
            Kind::Questions => PageKind::Questions,
            Kind::Story => PageKind::Story,
            Kind::Training => PageKind::Training,
        };
        let neutral = kind == PageKind::Neutral;
        let shown = match meta.sensitive {
            _ if neutral => Shown::Nothing,
            true => Shown::Sensitive,
            false => Shown::All,
        };
        let title = context.title(entry, language);
        let content_html = match text {
            Some(text) => {
                let shown = RefCell::default();
                let kind = meta.kind;
                let (route, shown) = (&here, &shown);
                let body = Body { context, entry, text, kind, language, route, shown, below: None };
                self.faults.collect(text.document().render(&body, Within::Page))
            }
            None => String::new(),
        };
        let summary = meta
            .summary
            .map(|(summary, of)| Phrase::new(summary, &site.language(of).locale, &known.locale));
        let home = kind == PageKind::Home;
        let (children, in_others) = lists::children(context, entry, language, &here, home);
        let frame = self.faults.collect(frame::page(context, language, &here, Some(entry), shown));
        Page {
            kind,
            head_title: {
                let direction = known.locale.direction();
                let said = self.faults.collect(self.head_title(kind, meta.sensitive, &title));
                isolated(&said, direction, direction).into_owned()
            },
            description: meta
                .summary
                .filter(|(_, of)| !meta.sensitive && *of == language)
                .map(|(summary, _)| summary.to_owned()),
            summary,
            sensitive: meta.sensitive,
            steps: content_html.contains("<li id=\"_s1\"").then(|| "#_s1".to_owned()),
            content_html,
            content_lang: foreign.map(|text| site.language(text.language).locale.tag().to_owned()),
            content_dir: site
                .language(text.map_or(language, |text| text.language))
                .locale
                .direction()
                .as_str(),
            fallback: foreign.map(|text| context.name(text.language).to_owned()),
            state: state_word(self.state(text, meta.state)),
            stale: self.shown(text).any(|text| matches!(text.freshness, Freshness::Stale { .. })),
            updated: meta.updated.map(|day| Day::new(day, &known.format)),
            until: meta.until.map(|day| Day::new(day, &known.format)),
            ended: meta.until.is_some_and(|day| day < site.today),
            minutes: text.map_or(0, |text| site.minutes_of(text, language)),
            names: meta.changed.filter(|_| kind == PageKind::Story).map(|changed| match changed {
                true => "changed",
                false => "own",
            }),
            session: text
                .filter(|_| kind == PageKind::Training)
                .map_or(0, Text::minutes_of_session),
            audio: self.audio(&here),
            // One question leads to the others; folded parts are a list of themselves.
            contents: match text.map(|text| folds(context, meta.kind, text, language)) {
                Some(Folds::Nothing) if kind != PageKind::Questions => self.contents(),
                _ => Vec::new(),
            },
            trail: if neutral { Vec::new() } else { self.trail(&here) },
            previous: self.neighbour(&here, kind, false),
            next: self.neighbour(&here, kind, true),
            related: site
                .entry(entry)
                .related
                .iter()
                .filter(|other| site.is_listed(**other, language))
                .map(|other| context.card_of(&here, *other, language))
                .collect(),
            tags: meta.tags.to_vec(),
            sources: meta.sources.map_or_else(Vec::new, |(cites, of)| {
                let of = &site.language(of).locale;
                let cite = |cite| Cite::new(cite, of, &known.locale, &known.format);
                cites.iter().map(cite).collect()
            }),
            languages: if neutral {
                Vec::new()
            } else {
                lists::languages(context, entry, language, &here)
            },
            alternates: self.alternates(),
            canonical: self.canonical(),
            children,
            foreign: in_others,
            questions: if home { lists::questions(context, language, &here) } else { Vec::new() },
            needs: if home {
                needs::list(context, &here, language, &self.faults)
            } else {
                Vec::new()
            },
            groups: if home {
                lists::groups(context, entry, language, &here, &self.faults)
            } else {
                Vec::new()
            },
            emergency: self.faults.collect(strip::make(context, &here, entry, language)),
            title,
            keep: self.keep(&here, kind),
            pass_on: self.pass_on(&here),
            ..frame
        }
    }

    /// The `text` of the page and those of its parts.
    fn shown<'t>(&'t self, text: Option<&'t Text>) -> impl Iterator<Item = &'t Text> {
        let parts = move |text| self.context.site.parts(text, self.language);
        text.into_iter().chain(text.into_iter().flat_map(parts))
    }

    /// How far the page has come: no further than any of its parts in the same language. Of others
    /// it is said where they stand.
    fn state(&self, text: Option<&Text>, own: Option<State>) -> Option<State> {
        let of = text.map(|text| text.language);
        let parts = self.shown(text).skip(1).filter(|part| Some(part.language) == of);
        let parts = parts.filter_map(Text::state);
        own.into_iter().chain(parts).min()
    }

    /// What a reader may keep from here: a guide, and from everywhere the language.
    fn keep(&self, here: &Route, kind: PageKind) -> Option<Keep> {
        let Self { context, entry, language, .. } = *self;
        let wanted =
            context.site.config.offline && !matches!(kind, PageKind::Section | PageKind::Neutral);
        wanted.then(|| Keep {
            guide: context.list(entry, language).map(|list| here.to(&list)),
            recording: context.list_with_recording(entry, language).map(|list| here.to(&list)),
            recordings: false,
            language: here.to(&context.of_language(language, "index.json")),
            saved: here.to(&context.of_language(language, "saved.html")),
        })
    }

    /// Its files to pass on.
    fn pass_on(&self, here: &Route) -> Option<PassOn> {
        let Self { context, entry, language, .. } = *self;
        let files = Form::ALL.iter().filter_map(|form| {
            let route = context.passed_on(entry, language, *form)?;
            Some(PassOnFile { form: form.as_str(), href: here.to(&route) })
        });
        let files: Vec<PassOnFile> = files.collect();
        let sizes = here.to(&context.of_language(language, SIZES));
        (!files.is_empty()).then_some(PassOn { sizes, files })
    }

    fn audio(&self, here: &Route) -> Option<Audio> {
        let file = self.context.recording(self.entry, self.language)?;
        let size = i64::try_from(file.sent().div_ceil(1000)).unwrap_or(i64::MAX);
        Some(Audio { href: here.to(&file.route), size })
    }

    /// What a passer-by may see: the tab, the history, a preview.
    fn head_title(
        &self,
        kind: PageKind,
        sensitive: bool,
        title: &Phrase,
    ) -> Result<String, Failure> {
        let plain =
            |id, arguments: &[(&str, &str)]| self.context.plain(self.language, id, arguments);
        match kind {
            _ if sensitive => plain("neutral-title", &[]),
            PageKind::Neutral => Ok(title.text.clone()),
            PageKind::Home => plain("site-title", &[]),
            _ => {
                let site = plain("site-title", &[])?;
                plain("head-title", &[("page", &title.text), ("site", &site)])
            }
        }
    }

    fn contents(&self) -> Vec<Heading> {
        let site = &self.context.site;
        let Some(text) = site.resolved(self.entry, self.language).map(|id| site.text(id)) else {
            return Vec::new();
        };
        let headings = text.outline().headings.iter().zip(text.ids().iter());
        headings
            .filter(|(heading, _)| heading.level <= 3)
            .map(|(heading, id)| Heading {
                href: fragment(&site.anchor(self.entry, id)),
                title: {
                    let of =
                        if heading.source { site.config.source_language } else { text.language };
                    let locale = |id| &site.language(id).locale;
                    Phrase::new(&heading.text, locale(of), locale(self.language))
                },
                level: heading.level,
            })
            .collect()
    }

    fn trail(&self, here: &Route) -> Vec<Link> {
        let site = &self.context.site;
        let mut above = Vec::new();
        let mut next = site.entry(self.entry).parent;
        while let Some(id) = next.filter(|id| *id != site.home()) {
            above.push(self.context.link(here, id, self.language));
            next = site.entry(id).parent;
        }
        above.reverse();
        above
    }

    /// The guide before or after this one in its section.
    fn neighbour(&self, here: &Route, kind: PageKind, after: bool) -> Option<Link> {
        let site = &self.context.site;
        if !matches!(kind, PageKind::Guide | PageKind::Training) {
            return None;
        }
        let entry = site.entry(self.entry);
        let siblings = &site.entry(entry.parent?).children;
        let fits = |id: &&EntryId| {
            !site.entry(**id).key.section
                && site.is_listed(**id, self.language)
                && site.kind(**id, self.language).is_guide()
        };
        let found = if after {
            siblings.iter().skip(entry.place + 1).find(fits)
        } else {
            siblings.iter().take(entry.place).rev().find(fits)
        };
        found.map(|id| self.context.link(here, *id, self.language))
    }

    fn alternates(&self) -> Vec<Alternate> {
        let Self { context, entry, .. } = *self;
        let translations: Vec<_> = context.translations(entry).collect();
        if translations.len() < 2 {
            return Vec::new();
        }
        translations
            .into_iter()
            .filter_map(|(language, _)| {
                let tag = context.site.language(language).locale.tag().to_owned();
                Some(Alternate {
                    tag,
                    href: context.absolute(&context.site.route(entry, language))?,
                })
            })
            .collect()
    }

    /// Its own address, or for a page that falls back, that of the page it shows.
    fn canonical(&self) -> Option<String> {
        let site = &self.context.site;
        let shown = site.resolved(self.entry, self.language).map(|id| site.text(id).language);
        let language =
            shown.filter(|id| site.config.published.contains(id)).unwrap_or(self.language);
        self.context.absolute(&site.route(self.entry, language))
    }
}
