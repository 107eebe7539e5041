//! Media types by extension.

use std::borrow::Cow;

/// The media type of the file at `path`. Text says that it is UTF-8.
#[must_use]
pub fn mime(path: &str) -> Cow<'static, str> {
    let name = path.rsplit_once('/').map_or(path, |(_, name)| name);
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    // Where the list is older than the registered name.
    let kind = match extension.to_ascii_lowercase().as_str() {
        "m4a" => "audio/mp4",
        "mjs" => "text/javascript",
        "otf" => "font/otf",
        "vcf" => "text/vcard",
        "woff" => "font/woff",
        extension => {
            mime_guess::from_ext(extension).first_raw().unwrap_or("application/octet-stream")
        }
    };
    let text = kind.starts_with("text/")
        || kind.ends_with("+xml")
        || kind.ends_with("+json")
        || matches!(kind, "application/json" | "application/javascript" | "application/xml");
    if text { Cow::Owned(format!("{kind}; charset=utf-8")) } else { Cow::Borrowed(kind) }
}

#[cfg(test)]
mod tests {
    use super::mime;

    #[test]
    fn media_types_follow_extensions() {
        let known = [
            ("index.html", "text/html; charset=utf-8"),
            ("ur/a.b/INDEX.HTML", "text/html; charset=utf-8"),
            ("style.css", "text/css; charset=utf-8"),
            ("client.js", "text/javascript; charset=utf-8"),
            ("client.mjs", "text/javascript; charset=utf-8"),
            ("faults.json", "application/json; charset=utf-8"),
            ("feed.xml", "text/xml; charset=utf-8"),
            ("robots.txt", "text/plain; charset=utf-8"),
            ("icon.svg", "image/svg+xml; charset=utf-8"),
            ("site.webmanifest", "application/manifest+json; charset=utf-8"),
            ("photo.avif", "image/avif"),
            ("photo.webp", "image/webp"),
            ("photo.jpeg", "image/jpeg"),
            ("photo.png", "image/png"),
            ("favicon.ico", "image/x-icon"),
            ("nastaliq.woff2", "font/woff2"),
            ("nastaliq.woff", "font/woff"),
            ("nastaliq.ttf", "font/ttf"),
            ("nastaliq.otf", "font/otf"),
            ("guide.mp3", "audio/mpeg"),
            ("guide.ogg", "audio/ogg"),
            ("guide.opus", "audio/ogg"),
            ("guide.m4a", "audio/mp4"),
            ("guide.pdf", "application/pdf"),
            ("guide.zip", "application/zip"),
            ("guide.unheard-of", "application/octet-stream"),
            ("html", "application/octet-stream"),
            ("a.html/file", "application/octet-stream"),
            ("", "application/octet-stream"),
        ];
        for (path, kind) in known {
            assert_eq!(mime(path), kind, "{path}");
        }
    }
}
