//! Pages in one file: as they are made, with their style, their pictures, and the page that *Leave*
//! shows, in a form that asks for nothing.

use std::collections::BTreeMap;

use fluent::FluentArgs;
use jiff::civil::Date;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use super::body::{Body, Rules, Target, body, escaped};
use super::sheet::sheet;
use super::trim::{Words, trimmed};
use super::{Files, data_address, named};
use crate::assets::pictogram;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic};
use crate::html::{Tag, Token, tokens};
use crate::messages::Use;
use crate::plan::{Failure, integrity};
use crate::route::Route;
use crate::theme::view::Phrase;

/// What runs in the file: made small of `src/scripts/one.js`.
const SCRIPT: &str = include_str!("one.js");

/// The exit page is there, and seen alone once it is gone to; the script shows it without. Of a
/// whole language a phone lays out what is on its screen: all of it takes an old one 13 s. Chrome
/// before 85 cannot.
const STYLE: &str = "\n#_exit{display:none}#_exit:target,#_exit.left{display:block!important}\
    #_exit:target~*{display:none!important}#_exit main{display:block!important}\
    main>.notice:first-child{margin-block-start:1rem}main>section[id^=g]{content-visibility:auto;contain-intrinsic-size:auto 8000px}\
    @media print{.written main>section:not(.written){display:none}.written main>.written{display:block!important;content-visibility:visible}\
    .written .written>:not(.sheet){display:none}}\n";

/// What an address `data:` does not hold as it is; what is left stays readable, and packs well.
const DATA: &AsciiSet = &CONTROLS.add(b'%').add(b'#').add(b'"').add(b'<').add(b'>');

/// The id of the exit page, and what stands before ids in it.
const EXIT: &str = "_exit";

/// Schemes of addresses that a reader follows by herself.
const SCHEMES: [&str; 6] = ["https:", "http:", "tel:", "sms:", "mailto:", "whatsapp:"];

/// Makes files for readers of one language.
pub(crate) struct Maker<'m> {
    /// Of which they are made.
    pub files: &'m Files<'m>,
    font: bool,
    /// The exit page, where there is one.
    exit: Option<String>,
    made: String,
    top: String,
    recording: String,
}

/// A page on its way into a file.
pub(crate) struct Page {
    /// Where it lies.
    pub route: Route,
    /// As it is.
    pub text: String,
    /// What stands in it.
    pub tokens: Vec<Token>,
}

/// What becomes of a page in a file.
pub(crate) struct Spot<'s> {
    /// `body`, or an element of it.
    pub part: &'s str,
    /// What stands before its ids.
    pub prefix: &'s str,
    /// The pages of the file, with what stands before their ids.
    pub pages: &'s BTreeMap<Route, String>,
    /// Whether it is what *Leave* shows: it leads to nothing of the site.
    pub exit: bool,
    /// Whether scripts for letters and the search come along.
    pub furnished: bool,
}

/// A script of a file.
pub(crate) struct Script<'s> {
    /// The id by which another script finds it and runs it; without, it runs by itself.
    pub id: Option<&'s str>,
    /// What it is.
    pub text: &'s str,
}

/// What stands in the head of a page.
#[derive(Default)]
pub(crate) struct Head {
    /// Its title, as HTML.
    pub title: String,
    /// What the root element says of its language and script.
    pub root: Vec<(String, String)>,
    /// Its style sheets.
    pub sheets: Vec<Route>,
}

impl<'m> Maker<'m> {
    /// A maker of files that say that they were made on the day `today`.
    pub(crate) fn new(
        files: &'m Files<'m>,
        language: LanguageId,
        today: Date,
        font: bool,
    ) -> Result<Self, Failure> {
        let context = files.context();
        let [made, old, recording] =
            ["pack-made", "pack-old", "pack-recording"].map(|id| say(files, language, id, today));
        let (made, old, recording) = (made?, old?, recording?);
        let made = format!("<p class=\"notice\" role=\"note\">{made}</p>\n");
        let top = format!(
            "\n{made}<p class=\"alert alert-caution\" role=\"note\" id=\"_old\" data-made=\"{today}\" hidden>{old}</p>\n"
        );
        let recording = format!("<p class=\"notice\" role=\"note\">{recording}</p>");
        let mut maker = Self { files, font, exit: None, made, top, recording };
        let safety = &context.site.config.safety.exit_page;
        let exit = safety.as_ref().and_then(|(path, _)| context.site.find_file(path));
        if let Some(exit) = exit.filter(|exit| context.site.exists(*exit, language)) {
            let route = context.site.route(exit, language);
            let prefix = format!("{EXIT}-");
            let alone = BTreeMap::new();
            let spot =
                Spot { part: "body", prefix: &prefix, pages: &alone, exit: true, furnished: false };
            // Kept, as each file of the language has it.
            let page = Page::new(&route, &files.ask(&route)?);
            let html = maker.inside(&page, &spot)?.html;
            // A document has one `main` that is seen.
            maker.exit = Some(html.trim().replacen("<main", "<main hidden", 1));
        }
        Ok(maker)
    }

