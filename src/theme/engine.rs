//! Templates, compiled once, with their faults as diagnostics.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use tera::{Context, ErrorKind, ReportError, Tera};

use super::escape::escape;
use super::functions::{self, RenderContext};
use super::remote;
use super::shape::{self, Shape};
use super::skeleton::{Next, Skeleton, Skeletons};
use super::view::{Component, View};
use super::walk::Compared;
use crate::diag::{Code, Diagnostic, Sink, Source, nearest};
use crate::plan::Failure;
use crate::site::Theme;
use crate::world::embedded;

const SYNTAX: &str = "mend the template; the syntax is Tera's (https://keats.github.io/tera/)";

/// Room for a page, so that its bytes need not be moved while they become more.
const ROOM: usize = 1 << 14;

/// Compiled templates of a site's theme.
pub struct Engine {
    tera: Tera,
    sources: BTreeMap<String, Arc<Source>>,
    /// Whether a template was left out because of a fault that is reported already.
    incomplete: bool,
    /// How addresses of other hosts begin that are reported already.
    remote: Vec<String>,
    /// The built-in templates, where all of them are as they are, and the words that they compare
    /// others with: they do nothing else with words but print them.
    builtin: Option<(Vec<&'static str>, Compared)>,
}

impl Engine {
    /// Compiles the templates of a theme. Faults of all templates are reported.
    pub fn new(theme: &Theme, sink: &mut Sink) -> Self {
        let mut sources = BTreeMap::new();
        for (path, file) in theme {
            if let Some(name) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(&file.bytes);
                sources.insert(name.to_owned(), Source::new(&*file.path, text));
            }
        }
        let (remote, builtin) = (Vec::new(), builtin(&sources));
        let mut engine = Self { tera: Tera::new(), sources, incomplete: false, remote, builtin };
        engine.tera.autoescape_on(vec![".html"]);
        engine.tera.set_escape_fn(escape);
        functions::register(&mut engine.tera);
        engine.compile(sink);
        engine.check_addresses(sink);
        engine
    }

    /// Reports what is written in templates and lies on another host.
    fn check_addresses(&mut self, sink: &mut Sink) {
        let mut found = Sink::default();
        for source in self.sources.values() {
            remote::check(source, &mut found);
        }
        let found = found.into_vec();
        let places = found.iter().filter_map(|fault| fault.span.as_ref());
        // Up to what is put in for each page.
        let begin = |text: &str| text.split('{').next().unwrap_or_default().to_owned();
        self.remote = places.map(|place| begin(place.text())).collect();
        sink.extend(found);
    }

    /// Faults of addresses in `html` that `template` made of data.
    fn made_addresses(&self, template: &str, html: &str) -> Vec<Diagnostic> {
        let known = |address: &str| self.remote.iter().any(|begin| address.starts_with(begin));
        let found = remote::made(html).filter(|(address, _)| !known(address));
        found
            .filter_map(|(_, fault)| Some(fault.at(self.sources.get(template)?.span(0..0))))
            .collect()
    }

    /// Adds all templates; each one that fails is reported and left out, until the rest stands.
    fn compile(&mut self, sink: &mut Sink) {
        let mut left: BTreeMap<&String, &Arc<Source>> = self.sources.iter().collect();
        loop {
            let batch = left.iter().map(|(name, source)| (name.as_str(), source.text()));
            let batch: Vec<_> = batch.collect();
            let Err(error) = self.tera.add_raw_templates(batch) else { break };
            self.incomplete = true;
            let mut faulty = Vec::new();
            match error.kind() {
                ErrorKind::MissingParent { current, parent } => {
                    faulty.push(current.clone());
                    // A parent that was left out has been reported; this one is not to blame.
                    if !self.sources.contains_key(parent) {
                        sink.push(self.fault(&error, Code::ThemeSyntax));
                    }
                }
                ErrorKind::Msg(text) => {
                    for (fault, name) in self.references(text) {
                        sink.push(fault);
                        faulty.push(name);
                    }
                }
                kind => {
                    faulty.push(template(kind).to_owned());
                    sink.push(self.fault(&error, Code::ThemeSyntax));
                }
            }
            let before = left.len();
            left.retain(|name, _| !faulty.contains(name));
            if left.len() == before {
                // Not the fault of one template; without the rest there is nothing to try.
                sink.push(self.fault(&error, Code::ThemeSyntax));
                break;
            }
        }
    }

    /// Whether the theme has this template.
    pub fn has_template(&self, name: &str) -> bool {
        self.sources.contains_key(name)
    }

