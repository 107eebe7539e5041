//! Where to search, as templates see it.

use serde::Serialize;

/// Where to search.
#[derive(Clone, Debug, Serialize)]
pub struct Search {
    /// The page to search on.
    pub href: String,
    /// What the field's script loads, once the field is touched.
    pub index: String,
}
