//! Addresses inside style sheets (CSS Syntax, `url(…)` and `@import`).

use std::collections::BTreeMap;
use std::ops::Range;

use super::addresses::addresses_in;
use super::{Asset, finished, remote, text};
use crate::diag::{Code, Diagnostic, Sink, nearest};
use crate::route::{self, ASSETS, Route};
use crate::site::ThemeFile;

/// Adds `sheets` to `assets`, each after those that it imports.
pub(super) fn prepare(
    sheets: &BTreeMap<String, &ThemeFile>,
    assets: &mut BTreeMap<String, Asset>,
    sink: &mut Sink,
) {
    for name in sheets.keys() {
        let mut open = Vec::new();
        sheet(name, sheets, assets, &mut open, sink);
    }
}

fn sheet(
    name: &str,
    sheets: &BTreeMap<String, &ThemeFile>,
    assets: &mut BTreeMap<String, Asset>,
    open: &mut Vec<String>,
    sink: &mut Sink,
) {
    let Some(file) = sheets.get(name).filter(|_| !assets.contains_key(name)) else { return };
    open.push(name.to_owned());
    let Some(source) = text(file, sink) else {
        open.pop();
        return;
    };
    let text = source.text();
    let mut written = String::with_capacity(text.len());
    let mut rest = 0;
    for (range, address) in addresses_in(text) {
        if address.starts_with('#') || address.starts_with("data:") {
            continue;
        }
        let place = source.span(range.clone());
        if remote::is_remote(&address) {
            sink.push(remote::fault(&address).at(place));
            continue;
        }
        let target = join(name, &address);
        if !open.contains(&target) {
            sheet(&target, sheets, assets, open, sink);
        }
        let Some(asset) = assets.get(&target) else {
            let circle = open.contains(&target);
            let names = assets.keys().chain(sheets.keys()).map(String::as_str);
            let near = nearest(&target, names.filter(|other| *other != name));
            sink.push(
                Diagnostic::new(
                    Code::AssetMissing,
                    if circle {
                        format!("`{address}` imports in a circle")
                    } else {
                        format!("`{address}` is not in the theme")
                    },
                )
                .at(place)
                .help(match near {
                    Some(near) if !circle => format!("did you mean `{near}`?"),
                    _ => "put the file into the theme's `assets/`, or remove the line".to_owned(),
                }),
            );
            continue;
        };
        written.push_str(text.get(rest..range.start).unwrap_or_default());
        let here = Route::new(format!("{ASSETS}{name}"));
        written.push_str(&written_like(text, &range, &here.to(&asset.route)));
        rest = range.end;
    }
    written.push_str(text.get(rest..).unwrap_or_default());
    open.pop();
    assets.insert(name.to_owned(), finished(name, written.into_bytes().into(), None));
}

/// `relative`, counted from the sheet `name`, below the assets: nothing lies above them.
fn join(name: &str, relative: &str) -> String {
    let relative = relative.split(['?', '#']).next().unwrap_or_default();
    route::join(route::parent(name), relative).unwrap_or_default().join("/")
}

/// The address `to` in the place of one: what was a text stays one (`src(url(…))` is none of CSS).
pub(super) fn written_like(text: &str, at: &Range<usize>, to: &str) -> String {
    let quoted = text.get(at.clone()).is_some_and(|address| address.starts_with(['"', '\'']));
    if quoted { format!("\"{to}\"") } else { format!("url(\"{to}\")") }
}
