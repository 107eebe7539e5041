//! The machine: every output is a route and what lies there, made by a pure function of it. Knows
//! nothing of guides.

mod facts;
mod table;

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::diag::{Diagnostic, Report};
use crate::route::Route;

pub use crate::world::Bytes;
pub use facts::{Facts, integrity, loads};
pub use table::Table;

/// What lies at a route: says how it is made in a context `C`.
pub trait Make<C>: Send + Sync {
    /// Its bytes, which follow from the context and from those of other outputs alone.
    ///
    /// # Errors
    ///
    /// Faults of the site, and whatever keeps those other outputs from being made.
    fn make(&self, route: &Route, maker: &Maker<'_, C>) -> Result<Bytes, Failure>;

    /// Whether it is made of other outputs.
    fn is_derived(&self) -> bool;

    /// Whether it takes as long as many others. One thread begins with such: at the end one would
    /// wait for each alone.
    fn is_long(&self) -> bool;

    /// Whether others are made of its bytes, and not only of what is known of them.
    fn is_asked_for(&self) -> bool;

    /// Whether the `bytes` that were made for `route` are what comes out. Otherwise whoever has
    /// them made changes them, and says then what is known of them.
    fn is_final(&self, context: &C, route: &Route, bytes: &[u8]) -> bool;
}

/// Why an output has no bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Faults of the site, at least one.
    Faults(Vec<Diagnostic>),
    /// Faults of the site that were reported when what they lie in was checked.
    Reported,
    /// There is no such route.
    Unknown(Route),
    /// Outputs that are made of each other: an error in the program.
    Circle(Vec<Route>),
}

impl From<Vec<Diagnostic>> for Failure {
    fn from(faults: Vec<Diagnostic>) -> Self {
        if faults.is_empty() { Self::Reported } else { Self::Faults(faults) }
    }
}

impl From<Report> for Failure {
    fn from(report: Report) -> Self {
        report.fault().into_iter().collect::<Vec<_>>().into()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Faults(faults) => write!(f, "{} faults", faults.len()),
            Self::Reported => f.write_str("faults that were reported before"),
            Self::Unknown(route) => write!(f, "there is no route `{route}`"),
            Self::Circle(routes) => {
                let names: Vec<_> = routes.iter().map(Route::as_str).collect();
                write!(f, "outputs are made of each other: {}", names.join(" → "))
            }
        }
    }
}

/// A table of outputs with the context that they are made in, and what was made so far.
#[derive(Debug)]
pub struct Plan<O, C> {
    table: Arc<Table<O>>,
    context: Arc<C>,
    /// By place in the table, filled by whoever is first. Two threads may make the same bytes at
    /// once, which costs a little; waiting for each other could stop both for ever.
    made: Vec<OnceLock<Result<Bytes, Failure>>>,
    /// What is known of files, by place too: it stays where their bytes do not.
    facts: Vec<OnceLock<Arc<Facts>>>,
    /// Whether some outputs are made of others.
    derives: bool,
}

impl<O: Make<C>, C: Send + Sync> Plan<O, C> {
    /// A plan of which nothing is made yet.
    pub fn new(table: Arc<Table<O>>, context: Arc<C>) -> Self {
        let made = table.routes().map(|_| OnceLock::new()).collect();
        let facts = table.routes().map(|_| OnceLock::new()).collect();
        let derives = table.outputs().any(Make::is_derived);
        Self { table, context, made, facts, derives }
    }

    /// What outputs are made in.
    pub fn context(&self) -> &Arc<C> {
        &self.context
    }

    /// The table of outputs.
    pub fn table(&self) -> &Arc<Table<O>> {
        &self.table
    }

    /// All routes, in order.
    pub fn routes(&self) -> impl Iterator<Item = &Route> {
        self.table.routes()
    }

    /// Whether a file comes out at `route`.
    pub fn has(&self, route: &Route) -> bool {
        self.table.get(route).is_some()
    }

