//! Keys that other generators have in front matter, and what stands for them here.

use crate::data::Foreign;

const fn is(key: &'static str, names: &'static [&'static str], help: &'static str) -> Foreign {
    Foreign { names, key: Some(key), help }
}

const fn none(names: &'static [&'static str], help: &'static str) -> Foreign {
    Foreign { names, key: None, help }
}

/// All that are known.
pub(super) const FOREIGN: &[Foreign] = &[
    is(
        "summary",
        &[
            "description",
            "desc",
            "excerpt",
            "abstract",
            "subtitle",
            "intro",
            "lead",
            "teaser",
            "meta_description",
            "metadescription",
        ],
        "write `summary`: one sentence, which lists and search engines show",
    ),
    is(
        "order",
        &[
            "weight",
            "nav_order",
            "menu_order",
            "position",
            "sidebar_position",
            "priority",
            "sort",
            "sort_order",
            "rank",
        ],
        "write `order`: a whole number, small ones stand first",
    ),
    is(
        "updated",
        &[
            "date",
            "lastmod",
            "last_modified",
            "last_modified_at",
            "lastmodified",
            "lastupdated",
            "last_updated",
            "last_update",
            "last_reviewed",
            "modified",
            "pubdate",
            "publishdate",
            "published_at",
            "publish_date",
            "created",
            "created_at",
            "updated_at",
            "reviewed",
        ],
        "write `updated`: the day on which the guide was last revised, `2026-11-23`",
    ),
    is(
        "until",
        &[
            "expirydate",
            "expiry_date",
            "expires",
            "expiry",
            "expire_date",
            "expires_at",
            "valid_until",
            "unpublishdate",
            "end_date",
        ],
        "write `until`: the last day on which what the guide says holds, `2026-12-31`",
    ),
    is(
        "draft",
        &["published", "publish", "hidden", "unlisted", "render", "headless", "private"],
        "write `draft = true` (YAML: `draft: true`) for what is not to be published yet",
    ),
    is(
        "aliases",
        &["alias", "redirect_from", "redirects", "redirect", "old_urls", "formerly"],
        "write `aliases`: the former addresses, as a list",
    ),
    is(
        "tags",
        &["keywords", "categories", "category", "topics", "taxonomies", "tag", "labels"],
        "write `tags`: a list of words",
    ),
    is(
        "kind",
        &["layout", "type", "template", "page_template", "pagetype"],
        "write `kind` where the page is no guide: `page`, `questions`, `story`, `training`",
    ),
    is(
        "sources",
        &["references", "citations", "bibliography", "source", "cite"],
        "write `sources`: a list, each with `title`, `url` and `date`",
    ),
    is("title", &["name", "heading", "headline"], "write `title`"),
    is("url", &["link", "href", "address", "uri"], "write `url`: the whole address"),
    none(
        &["slug", "permalink", "path", "url", "canonical", "canonical_url"],
        "remove it: the address of a page is that of its file; former ones go into `aliases`",
    ),
    none(
        &[
            "lang",
            "language",
            "languages",
            "locale",
            "translationkey",
            "translation_key",
            "hreflang",
        ],
        "remove it: the folder says which language a page is in, the file name what it translates",
    ),
    none(
        &["author", "authors", "creator", "contributors", "credits", "by", "owner"],
        "remove it: nothing here shows who wrote a page, which keeps authors safe",
    ),
    none(
        &[
            "image",
            "images",
            "cover",
            "thumbnail",
            "featured_image",
            "banner",
            "icon",
            "og_image",
            "featuredimage",
            "hero",
            "photo",
        ],
        "remove it: pictures stand in the text, `![what it shows](file.png)`",
    ),
    none(
        &["toc", "table_of_contents", "comments", "sidebar", "menu", "nav", "pagination", "search"],
        "remove it: there is no such setting of a page here",
    ),
    none(
        &[
            "short_title",
            "linktitle",
            "link_title",
            "sidebar_label",
            "menu_title",
            "nav_title",
            "seo_title",
            "extra",
            "params",
            "cascade",
            "outputs",
            "build",
            "resources",
            "noindex",
            "robots",
            "version",
            "id",
            "uuid",
        ],
        "remove it: nothing here stands for it",
    ),
];
