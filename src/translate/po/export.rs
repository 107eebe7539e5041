//! Writes a PO file.

use super::table::Table;
use crate::config::LanguageId;
use crate::po::{Entry, plural_forms, write};
use crate::site::Site;
use crate::world::World;

/// Everything that `language` translates, with what it has. What is not known to be fresh is marked
/// `fuzzy`; what the source said before is not known, only its fingerprint, so that no entry has a
/// previous text.
pub fn export(site: &Site, world: &dyn World, language: LanguageId) -> String {
    let tag = site.language(language).locale.tag();
    let day = format!("{} 00:00+0000", world.today());
    let home = site.config.source_language;
    let name = site.messages.own(home, "site-title").unwrap_or_default();
    let mut fields = vec![
        ("Project-Id-Version", name.split_whitespace().collect::<Vec<_>>().join(" ")),
        ("Report-Msgid-Bugs-To", String::new()),
        ("POT-Creation-Date", day.clone()),
        ("PO-Revision-Date", day),
        ("Last-Translator", String::new()),
        ("Language-Team", String::new()),
        ("Language", tag.replace('-', "_")),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
    ];
    fields.extend(plural_forms(tag).map(|forms| ("Plural-Forms", forms.to_owned())));
    fields.push(("X-Generator", format!("mashal {}", env!("CARGO_PKG_VERSION"))));
    let entries = Table::new(site, world, language).items.into_iter().map(|item| Entry {
        context: item.context,
        original: item.original,
        fuzzy: !item.fresh && !item.translation.is_empty(),
        translation: item.translation,
        notes: item.notes,
        reference: item.reference,
    });
    write(&fields, &entries.collect::<Vec<_>>())
}
