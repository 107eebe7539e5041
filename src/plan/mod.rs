//! The machine: every output file is a route with a pure recipe. Knows nothing of guides.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::route::{Route, Taken};

/// The bytes of a file.
pub type Bytes = Arc<[u8]>;

/// Makes the bytes of one route; may ask for those of others.
pub type Recipe = Box<dyn Fn(&Kitchen<'_>) -> Result<Bytes, Failure> + Send + Sync>;

/// Why a route has no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Faults of the site.
    Faults(Vec<Diagnostic>),
    /// There is no such route.
    Unknown(Route),
    /// Recipes that ask for each other: an error in the program.
    Circle(Vec<Route>),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => write!(f, "{} faults", faults.len()),
            Self::Unknown(route) => write!(f, "there is no route `{route}`"),
            Self::Circle(routes) => {
                let names: Vec<_> = routes.iter().map(Route::as_str).collect();
                write!(f, "recipes ask for each other: {}", names.join(" → "))
            }
        }
    }
}

/// All routes of an edition, with their recipes and what was made so far.
pub struct Plan {
    routes: BTreeMap<Route, Slot>,
    taken: Taken<()>,
}

struct Slot {
    recipe: Recipe,
    /// Filled by whoever is first. Two threads may make the same bytes at once, which costs a
    /// little; waiting for each other could stop both for ever.
    made: OnceLock<Result<Bytes, Failure>>,
}

/// What a recipe sees of the plan: the bytes of other routes.
pub struct Kitchen<'p> {
    plan: &'p Plan,
    open: Vec<&'p Route>,
}

impl Plan {
    /// An empty plan.
    pub fn new() -> Self {
        Self { routes: BTreeMap::new(), taken: Taken::default() }
    }

    /// Adds a route; `false`, and nothing is changed, where it is [taken](Taken).
    pub fn add(
        &mut self,
        route: Route,
        recipe: impl Fn(&Kitchen<'_>) -> Result<Bytes, Failure> + Send + Sync + 'static,
    ) -> bool {
        let free = self.taken.take(&route, ()).is_ok();
        if free {
            self.routes.insert(route, Slot { recipe: Box::new(recipe), made: OnceLock::new() });
        }
        free
    }

    /// All routes, in order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.keys()
    }

    /// The bytes of `route`.
    pub fn produce(&self, route: &Route) -> Result<Bytes, Failure> {
        Kitchen { plan: self, open: Vec::new() }.ask(route)
    }
}

impl Default for Plan {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.routes.keys()).finish()
    }
}

impl Kitchen<'_> {
    /// The bytes of another route.
    pub fn ask(&self, route: &Route) -> Result<Bytes, Failure> {
        let Some((route, slot)) = self.plan.routes.get_key_value(route) else {
            return Err(Failure::Unknown(route.clone()));
        };
        if let Some(made) = slot.made.get() {
            return made.clone();
        }
        let mut open = self.open.clone();
        open.push(route);
        if self.open.contains(&route) {
            return Err(Failure::Circle(open.into_iter().cloned().collect()));
        }
        let made = (slot.recipe)(&Kitchen { plan: self.plan, open });
        slot.made.get_or_init(|| made).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_may_ask_for_another_and_circles_are_refused() {
        let (a, b, c) = (Route::new("a"), Route::new("b"), Route::new("c"));
        let mut plan = Plan::new();
        let asks = |route: &Route| {
            let route = route.clone();
            move |kitchen: &Kitchen<'_>| kitchen.ask(&route)
        };
        assert!(plan.add(a.clone(), asks(&b)));
        assert!(plan.add(b.clone(), asks(&a)));
        assert!(plan.add(c.clone(), |_: &Kitchen<'_>| Ok(b"made".as_slice().into())));
        assert!(!plan.add(c.clone(), asks(&a)), "a route is taken once");
        assert_eq!(plan.produce(&c).unwrap().as_ref(), b"made");
        assert_eq!(plan.produce(&a), Err(Failure::Circle(vec![a.clone(), b, a])));
        let nowhere = Route::new("nowhere");
        assert_eq!(plan.produce(&nowhere), Err(Failure::Unknown(nowhere)));
    }
}
