//! Format 1, frozen: a file written once must open for good. Changes go into a new module.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::checksum::checksum;
use super::{Opened, Unknown, Unreadable};
use crate::interview::{Draft, Entry, Reason, Record};
use crate::text::escape_json;

#[derive(Serialize, Deserialize)]
struct File {
    format: u64,
    revision: u64,
    written_by: String,
    checksum: String,
    session: Session,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Session {
    id: String,
    title: String,
    script: String,
    started: Timestamp,
    answers: Vec<Answer>,
    #[serde(default)]
    drafts: BTreeMap<String, Typing>,
    #[serde(default)]
    looking_at: Option<String>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    reasons: BTreeMap<String, Said>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    curveballs: BTreeMap<String, Said>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    parked: BTreeMap<String, Said>,
    #[serde(flatten)]
    unknown: Map<String, Value>,
}

#[derive(Serialize, Deserialize)]
struct Answer {
    question: String,
    at: Timestamp,
    text: String,
}

/// A reason against an objection, the answer to a curveball, or the note on a question that
/// was put aside.
#[derive(Serialize, Deserialize)]
struct Said {
    at: Timestamp,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Typing {
    text: String,
    line: usize,
    column: usize,
}

/// Unknown fields of the inner object travel under this name in [`Unknown`].
const INNER: &str = "session";

/// What this version understands of a file in a newer format, where it does.
pub(super) fn glimpse(value: Value) -> Option<Record> {
    read(value).ok().map(|opened| opened.record)
}

pub(super) fn read(value: Value) -> Result<Opened, Unreadable> {
    let sum = sum_of(&value);
    let file: File = serde_json::from_value(value)
        .map_err(|error| Unreadable::Broken(format!("a field is not as it should be ({error})")))?;
    let untouched = file.checksum == sum;
    let session = file.session;
    let mut unknown = file.unknown;
    if !session.unknown.is_empty() {
        unknown.insert(INNER.to_owned(), Value::Object(session.unknown));
    }
    let record = Record {
        id: session.id,
        title: session.title,
        script: session.script,
        started: session.started,
        entries: session
            .answers
            .into_iter()
            .map(|answer| Entry { question: answer.question, text: answer.text, at: answer.at })
            .collect(),
        drafts: session
            .drafts
            .into_iter()
            .map(|(question, typing)| {
                (question, Draft { text: typing.text, cursor: (typing.line, typing.column) })
            })
            .collect(),
        looking_at: session.looking_at,
        reasons: said(session.reasons),
        curveballs: said(session.curveballs),
        parked: said(session.parked),
    };
    Ok(Opened { record, revision: file.revision, untouched, unknown: Unknown(unknown) })
}

pub(super) fn write(record: &Record, revision: u64, unknown: &Unknown) -> String {
    let mut outer = unknown.0.clone();
    let inner = match outer.remove(INNER) {
        Some(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let session = Session {
        id: record.id.clone(),
        title: record.title.clone(),
        script: record.script.clone(),
        started: record.started,
        answers: record
            .entries
            .iter()
            .map(|entry| Answer { question: entry.question.clone(), at: entry.at, text: entry.text.clone() })
            .collect(),
        drafts: record
            .drafts
            .iter()
            .map(|(question, draft)| {
                let typing =
                    Typing { text: draft.text.clone(), line: draft.cursor.0, column: draft.cursor.1 };
                (question.clone(), typing)
            })
            .collect(),
        looking_at: record.looking_at.clone(),
        reasons: saying(&record.reasons),
        curveballs: saying(&record.curveballs),
        parked: saying(&record.parked),
        unknown: inner,
    };
    let mut file = File {
        format: super::FORMAT,
        revision,
        written_by: concat!("sizeup ", env!("CARGO_PKG_VERSION")).to_owned(),
        checksum: String::new(),
        session,
        unknown: outer,
    };
    file.checksum = serde_json::to_value(&file).map(|value| sum_of(&value)).unwrap_or_default();
    let text = serde_json::to_string_pretty(&file).unwrap_or_default();
    escape_json(&text) + "\n"
}

fn said(file: BTreeMap<String, Said>) -> BTreeMap<String, Reason> {
    file.into_iter().map(|(key, said)| (key, Reason { text: said.text, at: said.at })).collect()
}

fn saying(reasons: &BTreeMap<String, Reason>) -> BTreeMap<String, Said> {
    reasons
        .iter()
        .map(|(key, reason)| (key.clone(), Said { at: reason.at, text: reason.text.clone() }))
        .collect()
}

/// The checksum of everything but the checksum itself and who wrote it.
fn sum_of(value: &Value) -> String {
    let covered: BTreeSet<(&String, String)> = value
        .as_object()
        .into_iter()
        .flatten()
        .filter(|(name, _)| !matches!(name.as_str(), "checksum" | "written_by"))
        .map(|(name, field)| (name, field.to_string()))
        .collect();
    checksum(&covered.into_iter().map(|(name, field)| format!("{name}:{field}\n")).collect::<String>())
}
