//! Templates, compiled once, with their faults as diagnostics.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera};

use super::functions;
use crate::assets::Assets;
use crate::config::LanguageId;
use crate::diag::{Code, Diagnostic, Sink, Source, nearest};
use crate::plan::Failure;
use crate::route::Route;
use crate::site::Site;

/// Templates that a theme cannot do without.
const NEEDED: [&str; 7] = [
    "404.html",
    "guide.html",
    "home.html",
    "languages.html",
    "neutral.html",
    "redirect.html",
    "section.html",
];

/// Compiled templates of a site's theme.
pub struct Engine {
    tera: Tera,
    sources: BTreeMap<String, Arc<Source>>,
    /// Whether a template was left out because of a fault that is reported already.
    incomplete: bool,
}

impl Engine {
    /// Compiles the templates of `site`. Faults of all templates are reported.
    pub fn new(site: &Arc<Site>, assets: &Arc<Assets>, sink: &mut Sink) -> Self {
        let mut sources = BTreeMap::new();
        for (path, file) in &site.theme {
            if let Some(name) = path.strip_prefix("templates/") {
                let text = String::from_utf8_lossy(&file.bytes);
                sources.insert(name.to_owned(), Source::new(file.path.as_str(), text));
            }
        }
        let mut engine = Self { tera: Tera::new(), sources, incomplete: false };
        engine.tera.autoescape_on(vec![".html"]);
        functions::register(&mut engine.tera, site, assets);
        engine.compile(sink);
        engine
    }

    /// Adds all templates; each one that fails is reported and left out, until the rest stands.
    fn compile(&mut self, sink: &mut Sink) {
        let mut left: BTreeMap<&String, &Arc<Source>> = self.sources.iter().collect();
        loop {
            let batch = left.iter().map(|(name, source)| (name.as_str(), source.text()));
            let Err(error) = self.tera.add_raw_templates(batch.collect::<Vec<_>>()) else { break };
            let mut fault = self.fault(&error, Code::ThemeSyntax);
            self.incomplete = true;
            let faulty = match error.kind() {
                ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                    report.filename().to_owned()
                }
                ErrorKind::MissingParent { current, .. } => current.clone(),
                ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
                    tpl.clone()
                }
                _ => String::new(),
            };
            if let Some(source) = left.remove(&faulty) {
                fault.span = fault.span.or_else(|| Some(source.span(0..0)));
                sink.push(fault);
            } else {
                // Not the fault of one template; without the rest there is nothing to try.
                sink.push(fault);
                break;
            }
        }
        for name in NEEDED {
            if !self.sources.contains_key(name) {
                self.incomplete = true;
                sink.push(
                    Diagnostic::new(
                        Code::ThemeSyntax,
                        format!("the theme has no template `{name}`"),
                    )
                    .help("take the one of the default theme as a start"),
                );
            }
        }
    }

    /// Whether there is a template for this component.
    pub fn has_component(&self, name: &str) -> bool {
        self.sources.contains_key(&component(name))
    }

    /// The component whose name is nearest to `name`.
    pub fn nearest_component(&self, name: &str) -> Option<&str> {
        let names = self.sources.keys();
        let names = names.filter_map(|n| n.strip_prefix("components/")?.strip_suffix(".html"));
        nearest(name, names)
    }

    /// Renders `template` for a page at `route`, for readers of `language`.
    pub fn render<V: Serialize>(
        &self,
        template: &str,
        language: LanguageId,
        route: &Route,
        view: &V,
    ) -> Result<String, Failure> {
        let mut context = Context::from_serialize(view)
            .map_err(|error| Failure::Faults(vec![self.fault(&error, Code::ThemeRender)]))?;
        context.insert(functions::LANGUAGE, &language.index());
        context.insert(functions::ROUTE, route.as_str());
        let (rendered, mut faults) =
            functions::collect_faults(|| self.tera.render(template, &context));
        match rendered {
            Ok(html) if faults.is_empty() => Ok(html),
            Ok(_) => Err(Failure::Faults(faults)),
            Err(error)
                if self.incomplete && matches!(error.kind(), ErrorKind::TemplateNotFound(_)) =>
            {
                Err(Failure::Faults(faults))
            }
            Err(error) => {
                faults.push(self.fault(&error, Code::ThemeRender));
                Err(Failure::Faults(faults))
            }
        }
    }

    /// Renders a component.
    pub fn render_component<V: Serialize>(
        &self,
        name: &str,
        language: LanguageId,
        route: &Route,
        view: &V,
    ) -> Result<String, Failure> {
        self.render(&component(name), language, route, view)
    }

    fn fault(&self, error: &tera::Error, code: Code) -> Diagnostic {
        let report = match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => Some(report),
            _ => None,
        };
        let message =
            report.map_or_else(|| error.to_string(), |report| report.message().to_owned());
        let help = if code == Code::ThemeSyntax {
            "mend the template; the syntax is Tera's (https://keats.github.io/tera/)"
        } else {
            "use only what the page's view has, or test it first: `{% if name is defined %}`"
        };
        let fault = Diagnostic::new(code, lower_first(&message)).help(help);
        match report.and_then(|report| self.place(report)) {
            Some(span) => fault.at(span),
            None => fault,
        }
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

fn component(name: &str) -> String {
    format!("components/{name}.html")
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}
