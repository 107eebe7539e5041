//! `mashal translate mark`

use std::collections::BTreeSet;
use std::io::{IsTerminal, Write};

use clap::Args;

use super::CommandContext;
use super::diff::marked_words;
use crate::cli::Exit;
use crate::config::LanguageId;
use crate::diag::Sink;
use crate::site::{State, Text};
use crate::translate::{
    Change, Marked, Place, compare_words, mark, message_differences, message_names, questions,
    record_messages,
};
use crate::world::World;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The guides, as `digital-safety/photos.md`, and files with messages, as `site.ftl`
    #[arg(value_name = "FILE", required_unless_present = "all")]
    files: Vec<String>,
    /// Everything that the language has
    #[arg(long, conflicts_with = "files")]
    all: bool,
    /// What has changed in the source is translated: ask nothing
    #[arg(short, long)]
    yes: bool,
    /// Who has seen them [default: as it is]
    #[arg(long, value_enum)]
    state: Option<Word>,
}

/// A state of a translation.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum Word {
    /// Made by a program; nobody has read it
    Machine,
    /// Made by a person; no native speaker has reviewed it
    Draft,
    /// Reviewed by a native speaker
    Reviewed,
}

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let Some(language) = command.language(&options.language) else { return Exit::Usage };
    let (site, world) = (command.site, command.world);
    let (messages, guides): (Vec<String>, Vec<String>) =
        options.files.iter().cloned().partition(|name| name.ends_with(".ftl"));
    let pairs = match options.all || !guides.is_empty() {
        true => command.pairs(language, &guides),
        false => Some(Vec::new()),
    };
    let Some(pairs) = pairs else { return Exit::Usage };
    let state = options.state.map(|word| match word {
        Word::Machine => State::Machine,
        Word::Draft => State::Draft,
        Word::Reviewed => State::Reviewed,
    });
    let tag = site.language(language).locale.tag();
    let mut asker = Asker::new(command, options.yes);
    // All of them are looked at before the first is written.
    let (mut sink, mut files, mut recorded) = (Sink::default(), Vec::new(), 0);
    let mut hidden = Vec::new();
    for (_, own, source) in pairs {
        let left = asker.left(own, source);
        let marked = Marked { tag, state, left: &left, today: world.today() };
        match mark(own, source.authored(), &marked) {
            Ok(changes) => {
                files.extend(changes);
                recorded += 1;
                hidden.extend((own.front.draft == Some(true)).then(|| own.source().path()));
            }
            Err(faults) => sink.extend(faults),
        }
    }
    match names(command, language, &messages, options.all) {
        Some(names) => {
            let left = asker.messages(language, &names);
            let taken = names.difference(&left).cloned().collect();
            let changes: Vec<Change> = match names.is_empty() {
                true => Vec::new(),
                false => record_messages(site, world, language, &taken),
            };
            recorded += changes.len();
            files.extend(changes);
        }
        None => return Exit::Usage,
    }
    command.output.faults(&sink, false);
    if asker.unanswered > 0 {
        command.output.fail(&format!(
            "{} texts have changed in the source: look at them above, translate what they say now, and mark again with `--yes`; nothing was written",
            asker.unanswered
        ));
        return Exit::Faults;
    }
    // With `--all` those that agree are recorded all the same.
    if sink.has_errors() && !options.all {
        command.output.say("nothing was written");
        return Exit::Faults;
    }
    if !command.write(&files) {
        return Exit::Surroundings;
    }
    if !command.output.quiet {
        command.output.result(&format!("{recorded} recorded\n"));
        for path in hidden {
            command.output.say(&format!(
                "`{path}` still says `draft = true`: readers do not see it until that line is taken out"
            ));
        }
    }
    if sink.has_errors() { Exit::Faults } else { Exit::Done }
}

/// The names of the messages that these `files` have; what is wrong with a file has been said.
fn names(
    command: &CommandContext<'_>,
    language: LanguageId,
    files: &[String],
    all: bool,
) -> Option<BTreeSet<String>> {
    let known = message_names(command.site, command.world, language);
    if all {
        return Some(known.into_values().flatten().collect());
    }
    let mut names = BTreeSet::new();
    for file in files {
        let path = file.replace('\\', "/");
        // The whole path of the file, in either language, is understood too.
        let below = path.strip_prefix("locales/").and_then(|path| path.split_once('/'));
        match known.get(below.map_or(path.as_str(), |(_, path)| path)) {
            Some(found) => names.extend(found.iter().cloned()),
            None => {
                let files: Vec<&str> = known.keys().map(String::as_str).collect();
                let files = files.join("`, `");
                command
                    .output
                    .fail(&format!("the source has no messages in `{file}`; there are `{files}`"));
                return None;
            }
        }
    }
    Some(names)
}

/// Asks of each text that has changed whether the translation says what it says now.
struct Asker<'a> {
    command: &'a CommandContext<'a>,
    yes: bool,
    asks: bool,
    /// How many texts nobody was there to be asked of.
    unanswered: usize,
}

impl<'a> Asker<'a> {
    fn new(command: &'a CommandContext<'a>, yes: bool) -> Self {
        let asks = std::io::stdin().is_terminal() && std::io::stderr().is_terminal();
        Self { command, yes, asks, unanswered: 0 }
    }

    /// The texts of which the answer is no.
    fn left(&mut self, own: &Text, source: &Text) -> Vec<Place> {
        let path = source.source().path();
        let questions = if self.yes { Vec::new() } else { questions(own, source.authored()) };
        let left = questions.into_iter().filter(|question| {
            let texts = (question.previous.as_deref(), &*question.now, &*question.own);
            !self.is_done(&format!("{path}:{}", question.line), texts)
        });
        left.map(|question| question.place).collect()
    }

    /// The names of those among `names` of which the answer is no.
    fn messages(&mut self, language: LanguageId, names: &BTreeSet<String>) -> BTreeSet<String> {
        if self.yes || names.is_empty() {
            return BTreeSet::new();
        }
        let mut left = BTreeSet::new();
        for found in message_differences(self.command.site, self.command.world, language) {
            let (Some(name), Some(now), Some(own)) = (found.message, found.source, found.own)
            else {
                continue;
            };
            let place = format!("{}:{}", found.file, now.line);
            let texts = (found.previous.as_deref(), &*now.text, &*own.text);
            if names.contains(&name) && !self.is_done(&place, texts) {
                left.insert(name);
            }
        }
        left
    }

    /// Whether she says that the translation `own` says what the source says `now`.
    fn is_done(&mut self, place: &str, texts: (Option<&str>, &str, &str)) -> bool {
        let (previous, now, own) = texts;
        let words = match previous {
            Some(previous) => marked_words(&compare_words(previous, now)),
            None => now.to_owned(),
        };
        self.command.output.say(&format!("{place}\n  {words}\n  {own}"));
        if !self.asks {
            self.unanswered += 1;
            return false;
        }
        let mut answer = String::new();
        let _shown = std::io::stderr().write_all(b"  Does the translation say this? [y/N] ");
        let read = std::io::stdin().read_line(&mut answer);
        read.is_ok() && answer.trim().eq_ignore_ascii_case("y")
    }
}
