//! A small site in three languages, and people who edit it at random: they write, break, mend,
//! rename, delete and bring back.

use std::collections::BTreeMap;

use fastrand::Rng;
use mashal::diag::Sink;
use mashal::site;
use mashal::translate::{Marked, mark};
use mashal::world::{Memory, embedded};

use crate::fixture::{TODAY, WITHOUT_FONTS};

/// A PNG of one row.
fn png(width: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, 1).write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// One change of one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Write(String, Vec<u8>),
    Remove(String),
}

/// The site before the first edit. It is sound.
pub fn first_site() -> BTreeMap<String, Vec<u8>> {
    let mut files: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    let mut add = |path: &str, text: &str| files.insert(path.to_owned(), text.into());
    add(
        "mashal.toml",
        "source_language = \"en\"\nneeds = [\"one\", \"two\"]\n\n[[languages]]\ntag = \"en\"\n\n[[languages]]\ntag = \"ur\"\nfallback = [\"en\"]\n\n[[languages]]\ntag = \"skr\"\nfallback = [\"ur\"]\n\n[safety]\nexit_page = \"units.md\"\nneutral_addresses = true\n\n[output]\npass_on = [\"html\"]\n",
    );
    add("locales/en/site.ftl", "site-title = Site\nneed-one = One\nneed-two = Two\ncontact-line = A line\n    .note = It asks for { $nothing ->\n       *[other] little\n    }\n".replace("{ $nothing ->\n       *[other] little\n    }", "little").as_str());
    add("locales/ur/site.ftl", "site-title = سائٹ\nneed-one = ایک\n");
    add(
        "content/directory.toml",
        "[[contacts]]\nid = \"line\"\nphone = \"0800-39393\"\nstatus = \"sourced\"\nchecked = 2026-11-01\n\n[[contacts.sources]]\ntitle = \"Its page\"\nurl = \"https://example.org/\"\n",
    );
    add(
        "locales/en/letters.ftl",
        "letter-note = Note\n    .summary = A note.\n    .visible = All.\nletter-note-text = It is { $name }.\nfield-name = Name\n",
    );
    add(
        "content/letters/note.toml",
        "guide = \"work/pay.md\"\ncontacts = [\"line\"]\n\n[[fields]]\nid = \"name\"\n",
    );
    for (tag, word) in [("en", "words"), ("ur", "الفاظ")] {
        add(
            &format!("content/{tag}/_index.md"),
            &format!("+++\ntitle = \"Home {tag}\"\n+++\n{word}\n"),
        );
        add(
            &format!("content/{tag}/units.md"),
            &format!("+++\ntitle = \"Units {tag}\"\nkind = \"neutral\"\n+++\n{word}\n"),
        );
        for (section, guides) in [("phone", ["lock", "photos"]), ("work", ["pay", "scams"])] {
            let part = match section {
                "phone" => "\n{{ part(name=\"call\") }}\n",
                _ => "",
            };
            for (order, guide) in guides.iter().enumerate() {
                if (tag, *guide) == ("ur", "scams") {
                    continue;
                }
                let alias = match tag {
                    "en" => format!("aliases = [\"old/{guide}\"]\n"),
                    _ => String::new(),
                };
                add(
                    &format!("content/{tag}/{section}/{guide}.md"),
                    &format!(
                        "+++\ntitle = \"{guide} {tag}\"\nsummary = \"About {guide}.\"\norder = {order}\nneeds = [\"one\"]\n{alias}+++\n{word} [link](../work/scams.md#now)\n{part}\n\n![a picture](dot.png)\n\n## Now {{#now}}\n\n1. {word}\n\n## {word} later\n\n{{{{ contact(id=\"line\") }}}}\n"
                    ),
                );
            }
        }
    }
    let part = |word: &str| {
        format!(
            "{word} [link](../work/pay.md)\n\n![a picture](dot.png)\n\n{{{{ part(name=\"who\") }}}}\n"
        )
    };
    add("content/en/_parts/call.md", &part("words"));
    add("content/ur/_parts/call.md", &part("الفاظ"));
    add("content/en/_parts/who.md", "{{ contact(id=\"line\") }}\n\nOr ask.\n");
    add("content/en/phone/_index.md", "+++\ntitle = \"Phones\"\norder = 1\n+++\n");
    for section in ["phone", "work", "_parts"] {
        files.insert(format!("content/en/{section}/dot.png"), png(1));
    }
    record(files)
}

