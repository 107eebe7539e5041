//! What other builds of the same output may have done meanwhile.

use std::path::Path;

/// How often to try again where another build was in the way.
pub(super) const ROUNDS: usize = 10;

/// Whether something is at `path`: a link that leads nowhere, too.
pub(super) fn is_there(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}
