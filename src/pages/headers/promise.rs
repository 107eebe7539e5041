//! What the files for servers promise of an answer.

use super::{Files, Rule, rules};
use crate::route::{ASSETS, Route};
use crate::site::Site;

/// Headers that do harm where the site does not ask for them: one empties what readers keep, the
/// other makes the browser forget that they have left a guide.
pub(crate) const ONLY_WHERE_ASKED: [&str; 2] = ["Clear-Site-Data", "Cross-Origin-Opener-Policy"];

/// The headers that a server with our settings sends.
#[derive(Debug)]
pub(crate) struct Promise {
    rules: Vec<Rule>,
}

impl Promise {
    /// That of a site.
    pub(crate) fn of(site: &Site) -> Self {
        Self { rules: rules(site) }
    }

    /// The headers of the file at `route`, or of what is answered where there is none, each with
    /// its value.
    pub(crate) fn headers<'a>(
        &'a self,
        route: Option<&'a Route>,
    ) -> impl Iterator<Item = (&'static str, &'a str)> {
        let rules = self.rules.iter().filter(move |rule| match route {
            Some(route) => rule.files.holds(route),
            None => rule.errors,
        });
        rules.flat_map(|rule| &rule.headers).map(|header| (header.name, header.value.as_str()))
    }
}

impl Files {
    fn holds(&self, route: &Route) -> bool {
        let asset = route.as_str().starts_with(ASSETS);
        match self {
            Self::All => true,
            Self::Assets => asset,
            Self::One(one) => one == route,
            Self::Rest(others) => !asset && !others.contains(route),
        }
    }
}
