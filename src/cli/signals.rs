//! What ends the program from outside: Ctrl-C, and on Unix SIGTERM and SIGHUP too.

use std::io;

/// Calls `then` on a thread of its own when somebody ends the program. Where it returns `true` the
/// program ends as it would have without.
#[cfg(unix)]
pub(super) fn on_end(mut then: impl FnMut() -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;
    let wanted = [SIGHUP, SIGINT, SIGTERM].into_iter().filter(|signal| !is_ignored(*signal));
    let mut signals = Signals::new(wanted)?;
    let listen = move || {
        for signal in signals.forever() {
            if then() {
                // Whoever started it sees by what it ended, as shells want for Ctrl-C in a script.
                let _ended = emulate_default_handler(signal);
            }
        }
    };
    std::thread::Builder::new().spawn(listen).map(drop)
}

#[cfg(not(unix))]
pub(super) fn on_end(mut then: impl FnMut() -> bool + Send + 'static) -> io::Result<()> {
    let end = move || {
        if then() {
            std::process::exit(130);
        }
    };
    ctrlc::set_handler(end).map_err(io::Error::other)
}

/// Ends the program with this `code` where there is no more memory: the standard library says so,
/// and aborts. The next build removes what this one leaves.
#[cfg(unix)]
pub(super) fn end_without_memory(code: u8) -> io::Result<()> {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;
    let always = Arc::new(AtomicBool::new(true));
    let abort = signal_hook::consts::SIGABRT;
    signal_hook::flag::register_conditional_shutdown(abort, code.into(), always).map(drop)
}

#[cfg(not(unix))]
pub(super) fn end_without_memory(_code: u8) -> io::Result<()> {
    Ok(())
}

/// Whether whoever started the program wants it to live on, as `nohup` does.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the system tells it in a file")]
fn is_ignored(signal: i32) -> bool {
    let ignored = || {
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"))?;
        u64::from_str_radix(mask.trim(), 16).ok()
    };
    ignored().is_some_and(|mask| mask >> (signal - 1) & 1 == 1)
}
