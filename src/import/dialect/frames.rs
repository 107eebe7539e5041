//! What is open around a line, and the lines that come out.

use crate::import::layout::Rules;
use crate::import::report::Notes;
use crate::import::text::{Text, comment};

/// Most boxes and parts one in the other; more are no guide.
pub(super) const DEEPEST: usize = 12;

/// How many lines up the sign of an item is looked for.
const FAR: usize = 40;

/// What ends something that is open.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Close {
    /// The first line that is indented less.
    Indent,
    /// An empty line.
    Blank,
    /// The tag of this name.
    Tag(String),
    /// As many colons.
    Colons(usize),
    /// A fence of this sign and length.
    Fence(char, usize),
}

/// Something that is open.
#[derive(Debug)]
struct Frame {
    close: Close,
    /// How far its lines are indented.
    strip: usize,
    /// What its lines begin with here.
    prefix: String,
    /// The level of headings around it.
    level: usize,
}

/// Lines read so far.
pub(super) struct State<'n, 'r> {
    pub(super) notes: &'n mut Notes<'r>,
    /// What the settings of the old site say.
    pub(super) rules: &'n Rules,
    /// The line that is read, in the file.
    pub(super) line: usize,
    /// The level of the last heading.
    pub(super) level: usize,
    /// A fence of code that is open: its sign, its length, and how many frames it is in.
    pub(super) fence: Option<(char, usize, usize)>,
    /// What ends a comment, or what stands as it is: a sign in a line.
    pub(super) until: Option<Until>,
    out: Vec<(String, usize)>,
    frames: Vec<Frame>,
    /// Comments that wait for the end of their block.
    pending: Vec<String>,
    /// Whether an empty line has been written that the old text may have as well.
    spaced: bool,
}

/// What is taken line by line until something ends it.
pub(super) enum Until {
    /// A comment of HTML.
    CommentEnd,
    /// The tag `end…` that ends what stands as it is.
    Verbatim(String),
    /// The same for a comment, gathered.
    Gathered(String, String),
    /// The same for code.
    Code(String),
    /// Names of files whose texts were put in, from this line on.
    Snippets(usize, String),
    /// Code of MDX from this line on, to the next empty line.
    Module(usize, String),
}

impl<'n, 'r> State<'n, 'r> {
    pub(super) fn new(rules: &'n Rules, notes: &'n mut Notes<'r>) -> Self {
        Self {
            notes,
            rules,
            line: 1,
            level: 1,
            fence: None,
            until: None,
            out: Vec::new(),
            frames: Vec::new(),
            pending: Vec::new(),
            spaced: false,
        }
    }

