//! A site in six languages, as large as wanted: guides of about 6 kB with headings, lists, a table
//! and links to their neighbours.

use std::fmt::Write;
use std::sync::atomic::{AtomicBool, Ordering};

/// The languages, each with a sentence of its own script.
pub(crate) const LANGUAGES: [(&str, &str); 6] = [
    ("en", "Write down the day, the number and what was said, and keep it where nobody looks."),
    ("ur", "دن، نمبر اور جو کہا گیا لکھ لیں، اور ایسی جگہ رکھیں جہاں کوئی نہ دیکھے۔"),
    ("sd", "ڏينهن، نمبر ۽ جيڪو چيو ويو لکو، ۽ اهڙي هنڌ رکو جتي ڪو نه ڏسي."),
    ("ps", "ورځ، شمېره او هغه څه چې وویل شول ولیکئ، او داسې ځای کې یې وساتئ."),
    ("pnb", "دن، نمبر تے جو آکھیا گیا لکھ لوو، تے ایہو جہی تھاں رکھو جتھے کوئی نہ ویکھے۔"),
    ("skr", "ݙینہ، نمبر تے جو آکھیا ڳیا لکھو، تے اینجھی جاء رکھو جتھاں کوئی نہ ݙیکھے۔"),
];

/// Whether the words of sentences come in any order, so that hardly two of them are alike: the same
/// order in every run.
pub(crate) static MIXED: AtomicBool = AtomicBool::new(false);

/// How many guides a section holds.
const SECTION: usize = 25;

/// Where the `guide`th guide lies, below the language's folder and without `.md`.
pub(crate) fn path(guide: usize) -> String {
    format!("{}/guide-{guide:05}", part(guide / SECTION))
}

fn part(section: usize) -> String {
    format!("part-{section:03}")
}

/// What a page is for.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Kind {
    /// The first page of a language.
    Home,
    /// The page that lists the guides of a folder.
    Section,
    Guide,
}

/// A page as no generator's own: each writes it in its layout.
pub(crate) struct Page {
    pub(crate) kind: Kind,
    pub(crate) tag: &'static str,
    /// Below the language's folder, without `.md`; of a section its folder.
    pub(crate) path: String,
    pub(crate) title: String,
    pub(crate) summary: &'static str,
    /// Its place among its neighbours, from 0.
    pub(crate) order: usize,
    /// Markdown, with links to `.md` files that lead from the guide's own folder. Empty but for
    /// guides.
    pub(crate) body: String,
}

impl Page {
    /// Its file below the folder of all languages; `index` names the file of homes and sections.
    pub(crate) fn file(&self, index: &str) -> String {
        match self.kind {
            Kind::Home => format!("{}/{index}.md", self.tag),
            Kind::Section => format!("{}/{}/{index}.md", self.tag, self.path),
            Kind::Guide => format!("{}/{}.md", self.tag, self.path),
        }
    }
}

/// The guides of a site of `pages`, all languages together, each section before its guides.
pub(crate) fn pages(pages: usize) -> impl Iterator<Item = Page> {
    let guides = pages / LANGUAGES.len();
    LANGUAGES.into_iter().flat_map(move |(tag, sentence)| {
        let page = move |kind, path, title, order, body| {
            let summary = if kind == Kind::Guide { sentence } else { "" };
            Page { kind, tag, path, title, summary, order, body }
        };
        let home = page(Kind::Home, String::new(), "Home".to_owned(), 0, String::new());
        let guide = move |guide| {
            let title = format!("{guide}: {sentence}");
            page(Kind::Guide, path(guide), title, guide, body(guide, guides, sentence))
        };
        let sections = (0..guides.div_ceil(SECTION)).flat_map(move |section| {
            let title = format!("Part {section} {tag}");
            let head = page(Kind::Section, part(section), title, section, String::new());
            let first = section * SECTION;
            std::iter::once(head).chain((first..guides.min(first + SECTION)).map(guide))
        });
        std::iter::once(home).chain(sections)
    })
}

/// The files of a site of `pages` guides, all languages together, as (path, text).
pub(crate) fn files(pages: usize) -> impl Iterator<Item = (String, String)> {
    let contents = self::pages(pages).map(|page| {
        let Page { title, summary, order, body, .. } = &page;
        let more = match page.kind {
            Kind::Home => String::new(),
            Kind::Section => format!("order = {order}\n"),
            Kind::Guide => format!("summary = \"{summary}\"\norder = {order}\n"),
        };
        let text = format!("+++\ntitle = \"{title}\"\n{more}+++\n{body}");
        (format!("content/{}", page.file("_index")), text)
    });
    let names = LANGUAGES.map(|(tag, _)| {
        (format!("locales/{tag}/site.ftl"), format!("site-title = Guides {tag}\n"))
    });
    let settings = LANGUAGES.map(|(tag, _)| format!("[[languages]]\ntag = \"{tag}\"\n")).concat();
    contents.chain(names).chain([("mashal.toml".to_owned(), settings)])
}

fn body(guide: usize, guides: usize, sentence: &str) -> String {
    let link = |step: usize| format!("[{guide}](../{}.md)", path((guide + step) % guides));
    let mut random = fastrand::Rng::with_seed(guide as u64);
    let mixed = MIXED.load(Ordering::Relaxed);
    let mut said = || {
        let mut words: Vec<&str> = sentence.split(' ').collect();
        if mixed {
            random.shuffle(&mut words);
        }
        words.join(" ")
    };
    let mut text = format!("\n{}\n", [(); 6].map(|()| said()).join(" "));
    for (part, id) in ["now", "later", "proof", "help", "expect"].into_iter().enumerate() {
        // Writing to a `String` cannot fail.
        let _infallible = write!(
            text,
            "\n## {} {{#{id}}}\n\n1. {}\n2. **{}**\n3. {}\n\n{}\n\n| {part} | *b* |\n|---|---|\n| {} | {} |\n",
            said(),
            said(),
            said(),
            link(part + 1),
            [(); 6].map(|()| said()).join(" "),
            said(),
            link(part + 7),
        );
    }
    text
}
