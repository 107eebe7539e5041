//! Text set in a font, as browsers do (OpenType, HarfBuzz's algorithm).

use std::str::FromStr;

use harfrust::{
    Buffer, Direction, Font, GlyphId, Language, Script, ShapeOptions, ShapePlan, ShaperFont, shape,
};

use super::Unfit;

/// A font that can be asked for letters.
pub(super) struct Face {
    font: Font,
}

/// A glyph and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Placed {
    pub(super) glyph: GlyphId,
    /// The byte of the text that it stands for.
    pub(super) cluster: u32,
    /// Advances and offsets along both axes, in units of the font.
    pub(super) place: [i32; 4],
}

impl Face {
    pub(super) fn new(font: &[u8]) -> Result<Self, Unfit> {
        let unreadable = || Unfit::Unreadable("there are no OpenType tables".to_owned());
        Ok(Self { font: Font::new(font.to_vec(), 0).ok_or_else(unreadable)? })
    }

    /// Whether the font has a glyph for `c`, or it is a sign that needs none. Not so for Latin
    /// letters: every phone has them, and those of a Nastaliq weigh a tenth of it.
    pub(super) fn sets(&self, c: char) -> bool {
        if c.is_ascii_alphabetic() {
            return false;
        }
        let invisible = matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}');
        invisible || self.font.charmap().map_unicode(c).is_some()
    }
}

/// Sets text in one font and language.
pub(super) struct Setter<'f> {
    font: ShaperFont<'f, 'static>,
    language: Option<Language>,
    /// From right to left; and from left to right, as numbers and Latin text within it are set.
    plans: [(Direction, Script, ShapePlan); 3],
}

impl<'f> Setter<'f> {
    /// `language` is a tag (BCP 47).
    pub(super) fn new(face: &'f Face, language: &str) -> Self {
        let language = Language::from_str(language).ok();
        let plan = |direction, script| {
            let plan = ShapePlan::new(&face.font, direction, Some(script), language.as_ref(), &[]);
            (direction, script, plan)
        };
        let plans = [
            plan(Direction::RightToLeft, Script::ARABIC),
            plan(Direction::LeftToRight, Script::ARABIC),
            plan(Direction::LeftToRight, Script::COMMON),
        ];
        Self { font: ShaperFont::new(&face.font), language, plans }
    }

    /// All ways in which `text` may be set. Letters run one way; digits and signs both.
    pub(super) fn set(&self, buffer: &mut Buffer, text: &str) -> Vec<Placed> {
        let letters = text.chars().any(char::is_alphabetic);
        let plans = self.plans.iter().take(if letters { 1 } else { self.plans.len() });
        plans.flat_map(|(way, script, plan)| self.run(buffer, text, *way, *script, plan)).collect()
    }

    fn run(
        &self,
        buffer: &mut Buffer,
        text: &str,
        direction: Direction,
        script: Script,
        plan: &ShapePlan,
    ) -> Vec<Placed> {
        buffer.clear();
        buffer.push_str(text);
        buffer.set_direction(direction);
        buffer.set_script(Some(script));
        buffer.set_language(self.language.clone());
        let set = shape(&self.font, buffer, ShapeOptions::new().plan(Some(plan)));
        if set.is_err() {
            // Without glyphs, which no other font will match.
            return Vec::new();
        }
        let glyphs = buffer.glyph_infos().iter().zip(buffer.glyph_positions());
        glyphs
            .map(|(info, at)| Placed {
                glyph: GlyphId::new(info.glyph_id),
                cluster: info.cluster,
                place: [at.x_advance, at.y_advance, at.x_offset, at.y_offset],
            })
            .collect()
    }
}
