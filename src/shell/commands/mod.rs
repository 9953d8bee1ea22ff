//! One file a command.

pub mod calc;
pub mod check;
pub mod compare;
mod design;
pub mod doctor;
pub mod explain;
pub mod export;
mod figures;
pub mod interview;
pub mod judge;
pub mod keys;
mod lines;
pub mod manual;
mod objections;
pub mod outage;
pub mod prompts;
pub mod sessions;
mod verdict_json;

use std::io::Read as _;
use std::sync::Arc;

use super::cli::Global;
use super::folders::Folders;
use super::out;
use super::store::Store;
use super::trouble::{Exit, Trouble, reason};
use super::{config_folder, content};
use crate::prompts::Library;

/// The folders of this run.
fn folders(global: &Global) -> Result<Folders, Trouble> {
    Folders::find(global.data_dir.clone())
}

/// The sessions of this run.
pub(super) fn store(global: &Global) -> Result<Store, Trouble> {
    Ok(Store::at(folders(global)?.sessions()))
}

/// The content of this run; complaints about a person's own files are said once.
pub(super) fn library(global: &Global) -> Arc<Library> {
    let (library, complaints) = content::library(config_folder(global).as_deref());
    for complaint in complaints {
        let line = complaint.line.map(|line| format!(":{line}")).unwrap_or_default();
        out::say(&format!("{}{line}: {} The built-in text is used.", complaint.path, complaint.message));
    }
    Arc::new(library)
}

/// No input is larger than this.
const LARGEST_INPUT: u64 = 16 * 1024 * 1024;

/// Reads all of standard input as text.
fn standard_input() -> Result<String, Trouble> {
    let mut bytes = Vec::new();
    std::io::stdin().lock().take(LARGEST_INPUT + 1).read_to_end(&mut bytes).map_err(|error| {
        Trouble::new(Exit::Blocked, "Can't read standard input", reason(&error), "Give it a file or a pipe.")
    })?;
    if bytes.len() as u64 > LARGEST_INPUT {
        let next = "Give it in smaller pieces.";
        return Err(Trouble::new(Exit::Unreadable, "Can't read standard input", "it is above 16 MiB", next));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// A question by its id, with the nearest one where there is none.
fn question<'a>(library: &'a Library, id: &str) -> Result<&'a crate::prompts::Question, Trouble> {
    library.question(id).ok_or_else(|| {
        let ids = library.questions.iter().map(|question| question.id.as_str());
        let next = match crate::text::nearest(id, ids) {
            Some(near) => format!("Did you mean {near}?"),
            None => "\"sizeup prompts list\" shows them all.".to_owned(),
        };
        Trouble::new(Exit::Usage, format!("No question \"{id}\""), "no question has that id", next)
    })
}
