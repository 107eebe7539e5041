//! Who can help: what the directory of this repository becomes for readers.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use mashal::diag::Sink;
use mashal::world::Memory;

use crate::fixture::WITHOUT_FONTS;
use crate::program::{built_site, copy_of_site, done, repository, tree};
use crate::walker::leads_to;

/// The pages and cards of this repository's site.
fn built() -> BTreeMap<String, String> {
    texts(built_site().0)
}

fn build(site: &tempfile::TempDir) -> BTreeMap<String, String> {
    done(site.path(), &["build"]);
    texts(&site.path().join("public"))
}

fn texts(out: &Path) -> BTreeMap<String, String> {
    let files = tree(out).into_iter();
    let texts = files.filter(|(path, _)| path.ends_with(".html") || path.ends_with(".vcf"));
    texts.map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect()
}

/// From the home page, each need has a number or an address of help within three taps, the last of
/// them on that number; by its guide, and by the directory.
#[test]
fn help_is_three_taps_away() {
    let pages = built();
    for language in ["en", "ur"] {
        let home = format!("{language}/index.html");
        let needs = needs(&pages[&home]);
        assert!(needs.len() >= 10, "{needs:?}");
        let helps = |page: &String| {
            pages.get(page).is_some_and(|html| html.contains("class=\"contact-way\""))
        };
        for need in &needs {
            let guide = format!("{language}/{need}");
            let near = leads_to(&guide, &pages[&guide]);
            assert!(helps(&guide) || near.iter().any(helps), "{guide}");
        }
        let directory = format!("{language}/help/index.html");
        assert!(leads_to(&home, &pages[&home]).contains(&directory));
        let pages_of_needs = self::needs(&pages[&directory]);
        assert_eq!(pages_of_needs.len(), needs.len());
        for page in pages_of_needs {
            assert!(helps(&format!("{language}/help/{page}")), "{page}");
        }
    }
}

/// Addresses in the list of needs of a page.
fn needs(html: &str) -> Vec<String> {
    let (_, list) = html.split_once("<section class=\"needs\"").unwrap();
    let (list, _) = list.split_once("</section>").unwrap();
    let links = list.split("href=\"").skip(1);
    links.map(|link| link.split('"').next().unwrap().to_owned()).collect()
}

/// A number that is retired is gone, as one to call, from every page that showed it, in every
/// language; nothing else changes, and no translation is called stale for it.
#[test]
fn a_retired_number_is_gone_everywhere() {
    let site = tempfile::tempdir().unwrap();
    copy_of_site(site.path());
    let before = build(&site);
    let shows = |pages: &BTreeMap<String, String>, way: &str| -> BTreeSet<String> {
        pages.iter().filter(|(_, text)| text.contains(way)).map(|(path, _)| path.clone()).collect()
    };
    let mut showed = shows(&before, "\"tel:1099\"");
    showed.extend(shows(&before, "TEL:1099\r"));
    showed.extend(shows(&before, "<b><bdi dir=\"ltr\">1099</bdi></b>"));
    let languages: BTreeSet<&str> =
        showed.iter().filter_map(|path| path.split('/').next()).collect();
    assert_eq!(languages.len(), 7, "{languages:?}");
    let status = || done(site.path(), &["translate", "status", "--format", "json"]).stdout;
    let metadata = status();

    let file = site.path().join("content/directory.toml");
    let text = fs::read_to_string(&file).unwrap();
    let (head, tail) = text.split_once("id = \"mohr-1099\"").unwrap();
    let tail = tail.replacen("\"sourced\"", "\"retired\"", 1);
    fs::write(&file, format!("{head}id = \"mohr-1099\"{tail}")).unwrap();
    let after = build(&site);
    assert_eq!(shows(&after, "tel:1099"), BTreeSet::new());
    assert_eq!(shows(&after, "TEL:1099"), BTreeSet::new());
    assert_eq!(shows(&after, "<b><bdi dir=\"ltr\">1099</bdi></b>"), BTreeSet::new());
    let paths: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let changed: BTreeSet<String> =
        paths.into_iter().filter(|path| before.get(*path) != after.get(*path)).cloned().collect();
    assert_eq!(changed, showed, "what showed the number changes or is gone, and nothing else");
    assert_eq!(status(), metadata);
}

