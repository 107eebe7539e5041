//! The settings of a site, resolved once, before anything else is read.

mod raw;

use std::sync::Arc;

use icu_locale::subtags::Region;

use crate::diag::{Code, Diagnostic, Sink, Source, Span, nearest};
use crate::locale::{Digits, Format, Locale};
use crate::world::{File, World, embedded, read_text};
use raw::{RawConfig, RawDirectory, RawLanguage, RawSafety};

/// The name of the settings file, at the top of a site.
pub const FILE: &str = "mashal.toml";

/// What a caller chooses for one run; all of it stands on the command line of `mashal build`.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    /// Guides marked `draft = true` are part of the site.
    pub drafts: bool,
    /// Only these languages come out; all where empty.
    pub languages: Vec<String>,
    /// Replaces `base_url`.
    pub base_url: Option<String>,
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
    /// The language itself, then those that stand in for what it does not have; the source
    /// language is always the last.
    pub chain: Vec<LanguageId>,
    /// The name in its own script, where the settings give it.
    pub name: Option<String>,
    /// For reading time.
    pub words_per_minute: u32,
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
    /// Where the site will lie, with a slash at the end; only for what must be absolute.
    pub base_url: Option<url::Url>,
    /// What happened to the reader, in the order of the home page; `None` where the site does
    /// not fix a list.
    pub needs: Option<Vec<String>>,
    /// Numbers in prose.
    pub bare_numbers: Strictness,
    /// The safety of the reader.
    pub safety: Safety,
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
    let file = File { path: FILE.to_owned(), bytes: 0 };
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
    let RawConfig { source_language, theme, base_url, region, needs, languages, safety, directory } =
        raw;
    let RawSafety { exit_page, tracks_page } = safety;
    let RawDirectory { bare_numbers } = directory;

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
    let bare_numbers = match bare_numbers {
        None => Strictness::Error,
        Some((text, span)) => match text.as_str() {
            "error" => Strictness::Error,
            "warn" => Strictness::Warn,
            "off" => Strictness::Off,
            _ => {
                sink.push(
                    invalid(format!("`{text}` is not a strictness"), span)
                        .help("write `error`, `warn` or `off`"),
                );
                Strictness::Error
            }
        },
    };
    let (theme, theme_span) =
        theme.unwrap_or_else(|| (embedded::THEME_NAME.to_owned(), source.span(0..0)));
    let languages = resolve_languages(&source, languages, source_language, region, sink)?;
    let (languages, source_language) = languages;
    let mut config = Config {
        source,
        source_language,
        theme,
        theme_span,
        base_url,
        needs,
        bare_numbers,
        safety: Safety { exit_page, tracks_page },
        drafts: choices.drafts,
        published: Vec::new(),
        languages,
    };
    config.published = published(&config, choices, sink);
    Some(config)
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

