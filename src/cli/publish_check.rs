//! `mashal publish-check`

use std::path::PathBuf;

use clap::Args;
use url::Url;

use super::output::Output;
use super::{Common, Exit};
use crate::diag::Format;

#[derive(Debug, Args)]
pub(super) struct Options {
    /// The address that the site is published at, such as https://example.org/
    #[arg(value_name = "URL", value_parser = address)]
    url: Url,
    /// The output to compare with [default: public in the site's folder, where a build made it]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
    /// Ask for every file of the output, and print each fault
    #[arg(long)]
    all: bool,
    /// How long to wait for each answer
    #[arg(long, value_name = "SECONDS", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=600))]
    timeout: u16,
    /// How faults are printed
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    /// Fail on warnings too
    #[arg(long)]
    deny_warnings: bool,
}

/// The address of a site, with `/` at its end, so that those of files can be joined to it.
fn address(text: &str) -> Result<Url, String> {
    let wrong = || {
        "write the address of the site's first page, such as https://example.org/guides/".to_owned()
    };
    let mut url = Url::parse(text).map_err(|_| wrong())?;
    let plain = url.username().is_empty() && url.password().is_none();
    if !matches!(url.scheme(), "http" | "https") || !plain {
        return Err(wrong());
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = url.path().strip_suffix("index.html").unwrap_or(url.path());
    let path = format!("{}/", path.trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

#[cfg(not(feature = "publish-check"))]
pub(super) fn run(_common: &Common, options: &Options, output: &Output) -> Exit {
    output.fail(&format!(
        "this program was made without `publish-check`: install it with `cargo install --path . --features publish-check` to ask {}",
        options.url
    ));
    Exit::Usage
}

#[cfg(feature = "publish-check")]
pub(super) fn run(common: &Common, options: &Options, output: &Output) -> Exit {
    use super::load::{Loaded, load};
    use crate::config::Choices;
    use crate::diag::{Severity, Sink, render};
    use crate::emit;
    use crate::published::{Request, look};

    let Loaded { root, site, .. } = match load(common, &Choices::default(), output) {
        Ok(loaded) => loaded,
        Err(exit) => return exit,
    };
    let named = options.out.clone().unwrap_or_else(|| root.join(emit::FOLDER));
    let out = Some(named.as_path()).filter(|out| emit::is_output(out));
    if options.out.is_some() && out.is_none() {
        output.fail(&format!(
            "`{}` is no output of a build: leave `--out` out, or name the folder that was published",
            named.display()
        ));
        return Exit::Usage;
    }
    let all = options.all || common.all;
    let patience = std::time::Duration::from_secs(options.timeout.into());
    let request = Request { address: options.url.clone(), out, patience, all };
    let mut sink = Sink::default();
    let looked = match look(&site, &request, &mut sink) {
        Ok(looked) => looked,
        Err(why) => {
            output.fail(&why);
            return Exit::Surroundings;
        }
    };
    match options.format {
        Format::Human => output.faults(&sink, true),
        format => output.result(&render(&sink.sorted(), format, false)),
    }
    if !output.quiet {
        output.say(&said(&looked));
    }
    let warnings = sink.count(Severity::Warning) > 0;
    match sink.has_errors() || (options.deny_warnings && warnings) {
        true => Exit::Faults,
        false => Exit::Done,
    }
}

/// What was looked at, and what was not.
#[cfg(feature = "publish-check")]
fn said(looked: &crate::published::Looked) -> String {
    use super::output::counted;
    let asked = counted(looked.asked, "file");
    let compared = match looked.compared {
        true => format!("{asked} of {} were asked for, and compared with the output", looked.files),
        false => format!(
            "{asked} were asked for; there is no output to compare with: `mashal build` makes it"
        ),
    };
    match looked.files.saturating_sub(looked.asked) {
        0 => compared,
        rest if looked.asked == crate::published::SOME => {
            format!("{compared}; {rest} were not looked at: `--all` asks for each")
        }
        rest => format!("{compared}; {rest} were not looked at"),
    }
}
