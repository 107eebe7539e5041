//! What a PDF may hold (ISO 32000): whatever is in none of these lists does not go out.

use crate::digest::Digest;

/// Keys of what pages are made of: fonts, pictures, colours, patterns, functions.
const KEYS: &str = "\
    AIS AntiAlias Ascent AvgWidth BBox BC BG BG2 BM Background BaseEncoding BaseFont \
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackPoint Bounds C0 C1 CA \
    CIDSet CIDSystemInfo CIDToGIDMap CMapName CS CapHeight CharProcs ColorSpace Coords \
    CropBox D DW DW2 Decode DescendantFonts Descent Differences Domain Encode Encoding ExtGState \
    Extend FL FirstChar Flags Font FontBBox FontDescriptor FontFile FontFile2 \
    FontFile3 FontMatrix FontName FontStretch FontWeight FormType Function FunctionType \
    Functions G Gamma Group Height I ImageMask Intent Interpolate ItalicAngle K LC LJ LW \
    LastChar Leading Length1 Length2 Length3 ML Mask Matrix Matte MaxWidth MediaBox MissingWidth \
    N OP OPM Order Ordering PaintType Pattern PatternType RI Range Registry Resources Rotate S \
    SA SM SMask SMaskInData Shading ShadingType Size StemH StemV Subtype Supplement TK TR TR2 \
    TilingType ToUnicode Type UCR UCR2 UseCMap UserUnit VerticesPerRow W W2 WMode WhitePoint \
    Width Widths XHeight XObject XStep YStep ca op";
/// Kinds of what operators have names for.
const RESOURCES: &str = "ColorSpace ExtGState Font Pattern Shading XObject";
/// Keys of an image within a stream of operators, in full and short.
const INLINE: &str = "BPC BitsPerComponent CS ColorSpace D Decode DP DecodeParms F Filter H Height I IM \
    ImageMask Interpolate W Width K Columns Rows BlackIs1 EncodedByteAlign EndOfLine EndOfBlock Predictor \
    Colors EarlyChange ColorTransform";
/// Operators that draw, or say how to. Marks for other programs (`BDC`, `MP`, …) are not among
/// them.
const OPERATORS: &str = "b B b* B* BI BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i J j K k l m M n q Q re \
    RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"";

/// Names that the format has itself: kinds, colours, ways of mixing, of packing and of reading
/// letters.
const NAMES: &str = "\
    1D A85 AHx ASCII85Decode ASCIIHexDecode Absolute AbsoluteColorimetric All Alpha Black C CCF \
    CCITTFaxDecode CIDFontType0 CIDFontType0C CIDFontType2 CMYK CMap CalGray CalRGB Color ColorBurn \
    ColorDodge Compatible Cyan DCT DCTDecode Darken Default DeviceCMYK DeviceGray DeviceN DeviceRGB \
    Difference Exclusion ExtGState Fl FlateDecode Font FontDescriptor Form G Group H HardLight Hue I \
    ICCBased Identity Identity-H Identity-V Image Indexed Lab Lighten Luminosity MMType1 \
    MacExpertEncoding MacRomanEncoding Magenta Mask Multiply None Normal OpenType Overlay Pattern \
    Perceptual RGB RL RelativeColorimetric Saturation Screen Separation SoftLight \
    StandardEncoding Transparency TrueType Type0 Type1 Type1C Type3 V WinAnsiEncoding XObject Yellow";
/// Beginnings of names of fonts that many computers have: what is not in the file is set in them.
const FONTS: &str = "\
    Arial Batang Bookman Calibri Cambria Candara Century ComicSans Consolas Constantia Corbel Courier \
    DejaVu Garamond Georgia Gulim Helvetica JameelNoori Liberation Lucida MSGothic MSMincho \
    MicrosoftYaHei Nafees NewCentury Noto Palatino Roboto SegoeUI SimHei SimSun Symbol Tahoma Times \
    Trebuchet UrduTypesetting Verdana ZapfDingbats";

/// A name as it goes out: one that is not of the format's own says nothing any more, and is the
/// same wherever it stands.
pub(super) fn name(name: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(name).unwrap_or_default();
    if has(NAMES, text) || is_made(text) { name.to_vec() } else { made(name) }
}

/// The name of a font. Of one that is in the file it is of no use.
pub(super) fn font(name: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(name).unwrap_or_default();
    let common = FONTS.split_ascii_whitespace().any(|font| {
        text.strip_prefix(font).is_some_and(|rest| {
            let parts = rest.split([',', '-', ' ']);
            parts.clone().all(|part| has(STYLES, part) || part.is_empty())
        })
    });
    if common || is_made(text) { name.to_vec() } else { made(name) }
}

