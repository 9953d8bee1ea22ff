//! What the full-screen program asks of the disk: sessions listed, opened, saved, exported.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::commands::export::write;
use super::input::Bell;
use super::run::Heard;
use super::saver::{Saver, Urgency};
use super::store::{Moved, OpenedSession, Store, make_folder, new_id};
use super::trouble::{Exit, Trouble};
use crate::app::{Msg, Summary};
use crate::interview::{Interview, Record};
use crate::report::Format;
use crate::screens::home::Held;

/// Where the open session is kept, for the panic hook.
pub type Place = Arc<Mutex<Option<PathBuf>>>;

/// The disk, and the session that is open.
#[derive(Debug)]
pub struct Desk {
    store: Store,
    told: Bell,
    saver: Option<Saver>,
    place: Place,
    /// The session that was saved last.
    saved: Option<String>,
    /// What was typed and is not handed to the saver yet: it need not wake at every key.
    held: Option<Typed>,
    /// How many snapshots the loop has asked to be saved.
    handed_over: u64,
}

#[derive(Debug)]
struct Typed {
    record: Record,
    since: Instant,
    last: Instant,
}

/// Typing is handed to the saver this long after the last key …
const QUIET: Duration = Duration::from_millis(100);
/// … and at least this often while it goes on.
const LONGEST: Duration = Duration::from_millis(400);

impl Desk {
    /// The sessions of a store; what becomes of saves is told to the loop.
    #[must_use]
    pub fn new(store: Store, told: Bell) -> Self {
        Self { store, told, saver: None, place: Place::default(), saved: None, held: None, handed_over: 0 }
    }

    /// Whether no session was ever kept here.
    #[must_use]
    pub fn first_time(&self) -> bool {
        !self.welcome().exists() && self.store.list().is_ok_and(|listed| listed.is_empty())
    }

    /// Remembers that the welcome was shown. Where that cannot be written, it is shown again.
    pub fn welcomed(&self) {
        let path = self.welcome();
        if !path.exists() && path.parent().is_some_and(|folder| make_folder(folder).is_ok()) {
            // New and ours alone: no link that lies there is followed.
            let mut options = fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let _ = options.open(path);
        }
    }

    fn welcome(&self) -> PathBuf {
        self.store.folder().with_file_name("welcomed")
    }

    /// The folder that exports go to: the current one.
    #[must_use]
    pub fn folder(&self) -> String {
        std::env::current_dir().map(|folder| folder.display().to_string()).unwrap_or_default()
    }

    /// The folder that sessions lie in.
    #[must_use]
    pub fn sessions(&self) -> &Path {
        self.store.folder()
    }

    /// Where the open session is kept.
    #[must_use]
    pub fn place(&self) -> Place {
        Arc::clone(&self.place)
    }

    /// The sessions on disk, the newest first.
    ///
    /// # Errors
    /// In a sentence, where that can't be known.
    pub fn list(&self) -> Result<Vec<Summary>, String> {
        let listed = self.store.list().map_err(|trouble| trouble.to_string())?.into_iter();
        let summaries = listed.map(|one| Summary {
            id: one.id,
            changed: one.changed,
            record: one.record.map_err(|trouble| trouble.why),
        });
        Ok(summaries.collect())
    }

    /// Takes up an opened session.
    pub fn take(&mut self, opened: OpenedSession) -> Msg {
        let OpenedSession { record, file, notice, unkept } = opened;
        if let Ok(mut place) = self.place.lock() {
            *place = Some(file.path().to_owned());
        }
        let told = self.told.clone();
        let saver = Saver::start(file, move |nth, result| {
            let _ = told.ring(Heard::Saved(nth, result));
        });
        match saver {
            Ok(saver) => {
                self.saver = Some(saver);
                Msg::Opened { record: Box::new(record), notice, unkept }
            }
            Err(trouble) => Msg::NotOpened(trouble.to_string()),
        }
    }

    /// Opens a session.
    pub fn open(&mut self, id: &str) -> Msg {
        match self.store.open(id) {
            Ok(opened) => self.take(opened),
            Err(trouble) => match self.store.look(id) {
                // Where it can at least be read, that is offered.
                Ok(_) => {
                    let why = format!("{}: {}.", trouble.what, trouble.why);
                    Msg::Held(Held { id: id.to_owned(), why, copy: trouble.exit == Exit::Busy })
                }
                Err(_) => Msg::NotOpened(trouble.to_string()),
            },
        }
    }

    /// Reads a session, to be looked at only.
    #[must_use]
    pub fn look(&self, id: &str) -> Msg {
        match self.store.look(id) {
            Ok((record, notice)) => Msg::Looked { record: Box::new(record), notice },
            Err(trouble) => Msg::NotOpened(trouble.to_string()),
        }
    }

    /// Makes a copy of a session, and takes that up.
    pub fn copied(&mut self, id: &str) -> Msg {
        match self.store.copied(id) {
            Ok(opened) => self.take(opened),
            Err(trouble) => Msg::NotOpened(trouble.to_string()),
        }
    }

    /// Makes a session.
    pub fn create(&mut self, title: &str, script: &str) -> Msg {
        let now = Timestamp::now();
        match self.store.create(Record::new(&new_id(title, now), title, script, now)) {
            Ok(opened) => self.take(opened),
            Err(trouble) => Msg::NotOpened(trouble.to_string()),
        }
    }

    /// Remembers that the open session is kept elsewhere from now on.
    pub fn moved(&self, to: PathBuf) {
        if let Ok(mut place) = self.place.lock() {
            *place = Some(to);
        }
    }

