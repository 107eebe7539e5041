//! Files compressed beforehand, at the best level, for servers that send them as they are
//! (`gzip_static` of nginx, `precompressed` of Caddy).

use crate::plan::Bytes;
use crate::route::Route;
use crate::weight;

/// For a text at `route` the same as `….br` (RFC 7932) and `….gz` (RFC 1952), where that is
/// smaller.
pub fn packed(route: &Route, bytes: &[u8]) -> Vec<(Route, Bytes)> {
    if weight::is_packed(route.as_str()) {
        return Vec::new();
    }
    let both = routes(route).into_iter().zip([weight::brotli(bytes), weight::gzip(bytes)]);
    let smaller = both.filter(|(_, packed)| packed.len() < bytes.len());
    smaller.map(|(route, packed)| (route, packed.into())).collect()
}

/// Where these lie for the file at `route`.
pub(super) fn routes(route: &Route) -> [Route; 2] {
    ["br", "gz"].map(|ending| Route::new(format!("{}.{ending}", route.as_str())))
}
