//! What all pages of one shape have in common, drawn once.
//!
//! Most of a page is the same on the next one: what stands around the text, in the same language.
//! A page whose view has the same [shape](super::shape) as another's, words that templates only
//! print aside, is drawn alike by templates that do no more with words than print them. So such
//! pages are drawn once with holes, and filled.

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::FxHashMap;

use super::escape::escape;
use super::functions::{Call, RenderContext, answer};
use super::shape::{Hole, Shape, holes};

/// How many shapes are known, of some hundreds of bytes each.
const MOST: usize = 4096;
/// How many of them are drawn: a skeleton is as large as a short page.
const MOST_DRAWN: usize = 512;

/// A page with holes.
#[derive(Debug)]
pub(super) struct Skeleton {
    pieces: Vec<Piece>,
    /// What follows the last hole.
    end: String,
    /// How many bytes all that is.
    length: usize,
}

#[derive(Debug)]
struct Piece {
    /// What stands before the hole.
    before: String,
    filling: Filling,
    is_escaped: bool,
}

#[derive(Debug)]
enum Filling {
    /// The words of the page with this number.
    Words(usize),
    Call(Arc<Call>),
}

impl Skeleton {
    /// That of `html`, drawn with holes: the first `words` of them for words of the page, the
    /// others for `calls`. None where the template has done something with a hole.
    pub(super) fn read(html: &[u8], words: usize, calls: Vec<Call>) -> Option<Self> {
        let calls: Vec<Arc<Call>> = calls.into_iter().map(Arc::new).collect();
        let (found, end) = holes(std::str::from_utf8(html).ok()?)?;
        let pieces = found.into_iter().map(|Hole { before, number, is_escaped }| {
            let filling = match number.checked_sub(words) {
                None => Filling::Words(number),
                Some(call) => Filling::Call(Arc::clone(calls.get(call)?)),
            };
            Some(Piece { before: before.to_owned(), filling, is_escaped })
        });
        let pieces = pieces.collect::<Option<_>>()?;
        Some(Self { pieces, end: end.to_owned(), length: html.len() })
    }

    /// The page of this `shape`; none where something is wanting, which whoever draws it by itself
    /// is told.
    pub(super) fn fill(&self, shape: &Shape, render_context: &RenderContext) -> Option<Vec<u8>> {
        let mut html = Vec::with_capacity(self.length + shape.length());
        for Piece { before, filling, is_escaped } in &self.pieces {
            html.extend_from_slice(before.as_bytes());
            let answer;
            let words = match filling {
                Filling::Words(number) => shape.text(*number)?,
                Filling::Call(call) => {
                    answer = self::answer(call, render_context, shape)?;
                    &answer
                }
            };
            if *is_escaped {
                // Memory takes all that is written.
                escape(words, &mut html).ok()?;
            } else {
                html.extend_from_slice(words.as_bytes());
            }
        }
        html.extend_from_slice(self.end.as_bytes());
        Some(html)
    }
}

/// Skeletons of an edition of a site, by the shape of pages.
#[derive(Debug, Default)]
pub struct Skeletons(RwLock<Shapes>);

#[derive(Debug, Default)]
struct Shapes {
    known: FxHashMap<Vec<u8>, Known>,
    drawn: usize,
}

/// What is known of a shape.
#[derive(Debug)]
enum Known {
    /// One page has it: most shapes that are wanted once are never wanted again.
    Once,
    /// Its pages are drawn one by one.
    Alone,
    Drawn(Arc<Skeleton>),
}

/// What to do with a page.
pub(super) enum Next {
    /// It is drawn by itself.
    Draw,
    /// The same, and a skeleton is made for those that come.
    DrawBoth,
    Fill(Arc<Skeleton>),
}

impl Skeletons {
    /// What to do with a page of this shape.
    pub(super) fn next(&self, shape: &[u8]) -> Next {
        let shapes = self.0.read().unwrap_or_else(PoisonError::into_inner);
        match shapes.known.get(shape) {
            Some(Known::Drawn(skeleton)) => return Next::Fill(Arc::clone(skeleton)),
            Some(Known::Once) if shapes.drawn < MOST_DRAWN => return Next::DrawBoth,
            Some(Known::Once | Known::Alone) => return Next::Draw,
            None if shapes.known.len() >= MOST => return Next::Draw,
            None => {}
        }
        drop(shapes);
        let mut shapes = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shapes.known.entry(shape.to_vec()).or_insert(Known::Once);
        Next::Draw
    }

    /// Notes what was drawn for a shape.
    pub(super) fn note(&self, shape: Vec<u8>, skeleton: Option<Skeleton>) {
        let known = skeleton.map_or(Known::Alone, |skeleton| Known::Drawn(Arc::new(skeleton)));
        let mut shapes = self.0.write().unwrap_or_else(PoisonError::into_inner);
        shapes.drawn += usize::from(matches!(known, Known::Drawn(_)));
        shapes.known.insert(shape, known);
    }
}
