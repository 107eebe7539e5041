//! The handbook at `/__mashal/handbook/`: a site inside the program, as a build would make it, for
//! who has no network.

use std::sync::{Arc, OnceLock};

use super::http::{Answer, File, Request, StatusCode, mime};
use super::reply::file;
use crate::config::Choices;
use crate::diag::Sink;
use crate::edition::{Edition, edition};
use crate::offline::{RETIRE, WORKER_ROUTE};
use crate::route::Route;
use crate::site;
use crate::world::{Disk, World, embedded};

/// The handbook, made when it is first asked for.
#[derive(Default)]
pub(super) struct Handbook(OnceLock<Option<Edition>>);

impl Handbook {
    /// Answers at an address below `/__mashal/handbook`.
    pub(super) fn answer(&self, path: &str, request: &Request) -> Answer {
        let Some(path) = path.strip_prefix('/') else {
            return Answer::Redirect("/__mashal/handbook/".to_owned());
        };
        // What a browser keeps of it would outlive this preview.
        if request.for_worker && path == WORKER_ROUTE {
            return file(mime(path), RETIRE.into());
        }
        let Some(edition) = self.0.get_or_init(made) else {
            return Answer::Status(StatusCode::SERVICE_UNAVAILABLE);
        };
        let index = if path.is_empty() || path.ends_with('/') { "index.html" } else { "" };
        let found = |path: &str, status| {
            let route = Route::new(path);
            let there = edition.plan.has(&route);
            let bytes = there.then(|| edition.plan.make_uncached(&route).ok()).flatten()?;
            Some(Answer::File(File { status, mime: mime(path), bytes }))
        };
        found(&format!("{path}{index}"), StatusCode::OK)
            .or_else(|| found("404.html", StatusCode::NOT_FOUND))
            .unwrap_or(Answer::Status(StatusCode::NOT_FOUND))
    }
}

fn made() -> Option<Edition> {
    // Only its clock is asked.
    let today = Disk::new("").today();
    let choices = Choices { no_offline: true, no_fonts: true, ..Choices::default() };
    // A test builds it without a fault.
    let mut sink = Sink::default();
    let site = site::load(&embedded::handbook(today), &choices, &mut sink)?;
    Some(edition(Arc::new(site), &mut sink))
}
