//! The settings of a site, resolved once, before anything else is read.

mod budget;
mod checks;
mod icons;
mod languages;
mod pass_on;
mod raw;

use std::collections::BTreeSet;
use std::sync::Arc;

use icu_locale::subtags::Region;

use crate::diag::{Code, Diagnostic, Sink, Source, Span};
use crate::locale::{Format, Locale, PSEUDO};
use crate::world::{File, World, embedded, read_text};
pub use budget::{Budget, Limit};
pub use checks::Checks;
pub use icons::Icons;
pub use pass_on::Form;
use raw::{RawConfig, RawDirectory, RawLanguage, RawSafety};

/// The name of the settings file, at the top of a site.
pub const FILE: &str = "mashal.toml";

/// What a caller chooses for one run; all of it stands on the command line of `mashal build`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// Guides and languages marked `draft = true` are part of the site.
    pub drafts: bool,
    /// Only these languages come out, drafts too; all others where empty.
    pub languages: Vec<String>,
    /// Replaces `base_url`.
    pub base_url: Option<String>,
    /// Readers cannot keep pages, and what they kept is given up when they come back.
    pub no_offline: bool,
    /// The [pseudo-languages](PSEUDO) are languages of the site. Weights are not limited then: no
    /// translation is as long.
    pub pseudo: bool,
    /// No font comes with the pages: cutting one to the words of a site takes as long as all else.
    pub no_fonts: bool,
    /// The theme's fonts go with the pages as they are, and are not cut: for whoever looks at pages
    /// while they are written.
    pub whole_fonts: bool,
}

/// One of the site's languages, by its place in the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LanguageId(usize);

impl LanguageId {
    /// Its place, from 0, for tables with one column a language.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A language of the site.
#[derive(Debug)]
pub struct Language {
    /// The tag and what follows from it.
    pub locale: Locale,
    /// Where the settings say the tag.
    pub place: Span,
    /// The language itself, then those that stand in for what it does not have; the source
    /// language is always the last.
    pub chain: Vec<LanguageId>,
    /// The name in its own script, where the settings give it.
    pub name: Option<String>,
    /// For reading time.
    pub words_per_minute: u32,
    /// Most words of a sentence, where that is limited.
    pub words_per_sentence: Option<usize>,
    /// In preparation: read, checked and counted, published only where drafts are.
    pub draft: bool,
    /// Whether its pages bring the theme's font with them, where the theme has one.
    pub font: bool,
    /// Dates, numbers, order of titles.
    pub format: Format,
}

/// How strictly a number in prose is taken, in a site with a directory of help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strictness {
    /// A fault that stops the build.
    Error,
    /// A warning.
    Warn,
    /// Nothing.
    Off,
}

/// What concerns the safety of the reader.
#[derive(Debug, Default)]
pub struct Safety {
    /// The everyday page that *Leave* goes to, `units.md`, below the language's folder.
    pub exit_page: Option<(String, Span)>,
    /// The page on covering tracks, below the language's folder.
    pub tracks_page: Option<(String, Span)>,
    /// What the site is called on the phone's home screen; a message where it is not set.
    pub app_name: Option<String>,
    /// An everyday page of another site, always `https`.
    pub exit_url: Option<url::Url>,
    /// Whether the exit page takes with it what the reader chose to keep.
    pub clear_on_exit: bool,
    /// Whether addresses of sensitive pages say nothing of them.
    pub neutral_addresses: bool,
}