/// A number is saved under an everyday name, which a phone can read.
#[test]
fn a_saved_number_has_an_everyday_name() {
    let pages = built();
    let card = |language: &str| {
        let cards =
            pages.iter().filter(|(path, _)| path.starts_with(language) && path.ends_with(".vcf"));
        cards.map(|(_, card)| card).find(|card| card.contains("TEL:1099\r\n")).unwrap().as_str()
    };
    let expected = |name| {
        format!(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:{name};;;;\r\nFN:{name}\r\nTEL:1099\r\nEND:VCARD\r\n"
        )
    };
    assert_eq!(card("en/"), expected("Office 1099"));
    assert_eq!(card("ur/"), expected("دفتر 1099"));
    // Lines behind one number are told apart by their key.
    let cards = pages.iter().filter(|(path, card)| {
        path.starts_with("en/") && path.ends_with(".vcf") && card.contains("TEL:15\r\n")
    });
    let names: BTreeSet<&str> = cards
        .filter_map(|(_, card)| card.lines().find_map(|line| line.strip_prefix("FN:")))
        .collect();
    let expected = ["Office 15", "Office 15\\, then 2", "Office 15\\, then 7"];
    assert_eq!(names, BTreeSet::from(expected));
}

/// The words of a page, without marks of direction.
fn words(html: &str) -> String {
    let marks = ['\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}', '\u{200e}', '\u{200f}'];
    let parts = html.split('<').map(|part| part.split_once('>').map_or(part, |(_, text)| text));
    parts.collect::<String>().replace(marks, "")
}

/// The hours of a helpline stand in a sentence as readers of the language say them.
#[test]
fn hours_are_said_with_the_part_of_the_day() {
    let pages = built();
    for (language, hours) in [
        ("en", "Every day, 9 am to 5 pm."),
        ("ur", "ہر روز، صبح 9 بجے سے شام 5 بجے تک۔"),
        ("pnb", "ہر روز، سویرے 9 وجے توں شامیں 5 وجے تک۔"),
        ("skr", "ہر روز، صبح 9 وڄے کنوں شام 5 وڄے تائیں۔"),
        ("ur-Latn", "Har roz, subah 9 baje se shaam 5 baje tak."),
        // No message of its own: as Unicode’s data say, not as the language that it falls back to.
        ("sd", "هر ڏينهن، 9:00 صبح کان 5:00 شام تائين."),
    ] {
        let own = pages.iter().filter(|(path, _)| path.starts_with(&format!("{language}/")));
        let said = own.filter(|(_, html)| words(html).contains(hours)).count();
        assert!(said >= 10, "{language}: {hours}: {said}");
    }
}

/// Nobody “calls” a web page: what has no number is said not to have been tried.
#[test]
fn what_has_no_number_is_not_said_to_be_called() {
    let pages = built();
    let (mut called, mut tried) = (0, 0);
    for (path, html) in pages.iter().filter(|(path, _)| path.starts_with("en/")) {
        for card in html.split("<section class=\"contact ").skip(1) {
            let (card, rest) = card.split_once("class=\"contact-checked\"").unwrap();
            let (checked, _) = rest.split_once("</p>").unwrap();
            let number = card.contains("\"tel:");
            assert_eq!(
                checked.contains("called it"),
                number && card.starts_with("sourced"),
                "{path}: {card}"
            );
            called += usize::from(checked.contains("called it"));
            tried += usize::from(checked.contains("tried it"));
        }
    }
    assert!(called > 10 && tried > 10, "{called} {tried}");
}

/// Thoughts of ending one's life are answered everywhere in the country: the line of one province
/// never stands alone, and a guide says what can be done without a line at all.
#[test]
fn nobody_in_despair_is_sent_to_a_line_of_another_province_alone() {
    let (site, pages) = (repository(), built());
    let directory = fs::read_to_string(site.join("content/directory.toml")).unwrap();
    let number = |id: &str| {
        let (_, contact) = directory.split_once(&format!("id = \"{id}\"")).unwrap();
        let (_, phone) = contact.split_once("phone = \"").unwrap();
        phone.split('"').next().unwrap().to_owned()
    };
    let anywhere = number("umang");
    for (language, hospital) in [
        ("en", "nearest hospital"),
        ("ur", "قریب ترین ہسپتال"),
        ("sd", "ويجھي اسپتال"),
        ("ps", "نږدې هسپتال"),
        ("pnb", "نیڑے دے ہسپتال"),
        ("skr", "نیڑے آلے ہسپتال"),
        ("ur-Latn", "qareeb hospital"),
    ] {
        let names = site.join(format!("locales/{language}/directory.ftl"));
        let names = fs::read_to_string(names).unwrap();
        let (_, name) = names.split_once("contact-punjab-distress = ").unwrap();
        let province = name.lines().next().unwrap();
        let of = pages.iter().filter(|(path, html)| {
            path.starts_with(&format!("{language}/")) && html.contains(province)
        });
        let mut guides = 0;
        for (path, html) in of {
            let directory = path.contains("/help/");
            assert!(html.contains(&anywhere), "{path}");
            // A page that is not translated is in Urdu.
            let says = html.contains(hospital) || html.contains("قریب ترین ہسپتال");
            assert!(directory || says, "{path}");
            guides += usize::from(!directory);
        }
        assert!(guides >= 5, "{language}: {guides}");
    }
}

