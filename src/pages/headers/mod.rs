//! Files that tell a web server which headers to send: one list of rules, written for each of the
//! servers that publishers use.

mod apache;
mod netlify;
mod nginx;
#[cfg(feature = "publish-check")]
mod promise;
mod types;

use super::{Context, languages};
use crate::plan::Bytes;
use crate::route::{ASSETS, RECORDS, Route};
use crate::site::Site;
use crate::theme::policy;

#[cfg(feature = "publish-check")]
pub(crate) use promise::{ONLY_WHERE_ASKED, Promise};
#[cfg(feature = "publish-check")]
pub(crate) use types::{says_encoding, types};

/// Which files a rule is about.
#[derive(Debug)]
enum Files {
    /// Every file of the site.
    All,
    /// What lies below `assets/`.
    Assets,
    /// One file.
    One(Route),
    /// What lies elsewhere, but for these.
    Rest(Vec<Route>),
}

/// A header of answers (RFC 9110).
#[derive(Debug)]
struct Header {
    name: &'static str,
    value: String,
}

/// Headers for some files. No file gets the same header from two rules: some servers would send
/// both values.
#[derive(Debug)]
struct Rule {
    files: Files,
    headers: Vec<Header>,
    /// Whether answers that say «not found» and the like have them too.
    errors: bool,
}

/// What pages of the site never use (W3C, Permissions Policy): every feature that browsers of
/// today know, but for client hints, which a server has to ask for first. Not there: copying to
/// the clipboard, which pages themselves may do.
const CLOSED: [&str; 53] = [
    "accelerometer",
    "aria-notify",
    "autoplay",
    "bluetooth",
    "browsing-topics",
    "camera",
    "captured-surface-control",
    "clipboard-read",
    "compute-pressure",
    "cross-origin-isolated",
    "deferred-fetch",
    "deferred-fetch-minimal",
    "digital-credentials-create",
    "digital-credentials-get",
    "display-capture",
    "encrypted-media",
    "fullscreen",
    "gamepad",
    "geolocation",
    "gyroscope",
    "hid",
    "identity-credentials-get",
    "idle-detection",
    "interest-cohort",
    "keyboard-map",
    "language-detector",
    "language-model",
    "local-fonts",
    "local-network",
    "local-network-access",
    "loopback-network",
    "magnetometer",
    "media-playback-while-not-visible",
    "microphone",
    "midi",
    "on-device-speech-recognition",
    "otp-credentials",
    "payment",
    "picture-in-picture",
    "private-state-token-issuance",
    "private-state-token-redemption",
    "publickey-credentials-create",
    "publickey-credentials-get",
    "screen-wake-lock",
    "serial",
    "speaker-selection",
    "storage-access",
    "summarizer",
    "sync-xhr",
    "translator",
    "unload",
    "usb",
    "web-share",
];

/// A web server, or a host that has one of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Server {
    /// Netlify, Cloudflare Pages and their kin.
    Netlify,
    /// nginx.
    Nginx,
    /// Apache HTTP Server.
    Apache,
}

impl Server {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Netlify, Self::Nginx, Self::Apache];

    /// The file at the top of the site that it reads.
    pub fn file(self) -> &'static str {
        match self {
            Self::Netlify => "_headers",
            Self::Nginx => "headers.nginx.conf",
            Self::Apache => "headers.apache.conf",
        }
    }
}

/// The file for a server.
pub(crate) fn make(context: &Context, server: Server) -> Bytes {
    let config = &context.site.config;
    let base = config.base_url.as_ref().map_or("/", |url| url.path());
    let rules = rules(&context.site);
    let text = match server {
        Server::Netlify => netlify::write(base, &rules),
        Server::Nginx => nginx::write(base, &rules, config.precompress),
        Server::Apache => apache::write(base, &rules),
    };
    text.into_bytes().into()
}

/// What matters most first: a server that takes only so many rules leaves out the last ones.
fn rules(site: &Site) -> Vec<Rule> {
    let rule = |files, headers| Rule { files, headers, errors: false };
    let cache = |value| header("Cache-Control", value);
    let mut rules = vec![
        Rule { files: Files::All, headers: safety(site), errors: true },
        // A name stands for exactly these bytes.
        rule(Files::Assets, vec![cache("public, max-age=31536000, immutable")]),
    ];
    let exits = site.exits();
    for exit in exits.iter().cloned() {
        // Not `storage`: the header works on whatever fetches this page, and a phone that is
        // keeping pages fetches it too. Browsers clear nothing for a page out of their cache.
        let headers = vec![header("Clear-Site-Data", "\"cache\""), cache("no-store")];
        rules.push(rule(Files::One(exit), headers));
    }
    // Pages and lists keep their names: an old number must not come out of a browser's cache.
    rules.push(rule(Files::Rest(exits), vec![cache("no-cache")]));
    rules
}

