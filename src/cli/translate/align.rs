//! `mashal translate align`

use clap::Args;

use super::CommandContext;
use crate::cli::Exit;
use crate::translate::{Alignment, Pairing, align};

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The language
    #[arg(value_name = "LANG")]
    language: String,
    /// The guide, as `digital-safety/photos.md`
    #[arg(value_name = "GUIDE")]
    guide: String,
    /// The lines of two texts that belong together: of the source, and of the translation
    #[arg(long = "pair", value_name = "LINE=LINE", value_parser = lines)]
    pairs: Vec<(usize, usize)>,
    /// Record that the translation is paired so, and says what the source says now
    #[arg(short, long)]
    yes: bool,
}

fn lines(text: &str) -> Result<(usize, usize), String> {
    let parsed = text
        .split_once('=')
        .and_then(|(source, own)| Some((source.trim().parse().ok()?, own.trim().parse().ok()?)));
    parsed.ok_or_else(|| "write two lines as `12=15`, the source's first".to_owned())
}

pub(super) fn run(command: &CommandContext<'_>, options: &Options) -> Exit {
    let Some(language) = command.language(&options.language) else { return Exit::Usage };
    let guides = std::slice::from_ref(&options.guide);
    let Some(pairs) = command.pairs(language, guides) else { return Exit::Usage };
    let tag = command.site.language(language).locale.tag();
    for (_, own, source) in pairs {
        let alignment = match align(source.authored(), own, &options.pairs) {
            Ok(alignment) => alignment,
            Err(why) => {
                command.output.fail(&why);
                return Exit::Usage;
            }
        };
        command.output.result(&table(&alignment));
        if options.yes {
            if !command.write(&alignment.record(source.authored(), own, tag)) {
                return Exit::Surroundings;
            }
            command.output.say("recorded");
        } else {
            command.output.say(
                "where two do not belong together, say which do with `--pair LINE=LINE` (source, translation); record it with `--yes`",
            );
        }
    }
    Exit::Done
}

/// As many letters of a text are shown.
const SHOWN: usize = 40;

fn table(alignment: &Alignment) -> String {
    let side = |side: &Option<(usize, String)>| {
        side.as_ref().map(|(line, text)| {
            let short: String = text.replace('\n', " ").chars().take(SHOWN).collect();
            let more = if text.chars().count() > SHOWN { "…" } else { "" };
            format!("{line:>4} {short}{more}")
        })
    };
    let row = |pairing: &Pairing| {
        let source = side(&pairing.source).unwrap_or_else(|| "     (nothing)".to_owned());
        let own = side(&pairing.own).unwrap_or_else(|| match pairing.with_the_one_before {
            true => "     (with the one before)".to_owned(),
            false => "     (nothing: not translated)".to_owned(),
        });
        format!("{source}\n{own}\n\n")
    };
    let unpaired = alignment.pairings.iter().filter(|pairing| {
        pairing.source.is_none() || pairing.own.is_none() && !pairing.with_the_one_before
    });
    let unpaired = unpaired.count();
    let rows: String = alignment.pairings.iter().map(row).collect();
    format!("{rows}{} texts, {unpaired} of them without the other\n", alignment.pairings.len())
}
