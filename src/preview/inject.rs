//! Puts the client into a page that a browser asked for. A build never sees it.

use crate::html::{Attribute, Token, tokens};

/// The page with `script`, a client of this server, behind its end. Its own policy
/// (Content-Security-Policy in a `meta`) is widened by what the client needs: scripts, styles and
/// connections of this very server.
pub(super) fn inject(page: &str, script: &str) -> String {
    let mut html = String::with_capacity(page.len() + script.len() + 64);
    let mut rest = 0;
    for policy in tokens(page).iter().filter_map(policy) {
        html.push_str(page.get(rest..policy.place.start).unwrap_or_default());
        let (value, quote) = (widened(&policy.value), html.chars().next_back());
        let value = value.replace('&', "&amp;");
        html.push_str(&match quote {
            Some('\'') => value.replace('\'', "&#39;"),
            Some('"') => value.replace('"', "&quot;"),
            _ => format!("\"{}\"", value.replace('"', "&quot;")),
        });
        rest = policy.place.end;
    }
    html.push_str(page.get(rest..).unwrap_or_default());
    html.push_str(script);
    html
}

/// The policy that `token` sets, where it does.
fn policy(token: &Token) -> Option<&Attribute> {
    let Token::Start(tag) = token else { return None };
    let name = &tag.attribute("http-equiv").filter(|_| tag.name == "meta")?.value;
    let policy = name.trim().eq_ignore_ascii_case("content-security-policy");
    tag.attribute("content").filter(|_| policy)
}

/// A policy that also lets the client work (Content Security Policy Level 3).
fn widened(policy: &str) -> String {
    let mut directives: Vec<Vec<&str>> = policy
        .split(';')
        .map(|directive| directive.split_ascii_whitespace().collect::<Vec<_>>())
        .filter(|words| !words.is_empty())
        .collect();
    for name in ["script-src", "style-src", "connect-src"] {
        match directives
            .iter_mut()
            .find(|words| words.first().is_some_and(|word| word.eq_ignore_ascii_case(name)))
        {
            Some(words) => {
                words.retain(|word| !word.eq_ignore_ascii_case("'none'"));
                if !words.contains(&"'self'") {
                    words.push("'self'");
                }
            }
            None => directives.push(vec![name, "'self'"]),
        }
    }
    let directives: Vec<String> = directives.iter().map(|words| words.join(" ")).collect();
    directives.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_of_our_own_pages_is_wide_enough() {
        let policy = crate::theme::policy::PAGE;
        assert_eq!(widened(policy), policy);
    }

    #[test]
    fn policies_are_widened_and_nothing_else_is_touched() {
        for (page, injected) in [
            ("<p>no policy, but content=\"x\"</p>", "<p>no policy, but content=\"x\"</p>*"),
            ("", "*"),
            (
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'\"><p>x",
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'\"><p>x*",
            ),
            (
                "<META content=\"script-src 'none'; connect-src https://a.example\" http-equiv=content-security-policy>",
                "<META content=\"script-src 'self'; connect-src https://a.example 'self'; style-src 'self'\" http-equiv=content-security-policy>*",
            ),
            (
                "<meta http-equiv='Content-Security-Policy' content='img-src *'>",
                "<meta http-equiv='Content-Security-Policy' content='img-src *; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;'>*",
            ),
            (
                "<meta http-equiv='Content-Security-Policy' content='img-src *'>",
                "<meta http-equiv='Content-Security-Policy' content='img-src *; script-src &#39;self&#39;; style-src &#39;self&#39;; connect-src &#39;self&#39;'>*",
            ),
            (
                "<p>Content-Security-Policy</p> ü <b content=",
                "<p>Content-Security-Policy</p> ü <b content=*",
            ),
        ] {
            assert_eq!(inject(page, "*"), injected);
        }
    }
}
