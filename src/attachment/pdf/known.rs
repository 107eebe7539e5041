//! What a PDF may hold (ISO 32000): whatever is in none of these lists does not go out.

/// Keys of what pages are made of: fonts, pictures, colours, patterns, functions.
const KEYS: &str = "\
    AIS AntiAlias Ascent AvgWidth BBox BC BG BG2 BM Background BaseEncoding BaseFont \
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackPoint Bounds C0 C1 CA \
    CIDSet CIDSystemInfo CIDToGIDMap CMapName CS CapHeight CharProcs CharSet ColorSpace Coords \
    CropBox D DW DW2 Decode DescendantFonts Descent Differences Domain Encode Encoding ExtGState \
    Extend FL FirstChar Flags Font FontBBox FontDescriptor FontFamily FontFile FontFile2 \
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
/// Operators that draw, or say how to. Marks for other programs (`BDC`, `MP`, …) are not among them.
const OPERATORS: &str = "b B b* B* BI BT c cm CS cs d d0 d1 Do ET f F f* G g gs h i J j K k l m M n q Q re \
    RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"";

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
}

/// What stands below `key`; nothing where it may not be.
pub(super) fn role(key: &str, above: Role) -> Option<Role> {
    match above {
        // Colours by such names stand for others, which are written out already.
        Role::Named => return (!key.starts_with("Default")).then_some(Role::Plain),
        Role::Letters => return Some(Role::Drawing),
        Role::Resources => return has(RESOURCES, key).then_some(Role::Named),
        Role::Plain | Role::Drawing | Role::Program => {}
    }
    has(KEYS, key).then_some(match key {
        "Resources" => Role::Resources,
        "CharProcs" => Role::Letters,
        "ToUnicode" | "Encoding" | "UseCMap" => Role::Program,
        _ => Role::Plain,
    })
}

/// Whether the text below `key` is one of the format itself.
pub(super) fn may_be_text(key: &str) -> bool {
    matches!(key, "Registry" | "Ordering" | "CharSet" | "FontFamily")
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
