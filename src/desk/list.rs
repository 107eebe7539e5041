//! What there is to translate, what is most needed first.

use serde::Deserialize;
use serde_json::{Value, json};

use super::{Answer, Desk, Now, translated};
use crate::config::LanguageId;
use crate::diag::Severity;
use crate::site::{EntryId, Site};
use crate::translate::status;

#[derive(Deserialize)]
pub(super) struct Asked {
    language: String,
}

/// The site and its languages.
pub(super) fn overview(now: &Now<'_>) -> Value {
    let site = now.site;
    let home = site.config.source_language;
    let languages = site.config.languages().filter(|(_, found)| !found.locale.is_pseudo());
    let languages: Vec<Value> = languages.map(|(id, _)| language(site, id)).collect();
    let count = |severity| now.faults.iter().filter(|fault| fault.severity == severity).count();
    json!({
        "name": site.messages.own(home, "site-title"),
        "source": language(site, home),
        "languages": languages,
        "errors": count(Severity::Error),
        "warnings": count(Severity::Warning),
    })
}

pub(super) fn language(site: &Site, id: LanguageId) -> Value {
    let found = site.language(id);
    let name = found.locale.own_name().unwrap_or(found.locale.tag());
    json!({
        "tag": found.locale.tag(),
        "dir": found.locale.direction().as_str(),
        "name": name,
        "home": address(site, site.home(), id),
    })
}

/// Where a page is served, where there is one.
pub(super) fn address(site: &Site, page: EntryId, language: LanguageId) -> Option<String> {
    let exists = site.exists(page, language);
    exists.then(|| format!("/{}", site.route(page, language).url_path()))
}

/// The guides and files of messages of a language.
pub(super) fn guides(desk: &Desk, now: &Now<'_>, asked: Asked) -> Answer {
    let site = now.site;
    let language = translated(site, &asked.language)?;
    let home = site.config.source_language;
    let found = status(site, &desk.world, &[language]).languages.into_iter().next();
    let (guides, messages) = found.map(|found| (found.guides, found.messages)).unwrap_or_default();
    let guides = guides.into_iter().map(|guide| {
        let id = site.find_file(&guide.guide);
        let title = |of| id.map(|id| site.title(id, of).0);
        json!({ "title": title(language), "source_title": title(home), "status": guide })
    });
    Ok(json!({ "guides": guides.collect::<Vec<_>>(), "messages": messages }))
}
