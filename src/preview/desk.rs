//! The desk at `/__mashal/desk`: who may ask it, and its page.
//!
//! Only a browser on this machine is served, even where the preview is open to a network. What
//! changes a file is a POST with a token that only the desk's own page has, and that is another at
//! each start: no page of another host can read it or send it.

use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::time::Duration;

use super::http::{Answer, Refusal, Request, StatusCode, mime};
use super::reply::{file, json_file, value};
use super::state::State;
use super::{Message, Trial};
use crate::desk::{Desk, LANGUAGES, MOST_ASKED, MOST_BYTES, Now, words};
use crate::diag::{Code, Diagnostic};

const PAGE: &str = include_str!("client/desk.html");
const CLIENT: [(&str, &[u8]); 6] = [
    ("desk.css", include_bytes!("client/desk.css")),
    ("desk.js", include_bytes!("client/desk.js")),
    ("tools.js", include_bytes!("client/desk/tools.js")),
    ("translate.js", include_bytes!("client/desk/translate.js")),
    ("write.js", include_bytes!("client/desk/write.js")),
    ("contacts.js", include_bytes!("client/desk/contacts.js")),
];
/// What is asked begins so.
const ASK: &str = "/__mashal/desk/ask/";
/// How long the session may take to say what would be wrong.
const PATIENCE: Duration = Duration::from_secs(60);

/// The desk, and who may sit at it.
pub(super) struct Office {
    desk: Option<Desk>,
    token: String,
    tell: Sender<Message>,
}

impl Office {
    /// Of the site in `root`; closed where it may not write.
    pub(super) fn new(root: &Path, writes: bool, tell: Sender<Message>) -> Self {
        let mut bytes = [0; 32];
        // Without a token that nobody can guess, there is no desk.
        let sure = getrandom::fill(&mut bytes).is_ok();
        let desk = (writes && sure).then(|| Desk::new(root));
        Self { desk, token: blake3::hash(&bytes).to_hex().to_string(), tell }
    }

    /// How long what somebody sends may be, if she may.
    pub(super) fn admits(&self, head: &Request) -> Result<usize, Refusal> {
        let Some(name) = head.path.strip_prefix(ASK) else {
            return Err((StatusCode::METHOD_NOT_ALLOWED, "only GET and HEAD are answered"));
        };
        if self.desk.is_none() {
            return Err((StatusCode::FORBIDDEN, "this preview changes nothing (--read-only)"));
        }
        if !head.from_loopback {
            return Err((StatusCode::FORBIDDEN, "the desk is for this machine alone"));
        }
        if !head.same_origin {
            return Err((StatusCode::FORBIDDEN, "another page asks"));
        }
        if head.token.as_deref() != Some(&*self.token) {
            return Err((
                StatusCode::FORBIDDEN,
                "the preview was started again: load the desk anew",
            ));
        }
        Ok(if name == "picture" { MOST_BYTES } else { MOST_ASKED })
    }

    /// Answers at an address below `/__mashal/desk`.
    pub(super) fn answer(&self, name: &str, state: &State, request: &Request) -> Answer {
        if let Some((name, bytes)) = CLIENT.iter().find(|(known, _)| *known == name) {
            return file(mime(name), (*bytes).into());
        }
        if !request.from_loopback || !request.same_origin {
            return Answer::Status(StatusCode::FORBIDDEN);
        }
        match (name, &request.body) {
            ("", None) => {
                let token = if self.desk.is_some() { &*self.token } else { "" };
                let page = PAGE.replace("{{token}}", token);
                file(mime("desk.html"), page.into_bytes().into())
            }
            ("words.json", None) => {
                let all = LANGUAGES.map(|tag| (tag.to_owned(), words(tag)));
                json_file(&serde_json::Value::Object(all.into_iter().collect()))
            }
            (_, Some(body)) => self.ask(name, body, state, request),
            _ => Answer::Status(StatusCode::NOT_FOUND),
        }
    }

    fn ask(&self, name: &str, body: &[u8], state: &State, request: &Request) -> Answer {
        // Whoever may send was told so before the first byte.
        let (Some(desk), Some(name)) = (&self.desk, name.strip_prefix("ask/")) else {
            return Answer::Status(StatusCode::NOT_FOUND);
        };
        let Some(edition) = &state.latest else {
            let refused = serde_json::json!({ "refused": "refused-settings" });
            return json_file(&refused);
        };
        let trial = |files| self.attempt(files);
        let now = Now { site: edition.site(), faults: &state.faults, trial: &trial };
        let answer = match name {
            "picture" => {
                desk.picture(&value(request, "head").unwrap_or_default(), body.to_vec(), &now)
            }
            _ => desk.answer(name, body, &now),
        };
        let mut answer = answer.unwrap_or_else(|refused| refused.json());
        if let Some(object) = answer.as_object_mut() {
            object.insert("state".to_owned(), state.version.into());
        }
        json_file(&answer)
    }

    /// What would be wrong with the site, were these files others.
    fn attempt(&self, files: Vec<(String, Vec<u8>)>) -> Vec<Diagnostic> {
        let (answer, hear) = channel();
        let asked = self.tell.send(Message::Try(Trial { files, answer }));
        let heard = asked.ok().and_then(|()| hear.recv_timeout(PATIENCE).ok());
        heard.unwrap_or_else(|| {
            let message = "this machine is too busy to say what would be wrong";
            vec![Diagnostic::new(Code::SystemExhausted, message).help("try again in a while")]
        })
    }
}
