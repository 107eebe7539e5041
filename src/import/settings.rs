//! Settings, words and the home page of the new site.

use std::fmt::Write;

use toml_edit::Value;

use super::Contents;
use super::layout::Layout;
use super::report::{Outcome, Report};
use crate::locale::Locale;
use crate::world::embedded;

/// What a site is called that does not say it.
const UNNAMED: &str = "Guides";

/// The files that are not pages; `home` is the title of the home page.
pub(super) fn files(
    layout: &Layout,
    home: Option<&str>,
    report: &mut Report,
) -> Vec<(String, Contents)> {
    let mut files = vec![
        ("mashal.toml".to_owned(), settings(layout)),
        (".gitignore".to_owned(), "/public\n.public.mashal-*\n/packs\n".to_owned()),
    ];
    let source = layout.source();
    let title = layout.languages.first().and_then(|language| language.title.as_deref());
    let title = title.or(home);
    if title.is_none() {
        let what = format!(
            "the site says no title; it is `{UNNAMED}` for now, in `locales/{source}/site.ftl`"
        );
        report.push(Outcome::Decide, (".", 0), what);
    }
    let title = title.unwrap_or(UNNAMED);
    for (at, language) in layout.languages.iter().enumerate() {
        let own = if at == 0 { Some(title) } else { language.title.as_deref() };
        let Some(own) = own else { continue };
        let mut words = format!("site-title = {}\n", message(own));
        if let Some(summary) = layout.summary.as_deref().filter(|_| at == 0) {
            words.push_str(&format!("site-tagline = {}\n", message(summary)));
        }
        files.push((format!("locales/{}/site.ftl", language.tag), words));
    }
    if home.is_none() {
        let home = format!("content/{source}/_index.md");
        let what =
            format!("no home page was found; one with the site's title lies at `{home}`: write it");
        report.push(Outcome::Decide, (".", 0), what);
        files.push((home, format!("+++\ntitle = {}\n+++\n", quoted(title))));
    }
    for language in layout.languages.iter().skip(1) {
        let what = format!(
            "nobody is known to have reviewed `{}`: its pages say that they are drafts; where one was reviewed, write `[translation]` with `state = \"reviewed\"` into its front matter",
            language.tag
        );
        report.push(Outcome::Decide, (".", 0), what);
    }
    files.into_iter().map(|(path, text)| (path, Contents::Text(text))).collect()
}

/// A value of TOML.
fn quoted(text: &str) -> String {
    Value::from(text).to_string().trim().to_owned()
}

/// Words as the value of a message (Fluent): braces are written as text.
fn message(words: &str) -> String {
    let mut message = String::with_capacity(words.len());
    for c in words.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        match c {
            '{' | '}' => message.push_str(&format!("{{ \"{c}\" }}")),
            c => message.push(c),
        }
    }
    message
}

fn settings(layout: &Layout) -> String {
    let mut toml = format!(
        "# Settings of the site. Every key: docs/content/en/reference/settings.md in the repository of mashal.\nsource_language = {}\n",
        quoted(layout.source())
    );
    let base = layout.base_url.as_deref().and_then(|base| url::Url::parse(base).ok());
    if let Some(mut base) = base.filter(|base| matches!(base.scheme(), "http" | "https")) {
        if !base.path().ends_with('/') {
            base.set_path(&format!("{}/", base.path()));
        }
        base.set_query(None);
        base.set_fragment(None);
        toml.push_str(&format!("base_url = {}\n", quoted(base.as_str())));
    }
    toml.push_str(
        "\n# Pages marked `sensitive = true` get addresses that say nothing: a history shows them.\n\
         [safety]\nneutral_addresses = true\n",
    );
    for language in &layout.languages {
        // Writing to a `String` cannot fail.
        let _infallible = write!(toml, "\n[[languages]]\ntag = {}\n", quoted(&language.tag));
        let known = embedded::messages().iter().any(|(tag, _)| *tag == language.tag);
        let locale = Locale::parse(&language.tag).ok();
        let named = locale.as_ref().is_some_and(|locale| locale.own_name().is_some());
        if !known && !named {
            let name = locale.as_ref().and_then(|locale| locale.names().next());
            let name = quoted(name.unwrap_or(&language.tag));
            let _infallible =
                writeln!(toml, "# Write here what its readers call it.\nname = {name}");
        }
    }
    toml
}
