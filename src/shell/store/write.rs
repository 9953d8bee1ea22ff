//! The order of a save: a new file beside the old one, written whole, synced, then
//! renamed over it, then the folder synced. The old file is never opened for writing.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::Path;

use super::super::trouble::{Exit, Trouble, reason};

/// What a file of ours that is not whole yet is called, and how it ends.
pub(super) const BEGINNING: &str = ".sizeup-";
pub(super) const ENDING: &str = ".tmp";

/// The beginning of the names of files on their way to `path`.
pub(super) fn prefix(path: &Path) -> String {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).filter(|stem| stem.len() <= 80);
    format!("{BEGINNING}{}=", stem.unwrap_or_default())
}

/// Makes a folder that only its owner can read.
pub(in crate::shell) fn make_folder(folder: &Path) -> Result<(), Trouble> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder).map_err(|error| {
        Trouble::new(
            Exit::NotSaved,
            format!("Can't make the folder {}", folder.display()),
            reason(&error),
            "Choose another place with --data-dir DIR.",
        )
    })
}

/// Whether anything may be written beside `path`, without writing it.
pub(super) fn try_folder(path: &Path) -> Result<(), Trouble> {
    let folder = folder_of(path);
    rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).map_err(|error| {
        let what = format!("Can't write in {}", folder.display());
        Trouble::new(Exit::NotSaved, what, reason(&error.into()), "")
    })
}

/// Closes a folder of ours that others can read.
pub(super) fn narrow(folder: &Path) {
    #[cfg(unix)]
    if let Ok(data) = fs::metadata(folder) {
        use std::os::unix::fs::PermissionsExt as _;
        if data.is_dir() && data.permissions().mode() & 0o077 != 0 {
            let _ = fs::set_permissions(folder, fs::Permissions::from_mode(0o700));
        }
    }
}

/// Puts `text` in place of what is at `path`. `may_replace` is asked after the new file is
/// safe on disk and right before the rename; if it objects, the old file stays.
pub(in crate::shell) fn replace(
    path: &Path,
    text: &[u8],
    may_replace: impl FnOnce() -> Result<(), Trouble>,
) -> Result<Synced, Trouble> {
    let trouble = |error: &std::io::Error| {
        Trouble::new(
            Exit::NotSaved,
            format!("Can't write {}", path.display()),
            reason(error),
            "What was there before is unharmed.",
        )
    };
    let mut beside = tempfile::Builder::new()
        .prefix(&prefix(path))
        .suffix(ENDING)
        .tempfile_in(folder_of(path))
        .map_err(|e| trouble(&e))?;
    beside.write_all(text).map_err(|e| trouble(&e))?;
    beside.as_file().sync_all().map_err(|e| trouble(&e))?;
    may_replace()?;
    beside.persist(path).map_err(|error| trouble(&error.error))?;
    Ok(sync_folder(path))
}

/// Whether a folder is known to know its new file. Where it can't be synced (some network
/// file systems), the save did not fail, but it is told.
pub(in crate::shell) type Synced = std::io::Result<()>;

/// Makes sure that the folder of `path` knows its new file.
pub(super) fn sync_folder(path: &Path) -> Synced {
    // Windows has no such thing.
    if cfg!(windows) { Ok(()) } else { File::open(folder_of(path))?.sync_all() }
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Keeps the file at `path` under a second name, without ever leaving a moment in which
/// the session itself is missing. A backup that can't be made does not stop a save.
pub(super) fn keep_backup(path: &Path, backup: &Path) {
    let _ = fs::remove_file(backup);
    if fs::hard_link(path, backup).is_err() {
        let _ = fs::copy(path, backup);
    }
}
