//! One session file, held by a kernel lock for as long as it is open: the lock goes with
//! the process, so none is ever stale.

use std::fs::{self, File};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::super::trouble::{Exit, Trouble, reason};
use super::lock::{self, hold, is_beside};
use super::unfinished::{finish, sweep};
use super::write::{Synced, keep_backup, make_folder, replace};
use super::{OpenedSession, read, unreadable};
use crate::interview::Record;
use crate::saved::{self, Opened, Unknown};

/// Where a session is saved, and what was last known to be there.
#[derive(Debug)]
pub struct SessionFile {
    path: PathBuf,
    /// Held, never read: dropping it frees the session.
    lock: Option<File>,
    revision: u64,
    /// What was last known to be there.
    known: There,
    said_unsynced: bool,
    unknown: Unknown,
}

impl SessionFile {
    /// Holds a session that is not on disk yet.
    pub(super) fn new(path: &Path) -> Result<Self, Trouble> {
        let lock = hold(path)?;
        sweep(path);
        Ok(Self { lock, ..Self::unheld(path) })
    }

    /// A session whose place can't be used now. Every save tries anew.
    pub(super) fn unheld(path: &Path) -> Self {
        let known = There::Nothing;
        let unknown = Unknown::default();
        Self { lock: None, path: path.to_owned(), revision: 0, known, said_unsynced: false, unknown }
    }

    /// Opens and holds a session.
    pub(super) fn open(path: &Path) -> Result<OpenedSession, Trouble> {
        let first = read(path)?;
        let lock = hold(path)?;
        let mut notice = finish(path);
        sweep(path);
        // Whoever held the lock a moment ago may have saved since.
        let text = read(path).unwrap_or(first);
        match saved::read(&text) {
            Ok(opened) => {
                if !opened.untouched {
                    let kept = keep_aside(path, "edited");
                    notice = Some(format!(
                        "This session was changed outside sizeup. Every answer was judged anew{}.",
                        kept.map(|kept| format!("; the file as found is kept as {}", kept.display()))
                            .unwrap_or_default()
                    ));
                }
                let file = Self {
                    path: path.to_owned(),
                    lock,
                    revision: opened.revision,
                    known: There::Text(hash(text.as_bytes())),
                    said_unsynced: false,
                    unknown: opened.unknown,
                };
                Ok(OpenedSession { record: opened.record, file, notice, unkept: None })
            }
            Err(why @ saved::Unreadable::Newer(_)) => Err(unreadable(path, &why)),
            Err(why) => Self::from_backup(path, lock).ok_or_else(|| unreadable(path, &why)),
        }
    }

    /// The state before the last accepted answer, where the file itself is broken.
    fn from_backup(path: &Path, lock: Option<File>) -> Option<OpenedSession> {
        let opened = backup(path)?;
        let kept = keep_aside(path, "corrupt")?;
        let notice = format!(
            "{} was damaged and is kept as {}. This is the state before the last answer, from {}.",
            path.display(),
            kept.display(),
            backup_of(path).display()
        );
        let file = Self {
            path: path.to_owned(),
            lock,
            revision: opened.revision,
            known: There::at(path),
            said_unsynced: false,
            unknown: opened.unknown,
        };
        Some(OpenedSession { record: opened.record, file, notice: Some(notice), unkept: None })
    }

    /// Where it is saved.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Saves the record. With `milestone`, what was there before is kept as `.bak`.
    ///
    /// Where somebody else wrote the file meanwhile, the record is put beside it as a
    /// conflict copy, so that both texts exist. Where somebody removed it, it is there
    /// again. Either is told in words.
    ///
    /// # Errors
    /// Where the disk says no.
    pub fn save(&mut self, record: &Record, milestone: bool) -> Result<Option<Moved>, Trouble> {
        let text = saved::write(record, self.revision + 1, &self.unknown);
        let removed = self.known != There::Nothing && There::at(&self.path) == There::Nothing;
        if removed {
            if let Some(folder) = self.path.parent() {
                make_folder(folder)?;
            }
            // Where the lock went with it, somebody else may hold a new one.
            if !is_beside(self.lock.as_ref(), &self.path) {
                self.lock = hold(&self.path)?;
            }
            self.known = There::Nothing;
        } else if let Some(folder) = self.path.parent().filter(|folder| !folder.exists()) {
            make_folder(folder)?;
        }
        let (path, known) = (&self.path, self.known);
        let result = replace(path, text.as_bytes(), || {
            let there = There::at(path);
            if there != known {
                return Err(Trouble::new(Exit::NotSaved, "Not saved", CONFLICT, ""));
            }
            if milestone && there != There::Nothing {
                keep_backup(path, &backup_of(path));
            }
            Ok(())
        });
        match result {
            Ok(folder) => {
                self.now_there(&text);
                let again =
                    || format!("{} was removed while it was open; it is there again.", self.path.display());
                let words = removed.then(again).or_else(|| self.unsynced(folder));
                Ok(words.map(|words| Moved { to: self.path.clone(), words }))
            }
            Err(trouble) if trouble.why == CONFLICT => self.save_beside(&text).map(Some),
            Err(trouble) => Err(trouble),
        }
    }

