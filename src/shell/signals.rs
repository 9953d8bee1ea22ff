//! Signals as messages: a thread waits for them, the loop decides.

use std::io;

use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::input::Bell;
use super::run::Heard;

/// What a signal asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signal {
    /// Save, give the terminal back, and die of this signal.
    End(i32),
    /// Save, give the terminal back, and stop.
    Stop,
    /// We run again after somebody stopped us.
    Continued,
    /// The terminal may have another size.
    Resized,
}

/// Starts the thread.
///
/// # Errors
/// Where the system has no handlers or threads to spare.
pub fn start(bell: Bell) -> io::Result<()> {
    let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH])?;
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for signal in signals.forever() {
            let signal = match signal {
                SIGTSTP => Signal::Stop,
                SIGCONT => Signal::Continued,
                SIGWINCH => Signal::Resized,
                other => Signal::End(other),
            };
            if !bell.ring(Heard::Signal(signal)) {
                return;
            }
        }
    })?;
    Ok(())
}

/// Dies of a signal, so that whoever started us can tell.
pub fn die_of(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Whether a shell waits that could continue us once we are stopped. Where we lead the
/// session ourselves, as in a window of our own, nobody would.
#[must_use]
pub fn can_stop() -> bool {
    rustix::process::getsid(None).is_ok_and(|session| session != rustix::process::getpid())
}

/// Stops this process until it is continued. A stop that cannot be caught, because one
/// that can is dropped where no shell waits for us.
pub fn stop() {
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::STOP);
}
