//! Scripts, made as small as they can be.

use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use oxc_allocator::Allocator;
use oxc_codegen::{Codegen, CodegenOptions, CommentOptions};
use oxc_compat::EngineTargets;
use oxc_minifier::{CompressOptions, MangleOptions, Minifier, MinifierOptions};
use oxc_parser::Parser;
use oxc_span::SourceType;

use crate::diag::{Code, Diagnostic, Source};

/// What the oldest phones know: Chrome 80 has all of ES2018.
const SYNTAX: &str = "es2018";
/// A longer script is left as it is: whoever brings a library brings it small.
const LONGEST: usize = 64 << 10;
/// The parser calls itself for what nests, at most once for each byte.
const STACK_A_BYTE: usize = 8 << 10;
/// What it takes however short a script is.
const STACK: usize = 1 << 20;

/// A classic script (ECMAScript) in few bytes, which does the same; its faults where it is none. Less memory
/// never makes other bytes: what cannot be made small is an error.
pub fn minified(source: &Arc<Source>) -> Result<String, Vec<Diagnostic>> {
    /// One at a time, lest several stacks be wanted at once.
    static TURN: Mutex<()> = Mutex::new(());
    let length = source.text().len();
    if length > LONGEST {
        return Ok(source.text().to_owned());
    }
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let place = source.span(0..0);
    thread::scope(|scope| {
        let stack = STACK + length * STACK_A_BYTE;
        let work = thread::Builder::new().stack_size(stack).spawn_scoped(scope, || minify(source));
        match work.map(|work| work.join()) {
            Ok(Ok(made)) => made,
            Ok(Err(_)) => {
                let message =
                    "this script cannot be made small: what does so stops with a fault of its own";
                let help = "write what is unusual in it in plainer words, and report it";
                Err(vec![Diagnostic::new(Code::AssetSyntax, message).at(place).help(help)])
            }
            Err(error) => {
                let megabytes = stack.div_ceil(1_000_000);
                let message = format!(
                    "there is no thread with {megabytes} MB of memory to make this script small: {error}"
                );
                let help =
                    "give the program more memory (`ulimit -v`), or more threads (`ulimit -u`)";
                Err(vec![Diagnostic::new(Code::SystemExhausted, message).at(place).help(help)])
            }
        }
    })
}

fn minify(source: &Arc<Source>) -> Result<String, Vec<Diagnostic>> {
    let memory = Allocator::default();
    let parsed = Parser::new(&memory, source.text(), SourceType::script()).parse();
    if parsed.panicked || !parsed.diagnostics.is_empty() {
        let faults = parsed.diagnostics.iter().map(|fault| {
            let place = fault.labels.first().map(|label| {
                let at = label.offset() as usize;
                at..at + label.len() as usize
            });
            let message = fault.message.trim_end_matches('.').to_lowercase();
            Diagnostic::new(Code::AssetSyntax, format!("this is no script: {message}"))
                .at(source.span(place.unwrap_or_default()))
                .help("mend it; the site's scripts are classic scripts (ECMAScript 2018)")
        });
        return Err(faults.collect());
    }
    let mut program = parsed.program;
    let target = EngineTargets::from_target(SYNTAX).unwrap_or_default();
    let options = MinifierOptions {
        mangle: Some(MangleOptions::default()),
        compress: Some(CompressOptions { target, ..CompressOptions::smallest() }),
        ..MinifierOptions::default()
    };
    let made = Minifier::new(options).minify(&memory, &mut program);
    let options = CodegenOptions {
        minify: true,
        comments: CommentOptions::disabled(),
        ..CodegenOptions::default()
    };
    Ok(Codegen::new().with_options(options).with_scoping(made.scoping).build(&program).code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nests_deep_is_small_or_refused_and_never_ends_the_program() {
        let parts = [
            "!",
            "(",
            "[",
            "{",
            "`${",
            "a?b:",
            "a(",
            "{a:",
            "new ",
            "/*",
            "for(;;)",
            "1+",
            "a=>",
            "if(a)",
            "[...",
            "(function(){",
            "class A{b(){",
            "x=",
            "2**",
            "a?.",
            "switch(a){case 0:",
            "try{",
            "a:",
            "async()=>",
            "({a})=>",
            "a||",
            "a,",
            "typeof ",
            "-",
            "else ",
            "do ",
            "\\u",
            "a.b",
            "a\n",
        ];
        for part in parts {
            let text = part.repeat((LONGEST / 16) / part.len());
            for text in [format!("{text}1"), text] {
                let _made = minified(&Source::new("a.js", text));
            }
        }
    }
}
