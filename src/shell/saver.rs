//! The saver: the only thread that touches a session file. It is handed whole snapshots,
//! keeps only the newest, and says what became of it. It never draws.

use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::store::{Moved, SessionFile};
use super::trouble::{Exit, Trouble, reason};
use crate::interview::Record;

/// Typing is saved this long after the last key …
const QUIET: Duration = Duration::from_millis(200);
/// … and at least this often while it goes on.
const LONGEST: Duration = Duration::from_millis(500);
/// A save that failed is tried again after this, and then ever more slowly.
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How soon a snapshot must be on disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// After a pause in typing.
    Soon,
    /// At once; an answer was sent. What was there before is kept as a backup.
    Now,
}

/// What became of a save.
pub type Saved = Result<Option<Moved>, Trouble>;

enum Order {
    Save(Box<Record>, Urgency, u64),
    Move(Box<Record>, PathBuf, Sender<Result<Moved, Trouble>>),
    Flush(Sender<Result<(), Trouble>>),
}

/// A handle on the saver's thread. Dropping it saves what is waiting and ends the thread.
#[derive(Debug)]
pub struct Saver {
    orders: Option<Sender<Order>>,
    thread: Option<JoinHandle<()>>,
    /// Whether the disk did not answer in time. Nobody waits for it again.
    stuck: AtomicBool,
}

impl Saver {
    /// Starts the thread; `told` hears of every save and every failure, with the number of
    /// the snapshot.
    ///
    /// # Errors
    /// Where the system has no thread to spare: nothing could be saved then.
    pub fn start(file: SessionFile, told: impl Fn(u64, Saved) + Send + 'static) -> Result<Self, Trouble> {
        let (orders, inbox) = channel();
        let thread = std::thread::Builder::new()
            .name("saver".to_owned())
            .spawn(move || Work { file, told, waiting: None, failures: 0 }.run(&inbox))
            .map_err(|error| {
                let next = "Close another program and try again.";
                Trouble::new(Exit::NotSaved, "Nothing could be saved now", reason(&error), next)
            })?;
        Ok(Self { orders: Some(orders), thread: Some(thread), stuck: AtomicBool::new(false) })
    }

    /// Hands over a snapshot and its number.
    pub fn save(&self, record: Record, urgency: Urgency, nth: u64) {
        if let Some(orders) = &self.orders {
            let _ = orders.send(Order::Save(Box::new(record), urgency, nth));
        }
    }

    /// Saves a snapshot in another place and goes on there. Waits for it at most `longest`.
    ///
    /// # Errors
    /// Where that place can't be used; all is as it was then.
    pub fn move_to(&self, record: Record, place: PathBuf, longest: Duration) -> Result<Moved, Trouble> {
        self.ask(|answer| Order::Move(Box::new(record), place, answer), longest)
    }

    /// Waits until what was handed over is on disk, or `longest` is over.
    ///
    /// # Errors
    /// Where it could not be saved, or the disk did not answer in time.
    pub fn flush(&self, longest: Duration) -> Result<(), Trouble> {
        self.ask(Order::Flush, longest)
    }

    fn ask<T>(
        &self,
        order: impl FnOnce(Sender<Result<T, Trouble>>) -> Order,
        longest: Duration,
    ) -> Result<T, Trouble> {
        let (answer, result) = channel();
        let sent = self.orders.as_ref().is_some_and(|orders| orders.send(order(answer)).is_ok());
        let why = match result.recv_timeout(longest) {
            Ok(result) if sent => return result,
            Err(RecvTimeoutError::Timeout) => {
                self.stuck.store(true, Ordering::Relaxed);
                format!("the disk did not answer within {} s", longest.as_secs())
            }
            _ => "the part that saves has ended".to_owned(),
        };
        Err(Trouble::new(
            Exit::NotSaved,
            "Not known to be saved",
            why,
            "What was on disk before is unharmed.",
        ))
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take()
            && !self.stuck.load(Ordering::Relaxed)
        {
            let _ = thread.join();
        }
    }
}

struct Waiting {
    record: Record,
    milestone: bool,
    since: Instant,
    due: Instant,
    nth: u64,
}

struct Work<T> {
    file: SessionFile,
    told: T,
    waiting: Option<Waiting>,
    failures: u32,
}

impl<T: Fn(u64, Saved)> Work<T> {
    fn run(mut self, inbox: &Receiver<Order>) {
        loop {
            let order = match &self.waiting {
                None => inbox.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(waiting) => inbox.recv_timeout(waiting.due.saturating_duration_since(Instant::now())),
            };
            match order {
                Ok(Order::Save(record, urgency, nth)) => self.take(*record, urgency, nth),
                Ok(Order::Move(record, place, answer)) => {
                    let moved = self.file.move_to(&place, &record);
                    if moved.is_ok() {
                        self.waiting = None;
                        self.failures = 0;
                    }
                    let _ = answer.send(moved);
                }
                Ok(Order::Flush(answer)) => {
                    let _ = answer.send(self.write());
                }
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.write();
                }
                Err(RecvTimeoutError::Disconnected) => {
                    let _ = self.write();
                    return;
                }
            }
        }
    }

    fn take(&mut self, record: Record, urgency: Urgency, nth: u64) {
        let now = Instant::now();
        let since = self.waiting.as_ref().map_or(now, |waiting| waiting.since);
        let milestone =
            urgency == Urgency::Now || self.waiting.as_ref().is_some_and(|waiting| waiting.milestone);
        let due = match urgency {
            Urgency::Now => now,
            Urgency::Soon => (now + QUIET).min(since + LONGEST),
        };
        self.waiting = Some(Waiting { record, milestone, since, due, nth });
    }

    fn write(&mut self) -> Result<(), Trouble> {
        let Some(waiting) = self.waiting.take() else { return Ok(()) };
        let result = self.file.save(&waiting.record, waiting.milestone);
        (self.told)(waiting.nth, result.clone());
        if result.is_err() {
            self.failures += 1;
            let pause = FIRST_PAUSE.saturating_mul(1 << self.failures.min(5)).min(LONGEST_PAUSE);
            self.waiting = Some(Waiting { due: Instant::now() + pause, ..waiting });
        } else {
            self.failures = 0;
        }
        result.map(drop)
    }
}
