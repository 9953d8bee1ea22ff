//! `sizeup check`: a design judged from a file, an exported report, a session or a pipe.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::design::{Design, read};
use super::objections::Objected;
use super::{library, verdict_json};
use crate::cross::{Severity, in_order};
use crate::estimate::Row;
use crate::interview::{Asked, Standing, stand};

/// How findings are said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// `FILE:LINE:COLUMN: …`, then the numbers.
    Words,
    /// One JSON object.
    Json,
    /// Annotations of a GitHub workflow, shown beside the line they are about.
    Annotations,
}

/// Judges files. Blocked where an answer in one of them does not pass.
pub fn run(global: &Global, files: &[std::path::PathBuf], how: How, lenient: bool) -> Result<Exit, Trouble> {
    let library = library(global);
    let mut exit = Exit::Done;
    let mut values = Vec::new();
    for path in files {
        let design = read(&library, path)?;
        let script = design.script(&library)?;
        let answer = |id: &str| design.answers.get(id).map(|found| found.text.as_str());
        let mut standing = stand(&library, script, answer, lenient);
        // Who wrote down the parts has told the whole design: then silence counts, too.
        if !lenient && design.hand_written && answer("bottlenecks.parts").is_some() {
            let silent = stand(&library, script, answer, true).objections.into_iter();
            let known = standing.objections.clone();
            let missing = silent.filter(|it| it.rule == "silent-on" && !known.contains(it));
            standing.objections.extend(missing);
            let asked = &standing.asked;
            in_order(&mut standing.objections, |id| asked.iter().position(|asked| asked.question == id));
        }
        let contradicts = Objected::of(&standing, &design.reasons).contradicts();
        if contradicts || standing.asked.iter().any(|asked| blocks(asked, &standing, lenient)) {
            exit = Exit::Blocked;
        }
        match how {
            How::Json => values.push(in_json(&design, &standing)),
            How::Words => out::data(&in_words(&design, &standing, lenient)),
            How::Annotations => out::data(&annotations(&design, &standing, lenient)),
        }
    }
    if how == How::Json {
        let value = if values.len() == 1 { values.remove(0) } else { json!({"version": 1, "files": values}) };
        out::line(&out::json(&value, true));
    }
    Ok(exit)
}

/// Whether an answer that was given holds the design back. A question that was never
/// answered is open, not wrong.
fn blocks(asked: &Asked, standing: &Standing, lenient: bool) -> bool {
    let reached = standing.asked.iter().position(|it| it == asked) <= Some(standing.passed());
    asked.answer.is_some() && !asked.passes() && (reached || lenient)
}

fn in_words(design: &Design, standing: &Standing, lenient: bool) -> String {
    let mut text = format!("{}: {}\n", design.file, design.title);
    for (index, asked) in standing.asked.iter().enumerate() {
        let Some(verdict) = &asked.verdict else {
            let _ = writeln!(text, "{}: not answered", asked.question);
            continue;
        };
        if index > standing.passed() && !lenient {
            let _ = writeln!(text, "{}: not reached", asked.question);
            continue;
        }
        let _ = writeln!(text, "{}: {}", asked.question, if verdict.passes() { "passes" } else { "not yet" });
        for finding in &verdict.findings {
            let (line, column) = place(design, asked, finding.line, finding.span.start);
            let kind = if finding.blocks { "missing" } else { "note" };
            let _ = writeln!(text, "{}:{line}:{column}: {kind}: {}", design.file, finding.message);
            if finding.blocks && !finding.ask.is_empty() {
                let _ = writeln!(text, "    {}", finding.ask);
            }
        }
    }
    match standing.position.and_then(|position| standing.asked.get(position)) {
        Some(asked) => {
            let _ = writeln!(text, "The interview stands at {}.", asked.question);
        }
        None if Objected::of(standing, &design.reasons).contradicts() => {
            text += "All answers are concrete; a contradiction is open.\n";
        }
        None => text += "All answers are concrete.\n",
    }
    let known: Vec<&Row> = standing.sheet.rows.iter().filter(|row| row.value.is_some()).collect();
    if !known.is_empty() {
        text += "\nThe sheet\n";
    }
    for row in known {
        let item = row.item.as_ref().map(|item| format!(", {item}")).unwrap_or_default();
        let _ = write!(text, "{}{item}: {}\n    {}\n", row.title, row.text, row.formula);
    }
    text += &Objected::of(standing, &design.reasons).in_words();
    text
}

