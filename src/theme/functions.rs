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

use crate::assets::{Assets, Fonts};
use crate::config::LanguageId;
use crate::diag::Diagnostic;
use crate::locale::isolated;
use crate::messages::{Formatted, Use};
use crate::route::Route;
use crate::site::Site;

use super::policy;
use super::shape::{Shape, hole, hole_in};
use super::view::phrase_html;

/// The text of the error by which `asset` ends a rendering; its fault waits for a place.
pub(super) const MISSING_ASSET: &str = "missing asset";

/// Where and for whom a template is rendered.
#[derive(Clone, Debug)]
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

/// A call whose answer is another on each page.
#[derive(Debug)]
pub(super) enum Call {
    /// The address of what lies there.
    Address(Route),
    /// A pictogram by its name.
    Icon(Argument),
    /// A message by its id.
    Message(Use, String, Vec<(String, Argument)>),
}

/// What a call is given.
#[derive(Clone, Debug)]
pub(super) enum Argument {
    /// The same number on all pages of a shape.
    Number(i64),
    /// The same words on all pages.
    Constant(String),
    /// Words of the page, by their number in its [`Shape`].
    Words(usize),
    /// A day, by the number of the words that it is for programs.
    Day(usize),
}

/// What this thread is rendering.
struct Stage {
    render_context: RenderContext,
    /// What functions found on the way.
    faults: Vec<Diagnostic>,
    /// While a page is drawn [with holes](super::shape::with_holes): the number of the next one,
    /// and the calls that each make one.
    calls: Option<(usize, Vec<Call>)>,
}

impl Stage {
    /// What stands in the place of the answer to a call, where the page is drawn with holes.
    fn hole(&mut self, call: impl FnOnce() -> Call) -> Option<String> {
        let (next, calls) = self.calls.as_mut()?;
        calls.push(call());
        *next += 1;
        Some(hole(*next - 1))
    }

    /// The number of the hole that `text` is; none where the page is drawn without any.
    fn hole_in(&self, text: &str) -> Option<usize> {
        self.calls.as_ref().and_then(|_| hole_in(text))
    }
}

thread_local! {
    /// Tera's functions are part of the compiled templates, which outlive a page and a site, and
    /// its errors carry only a text and end the rendering; through here functions know their page,
    /// and every missing message of it is reported with its own place. Filled and emptied within
    /// [`play`].
    static STAGE: RefCell<Option<Stage>> = const { RefCell::new(None) };
}

/// Runs `render` in `render_context` and hands over the faults that functions found on the way.
pub(super) fn with_context<T>(
    render_context: RenderContext,
    render: impl FnOnce() -> T,
) -> (T, Vec<Diagnostic>) {
    let stage = Stage { render_context, faults: Vec::new(), calls: None };
    let (result, stage) = play(stage, render);
    (result, stage.map_or_else(Vec::new, |stage| stage.faults))
}

/// Runs `render` with holes, of which the view has so many, and hands over the calls that have made
/// the others.
pub(super) fn with_holes<T>(
    render_context: RenderContext,
    holes: usize,
    render: impl FnOnce() -> T,
) -> (T, Vec<Call>) {
    let stage = Stage { render_context, faults: Vec::new(), calls: Some((holes, Vec::new())) };
    let (result, stage) = play(stage, render);
    (result, stage.and_then(|stage| stage.calls).map_or_else(Vec::new, |(_, calls)| calls))
}

fn play<T>(stage: Stage, render: impl FnOnce() -> T) -> (T, Option<Stage>) {
    // A component is rendered while its page waits: the page's scene is put aside.
    let outer = STAGE.replace(Some(stage));
    let result = render();
    (result, STAGE.replace(outer))
}

/// Runs a function in the scene of this thread.
fn in_render<T>(run: impl FnOnce(&mut Stage) -> TeraResult<T>) -> TeraResult<T> {
    STAGE.with_borrow_mut(|stage| match stage {
        Some(stage) => run(stage),
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
    worded(&kwargs, Use::Text)
}

/// A message as text alone, for attributes and titles.
fn text(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    worded(&kwargs, Use::Plain)
}

/// The address of a file in the theme's `assets/`, relative to the page; with `optional=true` empty
/// where there is none.
fn asset(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|stage| {
        let path = kwargs.must_get::<&str>("path")?;
        let optional = kwargs.get::<bool>("optional")?.unwrap_or_default();
        let assets = Arc::clone(&stage.render_context.assets);
        if optional {
            return Ok(address(stage, assets.optional(path).map(|asset| &asset.route)));
        }
        match assets.theme(path) {
            Ok(asset) => Ok(address(stage, Some(&asset.route))),
            Err(fault) => {
                stage.faults.push(*fault);
                // Ends the rendering with the place of the call, which only Tera knows.
                Err(Error::message(MISSING_ASSET))
            }
        }
    })
}

fn address(stage: &mut Stage, to: Option<&Route>) -> Value {
    let Some(to) = to else { return Value::normal_string("") };
    let hole = stage.hole(|| Call::Address(to.clone()));
    Value::normal_string(&hole.unwrap_or_else(|| stage.render_context.route.to(to)))
}

/// A pictogram as HTML; empty where the theme has none at all.
fn icon(kwargs: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|stage| {
        let name = kwargs.must_get::<&str>("name")?;
        let number = stage.hole_in(name);
        if let Some(hole) = number.and_then(|at| stage.hole(|| Call::Icon(Argument::Words(at)))) {
            return Ok(Value::safe_string(&hole));
        }
        match stage.render_context.assets.icon(name, &stage.render_context.route) {
            Ok(html) if html.is_empty() => Ok(Value::safe_string("")),
            Ok(html) => {
                let hole = stage.hole(|| Call::Icon(Argument::Constant(name.to_owned())));
                Ok(Value::safe_string(&hole.unwrap_or(html)))
            }
            Err(fault) => {
                stage.faults.push(*fault);
                Err(Error::message(MISSING_ASSET))
            }
        }
    })
}

