//! A small site in memory of which one file is the input.

use std::sync::{Arc, LazyLock};

use jiff::civil::Date;
use mashal::config::Choices;
use mashal::diag::Sink;
use mashal::edition::{self, Edition};
use mashal::site;
use mashal::world::Memory;

use super::{Outcome, html, samples};

/// The day on which all of it takes place.
pub const TODAY: Date = Date::constant(2026, 11, 23);

/// Fonts take longer than all else.
pub const CHOICES: Choices = Choices {
    drafts: false,
    languages: Vec::new(),
    base_url: None,
    no_offline: false,
    pseudo: false,
    no_fonts: true,
    whole_fonts: false,
};

/// A sound site.
pub struct Base {
    world: Memory,
    edition: Edition,
}

/// The site with the theme that readers see.
pub static BASE: LazyLock<Base> = LazyLock::new(|| Base::new(files("default")));

/// The same with a theme of a few lines.
pub static PLAIN: LazyLock<Base> = LazyLock::new(|| {
    let mut world = files("plain");
    let folder = "themes/plain/templates";
    for name in [
        "404",
        "guide",
        "home",
        "languages",
        "neutral",
        "page",
        "redirect",
        "section",
        "components/box",
        "components/contact",
    ] {
        let path = format!("{folder}/{name}.html");
        world.write(path.clone(), samples::file(&format!("tests/sites/base/{path}")));
    }
    world.write("themes/plain/assets/style.css", "p { color: red }\n");
    world.write("themes/plain/assets/more.css", "a { color: red }\n");
    world.write("themes/plain/assets/a.png", samples::file("themes/default/assets/icon-192.png"));
    Base::new(world)
});

pub const SETTINGS: &str = "source_language = \"en\"\ntheme = \"default\"\nregion = \"PK\"\nneeds = [\"one\", \"two\"]\nbase_url = \"https://example.org/safe\"\n\n\
    [[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n\n[safety]\nexit_page = \"units.md\"\ntracks_page = \"tidy.md\"\n";

/// A guide as the site has it, without the record of a translation.
pub fn guide(tag: &str) -> String {
    let word = if tag == "en" { "words" } else { "الفاظ" };
    format!(
        "+++\ntitle = \"Lock {tag}\"\nsummary = \"About {word}.\"\norder = 1\nneeds = [\"one\"]\nupdated = 2026-11-01\n+++\n{word} [link](scams.md#now)\n\n![a picture](dot.png)\n\n## Now {{#now}}\n\n1. {word}\n2. **{word}**\n\n> [!WARNING]\n> {word}\n\n{{{{ contact(id=\"line\") }}}}\n"
    )
}

fn files(theme: &str) -> Memory {
    let mut world = Memory::new(TODAY);
    world.write("mashal.toml", SETTINGS.replace("\"default\"", &format!("\"{theme}\"")));
    world.write("locales/en/site.ftl", "site-title = Site\nsite-tagline = Tagline\nneed-one = One\nneed-two = Two\ncontact-line = A line\n    .note = Little\n");
    world.write("locales/ur/site.ftl", "site-title = سائٹ\nneed-one = ایک\n");
    world.write("content/directory.toml", DIRECTORY);
    for (tag, word) in [("en", "words"), ("ur", "الفاظ")] {
        let mut add = |path: &str, text: String| world.write(format!("content/{tag}/{path}"), text);
        add("_index.md", format!("+++\ntitle = \"Home {tag}\"\n+++\n{word}\n"));
        add("units.md", format!("+++\ntitle = \"Units {tag}\"\nkind = \"neutral\"\n+++\n{word}\n"));
        add("tidy.md", format!("+++\ntitle = \"Tidy {tag}\"\nkind = \"page\"\n+++\n{word}\n"));
        add("phone/_index.md", format!("+++\ntitle = \"Phones {tag}\"\n+++\n"));
        add(
            "phone/scams.md",
            format!(
                "+++\ntitle = \"Scams {tag}\"\nsummary = \"Of {word}.\"\n+++\n## Now {{#now}}\n\n{word} [back](lock.md)\n"
            ),
        );
        add("phone/lock.md", guide(tag));
    }
    world.write("content/en/phone/dot.png", super::pictures::png(9, 9));
    world.write("content/en/phone/list.txt", "a list\n");
    world.write("content/en/phone/voice.opus", samples::file("tests/sounds/voice.opus"));
    world
}

pub const DIRECTORY: &str = "[[contacts]]\nid = \"line\"\nphone = \"0800-39393\"\nstatus = \"sourced\"\nchecked = 2026-11-01\n\n[[contacts.sources]]\ntitle = \"Its page\"\nurl = \"https://example.org/\"\n";

impl Base {
    fn new(world: Memory) -> Self {
        let mut sink = Sink::default();
        let site = site::load(&world, &CHOICES, &mut sink).unwrap();
        let edition = edition::edition(Arc::new(site), &mut sink);
        let faults = sink.sorted();
        assert!(faults.iter().all(|fault| fault.severity.as_str() != "error"), "{faults:?}");
        for route in edition.plan.routes() {
            html::file(route.as_str(), &edition.plan.produce(route).unwrap());
        }
        Self { world, edition }
    }

    /// The site with `bytes` at each of `paths`.
    pub fn with(&self, paths: &[&str], bytes: &[u8]) -> Memory {
        let mut world = self.world.clone();
        for path in paths {
            world.write(*path, bytes);
        }
        world
    }

    /// What was loaded of it.
    pub fn load(&self, world: &Memory, sink: &mut Sink) -> Option<site::Site> {
        site::reload(world, &CHOICES, Some(self.edition.site()), sink)
    }

    /// Looks at all that comes out of `world`, as far as it is not what comes out of the base.
    pub fn shows(&self, world: &Memory, look: &dyn Fn(&str, &[u8])) -> Outcome {
        let mut sink = Sink::default();
        let Some(site) = self.load(world, &mut sink) else { return Outcome::Refused };
        let edition = edition::renew(Arc::new(site), Some(&self.edition), &mut sink);
        if sink.has_errors() {
            return Outcome::Refused;
        }
        for route in edition.plan.routes() {
            if self.edition.plan.has(route)
                && edition
                    .version(route)
                    .is_some_and(|version| self.edition.version(route) == Some(version))
            {
                continue;
            }
            // Of a fault that is found while pages are made nothing goes out either.
            let Ok(bytes) = edition.plan.produce(route) else { return Outcome::Refused };
            html::file(route.as_str(), &bytes);
            look(route.as_str(), &bytes);
        }
        Outcome::Out
    }
}
