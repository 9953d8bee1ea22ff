//! `sizeup judge`: one answer, or many, judged without an interview.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::{library, question, standard_input, verdict_json};
use crate::estimate::Facts;
use crate::gate::{Case, Item, Verdict, gather, judge, operation_named};
use crate::prompts::{Library, Shape};
use crate::text::clean;

/// One case of `--jsonl`.
#[derive(Debug, Deserialize)]
pub struct Line {
    #[serde(default)]
    id: Value,
    question: String,
    answer: String,
    #[serde(default)]
    operations: Vec<String>,
    #[serde(default)]
    dependencies: Vec<String>,
    #[serde(default)]
    earlier: BTreeMap<String, String>,
}

/// Judges the answer on standard input.
pub fn one(
    global: &Global,
    id: &str,
    operations: &[String],
    dependencies: &[String],
    as_json: bool,
) -> Result<Exit, Trouble> {
    let library = library(global);
    question(&library, id)?;
    let line = Line {
        id: Value::Null,
        question: id.to_owned(),
        answer: standard_input()?.trim_end_matches(['\n', '\r']).to_owned(),
        operations: operations.to_vec(),
        dependencies: dependencies.to_vec(),
        earlier: BTreeMap::new(),
    };
    let verdict = judged(&library, &line).unwrap_or_default();
    if as_json {
        let value = json!({
            "version": 1,
            "question": id,
            "passes": verdict.passes(),
            "findings": verdict_json::findings(&verdict),
            "slots": verdict_json::slots(&verdict),
        });
        out::line(&out::json(&value, true));
    } else {
        out::data(&in_words(&verdict));
    }
    Ok(if verdict.passes() { Exit::Done } else { Exit::Blocked })
}

/// A verdict in lines.
fn in_words(verdict: &Verdict) -> String {
    let mut text = String::from(if verdict.passes() { "Passes.\n" } else { "Not yet:\n" });
    for finding in &verdict.findings {
        let _ = writeln!(text, "- line {}: {}", finding.line, finding.message);
        if !finding.ask.is_empty() {
            let _ = writeln!(text, "  {}", finding.ask);
        }
        if !finding.example.is_empty() {
            let _ = writeln!(text, "  For example: {}", finding.example.replace('\n', "\n    "));
        }
    }
    for slot in &verdict.slots {
        let _ =
            writeln!(text, "Understood, line {}: {} = {}", slot.line, slot.slot.replace('_', " "), slot.text);
    }
    text
}

/// Judges one case a line; a line that is no case says so, and the run goes on.
pub fn many(global: &Global) -> Result<Exit, Trouble> {
    let library = library(global);
    let mut all_pass = true;
    out::answer_lines(|text| {
        if text.trim().is_empty() {
            return None;
        }
        let answer = match serde_json::from_str::<Line>(text) {
            Ok(line) => match judged(&library, &line) {
                Some(verdict) => {
                    all_pass &= verdict.passes();
                    json!({
                        "id": line.id,
                        "question": line.question,
                        "passes": verdict.passes(),
                        "findings": verdict_json::findings(&verdict),
                        "slots": verdict_json::slots(&verdict),
                    })
                }
                None => {
                    json!({"id": line.id, "error": format!("no question has the id {:?}", line.question)})
                }
            },
            Err(error) => {
                let id = serde_json::from_str::<Value>(text).ok().and_then(|value| value.get("id").cloned());
                json!({"id": id, "error": error.to_string()})
            }
        };
        all_pass &= answer.get("error").is_none();
        Some(out::json(&answer, false))
    });
    Ok(if all_pass { Exit::Done } else { Exit::Blocked })
}

/// The verdict on a case, under what its earlier answers say. None where no question has
/// that id.
#[must_use]
pub fn judged(library: &Library, line: &Line) -> Option<Verdict> {
    let question = library.question(&line.question)?;
    let mut earlier = Facts::default();
    // Later answers give their numbers to the operations, so these are there first.
    if !line.earlier.contains_key("functional.operations") {
        earlier.operations = line.operations.iter().map(|name| operation_named(library, name)).collect();
    }
    let script = library.script("interview");
    let order = script.iter().flat_map(|script| &script.asks).map(|ask| ask.question.as_str());
    for id in order.filter(|id| *id != line.question) {
        if let (Some(text), Some(question)) = (line.earlier.get(id), library.question(id)) {
            let text = clean(text).text;
            let items = items(question.shape, &earlier, &line.operations, &line.dependencies);
            gather(&mut earlier, id, &judge_one(library, question, &text, &items, &Facts::default()));
        }
    }
    let items = items(question.shape, &earlier, &line.operations, &line.dependencies);
    Some(judge_one(library, question, &clean(&line.answer).text, &items, &earlier))
}

fn judge_one(
    library: &Library,
    question: &crate::prompts::Question,
    text: &str,
    items: &[Item],
    earlier: &Facts,
) -> Verdict {
    judge(&Case { library, question, text, items, lengths: &[], fewest: question.fewest, earlier })
}

/// The operations and dependencies a case names, else those its earlier answers name.
fn items(shape: Shape, earlier: &Facts, operations: &[String], dependencies: &[String]) -> Vec<Item> {
    let plain = |name: &String| Item { name: name.clone(), kind: None };
    match shape {
        Shape::PerOperation if operations.is_empty() => earlier
            .operations
            .iter()
            .map(|operation| Item { name: operation.name.clone(), kind: Some(operation.kind) })
            .collect(),
        Shape::PerOperation => operations.iter().map(plain).collect(),
        Shape::PerDependency if dependencies.is_empty() => {
            earlier.dependencies.iter().map(|fact| plain(&fact.value.name)).collect()
        }
        Shape::PerDependency => dependencies.iter().map(plain).collect(),
        Shape::Sentence | Shape::Lines => Vec::new(),
    }
}
