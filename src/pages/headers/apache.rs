//! `headers.apache.conf`, an `.htaccess` of Apache or a part of its settings.

use super::{Rule, pattern, quoted};

const ABOUT: &str = "\
# Headers for Apache (2.4.10 or newer). Copy this file as `.htaccess` into the folder of the site, where the server's
# settings say `AllowOverride FileInfo` or more, or include it in the `<VirtualHost>`:
#
#     Include /path/to/headers.apache.conf

<IfModule mod_mime.c>
AddType application/manifest+json .webmanifest
</IfModule>

<IfModule mod_headers.c>
";

pub(super) fn write(base: &str, rules: &[Rule]) -> String {
    let mut text = ABOUT.to_owned();
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
