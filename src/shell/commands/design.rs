//! A design that stands in a file: an exported report, one written by hand, or a session.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::Timestamp;

use super::super::trouble::{Exit, Trouble, reason};
use super::standard_input;
use crate::interview::{Entry, Reason, Record};
use crate::prompts::{Library, Script};
use crate::report::{Found, read_back};
use crate::saved::{self, Unreadable};
use crate::text::clean;

/// A design as a file gives it.
pub(super) struct Design {
    /// The file as named, or `-`.
    pub(super) file: String,
    /// Its title.
    pub(super) title: String,
    /// The script it follows.
    pub(super) script: String,
    /// Whether it is a file for people, not a session.
    pub(super) hand_written: bool,
    /// The answers, by question.
    pub(super) answers: BTreeMap<String, Found>,
    /// Reasons against objections, by their keys.
    pub(super) reasons: BTreeMap<String, String>,
    /// Answers to curveballs, by their names.
    curveballs: BTreeMap<String, String>,
}

/// Reads a design: Markdown, a session file, or - for standard input.
pub(super) fn read(library: &Library, path: &Path) -> Result<Design, Trouble> {
    let file = path.display().to_string();
    let text = if file == "-" { standard_input()? } else { read_file(path)? };
    if text.trim_start().starts_with('{') {
        return session(file, &text);
    }
    let known = |id: &str| library.question(id).is_some();
    let design = read_back(&text, known);
    if design.answers.is_empty() && design.script.is_none() {
        let why = "no heading in it is, or ends with, the id of a question";
        let next = "Write \"## scale.load\" and the answer below; \"sizeup prompts list\" shows the ids.";
        return Err(Trouble::new(Exit::Blocked, format!("{file} is not a design"), why, next));
    }
    let mut answers = BTreeMap::new();
    for found in design.answers {
        // The first heading of an id counts; an exported report has each once.
        if found.text.trim().is_empty() {
            continue;
        }
        answers.entry(found.question.clone()).or_insert(found);
    }
    Ok(Design {
        file,
        title: design.title.unwrap_or_default(),
        // An exported report names its script.
        hand_written: design.script.is_none(),
        script: design.script.unwrap_or_else(|| "interview".to_owned()),
        answers,
        reasons: cleaned(design.reasons),
        curveballs: cleaned(design.curveballs),
    })
}

fn session(file: String, text: &str) -> Result<Design, Trouble> {
    let opened = saved::read(text).map_err(|why| match why {
        Unreadable::Broken(why) => {
            Trouble::new(Exit::Unreadable, format!("Can't read {file}"), why, "It was not touched.")
        }
        Unreadable::Newer(format) => {
            let why = format!("a newer sizeup wrote it (format {format})");
            Trouble::new(Exit::Unreadable, format!("Can't read {file}"), why, "Use the newer sizeup.")
        }
    })?;
    let mut answers = BTreeMap::new();
    let said = |reasons: BTreeMap<String, Reason>| {
        cleaned(reasons.into_iter().map(|(key, reason)| (key, reason.text)).collect())
    };
    let (reasons, curveballs) = (said(opened.record.reasons), said(opened.record.curveballs));
    for entry in opened.record.entries {
        answers.insert(entry.question.clone(), Found::typed(&entry.question, &clean(&entry.text).text));
    }
    Ok(Design {
        file,
        title: opened.record.title,
        script: opened.record.script,
        hand_written: false,
        answers,
        reasons,
        curveballs,
    })
}

/// What was said, safe to keep.
fn cleaned(said: Vec<(String, String)>) -> BTreeMap<String, String> {
    said.into_iter().map(|(key, text)| (key, clean(&text).text)).collect()
}

fn read_file(path: &Path) -> Result<String, Trouble> {
    let trouble = |why: String| {
        Trouble::new(
            Exit::Unreadable,
            format!("Can't read {}", path.display()),
            why,
            "Name a Markdown file, a session, or -.",
        )
    };
    let data = fs::metadata(path).map_err(|error| trouble(reason(&error)))?;
    if data.is_dir() {
        return Err(trouble("it is a folder".to_owned()));
    }
    if data.len() > saved::LARGEST {
        return Err(trouble("it is above 16 MiB".to_owned()));
    }
    let bytes = fs::read(path).map_err(|error| trouble(reason(&error)))?;
    Ok(String::from_utf8_lossy(&bytes).replace("\r\n", "\n"))
}

impl Design {
    /// The script it follows.
    pub(super) fn script<'a>(&self, library: &'a Library) -> Result<&'a Script, Trouble> {
        library.script(&self.script).ok_or_else(|| {
            let why = format!("it follows a script \"{}\" that is not here", self.script);
            let next = "Name its folder with --prompts DIR.";
            Trouble::new(Exit::Unreadable, format!("Can't use {}", self.file), why, next)
        })
    }

    /// A session with these answers, all sent at the same moment, in the order of the script.
    pub(super) fn record(self, script: &Script, id: &str, title: &str, now: Timestamp) -> Record {
        let said = |reasons: BTreeMap<String, String>| {
            reasons.into_iter().map(|(key, text)| (key, Reason { text, at: now })).collect()
        };
        let mut answers = self.answers;
        let mut record = Record::new(id, title, &script.id, now);
        record.entries = script
            .asks
            .iter()
            .filter_map(|ask| answers.remove(&ask.question))
            .map(|found| Entry { question: found.question, text: clean(&found.text).text, at: now })
            .collect();
        record.reasons = said(self.reasons);
        record.curveballs = said(self.curveballs);
        record
    }
}
