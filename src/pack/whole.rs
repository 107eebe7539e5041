//! All guides of a language in one file: its home page, and behind it the pages that it leads to.

use std::collections::BTreeMap;

use super::body::Body;
use super::one::{Maker, Spot};
use crate::config::LanguageId;
use crate::edition::Edition;
use crate::outputs::Output;
use crate::plan::Failure;
use crate::route::Route;

/// The language in one file; its title says nothing, as some of its guides may not.
pub(super) fn whole(
    edition: &Edition,
    maker: &Maker<'_>,
    language: LanguageId,
) -> Result<String, Failure> {
    let site = edition.site();
    let home = site.route(site.home(), language);
    let order = pages(edition, language);
    let numbered =
        order.iter().zip(1..).map(|(route, number)| (route.clone(), format!("g{number}-")));
    let mut prefixes: BTreeMap<Route, String> = numbered.collect();
    prefixes.insert(home.clone(), String::new());
    let page = maker.read(&home)?;
    let mut head = maker.head(&page);
    let title = edition.plan.context().plain(language, "neutral-title", &[])?;
    head.title = super::body::escaped(&title);
    let spot = Spot { part: "body", prefix: "", pages: &prefixes, exit: false };
    let Body { mut html, class } = maker.inside(&page, &spot)?;
    let mut guides = String::new();
    for route in &order {
        let page = maker.read(route)?;
        let sheets = maker.head(&page).sheets;
        head.sheets.extend(
            sheets.into_iter().filter(|sheet| !head.sheets.contains(sheet)).collect::<Vec<_>>(),
        );
        let prefix = prefixes.get(route).map_or("", String::as_str);
        let spot = Spot { part: "main", prefix, pages: &prefixes, exit: false };
        let Body { html, class } = maker.inside(&page, &spot)?;
        // The id that a link to the page leads to.
        let class = super::body::escaped(&class);
        guides.push_str(&format!(
            "<section id=\"{prefix}\" class=\"{class}\">\n{}\n</section>\n",
            html.trim()
        ));
    }
    let end = html.rfind("</main>").unwrap_or(html.len());
    html.insert_str(end, &guides);
    maker.file(&head, &Body { html, class })
}

/// The pages of a language that are read: sections and guides in the order of the home page, and
/// those of who can help.
fn pages(edition: &Edition, language: LanguageId) -> Vec<Route> {
    let site = edition.site();
    let listed = site
        .in_order()
        .into_iter()
        .filter(|id| *id != site.home() && site.is_listed(*id, language));
    let mut pages: Vec<Route> = listed.map(|id| site.route(id, language)).collect();
    let table = edition.plan.table();
    pages.extend(
        edition
            .plan
            .routes()
            .filter(|route| {
                let output = table.get(route).map(|(.., output)| output);
                matches!(output, Some(Output::Help { language: of, .. }) if *of == language)
            })
            .cloned(),
    );
    pages
}
