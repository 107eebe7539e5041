//! Where the samples of a track lie, how long each is and lasts.

use super::boxes::{CUT, Fields, Part, one};
use crate::sound::Refused;

const DAMAGED: Refused = "the table of its sound is damaged";

/// A sample: a block of sound.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sample {
    pub(super) at: u64,
    pub(super) size: u32,
    /// In the time of the track.
    pub(super) lasts: u32,
}

/// The samples that the tables in `stbl` name.
pub(super) fn read(stbl: &[Part<'_>]) -> Result<Vec<Sample>, Refused> {
    let table = |kind: &[u8; 4]| {
        let mut fields = Fields(one(stbl, kind)?.ok_or(DAMAGED)?.inside);
        fields.version().ok_or(DAMAGED)?;
        Ok::<_, Refused>(fields)
    };
    let sizes = sizes(table(b"stsz")?).ok_or("its table has no sizes")?;
    let mut samples: Vec<Sample> = Vec::with_capacity(sizes.len());
    let long = one(stbl, b"co64")?.is_some();
    let mut offsets = table(if long { b"co64" } else { b"stco" })?;
    let count = offsets.number().ok_or(DAMAGED)?;
    let mut runs = table(b"stsc")?;
    let mut left = runs.number().ok_or(DAMAGED)?;
    // How many samples chunks have, and the first chunk that has other ones.
    let (mut each, mut next) = (0, 0);
    let mut run = |runs: &mut Fields<'_>| {
        if left == 0 {
            return Some((u32::MAX, 0));
        }
        left -= 1;
        let (first, each, kind) = (runs.number()?, runs.number()?, runs.number()?);
        (kind == 1).then_some((first, each))
    };
    let mut coming = run(&mut runs).ok_or(DAMAGED)?;
    let mut sizes = sizes.into_iter();
    for chunk in 1..=count {
        if chunk >= next && chunk >= coming.0 {
            each = coming.1;
            coming = run(&mut runs).ok_or(DAMAGED)?;
            next = coming.0;
            if next <= chunk {
                return Err(DAMAGED);
            }
        }
        let mut at =
            if long { offsets.long() } else { offsets.number().map(u64::from) }.ok_or(CUT)?;
        for size in sizes.by_ref().take(usize::try_from(each).unwrap_or(usize::MAX)) {
            samples.push(Sample { at, size, lasts: 0 });
            at = at.checked_add(u64::from(size)).ok_or(DAMAGED)?;
        }
    }
    if sizes.next().is_some() {
        return Err(DAMAGED);
    }
    times(table(b"stts")?, &mut samples).ok_or(DAMAGED)?;
    Ok(samples)
}

/// A table says as many as it has room for.
fn sizes(mut fields: Fields<'_>) -> Option<Vec<u32>> {
    let (same, count) = (fields.number()?, fields.size()?);
    if same != 0 || count > fields.0.len() / 4 {
        // One size for all is that of sound that is not coded.
        return (count == 0).then(Vec::new);
    }
    (0..count).map(|_| fields.number()).collect()
}

fn times(mut fields: Fields<'_>, samples: &mut [Sample]) -> Option<()> {
    let mut samples = samples.iter_mut();
    for _ in 0..fields.number()? {
        let (count, lasts) = (fields.size()?, fields.number()?);
        samples.by_ref().take(count).for_each(|sample| sample.lasts = lasts);
    }
    Some(())
}