    /// Whether `route` is made of other outputs.
    pub fn is_derived(&self, route: &Route) -> bool {
        self.table.get(route).is_some_and(|(_, _, output)| output.is_derived())
    }

    /// The bytes of `route`, which are kept.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn produce(&self, route: &Route) -> Result<Bytes, Failure> {
        self.ask(route, &[])
    }

    /// The bytes of `route` for whoever makes all of them once, what is [derived](Make::is_derived)
    /// last: bytes are kept where others [ask](Make::is_asked_for) for them, and of what is not
    /// derived the [facts](Facts), where others are made of it.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn make_streaming(&self, route: &Route) -> Result<(Bytes, Option<Arc<Facts>>), Failure> {
        let (_, _, output) = self.find(route)?;
        let bytes = match output.is_asked_for() {
            true => self.produce(route)?,
            false => self.make_uncached(route)?,
        };
        let known = self.derives && !output.is_derived();
        let facts = || match output.is_final(&self.context, route, &bytes) {
            true => Arc::new(Facts::of(route, &bytes)),
            false => Arc::new(Facts::of_draft(route, &bytes)),
        };
        let facts = known.then(|| self.learn(route, facts));
        Ok((bytes, facts))
    }

    /// Takes what is known of `route` from elsewhere, so that it need not be made.
    pub fn preset(&self, route: &Route, facts: Arc<Facts>) {
        self.learn(route, || facts);
    }

    /// What is known of `route` so far.
    pub fn known(&self, route: &Route) -> Option<&Arc<Facts>> {
        let (place, ..) = self.table.get(route)?;
        self.facts.get(place)?.get()
    }

    /// The bytes of `route`, which are not kept: for a look at all routes of a large site.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn make_uncached(&self, route: &Route) -> Result<Bytes, Failure> {
        self.read(route, &[])
    }

    /// What an output would be made with.
    pub fn maker(&self) -> Maker<'_, C> {
        Maker { others: self, open: Vec::new() }
    }

    fn find(&self, route: &Route) -> Result<(usize, &Route, &O), Failure> {
        self.table.get(route).ok_or_else(|| Failure::Unknown(route.clone()))
    }

    fn learn(&self, route: &Route, facts: impl FnOnce() -> Arc<Facts>) -> Arc<Facts> {
        let place = self.table.get(route).map(|(place, ..)| place);
        match place.and_then(|place| self.facts.get(place)) {
            Some(slot) => Arc::clone(slot.get_or_init(facts)),
            None => facts(),
        }
    }

    /// Makes what lies at `route`, which may ask for others in its turn.
    fn make_inside(&self, route: &Route, output: &O, open: &[&Route]) -> Result<Bytes, Failure> {
        let mut inside = open.to_vec();
        inside.push(route);
        if open.contains(&route) {
            return Err(Failure::Circle(inside.into_iter().cloned().collect()));
        }
        output.make(route, &Maker { others: self, open: inside })
    }
}

/// Other outputs, for whoever is made of them while those in `open` wait for it.
trait Others<C>: Sync {
    fn context(&self) -> &C;
    fn has(&self, route: &Route) -> bool;
    fn ask(&self, route: &Route, open: &[&Route]) -> Result<Bytes, Failure>;
    fn read(&self, route: &Route, open: &[&Route]) -> Result<Bytes, Failure>;
    fn facts(&self, route: &Route, open: &[&Route]) -> Result<Arc<Facts>, Failure>;
}

impl<O: Make<C>, C: Send + Sync> Others<C> for Plan<O, C> {
    fn context(&self) -> &C {
        &self.context
    }

    fn has(&self, route: &Route) -> bool {
        self.has(route)
    }