/// Resolved settings.
#[derive(Debug)]
pub struct Config {
    /// The settings file.
    pub source: Arc<Source>,
    /// The language that guides are written in first.
    pub source_language: LanguageId,
    /// The theme's name.
    pub theme: String,
    /// Where the theme is named.
    pub theme_span: Span,
    /// Where readers are, where the settings say it.
    pub region: Option<Region>,
    /// Where the site will lie, with a slash at the end; only for what must be absolute.
    pub base_url: Option<url::Url>,
    /// What happened to the reader, in the order of the home page; `None` where the site does
    /// not fix a list.
    pub needs: Option<Vec<String>>,
    /// Whether readers may keep pages on their phones.
    pub offline: bool,
    /// Whether the theme's fonts come out as they are.
    pub whole_fonts: bool,
    /// Numbers in prose.
    pub bare_numbers: Strictness,
    /// Contacts that nobody has checked for half a year.
    pub expired: Strictness,
    /// Whose time the hours of contacts are in where these do not say it: a name of IANA's
    /// database.
    pub zone: Option<(String, Span)>,
    /// The contact to call in danger to life, by its id, and behind it those who can be reached
    /// without speaking.
    pub emergency: Vec<(String, Span)>,
    /// The safety of the reader.
    pub safety: Safety,
    /// Weights that make a build fail.
    pub budget: Budget,
    /// Pictograms of needs and of kinds of contacts.
    pub icons: Icons,
    /// How much faults matter here.
    pub checks: Checks,
    /// Whether texts lie in the output compressed as well.
    pub precompress: bool,
    /// Which files lie beside each guide, to pass on.
    pub pass_on: BTreeSet<Form>,
    /// Guides marked as drafts are part of the site.
    pub drafts: bool,
    languages: Vec<Language>,
    /// The languages that come out of this run.
    pub published: Vec<LanguageId>,
}

impl Config {
    /// All languages, in the order of the settings.
    pub fn languages(&self) -> impl Iterator<Item = (LanguageId, &Language)> {
        self.languages.iter().enumerate().map(|(index, language)| (LanguageId(index), language))
    }

    /// One language.
    pub fn language(&self, id: LanguageId) -> &Language {
        // Ids are made by this value alone, from places in the same list.
        #[expect(
            clippy::indexing_slicing,
            reason = "ids are places in the lists of this very value"
        )]
        &self.languages[id.0]
    }

    /// The language with this tag.
    pub fn find(&self, tag: &str) -> Option<LanguageId> {
        self.languages().find(|(_, language)| language.locale.tag() == tag).map(|(id, _)| id)
    }
}

/// Reads and resolves the settings. `None` only where no site can be made of them.
pub fn load(world: &dyn World, choices: &Choices, sink: &mut Sink) -> Option<Config> {
    let file = File { path: FILE.into(), bytes: 0, version: 0 };
    let listing = world.list(FILE);
    if !listing.faults.is_empty() {
        sink.extend(listing.faults);
        return None;
    }
    if let Err(error) = world.read(FILE)
        && error.kind() == std::io::ErrorKind::NotFound
    {
        sink.push(
            Diagnostic::new(Code::ConfigMissing, format!("there is no `{FILE}` here"))
                .at(Source::new(FILE, "").span(0..0))
                .help("run `mashal new DIR` for a site to start from, or name the site with `--site DIR`"),
        );
        return None;
    }
    let source = read_text(world, &file, sink)?;
    let raw = RawConfig::read(&source, sink)?;
    resolve(source, raw, choices, sink)
}

fn resolve(
    source: Arc<Source>,
    raw: RawConfig,
    choices: &Choices,
    sink: &mut Sink,
) -> Option<Config> {
    // Exhaustive, so that a new key does not compile until it is resolved.
    let RawConfig {
        source_language,
        theme,
        base_url,
        region,
        needs,
        offline,
        mut languages,
        safety,
        directory,
        budget,
        checks,
        icons,
        output,
    } = raw;
    let RawDirectory { bare_numbers, expired, emergency, zone } = directory;

    let region = region.and_then(|(text, span)| match Region::try_from_str(&text) {
        Ok(region) => Some(region),
        Err(_) => {
            sink.push(
                invalid(format!("`{text}` is not a region"), span)
                    .help("write two letters of ISO 3166, such as `PK`"),
            );
            None
        }
    });
    let base_url = match &choices.base_url {
        Some(given) => url(given).map_err(|why| (why, source.span(0..0))),
        None => match base_url {
            Some((text, span)) => url(&text).map_err(|why| (why, span)),
            None => Ok(None),
        },
    };
    let base_url = base_url.unwrap_or_else(|(why, span)| {
        sink.push(invalid(why, span).help("write it like `https://example.org/guides/`"));
        None
    });
    let bare_numbers = strictness(bare_numbers, Strictness::Error, sink);
    let expired = strictness(expired, Strictness::Warn, sink);
    let safety = resolve_safety(safety, base_url.as_ref(), sink);
    let (theme, theme_span) =
        theme.unwrap_or_else(|| (embedded::THEME_NAME.to_owned(), source.span(0..0)));
    if choices.pseudo {
        let place = source.span(0..0);
        languages.extend(PSEUDO.map(|tag| RawLanguage::of(tag, &place)));
    }
    let languages = languages::resolve(&source, languages, source_language, region, sink)?;
    let (mut languages, source_language) = languages;
    let can_have_fonts = cfg!(feature = "fonts") || choices.whole_fonts;
    let with_fonts = can_have_fonts && !choices.no_fonts;
    languages.iter_mut().for_each(|language| language.font &= with_fonts);
    let needs = needs.map(|needs| resolve_needs(needs, sink));
    let budget = budget::resolve(budget, sink);
    let tags = languages.iter().map(|language| language.locale.tag());
    let checks = checks::resolve(checks, &tags.collect::<Vec<_>>(), sink);
    let mut config = Config {
        source,
        source_language,
        theme,
        theme_span,
        region,
        base_url,
        needs,
        offline: offline.unwrap_or(true) && !choices.no_offline,
        whole_fonts: choices.whole_fonts,
        bare_numbers,
        expired,
        zone,
        emergency,
        safety,
        budget: match choices {
            Choices { pseudo: true, .. } => Budget::default(),
            // With all of a font nobody could keep a language.
            Choices { whole_fonts: true, .. } => Budget { language: None, ..budget },
            _ => budget,
        },
        checks,
        icons: icons::resolve(icons, sink),
        precompress: output.precompress,
        pass_on: pass_on::resolve(output.pass_on, sink),
        drafts: choices.drafts,
        published: Vec::new(),
        languages,
    };
    config.published = languages::published(&config, choices, sink);
    Some(config)
}

