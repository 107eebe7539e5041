//! The pictograms of a theme: one drawing, `icons.svg`, in which each has a `view` with its name as
//! the id. A page shows one as an image of that address, `icons.svg#name`, so that all of them are
//! loaded once.

use std::collections::BTreeSet;

use super::{Asset, Assets};
use crate::diag::{Code, Diagnostic, nearest};
use crate::html::{Token, tokens};
use crate::route::Route;

/// The file that holds them, below a theme's `assets/`.
pub(super) const SPRITE: &str = "icons.svg";

/// Ids of the views of a drawing, as far as they are plain names.
pub(super) fn names(drawing: &Asset) -> BTreeSet<String> {
    let text = std::str::from_utf8(&drawing.bytes).unwrap_or_default();
    let views = tokens(text).into_iter().filter_map(|token| view(&token).map(str::to_owned));
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    views.filter(|id| !id.is_empty() && id.chars().all(plain)).collect()
}

/// The id of the view that a tag is.
fn view(token: &Token) -> Option<&str> {
    match token {
        Token::Start(tag) if tag.name == "view" => Some(tag.attribute("id")?.value.as_str()),
        _ => None,
    }
}

/// A drawing of one pictogram alone, of the drawing that holds all: its style, and what stands
/// between the view of this name and the next.
pub(crate) fn pictogram(drawing: &[u8], name: &str) -> Option<String> {
    let text = std::str::from_utf8(drawing).ok()?;
    let tokens = tokens(text);
    let start = tokens.iter().position(|token| view(token) == Some(name))?;
    let Token::Start(tag) = tokens.get(start)? else { return None };
    let part = tag.attribute("viewbox")?;
    let mut rest = tokens.iter().skip(start + 1);
    let end = rest.find_map(|token| match token {
        Token::Start(next) if next.name == "view" => Some(next.place.start),
        Token::End(end, place) if end == "svg" => Some(place.start),
        _ => None,
    })?;
    let drawn = text.get(tag.place.end..end)?;
    let style = text.find("<style").zip(text.find("</style>"));
    let style = style.and_then(|(from, to)| text.get(from..to + "</style>".len()));
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{}\">{}{}</svg>",
        part.value,
        style.unwrap_or_default(),
        drawn.trim()
    ))
}

impl Assets {
    /// Names of the pictograms that the theme has.
    pub fn icons(&self) -> &BTreeSet<String> {
        &self.icons
    }

    /// The fault of a pictogram that the theme does not have; it has no place.
    pub fn missing_icon(&self, name: &str) -> Option<Diagnostic> {
        if self.icons.contains(name) {
            return None;
        }
        let message = format!("the theme has no pictogram `{name}`");
        let fault = Diagnostic::new(Code::AssetMissing, message);
        let known: Vec<&str> = self.icons.iter().map(String::as_str).collect();
        Some(fault.help(match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None if known.is_empty() => format!("the theme needs a file `assets/{SPRITE}`"),
            None => format!("write one of `{}`", known.join("`, `")),
        }))
    }

    /// A pictogram on the page at `here`, as HTML; empty where the theme has none at all. It says
    /// nothing beside the words that it stands by.
    ///
    /// # Errors
    ///
    /// Where the theme has pictograms, and none of this name; the fault has no place.
    pub fn icon(&self, name: &str, here: &Route) -> Result<String, Box<Diagnostic>> {
        let Some(sprite) = self.theme.get(SPRITE) else { return Ok(String::new()) };
        if let Some(fault) = self.missing_icon(name) {
            return Err(Box::new(fault));
        }
        let address = here.to(&sprite.route);
        Ok(format!(
            "<img class=\"icon\" src=\"{address}#{name}\" width=\"24\" height=\"24\" alt=\"\">"
        ))
    }
}
