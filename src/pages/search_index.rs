//! `<lang>/search.js` and, on a large site, `<lang>/search-1.js` …: what readers of a language find
//! by which words. Scripts, since a page opened from a folder can load nothing else.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

use fluent::FluentArgs;
use rayon::prelude::*;

use super::help_about::About;
use super::{Context, contact, help_about, letters, needs, search_about};
use crate::config::LanguageId;
use crate::messages::Use;
use crate::plan::{Bytes, Failure};
use crate::route::{Route, fragment};
use crate::search::{Field, Index, Kind, Topics, others};
use crate::site::{self, Contact, EntryId, Text};
use crate::threads::SHARE;

/// So much of a text is searched for words (bytes): of each of few texts, and of each of many. What
/// stands further below is found by its headings.
const SEARCHED: [usize; 2] = [8000, 2000];
/// Headings down to this level are found; words of those below count as text.
const LEVELS: u8 = 3;

/// The file `number`; 0 is the first.
pub(crate) fn make(
    context: &Context,
    number: usize,
    language: LanguageId,
) -> Result<Bytes, Failure> {
    let Some(files) = context.indexes.get(language.index()) else { return Ok(Bytes::default()) };
    let writer = Writer { context, language };
    if files.made().is_empty() {
        writer.parse_all(files.begun.swap(true, Ordering::Relaxed));
    }
    // Whoever wants another file of the language waits for all of them, which ask for nothing.
    let mut files = files.made();
    let made = files.get_mut(number).and_then(Option::take);
    if let Some(made) = made {
        return Ok(made);
    }
    let index = writer.index()?;
    *files = index.files.into_iter().map(Some).collect();
    Ok(files.get_mut(number).and_then(Option::take).unwrap_or_default())
}

/// The files of a language, which are made together.
#[derive(Debug, Default)]
pub(super) struct Files {
    /// Whether somebody makes them.
    begun: AtomicBool,
    /// Those that were made with one that was asked for, until they are.
    made: Mutex<Vec<Option<Bytes>>>,
}

impl Files {
    fn made(&self) -> MutexGuard<'_, Vec<Option<Bytes>>> {
        // A panic of another thread ends the build in any case.
        self.made.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Where the files of a language lie, the first first; none where no page has a field to search.
pub(crate) fn routes(context: &Context, language: LanguageId) -> Vec<Route> {
    if !search_about::is_drawn(context) {
        return Vec::new();
    }
    let writer = Writer { context, language };
    let topics = writer.pages().count()
        + needs::routes(context, language).len()
        + context.site.letters.all().len()
        + writer.contacts().count();
    (0..=others(topics)).map(|number| search_about::index(context, language, number)).collect()
}

/// The index of a language in the making.
struct Writer<'a> {
    context: &'a Context,
    language: LanguageId,
}

