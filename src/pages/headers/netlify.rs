//! `_headers`: Netlify, Cloudflare Pages and others that took over the syntax.

use super::{Files, Rule};

pub(super) fn write(base: &str, rules: &[Rule]) -> String {
    let mut text = "# Headers for Netlify, Cloudflare Pages and hosts like them. Nothing is to be done but to publish this file.\n".to_owned();
    for rule in rules {
        for path in paths(base, &rule.files) {
            text.push_str(&format!("\n{path}\n"));
            for header in &rule.headers {
                text.push_str(&format!("  {}: {}\n", header.name, header.value));
            }
        }
    }
    text
}

/// Paths as browsers ask for them, encoded. These hosts also serve a page without its `.html`.
fn paths(base: &str, files: &Files) -> Vec<String> {
    match files {
        Files::All => vec![format!("{base}*")],
        Files::Assets => vec![format!("{base}assets/*")],
        // They have every browser ask whether it is new, where nothing else is said.
        Files::Rest(_) => Vec::new(),
        Files::One(route) => {
            let path = format!("{base}{}", route.url_path());
            let short = path.strip_suffix(".html").map(str::to_owned);
            std::iter::once(path).chain(short).collect()
        }
    }
}
