//! The machine: every output file is a route with a pure recipe. Knows nothing of guides.

mod facts;

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::diag::Diagnostic;
use crate::route::{Route, Taken};

pub use crate::world::Bytes;
pub use facts::{Facts, integrity};

/// Makes the bytes of one route out of the kitchen's stock; may ask for those of others.
pub type Recipe<S> = Box<dyn Fn(&Kitchen<'_, S>) -> Result<Bytes, Failure> + Send + Sync>;

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

struct Dish<S> {
    place: usize,
    /// Whether it is made of other routes' bytes.
    derived: bool,
    recipe: Recipe<S>,
}

/// The recipes of all routes. They hold no stock, so that one table serves every edition with the
/// same routes.
pub struct Recipes<S> {
    by_route: HashMap<Route, Dish<S>>,
    /// In order.
    routes: BTreeSet<Route>,
    taken: Taken<()>,
    /// Routes that were wanted, and taken.
    crowded: Vec<Route>,
    derives: bool,
}

impl<S> Recipes<S> {
    /// Adds a route; `false`, and nothing is changed, where it is [taken](Taken), of which the caller says what is
    /// to be said.
    pub fn offer(
        &mut self,
        route: Route,
        recipe: impl Fn(&Kitchen<'_, S>) -> Result<Bytes, Failure> + Send + Sync + 'static,
    ) -> bool {
        self.insert(route, false, Box::new(recipe))
    }

    /// Adds a route. Where it is taken, it is one of the [`crowded`](Self::crowded).
    pub fn add(
        &mut self,
        route: Route,
        recipe: impl Fn(&Kitchen<'_, S>) -> Result<Bytes, Failure> + Send + Sync + 'static,
    ) {
        if !self.insert(route.clone(), false, Box::new(recipe)) {
            self.crowded.push(route);
        }
    }

    /// The same for a route that is made of the bytes of others, such as a list of their hashes.
    pub fn derive(
        &mut self,
        route: Route,
        recipe: impl Fn(&Kitchen<'_, S>) -> Result<Bytes, Failure> + Send + Sync + 'static,
    ) {
        if !self.insert(route.clone(), true, Box::new(recipe)) {
            self.crowded.push(route);
        }
    }

    /// Routes whose place was taken by others, so that they are not made.
    pub fn crowded(&self) -> &[Route] {
        &self.crowded
    }

    /// Whether a file comes out at `route`.
    pub fn has(&self, route: &Route) -> bool {
        self.by_route.contains_key(route)
    }

    fn insert(&mut self, route: Route, derived: bool, recipe: Recipe<S>) -> bool {
        let free = self.taken.take(&route, ()).is_ok();
        if free {
            let place = self.by_route.len();
            self.by_route.insert(route.clone(), Dish { place, derived, recipe });
            self.routes.insert(route);
            self.derives |= derived;
        }
        free
    }

    /// All routes, in order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.routes.iter()
    }
}

impl<S> Default for Recipes<S> {
    fn default() -> Self {
        Self {
            by_route: HashMap::new(),
            routes: BTreeSet::new(),
            taken: Taken::default(),
            crowded: Vec::new(),
            derives: false,
        }
    }
}

impl<S> fmt::Debug for Recipes<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.routes()).finish()
    }
}

/// The recipes of an edition with their stock, and what was made so far.
#[derive(Debug)]
pub struct Plan<S> {
    recipes: Arc<Recipes<S>>,
    stock: Arc<S>,
    /// By place of the recipe, filled by whoever is first. Two threads may make the same bytes at
    /// once, which costs a little; waiting for each other could stop both for ever.
    made: Vec<OnceLock<Result<Bytes, Failure>>>,
    /// What is known of files, by place too: it stays where their bytes do not.
    facts: Vec<OnceLock<Arc<Facts>>>,
}

/// What a recipe works with: the stock, and the bytes of other routes.
pub struct Kitchen<'p, S> {
    plan: &'p Plan<S>,
    open: Vec<&'p Route>,
}

impl<S> Plan<S> {
    /// A plan of which nothing is made yet.
    pub fn new(recipes: Arc<Recipes<S>>, stock: Arc<S>) -> Self {
        let made = recipes.routes().map(|_| OnceLock::new()).collect();
        let facts = recipes.routes().map(|_| OnceLock::new()).collect();
        Self { recipes, stock, made, facts }
    }

    /// What recipes work with.
    pub fn stock(&self) -> &Arc<S> {
        &self.stock
    }

    /// The table of recipes.
    pub fn recipes(&self) -> &Arc<Recipes<S>> {
        &self.recipes
    }

