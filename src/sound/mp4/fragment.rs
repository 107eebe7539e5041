//! Fragments (ISO 14496-12, 8.8): samples that are told of beside the sound, some seconds at a
//! time.

use super::boxes::{Fields, Part, one};
use super::table::Sample;
use crate::sound::Refused;

const DAMAGED: Refused = "a fragment of it is damaged";

/// What samples are like where nothing else is said.
#[derive(Debug, Clone, Copy, Default)]
struct Usual {
    lasts: u32,
    size: u32,
}

/// Adds the samples that a fragment has of a track.
pub(super) fn read(
    moof: Part<'_>,
    track: u32,
    mvex: Option<Part<'_>>,
    samples: &mut Vec<Sample>,
    most: usize,
) -> Result<(), Refused> {
    let usual = match mvex {
        Some(mvex) => usual(&mvex.parts()?, track),
        None => None,
    }
    .unwrap_or_default();
    for traf in moof.parts()?.into_iter().filter(|part| part.kind == *b"traf") {
        let parts = traf.parts()?;
        let head = one(&parts, b"tfhd")?.ok_or(DAMAGED)?;
        let Some((base, usual)) = of(head, track, usual, moof.from).ok_or(DAMAGED)? else {
            continue;
        };
        let mut at = base;
        for run in parts.iter().filter(|part| part.kind == *b"trun") {
            at = add(*run, base, at, usual, samples, most).ok_or(DAMAGED)?;
        }
    }
    Ok(())
}

fn usual(mvex: &[Part<'_>], track: u32) -> Option<Usual> {
    mvex.iter().filter(|part| part.kind == *b"trex").find_map(|part| {
        let mut fields = Fields(part.inside);
        fields.version()?;
        let (of, kind) = (fields.number()?, fields.number()?);
        let usual = Usual { lasts: fields.number()?, size: fields.number()? };
        (of == track && kind == 1).then_some(usual)
    })
}

/// Where the sound of a track begins and what its samples are like; nothing where it is another
/// track.
fn of(head: Part<'_>, track: u32, mut usual: Usual, moof: usize) -> Option<Option<(u64, Usual)>> {
    let mut fields = Fields(head.inside);
    let (_, flags) = fields.version()?;
    if fields.number()? != track {
        return Some(None);
    }
    let mut base = u64::try_from(moof).ok()?;
    if flags & 1 != 0 {
        base = fields.long()?;
    }
    if flags & 2 != 0 && fields.number()? != 1 {
        return None;
    }
    if flags & 8 != 0 {
        usual.lasts = fields.number()?;
    }
    if flags & 0x10 != 0 {
        usual.size = fields.number()?;
    }
    Some(Some((base, usual)))
}

/// Adds the samples of a run; where they end.
fn add(
    run: Part<'_>,
    base: u64,
    at: u64,
    usual: Usual,
    samples: &mut Vec<Sample>,
    most: usize,
) -> Option<u64> {
    let mut fields = Fields(run.inside);
    let (_, flags) = fields.version()?;
    let count = fields.size()?;
    let mut at = at;
    if flags & 1 != 0 {
        at =
            base.checked_add_signed(i64::from(i32::from_ne_bytes(fields.number()?.to_ne_bytes())))?;
    }
    if flags & 4 != 0 {
        fields.number()?;
    }
    if samples.len().checked_add(count)? > most {
        return None;
    }
    for _ in 0..count {
        let lasts = if flags & 0x100 != 0 { fields.number()? } else { usual.lasts };
        let size = if flags & 0x200 != 0 { fields.number()? } else { usual.size };
        for flag in [0x400, 0x800] {
            if flags & flag != 0 {
                fields.number()?;
            }
        }
        samples.push(Sample { at, size, lasts });
        at = at.checked_add(u64::from(size))?;
    }
    Some(at)
}
