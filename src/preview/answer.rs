//! What is answered at each address: files of the site out of the table of routes, and the few
//! addresses of the preview itself below `/__mashal/`.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher, RandomState};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use serde_json::{Value, json};

use super::desk::Office;
use super::editor::Editor;
use super::handbook::Handbook;
use super::http::{Answer, File, Handler, Refusal, Request, StatusCode, mime};
use super::inject::inject;
use super::reply::{file, json_file, value};
use super::state::{Shared, State};
use super::{faults, translations};
use crate::diag::Severity;
use crate::edition::{Edition, Version};
use crate::offline;
use crate::outputs::Output;
use crate::pages::Context;
use crate::plan::{Bytes, Plan};
use crate::route::Route;

/// How many pages are kept at most; a reader of the preview opens far fewer.
const KEPT: usize = 2048;

/// What the preview serves beside the site.
const CLIENT: [(&str, &[u8]); 6] = [
    ("client.js", include_bytes!("client/client.js")),
    ("client.css", include_bytes!("client/client.css")),
    ("messages.js", include_bytes!("client/messages.js")),
    ("messages.css", include_bytes!("client/messages.css")),
    ("idiomorph.js", include_bytes!("client/idiomorph.js")),
    ("translations.css", include_bytes!("client/translations.css")),
];

/// A page with what it was made of.
type Made = (Version, Bytes);
/// The plan of an edition whose messages say which they are.
type Marked = (Arc<Edition>, Arc<Plan<Output, Context>>);

/// What a page must know of the server that it came from.
#[derive(Clone, Debug)]
pub(super) struct Run {
    /// Another at each start.
    run: String,
    /// Another where the client's files are.
    client: String,
}

impl Run {
    fn new() -> Self {
        let mut hash = blake3::Hasher::new();
        for (_, bytes) in CLIENT {
            hash.update(bytes);
        }
        Self {
            run: format!("{:016x}", RandomState::new().build_hasher().finish()),
            client: hash.finalize().to_hex().chars().take(16).collect(),
        }
    }
}

/// Answers requests from the state of their moment.
pub(super) struct Pages {
    pub(super) state: Arc<Shared>,
    pub(super) run: Run,
    root: PathBuf,
    editor: Option<Editor>,
    desk: Office,
    handbook: Handbook,
    /// Pages that were asked for, with what they were made of.
    made: Mutex<HashMap<Route, Made>>,
    /// The last edition whose messages had to say which they are.
    marked: Mutex<Option<Marked>>,
}

impl Pages {
    pub(super) fn new(root: &Path, first: State, desk: Office) -> Self {
        Self {
            state: Arc::new(RwLock::new(Arc::new(first))),
            run: Run::new(),
            // An editor may run in another folder.
            root: std::path::absolute(root).unwrap_or_else(|_| root.to_path_buf()),
            editor: Editor::from_environment(),
            desk,
            handbook: Handbook::default(),
            made: Mutex::default(),
            marked: Mutex::default(),
        }
    }

