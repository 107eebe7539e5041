//! `headers.apache.conf`, an `.htaccess` of Apache or a part of its settings.

use super::types::{ENCODED, TYPES};
use super::{Rule, hidden, missing, pattern, quoted};

const ABOUT: &str = "\
# Headers for Apache (2.4.10 or newer). Copy this file as `.htaccess` into the folder of the site, where the server's
# settings say `AllowOverride FileInfo` or more, or include it in the `<VirtualHost>`:
#
#     Include /path/to/headers.apache.conf

";

pub(super) fn write(base: &str, rules: &[Rule]) -> String {
    let mut text = ABOUT.to_owned();
    if let Some(page) = missing(base) {
        text.push_str(&format!("ErrorDocument 404 {page}\n"));
    }
    text.push_str("AddDefaultCharset utf-8\n\n<IfModule mod_mime.c>\n");
    for (ending, kinds) in TYPES {
        let Some(kind) = kinds.first() else { continue };
        text.push_str(&format!("AddType {kind} .{ending}\n"));
        if ENCODED.contains(kind) {
            text.push_str(&format!("AddCharset utf-8 .{ending}\n"));
        }
    }
    let hidden = hidden(base);
    text.push_str(&format!(
        "</IfModule>\n\n# Records of builds and files like this one.\n<IfModule mod_alias.c>\nRedirectMatch 404 \"{hidden}\"\n</IfModule>\n\n<IfModule mod_headers.c>\n"
    ));
    for rule in rules {
        // Without `always`, only what is found has the header.
        let always = if rule.errors { "always " } else { "" };
        let files = pattern(base, &rule.files);
        text.push_str(&format!("<If \"%{{REQUEST_URI}} =~ m#{files}#\">\n"));
        for header in &rule.headers {
            let value = quoted(&header.value);
            text.push_str(&format!("Header {always}set {} {value}\n", header.name));
        }
        text.push_str("</If>\n");
    }
    text.push_str("</IfModule>\n");
    text
}
