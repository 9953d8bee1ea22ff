//! Sessions on disk: one JSON file each, saved so that a power cut, a full disk or a
//! second window never costs an answer. The order of a save is the whole point; it
//! stands in `write.rs`.

mod file;
mod lock;
mod names;
mod unfinished;
mod write;

pub use file::{Moved, SessionFile};
pub use names::{new_id, slug};
pub(super) use write::{make_folder, replace};

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::trouble::{Exit, Trouble, reason};
use crate::interview::Record;
use crate::saved::{self, Unreadable};

/// One session in the folder, readable or not.
#[derive(Debug)]
pub struct Listed {
    /// The name of its file without `.json`.
    pub id: String,
    /// When it was last written.
    pub changed: Timestamp,
    /// What is in it, or why it cannot be read.
    pub record: Result<Record, Trouble>,
}

/// The folder of sessions.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

/// How a session is opened.
#[derive(Debug)]
pub struct OpenedSession {
    /// What was typed.
    pub record: Record,
    /// Where it is saved, held by a lock for as long as this lives.
    pub file: SessionFile,
    /// Something the person should know, in a sentence.
    pub notice: Option<String>,
    /// Why nothing can be kept now, where that is known already.
    pub unkept: Option<String>,
}

impl Store {
    /// The sessions in a folder. The folder is made when the first one is saved.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder }
    }

    /// Where the sessions lie.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// All sessions, the one written last first.
    ///
    /// # Errors
    /// Where there is a folder that can't be read: that is not the same as no sessions.
    pub fn list(&self) -> Result<Vec<Listed>, Trouble> {
        let entries = match fs::read_dir(&self.folder) {
            Ok(entries) => entries,
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                return Ok(Vec::new());
            }
            Err(error) => {
                let what = format!("Can't read the folder {}", self.folder.display());
                let next = "Check who owns it, or name another one with --data-dir DIR.";
                return Err(Trouble::new(Exit::Unreadable, what, reason(&error), next));
            }
        };
        let mut listed: Vec<Listed> = entries
            .flatten()
            .filter_map(|entry| {
                let name = entry.file_name().into_string().ok()?;
                let id = name.strip_suffix(".json")?;
                if id.starts_with('.') || id.contains(".conflict-") || id.contains(".corrupt-") {
                    return None;
                }
                let changed = entry.metadata().and_then(|data| data.modified()).ok();
                Some(Listed {
                    id: id.to_owned(),
                    changed: changed.and_then(|time| time.try_into().ok()).unwrap_or(Timestamp::UNIX_EPOCH),
                    record: self.peek(id),
                })
            })
            .collect();
        listed.sort_by(|a, b| b.changed.cmp(&a.changed).then_with(|| a.id.cmp(&b.id)));
        Ok(listed)
    }

    /// Reads a session without holding it. Of a broken one, the state before the last answer
    /// is what opening it would give.
    ///
    /// # Errors
    /// Where it is missing, newer, or broken without a good backup.
    pub fn peek(&self, id: &str) -> Result<Record, Trouble> {
        let path = self.path(id);
        let broken = |trouble| file::backup(&path).map(|opened| opened.record).ok_or(trouble);
        match read(&path).map(|text| saved::read(&text)) {
            Ok(Ok(opened)) => Ok(opened.record),
            Ok(Err(newer @ Unreadable::Newer(_))) => Err(unreadable(&path, &newer)),
            Ok(Err(why)) => broken(unreadable(&path, &why)),
            Err(trouble) => broken(trouble),
        }
    }

    /// Reads a session to be looked at. One that a newer program wrote gives what this one
    /// understands of it, and says so.
    ///
    /// # Errors
    /// Where nothing of it can be understood.
    pub fn look(&self, id: &str) -> Result<(Record, Option<String>), Trouble> {
        match self.peek(id) {
            Ok(record) => Ok((record, None)),
            Err(trouble) => {
                let text = read(&self.path(id))?;
                if let Err(Unreadable::Newer(format)) = saved::read(&text)
                    && let Some(record) = saved::glimpse(&text)
                {
                    let said = format!(
                        "A newer sizeup wrote this (format {format}, this one knows {}): what is shown is what this one \
                         understands of it.",
                        saved::FORMAT
                    );
                    return Ok((record, Some(said)));
                }
                Err(trouble)
            }
        }
    }

    /// Makes a session with all that another one holds, whoever has that open.
    ///
    /// # Errors
    /// Where the other one can't be read, or nothing can be kept.
    pub fn copied(&self, id: &str) -> Result<OpenedSession, Trouble> {
        let record = self.peek(id)?;
        let title = format!("{} (copy)", record.title);
        let id = new_id(&title, Timestamp::now());
        let mut opened = self.create(Record { id, title, ..record })?;
        // Nothing is typed yet, but there is something to lose.
        opened.file.save(&opened.record, false)?;
        Ok(opened)
    }

    /// Finds a session by its id, its title, or the unique beginning of either.
    ///
    /// # Errors
    /// Where nothing, or more than one session, goes by that name.
    pub fn find(&self, name: &str) -> Result<String, Trouble> {
        let listed = self.list()?;
        let known = |item: &Listed| {
            (item.id.clone(), item.record.as_ref().map_or_else(|_| String::new(), |r| r.title.clone()))
        };
        if let Some(id) = by_path(name.trim()) {
            return Ok(id);
        }
        let all: Vec<(String, String)> = listed.iter().map(known).collect();
        let wanted = name.trim().to_lowercase();
        // A conflict copy is not listed, but its name was told.
        let told = wanted.contains(".conflict-") && !wanted.contains(['/', '\\']);
        if told && self.path(name.trim()).is_file() {
            return Ok(name.trim().to_owned());
        }
        let exact: Vec<&(String, String)> =
            all.iter().filter(|(id, title)| *id == wanted || title.to_lowercase() == wanted).collect();
        let near: Vec<&(String, String)> = all
            .iter()
            .filter(|(id, title)| {
                !wanted.is_empty() && (id.starts_with(&wanted) || title.to_lowercase().starts_with(&wanted))
            })
            .collect();
        let found = if exact.is_empty() { near } else { exact };
        match found.as_slice() {
            [(id, _)] => Ok(id.clone()),
            [] => Err(Trouble::new(
                Exit::Blocked,
                format!("No session \"{name}\""),
                "no id or title begins like that",
                "\"sizeup list\" shows them all.",
            )),
            several => Err(Trouble::new(
                Exit::Blocked,
                format!("More than one session \"{name}\""),
                several.iter().map(|(id, _)| id.as_str()).collect::<Vec<_>>().join(", "),
                "Say which by its id.",
            )),
        }
    }

    /// Opens a session for writing and holds it.
    ///
    /// # Errors
    /// Where it is missing, broken, newer, or open elsewhere.
    pub fn open(&self, id: &str) -> Result<OpenedSession, Trouble> {
        write::narrow(&self.folder);
        let path = self.path(id);
        let opened = SessionFile::open(&path)?;
        Ok(match write::try_folder(&path) {
            Ok(()) => opened,
            Err(trouble) => opened.unkept(&trouble),
        })
    }

    /// Makes a new session and holds it. Nothing is written until it is first saved.
    ///
    /// # Errors
    /// Where somebody else holds a session of that name.
    pub fn create(&self, record: Record) -> Result<OpenedSession, Trouble> {
        let path = self.path(&record.id);
        write::narrow(&self.folder);
        let made = make_folder(&self.folder).and_then(|()| write::try_folder(&path));
        match made.and_then(|()| SessionFile::new(&path)) {
            Ok(file) => Ok(OpenedSession { record, file, notice: None, unkept: None }),
            // An interview that can't be kept can still be had, as long as one knows.
            Err(trouble) if trouble.exit == Exit::NotSaved => {
                let file = SessionFile::unheld(&path);
                Ok(OpenedSession { record, file, notice: None, unkept: None }.unkept(&trouble))
            }
            Err(trouble) => Err(trouble),
        }
    }

    /// Where a session is kept. One that was put elsewhere has its whole path as its id.
    #[must_use]
    pub fn path(&self, id: &str) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    /// What the session in a file is asked for by.
    #[must_use]
    pub fn name_of(&self, path: &Path) -> String {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.parent() == Some(&*self.folder) {
            return stem;
        }
        let whole = path.display().to_string();
        let plain = |c: char| c.is_alphanumeric() || "/._-".contains(c);
        if whole.chars().all(plain) { whole } else { format!("'{}'", whole.replace('\'', "'\\''")) }
    }
}

