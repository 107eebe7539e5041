//! Files that a guide links to, to be kept or printed: which kinds may go out, and what is left of
//! them. Knows no site.
//!
//! Pictures and recordings have ways of their own. Of all else only words and PDF go out: what a
//! browser runs would be a page of this site, and of what holds other files, or is written for an
//! office program, nobody knows all the places that name its author.

mod pdf;
mod words;

use crate::picture;

/// A file as it goes out.
#[derive(Debug, PartialEq, Eq)]
pub struct Stripped {
    /// The file.
    pub bytes: Vec<u8>,
    /// What it said beside what it shows, in words; empty where nothing was left out.
    pub metadata: Vec<&'static str>,
}

/// Why a file may not go out, and the next step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong with it.
    pub why: String,
    /// What its author can do.
    pub help: &'static str,
}

const AS_PDF: &str = "save it as PDF (in Word: `File`, `Save as`; in LibreOffice: `File`, `Export as`), and link to that: \
     this site takes the names out of a PDF, and every phone shows one";
const AS_CSV: &str =
    "save it as PDF or CSV (text in columns), and link to that: every phone shows them";
const AS_PAGE: &str = "write what it says as a guide in Markdown, or save it as PDF";
const AS_FILES: &str = "link to the files in it one by one, as PDF, text or pictures";
const AS_PICTURE: &str = "save it as PNG, JPEG or WebP, and link to that";
const AS_SOUND: &str =
    "save its sound as Opus, MP3 or M4A, and a picture of what matters beside it";
const AS_DATA: &str = "give the number or the day in the guide, or in the directory of help";
const AS_ANY: &str = "link to a PDF, a text (`.txt`, `.csv`), a picture or a recording instead";

/// What of the files of each kind is said of them: why they do not go out.
const REFUSED: [(&str, &str, &str); 9] = [
    (
        "doc docm docx dot dotm dotx fodt odm odt ott pages rtf wpd wps",
        "an office document, which names its author in many places",
        AS_PDF,
    ),
    (
        "fodp key odp otp pot potm potx pps ppsm ppsx ppt pptm pptx",
        "an office document, which names its author in many places",
        AS_PDF,
    ),
    (
        "fods numbers ods ots xls xlsb xlsm xlsx xlt xltm xltx",
        "an office document, which names its author in many places",
        AS_CSV,
    ),
    (
        "htm html mht mhtml shtml svgz swf wasm xht xhtml xml xsl xslt js mjs php hta",
        "a file that browsers run",
        AS_PAGE,
    ),
    (
        "7z apk bz2 cab dmg epub exe gz iso jar mobi msi rar tar tgz xz zip",
        "a file that holds others, which nobody looks through",
        AS_FILES,
    ),
    (
        "ai bmp eps heic heif ico jfif psd raw tif tiff xcf",
        "a picture that phones do not show",
        AS_PICTURE,
    ),
    (
        "3gp aac amr avi flac m4v mkv mov mp4 mpeg mpg ogv wav webm wma wmv",
        "a film, or a sound that not every phone plays",
        AS_SOUND,
    ),
    ("eml ics mbox msg vcf", "a file that names people and their programs", AS_DATA),
    ("ps xps oxps djvu", "a document that phones do not show", AS_PDF),
];

/// Why a file of this name may not be linked to, whatever is in it.
///
/// # Errors
///
/// The reason, for all kinds but pictures, recordings (which `heard` says), texts and PDF.
pub fn check_name(path: &str, heard: bool) -> Result<(), Refusal> {
    let extension = extension(path);
    if heard || picture::is_named_so(path) || matches!(&*extension, "pdf" | "txt" | "csv") {
        return Ok(());
    }
    let found = REFUSED.iter().find(|(kinds, ..)| kinds.split(' ').any(|kind| kind == extension));
    let (what, help) =
        found.map_or(("a file of an unknown kind", AS_ANY), |(_, what, help)| (*what, *help));
    let kind = if extension.is_empty() { String::new() } else { format!(" (`.{extension}`)") };
    Err(Refusal { why: format!("{what}{kind}"), help })
}

/// What goes out of the file at `path`, whose name was [checked](check_name).
///
/// # Errors
///
/// What is not of the kind that its name says, or cannot be known to say nothing of its author.
pub fn strip_metadata(path: &str, bytes: &[u8]) -> Result<Stripped, Refusal> {
    match &*extension(path) {
        "pdf" => pdf::strip_metadata(bytes),
        _ => words::strip_metadata(bytes),
    }
}

fn extension(path: &str) -> String {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.rsplit_once('.').map_or_else(String::new, |(_, extension)| extension.to_ascii_lowercase())
}
