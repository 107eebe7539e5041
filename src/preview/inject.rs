//! Puts the client into a page that a browser asked for. A build never sees it.

/// The page with `script`, a client of this server, behind its end. Its own policy
/// (Content-Security-Policy in a `meta`) is widened by what the client needs: scripts, styles and
/// connections of this very server.
pub(super) fn inject(page: &str, script: &str) -> String {
    let mut html = String::with_capacity(page.len() + script.len() + 64);
    let mut rest = page;
    while let Some((start, end)) = policy(rest) {
        html.push_str(rest.get(..start).unwrap_or_default());
        html.push_str(&widened(rest.get(start..end).unwrap_or_default()));
        rest = rest.get(end..).unwrap_or_default();
    }
    html.push_str(rest);
    html.push_str(script);
    html
}

/// Where the next policy stands: the value of `content` in its `meta`.
fn policy(html: &str) -> Option<(usize, usize)> {
    const NAME: &str = "content-security-policy";
    // Positions in both are the same: only letters of ASCII change.
    let lower = html.to_ascii_lowercase();
    let name = lower.find(NAME)?;
    let open = lower.get(..name)?.rfind('<')?;
    // A policy holds no angle brackets, and quotes only of the other kind.
    let close = name + lower.get(name..)?.find('>')?;
    let value = open + lower.get(open..close)?.find("content=")? + "content=".len();
    let quote = lower.get(value..close)?.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    let start = value + quote.len_utf8();
    let end = start + lower.get(start..close)?.find(quote)?;
    Some((start, end))
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
                "<p>Content-Security-Policy</p> ü <b content=",
                "<p>Content-Security-Policy</p> ü <b content=*",
            ),
        ] {
            assert_eq!(inject(page, "*"), injected);
        }
    }
}
