//! What a handler sees of a request, and which requests no handler sees.

use hyper::header::{ACCEPT, HOST, HeaderMap, HeaderName, ORIGIN};
use hyper::http::request::Parts;
use hyper::{Method, StatusCode};
use percent_encoding::percent_decode_str;

use super::hosts::Hosts;
use super::slots::Ends;

const LONGEST_TARGET: usize = 8 << 10;

/// A request for something of the site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The path, decoded once. It begins with `/`, has no empty, `.` or `..` segments, no
    /// backslash and no control characters; it may end with `/`.
    pub path: String,
    /// What follows the `?`, as it was sent.
    pub query: Option<String>,
    /// Whether `Accept` names `text/html`, as a browser's own navigation does.
    pub accepts_html: bool,
    /// Whether the header `X-Mashal: open` is there, which no form and no foreign page can send.
    pub marked: bool,
    /// Whether the browser asks for a service worker (Service Workers, § 4.1 *Update*).
    pub for_worker: bool,
    /// The header `X-Mashal-Token`, which no form and no foreign page can send.
    pub token: Option<String>,
    /// What was sent with a POST; nothing where something is only read.
    pub body: Option<Vec<u8>>,
    /// Whether it comes from this machine.
    pub from_loopback: bool,
    /// Whether the browser says that a page of ours or the reader herself asks, or says nothing.
    pub same_origin: bool,
}

/// Why a request is refused, and what to say about it.
pub type Refusal = (StatusCode, &'static str);

impl Request {
    /// The request, if it may be answered.
    pub(super) fn admit(
        parts: &Parts,
        has_body: bool,
        ends: &Ends,
        hosts: &Hosts,
    ) -> Result<Self, Refusal> {
        let sends = parts.method == Method::POST;
        if !sends && parts.method != Method::GET && parts.method != Method::HEAD {
            return Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
        }
        if has_body && !sends {
            return Err((StatusCode::PAYLOAD_TOO_LARGE, "a request must have no body"));
        }
        if parts.uri.scheme().is_some() || parts.uri.authority().is_some() {
            return Err((StatusCode::BAD_REQUEST, "the address must be a path"));
        }
        let mut named = parts.headers.get_all(HOST).iter();
        let host = named.next().filter(|_| named.next().is_none());
        let host = host.and_then(|host| host.to_str().ok());
        if !host.is_some_and(|host| hosts.allow(host, ends.local.ip(), ends.local.port())) {
            return Err((StatusCode::FORBIDDEN, "this host is not served here"));
        }
        let origin = only(&parts.headers, ORIGIN.as_str());
        let ours = host.map(|host| format!("http://{host}"));
        let is_ours = |origin: &[u8]| ours.as_ref().is_some_and(|ours| ours.as_bytes() == origin);
        if sends && !origin.is_ok_and(|origin| origin.is_none_or(is_ours)) {
            return Err((StatusCode::FORBIDDEN, "another page asks"));
        }
        let query = parts.uri.query();
        if parts.uri.path().len() + query.map_or(0, |query| query.len() + 1) > LONGEST_TARGET {
            return Err((StatusCode::URI_TOO_LONG, "the address is too long"));
        }
        let Some(path) = decode(parts.uri.path()) else {
            return Err((StatusCode::BAD_REQUEST, "the address is not one of a page"));
        };
        Ok(Self {
            path,
            query: query.map(str::to_owned),
            accepts_html: accepts_html(&parts.headers),
            marked: only(&parts.headers, "x-mashal").is_ok_and(|value| value == Some(b"open")),
            token: only(&parts.headers, "x-mashal-token")
                .ok()
                .flatten()
                .and_then(|token| std::str::from_utf8(token).ok().map(str::to_owned)),
            body: sends.then(Vec::new),
            for_worker: only(&parts.headers, "service-worker")
                .is_ok_and(|value| value == Some(b"script")),
            from_loopback: ends.is_local(),
            same_origin: only(&parts.headers, "sec-fetch-site")
                .is_ok_and(|value| matches!(value, None | Some(b"none" | b"same-origin"))),
        })
    }
}

/// The path without its percent-encoding, if it is one that a file can have.
fn decode(raw: &str) -> Option<String> {
    let mut escapes = raw.split('%');
    let first = escapes.next()?;
    let whole = escapes.all(|text| {
        let mut bytes = text.bytes();
        bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
            && bytes.next().is_some_and(|byte| byte.is_ascii_hexdigit())
    });
    if !whole || !first.starts_with('/') {
        return None;
    }
    let path = percent_decode_str(raw).decode_utf8().ok()?;
    if path.chars().any(|c| c.is_control() || c == '\\') {
        return None;
    }
    let segments = path.strip_prefix('/')?;
    let mut folders = segments.strip_suffix('/').unwrap_or(segments).split('/');
    let plain = segments.is_empty() || folders.all(|name| !matches!(name, "" | "." | ".."));
    plain.then(|| path.into_owned())
}

fn accepts_html(headers: &HeaderMap) -> bool {
    let values = headers.get_all(ACCEPT).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| value.split(',')).any(|range| {
        let kind = range.split(';').next().unwrap_or_default();
        kind.trim().eq_ignore_ascii_case("text/html")
    })
}

/// The value of a header; an error where it stands several times.
fn only<'h>(headers: &'h HeaderMap, name: &'static str) -> Result<Option<&'h [u8]>, ()> {
    let mut values = headers.get_all(HeaderName::from_static(name)).iter();
    let value = values.next().map(|value| value.as_bytes());
    if values.next().is_none() { Ok(value) } else { Err(()) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn a_path_is_decoded_once_and_stays_below_the_root() {
        let sound = [
            ("/", "/"),
            ("/a", "/a"),
            ("/a/", "/a/"),
            ("/a/b.html", "/a/b.html"),
            ("/a%20b", "/a b"),
            ("/%D8%A7", "/ا"),
            ("/ا", "/ا"),
            ("/%2541", "/%41"),
            ("/%252e%252e/a", "/%2e%2e/a"),
            ("/a%2Fb", "/a/b"),
            ("/...", "/..."),
            ("/.well-known/a", "/.well-known/a"),
        ];
        for (raw, path) in sound {
            assert_eq!(decode(raw).as_deref(), Some(path), "{raw}");
        }
        let unsound = [
            "",
            "*",
            "a",
            "%2fa",
            "//",
            "//a",
            "/a//b",
            "/a//",
            "/.",
            "/..",
            "/../a",
            "/a/..",
            "/a/../",
            "/a/./b",
            "/%2e%2e",
            "/%2E%2E/a",
            "/.%2e/a",
            "/%2e%2e%2fa",
            "/a%2f%2e%2e",
            "/%2f",
            "/%",
            "/%4",
            "/%zz",
            "/%4%41",
            "/%00",
            "/a%0a",
            "/%7f",
            "/%c2%85",
            "/%ff",
            "/%c0%ae",
            "/a\\b",
            "/%5c",
            "/..%5ca",
            "/%ed%a0%80",
        ];
        for raw in unsound {
            assert_eq!(decode(raw), None, "{raw}");
        }
    }
}
