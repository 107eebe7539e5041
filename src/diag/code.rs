//! The stable names of all faults.

use super::Severity;

macro_rules! codes {
    ($($severity:ident { $($name:ident $slug:literal $about:literal,)* })*) => {
        /// A kind of fault. Its slug (`link/missing`) is stable: scripts and suppressions may
        /// rely on it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[doc = $about] $name,)*)* }

        impl Code {
            /// Every code there is.
            pub const ALL: &'static [Self] = &[$($(Self::$name,)*)*];

            /// The slug, `area/fault`.
            pub fn as_str(self) -> &'static str {
                match self { $($(Self::$name => $slug,)*)* }
            }

            /// One line on what it means.
            pub fn about(self) -> &'static str {
                match self { $($(Self::$name => $about,)*)* }
            }

            /// How much it matters where the settings do not say otherwise.
            pub fn severity(self) -> Severity {
                match self { $($(Self::$name)|* => Severity::$severity,)* }
            }
        }
    };
}

impl Code {
    /// Whether a site may say how much it matters. An error is one of these only where the page
    /// that comes out is whole and true all the same.
    pub fn is_adjustable(self) -> bool {
        self.severity() != Severity::Error
            || matches!(
                self,
                Self::DirectoryBareNumber
                    | Self::DirectoryExpired
                    // The page says below its title until when it held.
                    | Self::GuideEnded
                    | Self::LawBareSection
                    | Self::LinkMissingAnchor
                    | Self::LinkUnread
                    | Self::MarkdownNoWords
            )
    }

    /// The code with this slug.
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|code| code.as_str() == slug)
    }
}

