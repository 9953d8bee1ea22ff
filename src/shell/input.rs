//! The input thread: waits for the terminal without a timeout, reads all that is there,
//! and hands it over in one piece. It can be parked, so that an editor gets the keys.
//! Beside it a watcher that notices when the terminal goes away, because the library that
//! reads keys spins then and never comes back.

use std::io::{self, PipeReader, PipeWriter, Read as _, Write as _};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, poll, read};
use rustix::event::{PollFd, PollFlags};
use rustix::stdio::stdin;

use super::run::Heard;
use crate::keys::{Code, Key};

/// Something typed or pasted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    /// A press.
    Key(Key),
    /// A paste with brackets.
    Paste(String),
}

/// A handle on the input thread.
#[derive(Debug)]
pub struct InputThread {
    wake: PipeWriter,
    orders: Sender<Order>,
    parked: Receiver<()>,
}

enum Order {
    Park,
    GoOn,
}

impl InputThread {
    /// Starts the thread and the watcher.
    ///
    /// # Errors
    /// Where the system has no threads to spare.
    pub fn start(heard: &Sender<Heard>) -> io::Result<Self> {
        let (woken, wake) = io::pipe()?;
        let (orders, inbox) = channel();
        let (parking, parked) = channel();
        let to_loop = heard.clone();
        std::thread::Builder::new()
            .name("input".to_owned())
            .spawn(move || listen(&woken, &inbox, &parking, &to_loop))?;
        let to_loop = heard.clone();
        std::thread::Builder::new().name("watcher".to_owned()).spawn(move || watch(&to_loop))?;
        Ok(Self { wake, orders, parked })
    }

    /// Parks the thread. Waits a moment; a thread that is in the middle of an unfinished
    /// sequence cannot be parked, and is not waited for.
    pub fn park(&self) {
        let _ = self.orders.send(Order::Park);
        let _ = (&self.wake).write(&[0]);
        let _ = self.parked.recv_timeout(Duration::from_millis(200));
    }

    /// Lets it go on.
    pub fn go_on(&self) {
        let _ = self.orders.send(Order::GoOn);
    }
}

/// Waits for keys or for an order.
fn listen(mut woken: &PipeReader, inbox: &Receiver<Order>, parking: &Sender<()>, heard: &Sender<Heard>) {
    loop {
        let tty = stdin();
        let mut fds = [PollFd::new(&tty, PollFlags::IN), PollFd::new(woken, PollFlags::IN)];
        match rustix::event::poll(&mut fds, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(_) => return,
        }
        let (on_tty, on_pipe) = (fds[0].revents(), fds[1].revents());
        if !on_pipe.is_empty() {
            let _ = woken.read(&mut [0; 16]);
            while let Ok(order) = inbox.try_recv() {
                if matches!(order, Order::Park) {
                    let _ = parking.send(());
                    while !matches!(inbox.recv(), Ok(Order::GoOn) | Err(_)) {}
                }
            }
            continue;
        }
        if on_tty.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return;
        }
        let Ok(batch) = read_all() else { return };
        if !batch.is_empty() && heard.send(Heard::Input(batch)).is_err() {
            return;
        }
    }
}

/// Reads all that waits.
fn read_all() -> io::Result<Vec<Input>> {
    let mut batch = Vec::new();
    while poll(Duration::ZERO)? {
        match read()? {
            Event::Key(event) => batch.extend(key(event).map(Input::Key)),
            Event::Paste(text) => batch.push(Input::Paste(text)),
            // The size is asked of the kernel when its signal comes; the rest is never switched on.
            Event::Resize(..) | Event::Mouse(_) | Event::FocusGained | Event::FocusLost => {}
        }
    }
    Ok(batch)
}

/// Says when the terminal is gone.
fn watch(heard: &Sender<Heard>) {
    loop {
        let tty = stdin();
        // No events are asked for: a hang-up is always told.
        let mut fds = [PollFd::new(&tty, PollFlags::empty())];
        match rustix::event::poll(&mut fds, None) {
            Ok(_) | Err(rustix::io::Errno::INTR) => {}
            Err(_) => return,
        }
        if fds[0].revents().intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            let _ = heard.send(Heard::TerminalGone);
            return;
        }
    }
}

/// A press as we spell it. Releases are none; what old terminals cannot tell apart is one.
fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let mut key = Key {
        code: code(event.code)?,
        ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
        alt: event.modifiers.contains(KeyModifiers::ALT),
        shift: event.modifiers.contains(KeyModifiers::SHIFT),
    };
    if event.code == KeyCode::BackTab {
        key.shift = true;
    }
    if let Code::Char(c) = key.code {
        key.shift = false;
        if key.ctrl {
            match c {
                'h' => return Some(Key { alt: key.alt, ..Key::plain(Code::Backspace) }),
                '7' | '_' => key.code = Code::Char('/'),
                '4' => key.code = Code::Char('\\'),
                '5' => key.code = Code::Char(']'),
                c => key.code = Code::Char(c.to_ascii_lowercase()),
            }
        }
    }
    Some(key)
}

const fn code(code: KeyCode) -> Option<Code> {
    Some(match code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(n) => Code::F(n),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab | KeyCode::BackTab => Code::Tab,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(event: KeyEvent, spelled: &str) {
        assert_eq!(key(event).map(|key| key.to_string()).as_deref(), Some(spelled));
    }

    #[test]
    fn keys_that_terminals_cannot_tell_apart_are_one() {
        check(KeyEvent::new(KeyCode::Char('h'), KeyModifiers::CONTROL), "<backspace>");
        check(KeyEvent::new(KeyCode::Char('7'), KeyModifiers::CONTROL), "<ctrl-/>");
        check(KeyEvent::new(KeyCode::Char('J'), KeyModifiers::CONTROL | KeyModifiers::SHIFT), "<ctrl-j>");
        check(KeyEvent::new(KeyCode::Char('A'), KeyModifiers::SHIFT), "A");
        check(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT), "<shift-tab>");
        check(KeyEvent::new(KeyCode::Enter, KeyModifiers::ALT), "<alt-enter>");
    }

    #[test]
    fn a_release_is_no_press_and_a_repeat_is_one() {
        let event = |kind| KeyEvent::new_with_kind(KeyCode::Char('a'), KeyModifiers::NONE, kind);
        assert_eq!(key(event(KeyEventKind::Release)), None);
        assert!(key(event(KeyEventKind::Repeat)).is_some());
    }
}