impl<'a> Writer<'a> {
    /// Pages that can be found: all but the home page and everyday pages.
    fn pages(&self) -> impl Iterator<Item = EntryId> + use<'a> {
        let Self { context, language } = *self;
        let site = &context.site;
        let pages = site.in_order().into_iter().filter(move |id| *id != site.home());
        pages.filter(move |id| site.is_listed(*id, language))
    }

    /// Parses on all threads what was not parsed yet, as after an edit; whoever comes second begins
    /// at the end. This must hold no lock: a thread that waits for others does other work, which
    /// may want it.
    fn parse_all(&self, second: bool) {
        let site = &self.context.site;
        let texts = self.pages().filter_map(|entry| site.resolved(entry, self.language));
        let mut texts: Vec<_> = texts.collect();
        if second {
            texts.reverse();
        }
        texts.par_iter().with_max_len(SHARE).for_each(|id| {
            site.text(*id).document();
        });
    }

    fn contacts(&self) -> impl Iterator<Item = &'a Contact> + use<'a> {
        let directory = help_about::shown_directory(self.context).into_iter();
        directory.flat_map(site::Directory::contacts)
    }

    fn index(&self) -> Result<Index, Failure> {
        let Self { context, language } = *self;
        let site = &context.site;
        // All of the chain: whatever a page is in, it is one of these.
        let languages = &site.language(language).chain;
        let mut topics = Topics::default();
        for (need, route) in needs::routes(context, language) {
            let (words, of) = self.message(&format!("need-{need}"))?;
            topics.begin(Kind::Need, &words, of, self.href(&route));
        }
        let pages: Vec<EntryId> = self.pages().collect();
        let [few, many] = SEARCHED;
        let searched = if others(pages.len()) == 0 { few } else { many };
        for entry in pages {
            self.page(entry, searched, &mut topics);
        }
        for letter in site.letters.all() {
            let (title, of) = self.message(&format!("letter-{}", letter.id))?;
            let route = letters::route(context, Some(&letter.id), language);
            topics.begin(Kind::Page, &title, of, self.href(&route));
            topics.add(&self.message(&format!("letter-{}.summary", letter.id))?.0, Field::Heading);
        }
        for contact in self.contacts() {
            self.contact(contact, &mut topics)?;
        }
        let languages = languages.iter().map(|id| {
            let locale = &site.language(*id).locale;
            let direction = locale.direction().as_str();
            [locale.tag().to_owned(), direction.to_owned(), context.name(*id).to_owned()]
        });
        Ok(Index::new(topics, &languages.collect::<Vec<_>>()))
    }

    fn page(&self, entry: EntryId, searched: usize, topics: &mut Topics) {
        let Self { context, language } = *self;
        let site = &context.site;
        let route = site.route(entry, language);
        let (title, of) = site.title(entry, language);
        topics.begin(Kind::Page, &title, self.place(of), self.href(&route));
        for words in site.search_words(entry, language) {
            topics.found_by(words);
        }
        let meta = site.meta(entry, language);
        meta.tags.iter().for_each(|tag| topics.add(tag, Field::Heading));
        if let Some((summary, _)) = meta.summary {
            topics.add(summary, Field::Heading);
        }
        let Some(text) = site.resolved(entry, language).map(|id| site.text(id)) else { return };
        let said =
            |part: &Text| part.document().text_by_heading(usize::MAX, |_| String::new()).concat();
        let shown = |at: usize| {
            let component = text.outline().components.get(at..=at).unwrap_or_default();
            let parts = site.shown(component, language).filter_map(|(_, part)| part);
            parts.map(said).collect::<Vec<_>>().join(" ")
        };
        for (at, words) in text.document().text_by_heading(searched, shown).iter().enumerate() {
            let heading = at.checked_sub(1).and_then(|at| text.document().headings.get(at));
            if let Some((heading, id)) = heading.zip(text.ids().get(at.saturating_sub(1))) {
                if heading.level <= LEVELS {
                    topics.heading(&heading.text, &site.anchor(entry, id));
                } else {
                    topics.add(&heading.text, Field::Text);
                }
            }
            topics.add(words, Field::Text);
        }
    }

    fn contact(&self, known: &Contact, topics: &mut Topics) -> Result<(), Failure> {
        let Self { context, language } = *self;
        // Its card: on the page of a region, or among what is out of date.
        let region = known.regions.first().filter(|_| known.helps());
        let about = region.map_or(About::Everything, |region| About::Region(region.clone()));
        let page = help_about::route_about(context, &about, language);
        let anchor = context.site.anchor_of_contact(&known.id);
        let href = self.href(&page) + &fragment(&anchor);
        let (name, of) = self.message(&format!("contact-{}", known.id))?;
        topics.begin(Kind::Contact, &name, of, href);
        let numbers = [&known.phone, &known.sms, &known.whatsapp].into_iter().flatten();
        numbers.for_each(|number| topics.found_by(&contact::dialled(number).replace('+', "")));
        if !known.helps() {
            // Whoever remembers the number or the name finds that it is old; no need leads there.
            return Ok(());
        }
        if let Some(phone) = known.phone.as_ref().filter(|_| known.is_callable()) {
            topics.call(contact::dialled(phone), phone);
        }
        topics.add(&self.message("search-contacts")?.0, Field::Heading);
        for region in &known.regions {
            topics.add(&self.message(&format!("region-{region}"))?.0, Field::Heading);
        }
        for (need, _) in &known.needs {
            // One that the site does not have is reported where it stands.
            let id = format!("need-{need}");
            if context.site.messages.has(&context.site.config, language, &id) {
                topics.add(&self.message(&id)?.0, Field::Text);
            }
        }
        Ok(())
    }

    /// A message, and the place of its language in those of the index.
    fn message(&self, id: &str) -> Result<(String, usize), Failure> {
        let Self { context, language } = *self;
        let site = &context.site;
        let values = FluentArgs::new();
        let found = site.messages.format(&site.config, language, id, &values, Use::Plain)?;
        let of = site.config.find(found.locale.tag());
        Ok((found.text, of.map_or(0, |of| self.place(of))))
    }

    fn place(&self, of: LanguageId) -> usize {
        let chain = &self.context.site.language(self.language).chain;
        chain.iter().position(|id| *id == of).unwrap_or_default()
    }

    /// An address as the script makes a link of it: counted from the folder of the language.
    fn href(&self, route: &Route) -> String {
        search_about::index(self.context, self.language, 0).to(route)
    }
}