codes! {
    Error {
        AliasInvalid "alias/invalid" "an alias is not a page of this site's own form",
        AssetMissing "asset/missing" "a style sheet or template names an asset that is not there",
        AssetRemote "asset/remote" "a style sheet or template loads something from another host",
        AttachmentKind "attachment/kind" "a file of a kind that does not go out",
        AttachmentUnsafe "attachment/unsafe" "a file that may name its author, or is not what it says it is",
        AudioInvalid "audio/invalid" "a recording of a guide that is none",
        BudgetExceeded "budget/exceeded" "a page, or what it loads, weighs more than the settings allow",
        ComponentArgument "component/argument" "a component lacks an argument or has a wrong one",
        ComponentSyntax "component/syntax" "a component is not written as `{{ name(key=\"value\") }}`",
        ComponentUnknown "component/unknown" "no template draws this component",
        ConfigInvalid "config/invalid" "a setting has a value that cannot be used",
        ConfigLanguage "config/language" "a language tag is ill-formed, doubled or unknown",
        ConfigMissing "config/missing" "there is no `mashal.toml`",
        ConfigSyntax "config/syntax" "`mashal.toml` is not TOML",
        ConfigUnknownKey "config/unknown-key" "a setting that does not exist",
        ContentMissing "content/missing" "there is nothing to publish",
        ContentUnknownLanguage "content/unknown-language" "a folder of a language the site does not have",
        DirectoryBareNumber "directory/bare-number" "a telephone number in prose, where the directory should give it",
        DirectoryExpired "directory/expired" "a contact that nobody has checked for a long time",
        DirectoryInvalid "directory/invalid" "an entry of the directory of help that cannot be used",
        DirectoryUnknownContact "directory/unknown-contact" "a guide names a contact that the directory does not have",
        FileNotUtf8 "file/not-utf8" "a text file that is not UTF-8",
        FileName "file/name" "a file name that cannot become a web address",
        FileConflict "file/conflict" "marks of git around two versions of a part",
        FileNul "file/nul" "a text file with a NUL byte",
        FileSymlinkLoop "file/symlink-loop" "symbolic links that lead in a circle",
        FileSymlinkOutside "file/symlink-outside" "a symbolic link that leaves the site",
        FileTooLarge "file/too-large" "a file too large to be meant",
        FileUnreadable "file/unreadable" "a file or folder that cannot be read",
        FontUnusable "font/unusable" "a font of the theme that cannot be cut to the words of the site",
        FrontMatterComment "front-matter/comment" "words behind `#` in YAML front matter, which are left out",
        FrontMatterInvalid "front-matter/invalid" "a key of the front matter with an unusable value",
        FrontMatterSyntax "front-matter/syntax" "front matter that is not TOML or YAML",
        GlossaryInvalid "glossary/invalid" "an entry of a glossary that cannot be used",
        GuideEnded "guide/ended" "a guide that holds only until a day which is past",
        GuideMissingTitle "guide/missing-title" "a guide without a title",
        ImageMissing "image/missing" "an image that is not there",
        ImageRemote "image/remote" "an image of another host",
        ImageTooLarge "image/too-large" "an image of more pixels, or more work, than a picture may have",
        ImageUnreadable "image/unreadable" "an image file that cannot be understood",
        ImageUnsafe "image/unsafe" "a drawing that acts, or loads something",
        LetterInvalid "letter/invalid" "a letter that cannot be used",
        LetterText "letter/text" "the words of a letter that cannot be filled in, or do not fit its fields",
        LetterUnknown "letter/unknown" "a guide names a letter that the site does not have",
        LinkForbidden "link/forbidden" "a link of a kind that is not allowed in a guide",
        LinkMissing "link/missing" "a link that leads nowhere",
        LawBareSection "law/bare-section" "a section of a law in prose, where `content/law.toml` should give it",
        LawInvalid "law/invalid" "an entry of `content/law.toml` that cannot be used",
        LawUnknown "law/unknown" "a guide names a law that `content/law.toml` does not have",
        LinkMissingAnchor "link/missing-anchor" "a link to a heading that the page does not have",
        LinkUnread "link/unread" "a link whose brackets are shown instead",
        LinkNested "link/nested" "a link within another, or within the description of an image",
        LocaleDuplicateMessage "locale/duplicate-message" "a message that is defined twice",
        LocaleMissingMessage "locale/missing-message" "a message that no language of the chain has",
        LocaleMissingVariable "locale/missing-variable" "a message that uses a variable which nobody gives it",
        LocaleSyntax "locale/syntax" "a message that is not Fluent",
        LocaleUnknownFunction "locale/unknown-function" "a message that calls a function which does not exist",
        LocaleUnknownReference "locale/unknown-reference" "a message that refers to one that does not exist",
        MarkdownRawHtml "markdown/raw-html" "HTML in a guide",
        MarkdownNoWords "markdown/no-words" "a heading without words",
        MarkdownTooDeep "markdown/too-deep" "lists or quotes nested too deep to read",
        PartCircle "part/circle" "a part that shows itself, or a part that shows it",
        PartContent "part/content" "a heading or footnote in a part",
        PartTooMany "part/too-many" "a text that shows more parts than a page may have",
        PartUnknown "part/unknown" "a guide shows a part that is not there for its readers",
        PoContext "po/context" "an entry of a PO file that belongs to nothing in the site",
        PoDuplicate "po/duplicate" "an entry that is twice in a PO file",
        PoFluent "po/fluent" "a translated message that is not Fluent",
        PoHeader "po/header" "a PO file of another language or encoding, or that does not say which",
        PoMarkdown "po/markdown" "a translated text that is not the same kind of Markdown as its source",
        PoMisfit "po/misfit" "a translation that cannot be matched with its source unit by unit",
        PoParts "po/parts" "a translation that lacks or adds a link, an image, code or something put in",
        PoSyntax "po/syntax" "a PO file that cannot be read",
        PublishCaching "publish/caching" "a page, or what is not there, that browsers show for longer than a day without asking again",
        PublishMissing "publish/missing" "a file of the site that its host does not answer with",
        PublishNoAnswer "publish/no-answer" "an address of the published site without a whole answer in time",
        PublishNotFound "publish/not-found" "an address that does not exist, which the host answers as if it did",
        PublishOtherBytes "publish/other-bytes" "a file that the host has with other bytes than the output",
        PublishRedirect "publish/redirect" "an address that the host leads away from, to another host or without end",
        PublishType "publish/type" "a file that the host says to be of another kind or encoding than it is",
        QuestionsCircle "questions/circle" "an answer that leads back to a question before it",
        QuestionsDeadEnd "questions/dead-end" "a question without answers",
        QuestionsNoHelp "questions/no-help" "an answer that leads neither to a question nor to help",
        QuestionsTooDeep "questions/too-deep" "a question that too many others come before",
        QuestionsUnreachable "questions/unreachable" "a question that no answer leads to",
        RouteCollision "route/collision" "two files that become one page",
        StoryChanged "story/changed" "a story that does not say whether names and places are changed",
        StoryConsent "story/consent" "a story without the consent of the woman whose it is",
        StoryNote "story/note" "a story without a note on what it is about",
        SystemExhausted "system/exhausted" "this machine gives too little: memory, threads, or files open at once",
        TextControl "text/control" "a control character, which no reader sees and some programs obey",
        ThemeMissing "theme/missing" "a theme that is neither in the site nor built in",
        ThemeRender "theme/render" "a template that fails while a page is made",
        ThemeSyntax "theme/syntax" "a template that does not parse",
        TrainingMinutes "training/minutes" "a session plan without the minutes of its steps, or with some that cannot be used",
        TranslationWithoutSource "translation/without-source" "a translation whose source is gone or has another name",
    }
    Warning {
        AttachmentMetadata "attachment/metadata" "a file that says more than it shows; the site leaves it out",
        AudioMetadata "audio/metadata" "a recording that says more than its sound; the site leaves it out",
        ContentStrayFile "content/stray-file" "a file that no page uses the place of",
        ConfigLanguageName "config/language-name" "a language that the menu can only call by its tag",
        FileCopy "file/copy" "a file that is named like a copy of another",
        FontUncovered "font/uncovered" "letters of the pages that a font of the theme does not have",
        FrontMatterQuotes "front-matter/quotes" "curly quotes around a value in YAML front matter, which would be shown",
        FrontMatterUnknownKey "front-matter/unknown-key" "a key of the front matter that does not exist",
        GlossaryAvoided "glossary/avoided" "a word in a translation that the glossary avoids for what the source says",
        GlossaryTerm "glossary/term" "a translation without the glossary's word for a term of the source",
        GuideEnds "guide/ends" "a guide that holds only until a day which is near",
        GuideNoExit "guide/no-exit" "sensitive pages in a site without *Leave*",
        GuideNumbers "guide/numbers" "a translation with other numbers than the source",
        GuideUntranslated "guide/untranslated" "a part of a translation that is still the source's",
        GuideRecord "guide/record" "a translation does not fit what it says it was made from",
        MarkdownScreen "markdown/screen" "a drawn screen that does not mark one place to touch",
        MarkdownUnread "markdown/unread" "signs that were meant as Markdown, and are shown",
        GuideHeadingLevel "guide/heading-level" "a heading of a level that does not fit",
        GuideUntranslatedTitle "guide/untranslated-title" "a translation that takes its title from the source",
        ImageMetadata "image/metadata" "an image file that says more than it shows; the site leaves it out",
        ImageMissingAlt "image/missing-alt" "an image without a description",
        LinkOtherLanguage "link/other-language" "a link into the folder of another language",
        LocaleLeftOut "locale/left-out" "a translated message without a variable or term of the source",
        LocaleInterface "locale/interface" "a language whose buttons and notices are mostly the source's",
        LocaleMarkup "locale/markup" "HTML or Markdown in a message",
        LocaleMissingAttribute "locale/missing-attribute" "a translated message without an attribute of the source",
        LocalePluralCategory "locale/plural-category" "plural forms that are not those of the language",
        LocaleUnknownMessage "locale/unknown-message" "a message that is in one translation alone",
        LocaleUntranslated "locale/untranslated" "a message that is still the source's",
        LocaleUnknownLanguage "locale/unknown-language" "messages of a language the site does not have",
        PartUnused "part/unused" "a part that nothing shows",
        PoOutdated "po/outdated" "a translation of words that the source does not have any more",
        NeedNotSensitive "need/not-sensitive" "a page that is not sensitive, for a need that sensitive pages are for",
        NeedUnknown "need/unknown" "a need that is not on the site's list",
        PublishCompression "publish/compression" "a text that the host sends as it is, though it was asked for compressed",
        PublishCookie "publish/cookie" "a host that leaves a cookie in the reader's browser",
        PublishExposed "publish/exposed" "a record of builds that the host shows",
        PublishHeader "publish/header" "a header that the site's files for servers say otherwise than the host",
        PublishHttps "publish/https" "an address without `https`, or one that does not lead to it",
        PublishNotFoundPage "publish/not-found-page" "an address that does not exist, for which another page comes than the site's",
        RouteGone "route/gone" "an address of the last output that leads nowhere any more",
        ThemeContrast "theme/contrast" "words of a theme's colours that do not stand out from what they lie on",
        TextBidiControl "text/bidi-control" "an invisible sign of direction that does nothing, or does not end",
        TextDigits "text/digits" "digits of another kind than the language's, or of two kinds in one number",
        TextEdgeSpace "text/edge-space" "space at the beginning or end of a title, summary or message",
        TextForeignLetter "text/foreign-letter" "a letter that the language does not have",
        TextJoiner "text/joiner" "an invisible joiner or non-joiner that is not between two letters",
        TextLatinPunctuation "text/latin-punctuation" "a Latin comma, semicolon or question mark beside Arabic letters",
        TextLongSentence "text/long-sentence" "a sentence that is too long for somebody in a hurry",
        TextLookAlike "text/look-alike" "a letter of another language that looks like one of the language's own",
        TextNotNfc "text/not-nfc" "a letter and its marks in an unusual spelling of Unicode (not NFC)",
        TextPassiveStep "text/passive-step" "a step in English that says what is done, not what to do",
        TextPresentationForm "text/presentation-form" "a shape of a letter in place of the letter",
        TextTatweel "text/tatweel" "a line that stretches a word (tatweel)",
    }
    Note {
        FileByteOrderMark "file/byte-order-mark" "a text file that begins with a byte-order mark",
        FileCrLf "file/cr-lf" "a text file with the line ends of Windows",
        PublishSettings "publish/settings" "a file of settings for servers that the host shows",
    }
}
