//! Guides and sections, and what an author puts into a guide.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Now, list};

/// All pages in their order, each with its files; files that are no pages because of a fault; and
/// contacts.
pub(super) fn pages(now: &Now<'_>) -> Value {
    let site = now.site;
    let home = site.config.source_language;
    let mut known = BTreeSet::new();
    let pages = site.texts_in_order().map(|id| {
        let key = &site.entry(id).key;
        let languages = site.config.languages().map(|(id, _)| id);
        let files = languages.filter_map(|language| {
            let text = site.text(site.exact(id, language)?);
            let file = text.authored().source().path();
            known.insert(file.to_owned());
            let draft = text.front.draft == Some(true);
            let tag = site.language(language).locale.tag();
            Some(json!({ "language": tag, "file": file, "draft": draft }))
        });
        let files: Vec<Value> = files.collect();
        let meta = site.meta(id, home);
        json!({
            "path": key.file(), "section": key.section, "home": key.path.is_empty(),
            "title": site.title(id, home).0, "kind": crate::data::Worded::as_str(meta.kind),
            "files": files,
        })
    });
    let pages: Vec<Value> = pages.collect();
    let faulty = now.faults.iter().filter_map(|fault| fault.span.as_ref());
    let faulty = faulty.map(|span| span.source.path()).filter(|path| !known.contains(*path));
    let broken: BTreeSet<&str> = faulty.filter(|path| super::file::is_text(path)).collect();
    let contacts = site.directory.iter().flat_map(|directory| directory.contacts());
    let contacts = contacts.filter(|contact| contact.helps()).map(|contact| {
        let name = site.messages.own(home, &format!("contact-{}", contact.id));
        json!({ "id": contact.id, "name": name })
    });
    json!({
        "source": list::language(site, home),
        "pages": pages,
        "broken": broken,
        "contacts": contacts.collect::<Vec<_>>(),
        "needs": site.config.needs,
    })
}
