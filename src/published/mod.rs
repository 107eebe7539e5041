//! A published site, asked for as readers' browsers do: what its host does otherwise than the
//! site's files for servers say, and which files of the output are not there as they are.
//!
//! Nothing else of the program goes to the network. Only the host that is named is asked, a bounded
//! number of times, and each answer is waited for and read so far and no further.

mod answer;
mod client;
mod file;
mod host;
mod packed;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use rayon::prelude::*;
use url::Url;

use crate::build::on_threads;
use crate::diag::{Code, Diagnostic, Sink};
use crate::emit;
use crate::offline::WORKER_ROUTE;
use crate::pages::headers::{Promise, Server};
use crate::pages::languages;
use crate::plan::Bytes;
use crate::route::{ASSETS, RECORDS, Route};
use crate::site::Site;

use client::Client;

/// How many files are looked at where not all are wanted.
pub const SOME: usize = 300;
/// How many requests are open at once: what a browser has open to a host.
const AT_ONCE: u16 = 4;
/// After so many requests without a whole answer no more files are asked for.
const ENOUGH: usize = 8;
/// Bytes of a file that are read where there is none to compare it with.
const ENOUGH_OF_A_FILE: usize = 64 << 10;
/// Texts that servers compress when they are asked to.
const COMPRESSED: [&str; 5] = ["css", "html", "js", "json", "svg"];
/// How they are asked for.
const PACKED: &str = "gzip, br";
/// Bytes of a text below which some send it as it is, which costs nothing.
const WORTH_COMPRESSING: usize = 2 << 10;

/// What is to be looked at.
#[derive(Debug)]
pub struct Request<'r> {
    /// The address of the site, `https://example.org/guides/`; it ends with `/`.
    pub address: Url,
    /// The output to compare with.
    pub out: Option<&'r Path>,
    /// How long each answer is waited for.
    pub patience: Duration,
    /// Whether every file is looked at, and each fault told.
    pub all: bool,
}

/// How much was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Looked {
    /// Files that the host was asked for.
    pub asked: usize,
    /// Files that are known of the site.
    pub files: usize,
    /// Whether their bytes were compared with those of an output.
    pub compared: bool,
}

/// Looks at what the host shows of `site`.
///
/// # Errors
///
/// Where the machine gives no threads.
pub fn look(site: &Site, request: &Request<'_>, sink: &mut Sink) -> Result<Looked, String> {
    let client = Client::new(request.patience);
    let listed = request.out.and_then(emit::last_files);
    let compared = listed.is_some();
    let routes = in_order(listed.unwrap_or_else(|| expected(site)), site);
    let some = if request.all { routes.len() } else { routes.len().min(SOME) };
    let look = Look { client, promise: Promise::of(site), request };
    let mut looked = Looked { asked: 0, files: routes.len(), compared };
    let found = on_threads(Some(AT_ONCE), || {
        look.all(routes.get(..some).unwrap_or_default(), &mut looked.asked)
    })?;
    let found = if request.all { found } else { together(found) };
    let mut faults = Sink::default();
    faults.extend(found);
    sink.extend(site.config.checks.judge(faults));
    Ok(looked)
}

/// Files that a site has by itself, where there is no output that says which it has.
fn expected(site: &Site) -> Vec<Route> {
    let published = || site.config.published.iter().copied();
    let home = published().filter(|language| site.exists(site.home(), *language));
    let homes = home.flat_map(|language| {
        let tag = site.language(language).locale.tag();
        [site.route(site.home(), language), Route::new(format!("{tag}/manifest.webmanifest"))]
    });
    let shared = [languages::CHOICE, WORKER_ROUTE, "robots.txt"].map(Route::new);
    shared.into_iter().chain(homes).chain(site.exits()).collect()
}

/// What a host is to show, the most telling first: what holds a site together, one file of each
/// kind, pages and lists, assets.
fn in_order(routes: Vec<Route>, site: &Site) -> Vec<Route> {
    let exits = site.exits();
    let shown = routes.into_iter().filter(|route| {
        let for_servers = ["br", "gz"].contains(&ending(route));
        let settings = Server::ALL.iter().any(|server| server.file() == route.as_str());
        // Its own address is one that some hosts have no page at.
        let record = route.as_str().starts_with(RECORDS);
        !for_servers && !settings && !record && route.as_str() != languages::MISSING
    });
    let mut kinds = BTreeSet::new();
    let mut ranked: Vec<(u8, Route)> = shown
        .map(|route| {
            let first = kinds.insert(ending(&route).to_owned());
            let own = [languages::CHOICE, WORKER_ROUTE].contains(&route.as_str());
            let rank = match () {
                () if own => 0,
                () if exits.contains(&route) => 1,
                () if first => 2,
                () if !route.as_str().starts_with(ASSETS) => 3,
                () => 4,
            };
            (rank, route)
        })
        .collect();
    ranked.sort();
    ranked.dedup();
    ranked.into_iter().map(|(_, route)| route).collect()
}