/// The same site, whose guides in Urdu say what they were made from.
fn record(mut files: BTreeMap<String, Vec<u8>>) -> BTreeMap<String, Vec<u8>> {
    let mut world = Memory::new(TODAY);
    for (path, bytes) in &files {
        world.write(path.as_str(), bytes.as_slice());
    }
    let site = site::load(&world, &WITHOUT_FONTS, &mut Sink::default()).unwrap();
    let (home, urdu) = (site.config.source_language, site.config.find("ur").unwrap());
    for (id, _) in site.entries() {
        let (Some(own), Some(source)) = (site.exact(id, urdu), site.exact(id, home)) else {
            continue;
        };
        let how = Marked { tag: "ur", state: None, left: &[], today: TODAY };
        for change in mark(site.text(own), site.text(source).authored(), &how).unwrap() {
            files.insert(change.path, change.text.into_bytes());
        }
    }
    files
}

/// Templates that list pages.
const TEMPLATES: [&str; 3] = ["section", "guide", "help"];

fn template(name: &str) -> String {
    format!("themes/default/templates/{name}.html")
}

/// The same site with templates of its own.
pub fn site_of_scripts() -> BTreeMap<String, Vec<u8>> {
    let theme = embedded::theme();
    let mut files = first_site();
    for own in TEMPLATES.map(template) {
        let (_, bytes) = theme.iter().find(|(path, _)| own.ends_with(path)).unwrap();
        files.insert(own, bytes.to_vec());
    }
    files
}

