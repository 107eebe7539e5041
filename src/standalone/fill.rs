//! A letter to fill in by pen: its words, with a line wherever a field is.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use super::body::escaped;

/// A letter in the language that its page writes it in.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Letter {
    /// That language, and its direction.
    pub lang: String,
    /// `ltr` or `rtl`.
    pub dir: String,
    /// Its lines.
    pub lines: Vec<Vec<Part>>,
}

/// A part of a line.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// Words as they are.
    Words(String),
    /// A field, for a word or for several lines.
    Gap {
        /// Whether it takes several lines.
        long: bool,
    },
}

/// The letter of its page `html`; none where the page holds none.
pub(crate) fn letter(html: &str) -> Option<Letter> {
    let page = Html::parse_document(html);
    let all = |selector: &str| -> Vec<ElementRef<'_>> {
        Selector::parse(selector).map_or_else(|_| Vec::new(), |of| page.select(&of).collect())
    };
    let texts = all("form input[data-body]");
    let chosen = texts.iter().find(|text| text.value().attr("checked").is_some());
    let chosen = chosen.or(texts.first())?;
    let said = |name: &str| chosen.value().attr(name).unwrap_or_default();
    let name = chosen.next_siblings().find_map(ElementRef::wrap);
    let of = |name_of: &str| name.and_then(|name| name.value().attr(name_of)).unwrap_or_default();
    let fields = |selector: &str| -> BTreeSet<String> {
        let named = all(selector).into_iter().filter_map(|field| field.value().attr("data-field"));
        named.map(str::to_owned).collect()
    };
    let (any, long) = (fields("[data-field]"), fields("textarea[data-field]"));
    let text = [said("data-head"), said("data-body")];
    let text = text.iter().filter(|text| !text.is_empty()).flat_map(|text| text.lines());
    let lines = text.map(|line| parts(line, &any, &long)).collect();
    Some(Letter { lang: of("lang").to_owned(), dir: of("dir").to_owned(), lines })
}

/// The parts of a line, in which `{id}` stands for a field.
fn parts(line: &str, any: &BTreeSet<String>, long: &BTreeSet<String>) -> Vec<Part> {
    let (mut parts, mut words, mut rest) = (Vec::new(), String::new(), line);
    while let Some((before, after)) = rest.split_once('{') {
        words.push_str(before);
        match after.split_once('}').filter(|(id, _)| any.contains(*id)) {
            Some((id, behind)) => {
                parts.extend(Some(Part::Words(std::mem::take(&mut words))));
                parts.push(Part::Gap { long: long.contains(id) });
                rest = behind;
            }
            None => {
                words.push('{');
                rest = after;
            }
        }
    }
    parts.push(Part::Words(words + rest));
    parts.retain(|part| !matches!(part, Part::Words(words) if words.is_empty()));
    parts
}

/// The main part of a letter's page with the `letter` in the place of its form: behind what is said
/// of the fields, and who will see them.
pub(crate) fn instead(html: String, letter: &Letter) -> String {
    let Some((start, end)) = html.find("<form").zip(html.rfind("</form>")) else { return html };
    let (before, form) = html.split_at(start);
    let (form, behind) = form.split_at(end - start);
    let form = form.split_once('>').map_or("", |(_, inside)| inside);
    // Room for further entries: of the letter there is one.
    let said = form.split("<div class=\"lines\">").next().unwrap_or_default();
    let said = said.replace("<hr aria-hidden=\"true\">", "");
    let said = said.replace("<label", "<p").replace("</label>", "</p>");
    let behind = behind.strip_prefix("</form>").unwrap_or(behind);
    format!("{before}{said}{behind}{}", written(letter))
}

/// The letter as HTML; a gap is a row of low lines, which stays one when it is copied.
fn written(letter: &Letter) -> String {
    let mut html = String::new();
    for line in letter.lines.iter().filter(|line| !line.is_empty()) {
        html.push_str("<p>");
        for part in line {
            match part {
                Part::Words(words) => html.push_str(&escaped(words)),
                Part::Gap { long: false } => html.push_str(&gap("gap", 1)),
                Part::Gap { long: true } => html.push_str(&gap("gap long", 3)),
            }
        }
        html.push_str("</p>\n");
    }
    format!(
        "<div class=\"sheet\" lang=\"{}\" dir=\"{}\">\n{html}</div>\n",
        escaped(&letter.lang),
        escaped(&letter.dir)
    )
}

fn gap(class: &str, rows: usize) -> String {
    let row = "_".repeat(24);
    format!("<span class=\"{class}\">{}</span>", vec![row; rows].join("<br>"))
}
