//! How large an image is, and whether it is one.

/// Whether a file's name is that of an image which browsers show.
pub(super) fn is_named_so(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// Width and height in CSS pixels; `None` for what is no image by its name, a reason where the
/// bytes are not what the name says.
pub(super) fn size(name: &str, bytes: &[u8]) -> Result<Option<(usize, usize)>, String> {
    let extension = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    match extension.as_str() {
        "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" => match imagesize::blob_size(bytes) {
            Ok(size) if size.width > 0 && size.height > 0 => Ok(Some((size.width, size.height))),
            Ok(_) => Err("it has no width or height".to_owned()),
            Err(error) => Err(error.to_string()),
        },
        "svg" => svg(bytes).map(Some),
        _ => Ok(None),
    }
}

/// The size of an SVG. What could act (scripts, event handlers, foreign content, other hosts) is
/// refused: opened by itself the file would be a page of this site.
fn svg(bytes: &[u8]) -> Result<(usize, usize), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    let document = roxmltree::Document::parse(text).map_err(|error| error.to_string())?;
    let root = document.root_element();
    if root.tag_name().name() != "svg" {
        return Err("its root is not `svg`".to_owned());
    }
    if document
        .root()
        .children()
        .any(|node| node.pi().is_some_and(|pi| pi.target == "xml-stylesheet"))
    {
        return Err("it takes a style sheet from elsewhere".to_owned());
    }
    for node in document.descendants().filter(roxmltree::Node::is_element) {
        let name = node.tag_name().name();
        let xhtml = node.tag_name().namespace() == Some("http://www.w3.org/1999/xhtml");
        if xhtml
            || name.eq_ignore_ascii_case("script")
            || name.eq_ignore_ascii_case("foreignObject")
        {
            return Err(format!("it holds `{name}`"));
        }
        // Animations can set what an element may not have from the start.
        let animated = node.attribute("attributeName").unwrap_or_default().to_ascii_lowercase();
        if animated.ends_with("href") || animated.starts_with("on") {
            return Err(format!("it sets the attribute `{animated}`"));
        }
        // Styles load what they name; only what lies in the same file may be named.
        let loads = |style: &str| {
            let style = style.to_ascii_lowercase();
            let named =
                style.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '"', '\'']));
            style.contains("@import") || named.into_iter().any(|target| !target.starts_with('#'))
        };
        let styles = node.attributes().map(|attribute| attribute.value()).chain(node.text());
        if styles.into_iter().any(loads) {
            return Err("its styles load something".to_owned());
        }
        for attribute in node.attributes() {
            let (name, value) = (attribute.name().to_ascii_lowercase(), attribute.value().trim());
            let inside = value.starts_with('#') || value.starts_with("data:image/");
            if name.starts_with("on") || (name == "href" && !inside) {
                return Err(format!("it holds the attribute `{name}`"));
            }
        }
    }
    let length = |name: &str| -> Option<f64> {
        root.attribute(name)?.trim().trim_end_matches("px").parse().ok()
    };
    let view_box = || {
        let numbers: Vec<f64> = root
            .attribute("viewBox")?
            .split([' ', ','])
            .filter_map(|number| number.parse().ok())
            .collect();
        Some((*numbers.get(2)?, *numbers.get(3)?))
    };
    let size = length("width").zip(length("height")).or_else(view_box);
    match size {
        // The cast saturates, and both are positive and finite here.
        Some((width, height)) if (1.0..1e6).contains(&width) && (1.0..1e6).contains(&height) => {
            Ok((width.round() as usize, height.round() as usize))
        }
        _ => Err("it says neither its size nor a `viewBox`".to_owned()),
    }
}
