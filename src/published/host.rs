//! What is wrong with a host beside the files that it is to show.

use url::Url;

use super::answer::asked;
use super::client::Client;
use super::{PACKED, file};
use crate::diag::{Code, Diagnostic};
use crate::emit::{TEXTS, WORDS};
use crate::pages::headers::{Promise, Server};
use crate::route::ASSETS;

/// Bytes of a page for missing addresses that are looked at.
const MISSING_PAGE: usize = 1 << 20;
/// An address that no site has.
const NOWHERE: &str = "mashal-asks-for-what-is-not-there.html";
/// One among those that browsers keep for a year.
const NO_ASSET: &str = "mashal-asks-for-what-is-not-there.css";

/// The fault of an address at which others in between can read and change what comes. What does not
/// leave this machine has nobody in between.
pub(super) fn https(client: &Client, base: &Url) -> Option<Diagnostic> {
    if base.scheme() == "https" {
        // Another port is none that a browser would try.
        return (base.port().is_none()).then(|| from_http(client, base)).flatten();
    }
    let local = match base.host() {
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        Some(url::Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    };
    let fault = Diagnostic::new(
        Code::PublishHttps,
        "this address has no `https`: others in between can read and change what comes",
    );
    (!local).then(|| fault.at(asked(base)).help("get a certificate for the host, and ask for its `https` address; without, pages cannot be kept"))
}

/// Whether who asks with `http` is led to `https`.
fn from_http(client: &Client, base: &Url) -> Option<Diagnostic> {
    let mut plain = base.clone();
    plain.set_scheme("http").ok()?;
    // Where nothing answers there is nothing to read in between.
    let answer = client.get(&plain, "identity", 0).ok()?;
    let message = "who asks with `http` is not led to `https`";
    let help = "have the host lead on from `http` to `https` (301)";
    (!answer.led).then(|| answer.fault(Code::PublishHttps, None, message, help))
}

/// What the host answers for an address that does not exist.
#[derive(Debug)]
pub(super) struct Nowhere {
    /// Whether it says so, and can be asked whether other files are there.
    pub(super) is_told: bool,
    /// What is wrong with that.
    pub(super) faults: Vec<Diagnostic>,
}

/// Asks for an address that does not exist; `page` is what is to come.
pub(super) fn nowhere(
    client: &Client,
    base: &Url,
    promise: &Promise,
    page: Option<&[u8]>,
) -> Nowhere {
    let mut found = Nowhere { is_told: false, faults: Vec::new() };
    let Ok(url) = base.join(NOWHERE) else { return found };
    let answer = match client.get(&url, "identity", MISSING_PAGE) {
        Ok(answer) => answer,
        Err(fault) => {
            found.faults.push(fault);
            return found;
        }
    };
    let help = "have the host answer with status 404 and the site's `404.html` (nginx: `error_page`, Apache: `ErrorDocument`)";
    if answer.status != 404 {
        let message = format!("there is no such page, and the host answers {}", answer.status);
        found.faults.push(answer.fault(Code::PublishNotFound, None, message, help));
        return found;
    }
    found.is_told = true;
    if page.is_some_and(|page| page != answer.body) {
        let message = "for what is not there, another page comes than the site's own";
        found.faults.push(answer.fault(Code::PublishNotFoundPage, None, message, help));
    }
    found.faults.extend(file::headers(&answer, None, promise));
    let asset = base.join(&format!("{ASSETS}{NO_ASSET}")).ok();
    match asset.map(|asset| client.get(&asset, "identity", 0)) {
        Some(Ok(answer)) => found.faults.extend(file::kept(&answer, None)),
        Some(Err(fault)) => found.faults.push(fault),
        None => {}
    }
    found
}

/// Files of the output that are for nobody who reads, as far as the host shows them.
pub(super) fn exposed(client: &Client, base: &Url) -> Vec<Diagnostic> {
    // Builds of earlier versions put them into the output.
    let records = [TEXTS, WORDS].map(|name| (name, Code::PublishExposed));
    let settings = Server::ALL.map(|server| (server.file(), Code::PublishSettings));
    let mut faults = Vec::new();
    for (name, code) in records.into_iter().chain(settings) {
        let Ok(url) = base.join(name) else { continue };
        let message = match code {
            Code::PublishSettings => "the host shows settings for servers",
            _ => "the host shows what a build wrote down for the next one",
        };
        let help =
            format!("leave `{name}` out of what is copied, or have the host answer 404 for it");
        match client.get(&url, "identity", 0) {
            Ok(answer) if answer.status == 200 => {
                faults.push(answer.fault(code, None, message, help));
            }
            Ok(_) => {}
            Err(fault) => faults.push(fault),
        }
    }
    faults
}

/// Whether a text that is asked for compressed comes so.
pub(super) fn compression(client: &Client, url: &Url) -> Option<Diagnostic> {
    let answer = match client.get(url, PACKED, 0) {
        Ok(answer) => answer,
        Err(fault) => return Some(fault),
    };
    let packed = answer.header("content-encoding").is_some_and(|said| said != "identity");
    let message = "this text comes as it is, though it was asked for compressed";
    let help = "switch compression on for texts of this kind: with a weak network it is what readers wait for";
    let fault = || answer.fault(Code::PublishCompression, None, message, help);
    (answer.status == 200 && !packed).then(fault)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn plain_http_is_told_but_on_this_machine() {
        let client = Client::new(Duration::from_secs(1));
        let told = |url: &str| https(&client, &Url::parse(url).unwrap()).is_some();
        assert!(told("http://example.org/") && told("http://192.168.1.4:8000/"));
        assert!(
            !told("http://localhost/") && !told("http://127.0.0.1:1111/") && !told("http://[::1]/")
        );
    }
}