const COLLECTIONS: &str = "Adobe CNS1 GB1 Identity Japan1 Japan2 KR Korea1 UCS";
/// Words of functions, and of tables of letters.
const WORDS: &str = "\
    CIDInit CIDSystemInfo CMap CMapName CMapType Ordering ProcSet Registry Supplement UIDOffset WMode abs \
    add and atan begin beginbfchar beginbfrange begincidchar begincidrange begincmap \
    begincodespacerange beginnotdefchar beginnotdefrange beginrearrangedfont bitshift ceiling copy cos \
    currentdict cvi cvr def defineresource dict div dup end endbfchar endbfrange endcidchar endcidrange \
    endcmap endcodespacerange endnotdefchar endnotdefrange eq exch exp false findresource floor ge gt \
    idiv if ifelse index le ln log lt mod mul ne neg not or pop roll round sin sqrt sub true truncate \
    usecmap xor";

/// What may follow the name of a font.
const STYLES: &str = "\
    Black Bold BoldItalic BoldItalicMT BoldMT BoldOblique CE CYR CondensedBold Condensed Dingbats Greek Italic \
    ItalicMT Light MS MT Mono Narrow New NewPS NewPS-BoldMT NewPSMT NewRoman NewRomanPS NewRomanPSMT \
    Nastaleeq NastaliqUrdu NaskhArabic Neue Oblique PS PSMT Regular Roman Sans SansMono SchoolBook Schlbk Serif TUR UI Unicode";

fn made(name: &[u8]) -> Vec<u8> {
    let digest = Digest::new().add(name).to_string();
    format!("R{}", digest.get(..8).unwrap_or_default()).into_bytes()
}

/// Whether a name was made here.
fn is_made(name: &str) -> bool {
    let digits = name.strip_prefix('R').unwrap_or_default();
    digits.len() == 8
        && digits.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether names below a key are those of glyphs, by which a font in the file has them.
pub(super) fn names_glyphs(key: &str) -> bool {
    key == "Differences"
}

/// What stands below a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// An object with keys that are known.
    Plain,
    /// Objects by names that operators use, of one kind.
    Named,
    /// All kinds of those.
    Resources,
    /// Drawings of letters, by names of letters.
    Letters,
    /// Operators.
    Drawing,
    /// A program of PostScript, or a table in its form.
    Program,
    /// A font.
    Font,
}

/// Whether a text is a language, with a script and a place: no longer part of a tag is needed to
/// read it aloud.
pub(super) fn is_language(tag: &[u8]) -> bool {
    let mut parts = tag.split(|byte| *byte == b'-');
    let first = parts.next().unwrap_or_default();
    let rest: Vec<&[u8]> = parts.collect();
    matches!(first.len(), 2 | 3)
        && first.iter().all(u8::is_ascii_alphabetic)
        && rest.len() < 3
        && rest
            .iter()
            .all(|part| matches!(part.len(), 2..=4) && part.iter().all(u8::is_ascii_alphanumeric))
}

/// Whether a text names a collection of letters.
pub(super) fn is_collection(text: &[u8]) -> bool {
    has(COLLECTIONS, std::str::from_utf8(text).unwrap_or_default())
}

/// Whether programs of PostScript know a word.
pub(super) fn is_word(word: &[u8]) -> bool {
    has(WORDS, std::str::from_utf8(word).unwrap_or_default())
}

pub(super) fn is_number(word: &[u8]) -> bool {
    word.iter().any(u8::is_ascii_digit)
        && word.iter().all(|byte| byte.is_ascii_digit() || b"+-.#".contains(byte))
}

/// Stands for the key of a table of colours.
pub(super) const TABLE: &str = "(table)";

/// What stands below `key`; nothing where it may not be.
pub(super) fn role(key: &str, above: Role) -> Option<Role> {
    match above {
        // Colours by such names stand for others, which are written out already.
        Role::Named => return (!key.starts_with("Default")).then_some(Role::Plain),
        Role::Letters => return Some(Role::Drawing),
        Role::Resources => return has(RESOURCES, key).then_some(Role::Named),
        Role::Plain | Role::Drawing | Role::Program | Role::Font => {}
    }
    has(KEYS, key).then_some(match key {
        "Resources" => Role::Resources,
        "CharProcs" => Role::Letters,
        "FontFile2" | "FontFile3" => Role::Font,
        "ToUnicode" | "Encoding" | "UseCMap" => Role::Program,
        _ => Role::Plain,
    })
}

/// A text below `key` that is one of the format itself.
pub(super) fn text<'t>(key: &str, text: &'t [u8]) -> Option<&'t [u8]> {
    match key {
        // The colours of a table.
        TABLE => Some(text),
        "Registry" => Some(b"Adobe"),
        "Ordering" => {
            let known = ["CNS1", "GB1", "Identity", "Japan1", "Japan2", "KR", "Korea1", "UCS"];
            Some(if known.iter().any(|known| known.as_bytes() == text) {
                text
            } else {
                b"Identity"
            })
        }
        _ => None,
    }
}

pub(super) fn is_inline(key: &str) -> bool {
    has(INLINE, key)
}

pub(super) fn is_operator(name: &str) -> bool {
    has(OPERATORS, name)
}

fn has(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}
