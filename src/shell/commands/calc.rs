//! `sizeup calc`: the engine of the sheet from a shell.

use serde::Deserialize;
use serde_json::{Value, json};

use super::super::out;
use super::super::trouble::{Exit, Trouble};
use crate::quantity::{Evaluation, Fault, evaluate};

/// Computes one expression.
pub fn one(expr: &str, as_json: bool) -> Result<Exit, Trouble> {
    match evaluate(expr) {
        Ok(evaluation) if as_json => out::line(&out::json(&result(&evaluation), true)),
        Ok(evaluation) => {
            out::line(&evaluation.text);
        }
        Err(fault) => {
            if as_json {
                out::line(&out::json(&json!({"version": 1, "error": failure(&fault)}), true));
            }
            out::say(&marked(expr, &fault));
            return Ok(Exit::Blocked);
        }
    }
    Ok(Exit::Done)
}

/// Where it went wrong, marked under the input.
fn marked(expr: &str, fault: &Fault) -> String {
    let column =
        |byte: usize| unicode_width::UnicodeWidthStr::width(expr.get(..byte.min(expr.len())).unwrap_or(expr));
    let (start, end) = (column(fault.span.start), column(fault.span.end));
    let marks = "^".repeat(end.saturating_sub(start).max(1));
    let hint = fault.hint.as_deref().map(|hint| format!("\n{hint}")).unwrap_or_default();
    format!("{}\n{}{marks}\n{}{hint}", expr.replace('\n', " "), " ".repeat(start), fault.message)
}

#[derive(Debug, Deserialize)]
struct Line {
    #[serde(default)]
    id: Value,
    expr: String,
}

/// Computes one expression a line.
pub fn many() -> Result<Exit, Trouble> {
    let mut all_good = true;
    out::answer_lines(|text| {
        if text.trim().is_empty() {
            return None;
        }
        let answer = match serde_json::from_str::<Line>(text) {
            Ok(line) => {
                let mut answer = match evaluate(&line.expr) {
                    Ok(evaluation) => result(&evaluation),
                    Err(fault) => json!({"error": failure(&fault)}),
                };
                if let Some(answer) = answer.as_object_mut() {
                    answer.insert("id".to_owned(), line.id);
                }
                answer
            }
            Err(error) => json!({"id": null, "error": error.to_string()}),
        };
        all_good &= answer.get("error").is_none();
        Some(out::json(&answer, false))
    });
    Ok(if all_good { Exit::Done } else { Exit::Blocked })
}

fn result(evaluation: &Evaluation) -> Value {
    let quantity = &evaluation.quantity;
    let range = quantity.range.as_ref();
    let mut base = json!({"value": quantity.value, "unit": evaluation.base_unit});
    if let (Some(range), Some(base)) = (range, base.as_object_mut()) {
        base.insert("low".to_owned(), json!(range.low));
        base.insert("high".to_owned(), json!(range.high));
    }
    let mut value = json!({
        "value": evaluation.shown_value,
        "low": evaluation.shown_low,
        "high": evaluation.shown_high,
        "unit": evaluation.unit,
        "base": base,
        "text": evaluation.text,
        "formula": evaluation.formula,
    });
    if let (Some(bound), Some(value)) = (quantity.bound, value.as_object_mut()) {
        value.insert("bound".to_owned(), json!(bound.as_str()));
    }
    value
}

fn failure(fault: &Fault) -> Value {
    json!({"message": fault.message, "span": [fault.span.start, fault.span.end], "hint": fault.hint})
}
