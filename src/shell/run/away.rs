//! While the terminal is somebody else's: the person's editor has it, or we are stopped.
//! Signals are heard all the same, and the keys are left alone.

use std::io;
use std::process::Child;
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal as Number, kill_process};
use signal_hook::consts::{SIGINT, SIGQUIT};

use super::super::editor::{self, Editing};
use super::super::signals::{self, Signal};
use super::super::terminal;
use super::{End, HURRY, Heard, Run};
use crate::app::Msg;

/// Signals that are sent together are heard within this.
const TOGETHER: Duration = Duration::from_millis(30);
/// How long an editor that is told to end has for it.
const GRACE: Duration = Duration::from_millis(700);
/// A signal that an editor died of may be told to us a little later than that it died.
const LATE: Duration = Duration::from_secs(1);

impl Run {
    pub(super) fn suspend(&mut self) -> io::Result<()> {
        if !signals::can_stop() {
            return self.tell(Msg::Say("No shell waits that could continue it, so it goes on.".to_owned()));
        }
        self.modes.leave();
        // Nobody knows for how long; a save that does not work is told once we run again.
        let _ = self.desk.last_save(HURRY);
        self.stopped = true;
        signals::stop();
        self.anew()
    }

    /// Waits to be in the foreground. Continued in the background, it stops again, as any
    /// program that wants the terminal: that the shell brings it to the front is told by
    /// nothing but being continued there. Says whether it came so far.
    pub(super) fn comes_to_the_front(&mut self) -> io::Result<bool> {
        while !terminal::in_foreground() && self.ends.is_none() {
            if !signals::can_stop() {
                return Ok(false);
            }
            signals::stop();
            // What was sent together with what continued us is heard first.
            while let Some(heard) = self.ears.wait_told(Some(Instant::now() + TOGETHER)) {
                if !matches!(heard, Heard::Signal(Signal::Continued | Signal::Stop | Signal::Resized)) {
                    let end = self.hear(heard)?;
                    self.ends = self.ends.take().or(end);
                }
            }
        }
        Ok(self.ends.is_none())
    }

    pub(super) fn editor(&mut self, text: &str) -> io::Result<Msg> {
        self.modes.leave();
        let edited = match editor::open(text, self.desk.sessions()) {
            Ok((editing, child)) => self.while_it_is_open(&editing, child)?,
            Err(why) => Err(why),
        };
        self.edited = Some(Instant::now());
        if self.ends.is_none() {
            self.anew()?;
        }
        Ok(Msg::Edited(edited))
    }

    /// Whether a signal was typed at the editor that has just ended. While the terminal is
    /// ours no key makes one.
    pub(super) fn was_for_the_editor(&self, signal: i32) -> bool {
        matches!(signal, SIGINT | SIGQUIT) && self.edited.is_some_and(|edited| edited.elapsed() < LATE)
    }

    /// Waits for the editor, and for whatever ends us before it is done.
    fn while_it_is_open(&mut self, editing: &Editing, child: Child) -> io::Result<Result<String, String>> {
        let pid = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
        if let Err(mut child) = wait_elsewhere(child, &self.bell) {
            // Without a thread to spare we are deaf until it ends.
            return Ok(editing.taken(child.wait()));
        }
        loop {
            match self.ears.wait_told(None) {
                Some(Heard::EditorEnded(status)) => return Ok(editing.taken(status)),
                // Typed at the editor; what they mean there is its own affair.
                Some(Heard::Signal(Signal::End(SIGINT | SIGQUIT))) => {}
                Some(Heard::Signal(Signal::End(number))) => {
                    if let (Some(pid), Some(number)) = (pid, Number::from_named_raw(number)) {
                        let _ = kill_process(pid, number);
                    }
                    self.wait_until_it_is_gone();
                    self.modes.restore();
                    self.ends = Some(End::Signal(number));
                    // Nothing that was saved there is lost.
                    if let Some(text) = editing.saved_so_far() {
                        self.tell(Msg::Edited(Ok(text)))?;
                    }
                    self.tell(Msg::End)?;
                    return Ok(Err(String::new()));
                }
                // The shell waits for us, not for the editor that was stopped with us.
                Some(Heard::Signal(Signal::Stop)) if signals::can_stop() => signals::stop(),
                Some(Heard::Signal(_)) => {}
                Some(heard) => self.ends = self.hear(heard)?,
                None => self.ends = Some(End::Gone),
            }
            if self.ends.is_some() {
                return Ok(Err(String::new()));
            }
        }
    }

    fn wait_until_it_is_gone(&self) {
        let until = Some(Instant::now() + GRACE);
        while let Some(heard) = self.ears.wait_told(until) {
            if matches!(heard, Heard::EditorEnded(_)) {
                return;
            }
        }
    }
}

/// Waits for the editor in a thread of its own. Gives it back where there is none to spare.
fn wait_elsewhere(child: Child, bell: &super::Bell) -> Result<(), Child> {
    let (hand_over, handed) = std::sync::mpsc::channel::<Child>();
    let bell = bell.clone();
    let waiter = thread::Builder::new().name("editor".to_owned()).spawn(move || {
        if let Ok(mut child) = handed.recv() {
            let _ = bell.ring(Heard::EditorEnded(child.wait()));
        }
    });
    if waiter.is_err() {
        return Err(child);
    }
    hand_over.send(child).map_err(|unsent| unsent.0)
}
