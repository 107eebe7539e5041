//! A site in six languages, as large as wanted: guides of about 6 kB with headings, lists, a table
//! and links to their neighbours.

use std::fmt::Write;

/// The languages, each with a sentence of its own script.
pub(crate) const LANGUAGES: [(&str, &str); 6] = [
    ("en", "Write down the day, the number and what was said, and keep it where nobody looks."),
    ("ur", "دن، نمبر اور جو کہا گیا لکھ لیں، اور ایسی جگہ رکھیں جہاں کوئی نہ دیکھے۔"),
    ("sd", "ڏينهن، نمبر ۽ جيڪو چيو ويو لکو، ۽ اهڙي هنڌ رکو جتي ڪو نه ڏسي."),
    ("ps", "ورځ، شمېره او هغه څه چې وویل شول ولیکئ، او داسې ځای کې یې وساتئ."),
    ("pnb", "دن، نمبر تے جو آکھیا گیا لکھ لوو، تے ایہو جہی تھاں رکھو جتھے کوئی نہ ویکھے۔"),
    ("skr", "ݙینہ، نمبر تے جو آکھیا ڳیا لکھو، تے اینجھی جاء رکھو جتھاں کوئی نہ ݙیکھے۔"),
];

/// How many guides a section holds.
const SECTION: usize = 25;

/// Where the `guide`th guide lies, below the language's folder and without `.md`.
pub(crate) fn path(guide: usize) -> String {
    format!("part-{:03}/guide-{guide:05}", guide / SECTION)
}

/// The files of a site of `pages` guides, all languages together, as (path, text).
pub(crate) fn files(pages: usize) -> Vec<(String, String)> {
    let guides = pages / LANGUAGES.len();
    let mut settings = String::new();
    let mut files = Vec::with_capacity(pages + pages / SECTION + 16);
    for (tag, sentence) in LANGUAGES {
        // Writing to a `String` cannot fail.
        let _infallible = write!(settings, "[[languages]]\ntag = \"{tag}\"\n");
        files.push((format!("content/{tag}/_index.md"), "+++\ntitle = \"Home\"\n+++\n".to_owned()));
        for section in 0..guides.div_ceil(SECTION) {
            let title = format!("+++\ntitle = \"Part {section} {tag}\"\norder = {section}\n+++\n");
            files.push((format!("content/{tag}/part-{section:03}/_index.md"), title));
        }
        for guide in 0..guides {
            files
                .push((format!("content/{tag}/{}.md", path(guide)), text(guide, guides, sentence)));
        }
        files.push((format!("locales/{tag}/site.ftl"), format!("site-title = Guides {tag}\n")));
    }
    files.push(("mashal.toml".to_owned(), settings));
    files
}

fn text(guide: usize, guides: usize, sentence: &str) -> String {
    let link = |step: usize| format!("[{guide}](../{}.md)", path((guide + step) % guides));
    let paragraph = [sentence; 6].join(" ");
    let mut text = format!(
        "+++\ntitle = \"{guide}: {sentence}\"\nsummary = \"{sentence}\"\norder = {guide}\n+++\n\n{paragraph}\n"
    );
    for (part, id) in ["now", "later", "proof", "help", "expect"].into_iter().enumerate() {
        let _infallible = write!(
            text,
            "\n## {sentence} {{#{id}}}\n\n1. {sentence}\n2. **{sentence}**\n3. {}\n\n{paragraph}\n\n| {part} | *b* |\n|---|---|\n| {sentence} | {} |\n",
            link(part + 1),
            link(part + 7),
        );
    }
    text
}