/// A list on the home page never leaves a guide out in silence.
#[test]
fn the_home_page_lists_all_guides_of_a_part_or_says_how_many_there_are() {
    for (count, more) in [(12, None), (13, Some("All \u{2068}13\u{2069} guides of this part"))] {
        let mut world = Memory::new(Date::constant(2026, 11, 23));
        world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
        world.write("locales/en/site.ftl", "site-title = T\n");
        world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
        world.write("content/en/part/_index.md", "+++\ntitle = \"Part\"\n+++\n");
        for at in 1..=count {
            let front = format!("title = \"Guide {at}\"\norder = {at}");
            world.write(format!("content/en/part/{at}.md"), format!("+++\n{front}\n+++\nWords.\n"));
        }
        let (files, _) = crate::fixture::build(&world, &WITHOUT_FONTS);
        let home = files.iter().find(|(route, _)| route.as_str() == "en/index.html").unwrap();
        let home = std::str::from_utf8(&home.1).unwrap();
        for at in 1..=12 {
            assert!(home.contains(&format!("<a href=\"part/{at}.html\">Guide {at}</a>")), "{at}");
        }
        let link = |words| format!("<a href=\"part/index.html\">{words}</a>");
        assert_eq!(home.contains("guides of this part"), more.is_some(), "{home}");
        assert!(more.is_none_or(|words| home.contains(&link(words))), "{home}");
    }
}

#[test]
fn a_need_is_answered_by_the_guide_that_names_it_first() {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    world.write("mashal.toml", "needs = [\"lost\", \"other\"]\n[[languages]]\ntag = \"en\"\n");
    world.write("locales/en/site.ftl", "site-title = T\nneed-lost = Lost\nneed-other = Other\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    for (order, name, kind, needs) in [
        (1, "page", "page", r#"["lost"]"#),
        (2, "both", "guide", r#"["other", "lost"]"#),
        (3, "first", "guide", r#"["lost"]"#),
        (4, "later", "guide", r#"["lost"]"#),
    ] {
        let front =
            format!("title = \"{name}\"\nkind = \"{kind}\"\norder = {order}\nneeds = {needs}");
        world.write(format!("content/en/{name}.md"), format!("+++\n{front}\n+++\nWords.\n"));
    }
    let (files, _) = crate::fixture::build(&world, &WITHOUT_FONTS);
    let home = files.iter().find(|(route, _)| route.as_str() == "en/index.html").unwrap();
    let home = std::str::from_utf8(&home.1).unwrap();
    for (need, page) in [("Lost", "first.html"), ("Other", "both.html")] {
        assert!(
            home.contains(&format!("<a href=\"{page}\"><span>{need}</span></a>")),
            "{need}: {home}"
        );
    }
}

/// Who serves a whole country serves each part of it, and who serves a part that one alone.
#[test]
fn who_serves_a_region_is_found_there_and_nowhere_else() {
    let mut world = Memory::new(Date::constant(2026, 11, 23));
    world.write("mashal.toml", "[[languages]]\ntag = \"en\"\n");
    world.write("locales/en/site.ftl", "site-title = T\n");
    world.write("content/en/_index.md", "+++\ntitle = \"Home\"\n+++\n");
    let mut directory = String::new();
    for (id, regions) in [
        ("all", "[]"),
        ("country", "[\"PK\"]"),
        ("punjab", "[\"PK-PB\"]"),
        ("two", "[\"PK-SD\", \"PK-PB\"]"),
        ("sindh", "[\"PK-SD\"]"),
        ("elsewhere", "[\"IN\"]"),
        ("there", "[\"IN-PB\"]"),
    ] {
        directory.push_str(&format!(
            "[[contacts]]\nid = \"{id}\"\nphone = \"1099\"\nstatus = \"unconfirmed\"\nregions = {regions}\n"
        ));
    }
    world.write("content/directory.toml", directory);
    let site = mashal::site::load(&world, &WITHOUT_FONTS, &mut Sink::default()).unwrap();
    let directory = site.directory.unwrap();
    let found = |region| -> Vec<&str> {
        directory.find(None, Some(region)).iter().map(|contact| contact.id.as_str()).collect()
    };
    // Those of the part come first.
    assert_eq!(found("PK-PB"), ["punjab", "two", "all", "country"]);
    assert_eq!(found("PK-SD"), ["two", "sindh", "all", "country"]);
    assert_eq!(found("PK-GB"), ["all", "country"]);
    assert_eq!(found("PK"), ["all", "country"]);
    // A longer code that begins with the same letters is another one.
    assert_eq!(found("PK-PBX"), ["all", "country"]);
}
