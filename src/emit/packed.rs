//! Files compressed beforehand, at the best level, for servers that send them as they are
//! (`gzip_static` of nginx, `precompressed` of Caddy).

use crate::plan::Bytes;
use crate::route::Route;
use crate::weight;

/// For a text at `route` the same as `….br` (RFC 7932) and `….gz` (RFC 1952), where that is smaller.
pub fn packed(route: &Route, bytes: &[u8]) -> Vec<(Route, Bytes)> {
    if weight::is_packed(route.as_str()) {
        return Vec::new();
    }
    let both = [("br", weight::brotli(bytes)), ("gz", weight::gzip(bytes))];
    let smaller = both.into_iter().filter(|(_, packed)| packed.len() < bytes.len());
    let named = smaller.map(|(ending, packed)| {
        (Route::new(format!("{}.{ending}", route.as_str())), packed.into())
    });
    named.collect()
}
