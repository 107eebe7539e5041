//! A style sheet with all that it loads in it.

use std::ops::Range;

use super::{Files, data_address, named};
use crate::assets::addresses_in;
use crate::plan::Failure;
use crate::route::Route;

/// Deepest nesting of sheets that import others.
const DEEPEST: usize = 8;

/// The style sheet at `route` with everything that it names in it; a sheet that it imports comes
/// before it. What is not in the plan is left empty.
pub(crate) fn sheet(files: &Files<'_>, route: &Route) -> Result<String, Failure> {
    let mut css = String::new();
    add(files, route, 0, &mut css)?;
    // Browsers read other line ends as this one, before they take the hash of a style.
    let css = css.replace("\r\n", "\n").replace(['\r', '\u{c}'], "\n").replace('\0', "\u{fffd}");
    // What would end the element.
    Ok(css.replace("</", "<\\/"))
}

fn add(files: &Files<'_>, route: &Route, depth: usize, css: &mut String) -> Result<(), Failure> {
    let bytes = files.ask(route)?;
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let mut own = String::with_capacity(text.len());
    let mut rest = 0;
    for (place, address) in addresses_in(text) {
        if address.starts_with('#') || address.starts_with("data:") {
            continue;
        }
        let target = named(files, route, &address);
        if let Some(import) = import(text, &place) {
            own.push_str(text.get(rest..import.start).unwrap_or_default());
            rest = import.end;
            let media = text.get(place.end..import.end).unwrap_or_default();
            let media = media.trim_end_matches(';').trim();
            if !media.is_empty() {
                css.push_str(&format!("@media {media} {{\n"));
            }
            if let Some(target) = target.filter(|_| depth < DEEPEST) {
                add(files, &target, depth + 1, css)?;
            }
            css.push_str(if media.is_empty() { "" } else { "}\n" });
            continue;
        }
        own.push_str(text.get(rest..place.start).unwrap_or_default());
        let address = match target {
            Some(target) => data_address(target.as_str(), &files.ask(&target)?),
            None => "data:,".to_owned(),
        };
        own.push_str(&format!("url(\"{address}\")"));
        rest = place.end;
    }
    own.push_str(text.get(rest..).unwrap_or_default());
    css.push_str(&own);
    Ok(())
}

/// The rule that imports the sheet whose address stands at `place`, where one does.
fn import(text: &str, place: &Range<usize>) -> Option<Range<usize>> {
    let before = text.get(..place.start)?.trim_end();
    let start = before.len().checked_sub("@import".len())?;
    before.get(start..).filter(|rule| rule.eq_ignore_ascii_case("@import"))?;
    let end = text.get(place.end..)?.find(';').map_or(text.len(), |at| place.end + at + 1);
    Some(start..end)
}
