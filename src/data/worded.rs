//! Values that files and pages say by a word.

/// A value that is one of a few, each with its word.
pub trait Worded: Copy + PartialEq + 'static {
    /// All of them, in the order in which an author is told of them.
    const ALL: &'static [Self];

    /// The word, in files of authors and in what templates see.
    fn as_str(self) -> &'static str;

    /// That of a word.
    fn of(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.as_str() == word)
    }
}

/// Defines such values with their words, once.
macro_rules! worded {
    (
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$inner:meta])* $variant:ident = $word:literal,)+ }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$inner])* $variant,)+ }

        impl $crate::data::Worded for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];

            fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

pub(crate) use worded;
