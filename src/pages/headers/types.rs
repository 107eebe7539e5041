//! Media types of all files that a site can hold.

/// What each ending stands for, as our settings for servers say it, and what else browsers take for
/// the same.
pub(super) const TYPES: [(&str, &[&str]); 28] = [
    ("html", &["text/html"]),
    ("css", &["text/css"]),
    ("js", &["text/javascript", "application/javascript", "application/x-javascript"]),
    ("json", &["application/json"]),
    ("webmanifest", &["application/manifest+json", "application/json"]),
    ("xml", &["application/xml", "text/xml", "application/atom+xml", "application/rss+xml"]),
    ("txt", &["text/plain"]),
    ("csv", &["text/csv", "text/plain"]),
    ("vcf", &["text/vcard", "text/x-vcard", "text/directory"]),
    ("svg", &["image/svg+xml"]),
    ("png", &["image/png"]),
    ("jpg", &["image/jpeg"]),
    ("jpeg", &["image/jpeg"]),
    ("gif", &["image/gif"]),
    ("webp", &["image/webp"]),
    ("avif", &["image/avif"]),
    ("ico", &["image/x-icon", "image/vnd.microsoft.icon"]),
    ("woff2", &["font/woff2", "application/font-woff2"]),
    ("woff", &["font/woff", "application/font-woff"]),
    ("ttf", &["font/ttf", "font/sfnt", "application/x-font-ttf"]),
    ("otf", &["font/otf", "font/sfnt", "application/x-font-otf"]),
    ("mp3", &["audio/mpeg", "audio/mp3"]),
    ("m4a", &["audio/mp4", "audio/x-m4a", "audio/m4a"]),
    ("ogg", &["audio/ogg", "application/ogg", "video/ogg"]),
    ("opus", &["audio/ogg", "audio/opus"]),
    ("mp4", &["video/mp4", "audio/mp4"]),
    ("webm", &["video/webm", "audio/webm"]),
    ("pdf", &["application/pdf"]),
];

/// Those whose bytes do not say their encoding: browsers guess it where the server says nothing,
/// and show Urdu as signs of western Europe.
pub(super) const ENCODED: [&str; 3] = ["text/plain", "text/csv", "text/vcard"];

/// The types that the file at `path` may have; none where nothing is known of such files.
#[cfg(feature = "publish-check")]
pub(crate) fn types(path: &str) -> Option<&'static [&'static str]> {
    let (_, ending) = path.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| *known == ending).map(|(_, types)| *types)
}

/// Whether the type `kind` is to come with the encoding.
#[cfg(feature = "publish-check")]
pub(crate) fn says_encoding(kind: &str) -> bool {
    kind == "text/html" || ENCODED.contains(&kind)
}