/// Headers of every answer.
fn safety(site: &Site) -> Vec<Header> {
    let closed: Vec<_> = CLOSED.iter().map(|feature| format!("{feature}=()")).collect();
    let permissions = format!("{}, clipboard-write=(self)", closed.join(", "));
    let mut headers = vec![
        header("Content-Security-Policy", policy::header()),
        header("Referrer-Policy", "no-referrer"),
        header("Permissions-Policy", permissions),
        header("X-Content-Type-Options", "nosniff"),
        header("X-Frame-Options", "DENY"),
        header("Cross-Origin-Resource-Policy", "same-origin"),
    ];
    // It would make the browser forget, on the way to another site, that the reader has left this
    // one in this tab; Back would show a guide.
    if site.config.safety.exit_url.is_none() {
        headers.push(header("Cross-Origin-Opener-Policy", "same-origin"));
    }
    headers
}

fn header(name: &'static str, value: impl Into<String>) -> Header {
    Header { name, value: value.into() }
}

/// `text` between double quotes of a server's settings.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// The regular expression (PCRE) for the paths of `files` below `base`, which is encoded as in a
/// URL; servers compare paths that are decoded.
fn pattern(base: &str, files: &Files) -> String {
    let base = percent_encoding::percent_decode_str(base).decode_utf8_lossy();
    let base = literal(&base);
    match files {
        Files::All => format!("^{base}"),
        Files::Assets => format!("^{base}{ASSETS}"),
        Files::One(route) => format!("^{base}{}$", literal(route.as_str())),
        Files::Rest(others) => {
            let others = others.iter().map(|route| format!("|{}$", literal(route.as_str())));
            format!("^{base}(?!{ASSETS}{})", others.collect::<String>())
        }
    }
}

/// The same for what lies in the output and is for nobody who reads: records of builds, and these
/// files themselves.
fn hidden(base: &str) -> String {
    let files = Server::ALL.map(|server| format!("|{}$", literal(server.file())));
    let all = pattern(base, &Files::All);
    format!("{all}({}{})", literal(RECORDS), files.concat())
}

/// Where the page for missing addresses is, as servers name it; none where the path to it has signs
/// that their settings take for something else.
fn missing(base: &str) -> Option<String> {
    let base = percent_encoding::percent_decode_str(base).decode_utf8_lossy();
    let plain = !base.contains(['$', '%', '"', '\\']);
    plain.then(|| quoted(&format!("{base}{}", languages::MISSING)))
}

/// `path` as a regular expression. Signs that the settings of a server could take for their own
/// are written as codes.
fn literal(path: &str) -> String {
    let mut pattern = String::with_capacity(path.len());
    for c in path.chars() {
        match c {
            '.' => pattern.push_str("\\."),
            '/' | '-' | '_' => pattern.push(c),
            c if c.is_ascii() && !c.is_ascii_alphanumeric() => {
                pattern.push_str(&format!("\\x{:02x}", u32::from(c)));
            }
            c => pattern.push(c),
        }
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_by_the_letter() {
        let files = Files::One(Route::new("ur/a $b(1).html"));
        assert_eq!(pattern("/x%20y/", &files), "^/x\\x20y/ur/a\\x20\\x24b\\x281\\x29\\.html$");
        assert_eq!(pattern("/", &Files::One(Route::new("ur/گھر"))), "^/ur/گھر$");
        let rest = Files::Rest(vec![Route::new("ur/a.html"), Route::new("en/a.html")]);
        assert_eq!(pattern("/", &rest), "^/(?!assets/|ur/a\\.html$|en/a\\.html$)");
        let hidden = "^/(\\.mashal|_headers$|headers\\.nginx\\.conf$|headers\\.apache\\.conf$)";
        assert_eq!(super::hidden("/"), hidden);
        assert_eq!(missing("/x%20y/").as_deref(), Some("\"/x y/404.html\""));
        assert_eq!(missing("/a$b/"), None);
        assert_eq!(quoted("\"a\\\""), "\"\\\"a\\\\\\\"\"");
    }
}
