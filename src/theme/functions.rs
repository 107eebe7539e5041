//! What templates may call: pure functions of the site, the reader's language and the page.
//!
//! The handbook's list of them is made of this source: names, arguments that are taken from
//! `kwargs`, and the first sentence of each comment.

use std::cell::RefCell;
use std::sync::{Arc, PoisonError, RwLock};

use fluent::{FluentArgs, FluentValue};
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use tera::value::Key;
use tera::{Error, Kwargs, State, Tera, TeraResult, Value};

use crate::assets::{Asset, Assets, Fonts};
use crate::config::LanguageId;
use crate::diag::Diagnostic;
use crate::locale::isolated;
use crate::messages::{Formatted, Use};
use crate::route::Route;
use crate::site::Site;

use super::policy;
use super::view::phrase_html;

/// The text of the error by which `asset` ends a rendering; its fault waits for a place.
pub(super) const MISSING_ASSET: &str = "missing asset";

/// Where and for whom a template is rendered.
#[derive(Debug)]
pub struct RenderContext {
    /// The site, for its messages.
    pub site: Arc<Site>,
    /// Names of the theme's files.
    pub assets: Arc<Assets>,
    /// Names of its fonts' style sheets.
    pub fonts: Arc<Fonts>,
    /// Messages that were wanted before.
    pub wordings: Arc<Wordings>,
    /// The reader's language.
    pub language: LanguageId,
    /// The page.
    pub route: Route,
}

thread_local! {
    /// What this thread is rendering, and faults of messages in it. Tera's functions are part of
    /// the compiled templates, which outlive a page and a site, and its errors carry only a text
    /// and end the rendering; through here functions know their page, and every missing message of
    /// it is reported with its own place. Filled and emptied within [`play`].
    static STAGE: RefCell<Option<(RenderContext, Vec<Diagnostic>)>> = const { RefCell::new(None) };
}

/// Runs `render` in `render_context` and hands over the faults that functions found on the way.
pub(super) fn with_context<T>(
    render_context: RenderContext,
    render: impl FnOnce() -> T,
) -> (T, Vec<Diagnostic>) {
    // A component is rendered while its page waits: the page's scene is put aside.
    let outer = STAGE.replace(Some((render_context, Vec::new())));
    let result = render();
    let faults = STAGE.replace(outer).map(|(_, faults)| faults);
    (result, faults.unwrap_or_default())
}

/// Runs a function in the scene of this thread.
fn in_render<T>(
    run: impl FnOnce(&RenderContext, &mut Vec<Diagnostic>) -> TeraResult<T>,
) -> TeraResult<T> {
    STAGE.with_borrow_mut(|stage| match stage {
        Some((render_context, faults)) => run(render_context, faults),
        None => Err(Error::message("a function outside a page")),
    })
}

pub(super) fn register(tera: &mut Tera) {
    tera.register_function("t", t);
    tera.register_function("text", text);
    tera.register_function("asset", asset);
    tera.register_function("icon", icon);
    tera.register_function("font", font);
    tera.register_function("policy", policy);
}

/// A message as HTML, marked with its language where that is not the page's.
fn t(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|render_context, faults| {
        let locale = &render_context.site.language(render_context.language).locale;
        worded(render_context, &kwargs, Use::Text, faults, |found| {
            let html = found.map(|found| phrase_html(&found.text, found.locale, locale));
            Value::safe_string(&html.unwrap_or_default())
        })
    })
}

/// A message as text alone, for attributes and titles.
fn text(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|render_context, faults| {
        let around = render_context.site.language(render_context.language).locale.direction();
        worded(render_context, &kwargs, Use::Plain, faults, |found| {
            let text = found
                .map(|found| isolated(&found.text, found.locale.direction(), around).into_owned());
            Value::normal_string(&text.unwrap_or_default())
        })
    })
}

/// The address of a file in the theme's `assets/`, relative to the page; with `optional=true` empty
/// where there is none.
fn asset(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|render_context, faults| {
        let path = kwargs.must_get::<&str>("path")?;
        let optional = kwargs.get::<bool>("optional")?.unwrap_or_default();
        let address = |asset: &Asset| Value::normal_string(&render_context.route.to(&asset.route));
        if optional {
            let found = render_context.assets.optional(path);
            return Ok(found.map_or_else(|| Value::normal_string(""), address));
        }
        match render_context.assets.theme(path) {
            Ok(asset) => Ok(address(asset)),
            Err(fault) => {
                faults.push(*fault);
                // Ends the rendering with the place of the call, which only Tera knows.
                Err(Error::message(MISSING_ASSET))
            }
        }
    })
}