/// Tags are parsed, fallback chains closed, formatters made.
fn resolve_languages(
    source: &Arc<Source>,
    raw: Vec<RawLanguage>,
    source_language: Option<(String, Span)>,
    region: Option<Region>,
    sink: &mut Sink,
) -> Option<(Vec<Language>, LanguageId)> {
    let mut known: Vec<(Locale, RawLanguage)> = Vec::new();
    for language in raw {
        let (tag, span) = &language.tag;
        match Locale::parse(tag) {
            Err(why) => sink.push(
                Diagnostic::new(
                    Code::ConfigLanguage,
                    format!("`{tag}` is not a language tag: {why}"),
                )
                .at(span.clone())
                .help("write a BCP 47 tag such as `ur`, `skr` or `ur-Latn`"),
            ),
            Ok(locale) if known.iter().any(|(other, _)| *other == locale) => sink.push(
                Diagnostic::new(
                    Code::ConfigLanguage,
                    format!("the language `{tag}` is there twice"),
                )
                .at(span.clone())
                .help("remove one of the two"),
            ),
            Ok(locale) => known.push((locale, language)),
        }
    }
    let find = |text: &str| {
        let locale = Locale::parse(text).ok()?;
        known.iter().position(|(other, _)| *other == locale)
    };
    let unknown = |text: &str, span: &Span| {
        let fault = Diagnostic::new(
            Code::ConfigLanguage,
            format!("the language `{text}` is not one of the site's"),
        )
        .at(span.clone());
        fault.help(match nearest(text, known.iter().map(|(locale, _)| locale.tag())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("add it as `[[languages]]` with `tag = \"{text}\"`"),
        })
    };
    let home = match &source_language {
        Some((text, span)) => find(text).or_else(|| {
            sink.push(unknown(text, span));
            None
        }),
        None => Some(0),
    };
    if known.is_empty() {
        // Where languages are written but none can be used, that has been said.
        if !sink.has_errors() {
            sink.push(
                Diagnostic::new(Code::ConfigLanguage, "the site has no language")
                    .at(source.span(0..0))
                    .help("add `[[languages]]` with `tag = \"en\"`"),
            );
        }
        return None;
    }
    let home = home.unwrap_or(0);
    let direct: Vec<Vec<usize>> = known
        .iter()
        .map(|(_, language)| {
            let chosen = language.fallback.iter().filter_map(|(text, span)| {
                find(text).or_else(|| {
                    sink.push(unknown(text, span));
                    None
                })
            });
            chosen.collect()
        })
        .collect();
    let chains: Vec<Vec<usize>> =
        (0..known.len()).map(|start| chain(start, home, &direct)).collect();
    let languages = known
        .iter()
        .zip(&chains)
        .map(|((locale, raw), chain)| {
            let digits = raw.digits.as_ref().and_then(|(text, span)| {
                Digits::ALL.into_iter().find(|d| d.as_str() == text).or_else(|| {
                    sink.push(
                        invalid(format!("`{text}` is not a kind of digits"), span.clone())
                            .help("write `latn` (123), `arabext` (۱۲۳) or `arab` (١٢٣)"),
                    );
                    None
                })
            });
            let words = raw.words_per_minute.as_ref().map_or(Ok(150), |(number, span)| {
                u32::try_from(*number).ok().filter(|n| (20..=1000).contains(n)).ok_or(span)
            });
            let words_per_minute = words.unwrap_or_else(|span| {
                sink.push(
                    invalid("nobody reads at this speed".into(), span.clone())
                        .help("write the words a minute of your readers, 20 to 1000"),
                );
                150
            });
            let locales: Vec<&Locale> =
                chain.iter().filter_map(|at| known.get(*at)).map(|(locale, _)| locale).collect();
            Language {
                locale: locale.clone(),
                chain: chain.iter().copied().map(LanguageId).collect(),
                name: raw.name.as_ref().map(|(name, _)| name.clone()),
                words_per_minute,
                format: Format::new(&locales, digits, region),
            }
        })
        .collect();
    Some((languages, LanguageId(home)))
}

/// `start`, what it falls back to, what those fall back to, and the source language at the end.
fn chain(start: usize, source: usize, direct: &[Vec<usize>]) -> Vec<usize> {
    let mut chain = Vec::new();
    let mut open = vec![start];
    while let Some(next) = open.pop() {
        if !chain.contains(&next) {
            chain.push(next);
            open.extend(direct.get(next).into_iter().flatten().rev());
        }
    }
    if start != source {
        chain.retain(|at| *at != source);
        chain.push(source);
    }
    chain
}

fn published(config: &Config, choices: &Choices, sink: &mut Sink) -> Vec<LanguageId> {
    if choices.languages.is_empty() {
        return config.languages().map(|(id, _)| id).collect();
    }
    let mut chosen = Vec::new();
    for text in &choices.languages {
        match Locale::parse(text).ok().and_then(|locale| config.find(locale.tag())) {
            Some(id) if !chosen.contains(&id) => chosen.push(id),
            Some(_) => {}
            None => sink.push(
                Diagnostic::new(
                    Code::ConfigLanguage,
                    format!("the language `{text}` of `--language` is not one of the site's"),
                )
                .at(config.source.span(0..0))
                .help(format!(
                    "the site has `{}`",
                    config
                        .languages
                        .iter()
                        .map(|l| l.locale.tag())
                        .collect::<Vec<_>>()
                        .join("`, `")
                )),
            ),
        }
    }
    chosen.sort_unstable();
    chosen
}
