//! `mashal new`

#![expect(clippy::disallowed_methods, reason = "a new site is written where the author says")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Exit;
use super::output::Output;
use icu_locale::subtags::Region;
use icu_time::zone::iana::IanaParserExtended;

use crate::locale::Locale;
use crate::world::embedded;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The folder of the new site
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Tags of its languages, the one that guides are written in first [default: `en`, and what
    /// most people in the country read, or `ur`]
    #[arg(long, value_name = "TAGS", value_delimiter = ',')]
    languages: Vec<String>,
    /// The country that it is for, two letters of ISO 3166: its time and telephone numbers
    #[arg(long, value_name = "COUNTRY", value_parser = country)]
    country: Option<Region>,
    /// A workflow as well that checks the site at each push and publishes it
    #[arg(long, value_enum)]
    ci: Option<Ci>,
}

/// Who runs the workflow of a new site.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Ci {
    /// GitHub Actions, to GitHub Pages
    Github,
    /// GitLab CI, to GitLab Pages
    Gitlab,
}

impl Ci {
    /// The file of the workflow.
    fn file(self) -> (String, String) {
        let (path, text) = match self {
            Self::Github => (".github/workflows/site.yml", include_str!("scaffold/ci/github.yml")),
            Self::Gitlab => (".gitlab-ci.yml", include_str!("scaffold/ci/gitlab.yml")),
        };
        // The version that the site was begun with: another may find other faults.
        (path.to_owned(), text.replace("VERSION", env!("CARGO_PKG_VERSION")))
    }
}

/// A language that the first pages are written in.
struct Scaffold {
    tag: &'static str,
    /// Paths below `content/<lang>/`, and texts.
    content: [(&'static str, &'static str); 4],
    messages: &'static str,
}

static SCAFFOLDS: [Scaffold; 2] = [
    Scaffold {
        tag: "en",
        content: [
            ("_index.md", include_str!("scaffold/en/_index.md")),
            ("units.md", include_str!("scaffold/en/units.md")),
            ("first-steps/_index.md", include_str!("scaffold/en/first-steps/_index.md")),
            ("first-steps/first-guide.md", include_str!("scaffold/en/first-steps/first-guide.md")),
        ],
        messages: include_str!("scaffold/en/site.ftl"),
    },
    Scaffold {
        tag: "ur",
        content: [
            ("_index.md", include_str!("scaffold/ur/_index.md")),
            ("units.md", include_str!("scaffold/ur/units.md")),
            ("first-steps/_index.md", include_str!("scaffold/ur/first-steps/_index.md")),
            ("first-steps/first-guide.md", include_str!("scaffold/ur/first-steps/first-guide.md")),
        ],
        messages: include_str!("scaffold/ur/site.ftl"),
    },
];

pub(super) fn run(options: &Options, output: &Output) -> Exit {
    let mut languages = Vec::new();
    let read = options.country.map_or(Some("ur".to_owned()), Locale::tag_in);
    let usual = Vec::from_iter(std::iter::once("en".to_owned()).chain(read));
    let asked = if options.languages.is_empty() { &usual } else { &options.languages };
    for tag in asked {
        match Locale::parse(tag.trim()) {
            Ok(locale) if languages.contains(&locale) => {}
            Ok(locale) => languages.push(locale),
            Err(why) => {
                output.fail(&format!("`{tag}` is not a language tag: {why}; write one such as `ur`, `skr` or `ur-Latn`"));
                return Exit::Usage;
            }
        }
    }
    let folder = &options.folder;
    let occupied = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) => error.kind() != io::ErrorKind::NotFound,
    };
    if occupied {
        output.fail(&format!(
            "`{}` is there already and is not empty; choose another name",
            folder.display()
        ));
        return Exit::Usage;
    }
    for (path, text) in
        files(&languages, options.country).into_iter().chain(options.ci.map(Ci::file))
    {
        if let Err(error) = write(folder, &path, &text) {
            output.fail(&format!("`{}` cannot be written: {error}", folder.join(path).display()));
            return Exit::Surroundings;
        }
    }
    if !output.quiet {
        let name = folder.display();
        output.result(&format!(
            "a new site lies in `{name}`; next:\n  mashal --site {name} serve    to see it while you write\n  mashal --site {name} build    to make it, in `{name}/public`\n"
        ));
    }
    Exit::Done
}

fn write(folder: &Path, path: &str, text: &str) -> io::Result<()> {
    let path = folder.join(path);
    if let Some(parent) = path.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(path, text)
}