/// What chance would rarely try: each script is edits of one file after the other, as its path,
/// what stands there first, and what takes its place.
pub fn scripts() -> Vec<Vec<[String; 3]>> {
    let [section, guide, help] = &TEMPLATES.map(template);
    let related = "{% for card in page.related %}{{ card.minutes }} ";
    let helping = "{% for card in help.guides %}{{ card.minutes }} ";
    let minutes = "<ul class=\"{% for card in page.children %}{{ card.minutes }} {% endfor %}";
    let (pay, lock) = ("content/en/work/pay.md", "content/en/phone/lock.md");
    let many = "words ".repeat(900);
    let varied: String = (0..2000).map(|number| format!("{} ", number * number)).collect();
    let (call, who) = ("content/en/_parts/call.md", "content/en/_parts/who.md");
    let scripts: [&[(&str, &str, &str)]; 16] = [
        // Another guide takes longer to read.
        &[(section, "<ul class=\"", minutes), (pay, "words", &many)],
        &[
            ("content/directory.toml", "phone", "needs = [\"one\"]\nphone"),
            (guide, "{% for card in page.related %}", related),
            (help, "{% for card in help.guides %}", helping),
            (pay, "words", &many),
        ],
        // A fault's line moves, and nothing else of the file's head changes.
        &[
            (pay, "old/", "../old/"),
            (pay, "title =", "sensitive = false\ntitle ="),
            (pay, "../old/", "old/"),
        ],
        &[
            (pay, "title =", "titel ="),
            (pay, "titel =", "\n\ntitel ="),
            (pay, "\n\ntitel =", "title ="),
        ],
        // A number in a link is a fault only where there is a directory to take it from.
        &[
            (pay, "words", "[call](tel:+922100000000)"),
            ("content/directory.toml", "phone", "\0phone"),
            ("content/directory.toml", "\0phone", "phone"),
        ],
        // A letter that a guide offers is broken, mended, and asks for what its words do not have.
        &[
            (pay, "words", "words\n\n{{ letter(id=\"note\") }}\n\n"),
            ("content/letters/note.toml", "id = \"name\"", "id = 1"),
            (pay, "title =", "sensitive = false\ntitle ="),
            ("content/letters/note.toml", "id = 1", "id = \"other\""),
            ("locales/en/letters.ftl", "$name", "$other"),
            ("locales/en/letters.ftl", "field-name", "field-other"),
            ("content/letters/note.toml", "work/pay", "work/away"),
            ("content/letters/note.toml", "work/away", "phone/lock"),
        ],
        // A heading that others link to gets another name, and the old one again.
        &[
            ("content/en/work/scams.md", "{#now}", "{#soon}"),
            ("content/en/work/scams.md", "{#soon}", "{#now}"),
        ],
        // A translation has the source's headings, then others, then the same again.
        &[(lock, "## Now", "### Now"), (lock, "### Now", "## Now")],
        // What is found in a translation depends on its source, and on the settings.
        &[
            (pay, "words", "words of 1999"),
            (pay, "title =", "sensitive = false\ntitle ="),
            ("content/ur/work/pay.md", "الفاظ", "الفاظ ۱۹۹۸"),
            ("mashal.toml", "tag = \"ur\"", "tag = \"ur\"\ndigits = \"arabext\""),
            (pay, "1999", "1998"),
            (pay, "words of", "a sentence of words in"),
            ("content/ur/work/pay.md", "الفاظ ۱۹۹۸", "a sentence of words in 1998"),
            ("locales/ur/site.ftl", "ایک", "One "),
        ],
        // What was found in one text is found again while others change, and so is what a change of
        // a source makes wrong in a translation that nobody has edited.
        &[
            (pay, "words", "words\n\n1. The phone is stolen.\n"),
            (lock, "## Now", "### Now"),
            (pay, "The phone is stolen.", "Count 1999 steps."),
            (lock, "### Now", "## Now"),
            (lock, "## Now", "Count 2001 steps.\n\n## Now"),
            (pay, "Count 1999 steps.", "Lock the phone."),
            (lock, "2001", "many"),
        ],
        // A guide becomes sensitive, by itself and with its section, and with it the address of
        // both, its picture and links to its parts.
        &[
            ("content/ur/work/pay.md", "title =", "sensitive = true\ntitle ="),
            ("content/en/work/scams.md", "title =", "sensitive = true\ntitle ="),
            ("content/en/phone/_index.md", "title =", "sensitive = true\ntitle ="),
            ("content/ur/work/pay.md", "sensitive = true", "sensitive = false"),
            ("mashal.toml", "neutral_addresses = true", "neutral_addresses = false"),
            ("mashal.toml", "neutral_addresses = false", "neutral_addresses = true"),
            ("content/en/work/scams.md", "sensitive = true\n", ""),
        ],
        // A picture is shown by sensitive guides alone from now on, and its name says nothing any
        // more; then by others too.
        &[
            ("content/en/work/scams.md", "title =", "sensitive = true\ntitle ="),
            (pay, "![a picture](dot.png)", "nothing to see"),
            ("content/ur/work/pay.md", "![a picture](dot.png)", "الفاظ"),
            (pay, "nothing to see", "![a picture](dot.png)"),
        ],
        // A part says more, and guides that show it take longer to read; it is shown by another, has
        // another contact, picture and link, and a translation that is not as it is.
        &[
            (section, "<ul class=\"", minutes),
            (who, "Or ask.", &many),
            (call, "work/pay", "work/scams"),
            (call, "work/scams.md", "work/scams.md#now"),
            (pay, "words", "words\n\n{{ part(name=\"who\") }}\n\n"),
            ("content/en/work/scams.md", "{#now}", "{#soon}"),
            (call, "#now", "#soon"),
            ("content/ur/_parts/call.md", "الفاظ", "الفاظ 1999"),
            (who, "{{ contact(id=\"line\") }}", "nobody"),
            ("content/ur/_parts/call.md", "{{ part(name=\"who\") }}", ""),
            (call, "words", "+++\ndraft = true\n+++\nwords"),
            (call, "draft = true", "draft = false"),
        ],
        // Parts show each other in a circle, by which readers of one language come to it alone, and
        // no more.
        &[
            (who, "Or ask.", "{{ part(name=\"call\") }}"),
            (who, "{{ part(name=\"call\") }}", "{{ part(name=\"cal\") }}"),
            (who, "{{ part(name=\"cal\") }}", "Or ask."),
            ("content/ur/_parts/call.md", "\"who\"", "\"call\""),
            ("content/ur/_parts/call.md", "\"call\"", "\"who\""),
        ],
        // What shows a part becomes sensitive: the name of its picture says nothing then, until
        // another page shows it.
        &[
            ("content/en/phone/_index.md", "title =", "sensitive = true\ntitle ="),
            (pay, "words", "{{ part(name=\"call\") }}\n\nwords"),
            (pay, "{{ part(name=\"call\") }}", "nothing"),
            (call, "![a picture](dot.png)", "nothing"),
        ],
        // A limit comes, moves a line down, is exceeded by one text, and is raised.
        &[
            ("mashal.toml", "[safety]", "[budget]\npage = 3000\nstyle = 9\n\n[safety]"),
            ("mashal.toml", "page =", "font = 1\npage ="),
            (pay, "words", &varied),
            (pay, "title =", "sensitive = false\ntitle ="),
            ("mashal.toml", "style = 9", "style = 90_000"),
            ("mashal.toml", "3000", "30_000"),
        ],
    ];
    let owned =
        |(path, from, to): &(&str, &str, &str)| [path, from, to].map(|part| (*part).to_owned());
    scripts.iter().map(|script| script.iter().map(owned).collect()).collect()
}

