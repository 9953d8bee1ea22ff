//! The loop of the full-screen program: messages in, one frame out, effects done. It waits
//! without a timeout, takes all that waits before it draws, and draws before it first waits.

mod away;
mod effects;

use std::io;
use std::process::ExitStatus;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use ratatui::Terminal;
use ratatui::layout::Rect;
use rustix::process::{Resource, getrlimit};

use super::burst::Burst;
use super::cli::Global;
use super::commands;
use super::decode::Input;
use super::desk::Desk;
use super::input::{Bell, Ears, ears};
use super::look::look;
use super::out;
use super::paint::Paint;
use super::panic;
use super::saver::Saved;
use super::signals::{self, Signal};
use super::store::OpenedSession;
use super::terminal::{self, Modes};
use super::trouble::{Exit, Trouble, reason};
use crate::app::{Model, Msg, Own, draw, update};
use crate::prompts::Library;

/// How long leaving waits for the disk, by will and by a signal.
const PATIENCE: Duration = Duration::from_secs(5);
const HURRY: Duration = Duration::from_secs(1);

/// What the loop hears from the other threads.
#[derive(Debug)]
pub enum Heard {
    /// Keys and pastes that came together.
    Input(Vec<Input>),
    /// A signal.
    Signal(Signal),
    /// The terminal went away.
    TerminalGone,
    /// What became of the save of that number.
    Saved(u64, Saved),
    /// The person's editor ended, in this way.
    EditorEnded(io::Result<ExitStatus>),
    /// Another thread died.
    Panicked,
}

/// Where frames go.
type Out = fn(&[u8]) -> io::Result<()>;

/// How the loop ended.
enum End {
    /// By will.
    Left,
    /// By this signal.
    Signal(i32),
    /// The terminal is gone.
    Gone,
    /// Another thread died.
    Panicked,
}

/// What is seen first.
#[derive(Debug)]
pub enum First {
    /// The home screen.
    Home,
    /// A session, to be gone on with.
    Session(Box<OpenedSession>),
    /// A session, to be looked at only, by its id.
    Look(String),
}

/// Runs the full-screen program.
///
/// # Errors
/// Where the terminal or the content cannot be used, or answers could not be saved.
pub fn run(global: &Global, first: First) -> Result<Exit, Trouble> {
    let trouble = |error: &io::Error| {
        Trouble::new(
            Exit::Blocked,
            "Can't use this terminal",
            reason(error),
            "Use --plain to go line by line.",
        )
    };
    let (ears, bell) = ears().map_err(|error| trouble(&error))?;
    let library = commands::library(global);
    let content = Arc::clone(&library);
    let mut desk = Desk::new(commands::store(global)?, bell.clone());
    let first_time = matches!(first, First::Home) && desk.first_time();
    let mut model = Model::new(library, look(global), terminal::size(), &desk.folder(), first_time);
    model.own = Own { keys: global.settings.own_keys, bell: global.settings.bell };
    // Said before the screen came, it would be seen only after it is gone.
    if !global.complaints.is_empty() {
        update(&mut model, Msg::Say(global.complaints.join(" ")), Timestamp::now());
    }
    let start = match first {
        First::Home => Msg::Sessions(desk.list()),
        First::Session(opened) => desk.take(*opened),
        First::Look(id) => desk.look(&id),
    };
    let effects = update(&mut model, start, Timestamp::now());
    let on = Arc::new(Modes::with(global.mouse || global.settings.mouse));
    panic::undo(&on, desk.place(), bell.clone());
    signals::start(bell.clone()).map_err(|error| trouble(&error))?;
    let mut run = Run::new(model, desk, on, (ears, bell)).map_err(|error| trouble(&error))?;
    run.perform(effects);
    let ended = run.go(content);
    let end = ended.unwrap_or_else(|_| {
        // The terminal no longer takes what we write; what is typed is still to be saved.
        run.modes.abandon();
        let effects = update(&mut run.model, Msg::End, Timestamp::now());
        run.perform(effects);
        End::Gone
    });
    run.finish(&end, global.quiet)
}