/// A pictogram as HTML; empty where the theme has none at all.
fn icon(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|render_context, faults| {
        let name = kwargs.must_get::<&str>("name")?;
        match render_context.assets.icon(name, &render_context.route) {
            Ok(html) => Ok(Value::safe_string(&html)),
            Err(fault) => {
                faults.push(*fault);
                Err(Error::message(MISSING_ASSET))
            }
        }
    })
}

/// The address of the style sheet with the font of the page's language; empty where it has none.
fn font(_: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|render_context, _| {
        let sheet = render_context.fonts.sheet(render_context.language);
        let address = sheet.map_or_else(String::new, |sheet| render_context.route.to(sheet));
        Ok(Value::normal_string(&address))
    })
}

/// The Content-Security-Policy of pages.
fn policy(_: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    // Holds nothing that an attribute would want escaped.
    Ok(Value::safe_string(policy::PAGE))
}

/// What `make` makes of the message that a call asks for; without variables it is the same on all
/// pages of a language.
fn worded(
    render_context: &RenderContext,
    kwargs: &Kwargs,
    purpose: Use,
    faults: &mut Vec<Diagnostic>,
    make: impl FnOnce(Option<Formatted<'_>>) -> Value,
) -> TeraResult<Value> {
    let id = kwargs.must_get::<&str>("id")?;
    let known = render_context.wordings.of(render_context.language, purpose);
    let known = known.filter(|_| kwargs.iter().nth(1).is_none());
    if let Some(known) = known
        && let Some(value) = known.read().unwrap_or_else(PoisonError::into_inner).get(id)
    {
        return Ok(value.clone());
    }
    let found = message(render_context, id, kwargs, purpose, faults)?;
    let is_found = found.is_some();
    let value = make(found);
    if let Some(known) = known.filter(|_| is_found) {
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        known.insert(id.to_owned(), value.clone());
    }
    Ok(value)
}

/// Messages without variables, as functions give them to templates: each is formatted once for a
/// language.
#[derive(Debug)]
pub struct Wordings(Vec<[Wording; 2]>);

/// By id.
type Wording = RwLock<FxHashMap<String, Value>>;

impl Wordings {
    /// None yet, for so many languages.
    pub fn new(languages: usize) -> Self {
        Self((0..languages).map(|_| Default::default()).collect())
    }

    fn of(&self, language: LanguageId, purpose: Use) -> Option<&Wording> {
        let [text, plain] = self.0.get(language.index())?;
        Some(match purpose {
            Use::Text => text,
            Use::Plain => plain,
        })
    }
}

/// The message that a call asks for; a fault is put aside, so that the page goes on.
fn message<'s>(
    render_context: &'s RenderContext,
    id: &str,
    kwargs: &Kwargs,
    purpose: Use,
    faults: &mut Vec<Diagnostic>,
) -> TeraResult<Option<Formatted<'s>>> {
    let RenderContext { site, language, .. } = render_context;
    let mut arguments = FluentArgs::new();
    for (name, value) in kwargs.iter() {
        let name = name.as_str().unwrap_or_default();
        if name == "id" {
            continue;
        }
        let value = match (value.as_i64(), day(value)) {
            (Some(number), _) => FluentValue::from(number),
            (_, Some(day)) => site.messages.format_of(&site.config, *language, id).date(day).into(),
            _ => FluentValue::from(value.to_string()),
        };
        arguments.set(name.to_owned(), value);
    }
    match site.messages.format(&site.config, *language, id, &arguments, purpose) {
        Ok(found) => Ok(Some(found)),
        Err(report) => {
            faults.extend(report.fault());
            Ok(None)
        }
    }
}

/// The day that a [`view::Day`](super::view::Day) is.
fn day(value: &Value) -> Option<Date> {
    value.as_map()?.get(&Key::Str("iso"))?.as_str()?.parse().ok()
}