/// Somebody who edits a site.
#[derive(Debug)]
pub struct Editor {
    files: BTreeMap<String, Vec<u8>>,
    /// The files as they were at first, to be brought back.
    sound: BTreeMap<String, Vec<u8>>,
    random: Rng,
    step: usize,
}

impl Editor {
    pub fn new(files: BTreeMap<String, Vec<u8>>, random: Rng) -> Self {
        Self { sound: files.clone(), files, random, step: 0 }
    }

    /// What is done next, one edit or several at once.
    pub fn next_edits(&mut self) -> Vec<Edit> {
        self.step += 1;
        let edits = match self.random.u8(0..24) {
            0..=6 => self.change_a_text(),
            7 => self.break_a_text(),
            8 => self.write_a_new_one(),
            9 => self.remove(),
            10 | 11 => self.rename(),
            12 | 13 => self.change_messages(),
            14 | 15 => self.change_the_theme(),
            16 => self.change_settings(),
            17 => self.change_the_directory(),
            18 => self.change_an_image(),
            // Mending is as frequent as breaking, or the site would never be sound again.
            19..=21 => self.mend(),
            22 => self.checkout(),
            _ => (0..3).flat_map(|_| self.change_a_text()).collect(),
        };
        for edit in &edits {
            match edit {
                Edit::Write(path, bytes) => self.files.insert(path.clone(), bytes.clone()),
                Edit::Remove(path) => self.files.remove(path),
            };
        }
        let mut last = BTreeMap::new();
        for edit in edits {
            let (Edit::Write(path, _) | Edit::Remove(path)) = &edit;
            last.insert(path.clone(), edit);
        }
        last.into_values().collect()
    }

    fn pick(&mut self, wanted: impl Fn(&str) -> bool) -> Option<String> {
        let fitting: Vec<_> = self.files.keys().filter(|path| wanted(path)).cloned().collect();
        (!fitting.is_empty()).then(|| fitting[self.random.usize(..fitting.len())].clone())
    }

    fn text(&self, path: &str) -> String {
        String::from_utf8_lossy(&self.files[path]).into_owned()
    }

    fn change_a_text(&mut self) -> Vec<Edit> {
        let Some(path) = self.pick(|path| path.ends_with(".md")) else { return Vec::new() };
        let (text, step) = (self.text(&path), self.step);
        let many = "many words ".repeat(300);
        let text = match self.random.u8(0..15) {
            0..=3 => text + &format!("\nParagraph {step}.\n"),
            4 => text.replace("title = \"", &format!("title = \"{step} ")),
            5 => text.replace("## Now {#now}", &format!("## Now {step} {{#now}}")),
            6 => text + &format!("\n### Heading {step}\n"),
            11 => {
                text + ["\n{{ part(name=\"call\") }}\n", "\n{{ part(name=\"who\") }}\n"][step % 2]
            }
            7 => text + "\n[up](../_index.md) and [over](../phone/lock.md#now)\n",
            8 => text + &format!("\n{many}\n"),
            9 => text.replace("order = ", "order = 1"),
            12 => text.replace("\"old/", &format!("\"old{step}/")),
            13 => text.replacen("+++\n", "+++\nkind = \"page\"\n", 1),
            14 => text.replace("#now)", "#later)").replace("{#now}", "{#later}"),
            10 => text.replacen("+++\n", "+++\nsensitive = true\n", 1),
            _ => {
                text.replacen("+++\n", &format!("+++\nupdated = 2026-01-{:02}\n", step % 28 + 1), 1)
            }
        };
        vec![Edit::Write(path, text.into())]
    }

