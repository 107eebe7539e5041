//! `mashal pack`

use std::path::PathBuf;

use clap::Args;

use super::output::{self, Output, counted};
use super::{Common, Exit, signals};
use crate::build::on_threads;
use crate::config::Choices;
use crate::emit::{self, EmitError};
use crate::pack::{self, FOLDER, Format, Request};
use crate::world::Disk;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// In what form; may be given several times
    #[arg(long, value_name = "FORMAT", required = true)]
    format: Vec<Format>,
    /// Only this language; may be given several times
    #[arg(long, value_name = "TAG")]
    language: Vec<String>,
    /// Only this guide, by its file, such as phone/lock.md; may be given several times
    #[arg(long, value_name = "PATH")]
    guide: Vec<String>,
    /// Where the files go [default: packs, in the site's folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// The address that the site has; links to other guides lead there
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// With the theme's font in each file of a guide: three times as large
    #[arg(long)]
    font: bool,
    /// Threads [default: one a processor]
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    jobs: Option<u16>,
}

pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    if let Err(error) = signals::end_without_memory(Exit::Surroundings as u8) {
        output.fail(&format!("signals cannot be heard: {error}"));
        return Exit::Surroundings;
    }
    let root = match output::site(common, output) {
        Ok(root) => root,
        Err(exit) => return exit,
    };
    let request = Request {
        formats: options.format.iter().copied().collect(),
        guides: options.guide.clone(),
        font: options.font,
    };
    if request.formats.contains(&Format::Pdf) && !cfg!(feature = "pdf") {
        output.fail(
            "this program was made without PDF, which is large: install it with `cargo install --path . --features pdf`, or choose `--format html` and print from the browser",
        );
        return Exit::Usage;
    }
    let whole = [(Format::Zip, "a ZIP"), (Format::Epub, "a book")];
    let whole = whole.iter().find(|(format, _)| request.formats.contains(format));
    if let Some((_, what)) = whole.filter(|_| !request.guides.is_empty()) {
        output.fail(&format!(
            "{what} holds all guides of a language; leave out `--guide`, or choose `--format html`"
        ));
        return Exit::Usage;
    }
    let choices = Choices {
        languages: options.language.clone(),
        base_url: options.base_url.clone(),
        ..Choices::default()
    };
    let named = options.out.clone().unwrap_or_else(|| root.join(FOLDER));
    let out = match emit::place(&named, &root) {
        Ok(out) => out,
        // Files are put into it one by one: a memory card is as good as any folder.
        Err(EmitError::Fixed { folder }) => folder,
        Err(error) => {
            output.fail(&error.to_string());
            return if error.is_usage() { Exit::Usage } else { Exit::Surroundings };
        }
    };
    let world = Disk::new(&root);
    let mut sink = crate::diag::Sink::default();
    let packed = on_threads(options.jobs, || pack::pack(&world, &choices, &request, &mut sink));
    let packed = match packed {
        Ok(packed) => packed,
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    if let Some(exit) = output.exhausted(&sink) {
        output.say("nothing was written");
        return exit;
    }
    output.faults(&sink, output.verbose);
    let packed = match packed {
        Ok(Some(packed)) => packed,
        Ok(None) => {
            output.say("nothing was written");
            return Exit::Faults;
        }
        Err(why) => {
            output.fail(&why);
            return Exit::Usage;
        }
    };
    match pack::write(&out, &packed) {
        Ok(written) => {
            if !output.quiet {
                let line = |(name, size): &(String, u64)| format!("{size:>9}  {name}\n");
                output.result(&written.files.iter().map(line).collect::<String>());
            }
            if written.others > 0 && !output.quiet {
                let others = counted(written.others, "file");
                output.say(&format!(
                    "`{}` holds {others} of earlier packs as well, which were left as they are",
                    named.display()
                ));
            }
            Exit::Done
        }
        Err(error) => {
            output.fail(&error.to_string());
            if error.is_usage() { Exit::Usage } else { Exit::Surroundings }
        }
    }
}
