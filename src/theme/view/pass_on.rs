//! Files of a page to pass on.

use serde::Serialize;

/// Files of a page to pass on.
#[derive(Clone, Debug, Serialize)]
pub struct PassOn {
    /// Relative address of a list of sizes: bytes by the name of a file in its folder.
    pub sizes: String,
    /// The files.
    pub files: Vec<PassOnFile>,
}

/// A file to pass on.
#[derive(Clone, Debug, Serialize)]
pub struct PassOnFile {
    /// `html` or `pdf`.
    pub form: &'static str,
    /// Its relative address.
    pub href: String,
}
