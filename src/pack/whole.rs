//! All guides of a language in one file: its home page, and behind it the pages that it leads to.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::chapters::chapters;
use crate::config::LanguageId;
use crate::pages::search_index;
use crate::plan::Failure;
use crate::route::Route;
use crate::standalone::{Body, Files, Maker, Script, Spot, escaped, named};

/// What finds pages, and what makes letters: the built-in theme's, which ask for nothing.
const SEARCH: &str = include_str!("../../themes/default/assets/search.js");
const LETTER: &str = include_str!("../../themes/default/assets/letter.js");

/// Where the address stands in a topic of an index.
const ADDRESS: usize = 3;

/// The language in one file; its title says nothing, as some of its guides may not.
pub(super) fn whole(maker: &Maker<'_>, language: LanguageId) -> Result<String, Failure> {
    let context = maker.files.context();
    let site = &context.site;
    let home = site.route(site.home(), language);
    let order: Vec<Route> =
        chapters(maker.files, language).into_iter().map(|chapter| chapter.route).collect();
    let numbered =
        order.iter().zip(1..).map(|(route, number)| (route.clone(), format!("g{number}-")));
    let mut prefixes: BTreeMap<Route, String> = numbered.collect();
    prefixes.insert(home.clone(), String::new());
    let page = maker.read(&home)?;
    let mut head = maker.head(&page);
    let title = context.plain(language, "neutral-title", &[])?;
    head.title = escaped(&title);
    let spot = Spot { part: "body", prefix: "", pages: &prefixes, exit: false, furnished: true };
    let Body { mut html, class } = maker.inside(&page, &spot)?;
    let mut guides = String::new();
    for route in &order {
        let page = maker.read(route)?;
        let sheets = maker.head(&page).sheets;
        head.sheets.extend(
            sheets.into_iter().filter(|sheet| !head.sheets.contains(sheet)).collect::<Vec<_>>(),
        );
        let prefix = prefixes.get(route).map_or("", String::as_str);
        let spot = Spot { part: "main", prefix, pages: &prefixes, exit: false, furnished: true };
        let Body { html, class } = maker.inside(&page, &spot)?;
        // The id that a link to the page leads to.
        let class = escaped(&class);
        guides.push_str(&format!(
            "<section id=\"{prefix}\" class=\"{class}\">\n{}\n</section>\n",
            html.trim()
        ));
    }
    let end = html.rfind("</main>").unwrap_or(html.len());
    html.insert_str(end, &guides);
    let mut scripts = vec![Script { id: None, text: LETTER }];
    let files = indexes(maker.files, language, &prefixes, &html)?;
    let ids: Vec<String> = (0..files.len()).map(|number| format!("_index-{number}")).collect();
    if !files.is_empty() {
        scripts.push(Script { id: Some("_find"), text: SEARCH });
    }
    let found = ids.iter().zip(&files);
    scripts.extend(found.map(|(id, text)| Script { id: Some(id), text }));
    maker.file(&head, &Body { html, class }, &scripts)
}

/// The files by which the pages are found, as JSON whose addresses lead into the file.
fn indexes(
    files: &Files<'_>,
    language: LanguageId,
    prefixes: &BTreeMap<Route, String>,
    html: &str,
) -> Result<Vec<String>, Failure> {
    let ids = html.split(" id=\"").skip(1).filter_map(|behind| behind.split('"').next());
    let ids: BTreeSet<&str> = ids.collect();
    // Where each id is first, without what stands before it.
    let mut places: BTreeMap<&str, &str> = BTreeMap::new();
    for id in &ids {
        if let Some((_, own)) = id.split_once('-') {
            places.entry(own).or_insert(id);
        }
    }
    let routes = search_index::routes(files.context(), language);
    let Some(first) = routes.first() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for route in &routes {
        let bytes = files.ask(route)?;
        let script = String::from_utf8_lossy(&bytes);
        let json = script.trim().strip_prefix("document.currentScript.found(");
        let json = json.and_then(|json| json.strip_suffix(");")).unwrap_or("{}");
        let mut index: Value = serde_json::from_str(json).unwrap_or_default();
        let topics = index.get_mut("t").and_then(Value::as_array_mut);
        for address in topics.into_iter().flatten().filter_map(|topic| topic.get_mut(ADDRESS)) {
            let said = address.as_str().unwrap_or_default();
            let id = said.split_once('#').map_or("", |(_, id)| id);
            let prefix = named(files, first, said).and_then(|route| prefixes.get(&route));
            let prefix = prefix.map_or("", String::as_str);
            // A contact is on the pages of its regions, the page of all only names it.
            let own = format!("{prefix}{id}");
            let id = match ids.get(&*own).or_else(|| places.get(id)) {
                Some(id) => id,
                None => prefix,
            };
            *address = format!("#{id}").into();
        }
        // Nothing in it ends the element that it stands in.
        all.push(index.to_string().replace('<', "\\u003c"));
    }
    Ok(all)
}
