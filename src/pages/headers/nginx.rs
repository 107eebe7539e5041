//! `headers.nginx.conf`, for a `server` block of nginx.

use std::collections::BTreeMap;

use super::types::{ENCODED, TYPES};
use super::{Rule, hidden, missing, pattern, quoted};

const ABOUT: &str = "\
# Headers for nginx (1.7.5 or newer). In the `server` block:
#
#     include /path/to/headers.nginx.conf;
#
# A `location` with an `add_header` of its own sends none of these: include the file there as well.

";

/// Below a path, other files of the server lie beside the site: they keep the types they have.
const BESIDE: &str = "\
# A list of types takes the place of the one outside, hence both.
include mime.types;
types { application/manifest+json webmanifest; text/vcard vcf; }
";

const PACKED: &str = "\
# The compressed files beside the others. With the module ngx_brotli, also: brotli_static on;
gzip_static on;

";

/// One `add_header` for each header, with a variable for its value: a header whose value is empty
/// is not sent, and there is no `location` that could be in the way of the publisher's own.
pub(super) fn write(base: &str, rules: &[Rule], precompress: bool) -> String {
    let mut headers = BTreeMap::new();
    for rule in rules {
        headers.extend(rule.headers.iter().map(|header| (header.name, rule.errors)));
    }
    let mut text = ABOUT.to_owned();
    text.push_str(&types(base));
    if precompress {
        text.push_str(PACKED);
    }
    if let Some(page) = missing(base) {
        text.push_str(&format!("error_page 404 {page};\n"));
    }
    let hidden = hidden(base);
    text.push_str(&format!(
        "# Records of builds and files like this one.\nif ($uri ~ \"{hidden}\") {{\n    return 404;\n}}\n\n"
    ));
    for name in headers.keys() {
        text.push_str(&format!("set ${} \"\";\n", variable(name)));
    }
    for rule in rules {
        text.push_str(&format!("\nif ($uri ~ {}) {{\n", quoted_pattern(base, rule)));
        for header in &rule.headers {
            let (name, value) = (variable(header.name), quoted(&header.value));
            text.push_str(&format!("    set ${name} {value};\n"));
        }
        text.push_str("}\n");
    }
    text.push('\n');
    for (name, errors) in headers {
        let always = if errors { " always" } else { "" };
        text.push_str(&format!("add_header {name} ${}{always};\n", variable(name)));
    }
    text
}

/// What kind each file is. Where the site is all that the server has, the list is whole: it holds
/// wherever nginx has its own, and however old that is.
fn types(base: &str) -> String {
    let kinds = match base {
        "/" => {
            let lines = TYPES.map(|(ending, kinds)| {
                kinds.first().map_or_else(String::new, |kind| format!("    {kind} {ending};\n"))
            });
            format!("# All kinds of files of the site.\ntypes {{\n{}}}\n", lines.concat())
        }
        _ => BESIDE.to_owned(),
    };
    format!("{kinds}charset utf-8;\ncharset_types {};\n\n", ENCODED.join(" "))
}

/// nginx leaves the backslashes of a pattern as they are.
fn quoted_pattern(base: &str, rule: &Rule) -> String {
    format!("\"{}\"", pattern(base, &rule.files))
}

fn variable(header: &str) -> String {
    format!("mashal_{}", header.to_ascii_lowercase().replace('-', "_"))
}
