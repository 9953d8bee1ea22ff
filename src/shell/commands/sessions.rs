//! `list`, `show`, `where`: what is there.

use jiff::Timestamp;
use serde_json::json;
use std::fmt::Write as _;
use std::path::Path;

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::{folders, library, store};
use crate::interview::Interview;
use crate::prompts::Library;
use crate::report::{Format, compose, render};
use crate::text::ago;

/// Prints where things are kept.
pub fn where_(global: &Global) -> Result<Exit, Trouble> {
    let folders = folders(global)?;
    let line = |name: &str, path: &Path| out::line(&format!("{name:<9} {}", path.display()));
    line("sessions", &folders.sessions());
    line("settings", &folders.settings());
    if let Some(prompts) = super::super::config_folder(global) {
        line("prompts", &prompts);
    }
    Ok(Exit::Done)
}

/// Lists the sessions, the one written last first.
pub fn list(global: &Global, as_json: bool) -> Result<Exit, Trouble> {
    let library = library(global);
    let now = Timestamp::now();
    let mut rows = Vec::new();
    let mut words = String::new();
    for item in store(global)?.list()? {
        match &item.record {
            Ok(record) => {
                let Some(interview) = Interview::resume(library.clone(), record.clone()) else { continue };
                let place = place(&interview);
                let _ = writeln!(
                    words,
                    "{}  {}  {}, saved {}",
                    item.id,
                    record.title.replace('\n', " "),
                    place.words,
                    ago(now.duration_since(item.changed).as_secs())
                );
                rows.push(json!({
                    "id": item.id,
                    "title": record.title,
                    "script": record.script,
                    "finished": interview.finished(),
                    "standing_at": place.question,
                    "step": place.step,
                    "question": place.index,
                    "questions": place.of,
                    "saved": item.changed.to_string(),
                }));
            }
            Err(trouble) => {
                let _ = writeln!(words, "{}  can't be opened: {}", item.id, trouble.why);
                rows.push(json!({"id": item.id, "error": trouble.to_string()}));
            }
        }
    }
    if as_json {
        out::line(&out::json(&json!({"version": 1, "sessions": rows}), true));
    } else if words.is_empty() {
        out::say("No sessions yet. \"sizeup\" begins one.");
    } else {
        out::data(&words);
    }
    Ok(Exit::Done)
}

/// Where an interview stands, for a list.
pub struct Place {
    /// In words: "step 1, question 2 of 4".
    pub words: String,
    /// The question being asked.
    pub question: Option<String>,
    /// Its step.
    pub step: Option<&'static str>,
    /// Which question of the script it is, from 1.
    pub index: usize,
    /// How many the script has.
    pub of: usize,
}

/// Where an interview stands.
#[must_use]
pub fn place(interview: &Interview) -> Place {
    let standing = interview.standing();
    let of = standing.asked.len();
    let question = interview.now_asking().map(|question| question.id.clone());
    let step = question.as_deref().and_then(Library::step_of);
    let index = (standing.passed() + 1).min(of);
    let words = match step {
        Some(step) => format!("step {}, question {index} of {of}", step.number()),
        None => format!("all {of} answers concrete"),
    };
    Place { words, question, step: step.map(crate::prompts::Step::id), index, of }
}

/// Shows what a session holds.
pub fn show(global: &Global, session: &str, as_json: bool) -> Result<Exit, Trouble> {
    let store = store(global)?;
    let (record, newer) = store.look(&store.find(session)?)?;
    let interview = open(library(global), record)?;
    let format = if as_json { Format::Json } else { Format::Plain };
    out::data(&render(&compose(&interview), format));
    Ok(told(newer))
}

/// Says that a newer program wrote what was shown, where it did.
pub(super) fn told(newer: Option<String>) -> Exit {
    newer.map_or(Exit::Done, |newer| {
        out::say(&newer);
        Exit::Unreadable
    })
}

/// Takes up a record, or says that its script is missing.
pub fn open(
    library: std::sync::Arc<Library>,
    record: crate::interview::Record,
) -> Result<Interview, Trouble> {
    let script = record.script.clone();
    Interview::resume(library, record).ok_or_else(|| {
        Trouble::new(
            Exit::Unreadable,
            "Can't open this session",
            format!("it follows a script \"{script}\" that is not here"),
            "If it is a script of your own, name its folder with --prompts DIR.",
        )
    })
}
