//! The kernel lock beside a session. It goes with the process, so none is ever stale.

use std::fs::{self, File, Metadata, OpenOptions, TryLockError};
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::super::trouble::{Exit, Trouble, reason};

/// Where the lock of a session lies. Never the session itself: a save puts a new file there.
pub(super) fn beside(path: &Path) -> PathBuf {
    path.with_extension("lock")
}

/// Whether a lock is the one that lies beside a session, so that nobody else can take that.
pub(super) fn is_beside(lock: Option<&File>, path: &Path) -> bool {
    let same = |ours: &Metadata, there: &Metadata| {
        #[cfg(unix)]
        {
            use std::os::unix::fs::MetadataExt as _;
            (ours.dev(), ours.ino()) == (there.dev(), there.ino())
        }
        #[cfg(not(unix))]
        {
            ours.is_file() && there.is_file()
        }
    };
    let there = fs::symlink_metadata(beside(path));
    matches!((lock.map(File::metadata), there), (Some(Ok(ours)), Ok(there)) if same(&ours, &there))
}

/// Takes the kernel lock beside a session. None where the file system has no locks.
pub(super) fn hold(path: &Path) -> Result<Option<File>, Trouble> {
    let beside = beside(path);
    if fs::symlink_metadata(&beside).is_ok_and(|data| !data.is_file()) {
        let next = "Move it away; it is not ours.";
        return Err(Trouble::new(
            Exit::Busy,
            format!("Can't lock {}", path.display()),
            "the lock is no ordinary file",
            next,
        ));
    }
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut lock = match options.open(&beside) {
        Ok(lock) => lock,
        // A place that can only be read: saving will say so; that somebody else has it is told.
        Err(error) if matches!(error.kind(), ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem) => {
            match File::open(&beside) {
                Ok(lock) => lock,
                Err(_) => return Ok(None),
            }
        }
        Err(error) => {
            let next = "Choose another place with --data-dir DIR, or check who owns the folder.";
            return Err(Trouble::new(
                Exit::NotSaved,
                format!("Can't lock {}", path.display()),
                reason(&error),
                next,
            ));
        }
    };
    match lock.try_lock() {
        Ok(()) => {
            let _ = lock.set_len(0);
            let _ = writeln!(
                lock,
                "process {} since {}",
                std::process::id(),
                Timestamp::now().strftime("%Y-%m-%d %H:%M UTC")
            );
            Ok(Some(lock))
        }
        Err(TryLockError::WouldBlock) => {
            let mut who = String::new();
            let _ = lock.rewind();
            let _ = lock.take(200).read_to_string(&mut who);
            let who = who.trim();
            Err(Trouble::new(
                Exit::Busy,
                "This session is open in another window",
                if who.is_empty() { "another process holds it".to_owned() } else { format!("held by {who}") },
                "Close it there; or look at it with --look, or go on in a copy with --copy.",
            ))
        }
        Err(TryLockError::Error(_)) => Ok(None),
    }
}