    /// What stands in the place of a recording.
    pub(crate) fn recording(&self) -> &str {
        &self.recording
    }

    /// When it was made.
    pub(crate) fn made(&self) -> &str {
        &self.made
    }

    /// The page at `route` in one file.
    pub(crate) fn page(&self, route: &Route) -> Result<String, Failure> {
        let page = self.read(route)?;
        let alone = BTreeMap::from([(route.clone(), String::new())]);
        let spot = Spot { part: "body", prefix: "", pages: &alone, exit: false, furnished: false };
        self.file(&self.head(&page), &self.inside(&page, &spot)?, &[])
    }

    /// A file with a body, and `scripts` that run at its end, or later.
    pub(crate) fn file(
        &self,
        head: &Head,
        body: &Body,
        scripts: &[Script<'_>],
    ) -> Result<String, Failure> {
        let Body { html, class } = body;
        let mut sheets = String::new();
        for route in &head.sheets {
            sheets.push_str(&sheet(self.files, route)?);
        }
        let mut words = Words::default();
        let root = head.root.iter().map(|(_, value)| value.as_str());
        let inside = [Some(html.as_str()), Some(class), self.exit.as_deref(), Some(SCRIPT)];
        let texts = scripts.iter().map(|script| script.text);
        root.chain(inside.into_iter().flatten()).chain(texts).for_each(|text| words.add(text));
        let mut style = trimmed(&sheets, &words);
        if self.font {
            style.push_str(&self.licences());
        }
        style.push_str(STYLE);
        let mut hashes = integrity(SCRIPT.as_bytes());
        let mut behind = String::new();
        for Script { id, text } in scripts {
            hashes.push_str(&format!("' '{}", integrity(text.as_bytes())));
            behind.push_str(&match id {
                Some(id) => format!("<script type=\"text/plain\" id=\"{id}\">{text}</script>\n"),
                None => format!("<script>{text}</script>\n"),
            });
        }
        let policy = format!(
            "default-src 'none'; script-src '{}'; style-src '{}'; img-src data:{}; base-uri 'none'; form-action 'none'",
            hashes,
            integrity(style.as_bytes()),
            if self.font { "; font-src data:" } else { "" },
        );
        let root: String = head
            .root
            .iter()
            .map(|(name, value)| format!(" {name}=\"{}\"", escaped(value)))
            .collect();
        let exit = self
            .exit
            .as_ref()
            .map(|exit| format!("<div id=\"{EXIT}\" class=\"neutral\">\n{exit}\n</div>\n"));
        Ok(format!(
            "<!doctype html>\n<html{root}>\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"color-scheme\" content=\"light dark\">\n\
             <title>{}</title>\n<style>{style}</style>\n<script>{SCRIPT}</script>\n</head>\n\
             <body class=\"{}\">\n{}{}\n{behind}</body>\n</html>\n",
            head.title,
            escaped(class),
            exit.unwrap_or_default(),
            html.trim(),
        ))
    }

    /// The page at `route`.
    pub(crate) fn read(&self, route: &Route) -> Result<Page, Failure> {
        Ok(Page::new(route, &self.files.read(route)?))
    }

    /// What stands inside a page.
    pub(crate) fn inside(&self, page: &Page, spot: &Spot<'_>) -> Result<Body, Failure> {
        let route = &page.route;
        // The page around all others.
        let whole = spot.part == "body" && !spot.exit;
        let exit = format!("#{EXIT}");
        let rules = Rules {
            prefix: spot.prefix,
            target: &|address| self.target(route, address, spot),
            picture: &|address| {
                let target = named(self.files, route, address)?;
                let bytes = self.files.ask(&target).ok()?;
                // Of all pictograms the one that is shown.
                let name = address.split_once('#').map(|(_, name)| name);
                let one = name.and_then(|name| pictogram(&bytes, name));
                Some(one.map_or_else(
                    || data_address(target.as_str(), &bytes),
                    |one| format!("data:image/svg+xml,{}", utf8_percent_encode(&one, DATA)),
                ))
            },
            exit: Some(exit.as_str()).filter(|_| whole && self.exit.is_some()),
            top: if whole { &self.top } else { "" },
            recording: &self.recording,
            furnished: spot.furnished,
        };
        body(&page.text, &page.tokens, spot.part, &rules).ok_or_else(|| page.unread())
    }

    /// Where a link with `address` leads from the page at `route`.
    fn target(&self, route: &Route, address: &str, spot: &Spot<'_>) -> Target {
        let address = address.trim();
        let (path, id) = match address.split_once('#') {
            Some((path, id)) => (path, Some(id).filter(|id| !id.is_empty())),
            None => (address, None),
        };
        let within = |prefix: &str| match id {
            Some(id) => Target::Address(format!("#{prefix}{id}")),
            None => Target::Address(format!("#{prefix}")),
        };
        if path.is_empty() {
            return within(spot.prefix);
        }
        if is_followed(address) {
            return Target::Address(address.to_owned());
        }
        let Some(target) = named(self.files, route, address) else { return Target::Nowhere };
        if let Some(prefix) = spot.pages.get(&target) {
            return within(prefix);
        }
        if target.as_str().ends_with(".vcf") {
            return match self.files.ask(&target) {
                Ok(bytes) => {
                    let name = target.as_str().rsplit('/').next().unwrap_or_default();
                    Target::Download(data_address(name, &bytes), name.to_owned())
                }
                Err(_) => Target::Nowhere,
            };
        }
        // What she leaves to leads to nothing of the site.
        if spot.exit { Target::Nowhere } else { on_site(self.files, &target, id) }
    }

    /// What the head of a page says that holds in a file too.
    pub(crate) fn head(&self, page: &Page) -> Head {
        let Page { route, text, tokens } = page;
        let mut head = Head::default();
        let mut title = false;
        for token in tokens {
            match token {
                Token::Start(tag) if tag.name == "body" => break,
                Token::Start(tag) if tag.name == "html" => head.root = root(tag),
                Token::Start(tag) if tag.name == "link" => {
                    head.sheets.extend(self.style_of(route, tag));
                }
                Token::Start(tag) => title = tag.name == "title",
                Token::Words(_, place) if title => {
                    head.title.push_str(text.get(place.clone()).unwrap_or_default());
                }
                Token::End(..) => title = false,
                Token::Words(..) | Token::Comment(..) => {}
            }
        }
        head
    }

    /// The style sheet that a `link` of the page at `route` loads.
    fn style_of(&self, route: &Route, tag: &Tag) -> Option<Route> {
        let rel = &tag.attribute("rel")?.value;
        rel.eq_ignore_ascii_case("stylesheet").then_some(())?;
        let sheet = named(self.files, route, &tag.attribute("href")?.value)?;
        let fonts = &self.files.context().fonts;
        (self.font || fonts.any_sheet() != Some(&sheet)).then_some(sheet)
    }

    /// The licences of fonts, which go with them.
    fn licences(&self) -> String {
        let fonts = &self.files.context().fonts;
        let texts = fonts.all().filter(|file| file.route.as_str().ends_with(".txt"));
        let comment = |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes).replace("*/", "* /").replace('\r', "");
            format!("\n/*\n{}\n*/", text.replace("</", "< /").trim())
        };
        texts.map(|file| comment(&file.bytes)).collect()
    }
}