    fn ask(&self, route: &Route, open: &[&Route]) -> Result<Bytes, Failure> {
        let (place, route, output) = self.find(route)?;
        let slot = self.made.get(place);
        if let Some(made) = slot.and_then(OnceLock::get) {
            return made.clone();
        }
        let made = self.make_inside(route, output, open);
        slot.map_or_else(|| made.clone(), |slot| slot.get_or_init(|| made.clone()).clone())
    }

    fn read(&self, route: &Route, open: &[&Route]) -> Result<Bytes, Failure> {
        let (place, route, output) = self.find(route)?;
        match self.made.get(place).and_then(OnceLock::get) {
            Some(made) => made.clone(),
            None => self.make_inside(route, output, open),
        }
    }

    fn facts(&self, route: &Route, open: &[&Route]) -> Result<Arc<Facts>, Failure> {
        let (place, route, output) = self.find(route)?;
        if let Some(facts) = self.facts.get(place).and_then(OnceLock::get) {
            return Ok(Arc::clone(facts));
        }
        let made = self.made.get(place).and_then(OnceLock::get).cloned();
        let bytes = match made {
            Some(made) => made?,
            None => self.make_inside(route, output, open)?,
        };
        Ok(self.learn(route, || Arc::new(Facts::of(route, &bytes))))
    }
}

/// What an output is made with: the context, and other outputs.
pub struct Maker<'m, C> {
    others: &'m dyn Others<C>,
    /// Outputs that wait for this one.
    open: Vec<&'m Route>,
}

impl<C> Maker<'_, C> {
    /// The context.
    pub fn context(&self) -> &C {
        self.others.context()
    }

    /// Whether a file comes out at `route`.
    pub fn has(&self, route: &Route) -> bool {
        self.others.has(route)
    }

    /// The bytes of another output, which are kept.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn ask(&self, route: &Route) -> Result<Bytes, Failure> {
        self.others.ask(route, &self.open)
    }

    /// The bytes of another output, which are kept only where something else has asked for them.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn read(&self, route: &Route) -> Result<Bytes, Failure> {
        self.others.read(route, &self.open)
    }

    /// What is known of another output, whose bytes are not kept.
    ///
    /// # Errors
    ///
    /// See [`Failure`].
    pub fn facts(&self, route: &Route) -> Result<Arc<Facts>, Failure> {
        self.others.facts(route, &self.open)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    enum Output {
        Words(&'static str),
        As(Route),
    }

    impl Make<()> for Output {
        fn make(&self, _route: &Route, maker: &Maker<'_, ()>) -> Result<Bytes, Failure> {
            match self {
                Self::Words(words) => Ok(words.as_bytes().into()),
                Self::As(other) => maker.ask(other),
            }
        }

        fn is_derived(&self) -> bool {
            matches!(self, Self::As(_))
        }

        fn is_long(&self) -> bool {
            false
        }

        fn is_asked_for(&self) -> bool {
            true
        }

        fn is_final(&self, _context: &(), _route: &Route, _bytes: &[u8]) -> bool {
            true
        }
    }

    #[test]
    fn an_output_may_be_made_of_another_and_circles_are_refused() {
        let [a, b, c] = ["a", "b", "c"].map(Route::new);
        let mut table = Table::default();
        assert!(table.offer(a.clone(), Output::As(b.clone())));
        assert!(table.offer(b.clone(), Output::As(a.clone())));
        assert!(table.offer(c.clone(), Output::Words("made")));
        assert!(!table.offer(c.clone(), Output::As(a.clone())), "a route is taken once");
        let plan = Plan::new(Arc::new(table), Arc::new(()));
        assert_eq!(plan.make_uncached(&c).unwrap().as_ref(), b"made");
        assert_eq!(plan.produce(&c).unwrap().as_ref(), b"made");
        assert_eq!(plan.produce(&a), Err(Failure::Circle(vec![a.clone(), b, a])));
        let nowhere = Route::new("nowhere");
        assert_eq!(plan.produce(&nowhere), Err(Failure::Unknown(nowhere)));
    }
}
