//! Files → [`Site`], and again after an edit.
//!
//! There is one way: each step takes what it made last time where its input is the same, and a
//! first load is one that has nothing to take. A step whose output outlives a change of places in
//! a file (a title moves down a line) is taken over only where it had no fault to place.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::Date;

use super::discover::{self, Content, Wanted};
use super::draft::SiteDraft;
use super::letters::{self, Letters};
use super::proof::{Proof, proofread};
use super::tree::{self, Before, Tree};
use super::{
    Attachments, Directory, KnownTexts, Laws, Site, Theme, check, directory, law, links, orphans,
    parts, record, unread,
};
use crate::config::{self, Choices, Config};
use crate::diag::{Memo, PointerEq, Sink};
use crate::messages::{self, Messages};
use crate::world::{Bytes, Listing, World, read_text};

/// The version of the directory's file, the day, and the time zone of the settings.
type DirectoryKey = (Option<u64>, Date, Option<String>);

/// What each step of a load was made from, and what it made.
#[derive(Debug)]
pub(super) struct Trace {
    config: Memo<(Option<Bytes>, Choices), Option<Arc<Config>>>,
    messages: Memo<(PointerEq<Config>, Listing), Messages>,
    theme: Memo<(PointerEq<Config>, Listing), Arc<Theme>>,
    pub(super) content: Content,
    directory: Memo<DirectoryKey, Option<Arc<Directory>>>,
    laws: Memo<(Option<u64>, Date), Option<Arc<Laws>>>,
    letters: Memo<Vec<Wanted>, Arc<Letters>>,
    pub(super) tree: Tree,
    /// Whether every link leads to a page that is there for its readers.
    links_hold: bool,
    pub(super) proof: Proof,
    attachments: Memo<Vec<Wanted>, Arc<Attachments>>,
}

impl<'a> Before<'a> {
    fn of((site, trace): (&'a Site, &'a Trace)) -> Self {
        Self { site, content: &trace.content, tree: &trace.tree }
    }
}

/// Reads a site. `None` only where no site can be made of the settings; every other fault leaves
/// a site that can be checked further.
pub fn load(world: &dyn World, choices: &Choices, sink: &mut Sink) -> Option<Site> {
    reload(world, choices, None, sink)
}

/// What an earlier build left for a load.
pub struct Previous<'a> {
    /// What it found in texts.
    pub texts: &'a KnownTexts,
    /// The [fingerprints](super::Text::fingerprint) of texts in which a build that was made from
    /// the same but for texts found nothing wrong. It sees the site before they are proofread.
    pub known_clean: &'a dyn Fn(&Site) -> HashSet<String>,
}

/// The same as [`load`], with less work where a `previous` build has done it.
pub fn load_after(
    world: &dyn World,
    choices: &Choices,
    previous: &Previous<'_>,
    sink: &mut Sink,
) -> Option<Site> {
    assemble(world, choices, None, previous, sink)
}

/// The same site, and the same faults, as [`load`]: what was loaded `before` from the same world
/// saves the work on files that have not changed.
pub fn reload(
    world: &dyn World,
    choices: &Choices,
    before: Option<&Site>,
    sink: &mut Sink,
) -> Option<Site> {
    let texts = KnownTexts::default();
    let nothing = Previous { texts: &texts, known_clean: &|_| HashSet::new() };
    assemble(world, choices, before, &nothing, sink)
}

/// A site, with its faults as its settings want them.
fn assemble(
    world: &dyn World,
    choices: &Choices,
    before: Option<&Site>,
    previous: &Previous<'_>,
    sink: &mut Sink,
) -> Option<Site> {
    let mut found = Sink::default();
    let site = read(world, choices, before, previous, &mut found);
    match &site {
        Some(site) => sink.extend(site.config.checks.judge(found)),
        None => sink.merge(found),
    }
    site
}