    /// Whether there is a template for this component.
    pub fn has_component(&self, name: &str) -> bool {
        self.has_template(&component(name))
    }

    /// The component whose name is nearest to `name`; there is also one that is no template.
    pub fn nearest_component<'a>(&'a self, name: &str, other: &'a str) -> Option<&'a str> {
        let names = self.sources.keys();
        let names = names.filter_map(|n| n.strip_prefix("components/")?.strip_suffix(".html"));
        nearest(name, names.chain([other]))
    }

    /// Renders `template` for a page.
    ///
    /// # Errors
    ///
    /// The faults of the template, and of what it asked for.
    pub fn render<V: View>(
        &self,
        template: &str,
        render_context: RenderContext,
        skeletons: &Skeletons,
        view: &V,
    ) -> Result<Vec<u8>, Failure> {
        debug_assert!(
            V::TEMPLATES.iter().any(|known| match known.strip_suffix("*.html") {
                Some(folder) => template.starts_with(folder),
                None => *known == template,
            }),
            "`{template}` sees another view"
        );
        let language = render_context.language;
        let compared = self.compared(template);
        let shape = compared.and_then(|known| Shape::of(template, language, view, known));
        let next = shape.as_ref().map_or(Next::Draw, |shape| skeletons.next(&shape.bytes));
        if let (Some(shape), Next::Fill(skeleton)) = (&shape, &next)
            && let Some(html) = skeleton.fill(shape, &render_context)
        {
            let faults = self.made_addresses(template, &text(&html));
            let filled = if faults.is_empty() { Ok(html) } else { Err(faults.into()) };
            debug_assert_eq!(
                self.draw_alone(template, render_context, view),
                filled,
                "`{template}` does more with words than printing them"
            );
            return filled;
        }
        let html = self.draw_alone(template, render_context.clone(), view)?;
        if let (Some(shape), Next::DrawBoth) = (shape, next) {
            let skeleton = self.skeleton(template, &render_context, view).filter(|skeleton| {
                skeleton.fill(&shape, &render_context).is_some_and(|filled| filled == html)
            });
            skeletons.note(shape.bytes, skeleton);
        }
        Ok(html)
    }

    /// Renders a component.
    ///
    /// # Errors
    ///
    /// As of [`render`](Self::render).
    pub fn render_component(
        &self,
        name: &str,
        render_context: RenderContext,
        skeletons: &Skeletons,
        view: &Component,
    ) -> Result<String, Failure> {
        let html = self.render(&component(name), render_context, skeletons, view)?;
        Ok(text(&html).into_owned())
    }

    /// What a built-in template compares words with; none for others.
    fn compared(&self, template: &str) -> Option<&Compared> {
        let (names, compared) = self.builtin.as_ref()?;
        names.contains(&template).then_some(compared)
    }

    /// What pages of the shape of `view` have in common.
    fn skeleton<V: View>(
        &self,
        template: &str,
        render_context: &RenderContext,
        view: &V,
    ) -> Option<Skeleton> {
        let (view, words) = shape::with_holes(view, self.compared(template)?)?;
        let mut context = Context::new();
        for (name, value) in view.into_map()? {
            context.insert_value(name.as_str()?.to_owned(), value);
        }
        let mut html = Vec::with_capacity(ROOM);
        let (rendered, calls) = functions::with_holes(render_context.clone(), words, || {
            self.tera.render_to(template, &context, &mut html)
        });
        rendered.ok().and_then(|()| Skeleton::read(&html, words, calls))
    }

    /// Draws one page with nothing from another.
    fn draw_alone<V: View>(
        &self,
        template: &str,
        render_context: RenderContext,
        view: &V,
    ) -> Result<Vec<u8>, Failure> {
        let context = Context::from_serialize(view)
            .map_err(|error| Failure::Faults(vec![self.fault(&error, Code::ThemeRender)]))?;
        let mut html = Vec::with_capacity(ROOM);
        let (rendered, mut faults) = functions::with_context(render_context, || {
            self.tera.render_to(template, &context, &mut html)
        });
        match rendered {
            Ok(()) => {
                faults.extend(self.made_addresses(template, &text(&html)));
                if faults.is_empty() { Ok(html) } else { Err(faults.into()) }
            }
            Err(error) => {
                let mut fault = self.fault(&error, Code::ThemeRender);
                match faults.last_mut().filter(|last| last.span.is_none()) {
                    Some(asset) if fault.message.contains(functions::MISSING_ASSET) => {
                        asset.span = fault.span.take();
                    }
                    // What a template with a reported fault would have drawn.
                    _ if self.incomplete
                        && matches!(error.kind(), ErrorKind::TemplateNotFound(_)) => {}
                    _ => faults.push(fault),
                }
                Err(faults.into())
            }
        }
    }

