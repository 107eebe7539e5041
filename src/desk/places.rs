//! A guide at another path, or gone, in all languages.

use serde::Deserialize;
use serde_json::json;

use super::{Answer, Desk, Now, Refusal, guide};
use crate::diag::Sink;
use crate::moving::{Move, Refused, plan, removal};
use crate::rewrite::write_move;

#[derive(Deserialize)]
pub(super) struct Relocated {
    old: String,
    new: String,
}

#[derive(Deserialize)]
pub(super) struct Deleted {
    path: String,
}

pub(super) fn relocate(desk: &Desk, now: &Now<'_>, asked: Relocated) -> Answer {
    guide(now.site, &asked.old)?;
    let planned = plan(now.site, &desk.world, &known(now), (&asked.old, &asked.new));
    carry_out(desk, planned)
}

pub(super) fn delete(desk: &Desk, now: &Now<'_>, asked: Deleted) -> Answer {
    let id = guide(now.site, &asked.path)?;
    carry_out(desk, removal(now.site, &desk.world, &known(now), id))
}

fn known(now: &Now<'_>) -> Sink {
    let mut sink = Sink::default();
    sink.extend(now.faults.iter().cloned());
    sink
}

fn carry_out(desk: &Desk, planned: Result<Move, Refused>) -> Answer {
    let planned = planned.map_err(|refused| match refused {
        Refused::Request(why) => Refusal::impossible("refused-place", why),
        Refused::Faults(faults) => {
            let why: Vec<String> = faults.into_iter().map(|fault| fault.message).collect();
            Refusal::impossible("refused-faults", why.join("; "))
        }
    })?;
    let left = write_move(&desk.world, &desk.root, &planned).map_err(Refusal::Unwritten)?;
    let left: Vec<String> = left.into_iter().map(|file| file.path).collect();
    let home = planned.moved.first().map(|file| file.to.clone());
    Ok(json!({
        "saved": planned.moved.iter().map(|file| &file.to).collect::<Vec<_>>(),
        "file": home, "links": planned.links, "left": left,
    }))
}
