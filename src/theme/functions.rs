//! What templates may call: pure functions of the site, the reader's language and the page.
//!
//! `t(id, …)` is a message as HTML, `text(id, …)` the same for attributes and titles,
//! `asset(path)` the address of a theme's file. Other arguments of the first two are the
//! message's variables.

use std::cell::RefCell;
use std::sync::Arc;

use fluent::{FluentArgs, FluentValue};
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::assets::Assets;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, nearest};
use crate::messages::{Formatted, Use};
use crate::route::Route;
use crate::site::Site;

use super::view::phrase_html;

/// Context variables that the functions read; templates have no use for them.
pub(super) const LANGUAGE: &str = "__language";
pub(super) const ROUTE: &str = "__route";

/// The text of the error by which `asset` ends a rendering; its fault waits for a place.
pub(super) const MISSING_ASSET: &str = "missing asset";

thread_local! {
    /// Faults of messages in the page that this thread is rendering. Tera's errors carry only a
    /// text and end the rendering; through here every missing message of a page is reported, with
    /// its own place. Filled and emptied within [`collect_faults`].
    static FAULTS: RefCell<Vec<Diagnostic>> = const { RefCell::new(Vec::new()) };
}

/// Runs `render` and hands over the faults that functions found on the way.
pub(super) fn collect_faults<T>(render: impl FnOnce() -> T) -> (T, Vec<Diagnostic>) {
    // A component is rendered while its page waits: the page's faults are put aside.
    let outer = FAULTS.take();
    let result = render();
    (result, FAULTS.replace(outer))
}

pub(super) fn register(tera: &mut Tera, site: &Arc<Site>, assets: &Arc<Assets>) {
    let context = Arc::clone(site);
    tera.register_function("t", move |kwargs: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        let html = message(&context, &kwargs, state, Use::Text)?
            .map(|(found, language)| {
                phrase_html(&found.text, found.locale, &context.language(language).locale)
            })
            .unwrap_or_default();
        Ok(Value::safe_string(&html))
    });
    let context = Arc::clone(site);
    tera.register_function("text", move |kwargs: Kwargs, state: &State<'_>| -> TeraResult<Value> {
        let found = message(&context, &kwargs, state, Use::Plain)?;
        Ok(Value::normal_string(&found.map_or_else(String::new, |(found, _)| found.text)))
    });
    let assets = Arc::clone(assets);
    tera.register_function("asset", move |kwargs: Kwargs, state: &State<'_>| {
        let path = kwargs.must_get::<&str>("path")?;
        let Some(asset) = assets.theme(path) else {
            let near = nearest(path, assets.theme_names());
            let fault =
                Diagnostic::new(Code::AssetMissing, format!("the theme has no asset `{path}`"));
            FAULTS.with_borrow_mut(|faults| {
                faults.push(fault.help(match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => "put it into the theme's `assets/`".to_owned(),
                }));
            });
            // Ends the rendering with the place of the call, which only Tera knows.
            return Err(Error::message(MISSING_ASSET));
        };
        TeraResult::Ok(Value::normal_string(&here(state)?.to(&asset.route)))
    });
}

fn here(state: &State<'_>) -> TeraResult<Route> {
    Ok(Route::new(state.get::<String>(ROUTE)?.unwrap_or_default()))
}

/// The message that a call asks for; a fault is put aside, so that the page goes on.
fn message<'s>(
    site: &'s Site,
    kwargs: &Kwargs,
    state: &State<'_>,
    purpose: Use,
) -> TeraResult<Option<(Formatted<'s>, LanguageId)>> {
    let id = kwargs.must_get::<&str>("id")?;
    let index = state.get::<usize>(LANGUAGE)?.unwrap_or_default();
    let Some((language, _)) = site.config.languages().nth(index) else {
        return Err(Error::message("a message outside a page"));
    };
    let mut arguments = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "id" {
            continue;
        }
        let value = match value.as_i64() {
            Some(number) => FluentValue::from(number),
            None => FluentValue::from(value.to_string()),
        };
        arguments.set(name.to_owned(), value);
    }
    match site.messages.format(&site.config, language, id, &arguments, purpose) {
        Ok(found) => Ok(Some((found, language))),
        Err(fault) => {
            FAULTS.with_borrow_mut(|faults| faults.extend(fault.map(|fault| *fault)));
            Ok(None)
        }
    }
}