    /// Closes what a line ends by its indentation, and answers the line without that of what is
    /// open around it.
    pub(super) fn enter<'l>(&mut self, line: &'l str) -> &'l str {
        let blank = line.trim().is_empty();
        let mut rest = line;
        let mut at = 0;
        while let Some(frame) = self.frames.get(at) {
            let indent = indentation(rest);
            let ends = match frame.close {
                Close::Indent => !blank && indent < frame.strip,
                Close::Blank => blank,
                _ => false,
            };
            if ends {
                self.close(at);
                break;
            }
            rest = rest.get(indent.min(frame.strip)..).unwrap_or_default();
            at += 1;
        }
        if self.fence.is_some_and(|(_, _, depth)| depth > self.frames.len()) {
            self.fence = None;
        }
        rest
    }

    /// Whether one more may be opened.
    pub(super) fn has_room(&self) -> bool {
        self.frames.len() < DEEPEST
    }

    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// Writes a line.
    pub(super) fn put(&mut self, line: &str) {
        if line.trim().is_empty() {
            self.flush();
            // One is enough behind what came of a line that is gone.
            if std::mem::take(&mut self.spaced) {
                return;
            }
            let prefix = self.prefix();
            self.out.push((prefix.trim_end().to_owned(), self.line));
            return;
        }
        self.spaced = false;
        let prefix = self.prefix();
        for line in line.split('\n') {
            self.out.push((format!("{prefix}{line}"), self.line));
        }
    }

    /// Takes the last line back, where it is what `is` says.
    pub(super) fn take_last(&mut self, is: impl Fn(&str) -> bool) -> Option<String> {
        self.out.pop_if(|(line, _)| is(line)).map(|(line, _)| line)
    }

    /// Writes a line of code, whose spaces count.
    pub(super) fn put_code(&mut self, line: &str) {
        self.spaced = false;
        let prefix = self.prefix();
        self.out.push((format!("{prefix}{line}").trim_end().to_owned(), self.line));
    }

    /// Writes an empty line where none stands before.
    pub(super) fn gap(&mut self) {
        let bare = self.prefix().trim_end().to_owned();
        if self.out.last().is_some_and(|(line, _)| *line != bare && !line.trim().is_empty()) {
            self.put("");
            self.spaced = true;
        } else {
            self.flush();
        }
    }

    /// Writes an empty line, behind which one of the old text is one too many.
    pub(super) fn space(&mut self) {
        self.spaced = false;
        self.put("");
        self.spaced = true;
    }

    fn prefix(&self) -> String {
        self.frames.iter().map(|frame| frame.prefix.as_str()).collect()
    }

    /// Keeps `raw` in a comment behind the block that is open.
    pub(super) fn keep_behind(&mut self, raw: &str) {
        self.pending.push(comment(raw));
    }

    /// How far what belongs to the item of a list that was written last is indented.
    fn item(&self, prefix: &str) -> usize {
        let lines = self.out.iter().rev().take(FAR).map(|(line, _)| line.strip_prefix(prefix));
        for line in lines {
            let Some(line) = line.filter(|line| !line.trim().is_empty()) else { return 0 };
            let rest = line.trim_start();
            let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
            let sign = match digits.len() < rest.len() {
                true => digits.strip_prefix(['.', ')']),
                false => rest.strip_prefix(['-', '*', '+']),
            };
            if let Some(words) = sign.filter(|words| words.starts_with(' ')) {
                return line.len() - words.trim_start().len();
            }
        }
        0
    }

    fn flush(&mut self) {
        if self.pending.is_empty() {
            return;
        }
        let prefix = self.prefix();
        let bare = prefix.trim_end().to_owned();
        let prefix = format!("{prefix}{}", " ".repeat(self.item(&prefix)));
        for comment in std::mem::take(&mut self.pending) {
            self.out.push((bare.clone(), self.line));
            self.out.extend(comment.lines().map(|line| (format!("{prefix}{line}"), self.line)));
        }
    }

    /// Opens a box.
    pub(super) fn open_alert(
        &mut self,
        (kind, title): (&str, Option<&str>),
        close: Close,
        (indent, strip): (usize, usize),
    ) {
        self.gap();
        let prefix = format!("{}> ", " ".repeat(indent));
        self.frames.push(Frame { close, strip, prefix, level: self.level });
        self.put(&format!("[!{kind}]"));
        if let Some(title) = title.map(str::trim).filter(|title| !title.is_empty()) {
            self.put(&format!("**{}**", title.replace("**", "")));
            self.space();
        }
    }

    /// Opens what has a title and no box.
    pub(super) fn open_part(&mut self, title: &str, close: Close, (indent, strip): (usize, usize)) {
        self.gap();
        let title = title.trim();
        let prefix = " ".repeat(indent);
        let level = self.level;
        if !title.is_empty() {
            // A heading within a box or a list would be one of the guide.
            let inner = indent > 0 || self.prefix().contains(['>', ' ']);
            let heading = match inner {
                true => format!("{prefix}**{}**", title.replace("**", "")),
                false => format!("{} {title}", "#".repeat((level + 1).min(6))),
            };
            self.put(&heading);
            self.space();
        }
        self.frames.push(Frame { close, strip, prefix, level });
    }

    /// Closes the innermost that `close` ends, with all in it; `false` where there is none.
    pub(super) fn close_with(&mut self, close: &Close) -> bool {
        match self.frames.iter().rposition(|frame| frame.close == *close) {
            Some(at) => {
                self.close(at);
                true
            }
            None => false,
        }
    }

    /// Closes the innermost.
    pub(super) fn close_innermost(&mut self) {
        self.close(self.frames.len().saturating_sub(1));
    }

    /// Whether the innermost ends by what `is` says.
    pub(super) fn innermost(&self, is: impl Fn(&Close) -> bool) -> bool {
        self.frames.last().is_some_and(|frame| is(&frame.close))
    }

    fn close(&mut self, at: usize) {
        self.flush();
        while self.frames.len() > at {
            let bare = self.prefix().trim_end().to_owned();
            // Empty lines at its end are not part of it.
            while self.out.last().is_some_and(|(line, _)| *line == bare) && self.out.len() > 1 {
                self.out.pop();
            }
            if let Some(frame) = self.frames.pop() {
                self.level = frame.level;
            }
        }
        self.space();
    }

    /// Makes the block before this line a box.
    pub(super) fn box_before(&mut self, kind: &str) -> bool {
        let prefix = self.prefix();
        let bare = prefix.trim_end();
        let mut near = self.out.iter().rev().take(FAR);
        let start = match near.position(|(line, _)| line.trim_end() == bare) {
            Some(lines) => self.out.len() - lines,
            None if self.out.len() < FAR => 0,
            None => return false,
        };
        let Some((first, line)) = self.out.get(start).cloned() else { return false };
        let own = |line: &str| line.strip_prefix(&prefix).unwrap_or(line).to_owned();
        // Headings and code are no words of a box.
        if own(&first).starts_with(['#', '`', '~', '<', '>']) {
            return false;
        }
        for (line, _) in self.out.iter_mut().skip(start) {
            *line = format!("{prefix}> {}", own(line));
        }
        self.out.insert(start, (format!("{prefix}> [!{kind}]"), line));
        true
    }

    /// Whether the line before is one of a quote that is as deep.
    pub(super) fn in_quote(&self, depth: usize) -> bool {
        let prefix = self.prefix();
        let last = self.out.last().map(|(line, _)| line.as_str()).unwrap_or_default();
        let own = last.strip_prefix(prefix.trim_end()).unwrap_or(last);
        let signs = own.trim_start_matches(['>', ' ']);
        own.get(..own.len() - signs.len()).unwrap_or_default().matches('>').count() >= depth
    }

    /// Whether nothing, or an empty line, stands before.
    pub(super) fn begins_block(&self) -> bool {
        let bare = self.prefix();
        self.out.last().is_none_or(|(line, _)| line.trim_end() == bare.trim_end())
    }

    /// Says which files were put in, by a list that began on the line `first`.
    pub(super) fn end_snippets(&mut self, first: usize, names: &str) {
        let files = names.lines().map(str::trim).filter(|name| !name.is_empty());
        let files: Vec<_> = files.collect();
        let what = format!(
            "the text of {} stood here; write it in place of the comment",
            files.join(", ")
        );
        self.notes.decide(first, what);
        self.gap();
        self.put(&comment(&format!("--8<--\n{}\n--8<--", files.join("\n"))));
        self.space();
    }

    pub(super) fn finish(mut self) -> Text {
        match self.until.take() {
            Some(Until::Gathered(_, text)) => self.put(&comment(&text)),
            Some(Until::Code(_)) => self.put("```"),
            Some(Until::Snippets(line, names)) => {
                self.end_snippets(line, &names);
            }
            Some(Until::Module(line, code)) => {
                self.notes.kept(line, &code, "code of MDX, which no guide runs");
                self.put(&comment(&code));
            }
            _ => {}
        }
        self.flush();
        Text::of_lines(self.out)
    }
}

/// How many spaces a line begins with; a tab has four.
pub(super) fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}
