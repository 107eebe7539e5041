//! Links of a PDF: to the web, to mail and telephone, and to its own pages.

use std::collections::BTreeMap;

use hayro_syntax::object::{Array, Dict, Name, Object, ObjectIdentifier, Rect, String as Text};

use super::Fault;

/// Most places that have names.
const MOST: usize = 100_000;

/// Places that have names.
pub(super) type Named<'p> = BTreeMap<Vec<u8>, Array<'p>>;

pub(super) fn named<'p>(root: &Dict<'p>) -> Named<'p> {
    let mut named = Named::new();
    let place = |object: Object<'p>| match object {
        Object::Array(place) => Some(place),
        Object::Dict(dict) => dict.get("D"),
        _ => None,
    };
    if let Some(all) = root.get::<Dict<'p>>("Dests") {
        for key in all.keys() {
            let found = all.get::<Object<'p>>(key.as_ref()).and_then(place);
            named.extend(found.map(|found| (key.as_ref().to_vec(), found)));
        }
    }
    // A tree of names, each level in an array of its own.
    let names: Option<Dict<'p>> = root.get("Names");
    let mut open: Vec<Dict<'p>> = names.and_then(|names| names.get("Dests")).into_iter().collect();
    let mut seen = 0;
    while let Some(node) = open.pop() {
        seen += 1;
        if seen > MOST || named.len() > MOST {
            break;
        }
        if let Some(pairs) = node.get::<Array<'p>>("Names") {
            let pairs: Vec<Object<'p>> = pairs.iter().collect();
            for pair in pairs.chunks_exact(2) {
                if let [Object::String(name), found] = pair {
                    let found = place(found.clone());
                    named.extend(found.map(|found| (name.as_bytes().to_vec(), found)));
                }
            }
        }
        if let Some(kids) = node.get::<Array<'p>>("Kids") {
            open.extend(kids.iter::<Dict<'p>>());
        }
    }
    named
}

/// Where a link leads.
pub(super) enum Lead {
    Outside(Vec<u8>),
    /// To a page, and how high on it.
    Inside(ObjectIdentifier, Option<f32>),
    Nowhere,
}

/// The links of a page.
pub(super) fn links(page: &Dict<'_>, named: &Named<'_>) -> Result<Vec<(Rect, Lead)>, Fault> {
    let mut links = Vec::new();
    let Some(all) = page.get::<Array<'_>>("Annots") else { return Ok(links) };
    for link in all.iter::<Dict<'_>>() {
        let kind: Option<Name<'_>> = link.get("Subtype");
        match kind.as_ref().map(|kind| kind.as_str()) {
            Some("Link") => {}
            Some("Widget") => {
                return Err("it has fields to fill in, which know who filled them in before");
            }
            _ => {
                return Err(
                    "it has comments or files on its pages, which name whoever put them there",
                );
            }
        }
        if let Some(rect) = link.get::<Rect>("Rect") {
            links.push((rect, lead(&link, named)));
        }
    }
    Ok(links)
}

fn lead(link: &Dict<'_>, named: &Named<'_>) -> Lead {
    let action: Option<Dict<'_>> = link.get("A");
    if let Some(uri) = action.as_ref().and_then(|action| action.get::<Text<'_>>("URI")) {
        let uri = uri.as_bytes();
        let led = ["http://", "https://", "mailto:", "tel:"];
        let led = led.iter().any(|scheme| {
            uri.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme.as_bytes()))
        });
        return if led { Lead::Outside(uri.to_vec()) } else { Lead::Nowhere };
    }
    let place = link.get::<Object<'_>>("Dest");
    let place = place.or_else(|| action?.get("D"));
    let place = match place {
        Some(Object::Array(place)) => Some(place),
        Some(Object::Name(name)) => named.get(name.as_ref()).cloned(),
        Some(Object::String(name)) => named.get(name.as_bytes()).cloned(),
        _ => None,
    };
    let Some(place) = place else { return Lead::Nowhere };
    let page = place.raw_iter().next().and_then(|page| page.as_obj_ref());
    let top = place.iter::<Object<'_>>().nth(3).and_then(Object::into_f32);
    page.map_or(Lead::Nowhere, |page| Lead::Inside(page.into(), top))
}
