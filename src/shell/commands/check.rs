//! `sizeup check`: a design judged from a file, an exported report, a session or a pipe.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble, reason};
use super::objections::Objected;
use super::{library, standard_input, verdict_json};
use crate::estimate::Row;
use crate::interview::{Asked, Standing, stand};
use crate::prompts::Library;
use crate::report::{Found, read_back, read_reasons};
use crate::saved::{self, Unreadable};
use crate::text::{clean, visible};

/// A design as a file gives it.
struct Design {
    /// The file as named, or `-`.
    file: String,
    title: String,
    script: String,
    /// Whether it is a file for people, not a session.
    hand_written: bool,
    answers: BTreeMap<String, Found>,
    /// Reasons against objections, by their keys.
    reasons: BTreeMap<String, String>,
}

/// Judges files. Blocked where an answer in one of them does not pass.
pub fn run(
    global: &Global,
    files: &[std::path::PathBuf],
    as_json: bool,
    lenient: bool,
) -> Result<Exit, Trouble> {
    let library = library(global);
    let mut exit = Exit::Done;
    let mut values = Vec::new();
    for path in files {
        let design = read(&library, path)?;
        let script = library.script(&design.script).ok_or_else(|| {
            let why = format!("it follows a script \"{}\" that is not here", design.script);
            Trouble::new(
                Exit::Unreadable,
                format!("Can't check {}", design.file),
                why,
                "Name its folder with --prompts DIR.",
            )
        })?;
        let answer = |id: &str| design.answers.get(id).map(|found| found.text.as_str());
        let mut standing = stand(&library, script, answer, lenient);
        // Who wrote down the parts has told the whole design: then silence counts, too.
        if !lenient && design.hand_written && answer("bottlenecks.parts").is_some() {
            let silent = stand(&library, script, answer, true).objections.into_iter();
            let known = standing.objections.clone();
            let missing = silent.filter(|it| it.rule == "silent-on" && !known.contains(it));
            standing.objections.extend(missing);
        }
        let contradicts = Objected::of(&standing, &design.reasons).contradicts();
        if contradicts || standing.asked.iter().any(|asked| blocks(asked, &standing, lenient)) {
            exit = Exit::Blocked;
        }
        if as_json {
            values.push(in_json(&design, &standing));
        } else {
            out::data(&visible(&in_words(&design, &standing, lenient)));
        }
    }
    if as_json {
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

fn read(library: &Library, path: &Path) -> Result<Design, Trouble> {
    let file = path.display().to_string();
    let text = if file == "-" { standard_input()? } else { read_file(path)? };
    if text.trim_start().starts_with('{') {
        return session(file, &text);
    }
    let known = |id: &str| library.question(id).is_some();
    let design = read_back(&text, known);
    if design.answers.is_empty() {
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
        script: design.script.unwrap_or_else(|| "interview".to_owned()),
        hand_written: true,
        answers,
        reasons: read_reasons(&text).reasons,
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
    let reasons = opened.record.reasons.into_iter().map(|(key, reason)| (key, reason.text)).collect();
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
    })
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