    pub(super) fn now(&self) -> Arc<State> {
        Arc::clone(&self.state.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What the event stream says first.
    pub(super) fn event(&self) -> String {
        event(&self.run, &self.now())
    }

    /// A file of the site.
    fn route(&self, state: &State, path: &str, request: &Request) -> Answer {
        let Some(edition) = &state.edition else { return self.nothing_yet(state, request) };
        let path = path.strip_prefix('/').unwrap_or(path);
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        let route = Route::new(format!("{path}{index}"));
        // A worker would outlive this preview, and show old pages for whatever comes to its port.
        if request.for_worker && route.as_str() == offline::WORKER_ROUTE {
            return file(mime(route.as_str()), offline::RETIRE.into());
        }
        if !edition.plan.has(&route) {
            // Browsers ask for it by themselves, and complain where it is missing.
            if path == "favicon.ico" {
                return Answer::Status(StatusCode::NO_CONTENT);
            }
            // Static hosts lead from a folder's bare name to its page; so do we.
            if edition.plan.has(&Route::new(format!("{path}/index.html"))) {
                return Answer::Redirect(format!("/{}/", Route::new("").to(&Route::new(path))));
            }
            let page = self.page(edition, &Route::new("404.html"));
            return self.html(state, page, StatusCode::NOT_FOUND, request);
        }
        let marked = has(request, "show", "messages") && route.as_str().ends_with(".html");
        let bytes = if marked {
            self.marked(edition).make_uncached(&route).ok()
        } else {
            self.page(edition, &route)
        };
        if !route.as_str().ends_with(".html") {
            let Some(bytes) = bytes else { return Answer::Status(StatusCode::NOT_FOUND) };
            let mime = mime(route.as_str());
            return Answer::File(File { status: StatusCode::OK, mime, bytes });
        }
        self.html(state, bytes, StatusCode::OK, request)
    }

    /// The bytes of a route: kept ones where they are made of the same.
    fn page(&self, edition: &Edition, route: &Route) -> Option<Bytes> {
        let Some(version) = edition.version(route) else {
            return edition.plan.make_uncached(route).ok();
        };
        let made = || self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, bytes)) = made().get(route)
            && *of == version
        {
            return Some(Arc::clone(bytes));
        }
        // Not under the lock: pages are made side by side.
        let bytes = edition.plan.make_uncached(route).ok();
        let mut made = made();
        if made.len() >= KEPT {
            made.clear();
        }
        match &bytes {
            Some(bytes) => made.insert(route.clone(), (version, Arc::clone(bytes))),
            // The page of before, until the fault is found and everybody sees what was before.
            None => return made.get(route).map(|(_, bytes)| Arc::clone(bytes)),
        };
        bytes
    }

    fn marked(&self, edition: &Arc<Edition>) -> Arc<Plan<Output, Context>> {
        let mut marked = self.marked.lock().unwrap_or_else(PoisonError::into_inner);
        match &*marked {
            Some((of, plan)) if Arc::ptr_eq(of, edition) => Arc::clone(plan),
            _ => {
                let plan = Arc::new(edition.marked());
                *marked = Some((Arc::clone(edition), Arc::clone(&plan)));
                plan
            }
        }
    }

    /// A page, with the client where a browser asks.
    fn html(
        &self,
        state: &State,
        bytes: Option<Bytes>,
        status: StatusCode,
        request: &Request,
    ) -> Answer {
        let Some(bytes) = bytes else { return self.nothing_yet(state, request) };
        let bytes = match std::str::from_utf8(&bytes) {
            Ok(page) if request.accepts_html => {
                inject(page, &self.script(state)).into_bytes().into()
            }
            _ => bytes,
        };
        Answer::File(File { status, mime: mime("page.html"), bytes })
    }

    fn script(&self, state: &State) -> String {
        let (Run { run, client }, version) = (&self.run, state.version);
        format!(
            "<script src=\"/__mashal/client.js\" defer data-version=\"{version}\" data-run=\"{run}\" data-client=\"{client}\"></script>\n"
        )
    }

    /// The site has had faults since the start: the client shows them on an empty page.
    fn nothing_yet(&self, state: &State, request: &Request) -> Answer {
        let status = StatusCode::SERVICE_UNAVAILABLE;
        if !request.accepts_html {
            return Answer::Status(status);
        }
        let head = "<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><meta name=\"color-scheme\" content=\"light dark\">";
        let page = format!(
            "<!doctype html>\n<html lang=\"en\">\n<head>{head}<title>mashal</title></head>\n<body></body>\n</html>\n{}",
            self.script(state)
        );
        Answer::File(File { status, mime: mime("page.html"), bytes: page.into_bytes().into() })
    }

