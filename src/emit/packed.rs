//! Files compressed beforehand, at the best level, for servers that send them as they are
//! (`gzip_static` of nginx, `precompressed` of Caddy).

use rayon::prelude::*;

use crate::plan::Bytes;
use crate::route::Route;
use crate::weight;

/// For each text in `files` the same as `….br` (RFC 7932) and `….gz` (RFC 1952), where that is
/// smaller.
pub fn packed(files: &[(Route, Bytes)]) -> Vec<(Route, Bytes)> {
    let texts = files.par_iter().filter(|(route, _)| !weight::is_packed(route.as_str()));
    let pack = |(route, bytes): &(Route, Bytes)| {
        let both = [("br", weight::brotli(bytes)), ("gz", weight::gzip(bytes))];
        let smaller = both.into_iter().filter(|(_, packed)| packed.len() < bytes.len());
        let named = smaller.map(|(ending, packed)| {
            (Route::new(format!("{}.{ending}", route.as_str())), packed.into())
        });
        named.collect::<Vec<(Route, Bytes)>>()
    };
    texts.flat_map_iter(pack).collect()
}