    fn break_a_text(&mut self) -> Vec<Edit> {
        let Some(path) = self.pick(|path| path.ends_with(".md")) else { return Vec::new() };
        let text = self.text(&path);
        let bytes: Vec<u8> = match self.random.u8(0..10) {
            0 => text.replacen("title = \"", "title = \"\"", 1).into(),
            1 => text.replacen("+++\n", "+++\ndraft = true\n", 1).into(),
            2 => (text + "\n[nowhere](no-such-guide.md)\n").into(),
            3 => (text + "\n{{ unknown(a=1) }}\n").into(),
            4 => (text + "\nCall 0800-12345678.\n").into(),
            5 => b"\xff\xfe not text".to_vec(),
            6 => Vec::new(),
            8 => text.replacen("aliases = [\"", "aliases = [\"../", 1).into(),
            7 => (text + "\n<b>HTML</b> ![](missing.png)\n").into(),
            _ => (text + "\n{{ contact(id=\"nobody\") }}\n").into(),
        };
        vec![Edit::Write(path, bytes)]
    }

    fn write_a_new_one(&mut self) -> Vec<Edit> {
        let tag = ["en", "ur", "skr", "xx"][self.random.usize(..4)];
        let folder = ["", "phone/", "work/", "new/deep/"][self.random.usize(..4)];
        let name = ["_index", "scams", "guide", "lock", "Lock"][self.random.usize(..5)];
        let text =
            format!("+++\ntitle = \"New {}\"\n+++\nSee [that](../work/pay.md).\n", self.step);
        vec![Edit::Write(format!("content/{tag}/{folder}{name}.md"), text.into())]
    }

    fn remove(&mut self) -> Vec<Edit> {
        let one = self.random.bool();
        let Some(path) = self.pick(|path| path != "mashal.toml") else { return Vec::new() };
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned() + "/";
        let gone = self
            .files
            .keys()
            .filter(|other| **other == path || (!one && other.starts_with(&folder)));
        gone.cloned().map(Edit::Remove).collect()
    }

    /// Renames a file or a folder.
    fn rename(&mut self) -> Vec<Edit> {
        let Some(path) =
            self.pick(|path| path.starts_with("content/") && path.matches('/').count() > 2)
        else {
            return Vec::new();
        };
        let (from, to) = match self.random.bool() {
            true => (path.clone(), path.replace(['k', 'n'], "o")),
            false => {
                let folder = path.rsplit_once('/').unwrap().0.to_owned() + "/";
                let to = folder.replace("phone", "mobile").replace("work", "phone");
                (folder, to)
            }
        };
        let mut edits = Vec::new();
        for (path, bytes) in &self.files {
            if let Some(rest) = path.strip_prefix(&from)
                && from != to
            {
                edits.push(Edit::Remove(path.clone()));
                edits.push(Edit::Write(format!("{to}{rest}"), bytes.clone()));
            }
        }
        edits
    }

    fn change_messages(&mut self) -> Vec<Edit> {
        let step = self.step;
        let tag = ["en", "ur", "skr"][self.random.usize(..3)];
        let path = format!("locales/{tag}/{}.ftl", ["site", "ui"][self.random.usize(..2)]);
        let text = self.files.get(&path).map_or_else(String::new, |_| self.text(&path));
        let text = match self.random.u8(0..7) {
            0 | 1 => format!("leave = Away {step}\n"),
            2 => text.replace("site-title = ", &format!("site-title = {step} ")),
            3 => text + &format!("other-{step} = Other\n"),
            4 => text + "broken\n",
            5 => text + "updated = On { $day }\n",
            _ => text.replace("need-one = ", &format!("need-one = {step} ")),
        };
        vec![Edit::Write(path, text.into())]
    }

