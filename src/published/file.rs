//! What is wrong with one file as the host shows it.

use super::answer::{Answer, cut, quoted};
use crate::diag::{Code, Diagnostic, Severity};
use crate::offline::WORKER_ROUTE;
use crate::pages::headers::{ONLY_WHERE_ASKED, Promise, says_encoding, types};
use crate::route::{ASSETS, Route};

/// For so many seconds a browser may show what it has without asking: a day.
const LONG: u64 = 86_400;

/// The faults of the `answer` for the file at `route`, whose bytes are these where they are known.
pub(super) fn faults(
    answer: &Answer,
    route: &Route,
    promise: &Promise,
    local: Option<&[u8]>,
) -> Vec<Diagnostic> {
    if answer.status != 200 {
        let message = format!("the host answers {} where a file of the site is", answer.status);
        let help = "bring all files of the output to the host, and look whether it may read them";
        return vec![answer.fault(Code::PublishMissing, None, message, help)];
    }
    let mut faults = Vec::new();
    if answer.led && route.as_str() == WORKER_ROUTE {
        let message = "the worker is at another address than the one it is asked at";
        let help = "have the host answer `sw.js` itself: browsers take no worker from a redirect";
        faults.push(answer.fault(Code::PublishRedirect, None, message, help));
    }
    if local.is_some_and(|local| !answer.whole || local != answer.body) {
        let message = "the host has other bytes here than the output";
        let help = "bring the output to the host again, switch off what changes files there, and empty its cache";
        faults.push(answer.fault(Code::PublishOtherBytes, None, message, help));
    }
    faults.extend(kind(answer, route));
    faults.extend(headers(answer, Some(route), promise));
    faults
}

/// What is wrong with the type of the file.
fn kind(answer: &Answer, route: &Route) -> Option<Diagnostic> {
    const HEADER: &str = "content-type";
    let wanted = types(route.as_str())?;
    let best = wanted.first()?;
    let encoded = if says_encoding(best) { "; charset=utf-8" } else { "" };
    let help = format!("have the host send `Content-Type: {best}{encoded}` for such files");
    let fault =
        |message: String| answer.fault(Code::PublishType, Some(HEADER), message, help.as_str());
    let Some(said) = answer.header(HEADER) else {
        return Some(fault(format!("the host does not say that this is `{best}`")));
    };
    let said = said.to_ascii_lowercase();
    let mut parts = said.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default();
    if !wanted.contains(&kind) {
        return Some(fault(format!(
            "the host says that this is {}, and it is `{best}`",
            quoted(kind)
        )));
    }
    let charset = parts.find_map(|part| part.strip_prefix("charset="));
    match charset.map(|charset| charset.trim_matches('"')) {
        Some("utf-8" | "utf8") => None,
        Some(other) => Some(fault(format!(
            "the host says that this is in {}, and it is in `utf-8`",
            quoted(other)
        ))),
        None if encoded.is_empty() => None,
        None => {
            let fault = fault("the host does not say that this text is in `utf-8`".to_owned());
            // Pages say it themselves.
            let severity = if *best == "text/html" { Severity::Warning } else { fault.severity };
            Some(Diagnostic { severity, ..fault })
        }
    }
}

/// What is wrong with the headers of the file at `route`, or of an answer that says «not found».
pub(super) fn headers(
    answer: &Answer,
    route: Option<&Route>,
    promise: &Promise,
) -> Vec<Diagnostic> {
    let mut others = ONLY_WHERE_ASKED.to_vec();
    let mut faults = Vec::new();
    let long = kept(answer, route);
    let mut tell = |name: &str, message: String, help: String| {
        faults.push(answer.fault(Code::PublishHeader, Some(name), message, help));
    };
    for (name, wanted) in promise.headers(route) {
        others.retain(|other| *other != name);
        let help = format!(
            "have the host send `{name}` as the site's file for it says (`_headers`, `headers.nginx.conf`, `headers.apache.conf`); where it takes no headers, `\"publish/header\" = \"off\"` below `[checks]` in `mashal.toml`"
        );
        match answer.header(name) {
            Some(seen) if says(name, &seen, wanted) => {}
            // Told by itself.
            Some(_) if name == "Cache-Control" && long.is_some() => {}
            Some(seen) => {
                let (seen, wanted) = (quoted(&seen), quoted(wanted));
                tell(name, format!("`{name}` is {seen}, and the site wants {wanted}"), help);
            }
            None => tell(name, format!("the host does not send `{name}: {}`", cut(wanted)), help),
        }
    }
    for name in others {
        if let Some(seen) = answer.header(name) {
            let message = format!("`{name}` is {}, and the site wants none here", quoted(&seen));
            tell(name, message, format!("have the host send no `{name}` for this file"));
        }
    }
    if answer.header("set-cookie").is_some() {
        let message = "the host leaves a cookie in the reader's browser";
        let help = "switch off what sets it (statistics, protection from robots), or choose another host: it stays on her phone";
        faults.push(answer.fault(Code::PublishCookie, Some("set-cookie"), message, help));
    }
    faults.extend(long);
    faults
}

/// The fault of what browsers may show for long without asking, though it may change: all but files
/// whose names have a hash. Where a number of help was wrong, it stays so for who had the page.
pub(super) fn kept(answer: &Answer, route: Option<&Route>) -> Option<Diagnostic> {
    const HEADER: &str = "cache-control";
    if route.is_some_and(|route| route.as_str().starts_with(ASSETS)) {
        return None;
    }
    let seen = answer.header(HEADER)?.to_ascii_lowercase();
    let mut words = seen.split(',').map(str::trim);
    if words.clone().any(|word| matches!(word, "no-cache" | "no-store")) {
        return None;
    }
    let long = |word: &str| {
        let age = word.strip_prefix("max-age=").map(|age| age.trim_matches('"').parse::<u64>());
        word == "immutable" || age.is_some_and(|age| age.is_ok_and(|age| age > LONG))
    };
    words.any(long).then(|| {
        let message = format!(
            "browsers may show this without asking again: `Cache-Control` is {}",
            quoted(&seen)
        );
        let help = "have the host send `Cache-Control: no-cache` for all but the files in `assets/`: a number that was wrong is shown until then";
        answer.fault(Code::PublishCaching, Some(HEADER), message, help)
    })
}

/// Whether a header says what is wanted of it.
fn says(name: &str, seen: &str, wanted: &str) -> bool {
    if name != "Cache-Control" {
        return seen == wanted;
    }
    let words = |text: &str| -> Vec<String> {
        text.split(',').map(|word| word.trim().to_ascii_lowercase()).collect()
    };
    let seen = words(seen);
    let has = |word: &str| seen.iter().any(|seen| seen == word);
    words(wanted).iter().all(|word| match word.as_str() {
        // Others say it otherwise: asked for anew each time.
        "no-cache" => has("no-cache") || has("no-store") || has("max-age=0"),
        word => has(word),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_cache_is_told_may_be_said_otherwise() {
        let says = |seen: &str, wanted: &str| says("Cache-Control", seen, wanted);
        let year = "public, max-age=31536000, immutable";
        assert!(says("immutable,Max-Age=31536000, public", year));
        assert!(!says("public, max-age=600", year));
        assert!(says("public, max-age=0, must-revalidate", "no-cache"));
        assert!(says("no-store", "no-cache") && !says("no-cache", "no-store"));
        assert!(!says("max-age=600", "no-cache"));
    }
}