fn ending(route: &Route) -> &str {
    route.as_str().rsplit(['.', '/']).next().unwrap_or_default()
}

struct Look<'l> {
    client: Client,
    promise: Promise,
    request: &'l Request<'l>,
}

/// What one request has shown: the faults, and the address of a text that is to come compressed.
type Shown = (Vec<Diagnostic>, Option<Url>);

impl Look<'_> {
    /// Everything about the host, and about those of its files that are at `routes`; how many files
    /// it was `asked` for.
    fn all(&self, routes: &[Route], asked: &mut usize) -> Vec<Diagnostic> {
        let base = &self.request.address;
        // Who is not there at all is told once.
        if let Err(fault) = self.client.get(base, "identity", 0) {
            return vec![fault];
        }
        let page = self.local(&Route::new(languages::MISSING));
        let nowhere = host::nowhere(&self.client, base, &self.promise, page.as_deref());
        let unanswered = AtomicUsize::new(0);
        let shown: Vec<Option<Shown>> =
            routes.par_iter().map(|route| self.file(route, &unanswered)).collect();
        *asked = shown.iter().flatten().count();
        let mut faults: Vec<Diagnostic> = host::https(&self.client, base).into_iter().collect();
        let mut texts = BTreeMap::new();
        for ((found, text), route) in
            shown.into_iter().zip(routes).filter_map(|(s, r)| Some((s?, r)))
        {
            faults.extend(found);
            if let Some(text) = text {
                texts.entry(ending(route)).or_insert(text);
            }
        }
        faults.extend(nowhere.faults);
        if unanswered.into_inner() >= ENOUGH {
            return faults;
        }
        faults.extend(texts.values().filter_map(|text| host::compression(&self.client, text)));
        if nowhere.is_told {
            faults.extend(host::exposed(&self.client, base));
        }
        faults
    }

    /// Looks at one file, where not too many were without an answer.
    fn file(&self, route: &Route, unanswered: &AtomicUsize) -> Option<Shown> {
        if unanswered.load(Ordering::Relaxed) >= ENOUGH {
            return None;
        }
        let url = self.request.address.join(&relative(route)).ok()?;
        let local = self.local(route);
        let most = local.as_ref().map_or(ENOUGH_OF_A_FILE, |local| local.len());
        let answer = match self.client.get(&url, "identity", most) {
            Ok(answer) => answer,
            Err(fault) => {
                if fault.code == Code::PublishNoAnswer {
                    unanswered.fetch_add(1, Ordering::Relaxed);
                }
                return Some((vec![fault], None));
            }
        };
        let mut faults = file::faults(&answer, route, &self.promise, local.as_deref());
        let text = COMPRESSED.contains(&ending(route)) && answer.status == 200;
        if let Some(local) = local.filter(|local| text && answer.whole && **local == *answer.body) {
            faults.extend(self.compressed(&url, &local));
        }
        let packed = text && answer.body.len() >= WORTH_COMPRESSING;
        Some((faults, packed.then_some(url)))
    }

    /// The fault of a text that comes otherwise where it is asked for as browsers do: compressed,
    /// from a file of the host's own.
    fn compressed(&self, url: &Url, local: &[u8]) -> Option<Diagnostic> {
        // What cannot be made smaller is a little larger.
        let answer = match self.client.get(url, PACKED, local.len() + WORTH_COMPRESSING) {
            Ok(answer) => answer,
            Err(fault) => return Some(fault),
        };
        let encoding = answer.header("content-encoding").filter(|said| said != "identity");
        let same = match encoding {
            Some(_) => packed::unpacked(&answer, local.len()).is_some_and(|bytes| bytes == local),
            None => answer.whole && answer.body == local,
        };
        let message = "what comes compressed has other bytes than the output";
        let help = "bring the files that end in `.br` and `.gz` to the host again, or take them away there, and empty its cache";
        (!same).then(|| {
            answer.fault(
                Code::PublishOtherBytes,
                encoding.map(|_| "content-encoding"),
                message,
                help,
            )
        })
    }

    /// The bytes of a file in the output.
    fn local(&self, route: &Route) -> Option<Bytes> {
        emit::written(self.request.out?, route)
    }
}

/// The address of a file, from that of the site: a first name with `:` would be a scheme, and is
/// encoded.
fn relative(route: &Route) -> String {
    format!("./{}", route.url_path())
}

/// What is the same of many files, told once with their number.
fn together(faults: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut first: Vec<(Diagnostic, usize)> = Vec::new();
    for fault in faults {
        let same = |(known, _): &&mut (Diagnostic, usize)| {
            (known.code, &known.message, &known.help) == (fault.code, &fault.message, &fault.help)
        };
        match first.iter_mut().find(same) {
            Some((_, more)) => *more += 1,
            None => first.push((fault, 0)),
        }
    }
    let told = first.into_iter().map(|(mut fault, more)| {
        match more {
            0 => {}
            1 => fault.message.push_str(", and so at 1 more address"),
            more => fault.message.push_str(&format!(", and so at {more} more addresses")),
        }
        fault
    });
    told.collect()
}