    /// Says once that the system can't promise the last step of a save.
    fn unsynced(&mut self, folder: Synced) -> Option<String> {
        let why = folder.err()?;
        let words = format!(
            "Saved, but the folder can't be synced ({}): after a power cut it may be the state before.",
            reason(&why)
        );
        (!std::mem::replace(&mut self.said_unsynced, true)).then_some(words)
    }

    fn now_there(&mut self, text: &str) {
        self.revision += 1;
        self.known = There::Text(hash(text.as_bytes()));
    }

    /// Puts the text beside a file that somebody else changed, and goes on saving there.
    fn save_beside(&mut self, text: &str) -> Result<Moved, Trouble> {
        let beside = dated(&self.path, "conflict");
        let _ = replace(&beside, text.as_bytes(), || Ok(()))?;
        let changed = std::mem::replace(&mut self.path, beside);
        self.now_there(text);
        let words = format!(
            "{} was changed elsewhere while it was open, and was left as it is. Your text is in {}, and goes on \
             being saved there.",
            changed.display(),
            self.path.display()
        );
        Ok(Moved { to: self.path.clone(), words })
    }

    /// Saves the record in another place, over nothing that is there, and goes on saving
    /// there.
    ///
    /// # Errors
    /// Where something is there already, or the disk says no; nothing has changed then.
    pub fn move_to(&mut self, place: &Path, record: &Record) -> Result<Moved, Trouble> {
        if There::at(place) != There::Nothing {
            let what = format!("Can't save in {}", place.display());
            return Err(Trouble::new(
                Exit::NotSaved,
                what,
                "something is there already",
                "Take another name.",
            ));
        }
        let text = saved::write(record, self.revision + 1, &self.unknown);
        let lock = hold(place)?;
        let _ = replace(place, text.as_bytes(), || Ok(()))
            .inspect_err(|_| drop(fs::remove_file(lock::beside(place))))?;
        let before = std::mem::replace(&mut self.path, place.to_owned());
        self.lock = lock;
        self.now_there(&text);
        // What was there before is kept out of the way: a list of two would offer the old one.
        let aside = backup_of(&before);
        let left = match There::at(&before) {
            There::Text(_) if fs::rename(&before, &aside).is_ok() => {
                format!(" What was kept before is in {}.", aside.display())
            }
            _ => String::new(),
        };
        Ok(Moved { to: self.path.clone(), words: format!("Saved in {} from now on.{left}", place.display()) })
    }
}

/// What is in the place of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum There {
    /// Nothing.
    Nothing,
    /// A file with this in it, as a hash.
    Text(u64),
    /// Something that is no file of ours, or can't be read.
    Other,
}

impl There {
    fn at(path: &Path) -> Self {
        match fs::symlink_metadata(path) {
            Ok(data) if data.is_file() && data.len() <= saved::LARGEST => {
                fs::read(path).map_or(Self::Other, |bytes| Self::Text(hash(&bytes)))
            }
            Err(error) if matches!(error.kind(), ErrorKind::NotFound) => Self::Nothing,
            _ => Self::Other,
        }
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}

/// A session is saved, but under another name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    /// Where it is now.
    pub to: PathBuf,
    /// What happened, in words.
    pub words: String,
}

/// Marks a save that would overwrite somebody else's.
const CONFLICT: &str = "somebody else wrote it";

pub(super) fn backup_of(path: &Path) -> PathBuf {
    path.with_extension("bak")
}

/// The state before the last accepted answer, if it is whole.
pub(super) fn backup(path: &Path) -> Option<Opened> {
    let there = fs::symlink_metadata(path).is_ok_and(|data| data.is_file());
    saved::read(&read(&backup_of(path)).ok()?).ok().filter(|_| there)
}