/// Findings and open objections as commands of a GitHub workflow.
fn annotations(design: &Design, standing: &Standing, lenient: bool) -> String {
    let mut text = String::new();
    let mut say = |kind: &str, (line, column): (usize, usize), title: &str, message: &str| {
        let (file, title, message) =
            (escaped(&design.file, true), escaped(title, true), escaped(message, false));
        let _ = writeln!(text, "::{kind} file={file},line={line},col={column},title={title}::{message}");
    };
    for (index, asked) in standing.asked.iter().enumerate() {
        let Some(verdict) = asked.verdict.as_ref().filter(|_| index <= standing.passed() || lenient) else {
            continue;
        };
        for finding in &verdict.findings {
            let kind = if finding.blocks { "error" } else { "notice" };
            let message = format!("{} {}", finding.message, finding.ask);
            let place = place(design, asked, finding.line, finding.span.start);
            say(kind, place, &format!("{}: {}", asked.question, finding.check), message.trim_end());
        }
    }
    for objection in Objected::of(standing, &design.reasons).open() {
        let first = objection.quotes.first();
        let asked = first.and_then(|quote| standing.asked(&quote.question));
        let place = match (first, asked) {
            (Some(quote), Some(asked)) => place(design, asked, quote.line, 0),
            _ => (1, 1),
        };
        let kind = if objection.severity == Severity::Contradiction { "error" } else { "warning" };
        say(kind, place, objection.rule, &format!("{} {}", objection.message, objection.ask));
    }
    text
}

/// What would end a part of an annotation, as its code.
fn escaped(text: &str, property: bool) -> String {
    let text = text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    if property { text.replace(':', "%3A").replace(',', "%2C") } else { text }
}

/// Where a finding stands in the file. One about a line as a whole stands at its beginning.
fn place(design: &Design, asked: &Asked, line: usize, byte: usize) -> (usize, usize) {
    let Some(found) = design.answers.get(&asked.question) else { return (1, 1) };
    let start_of_line: usize =
        found.text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    found.place(byte.max(start_of_line))
}

fn in_json(design: &Design, standing: &Standing) -> Value {
    let questions: Vec<Value> = standing
        .asked
        .iter()
        .map(|asked| {
            let verdict = asked.verdict.clone().unwrap_or_default();
            json!({
                "id": asked.question,
                "answered": asked.answer.is_some(),
                "passes": asked.passes(),
                "findings": verdict_json::findings(&verdict),
                "slots": verdict_json::slots(&verdict),
            })
        })
        .collect();
    let objected = Objected::of(standing, &design.reasons);
    let (objections, verdicts) = objected.in_json();
    json!({
        "version": 1,
        "file": design.file,
        "title": design.title,
        "script": design.script,
        "finished": standing.position.is_none() && !objected.contradicts(),
        "standing_at": standing.position.and_then(|position| standing.asked.get(position)).map(|asked| &asked.question),
        "questions": questions,
        "sheet": standing.sheet.rows.iter().map(row).collect::<Vec<_>>(),
        "objections": objections,
        "verdicts": verdicts,
    })
}

fn row(row: &Row) -> Value {
    let range = row.value.as_ref().and_then(|value| value.range.as_ref());
    json!({
        "id": row.id,
        "title": row.title,
        "item": row.item,
        "value": row.value.as_ref().map(|value| value.value),
        "low": range.map(|range| range.low),
        "high": range.map(|range| range.high),
        "unit": row.unit,
        "text": row.text,
        "formula": row.formula,
        "missing": row.missing,
    })
}