    /// Lets go of the open session, once it is saved. Says where one is that no list shows.
    pub fn let_go(&mut self) -> Option<String> {
        self.hand_over_now();
        self.saver = None;
        let place = self.place.lock().ok()?.take()?;
        let elsewhere = place.parent() != Some(self.store.folder()) && place.exists();
        let name = self.store.name_of(&place);
        elsewhere.then(|| format!("What you had open is saved elsewhere: sizeup resume {name} opens it."))
    }

    /// Hands a record to the saver.
    pub fn save(&mut self, record: Record, now: bool) {
        self.saved = Some(record.id.clone());
        self.handed_over += 1;
        if now {
            self.held = None;
            self.send(record, Urgency::Now);
        } else {
            let last = Instant::now();
            let since = self.held.as_ref().map_or(last, |held| held.since);
            self.held = Some(Typed { record, since, last });
        }
    }

    /// When what is held is to be handed over.
    #[must_use]
    pub fn until(&self) -> Option<Instant> {
        self.held.as_ref().map(|held| (held.last + QUIET).min(held.since + LONGEST))
    }

    /// Hands over what is held, once it is time.
    pub fn hand_over(&mut self, now: Instant) {
        if self.until().is_some_and(|until| until <= now) {
            self.hand_over_now();
        }
    }

    fn hand_over_now(&mut self) {
        if let Some(held) = self.held.take() {
            self.send(held.record, Urgency::Soon);
        }
    }

    fn send(&self, record: Record, urgency: Urgency) {
        if let Some(saver) = &self.saver {
            saver.save(record, urgency, self.handed_over);
        }
    }

    /// The number of the newest snapshot.
    #[must_use]
    pub fn handed_over(&self) -> u64 {
        self.handed_over
    }

    /// Waits until everything is on disk, or `longest` is over.
    ///
    /// # Errors
    /// Where it could not be saved.
    pub fn last_save(&mut self, longest: Duration) -> Result<(), Trouble> {
        self.hand_over_now();
        self.saver.as_ref().map_or(Ok(()), |saver| saver.flush(longest))
    }

    /// What is said after the screen is gone: where it is saved, and how to come back.
    #[must_use]
    pub fn farewell(&self, open: Option<&Interview>) -> Vec<String> {
        let (Some(id), Some(interview)) = (&self.saved, open) else { return Vec::new() };
        if interview.record().id != *id {
            return Vec::new();
        }
        let verb = if interview.finished() { "export" } else { "resume" };
        let path = self.place.lock().ok().and_then(|place| place.clone()).unwrap_or_default();
        vec![format!("Saved in {}", path.display()), format!("sizeup {verb} {}", self.store.name_of(&path))]
    }

    /// Everything that was typed, for a terminal that is all that is left.
    #[must_use]
    pub fn everything(record: &Record) -> Vec<String> {
        let mut lines = vec!["Not saved. Everything you typed, to copy from here:".to_owned()];
        let mut questions: Vec<&str> = record.entries.iter().map(|entry| entry.question.as_str()).collect();
        questions.extend(record.drafts.keys().map(String::as_str));
        let mut seen = Vec::new();
        for question in questions {
            if seen.contains(&question) {
                continue;
            }
            seen.push(question);
            let text = record
                .drafts
                .get(question)
                .map(|draft| draft.text.as_str())
                .or_else(|| record.answer(question));
            lines.push(format!("\n## {question}\n{}", text.unwrap_or_default()));
        }
        lines
    }

    /// Keeps the open session where the person says from now on, over nothing that is there.
    ///
    /// # Errors
    /// Where that place can't be used; it stays where it was.
    pub fn save_as(&mut self, record: Record, path: &str, longest: Duration) -> Result<Moved, Trouble> {
        let path = session_path(path);
        self.held = None;
        let Some(saver) = &self.saver else {
            return Err(Trouble::new(Exit::NotSaved, "Nothing is open", "there is nothing to save", ""));
        };
        let moved = saver.move_to(record, path, longest)?;
        self.moved(moved.to.clone());
        Ok(moved)
    }

    /// Writes the report of an interview.
    #[must_use]
    pub fn export(interview: &Interview, format: &str, path: &str, replace: bool) -> Msg {
        let path = expand(path);
        let Some(format) = Format::named(format) else {
            return Msg::Exported { result: Err(format!("There is no format {format}.")), exists: false };
        };
        let exists = path.symlink_metadata().is_ok_and(|there| there.is_file());
        if exists && !replace {
            let said = format!("{} is there already. Enter again replaces it.", path.display());
            return Msg::Exported { result: Err(said), exists: true };
        }
        let result = write(interview, format, &path, replace, false)
            .map(|()| format!("Written to {}", path.display()))
            .map_err(|trouble| format!("{}: {}.", trouble.what, trouble.why));
        Msg::Exported { result, exists: false }
    }
}

/// Whatever ends the program, a panic too, what is held still goes to the saver.
impl Drop for Desk {
    fn drop(&mut self) {
        self.hand_over_now();
    }
}

/// A place for a session, as typed. Sessions end in `.json`, wherever they are.
#[must_use]
pub fn session_path(typed: &str) -> PathBuf {
    let path = expand(typed);
    if path.extension().is_some_and(|ending| ending == "json") {
        return path;
    }
    let mut name = path.into_os_string();
    name.push(".json");
    name.into()
}

/// A path as typed, with the home folder for a leading `~/`.
fn expand(path: &str) -> PathBuf {
    let in_home = |rest| Some(directories::BaseDirs::new()?.home_dir().join(rest));
    let absolute = || std::path::absolute(path).unwrap_or_else(|_| Path::new(path).to_owned());
    path.strip_prefix("~/").and_then(in_home).unwrap_or_else(absolute)
}