    /// The addresses of the preview itself.
    fn own(&self, state: &State, name: &str, request: &Request) -> Answer {
        let below = |rest: &&str| rest.is_empty() || rest.starts_with('/');
        if let Some(name) = name.strip_prefix("desk").filter(below) {
            return self.desk.answer(name.trim_start_matches('/'), state, request);
        }
        if let Some(path) = name.strip_prefix("handbook").filter(below) {
            return self.handbook.answer(path, request);
        }
        if let Some((name, bytes)) = CLIENT.iter().find(|(known, _)| *known == name) {
            return file(mime(name), (*bytes).into());
        }
        // Faults and places name files of the author's machine: nothing for pages of others.
        if !request.same_origin {
            return Answer::Status(StatusCode::FORBIDDEN);
        }
        match name {
            "events" => Answer::Events,
            "faults.json" => {
                let all = has(request, "all", "1");
                json_file(&faults::json(state, self.editor(request).is_some(), all))
            }
            "messages.json" => json_file(&messages(state)),
            "translations" => {
                let page = translations::page(state, request.query.as_deref().unwrap_or_default());
                let page = page.map(|page| page.into_bytes().into());
                self.html(state, page, StatusCode::OK, request)
            }
            "open" => Answer::Status(self.open(state, request)),
            _ => Answer::Status(StatusCode::NOT_FOUND),
        }
    }

    /// The editor, for those who sit before this machine.
    fn editor(&self, request: &Request) -> Option<&Editor> {
        self.editor.as_ref().filter(|_| request.from_loopback)
    }

    /// Opens the editor at a place that this preview has named itself.
    fn open(&self, state: &State, request: &Request) -> StatusCode {
        if !request.marked || !request.from_loopback {
            return StatusCode::FORBIDDEN;
        }
        let Some(editor) = self.editor(request) else { return StatusCode::CONFLICT };
        let query = |name| value(request, name);
        let Some(file) = query("file").filter(|file| is_known(state, file)) else {
            return StatusCode::NOT_FOUND;
        };
        let number = |name| query(name).and_then(|text| text.parse().ok()).unwrap_or(1);
        match editor.open(&self.root.join(file), number("line"), number("column")) {
            true => StatusCode::NO_CONTENT,
            false => StatusCode::CONFLICT,
        }
    }
}

impl Handler for Pages {
    fn answer(&self, request: &Request) -> Answer {
        let state = self.now();
        match request.path.strip_prefix("/__mashal/") {
            Some(name) => self.own(&state, name, request),
            None => self.route(&state, &request.path, request),
        }
    }

    fn admits(&self, head: &Request) -> Result<usize, Refusal> {
        self.desk.admits(head)
    }
}

/// The data of the event `state`.
pub(super) fn event(Run { run, client }: &Run, state: &State) -> String {
    let number = |severity| state.faults.iter().filter(|fault| fault.severity == severity).count();
    let (errors, warnings) = (number(Severity::Error), number(Severity::Warning));
    json!({
        "run": run, "client": client, "version": state.version, "errors": errors, "warnings": warnings, "stale": state.stale,
    })
    .to_string()
}

/// Where each message of the site stands, not the built-in ones: `{"<tag>/<id>": {"file",
/// "line"}}`.
fn messages(state: &State) -> Value {
    let places = state.edition.iter().flat_map(|edition| edition.site().messages.places());
    let places = places.filter(|(_, span)| !span.source.path().starts_with('('));
    let place = |(name, span): (String, &crate::diag::Span)| {
        (name, json!({ "file": span.source.path(), "line": span.begin().line }))
    };
    Value::Object(places.map(place).collect())
}

/// Whether `file` is one that the preview names: with a fault, a message or a guide in it.
fn is_known(state: &State, file: &str) -> bool {
    let faulty = state.faults.iter().filter_map(|fault| fault.span.as_ref());
    let site = || state.edition.iter().map(|edition| edition.site());
    faulty.map(|span| span.source.path()).any(|path| path == file)
        || site().any(|site| site.messages.places().any(|(_, span)| span.source.path() == file))
        || site().any(|site| site.texts().any(|text| text.source().path() == file))
}

fn has(request: &Request, name: &str, wanted: &str) -> bool {
    value(request, name).as_deref() == Some(wanted)
}
