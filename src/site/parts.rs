//! Parts: texts in files of their own, `_parts/<name>.md`, which guides and other parts show by
//! `{{ part(name="…") }}`. They are entries like guides, translated and checked as these are, and
//! have no page.

use std::collections::BTreeSet;
use std::slice::Iter;

use super::discover::Content;
use super::key::Key;
use super::{EntryId, Site, Text, named};
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, nearest};
use crate::markdown::Component;

/// The component that shows one.
pub const PART: &str = "part";
/// How many a page shows at most, those in parts counted each time: it bounds how deep they lie in
/// each other, and what a few lines can grow to.
pub const MOST_PARTS: usize = 100;
/// Their folder, in words.
const FOLDER: &str = "content/<language>/_parts/";

impl Site {
    /// The part that a component shows.
    pub fn part(&self, component: &Component) -> Option<EntryId> {
        let (name, _) = component.text("name").filter(|_| component.name == PART)?;
        self.find(&Key::of_part(name)?.path, false)
    }

    /// All `components` that readers of `language` see, in the order of the page: behind one that
    /// shows a part, those of the part, which comes with it.
    pub fn shown<'a>(&'a self, components: &'a [Component], language: LanguageId) -> Shown<'a> {
        Shown { site: self, language, open: vec![(None, components.iter())], left: MOST_PARTS }
    }

    /// The parts that readers of `language` see in `text`, each as often as they do.
    pub fn parts<'a>(
        &'a self,
        text: &'a Text,
        language: LanguageId,
    ) -> impl Iterator<Item = &'a Text> {
        self.shown(&text.outline().components, language).filter_map(|(_, part)| part)
    }
}

/// A walk through components and those of the parts that they show. It ends in a site with circles
/// of parts too.
#[derive(Debug)]
pub struct Shown<'a> {
    site: &'a Site,
    language: LanguageId,
    /// What is open, the innermost last: which part, and its components that are left.
    open: Vec<(Option<EntryId>, Iter<'a, Component>)>,
    /// How many more parts may be opened.
    left: usize,
}

/// What a component is.
enum Found<'a> {
    Other,
    /// It shows this.
    Part(&'a Text),
    /// It shows what it stands in.
    Open(EntryId),
    /// It shows a part that readers of the language do not have.
    Missing,
    TooMany,
}

impl<'a> Shown<'a> {
    fn step(&mut self) -> Option<(&'a Component, Found<'a>)> {
        let component = loop {
            match self.open.last_mut()?.1.next() {
                Some(component) => break component,
                None => drop(self.open.pop()),
            }
        };
        let Some(id) = self.site.part(component) else { return Some((component, Found::Other)) };
        if self.open.iter().any(|(open, _)| *open == Some(id)) {
            return Some((component, Found::Open(id)));
        }
        let Some(text) = self.site.resolved(id, self.language) else {
            return Some((component, Found::Missing));
        };
        if self.left == 0 {
            return Some((component, Found::TooMany));
        }
        self.left -= 1;
        let text = self.site.text(text);
        self.open.push((Some(id), text.outline().components.iter()));
        Some((component, Found::Part(text)))
    }
}

impl<'a> Iterator for Shown<'a> {
    type Item = (&'a Component, Option<&'a Text>);

    fn next(&mut self) -> Option<Self::Item> {
        let (component, found) = self.step()?;
        match found {
            Found::Part(text) => Some((component, Some(text))),
            _ => Some((component, None)),
        }
    }
}

/// Checks parts, and what shows them; `drafts` are left out of the site.
pub(super) fn check(site: &Site, content: &Content, drafts: &BTreeSet<Key>, sink: &mut Sink) {
    for text in &site.texts {
        if text.key.part().is_some() {
            check_content(text, sink);
        }
        for component in text.outline().components.iter().filter(|found| found.name == PART) {
            check_name(site, component, drafts, sink);
        }
    }
    check_use(site, content, sink);
    let mut told = BTreeSet::new();
    for language in site.config.languages().map(|(id, _)| id) {
        for (id, _) in site.entries() {
            if let Some(text) = site.resolved(id, language) {
                check_shown(site, (id, site.text(text)), language, &mut told, sink);
            }
        }
    }
}

/// What cannot stand in several pages, or twice in one, since it has an id there.
fn check_content(text: &Text, sink: &mut Sink) {
    let mut report = |message, place, help: &str| {
        sink.push(Diagnostic::new(Code::PartContent, message).at(place).help(help));
    };
    for heading in &text.authored().outline().headings {
        let help = "write it in the guides that show the part, above the line `{{ part(name=\"…\") }}`; \
                    words in bold may stand here";
        report("a heading stands in a part", heading.span.clone(), help);
    }
    if let Some(range) = text.authored().document().footnote() {
        let help = "write it in brackets, or in the guides that show the part";
        report("a footnote stands in a part", text.authored().source().span(range), help);
    }
}

