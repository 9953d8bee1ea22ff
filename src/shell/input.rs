//! The ears of the loop: one wait for the terminal and for what other threads tell. The
//! loop reads the terminal itself, because decoding never blocks: no thread has to be
//! woken for a key, and an editor that we start has the keys to itself. That the terminal
//! went away is told by the same wait.

use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec};
use rustix::io::Errno;
use rustix::stdio::stdin;

use super::decode::{Decoder, Input};
use super::run::Heard;

/// Bytes read at once.
const BUFFER: usize = 16 * 1024;
/// A read that gives less than this has left nothing behind.
const FULL: usize = 1024;

/// Tells the loop something from another thread.
#[derive(Debug, Clone)]
pub struct Bell {
    to_loop: Sender<Heard>,
    wake: Arc<PipeWriter>,
}

impl Bell {
    /// Tells it. Says whether the loop still listens.
    #[must_use]
    pub fn ring(&self, heard: Heard) -> bool {
        self.to_loop.send(heard).is_ok() && (&*self.wake).write_all(&[0]).is_ok()
    }
}

/// What the loop waits on.
#[derive(Debug)]
pub struct Ears {
    told: Receiver<Heard>,
    woken: PipeReader,
    decoder: Decoder,
}

/// The ears of a loop, and the bell that others ring.
///
/// # Errors
/// Where the system has no pipe to spare.
pub fn ears() -> io::Result<(Ears, Bell)> {
    let (woken, wake) = io::pipe()?;
    let (to_loop, told) = channel();
    let bell = Bell { to_loop, wake: Arc::new(wake) };
    Ok((Ears { told, woken, decoder: Decoder::default() }, bell))
}

impl Ears {
    /// What was told meanwhile, without waiting.
    #[must_use]
    pub fn told(&self) -> Option<Heard> {
        self.told.try_recv().ok()
    }

    /// Waits for what other threads tell, and leaves the terminal to somebody else. None
    /// where nothing was told until then.
    #[must_use]
    pub fn wait_told(&self, until: Option<Instant>) -> Option<Heard> {
        match until {
            Some(until) => self.told.recv_timeout(until.saturating_duration_since(Instant::now())).ok(),
            None => self.told.recv().ok(),
        }
    }

    /// Waits for what comes next, at most until a moment.
    pub fn wait(&mut self, until: Option<Instant>) -> Option<Heard> {
        if let Some(heard) = self.told() {
            return Some(heard);
        }
        let tty = stdin();
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(&self.woken, PollFlags::IN)];
        let left = until.map(|until| timespec(until.saturating_duration_since(Instant::now())));
        match rustix::event::poll(&mut fds, left.as_ref()) {
            Ok(_) => {}
            // The signal that interrupted the wait is told by itself.
            Err(Errno::INTR) => return None,
            Err(_) => return Some(Heard::TerminalGone),
        }
        let (on_tty, on_pipe) = (fds[0].revents(), fds[1].revents());
        if !on_pipe.is_empty() {
            let _ = self.woken.read(&mut [0; 64]);
            return self.told();
        }
        if on_tty.contains(PollFlags::IN) {
            return Some(read_all(&mut self.decoder).map_or(Heard::TerminalGone, Heard::Input));
        }
        (!on_tty.is_empty()).then_some(Heard::TerminalGone)
    }
}

fn timespec(left: Duration) -> Timespec {
    Timespec {
        tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX),
        tv_nsec: left.subsec_nanos().into(),
    }
}

/// Reads all that waits. None where the terminal is at its end.
fn read_all(decoder: &mut Decoder) -> Option<Vec<Input>> {
    let mut bytes = Vec::new();
    let mut buffer = [0; BUFFER];
    loop {
        match rustix::io::read(stdin(), &mut buffer) {
            Ok(0) => return None,
            Ok(n) => {
                bytes.extend(buffer.iter().take(n));
                // A terminal hands over all it has, as far as it fits.
                if n < FULL || !waits() {
                    return Some(decoder.read(&bytes, Instant::now()));
                }
            }
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Some(decoder.read(&bytes, Instant::now())),
            Err(_) => return None,
        }
    }
}

/// Whether more can be read at once.
fn waits() -> bool {
    let tty = stdin();
    let mut fds = [PollFd::new(&tty, PollFlags::IN)];
    let none = timespec(Duration::ZERO);
    matches!(rustix::event::poll(&mut fds, Some(&none)), Ok(1)) && fds[0].revents().contains(PollFlags::IN)
}
