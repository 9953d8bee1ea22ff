//! The terminal itself: what is switched on, in order, and undone once from every road;
//! and the frame as bytes, written at once. Nothing is ever asked of the terminal.

use std::fmt::{self, Write as _};
use std::io;
use std::os::fd::AsFd;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use crossterm::Command as _;
use crossterm::cursor::{MoveTo, Show};
use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::style::ResetColor;
use crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
};
use rustix::io::Errno;
use rustix::stdio::{stdin, stdout};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcgetwinsize, tcsetattr};

/// Reports of the mouse, where they were asked for: presses and the wheel, with plain numbers.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1000l";

/// Another screen, emptied; pastes as blocks. No title, no keyboard protocol, and no mouse
/// unless it was asked for: what is never switched on cannot be left on.
fn enter(mouse: bool) -> Vec<u8> {
    said(|ansi| {
        EnterAlternateScreen.write_ansi(ansi)?;
        MoveTo(0, 0).write_ansi(ansi)?;
        Clear(ClearType::All).write_ansi(ansi)?;
        EnableBracketedPaste.write_ansi(ansi)?;
        ansi.write_str(if mouse { MOUSE_ON } else { "" })
    })
}

/// The same in reverse, no frame left open, attributes plain, the cursor shown.
fn leave(mouse: bool) -> Vec<u8> {
    said(|ansi| {
        ansi.write_str(if mouse { MOUSE_OFF } else { "" })?;
        EndSynchronizedUpdate.write_ansi(ansi)?;
        ResetColor.write_ansi(ansi)?;
        DisableBracketedPaste.write_ansi(ansi)?;
        Show.write_ansi(ansi)?;
        LeaveAlternateScreen.write_ansi(ansi)
    })
}

fn said(write: impl FnOnce(&mut String) -> fmt::Result) -> Vec<u8> {
    let mut ansi = String::new();
    // Writing into a string cannot fail.
    let _ = write(&mut ansi);
    ansi.into_bytes()
}

/// What we switched on. Shared with the panic hook; undone once, whoever comes first.
#[derive(Debug, Default)]
pub struct Modes {
    on: AtomicBool,
    mouse: bool,
    before: Mutex<Option<Termios>>,
}

impl Modes {
    /// Nothing is on yet. With `mouse`, its wheel will be told of, too.
    #[must_use]
    pub fn with(mouse: bool) -> Self {
        Self { mouse, ..Self::default() }
    }

    /// Makes the terminal ours. What has to be written for it stands before the first
    /// frame, so that both go out together.
    ///
    /// # Errors
    /// Where standard input is no terminal any more.
    pub fn enter(&self) -> io::Result<Vec<u8>> {
        let mut before = self.before.lock().map_err(|_| io::Error::other("a thread died"))?;
        let found = tcgetattr(stdin())?;
        let mut raw = before.get_or_insert_with(|| found).clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        self.on.store(true, Ordering::SeqCst);
        Ok(enter(self.mouse))
    }

    /// Gives the terminal back as it was. Does nothing the second time.
    pub fn leave(&self) {
        if !self.on.swap(false, Ordering::SeqCst) {
            return;
        }
        let _ = write_all(&leave(self.mouse));
        // Drained, so that letters typed meanwhile go to the shell and not nowhere.
        self.restore();
    }

    /// Whether the terminal is ours now.
    #[must_use]
    pub fn are_on(&self) -> bool {
        self.on.load(Ordering::SeqCst)
    }

    /// Makes the lines of the terminal what they were, whoever changed them since.
    pub fn restore(&self) {
        if let Ok(before) = self.before.lock()
            && let Some(before) = before.as_ref()
        {
            let _ = tcsetattr(stdin(), OptionalActions::Drain, before);
        }
    }

    /// Forgets that anything is on: the terminal is gone.
    pub fn abandon(&self) {
        self.on.store(false, Ordering::SeqCst);
    }
}

/// Columns and rows of the terminal, as the kernel knows them.
#[must_use]
pub fn size() -> (u16, u16) {
    let known = tcgetwinsize(stdout()).or_else(|_| tcgetwinsize(stdin()));
    match known {
        Ok(size) if size.ws_col > 0 && size.ws_row > 0 => (size.ws_col, size.ws_row),
        _ => (80, 24),
    }
}

/// Whether we are in the foreground of the terminal.
#[must_use]
pub fn in_foreground() -> bool {
    let ours = rustix::process::getpgrp();
    rustix::termios::tcgetpgrp(stdin()).map_or(true, |group| group == ours)
}

/// Writes everything to standard output, in one call where the terminal takes it.
///
/// # Errors
/// Where the terminal is gone.
pub fn write_all(bytes: &[u8]) -> io::Result<()> {
    write_to(stdout().as_fd(), bytes)
}

fn write_to(fd: impl AsFd + Copy, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        match rustix::io::write(fd, bytes) {
            Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
            Ok(n) => bytes = bytes.get(n..).unwrap_or_default(),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => wait_until_writable(fd),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

fn wait_until_writable(fd: impl AsFd + Copy) {
    let mut ready = [rustix::event::PollFd::new(&fd, rustix::event::PollFlags::OUT)];
    let _ = rustix::event::poll(&mut ready, None);
}

/// Hands a text to the terminal for its clipboard (OSC 52), through tmux where we are in it.
///
/// # Errors
/// Where the terminal is gone.
pub fn copy(text: &str) -> io::Result<()> {
    let osc = format!("\x1b]52;c;{}\x1b\\", base64(text.as_bytes()));
    let inside = std::env::var_os("TMUX").is_some_and(|tmux| !tmux.is_empty());
    let bytes = if inside { format!("\x1bPtmux;{}\x1b\\", osc.replace('\x1b', "\x1b\x1b")) } else { osc };
    write_all(bytes.as_bytes())
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |nth: usize| u32::from(three.get(nth).copied().unwrap_or(0));
        let all = at(0) << 16 | at(1) << 8 | at(2);
        for nth in 0..4 {
            let sign = SIGNS.get((all >> (18 - 6 * nth) & 63) as usize).filter(|_| nth <= three.len());
            text.push(sign.map_or('=', |sign| char::from(*sign)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_everyone_writes_it() {
        for (text, written) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("fooba", "Zm9vYmE=")]
        {
            assert_eq!(base64(text.as_bytes()), written);
        }
    }
}