    /// All routes, in order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.recipes.routes()
    }

    /// Whether there is such a route.
    pub fn has(&self, route: &Route) -> bool {
        self.recipes.by_route.contains_key(route)
    }

    /// Whether `route` is made of the bytes of others.
    pub fn is_derived(&self, route: &Route) -> bool {
        self.recipes.by_route.get(route).is_some_and(|dish| dish.derived)
    }

    /// The bytes of `route`, which are kept.
    pub fn produce(&self, route: &Route) -> Result<Bytes, Failure> {
        Kitchen { plan: self, open: Vec::new() }.ask(route)
    }

    /// The bytes of `route` for whoever makes all routes, those that are [made of
    /// others](Recipes::derive) last: of what is not made of others only the [facts](Facts) are kept,
    /// where others are made of it.
    pub fn pass(&self, route: &Route) -> Result<(Bytes, Option<Arc<Facts>>), Failure> {
        if self.is_derived(route) {
            return Ok((self.produce(route)?, None));
        }
        let bytes = self.taste(route)?;
        let facts = self.recipes.derives.then(|| self.learn(route, || Facts::of(route, &bytes)));
        Ok((bytes, facts))
    }

    /// Takes what is known of `route` from elsewhere, so that it need not be made.
    pub fn know(&self, route: &Route, facts: Facts) {
        self.learn(route, || facts);
    }

    fn learn(&self, route: &Route, facts: impl FnOnce() -> Facts) -> Arc<Facts> {
        let facts = || Arc::new(facts());
        let place = self.recipes.by_route.get(route).map(|dish| dish.place);
        match place.and_then(|place| self.facts.get(place)) {
            Some(slot) => Arc::clone(slot.get_or_init(facts)),
            None => facts(),
        }
    }

    /// The bytes of `route`, which are not kept: for a look at all routes of a large site.
    pub fn taste(&self, route: &Route) -> Result<Bytes, Failure> {
        let Some((route, dish)) = self.recipes.by_route.get_key_value(route) else {
            return Err(Failure::Unknown(route.clone()));
        };
        match self.made.get(dish.place).and_then(OnceLock::get) {
            Some(made) => made.clone(),
            None => (dish.recipe)(&Kitchen { plan: self, open: vec![route] }),
        }
    }
}

impl<'p, S> Kitchen<'p, S> {
    /// What recipes work with.
    pub fn stock(&self) -> &S {
        &self.plan.stock
    }

    /// Whether there is such a route.
    pub fn has(&self, route: &Route) -> bool {
        self.plan.has(route)
    }

    /// The bytes of another route, which are kept.
    pub fn ask(&self, route: &Route) -> Result<Bytes, Failure> {
        let (route, dish) = self.find(route)?;
        let slot = self.plan.made.get(dish.place);
        if let Some(made) = slot.and_then(OnceLock::get) {
            return made.clone();
        }
        let made = (dish.recipe)(&self.inside(route)?);
        slot.map_or_else(|| made.clone(), |slot| slot.get_or_init(|| made.clone()).clone())
    }

    /// What is known of another route, whose bytes are not kept.
    pub fn facts(&self, route: &Route) -> Result<Arc<Facts>, Failure> {
        let (route, dish) = self.find(route)?;
        if let Some(facts) = self.plan.facts.get(dish.place).and_then(OnceLock::get) {
            return Ok(Arc::clone(facts));
        }
        let made = self.plan.made.get(dish.place).and_then(OnceLock::get).cloned();
        let bytes = match made {
            Some(made) => made?,
            None => (dish.recipe)(&self.inside(route)?)?,
        };
        Ok(self.plan.learn(route, || Facts::of(route, &bytes)))
    }

    fn find(&self, route: &Route) -> Result<(&'p Route, &'p Dish<S>), Failure> {
        let found = self.plan.recipes.by_route.get_key_value(route);
        found.ok_or_else(|| Failure::Unknown(route.clone()))
    }

    /// Where `route` is made, which asks for others in its turn.
    fn inside(&self, route: &'p Route) -> Result<Self, Failure> {
        let mut open = self.open.clone();
        open.push(route);
        if self.open.contains(&route) {
            return Err(Failure::Circle(open.into_iter().cloned().collect()));
        }
        Ok(Kitchen { plan: self.plan, open })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recipe_may_ask_for_another_and_circles_are_refused() {
        let (a, b, c) = (Route::new("a"), Route::new("b"), Route::new("c"));
        let mut plan = Recipes::default();
        let asks = |route: &Route| {
            let route = route.clone();
            move |kitchen: &Kitchen<'_, ()>| kitchen.ask(&route)
        };
        assert!(plan.offer(a.clone(), asks(&b)));
        assert!(plan.offer(b.clone(), asks(&a)));
        assert!(plan.offer(c.clone(), |_: &Kitchen<'_, ()>| Ok(b"made".as_slice().into())));
        assert!(!plan.offer(c.clone(), asks(&a)), "a route is taken once");
        let plan = Plan::new(Arc::new(plan), Arc::new(()));
        assert_eq!(plan.taste(&c).unwrap().as_ref(), b"made");
        assert_eq!(plan.produce(&c).unwrap().as_ref(), b"made");
        assert_eq!(plan.produce(&a), Err(Failure::Circle(vec![a.clone(), b, a])));
        let nowhere = Route::new("nowhere");
        assert_eq!(plan.produce(&nowhere), Err(Failure::Unknown(nowhere)));
    }
}
