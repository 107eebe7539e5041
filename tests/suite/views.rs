//! What templates see and may call, read from the source, as the handbook lists it.

use std::collections::{BTreeMap, BTreeSet};

use syn::visit::{self, Visit};
use syn::{Attribute, Expr, ExprCall, ExprMethodCall, Field, Fields, GenericArgument};
use syn::{Item, ItemFn, Lit, Meta, PathArguments, Type};

use crate::program::{repository, tree};

/// The handbook's tables: functions, what each template sees, and all that these are made of.
pub(crate) fn tables() -> String {
    let models = models();
    let mut made = functions();
    let mut seen = BTreeSet::new();
    let roots = roots();
    for (name, templates) in &roots {
        let Some(Model { about, shape }) = models.get(name) else {
            panic!("`{name}` is a view that does not stand in src/theme/view");
        };
        made.push_str(&format!("\n## {about} {{#{}}}\n\n", name.to_lowercase()));
        let templates: Vec<_> = templates.iter().map(|name| format!("`{name}`")).collect();
        made.push_str(&format!("Templates: {}.\n\n", templates.join(", ")));
        made.push_str(&shape.table(&models, &mut seen));
    }
    let mut tables = BTreeMap::new();
    while let Some(name) = seen.iter().find(|name| !tables.contains_key(*name)).cloned() {
        let Model { about, shape } = &models[&name];
        let table = shape.table(&models, &mut seen);
        let id = name.to_lowercase();
        tables.insert(name.clone(), format!("\n## `{name}` {{#{id}}}\n\n{about}.\n\n{table}"));
    }
    seen.extend(roots.into_iter().map(|(name, _)| name));
    let unseen: Vec<_> = models.keys().filter(|name| !seen.contains(*name)).collect();
    assert!(unseen.is_empty(), "no template sees {unseen:?}");
    made.extend(tables.into_values());
    made
}

/// A type of `src/theme/view`.
struct Model {
    about: String,
    shape: Shape,
}

enum Shape {
    /// Its fields.
    Fields(Vec<Field>),
    /// Words, each with when it is said.
    Words(Vec<(String, String)>),
}

impl Shape {
    /// Its rows; the models that it is made of are added to `seen`.
    fn table(&self, models: &BTreeMap<String, Model>, seen: &mut BTreeSet<String>) -> String {
        match self {
            Self::Fields(fields) => {
                let rows = fields.iter().map(|field| row(field, models, seen)).collect::<String>();
                format!("| value | type | what it is |\n|---|---|---|\n{rows}")
            }
            Self::Words(words) => {
                let rows = words.iter().map(|(word, when)| format!("| `{word}` | {when} |\n"));
                format!("| word | what it is |\n|---|---|\n{}", rows.collect::<String>())
            }
        }
    }
}

fn row(field: &Field, models: &BTreeMap<String, Model>, seen: &mut BTreeSet<String>) -> String {
    let name = field.ident.as_ref().unwrap().to_string();
    let about = about(&field.attrs);
    match serde(&field.attrs).as_deref() {
        None => {
            let kind = kind(&field.ty, name.ends_with("html"), models, seen);
            format!("| `{name}` | {kind} | {about} |\n")
        }
        // Each has a name of its own.
        Some("flatten") => format!("| … | text, number, yes or no, list | {about} |\n"),
        Some(other) => panic!("`{name}`: the page does not know `#[serde({other})]`"),
    }
}

/// A type as an author of templates sees it.
fn kind(
    of: &Type,
    html: bool,
    models: &BTreeMap<String, Model>,
    seen: &mut BTreeSet<String>,
) -> String {
    let path = match of {
        Type::Path(path) => path,
        Type::Reference(reference) => return kind(&reference.elem, html, models, seen),
        _ => panic!("a type that the page does not know"),
    };
    let last = path.path.segments.last().unwrap();
    let mut inner = || match &last.arguments {
        PathArguments::AngleBracketed(arguments) => match &arguments.args[0] {
            GenericArgument::Type(of) => kind(of, html, models, seen),
            _ => panic!("a type that the page does not know"),
        },
        _ => panic!("a type that the page does not know"),
    };
    match last.ident.to_string().as_str() {
        "String" | "str" if html => "HTML".to_owned(),
        "String" | "str" => "text".to_owned(),
        "bool" => "yes or no".to_owned(),
        "i64" | "u8" | "usize" => "number".to_owned(),
        "Option" => format!("{}, may be absent", inner()),
        "Vec" => format!("list of {}", inner()),
        name if models.contains_key(name) => {
            seen.insert(name.to_owned());
            format!("[{name}](#{})", name.to_lowercase())
        }
        name => panic!("`{name}` is seen by templates and does not stand in src/theme/view"),
    }
}

/// All types that templates see.
fn models() -> BTreeMap<String, Model> {
    let mut models = BTreeMap::new();
    for file in sources(|path, _| path.starts_with("theme/view/")) {
        for item in file.items {
            let (name, attributes, shape) = match item {
                Item::Struct(item) => {
                    let Fields::Named(fields) = item.fields else { panic!("{}", item.ident) };
                    (item.ident, item.attrs, Shape::Fields(fields.named.into_iter().collect()))
                }
                Item::Enum(item) => {
                    assert_eq!(serde(&item.attrs).as_deref(), Some("rename_all = \"lowercase\""));
                    let words = item
                        .variants
                        .iter()
                        .map(|word| (word.ident.to_string().to_lowercase(), about(&word.attrs)));
                    let words = words.collect();
                    (item.ident, item.attrs, Shape::Words(words))
                }
                _ => continue,
            };
            let about = about(&attributes);
            models.insert(name.to_string(), Model { about, shape });
        }
    }
    models
}

