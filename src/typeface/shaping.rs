//! Text set in a font, as browsers do (OpenType, HarfBuzz's algorithm).

use std::str::FromStr;

use harfrust::{
    Buffer, Direction, Font, GlyphId, Language, Script, ShapeOptions, ShapePlan, ShaperFont, Tag,
    shape,
};
use write_fonts::read::tables::layout::ScriptList;
use write_fonts::read::{FontRef, ReadError, TableProvider};

use super::Unfit;
use crate::locale::is_alphabetic;

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

/// Which rules of `font` a language has: in each table and for each script those of which language
/// system (OpenType, 'LangSys'); none for the usual ones.
pub(super) fn rules_for(font: &[u8], language: &str) -> Result<Vec<Option<Tag>>, Unfit> {
    let language = Language::from_str(language).ok();
    let (_, tags) = Script::tags_for_language(None, language.as_ref());
    let systems = |list: ScriptList<'_>| -> Result<Vec<_>, ReadError> {
        let scripts = list.script_records().iter().map(|record| {
            let script = record.script(list.offset_data())?;
            let known: Vec<Tag> =
                script.lang_sys_records().iter().map(|record| record.lang_sys_tag()).collect();
            Ok(tags.as_slice().iter().copied().find(|tag| known.contains(tag)))
        });
        scripts.collect()
    };
    let rules = || -> Result<Vec<_>, ReadError> {
        let font = FontRef::new(font)?;
        let lists = [
            font.gsub().and_then(|table| table.script_list()),
            font.gpos().and_then(|table| table.script_list()),
        ];
        let mut all = Vec::new();
        for list in lists {
            match list {
                Ok(list) => all.extend(systems(list)?),
                Err(ReadError::TableIsMissing(_)) => {}
                Err(why) => return Err(why),
            }
        }
        Ok(all)
    };
    rules().map_err(|why| Unfit::Unreadable(why.to_string()))
}

/// What is worked out once to set text in one font and language, for all threads.
pub(super) struct Plans<'f> {
    face: &'f Face,
    language: Option<Language>,
    /// From right to left; and from left to right, as numbers and Latin text within it are set.
    plans: [(Direction, Script, ShapePlan); 3],
}

impl<'f> Plans<'f> {
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
        Self { face, language, plans }
    }

    /// Somebody to set it, on one thread.
    pub(super) fn setter(&self) -> Setter<'_> {
        Setter { font: ShaperFont::new(&self.face.font), plans: self }
    }
}

/// Sets text in one font and language.
pub(super) struct Setter<'p> {
    font: ShaperFont<'p, 'static>,
    plans: &'p Plans<'p>,
}

impl Setter<'_> {
    /// All ways in which `text` may be set. Letters run one way; digits and signs both.
    pub(super) fn set(&self, buffer: &mut Buffer, text: &str) -> Vec<Placed> {
        let letters = text.contains(is_alphabetic);
        let plans = &self.plans.plans;
        let plans = plans.iter().take(if letters { 1 } else { plans.len() });
        plans.flat_map(|(way, script, plan)| self.run(buffer, text, *way, *script, plan)).collect()
    }

    /// Whether `text`, as it has just been [set](Self::set), comes out the same in two parts, with
    /// the space at its end apart (HarfBuzz, 'unsafe to break'). Of what runs both ways it is not
    /// known.
    pub(super) fn can_part(buffer: &Buffer, text: &str) -> bool {
        let Some(before) = text.strip_suffix(' ').filter(|text| text.contains(is_alphabetic))
        else {
            return false;
        };
        let infos = buffer.glyph_infos().iter();
        let mut space = infos.filter(|info| info.cluster as usize == before.len());
        space.next().is_some_and(|info| !info.unsafe_to_break()) && space.next().is_none()
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
        buffer.set_language(self.plans.language.clone());
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

#[cfg(test)]
mod tests {
    use super::rules_for;

    #[test]
    fn languages_share_rules_where_the_font_has_none_of_their_own() {
        let font = include_bytes!("../../themes/default/fonts/NotoNastaliqUrdu-Regular.ttf");
        let rules = |language: &str| rules_for(font, language).unwrap();
        for (one, other, same) in [
            ("ur", "pnb", true),
            ("ur", "skr", true),
            ("ur", "ur-PK", true),
            ("ur", "sd", false),
            ("sd", "ks", false),
            ("fa", "ar", false),
        ] {
            assert_eq!(rules(one) == rules(other), same, "{one} and {other}");
        }
        assert!(rules_for(b"no font", "ur").is_err());
    }
}
