//! What the old site did not show yet, or no more: the new one does not show it either.

use jiff::civil::Date;

use super::Generator;
use super::front::Front;
use super::layout::{Page, Rules};
use super::report::Notes;

/// Makes a draft of what the old site would not have shown on the day `today`.
pub(super) fn withhold(
    generator: Generator,
    (page, front): (&Page, &mut Front),
    rules: &Rules,
    today: Date,
    notes: &mut Notes<'_>,
) {
    if let Some(why) = page.unseen {
        front.draft = true;
        notes.decide(0, format!("{why}; it is a draft: take `draft` out where it is to be seen"));
    }
    if let Some((raw, line)) = front.hidden.clone() {
        front.draft = true;
        notes.decide(
            line,
            format!("`{raw}`: the old site made no page of it, or no list led to it; lists here would, so it is a draft: take `draft` out where it is to be seen"),
        );
    }
    let appears = appears(generator, page, front).filter(|(day, ..)| *day > today && !rules.future);
    if let Some((day, line, key)) = appears {
        front.draft = true;
        let what = match key {
            Some(key) => format!("`{key}` is a day to come, {day}"),
            None => format!("the name of the file has a day to come, {day}"),
        };
        notes.decide(
            line,
            format!("{what}: the old site did not show it yet, so it is a draft; take `draft` out on that day"),
        );
    }
    let ends = matches!(generator, Generator::Hugo | Generator::Folder);
    if let Some(day) = front.until.filter(|day| *day < today && ends && !rules.ended) {
        front.draft = true;
        let key = |key: &&str| front.days.contains_key(*key);
        let key = ["expirydate", "unpublishdate"].into_iter().find(key).unwrap_or_default();
        let line = front.days.get(key).map_or(0, |(_, line)| *line);
        notes.decide(
            line,
            format!("it ended on {day}: the old site did not show it any more, so it is a draft; write it anew, or forget it"),
        );
    }
    // No text was revised on a day to come.
    if front.updated.is_some_and(|day| day > today) {
        front.updated = None;
    }
    let later: Vec<String> = front
        .days
        .iter()
        .filter(|(key, (day, _))| {
            *day > today && !matches!(key.as_str(), "expirydate" | "unpublishdate")
        })
        .map(|(key, (day, _))| format!("{key}: {day}"))
        .collect();
    later.iter().for_each(|line| front.comment(line));
    let revised = |(key, (day, _)): (&String, &(Date, usize))| {
        let ends = matches!(key.as_str(), "expirydate" | "unpublishdate" | "published");
        (!ends && *day <= today).then_some(*day)
    };
    if front.updated.is_none() {
        front.updated = front.days.iter().filter_map(revised).max();
    }
}

/// The day on which the old site showed a page first, its line and its key: as the generator reads
/// them.
fn appears(
    generator: Generator,
    page: &Page,
    front: &Front,
) -> Option<(Date, usize, Option<String>)> {
    let keys: &[&str] = match generator {
        Generator::Hugo | Generator::Folder => &["publishdate", "pubdate", "published", "date"],
        // Pages of Jekyll have no day.
        Generator::Jekyll if page.kind != "pages" => &["date"],
        Generator::Mkdocs => &["date"],
        _ => return None,
    };
    let found = keys.iter().find_map(|key| front.days.get_key_value(*key));
    match found {
        Some((key, (day, line))) => Some((*day, *line, Some(key.clone()))),
        None if generator == Generator::Jekyll => page.updated.map(|day| (day, 0, None)),
        None => None,
    }
}
