//! What a run that was killed in the middle of a save left behind: a file that is not whole
//! is swept away, one that is whole and newer than the session is put where it belonged.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::super::editor;
use super::file::backup_of;
use super::read;
use super::write::{BEGINNING, ENDING, keep_backup, prefix, sync_folder};
use crate::saved::{self, Opened};

/// A file that is not whole and older than this was left behind.
const STALE: Duration = Duration::from_hours(24);

/// Completes a save to `path`, whose lock is held, that was cut off before its last step.
/// Says so in a sentence; what was there before is kept as `.bak`.
pub(super) fn finish(path: &Path) -> Option<String> {
    let now = read(path).ok().and_then(|text| saved::read(&text).ok());
    let newest = left_behind(path)
        .filter_map(|beside| Some((whole(&beside)?, beside)))
        .filter(|(one, _)| now.as_ref().is_none_or(|now| belongs(one, now)))
        .max_by_key(|(one, _)| one.revision)?;
    keep_backup(path, &backup_of(path));
    fs::rename(&newest.1, path).ok()?;
    let _ = sync_folder(path);
    Some("The last save was cut off just before its end; it is completed, and nothing is missing.".to_owned())
}

/// A session in a file, if it is all there.
fn whole(path: &Path) -> Option<Opened> {
    saved::read(&read(path).ok()?).ok().filter(|opened| opened.untouched)
}

fn belongs(one: &Opened, now: &Opened) -> bool {
    one.record.id == now.record.id && one.revision > now.revision
}

/// Removes what a killed run left on its way to `path`, whose lock is held; and what any
/// run left beside it more than a day ago.
pub(super) fn sweep(path: &Path) {
    let left = ours(path).chain(answers(path)).filter(|beside| old(beside));
    for beside in left_behind(path).chain(left) {
        let _ = fs::remove_file(beside);
    }
}

fn old(path: &Path) -> bool {
    let changed = fs::symlink_metadata(path).and_then(|data| data.modified()).ok();
    changed.and_then(|changed| changed.elapsed().ok()).is_some_and(|age| age > STALE)
}

/// Files on their way to `path` that never arrived.
fn left_behind(path: &Path) -> impl Iterator<Item = PathBuf> {
    let beginning = prefix(path);
    ours(path).filter(move |beside| name(beside).starts_with(&beginning))
}

/// Files of ours beside `path` that are not whole, or were not when they were left.
fn ours(path: &Path) -> impl Iterator<Item = PathBuf> {
    beside(path).filter(|path| name(path).starts_with(BEGINNING) && name(path).ends_with(ENDING))
}

/// Answers that were open in an editor when everything ended at once.
fn answers(path: &Path) -> impl Iterator<Item = PathBuf> {
    beside(path).filter(|path| name(path).starts_with(editor::BEGINNING))
}

fn beside(path: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = path.parent().and_then(|folder| fs::read_dir(folder).ok());
    entries.into_iter().flatten().flatten().map(|entry| entry.path())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
