//! Keys of other generators, and what they stand for here.

use crate::import::Generator;

/// What a key stands for here.
pub(super) enum Meaning {
    Title,
    Summary,
    Order,
    /// A day, and how near it is to that of the last revision.
    Day(u8),
    Until,
    Draft,
    Published,
    Tags,
    Search,
    Aliases,
    Language,
    Address,
    Slug,
    /// What stands for the name of the file.
    Id,
    /// What translations share.
    Key,
    Menu,
    /// What says that no list shows the page, or that there is none.
    Hidden,
    Cascade,
    None,
}

pub(super) fn meaning(key: &str, generator: Generator) -> Meaning {
    let jekyll = generator == Generator::Jekyll;
    match key {
        "title" => Meaning::Title,
        "summary" | "description" | "excerpt" | "desc" | "subtitle" => Meaning::Summary,
        "weight" | "order" | "nav_order" | "sidebar_position" | "position" => Meaning::Order,
        "lastmod" | "last_modified_at" | "last_update" | "last_updated" | "updated" => {
            Meaning::Day(2)
        }
        "date" | "publishdate" | "pubdate" => Meaning::Day(1),
        "expirydate" | "unpublishdate" => Meaning::Until,
        // Hugo makes no page of it.
        "draft" | "headless" => Meaning::Draft,
        // Of Hugo it is a day, of Jekyll whether there is a page.
        "published" => Meaning::Published,
        "tags" | "categories" | "category" => Meaning::Tags,
        "keywords" => Meaning::Search,
        "aliases" | "redirect_from" => Meaning::Aliases,
        "lang" | "language" | "locale" => Meaning::Language,
        "permalink" if matches!(generator, Generator::Jekyll | Generator::Folder) => {
            Meaning::Address
        }
        "url" if matches!(generator, Generator::Hugo | Generator::Folder) => Meaning::Address,
        "slug"
            if matches!(generator, Generator::Hugo | Generator::Jekyll | Generator::Docusaurus) =>
        {
            Meaning::Slug
        }
        "id" if generator == Generator::Docusaurus => Meaning::Id,
        "translationkey" => Meaning::Key,
        "page_id" | "lang-ref" | "lang_ref" | "ref" if jekyll => Meaning::Key,
        "menu" | "menus" => Meaning::Menu,
        "unlisted" | "build" | "_build" => Meaning::Hidden,
        "cascade" => Meaning::Cascade,
        _ => Meaning::None,
    }
}