/// Whether the system lets us have more memory than a thread is given to ask for. Where it
/// gives a thread none of its own, each word would take a page.
fn has_room() -> bool {
    getrlimit(Resource::As).current.is_none_or(|limit| limit >= 1 << 30)
}

struct Run {
    model: Model,
    desk: Desk,
    modes: Arc<Modes>,
    ears: Ears,
    screen: Terminal<Paint<Out>>,
    burst: Burst,
    leaving: bool,
    /// Whether we stopped ourselves, and the signal that continued us is still to come.
    stopped: bool,
    /// When the last editor gave the terminal back.
    edited: Option<Instant>,
    /// How it ends, where that was heard while the terminal was somebody else's.
    ends: Option<End>,
    bell: Bell,
}

impl Run {
    fn new(model: Model, desk: Desk, on: Arc<Modes>, (ears, bell): (Ears, Bell)) -> io::Result<Self> {
        let mut paint = Paint::new(model.size, terminal::write_all as Out);
        paint.anew(&on.enter()?);
        let screen = Terminal::new(paint)?;
        Ok(Self {
            model,
            desk,
            modes: on,
            ears,
            screen,
            burst: Burst::default(),
            leaving: false,
            stopped: false,
            edited: None,
            ends: None,
            bell,
        })
    }

    /// Draws, waits, hears everything that waits, and draws again, until it is over.
    fn go(&mut self, content: Arc<Library>) -> io::Result<End> {
        self.draw()?;
        // The word lists get ready while the first screen is read; without a thread to spare,
        // or room for one that asks for much memory, they do so at the first key.
        if has_room() {
            let _ = thread::Builder::new().name("words".to_owned()).spawn(move || content.lexicons.prepare());
        }
        if self.model.unsettled() {
            self.tell(Msg::Settle)?;
            self.draw()?;
        }
        self.desk.welcomed();
        loop {
            let mut next = self.wait();
            while let Some(heard) = next {
                let end = self.hear(heard)?;
                if let Some(end) = end.or_else(|| self.ends.take()) {
                    return Ok(end);
                }
                next = self.ears.told();
            }
            if self.leaving {
                return Ok(End::Left);
            }
            // A long text is seen before it is judged; a short one is judged in no time.
            if self.model.takes_long() {
                self.draw()?;
            }
            self.tell(Msg::Settle)?;
            self.draw()?;
        }
    }

    /// Waits for what comes next; without a timeout, unless an Enter or a save is held.
    fn wait(&mut self) -> Option<Heard> {
        let until = [self.burst.until(), self.desk.until()].into_iter().flatten().min();
        // In the background the terminal is somebody else's, and so are its keys.
        let heard = if self.modes.are_on() { self.ears.wait(until) } else { self.ears.wait_told(until) };
        let now = Instant::now();
        if heard.is_none() && self.burst.until().is_some_and(|until| until <= now) {
            for msg in self.burst.settle(now) {
                let _ = self.tell(msg);
            }
        }
        self.desk.hand_over(now);
        heard
    }

    fn hear(&mut self, heard: Heard) -> io::Result<Option<End>> {
        match heard {
            Heard::Input(inputs) => self.take(inputs)?,
            // Where something newer is on its way, not everything is saved yet.
            Heard::Saved(nth, Ok(Some(moved))) => {
                self.desk.moved(moved.to);
                self.tell(Msg::Say(moved.words))?;
                if nth == self.desk.handed_over() {
                    self.tell(Msg::Saved)?;
                }
            }
            Heard::Saved(nth, Ok(None)) if nth < self.desk.handed_over() => {}
            Heard::Saved(_, Ok(None)) => self.tell(Msg::Saved)?,
            Heard::Saved(_, Err(trouble)) => self.tell(Msg::NotSaved(trouble.why))?,
            Heard::Signal(Signal::Resized) => self.resized()?,
            Heard::Signal(Signal::Stop) => {
                self.tell(Msg::Settle)?;
                self.suspend()?;
            }
            // After a stop of our own everything is drawn already.
            Heard::Signal(Signal::Continued) if std::mem::take(&mut self.stopped) => {}
            Heard::Signal(Signal::Continued) => self.anew()?,
            Heard::Signal(Signal::End(signal)) if self.was_for_the_editor(signal) => {}
            Heard::Signal(Signal::End(signal)) => {
                self.tell(Msg::End)?;
                return Ok(Some(End::Signal(signal)));
            }
            Heard::TerminalGone => {
                self.modes.abandon();
                self.tell(Msg::End)?;
                return Ok(Some(End::Gone));
            }
            // Of an editor that we no longer waited for.
            Heard::EditorEnded(_) => {}
            Heard::Panicked => {
                self.tell(Msg::End)?;
                return Ok(Some(End::Panicked));
            }
        }
        Ok(None)
    }

