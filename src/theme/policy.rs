//! What a page may load and do: the Content-Security-Policy (Level 3), in one place.

/// The policy of every page: nothing but files of the site itself, no script or style inside a
/// page, no form.
pub const PAGE: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self'; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
    worker-src 'self'; base-uri 'self'; form-action 'none'";

/// The same as a header of the server, which can also keep pages out of frames; a `meta` cannot.
pub fn header() -> String {
    format!("{PAGE}; frame-ancestors 'none'")
}