fn read(
    world: &dyn World,
    choices: &Choices,
    before: Option<&Site>,
    previous: &Previous<'_>,
    sink: &mut Sink,
) -> Option<Site> {
    let last = before.and_then(|before| before.trace.as_deref());
    // Without settings there is nothing to compare, and a fault to report.
    let settings = world.read(config::FILE).ok();
    let key = (settings, choices.clone());
    let config = last.filter(|_| key.0.is_some()).map(|last| &last.config);
    let config =
        Memo::run(config, key, sink, |sink| config::load(world, choices, sink).map(Arc::new));
    let known = config.value.clone()?;

    let (listing, records) = record::split(world.list("locales"));
    let messages = last.map(|last| &last.messages);
    let messages = Memo::run(messages, (PointerEq::of(&known), listing.clone()), sink, |sink| {
        messages::load(world, &known, &listing, sink)
    });
    let listing = world.list(&discover::theme_folder(&known));
    let theme = last.map(|last| &last.theme);
    let theme = Memo::run(theme, (PointerEq::of(&known), listing.clone()), sink, |sink| {
        Arc::new(discover::theme(world, &known, &listing, sink))
    });
    let before_content = last.map(|last| &last.content);
    let content =
        discover::content(world, &known, &records, (before_content, previous.texts), sink);
    let key = (
        content.directory().map(|file| file.version),
        world.today(),
        known.zone.as_ref().map(|(name, _)| name.clone()),
    );
    let directory = last.map(|last| &last.directory);
    let directory = Memo::run(directory, key, sink, |sink| {
        let source = read_text(world, content.directory()?, sink)?;
        Some(Arc::new(directory::read(&source, (world.today(), known.zone.as_ref()), sink)))
    });
    let key = (content.laws().map(|file| file.version), world.today());
    let laws = Memo::run(last.map(|last| &last.laws), key, sink, |sink| {
        let source = read_text(world, content.laws()?, sink)?;
        Some(Arc::new(law::read(&source, world.today(), sink)))
    });
    let files: Vec<_> = content.letters().collect();
    let key = files.iter().map(|file| (Arc::clone(&file.path), file.version)).collect();
    let letters = Memo::run(last.map(|last| &last.letters), key, sink, |sink| {
        Arc::new(letters::read(world, &files, sink))
    });

    let mut site = SiteDraft::new(Site {
        config: known,
        today: world.today(),
        messages: messages.value.clone(),
        directory: directory.value.clone(),
        laws: laws.value.clone(),
        letters: Arc::clone(&letters.value),
        theme: Arc::clone(&theme.value),
        attachments: Arc::default(),
        texts: Vec::new(),
        entries: Arc::default(),
        neutral: Arc::default(),
        trace: None,
    });
    let (tree, mut changed) =
        tree::build(&mut site, &content, before.zip(last).map(Before::of), sink);
    // Links lead where they led while every page and file is where it was, and numbers in them are
    // as right as they were while there is a directory to take them from, or none.
    let stays = before.zip(last).is_some_and(|(before, last)| {
        Arc::ptr_eq(&site.config, &before.config)
            && Arc::ptr_eq(&content.layout.value, &last.content.layout.value)
            && tree.drafts == last.tree.drafts
            && site.directory.is_some() == before.directory.is_some()
            && (Arc::ptr_eq(&site.entries, &before.entries) || site.keys().eq(before.keys()))
    });
    let files = &content.layout.value.files;
    let elsewhere = links::resolve(&mut site, files, &tree.drafts, stays, sink);
    if let Some(changed) = &mut changed {
        changed.extend(elsewhere);
    }
    let same_ids = |index: &usize| {
        let ids = |site: &Site| site.texts.get(*index).map(|text| Arc::clone(text.ids()));
        before.map(ids) == Some(ids(&site))
    };
    // Links of other texts are as good as they were where no heading has another name.
    let linked = changed.as_ref().filter(|changed| {
        stays && last.is_some_and(|last| last.links_hold) && changed.iter().all(same_ids)
    });
    orphans::check(&site, &content, sink);
    parts::check(&site, &content, &tree.drafts, sink);
    let links_hold = check::check(&site, &tree.drafts, world.today(), linked, sink);
    let proof = proofread(
        &site,
        before.zip(last.map(|last| &last.proof)),
        &(previous.known_clean)(&site),
        sink,
    );
    let attachments = last.map(|last| &last.attachments);
    let attachments = discover::attachments(world, &site.texts, &content, attachments, sink);
    unread::check(&site, &content.layout.value.files, sink);
    site.attachments = Arc::clone(&attachments.value);
    site.trace = Some(Arc::new(Trace {
        config,
        messages,
        theme,
        content,
        directory,
        laws,
        letters,
        tree,
        links_hold,
        proof,
        attachments,
    }));
    Some(site.finish())
}