/// Every file of a new site, by path.
fn files(languages: &[Locale], country: Option<Region>) -> Vec<(String, String)> {
    let mut files = vec![
        ("mashal.toml".to_owned(), settings(languages, country)),
        (".gitignore".to_owned(), "/public\n.public.mashal-*\n/packs\n".to_owned()),
    ];
    let mut written = BTreeSet::new();
    for (index, locale) in languages.iter().enumerate() {
        let own = SCAFFOLDS.iter().find(|scaffold| scaffold.tag == locale.tag());
        // The source language must have pages: English ones to be written over where we have no
        // words of it. Another language without words of its own falls back, and its pages say so.
        let Some(scaffold) = own.or_else(|| SCAFFOLDS.first().filter(|_| index == 0)) else {
            continue;
        };
        let tag = locale.tag();
        if !written.insert(scaffold.tag) {
            continue;
        }
        for (path, text) in scaffold.content {
            // Pages name their own files.
            let text =
                text.replace(&format!("content/{}/", scaffold.tag), &format!("content/{tag}/"));
            files.push((format!("content/{tag}/{path}"), text));
        }
        files.push((format!("locales/{tag}/site.ftl"), scaffold.messages.to_owned()));
    }
    // Where the source language is Urdu, say, its pages are no translations.
    if let Some(source) = languages.first() {
        let prefix = format!("content/{}/", source.tag());
        for (_, text) in files.iter_mut().filter(|(path, _)| path.starts_with(&prefix)) {
            *text = text.replace("\n[translation]\nstate = \"machine\"\n", "");
        }
    }
    files
}

/// The time zones of a country, as IANA names them (CLDR's keys of zones begin with the country).
fn zones(country: Region) -> Vec<String> {
    let parser = IanaParserExtended::new();
    let start = country.as_str().to_ascii_lowercase();
    let all = parser.iter().filter(|zone| zone.time_zone.as_str().starts_with(&start));
    all.map(|zone| zone.canonical.to_owned()).collect()
}

fn country(text: &str) -> Result<Region, String> {
    let region = Region::try_from_str(text).ok().filter(|region| region.is_alphabetic());
    region.ok_or_else(|| "write two letters of ISO 3166, such as `IN`".to_owned())
}

fn settings(languages: &[Locale], country: Option<Region>) -> String {
    let source = languages.first().map_or("en", Locale::tag);
    let region = country.map_or_else(String::new, |country| format!("region = \"{country}\"\n"));
    let mut toml = format!(
        "# Settings of the site. Every key: the handbook, which `mashal serve` shows at /__mashal/handbook/.\n\
         source_language = \"{source}\"\n\
         {region}\
         \n\
         # What happened to the reader, in the order of the home page. The words stand in\n\
         # locales/<lang>/site.ftl as `need-…`; a guide names the needs it serves.\n\
         needs = [\"example\"]\n\
         \n\
         # Where the site will lie; only for what must be absolute (sitemap, feed).\n\
         # base_url = \"https://example.org/\"\n\
         \n\
         # Pages marked `sensitive = true` get addresses that say nothing: a history shows them.\n\
         # Leave, on each page, goes to an everyday page at once.\n\
         [safety]\n\
         exit_page = \"units.md\"\n\
         neutral_addresses = true\n"
    );
    if let Some(country) = country {
        let zones = zones(country);
        let zone = match zones.as_slice() {
            [zone] => format!("zone = \"{zone}\"\n"),
            [] => "# zone = \"Area/City\"\n".to_owned(),
            several => format!("# One of these: {}\n# zone = \"Area/City\"\n", several.join(", ")),
        };
        // Writing to a `String` cannot fail.
        let _infallible = write!(
            toml,
            "\n# Whose telephone numbers are known in prose, and whose time the hours of contacts are in.\n# The number for danger to life: write a contact into content/directory.toml, call it, and name\n# it here; no list of a program is sure enough of it.\n[directory]\n{zone}# emergency = [\"police\"]\n"
        );
    }
    for locale in languages {
        // Writing to a `String` cannot fail.
        let _infallible = write!(toml, "\n[[languages]]\ntag = \"{}\"\n", locale.tag());
        let known = embedded::messages().iter().any(|(tag, _)| *tag == locale.tag());
        if !known && locale.own_name().is_none() {
            let name = locale.names().next().unwrap_or(locale.tag());
            let _infallible =
                writeln!(toml, "# Write here what its readers call it.\nname = \"{name}\"");
        }
    }
    toml
}
