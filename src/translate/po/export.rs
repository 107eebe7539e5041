//! Writes a PO file.

use crate::config::LanguageId;
use crate::po::{Entry, plural_forms, write};
use crate::site::Site;
use crate::translate::texts::{Slot, Table};
use crate::world::World;

/// A part of what is translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Guides and sections, in `content`.
    Guides,
    /// Messages, in `locales`.
    Messages,
}

/// Everything that `language` translates, with what it has; all of it, or `only` a part. What is
/// not known to be fresh is marked `fuzzy`, and has what the source said when it was translated as
/// its previous text, where that is recorded.
///
/// Without a language, a template (POT): every text, and no translation.
pub fn export(
    site: &Site,
    world: &dyn World,
    language: Option<LanguageId>,
    only: Option<Part>,
) -> String {
    let tag = language.map(|language| site.language(language).locale.tag());
    let items = Table::new(site, world, language).items.into_iter().filter(|item| match only {
        None => true,
        Some(part) => (part == Part::Messages) == matches!(item.slot, Slot::Message(_)),
    });
    let entries = items.map(|item| Entry {
        context: item.context,
        original: item.original,
        fuzzy: !item.fresh && !item.translation.is_empty(),
        previous: item.previous.filter(|_| !item.translation.is_empty()),
        translation: item.translation,
        notes: item.notes,
        reference: item.reference,
    });
    write(&header(site, world, tag), &entries.collect::<Vec<_>>())
}

/// The fields of the header; in a template those of the language wait, as gettext's own do.
fn header(site: &Site, world: &dyn World, tag: Option<&str>) -> Vec<(&'static str, String)> {
    let day = format!("{} 00:00+0000", world.today());
    let home = site.config.source_language;
    let name = site.messages.own(home, "site-title").unwrap_or_default();
    let revised = tag.map_or("YEAR-MO-DA HO:MI+ZONE", |_| &day).to_owned();
    let mut fields = vec![
        ("Project-Id-Version", name.split_whitespace().collect::<Vec<_>>().join(" ")),
        ("Report-Msgid-Bugs-To", String::new()),
        ("POT-Creation-Date", day),
        ("PO-Revision-Date", revised),
        ("Last-Translator", String::new()),
        ("Language-Team", String::new()),
        ("Language", tag.unwrap_or_default().replace('-', "_")),
        ("MIME-Version", "1.0".to_owned()),
        ("Content-Type", "text/plain; charset=UTF-8".to_owned()),
        ("Content-Transfer-Encoding", "8bit".to_owned()),
    ];
    let forms = tag.and_then(plural_forms);
    fields.extend(forms.map(|forms| ("Plural-Forms", forms.to_owned())));
    fields.push(("X-Generator", format!("mashal {}", env!("CARGO_PKG_VERSION"))));
    fields
}