    fn fault(&self, error: &tera::Error, code: Code) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        let message =
            report.map_or_else(|| error.to_string(), |report| report.message().to_owned());
        let help = if code == Code::ThemeSyntax {
            SYNTAX
        } else {
            "use only what the page's view has, or test it first: `{% if name is defined %}`"
        };
        let fault = Diagnostic::new(code, worded(&message)).help(help);
        let whole = || Some(self.sources.get(template(error.kind()))?.span(0..0));
        match report.and_then(|report| self.place(report)).or_else(whole) {
            Some(span) => fault.at(span),
            None => fault,
        }
    }

    /// Filters, functions, tests and templates that do not exist. Tera gives these as one text, a
    /// block for each: `error: …`, then `--> template:line:column`.
    fn references(&self, text: &str) -> Vec<(Diagnostic, String)> {
        let blocks = text.split("error: ").skip(1);
        blocks
            .filter_map(|block| {
                let (message, rest) = block.split_once('\n')?;
                let mut place =
                    rest.lines().next()?.trim_start_matches([' ', '-', '>']).rsplitn(3, ':');
                let column: usize = place.next()?.parse().ok()?;
                let line = place.next()?.parse().ok()?;
                let name = place.next()?;
                let source = self.sources.get(name)?;
                let at = source.offset(line, column.saturating_sub(1));
                let fault = Diagnostic::new(Code::ThemeSyntax, worded(message)).help(SYNTAX);
                Some((fault.at(source.span(at..at)), name.to_owned()))
            })
            .collect()
    }

    fn place(&self, report: &ReportError) -> Option<crate::diag::Span> {
        let source = self.sources.get(report.filename())?;
        let span = report.span();
        let start = source.offset(span.start_line, span.start_col);
        Some(source.span(start..source.offset(span.end_line, span.end_col).max(start)))
    }
}

impl std::fmt::Debug for Engine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.sources.keys()).finish()
    }
}

/// What was rendered is text, as all that it is made of.
fn text(html: &[u8]) -> Cow<'_, str> {
    simdutf8::basic::from_utf8(html).map_or_else(|_| String::from_utf8_lossy(html), Cow::Borrowed)
}

/// The names of all built-in templates, and what they compare words with; none where one of them is
/// another in `sources`.
fn builtin(sources: &BTreeMap<String, Arc<Source>>) -> Option<(Vec<&'static str>, Compared)> {
    let mut names = Vec::new();
    let mut compared = Vec::new();
    for (path, text) in embedded::theme() {
        let Some(name) = path.strip_prefix("templates/") else { continue };
        let text = sources.get(name).filter(|source| source.text().as_bytes() == text)?.text();
        names.push(name);
        compared.extend(shape::compared(text));
    }
    Some((names, compared.into_iter().collect()))
}

fn component(name: &str) -> String {
    format!("components/{name}.html")
}

/// The template that an error is about, where it names one.
fn template(kind: &ErrorKind) -> &str {
    match kind {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report.filename(),
        ErrorKind::MissingParent { current, .. } => current,
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => tpl,
        _ => "",
    }
}

/// A message of Tera as ours are worded: it begins in lower case and ends without a full stop.
fn worded(text: &str) -> String {
    let mut chars = text.trim_end_matches('.').chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::ThemeFile;

    #[test]
    fn the_built_in_templates_are_known_beside_others() {
        let file = |path: &str, text: &[u8]| {
            let bytes = text.into();
            (path.to_owned(), ThemeFile { path: path.into(), bytes })
        };
        let mut theme: Theme =
            embedded::theme().into_iter().map(|(path, text)| file(path, text)).collect();
        theme.extend([file("templates/components/mine.html", b"{{ a == \"b\" }}")]);
        let known = |theme: &Theme, template: &str| {
            Engine::new(theme, &mut Sink::default()).compared(template).is_some()
        };
        assert!(known(&theme, "guide.html") && known(&theme, "components/contact.html"));
        assert!(!known(&theme, "components/mine.html"));
        theme.extend([file("templates/trail.html", b"")]);
        assert!(!known(&theme, "guide.html"));
    }
}
