//! What kind of page it is, as templates see it.

use serde::Serialize;

/// The kinds of pages, as templates and style sheets know them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum PageKind {
    /// A language's first page.
    Home,
    /// A folder of guides.
    Section,
    /// A guide.
    #[default]
    Guide,
    /// A page about the site.
    Page,
    /// An everyday page that says nothing of the site.
    Neutral,
    /// Questions that lead to help.
    Questions,
    /// A story.
    Story,
    /// A session plan.
    Training,
    /// A letter to fill in.
    Letter,
    /// What is kept.
    Saved,
    /// Who can help.
    Help,
    /// A field to search, and all topics.
    Search,
}