/// All views, with the templates that see them.
fn roots() -> Vec<(String, Vec<String>)> {
    let mut roots = Vec::new();
    for file in sources(|_, text| text.contains("View for ")) {
        for item in file.items {
            let Item::Impl(item) = item else { continue };
            let of = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
            let (Some(of), Type::Path(name)) = (of, &*item.self_ty) else { continue };
            if of.ident == "View" {
                let mut templates = Words::default();
                templates.visit_item_impl(&item);
                let name = name.path.segments.last().unwrap().ident.to_string();
                roots.push((name, templates.0));
            }
        }
    }
    roots
}

/// All words that are written in a piece of source.
#[derive(Default)]
struct Words(Vec<String>);

impl<'ast> Visit<'ast> for Words {
    fn visit_lit_str(&mut self, word: &'ast syn::LitStr) {
        self.0.push(word.value());
    }
}

/// The table of functions that templates may call.
fn functions() -> String {
    let mut known = BTreeMap::new();
    let mut registered = Registered::default();
    for file in sources(|path, _| path.starts_with("theme/")) {
        registered.visit_file(&file);
        known.extend(file.items.into_iter().filter_map(|item| match item {
            Item::Fn(function) => Some((function.sig.ident.to_string(), function)),
            _ => None,
        }));
    }
    let mut made = "\n## Functions {#functions}\n\n".to_owned();
    made.push_str("| function | arguments | what it gives |\n|---|---|---|\n");
    for (name, function) in registered.0 {
        let mut arguments = Arguments { known: &known, found: Vec::new() };
        arguments.visit_item_fn(&known[&function]);
        if arguments.found.is_empty() {
            arguments.find("none".to_owned());
        }
        let about = about(&known[&function].attrs);
        made.push_str(&format!("| `{name}` | {} | {about} |\n", arguments.found.join("; ")));
    }
    made
}

/// Names that templates call, with the functions that they are.
#[derive(Default)]
struct Registered(Vec<(String, String)>);

impl<'ast> Visit<'ast> for Registered {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        let method = call.method.to_string();
        if method == "register_function" {
            let function = ident(&call.args[1]).unwrap();
            self.0.push((word(&call.args[0]).unwrap(), function));
        } else {
            assert!(!method.starts_with("register_"), "the page does not know `{method}`");
        }
        visit::visit_expr_method_call(self, call);
    }
}

/// What a function, and those that it hands `kwargs` to, take out of these.
struct Arguments<'a> {
    known: &'a BTreeMap<String, ItemFn>,
    found: Vec<String>,
}

impl Arguments<'_> {
    fn find(&mut self, argument: String) {
        if !self.found.contains(&argument) {
            self.found.push(argument);
        }
    }
}

impl<'ast> Visit<'ast> for Arguments<'_> {
    fn visit_expr_method_call(&mut self, call: &'ast ExprMethodCall) {
        if ident(&call.receiver).as_deref() == Some("kwargs") {
            let kind = || match &call.turbofish.as_ref().unwrap().args[0] {
                GenericArgument::Type(of) => {
                    kind(of, false, &BTreeMap::new(), &mut BTreeSet::new())
                }
                _ => panic!("an argument of a type that the page does not know"),
            };
            let name = || word(&call.args[0]).unwrap();
            match call.method.to_string().as_str() {
                "must_get" => self.find(format!("`{}`, {}", name(), kind())),
                "get" => self.find(format!("`{}`, {}, may be left out", name(), kind())),
                "iter" => self.find("any others, the variables of the message".to_owned()),
                other => panic!("the page does not know `kwargs.{other}`"),
            }
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_call(&mut self, call: &'ast ExprCall) {
        visit::visit_expr_call(self, call);
        let handed = call.args.iter().any(|argument| match argument {
            Expr::Reference(reference) => ident(&reference.expr).as_deref() == Some("kwargs"),
            argument => ident(argument).as_deref() == Some("kwargs"),
        });
        let function = ident(&call.func).filter(|_| handed);
        if let Some(function) = function.and_then(|name| self.known.get(&name)) {
            self.visit_item_fn(function);
        }
    }
}

fn ident(of: &Expr) -> Option<String> {
    let Expr::Path(path) = of else { return None };
    path.path.get_ident().map(ToString::to_string)
}

fn word(of: &Expr) -> Option<String> {
    let Expr::Lit(syn::ExprLit { lit: Lit::Str(word), .. }) = of else { return None };
    Some(word.value())
}

/// The files of the source that are `wanted` by their path and text, parsed.
fn sources(wanted: impl Fn(&str, &str) -> bool) -> Vec<syn::File> {
    let mut found = Vec::new();
    for (path, bytes) in tree(&repository().join("src")) {
        let text = String::from_utf8_lossy(&bytes);
        if path.ends_with(".rs") && wanted(&path, &text) {
            found.push(syn::parse_file(&text).unwrap());
        }
    }
    found
}

/// The first sentence of a comment, without its full stop.
fn about(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter(|attribute| attribute.path().is_ident("doc"));
    let lines = lines.filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(line) => word(&line.value),
        _ => None,
    });
    let text = lines.collect::<String>();
    let first = text.split(". ").next().unwrap().trim().trim_end_matches('.');
    assert!(!first.is_empty(), "a comment is missing");
    first.replace('|', "\\|")
}

/// What is said to serde.
fn serde(attributes: &[Attribute]) -> Option<String> {
    let found = attributes.iter().find(|attribute| attribute.path().is_ident("serde"))?;
    let Meta::List(list) = &found.meta else { panic!("an attribute that the page does not know") };
    Some(list.tokens.to_string())
}