/// The part that a component names: there must be one.
fn check_name(site: &Site, component: &Component, drafts: &BTreeSet<Key>, sink: &mut Sink) {
    named::only(component, FOLDER, &["name"], sink);
    let Some((name, span)) = component.text("name") else {
        let fault = Diagnostic::new(Code::ComponentArgument, "`part` needs a `name`");
        let help =
            format!("write `{{{{ part(name=\"…\") }}}}` with the name of a file of `{FOLDER}`");
        sink.push(fault.at(component.span.clone()).help(help));
        return;
    };
    if site.part(component).is_some() {
        return;
    }
    let fault = |message| Diagnostic::new(Code::PartUnknown, message).at(span.clone());
    if Key::of_part(name).is_some_and(|key| drafts.contains(&key)) {
        let fault = fault(format!("the part `{name}` is a draft"));
        sink.push(fault.help("publish it, take this line out, or build with `--drafts`"));
        return;
    }
    let near = nearest(name, site.keys().filter_map(Key::part));
    sink.push(fault(format!("there is no part `{name}`")).help(match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write it into `{FOLDER}{name}.md`"),
    }));
}

/// Parts that nothing shows, drafts included.
fn check_use(site: &Site, content: &Content, sink: &mut Sink) {
    let texts = content.reads.iter().filter_map(|read| read.text.as_ref());
    let components = texts.flat_map(|text| &text.outline().components);
    let used: BTreeSet<EntryId> = components.filter_map(|found| site.part(found)).collect();
    for (_, entry) in site.entries().filter(|(id, _)| !used.contains(id)) {
        let Some((name, text)) = entry.key.part().zip(entry.texts.iter().flatten().next()) else {
            continue;
        };
        let fault = Diagnostic::new(Code::PartUnused, format!("nothing shows the part `{name}`"));
        let help =
            format!("write `{{{{ part(name=\"{name}\") }}}}` in a guide, or remove the file");
        sink.push(fault.at(site.text(*text).source().span(0..0)).help(help));
    }
}

/// What readers of `language` see in `text`: parts that they have, not too many, and none in
/// itself. Each place is `told` once.
fn check_shown<'a>(
    site: &'a Site,
    (id, text): (EntryId, &'a Text),
    language: LanguageId,
    told: &mut BTreeSet<(&'a str, usize)>,
    sink: &mut Sink,
) {
    let mut shown = site.shown(&text.outline().components, language);
    shown.open.iter_mut().for_each(|(open, _)| *open = Some(id));
    let mut own = None;
    while let Some((component, found)) = shown.step() {
        if shown.open.len() - usize::from(matches!(found, Found::Part(_))) == 1 {
            own = Some(component);
        }
        let is_own = own.is_some_and(|own| std::ptr::eq(own, component));
        let (place, fault) = match found {
            Found::Missing if is_own => (component, missing(site, component, language)),
            Found::TooMany => (own.unwrap_or(component), too_many()),
            // A circle is told where the first of its parts is shown again.
            Found::Open(again) if again == id && shown.open.iter().all(|(o, _)| *o >= Some(id)) => {
                (component, circle(site, &shown))
            }
            _ => continue,
        };
        let span = &place.span;
        if told.insert((span.source.path(), span.start)) {
            sink.push(fault.at(span.clone()));
        }
        if matches!(found, Found::TooMany) {
            break;
        }
    }
}

fn missing(site: &Site, component: &Component, language: LanguageId) -> Diagnostic {
    let tag = site.language(language).locale.tag();
    let name = component.text("name").map_or("", |(name, _)| name);
    Diagnostic::new(
        Code::PartUnknown,
        format!("the part `{name}` does not exist for readers of `{tag}`"),
    )
    .help(format!("write it in `{tag}` or in a language that `{tag}` falls back to"))
}

fn too_many() -> Diagnostic {
    let message = format!("a page shows {MOST_PARTS} parts at most, those in parts included");
    Diagnostic::new(Code::PartTooMany, message)
        .help("put what stands together into one part, or split the page")
}

fn circle(site: &Site, shown: &Shown<'_>) -> Diagnostic {
    let open = shown.open.iter().filter_map(|(id, _)| site.entry((*id)?).key.part());
    let mut names: Vec<&str> = open.collect();
    names.extend(names.first().copied());
    let message = format!("a part shows itself: `{}`", names.join("` → `"));
    Diagnostic::new(Code::PartCircle, message)
        .help("take one of these parts out of the one that shows it")
}
