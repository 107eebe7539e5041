//! Which output lies at which route.

use std::fmt;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use crate::route::{Route, Taken};

/// What lies at each route. It holds no context, so that one table serves every edition with the
/// same routes.
#[derive(Clone)]
pub struct Table<O> {
    /// With the place in the order in which outputs were added.
    by_route: FxHashMap<Route, (usize, O)>,
    /// In order, when somebody asks for them.
    routes: OnceLock<Vec<Route>>,
    taken: Taken<()>,
    /// Routes that were wanted, and taken.
    crowded: Vec<Route>,
}

impl<O> Table<O> {
    /// Puts `output` at `route`; `false`, and nothing is changed, where that is [taken](Taken), of
    /// which the caller says what is to be said.
    pub fn offer(&mut self, route: Route, output: O) -> bool {
        let free = self.taken.take(&route, ()).is_ok();
        if free {
            let place = self.by_route.len();
            self.by_route.insert(route, (place, output));
            self.routes.take();
        }
        free
    }

    /// Puts `output` at `route`. Where that is taken, it is one of the [`crowded`](Self::crowded).
    pub fn add(&mut self, route: Route, output: O) {
        if !self.offer(route.clone(), output) {
            self.crowded.push(route);
        }
    }

    /// Routes whose place was taken by others, so that they are not made.
    pub fn crowded(&self) -> &[Route] {
        &self.crowded
    }

    /// What lies at `route`: its place, from 0 to the number of routes, the route itself, and the
    /// output.
    pub fn get(&self, route: &Route) -> Option<(usize, &Route, &O)> {
        let (route, (place, output)) = self.by_route.get_key_value(route)?;
        Some((*place, route, output))
    }

    /// All routes, in order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.in_order().iter()
    }

    fn in_order(&self) -> &[Route] {
        self.routes.get_or_init(|| {
            let mut routes: Vec<Route> = self.by_route.keys().cloned().collect();
            routes.sort_unstable();
            routes
        })
    }

    /// All outputs, in the order of their routes.
    pub fn outputs(&self) -> impl Iterator<Item = &O> {
        self.routes().filter_map(|route| Some(&self.by_route.get(route)?.1))
    }
}

impl<O> Default for Table<O> {
    fn default() -> Self {
        Self {
            by_route: FxHashMap::default(),
            routes: OnceLock::new(),
            taken: Taken::default(),
            crowded: Vec::new(),
        }
    }
}

impl<O> fmt::Debug for Table<O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.routes()).finish()
    }
}