fn dated(path: &Path, kind: &str) -> PathBuf {
    path.with_extension(format!("{kind}-{}.json", Timestamp::now().strftime("%Y%m%d-%H%M%S")))
}

/// Keeps the bytes of a file as found under a dated name.
fn keep_aside(path: &Path, kind: &str) -> Option<PathBuf> {
    let aside = dated(path, if kind == "edited" { "conflict" } else { kind });
    fs::copy(path, &aside).ok()?;
    Some(aside)
}

#[cfg(test)]
mod tests {
    use super::super::Store;
    use super::*;

    fn record() -> Record {
        Record::new("2026-11-25-short-links-k3f9", "Short links", "interview", Timestamp::UNIX_EPOCH)
    }

    fn store() -> (tempfile::TempDir, Store) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path().join("sessions"));
        (folder, store)
    }

    #[test]
    fn what_is_saved_is_found_again() {
        let (_folder, store) = store();
        let mut opened = store.create(record()).unwrap();
        opened.file.save(&opened.record, true).unwrap();
        drop(opened);
        assert_eq!(store.find("short links").unwrap(), record().id);
        assert_eq!(store.find("2026-11").unwrap(), record().id);
        assert_eq!(store.open(&record().id).unwrap().record, record());
    }

    #[test]
    fn a_second_window_is_told_who_holds_the_session() {
        let (_folder, store) = store();
        let mut first = store.create(record()).unwrap();
        first.file.save(&first.record, true).unwrap();
        let trouble = store.open(&record().id).unwrap_err();
        assert_eq!(trouble.exit, Exit::Busy);
        assert!(trouble.why.contains(&std::process::id().to_string()), "{trouble}");
        drop(first);
        assert!(store.open(&record().id).is_ok());
    }

    #[test]
    fn a_file_changed_behind_our_back_is_not_overwritten() {
        let (_folder, store) = store();
        let mut opened = store.create(record()).unwrap();
        opened.file.save(&opened.record, true).unwrap();
        let path = store.path(&record().id);
        let theirs = fs::read_to_string(&path).unwrap().replace("\"revision\": 1", "\"revision\": 40");
        fs::write(&path, &theirs).unwrap();
        let moved = opened.file.save(&opened.record, true).unwrap().expect("beside it");
        assert_eq!(fs::read_to_string(&path).unwrap(), theirs);
        assert!(moved.to.exists() && moved.words.contains(".conflict-"), "{moved:?}");
        assert_eq!(opened.file.save(&opened.record, true), Ok(None), "it goes on there");
        drop(opened);
        let name = moved.to.file_stem().unwrap().to_str().unwrap();
        assert_eq!(store.find(name).unwrap(), name, "and can be taken up from there");
    }

    #[test]
    fn a_broken_file_is_kept_and_the_state_before_it_opened() {
        let (_folder, store) = store();
        let mut opened = store.create(record()).unwrap();
        opened.file.save(&opened.record, true).unwrap();
        opened.file.save(&Record { title: "Later".to_owned(), ..record() }, true).unwrap();
        drop(opened);
        let path = store.path(&record().id);
        fs::write(&path, "{ half").unwrap();
        let opened = store.open(&record().id).unwrap();
        assert_eq!(opened.record.title, "Short links");
        assert!(opened.notice.unwrap().contains("damaged"));
        assert_eq!(fs::read_to_string(&path).unwrap(), "{ half", "the broken file is not touched");
    }

    #[test]
    fn a_broken_file_without_a_backup_is_named_and_left() {
        let (_folder, store) = store();
        fs::create_dir_all(store.folder()).unwrap();
        fs::write(store.path("x"), "nonsense").unwrap();
        let trouble = store.open("x").unwrap_err();
        assert_eq!(trouble.exit, Exit::Unreadable);
        assert_eq!(fs::read_to_string(store.path("x")).unwrap(), "nonsense");
        assert!(store.list().unwrap()[0].record.is_err(), "it is still listed");
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_can_read_a_session_and_no_link_is_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let (folder, store) = store();
        let mut opened = store.create(record()).unwrap();
        opened.file.save(&opened.record, true).unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&store.path(&record().id)), 0o600);
        assert_eq!(mode(store.folder()), 0o700);
        let elsewhere = folder.path().join("secret");
        fs::write(&elsewhere, "{}").unwrap();
        symlink(&elsewhere, store.path("linked")).unwrap();
        assert_eq!(store.open("linked").unwrap_err().exit, Exit::Unreadable);
    }
}