/// The address of the style sheet with the font of the page's language; empty where it has none.
fn font(_: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    in_render(|stage| {
        let fonts = Arc::clone(&stage.render_context.fonts);
        Ok(address(stage, fonts.sheet(stage.render_context.language)))
    })
}

/// The Content-Security-Policy of pages.
fn policy(_: Kwargs, _: &State<'_>) -> TeraResult<Value> {
    // Holds nothing that an attribute would want escaped.
    Ok(Value::safe_string(policy::PAGE))
}

/// The message that a call asks for; without variables it is the same on all pages of a language.
/// A fault is put aside, so that the page goes on.
fn worded(kwargs: &Kwargs, purpose: Use) -> TeraResult<Value> {
    let value = |words: &str| match purpose {
        Use::Text => Value::safe_string(words),
        Use::Plain => Value::normal_string(words),
    };
    in_render(|stage| {
        let id = kwargs.must_get::<&str>("id")?;
        let wordings = Arc::clone(&stage.render_context.wordings);
        let known = wordings.of(stage.render_context.language, purpose);
        let known = known.filter(|_| kwargs.iter().nth(1).is_none());
        if let Some(known) = known
            && let Some(value) = known.read().unwrap_or_else(PoisonError::into_inner).get(id)
        {
            return Ok(value.clone());
        }
        let arguments = arguments(stage, id, kwargs);
        let is_of_page = |of: &Argument| matches!(of, Argument::Words(_) | Argument::Day(_));
        if arguments.iter().any(|(_, argument)| is_of_page(argument))
            && let Some(hole) =
                stage.hole(|| Call::Message(purpose, id.to_owned(), arguments.clone()))
        {
            return Ok(value(&hole));
        }
        let Stage { render_context, faults, .. } = stage;
        let Some(words) = message(render_context, purpose, id, &arguments, None, faults) else {
            return Ok(value(""));
        };
        let value = value(&words);
        if let Some(known) = known {
            let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
            known.insert(id.to_owned(), value.clone());
        }
        Ok(value)
    })
}

/// What a call gives the message `id`.
fn arguments(stage: &Stage, id: &str, kwargs: &Kwargs) -> Vec<(String, Argument)> {
    let given = kwargs.iter().filter_map(|(name, value)| {
        let name = name.as_str().filter(|name| *name != "id")?;
        let iso = value.as_map().and_then(|map| map.get(&Key::Str("iso"))?.as_str());
        let argument = if let Some(number) = value.as_i64() {
            Argument::Number(number)
        } else if let Some(number) = iso.and_then(|iso| stage.hole_in(iso)) {
            Argument::Day(number)
        } else if let Some(day) = iso.and_then(|iso| day(&stage.render_context, id, iso)) {
            Argument::Constant(day)
        } else if let Some(number) = value.as_str().and_then(|text| stage.hole_in(text)) {
            Argument::Words(number)
        } else {
            Argument::Constant(value.to_string())
        };
        Some((name.to_owned(), argument))
    });
    given.collect()
}

/// The [`view::Day`](super::view::Day) that is `iso` for programs, as the sentence of `id` has it.
fn day(render_context: &RenderContext, id: &str, iso: &str) -> Option<String> {
    let day: Date = iso.parse().ok()?;
    let RenderContext { site, language, .. } = render_context;
    Some(site.messages.format_of(&site.config, *language, id).date(day))
}

/// The words of a message, for running text as HTML; none with a fault, or where words of the page
/// are wanted that `shape` does not have.
fn message(
    render_context: &RenderContext,
    purpose: Use,
    id: &str,
    arguments: &[(String, Argument)],
    shape: Option<&Shape>,
    faults: &mut Vec<Diagnostic>,
) -> Option<String> {
    let RenderContext { site, language, .. } = render_context;
    let mut values = FluentArgs::new();
    for (name, argument) in arguments {
        let value: FluentValue<'_> = match argument {
            Argument::Number(number) => (*number).into(),
            Argument::Constant(words) => words.as_str().into(),
            Argument::Words(number) => shape?.text(*number)?.into(),
            Argument::Day(number) => day(render_context, id, shape?.text(*number)?)?.into(),
        };
        values.set(name.as_str(), value);
    }
    let page = &site.language(*language).locale;
    match site.messages.format(&site.config, *language, id, &values, purpose) {
        Ok(Formatted { text, locale }) => Some(match purpose {
            Use::Text => phrase_html(&text, locale, page),
            Use::Plain => isolated(&text, locale.direction(), page.direction()).into_owned(),
        }),
        Err(report) => {
            faults.extend(report.fault());
            None
        }
    }
}

/// The answer to a call on a page of this `shape`; none where Tera must say why there is none.
pub(super) fn answer(call: &Call, render_context: &RenderContext, shape: &Shape) -> Option<String> {
    match call {
        Call::Address(to) => Some(render_context.route.to(to)),
        Call::Icon(name) => {
            let name = match name {
                Argument::Constant(name) => name,
                Argument::Words(number) => shape.text(*number)?,
                Argument::Number(_) | Argument::Day(_) => return None,
            };
            render_context.assets.icon(name, &render_context.route).ok()
        }
        Call::Message(purpose, id, arguments) => {
            message(render_context, *purpose, id, arguments, Some(shape), &mut Vec::new())
        }
    }
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