fn strictness(given: Option<(String, Span)>, otherwise: Strictness, sink: &mut Sink) -> Strictness {
    let Some((text, span)) = given else { return otherwise };
    match text.as_str() {
        "error" => Strictness::Error,
        "warn" => Strictness::Warn,
        "off" => Strictness::Off,
        _ => {
            let fault = invalid(format!("`{text}` is not a strictness"), span);
            sink.push(fault.help("write `error`, `warn` or `off`"));
            otherwise
        }
    }
}

fn resolve_safety(raw: RawSafety, base_url: Option<&url::Url>, sink: &mut Sink) -> Safety {
    let RawSafety { exit_page, tracks_page, app_name, exit_url, clear_on_exit, neutral_addresses } =
        raw;
    let exit_url = exit_url.and_then(|(text, span)| match url::Url::parse(&text) {
        Ok(url)
            if url.scheme() == "https" && base_url.is_none_or(|base| base.host() != url.host()) =>
        {
            Some(url)
        }
        _ => {
            sink.push(
                invalid(format!("`{text}` is not the address of another site"), span)
                    .help("write the whole address of an everyday site, `https://…`"),
            );
            None
        }
    });
    Safety {
        exit_page,
        tracks_page,
        app_name: app_name.map(|(name, _)| name),
        exit_url,
        clear_on_exit: clear_on_exit.unwrap_or_default(),
        neutral_addresses: neutral_addresses.unwrap_or_default(),
    }
}

/// Each need once, and under a name that the message `need-<id>` can have.
fn resolve_needs(needs: Vec<(String, Span)>, sink: &mut Sink) -> Vec<String> {
    let mut known = Vec::new();
    for (need, span) in needs {
        if known.contains(&need) {
            sink.push(
                invalid(format!("`{need}` is there twice"), span).help("keep one of the two"),
            );
        } else if is_message_name(&need) {
            known.push(need);
        } else {
            sink.push(
                invalid(format!("`{need}` cannot be the id of a need"), span)
                    .help("write Latin letters, digits and hyphens, `threat-photos`"),
            );
        }
    }
    known
}

/// Whether `id` can stand in a message's name, such as `need-<id>`: what Fluent takes.
pub fn is_message_name(id: &str) -> bool {
    !id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

fn invalid(message: String, span: Span) -> Diagnostic {
    Diagnostic::new(Code::ConfigInvalid, message).at(span)
}

/// A URL that pages can be appended to.
fn url(text: &str) -> Result<Option<url::Url>, String> {
    let slash = if text.ends_with('/') { "" } else { "/" };
    match url::Url::parse(&format!("{text}{slash}")) {
        Ok(url)
            if matches!(url.scheme(), "http" | "https")
                && url.query().is_none()
                && url.fragment().is_none() =>
        {
            Ok(Some(url))
        }
        _ => Err(format!("`{text}` is not the address of a site")),
    }
}
