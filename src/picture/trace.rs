//! What a picture's file says of whoever made it.

use std::collections::BTreeSet;

/// Something that a file says beside the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Trace {
    /// Where it was taken.
    Place,
    /// A smaller copy, which may show what was cut off or made unreadable.
    Thumbnail,
    /// With which camera or phone.
    Camera,
    /// When.
    Time,
    /// Names, comments and descriptions (EXIF, XMP, IPTC, text).
    Words,
    /// What a drawing program writes for itself: names of layers, folders, settings.
    Program,
    /// A colour profile that nobody can read; the picture is taken for sRGB, as browsers do.
    Profile,
    /// Anything else, such as an older picture behind the end of this one.
    Rest,
}

impl Trace {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Place => "the place (GPS)",
            Self::Thumbnail => "a smaller copy of an earlier state (thumbnail)",
            Self::Camera => "the camera",
            Self::Time => "the time",
            Self::Words => "names or descriptions",
            Self::Program => "notes of the drawing program",
            Self::Profile => "a colour profile that cannot be understood",
            Self::Rest => "data behind or beside the picture",
        }
    }
}

/// All of them in one line.
pub fn list(traces: &BTreeSet<Trace>) -> String {
    traces.iter().map(|trace| trace.as_str()).collect::<Vec<_>>().join(", ")
}
