//! Session plans of this repository's site, by what comes out.

use std::fs;

use crate::program::built_site;
use crate::walker::leads_to;

/// The first number behind each place where `mark` stands.
fn numbers(html: &str, mark: &str) -> Vec<u32> {
    let behind = html.split(mark).skip(1);
    let digits = behind.map(|text| {
        let text = text.trim_start_matches(|c: char| !c.is_ascii_digit());
        text.split(|c: char| !c.is_ascii_digit()).next().unwrap().parse().unwrap()
    });
    digits.collect()
}

/// Each step says how long it takes and the page how long all of them do, in the words of a
/// translation too, which names no minutes itself.
#[test]
fn steps_add_up_in_every_language() {
    let (site, _) = built_site();
    for language in ["en", "ur", "sd"] {
        for (plan, steps, hand_outs, all) in [
            ("phone-safety", 7, 0, 90),
            ("citizen-portal", 6, 1, 90),
            ("freelancing", 7, 1, 90),
            ("check-in", 7, 1, 60),
        ] {
            // Its file's own address leads on to one that says nothing.
            let read = |page: &str| fs::read_to_string(site.join(page)).unwrap();
            let named = format!("{language}/trainers/{plan}.html");
            let html = read(&leads_to(&named, &read(&named))[0]);
            let minutes = numbers(&html, "<small class=\"minutes\"");
            assert_eq!(minutes.len(), steps, "{language}: {plan}");
            let total = numbers(&html, "<p class=\"facts\">");
            assert_eq!(total, [minutes.iter().sum::<u32>()], "{language}: {plan}");
            assert_eq!(total, [all]);
            assert_eq!(html.matches("<section class=\"part hand-out\"").count(), hand_outs);
        }
    }
}
