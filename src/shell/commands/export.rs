//! `sizeup export`: the report to a file or to standard output.

use std::path::{Path, PathBuf};

use super::super::cli::Global;
use super::super::out;
use super::super::store::{replace, slug};
use super::super::trouble::{Exit, Trouble};
use super::sessions::{open, told};
use super::{library, store};
use crate::interview::Interview;
use crate::report::{Format, compose, history, render};

/// Writes the report of a session.
pub fn run(
    global: &Global,
    session: &str,
    format: &str,
    output: Option<&Path>,
    force: bool,
    with_history: bool,
) -> Result<Exit, Trouble> {
    let format = named(format)?;
    let store = store(global)?;
    let (record, newer) = store.look(&store.find(session)?)?;
    let interview = open(library(global), record)?;
    if output.is_some_and(|path| path.as_os_str() == "-") {
        out::data(&report(&interview, format, with_history));
        return Ok(told(newer));
    }
    let path = output.map_or_else(|| file_name(&interview, format), Path::to_owned);
    write(&interview, format, &path, force, with_history)?;
    out::line(&path.display().to_string());
    Ok(told(newer))
}

fn report(interview: &Interview, format: Format, with_history: bool) -> String {
    let mut document = compose(interview);
    if with_history {
        document.history = history(interview);
    }
    render(&document, format)
}

pub(super) fn named(name: &str) -> Result<Format, Trouble> {
    Format::named(name).ok_or_else(|| {
        let all: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        let next = format!("Choose one of {}.", all.join(", "));
        Trouble::new(Exit::Usage, format!("No format \"{name}\""), "reports are not written that way", next)
    })
}

/// The name of a report that has been given none.
#[must_use]
pub fn file_name(interview: &Interview, format: Format) -> PathBuf {
    PathBuf::from(format!("{}.{}", slug(&interview.record().title), format.ending()))
}

/// Writes a report to a file, whole or not at all.
///
/// # Errors
/// Where a file is there already and `force` is not given, where the path is a link, or
/// where the disk says no.
pub fn write(
    interview: &Interview,
    format: Format,
    path: &Path,
    force: bool,
    with_history: bool,
) -> Result<(), Trouble> {
    let what = || format!("Can't write {}", path.display());
    if let Ok(there) = path.symlink_metadata() {
        if !there.is_file() {
            let next = "Name a file with -o FILE, or - for standard output.";
            return Err(Trouble::new(Exit::Blocked, what(), "it is a folder, a link or a device", next));
        }
        if !force {
            let next = "Use --force to replace it, or -o FILE for another name.";
            return Err(Trouble::new(Exit::Blocked, what(), "a file of that name is there", next));
        }
    }
    let text = report(interview, format, with_history);
    let written = replace(path, text.as_bytes(), || Ok(()));
    written.map(drop).map_err(|trouble| Trouble { exit: Exit::Blocked, ..trouble })
}