    fn change_the_theme(&mut self) -> Vec<Edit> {
        let theme: BTreeMap<_, _> = embedded::theme().into_iter().collect();
        let names = [
            "assets/style.css",
            "templates/guide.html",
            "templates/trail.html",
            "templates/components/contact.html",
            "templates/section.html",
        ];
        let name = names[self.random.usize(..names.len())];
        let text = String::from_utf8(theme[name].to_vec()).unwrap();
        let step = self.step;
        let text = match self.random.u8(0..6) {
            0..=3 if name.ends_with(".css") => format!("{text}\n.a{step} {{ color: red }}\n"),
            // Minutes of other guides, which the theme itself does not show.
            0..=3 if name.ends_with("section.html") => {
                let minutes = "{% for card in page.children %}{{ card.minutes }} {% endfor %}";
                text.replace("<ul class", &format!("{minutes}<ul class"))
            }
            0..=3 => format!("{text}<p>{step}</p>\n"),
            4 if name.ends_with(".css") => text + "\na { background: url(none.png) }\n",
            4 => text + "{% if %}",
            _ => text + "{{ t(id=\"no-such-message\") }} @import \"https://example.org/x.css\";",
        };
        vec![Edit::Write(format!("themes/default/{name}"), text.into())]
    }

    fn change_settings(&mut self) -> Vec<Edit> {
        let text = String::from_utf8(self.sound["mashal.toml"].clone()).unwrap();
        let text = match self.random.u8(0..10) {
            0 => text + "\n[[languages]]\ntag = \"sd\"\n",
            1 => text.replace("needs = [\"one\", \"two\"]", "needs = [\"two\", \"one\"]"),
            2 => format!("base_url = \"https://example.org/{}/\"\n{text}", self.step),
            3 => text.replace("source_language = \"en\"", "source_language = \"ur\""),
            4 => {
                text.replace("[[languages]]\ntag = \"en\"\n\n", "")
                    + "\n[[languages]]\ntag = \"en\"\n"
            }
            5 => format!("theme = \"none\"\n{text}"),
            6 => text + "\nbroken = [",
            7 => text + "\n[directory]\nbare_numbers = \"off\"\n",
            8 => text.replace("neutral_addresses = true", "neutral_addresses = false"),
            _ => text + &format!("# {}\n", self.step),
        };
        vec![Edit::Write("mashal.toml".into(), text.into())]
    }

    fn change_the_directory(&mut self) -> Vec<Edit> {
        let path = "content/directory.toml";
        let text = String::from_utf8(self.sound[path].clone()).unwrap();
        let text = match self.random.u8(0..4) {
            0 => text.replace("sourced", "retired"),
            1 => text.replace("39393", "10101"),
            2 => text + "\n[[contacts]]\nid = \"other\"\nstatus = \"unsure\"\n",
            _ => text.replace("\"line\"", "\"renamed\""),
        };
        vec![Edit::Write(path.into(), text.into())]
    }

    fn change_an_image(&mut self) -> Vec<Edit> {
        let tag = ["en", "ur"][self.random.usize(..2)];
        let name = ["dot.png", "dot.ur.png"][self.random.usize(..2)];
        let path = format!("content/{tag}/work/{name}");
        let mut bytes = png(u32::try_from(self.step % 200 + 1).unwrap());
        match self.random.u8(0..4) {
            0 => bytes.truncate(9),
            1 => bytes.extend(b"behind the end"),
            _ => {}
        }
        vec![Edit::Write(path, bytes)]
    }

    /// Brings the files that are not as they were at first back, one or all.
    fn mend(&mut self) -> Vec<Edit> {
        let all = self.random.u8(0..3) > 0;
        let mut edits: Vec<Edit> = self
            .sound
            .iter()
            .filter(|(path, bytes)| self.files.get(*path) != Some(bytes))
            .map(|(path, bytes)| Edit::Write(path.clone(), bytes.clone()))
            .collect();
        let strange = self.files.keys().filter(|path| !self.sound.contains_key(*path));
        edits.extend(strange.cloned().map(Edit::Remove));
        if !all && !edits.is_empty() {
            edits = vec![edits.swap_remove(self.random.usize(..edits.len()))];
        }
        edits
    }

    /// Another branch: many files are others at once.
    fn checkout(&mut self) -> Vec<Edit> {
        let step = self.step;
        let mut edits = self.mend();
        for (path, bytes) in self.sound.clone() {
            if path.ends_with(".md") && self.random.bool() {
                let text = String::from_utf8(bytes).unwrap() + &format!("\nBranch {step}.\n");
                edits.push(Edit::Write(path, text.into()));
            }
        }
        edits
    }
}