    fn take(&mut self, inputs: Vec<Input>) -> io::Result<()> {
        let mut keys = Vec::new();
        for input in inputs {
            match input {
                Input::Key(key) => keys.push(key),
                Input::Paste(text) => {
                    self.keys(std::mem::take(&mut keys))?;
                    self.tell(Msg::Paste(text))?;
                }
            }
        }
        self.keys(keys)
    }

    fn keys(&mut self, keys: Vec<crate::keys::Key>) -> io::Result<()> {
        if !keys.is_empty() {
            for msg in self.burst.take(keys, Instant::now()) {
                // An answer is judged with the text as it is when it is sent.
                self.tell(msg)?;
            }
        }
        Ok(())
    }

    fn tell(&mut self, msg: Msg) -> io::Result<()> {
        let effects = update(&mut self.model, msg, Timestamp::now());
        self.do_all(effects)
    }

    fn draw(&mut self) -> io::Result<()> {
        if !self.modes.are_on() {
            return Ok(());
        }
        let model = &self.model;
        self.screen.draw(|frame| draw(model, frame))?;
        Ok(())
    }

    fn resized(&mut self) -> io::Result<()> {
        let size = terminal::size();
        if size != self.model.size {
            self.tell(Msg::Resize(size.0, size.1))?;
            self.screen.backend_mut().resized(size);
            self.screen.resize(Rect::new(0, 0, size.0, size.1))?;
        }
        Ok(())
    }

    /// Takes the terminal again and draws everything anew.
    fn anew(&mut self) -> io::Result<()> {
        if !self.comes_to_the_front()? {
            self.modes.abandon();
            return Ok(());
        }
        let size = terminal::size();
        let enter = self.modes.enter()?;
        self.screen.backend_mut().anew(&enter);
        self.screen.backend_mut().resized(size);
        if size != self.model.size {
            self.tell(Msg::Resize(size.0, size.1))?;
        }
        self.screen.resize(Rect::new(0, 0, size.0, size.1))
    }

    /// Waits for the last save, gives the terminal back, and says where everything is.
    fn finish(mut self, end: &End, quiet: bool) -> Result<Exit, Trouble> {
        if matches!(end, End::Gone) {
            self.modes.abandon();
        }
        let longest = if matches!(end, End::Left) { PATIENCE } else { HURRY };
        let saved = self.desk.last_save(longest);
        self.modes.leave();
        // Where the last save went is told like any other.
        let mut said = Vec::new();
        while let Some(heard) = self.ears.told() {
            if let Heard::Saved(_, Ok(Some(moved))) = heard {
                self.desk.moved(moved.to);
                said.push(moved.words);
            }
        }
        said.extend(self.desk.farewell(self.model.interview()));
        let unsaved = self.model.record().map(|record| Desk::everything(&record)).unwrap_or_default();
        drop(self.desk);
        match end {
            End::Left => {}
            End::Signal(signal) => signals::die_of(*signal),
            End::Panicked => std::process::exit(101),
            // Nobody is left to talk to, and the input thread may spin: the signal's own code.
            End::Gone => std::process::exit(129),
        }
        if saved.is_err() {
            for line in unsaved {
                out::say(&line);
            }
        }
        saved?;
        if !quiet {
            for line in said {
                out::say(&line);
            }
        }
        Ok(Exit::Done)
    }
}
