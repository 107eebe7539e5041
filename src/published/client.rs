//! Asks one host, bounded in every direction: how long, how much, and to where.

use std::io::{ErrorKind, Read};
use std::time::{Duration, Instant};

use ureq::{Agent, Error, http};
use url::Url;

use super::answer::{Answer, asked, quoted};
use crate::diag::{Code, Diagnostic};

/// Bytes of a status with its headers; hosts send about a thousand.
const MOST_OF_HEADERS: usize = 64 << 10;
/// How often a host may lead on within itself.
const MOST_REDIRECTS: usize = 5;

/// Asks a host.
#[derive(Debug)]
pub(super) struct Client {
    agent: Agent,
    patience: Duration,
}

impl Client {
    /// One that waits so long for each answer, whole.
    pub(super) fn new(patience: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            // Where they lead is looked at first.
            .max_redirects(0)
            .max_redirects_will_error(false)
            .max_response_header_size(MOST_OF_HEADERS)
            .timeout_global(Some(patience))
            .user_agent(concat!("mashal/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { agent: config.into(), patience }
    }

    /// What the host answers for `url`, with at most so many bytes of its body, in one of these
    /// encodings.
    ///
    /// # Errors
    ///
    /// The fault of a host that answers nothing whole, or leads to another host or in a circle.
    pub(super) fn get(
        &self,
        url: &Url,
        encodings: &str,
        most: usize,
    ) -> Result<Answer, Diagnostic> {
        let mut next = url.clone();
        for hop in 0..=MOST_REDIRECTS {
            let mut answer = self.once(url, &next, encodings, most)?;
            answer.led = hop > 0;
            let location =
                answer.header("location").filter(|_| (300..400).contains(&answer.status));
            let Some(location) = location else { return Ok(answer) };
            let to = next.join(&location);
            let (message, help) = match &to {
                Ok(to) if is_same_host(&next, to) => {
                    next = to.clone();
                    continue;
                }
                Ok(to) if to.host_str() == url.host_str() => (
                    format!("this leads to {}, which was not followed", quoted(to.as_str())),
                    "have the host lead from `http` to `https` on its usual ports, and nowhere else",
                ),
                Ok(to) => (
                    format!(
                        "this leads to another host, {}, which was not asked",
                        quoted(to.as_str())
                    ),
                    "give the command the address at which readers arrive, or have the host answer itself",
                ),
                Err(_) => (
                    "this leads to what is no address".to_owned(),
                    "look at the host's rules for redirects",
                ),
            };
            return Err(answer.fault(Code::PublishRedirect, Some("location"), message, help));
        }
        let message = format!("this leads on more than {MOST_REDIRECTS} times");
        Err(Diagnostic::new(Code::PublishRedirect, message)
            .at(asked(url))
            .help("look at the host's rules for redirects: two of them may lead to each other"))
    }

    /// The answer for `url` alone, where `asked_for` was asked for at first.
    fn once(
        &self,
        asked_for: &Url,
        url: &Url,
        encodings: &str,
        most: usize,
    ) -> Result<Answer, Diagnostic> {
        let end = Instant::now() + self.patience;
        let unanswered = |why: String| {
            Diagnostic::new(Code::PublishNoAnswer, why)
                .at(asked(asked_for))
                .help("look whether the address opens in a browser, and ask again; `--timeout` waits longer")
        };
        let request = self.agent.get(url.as_str()).header("Accept-Encoding", encodings);
        let response = request.call().map_err(|error| unanswered(self.why(&error)))?;
        let (parts, body) = response.into_parts();
        let mut answer = Answer::new(asked_for, parts.status.as_u16(), headers(&parts.headers));
        let mut reader = body.into_reader();
        let mut chunk = [0; 16 << 10];
        answer.whole = loop {
            if answer.body.len() > most {
                break false;
            }
            if Instant::now() >= end {
                return Err(unanswered(self.late()));
            }
            match reader.read(&mut chunk) {
                Ok(0) => break true,
                Ok(read) => answer.body.extend(chunk.iter().take(read)),
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                Err(error) => return Err(unanswered(self.why(&error.into()))),
            }
        };
        answer.body.truncate(most);
        Ok(answer)
    }

    /// Why nothing whole came.
    fn why(&self, error: &Error) -> String {
        match error {
            Error::Timeout(_) => self.late(),
            Error::HostNotFound => "there is no host of this name".to_owned(),
            Error::LargeResponseHeader(..) => {
                format!("the headers of the answer have more than {MOST_OF_HEADERS} bytes")
            }
            Error::Io(error) => match error.kind() {
                ErrorKind::TimedOut | ErrorKind::WouldBlock => self.late(),
                ErrorKind::ConnectionRefused => "the host takes no connection".to_owned(),
                ErrorKind::UnexpectedEof | ErrorKind::ConnectionReset => {
                    "the host ended the connection before all of its answer was there".to_owned()
                }
                _ => format!("the host gives no answer: {error}"),
            },
            error => format!("the host gives no answer that can be read: {error}"),
        }
    }

    fn late(&self) -> String {
        format!("no whole answer came within {} seconds", self.patience.as_secs())
    }
}

/// Names in lower case with their values. What is no text in them is replaced, and what could speak
/// to a terminal.
fn headers(headers: &http::HeaderMap) -> Vec<(String, String)> {
    let text = |value: &http::HeaderValue| {
        String::from_utf8_lossy(value.as_bytes()).replace(char::is_control, "\u{fffd}")
    };
    headers.iter().map(|(name, value)| (name.as_str().to_owned(), text(value))).collect()
}

/// Whether a redirect stays where it was asked for: at this host and port, or from `http` to the
/// `https` of the same host.
fn is_same_host(from: &Url, to: &Url) -> bool {
    let place = |url: &Url| (url.scheme().to_owned(), url.port_or_known_default());
    let upgraded = from.scheme() == "http"
        && (from.port(), to.port()) == (None, None)
        && to.scheme() == "https";
    from.host_str() == to.host_str() && (place(from) == place(to) || upgraded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_host_is_followed() {
        let same = |from: &str, to: &str| {
            is_same_host(&Url::parse(from).unwrap(), &Url::parse(to).unwrap())
        };
        assert!(same("https://a.example/x", "https://a.example/y"));
        assert!(same("http://a.example/x", "https://a.example/x"));
        for to in [
            "http://a.example/x",
            "https://www.a.example/x",
            "https://a.example:8443/x",
            "https://a.example.org/x",
            "ftp://a.example/x",
            "file:///etc/passwd",
        ] {
            assert!(!same("https://a.example/x", to), "{to}");
        }
        assert!(!same("http://a.example:81/x", "https://a.example/x"));
    }
}
