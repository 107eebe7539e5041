//! Fingerprints of inputs: the one rule by which the preview keeps a page, and a build takes a file
//! over from the last output.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::Output;
use super::inputs::{Bodies, Inputs, Minutes, inputs};
use crate::config::LanguageId;
use crate::digest::Digest;
use crate::pages::Context;
use crate::route::Route;
use crate::site::{Site, Target, Text};

/// The fingerprint of what an output is made of beside the shared inputs. With the same shared
/// inputs, the same one means the same bytes, in every build.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Fingerprint {
    /// That of the file whose text it shows, if it shows one; with `!` behind it where something
    /// was wrong with how that is written, so that the next build reads it again. Says nothing of
    /// the bytes that is not in `inputs`.
    pub text: Option<String>,
    /// That of everything.
    pub inputs: String,
}

/// Fingerprints of the outputs of one site; those of many texts at once are worked out when they
/// are first asked for.
#[derive(Debug, Default)]
pub struct Fingerprints {
    bodies: OnceLock<BTreeMap<LanguageId, String>>,
    minutes: OnceLock<BTreeMap<LanguageId, String>>,
}

impl Fingerprints {
    /// That of `output` at `route`; none of an asset that is made as fast as it is compared.
    pub fn of(&self, context: &Context, route: &Route, output: &Output) -> Option<Fingerprint> {
        if let Output::Asset { .. } = output {
            let inputs = context.assets.made_from(route)?.to_owned();
            return Some(Fingerprint { text: None, inputs });
        }
        let Inputs { bodies, minutes, font, outputs: _ } = inputs(output);
        let site = &context.site;
        let mut digest = Digest::new();
        let text = match bodies {
            Bodies::None => None,
            Bodies::Of(entry, language) => {
                let text = site.resolved(entry, language).map(|id| site.text(id));
                digest.add(text.map(|text| body(context, text, language)).unwrap_or_default());
                text
            }
            Bodies::Language(language) => {
                let all = self.bodies.get_or_init(|| {
                    by_language(site, |text, language| body(context, text, language))
                });
                digest.add(all.get(&language).map_or("", String::as_str));
                None
            }
        };
        let listed = match minutes {
            Minutes::None => None,
            Minutes::ListedOn(entry, language) if !site.entry(entry).key.section => {
                let related = site.entry(entry).related.iter();
                for text in related.filter_map(|other| site.resolved(*other, language)) {
                    digest.add(site.minutes_of(site.text(text), language).to_string());
                }
                None
            }
            Minutes::ListedOn(_, language) | Minutes::Language(language) => Some(language),
        };
        if let Some(language) = listed {
            let all = self.minutes.get_or_init(|| {
                by_language(site, |text, language| site.minutes_of(text, language).to_string())
            });
            digest.add(all.get(&language).map_or("", String::as_str));
        }
        let sheet = font.and_then(|language| context.fonts.sheet(language));
        digest.add(sheet.map_or("", Route::as_str));
        let text = text.map(|text| match site.found_nothing_in(text) {
            true => text.fingerprint().into_owned(),
            false => format!("{}!", text.fingerprint()),
        });
        Some(Fingerprint { text, inputs: digest.to_string() })
    }
}

/// All that an output made of `text` for readers of `language` sees of it and of its parts, with
/// the names of the files that they show: these follow from what other texts show (see
/// [`Site::discreet_files`]).
fn body(context: &Context, text: &Text, language: LanguageId) -> String {
    let mut digest = Digest::new();
    for text in std::iter::once(text).chain(context.site.parts(text, language)) {
        digest.add(text.body_fingerprint().to_string());
        for (_, target) in text.links() {
            if let Target::File(path) = target {
                for asset in context.assets.widths(path) {
                    digest.add(asset.route.as_str());
                }
            }
        }
    }
    digest.to_string()
}

/// For each language, the digest of what `of` says of each text that its readers see.
fn by_language(
    site: &Site,
    of: impl Fn(&Text, LanguageId) -> String,
) -> BTreeMap<LanguageId, String> {
    let digest = |language| {
        let mut digest = Digest::new();
        for text in site.entries().filter_map(|(entry, _)| site.resolved(entry, language)) {
            digest.add(of(site.text(text), language));
        }
        digest.to_string()
    };
    site.config.languages().map(|(language, _)| (language, digest(language))).collect()
}
