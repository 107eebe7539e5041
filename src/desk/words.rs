//! The words of the desk itself, in Fluent.

use std::sync::Arc;

use fluent::{FluentArgs, FluentBundle, FluentResource};
use fluent_syntax::ast::Entry;
use serde_json::{Map, Value};

/// The languages that the desk speaks, English first.
pub const LANGUAGES: [&str; 2] = ["en", "ur"];
const WORDS: [(&str, &str); 2] =
    [("en", include_str!("words/en.ftl")), ("ur", include_str!("words/ur.ftl"))];
/// What is put into messages; the script puts it in, so it stands there in braces.
const VARIABLES: [&str; 8] = ["n", "of", "name", "file", "words", "days", "before", "day"];

/// Every message of the desk in the language with this tag, English where it has none: `{name:
/// words}`.
pub fn words(tag: &str) -> Value {
    let mut all = Map::new();
    for (of, text) in WORDS.iter().filter(|(of, _)| *of == "en" || *of == tag) {
        // A test reads both; what could not be read would be left out.
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new((*text).to_owned());
        let resource = Arc::new(resource);
        let mut bundle = FluentBundle::new(of.parse().into_iter().collect());
        bundle.set_use_isolating(false);
        let _doubled = bundle.add_resource(Arc::clone(&resource));
        let mut args = FluentArgs::new();
        for name in VARIABLES {
            args.set(name, format!("{{{name}}}"));
        }
        for entry in resource.entries() {
            let Entry::Message(message) = entry else { continue };
            let name = message.id.name;
            let pattern = bundle.get_message(name).and_then(|found| found.value());
            let Some(pattern) = pattern else { continue };
            let words = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
            all.insert(name.to_owned(), words.into_owned().into());
        }
    }
    all.into()
}
