//! `sizeup`, `new`, `resume`: an interview, on the full screen or line by line.

use std::env;
use std::io::{IsTerminal as _, stdin, stdout};
use std::path::Path;

use jiff::Timestamp;

use super::super::cli::Global;
use super::super::run::{First, run};
use super::super::store::{OpenedSession, new_id};
use super::super::trouble::{Exit, Trouble};
use super::lines::{self, greet, lead, person};
use super::sessions::show;
use super::{design, library, store};
use crate::interview::{Interview, Record, UNTITLED};
use crate::text::clean;

/// The home screen, or its list line by line. A pipe goes on with the newest unfinished
/// session, or with a new one.
pub fn home(global: &Global) -> Result<Exit, Trouble> {
    match plain(global)? {
        Some(why_on) => {
            greet(why_on);
            if person() {
                return lines::home(global);
            }
            match newest_unfinished(global)? {
                Some(id) => lead(global, store(global)?.open(&id)?),
                None => lead(global, create(global, UNTITLED, "interview")?),
            }
        }
        None => run(global, First::Home),
    }
}

/// Begins a new interview, with the answers of a file where one is named.
pub fn new(
    global: &Global,
    title: Option<String>,
    preflight: bool,
    from: Option<&Path>,
) -> Result<Exit, Trouble> {
    let title = title.map(|title| one_line(&title)).filter(|title| !title.is_empty());
    let plain = plain(global)?;
    let opened = if let Some(path) = from {
        taken_from(global, path, title, preflight)?
    } else {
        let script = if preflight { "preflight" } else { "interview" };
        create(global, title.as_deref().unwrap_or(UNTITLED), script)?
    };
    match plain {
        Some(why_on) => {
            greet(why_on);
            lead(global, opened)
        }
        None => run(global, First::Session(Box::new(opened))),
    }
}

/// A session with the answers of a file. What they are worth is judged as if they had been
/// typed, so it stands at the first one that does not pass.
fn taken_from(
    global: &Global,
    path: &Path,
    title: Option<String>,
    preflight: bool,
) -> Result<OpenedSession, Trouble> {
    let library = library(global);
    let mut design = design::read(&library, path)?;
    if preflight {
        "preflight".clone_into(&mut design.script);
    }
    let title = title.unwrap_or_else(|| one_line(&design.title));
    let title = if title.is_empty() { UNTITLED.to_owned() } else { title };
    let now = Timestamp::now();
    let script = design.script(&library)?;
    let mut opened = store(global)?.create(design.record(script, &new_id(&title, now), &title, now))?;
    // Nothing is typed yet, but there is something to lose.
    opened.file.save(&opened.record, false)?;
    Ok(opened)
}

/// A title without what would steer a terminal, on one line.
fn one_line(title: &str) -> String {
    clean(title).text.replace('\n', " ").trim().to_owned()
}

/// How a session is taken up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// As it is.
    AsItIs,
    /// From a short script into the full one.
    Full,
    /// To be read, whoever has it open.
    Look,
    /// As a session of its own with the same answers.
    Copied,
}

/// Goes on with a session, or looks at it.
pub fn resume(global: &Global, session: Option<&str>, how: How) -> Result<Exit, Trouble> {
    let why_on = plain(global)?;
    let store = store(global)?;
    let id = match session {
        Some(name) => store.find(name)?,
        None => newest_unfinished(global)?.ok_or_else(|| {
            Trouble::new(
                Exit::Blocked,
                "Nothing to go on with",
                "no session is unfinished",
                "\"sizeup new\" begins one.",
            )
        })?,
    };
    let mut opened = match (how, why_on) {
        (How::Look, Some(_)) => return show(global, &id, false),
        (How::Look, None) => return run(global, First::Look(id)),
        (How::Copied, _) => store.copied(&id)?,
        (How::AsItIs | How::Full, _) => store.open(&id)?,
    };
    if how == How::Full {
        "interview".clone_into(&mut opened.record.script);
    }
    match why_on {
        Some(why_on) => {
            greet(why_on);
            lead(global, opened)
        }
        None => run(global, First::Session(Box::new(opened))),
    }
}

/// Whether to go line by line, and what said so. Never guessed from what runs beside us.
fn plain(global: &Global) -> Result<Option<&'static str>, Trouble> {
    let accessible = env::var("ACCESSIBLE").is_ok_and(|value| !matches!(value.as_str(), "" | "0" | "false"));
    let why = if global.plain {
        Some("flag")
    } else if accessible {
        Some("environment")
    } else if global.settings.plain {
        Some("config")
    } else if env::var("TERM").is_ok_and(|term| term == "dumb") {
        Some("terminal")
    } else {
        None
    };
    if why.is_none() && !(stdin().is_terminal() && stdout().is_terminal()) {
        return Err(Trouble::new(
            Exit::Usage,
            "No terminal to draw on",
            "standard input or output is a file or a pipe",
            "Use --plain to go line by line.",
        ));
    }
    Ok(why)
}

pub(super) fn create(global: &Global, title: &str, script: &str) -> Result<OpenedSession, Trouble> {
    let now = Timestamp::now();
    store(global)?.create(Record::new(&new_id(title, now), title, script, now))
}

pub(super) fn newest_unfinished(global: &Global) -> Result<Option<String>, Trouble> {
    let library = library(global);
    let unfinished =
        |record: Record| Interview::resume(library.clone(), record).is_some_and(|it| !it.finished());
    let listed = store(global)?.list()?;
    Ok(listed
        .into_iter()
        .find(|item| item.record.as_ref().is_ok_and(|r| unfinished(r.clone())))
        .map(|item| item.id))
}
