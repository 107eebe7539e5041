//! Forms of addresses with fields, `/:year/:title/`.

/// A form whose fields `value` knows; nothing where it does not know one.
pub(super) fn filled(form: &str, value: impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut address = String::new();
    let mut rest = form;
    while let Some((before, behind)) = rest.split_once(':') {
        address.push_str(before);
        let end = behind.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let (field, behind) = behind.split_at(end.unwrap_or(behind.len()));
        address.push_str(&value(field)?);
        rest = behind;
    }
    address.push_str(rest);
    let names = address.split('/').filter(|name| !name.is_empty());
    let path = names.collect::<Vec<_>>().join("/");
    let slash = if address.ends_with('/') && !path.is_empty() { "/" } else { "" };
    Some(format!("/{path}{slash}"))
}

/// Words as they stand in an address: letters, numbers and some signs; all else is a dash.
pub(super) fn slug(words: &str, lower: bool) -> String {
    let mut slug = String::new();
    for c in words.trim().chars() {
        match c {
            c if (c.is_whitespace() || c == '/') && !slug.ends_with('-') => slug.push('-'),
            c if c.is_alphanumeric() || crate::locale::is_mark(c) || "-_.~+".contains(c) => {
                match lower {
                    true => slug.extend(c.to_lowercase()),
                    false => slug.push(c),
                }
            }
            _ => {}
        }
    }
    slug
}