impl OpenedSession {
    /// The same, with the words on why nothing of it can be kept now.
    fn unkept(mut self, trouble: &Trouble) -> Self {
        self.notice = Some(format!(
            "Progress will not be kept: {}: {}. It is tried again with every answer; /save-as PATH keeps it elsewhere.",
            trouble.what, trouble.why
        ));
        self.unkept = Some(trouble.why.clone());
        self
    }
}

/// The id of a session that is asked for by the path of its file.
fn by_path(name: &str) -> Option<String> {
    let ended = name.strip_suffix(".json");
    if ended.is_none() && !name.contains(std::path::is_separator) {
        return None;
    }
    let path = std::path::absolute(ended.unwrap_or(name)).ok()?;
    let there = fs::symlink_metadata(format!("{}.json", path.display())).is_ok_and(|data| data.is_file());
    there.then(|| path.display().to_string())
}

/// Reads a session file: not through a link, not beyond the size limit, in words if not at all.
pub(super) fn read(path: &Path) -> Result<String, Trouble> {
    let what = || format!("Can't read {}", path.display());
    let data = fs::symlink_metadata(path).map_err(|error| match error.kind() {
        ErrorKind::NotFound => {
            Trouble::new(Exit::Blocked, what(), "it is not there", "\"sizeup list\" shows what is.")
        }
        ErrorKind::PermissionDenied => Trouble::new(
            Exit::Unreadable,
            what(),
            "its permissions do not allow it",
            "Nothing was changed; check who owns it.",
        ),
        _ => Trouble::new(Exit::Unreadable, what(), reason(&error), "Nothing was changed."),
    })?;
    if !data.is_file() {
        let next = "Nothing was changed; move it away or put the file itself there.";
        return Err(Trouble::new(Exit::Unreadable, what(), "it is a link or no ordinary file", next));
    }
    if data.len() > saved::LARGEST {
        let why = format!("it has {} MiB and no session is above 16", data.len() >> 20);
        return Err(Trouble::new(Exit::Unreadable, what(), why, "Nothing was changed."));
    }
    let bytes = fs::read(path)
        .map_err(|error| Trouble::new(Exit::Unreadable, what(), reason(&error), "Nothing was changed."))?;
    String::from_utf8(bytes).map_err(|_| broken(path, "it is not text in UTF-8"))
}

fn broken(path: &Path, why: &str) -> Trouble {
    Trouble::new(
        Exit::Unreadable,
        format!("Can't open {}", path.display()),
        why,
        "It was not touched. A copy from before the last answer may lie beside it with the ending .bak.",
    )
}

/// Why a file can't be opened, in words.
pub(super) fn unreadable(path: &Path, why: &Unreadable) -> Trouble {
    match why {
        Unreadable::Broken(why) => broken(path, why),
        Unreadable::Newer(format) => Trouble::new(
            Exit::Unreadable,
            format!("Can't open {}", path.display()),
            format!("a newer sizeup wrote it (format {format}, this one knows {})", saved::FORMAT),
            "It was not touched; use the newer sizeup.",
        ),
    }
}