impl Page {
    fn new(route: &Route, bytes: &[u8]) -> Self {
        let text = String::from_utf8_lossy(bytes).into_owned();
        let tokens = tokens(&text);
        Self { route: route.clone(), text, tokens }
    }

    /// The fault of a page that nobody can read to its end.
    pub(crate) fn unread(&self) -> Failure {
        let route = &self.route;
        let message = format!("the page `{route}` has no body, or an element in it has no end");
        let help = "end each element in the templates of the theme";
        vec![Diagnostic::new(Code::ThemeRender, message).help(help)].into()
    }
}

/// Whether a reader may follow an address by herself.
pub(crate) fn is_followed(address: &str) -> bool {
    let begins = |scheme: &&str| {
        address.get(..scheme.len()).is_some_and(|said| said.eq_ignore_ascii_case(scheme))
    };
    SCHEMES.iter().any(begins)
}

/// A page on the site, where that has an address.
pub(crate) fn on_site(files: &Files<'_>, route: &Route, id: Option<&str>) -> Target {
    let base = files.context().site.config.base_url.as_ref();
    match base.and_then(|base| base.join(&route.url_path()).ok()) {
        Some(mut url) => {
            url.set_fragment(id.filter(|id| !id.is_empty()));
            Target::Address(url.to_string())
        }
        None => Target::Nowhere,
    }
}

/// What the root element says of the page's language and script.
fn root(tag: &Tag) -> Vec<(String, String)> {
    let kept = tag.attributes.iter().filter(|attribute| {
        let name = attribute.name.as_str();
        matches!(name, "lang" | "dir" | "class") || name.starts_with("data-")
    });
    kept.map(|attribute| (attribute.name.clone(), attribute.value.clone())).collect()
}

/// A message as HTML.
fn say(files: &Files<'_>, language: LanguageId, id: &str, day: Date) -> Result<String, Failure> {
    let site = &files.context().site;
    let mut values = FluentArgs::new();
    values.set("date", site.messages.format_of(&site.config, language, id).date(day));
    let said = site.messages.format(&site.config, language, id, &values, Use::Text)?;
    Ok(Phrase::new(said.text, said.locale, &site.language(language).locale).html)
}
