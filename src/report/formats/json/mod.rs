//! One JSON object with `"version": 1`; names are stable, `docs/report-json.md` explains them.

mod drawn;

use serde_json::{Value, json};

use super::super::{Document, Examined, Front, Part, Raised};
use crate::text::escape_json;

pub(super) fn render(document: &Document) -> String {
    let value = json!({
        "version": 1,
        "title": document.title,
        "script": document.script,
        "begun": document.begun,
        "standing": document.standing,
        "standing_at": document.standing_at,
        "front": front(&document.front),
        "verdicts": verdicts(&document.examined),
        "objections": document.examined.objections.iter().map(raised).collect::<Vec<_>>(),
        "curveballs": document.examined.curveballs.iter().map(|thrown| json!({
            "id": thrown.id, "title": thrown.title, "consequence": thrown.consequence,
            "ask": thrown.ask, "answer": thrown.answer,
        })).collect::<Vec<_>>(),
        "waits": document.waits.as_ref().map(|waits| json!({
            "people": waits.people.iter().map(|waiting| {
                json!({"actor": waiting.actor, "operations": waiting.operations})
            }).collect::<Vec<_>>(),
            "inside": waits.inside,
            "parts": waits.parts,
            "background": waits.background,
        })),
        "steps": document.parts.iter().map(|part| {
            json!({"number": part.number, "title": part.title, "questions": questions(part)})
        }).collect::<Vec<_>>(),
        "sheet": document.sheet.iter().map(|row| json!({
            "id": row.id,
            "step": row.step,
            "title": row.title,
            "item": row.item,
            "value": row.value,
            "low": row.span.map(|span| span.0),
            "high": row.span.map(|span| span.1),
            "unit": row.unit,
            "text": row.text,
            "workings": row.workings,
            "why": row.why,
            "decision": row.decision,
        })).collect::<Vec<_>>(),
        "unknown": document.unknown.iter().map(|unknown| {
            json!({"needs": unknown.needs, "titles": unknown.titles})
        }).collect::<Vec<_>>(),
        "charts": document.charts.iter().map(drawn::chart).collect::<Vec<_>>(),
        "history": document.history.iter().map(|spent| json!({
            "step": spent.step,
            "time": spent.time,
            "sent": spent.sent,
            "again": spent.again.iter().map(|(title, tries)| {
                json!({"question": title, "sent": tries})
            }).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    escape_json(&serde_json::to_string_pretty(&value).unwrap_or_default()) + "\n"
}

fn front(front: &Front) -> Value {
    json!({
        "job": front.job,
        "numbers": front.numbers.iter().map(|key| json!({
            "label": key.label, "number": key.number, "besides": key.besides, "why": key.why,
        })).collect::<Vec<_>>(),
        "breaks_first": front.breaks_first,
        "gone_60s": front.gone.iter().map(|gone| {
            json!({"part": gone.part, "sees": gone.sees})
        }).collect::<Vec<_>>(),
        "assumptions": front.assumptions.iter().map(|assumption| json!({
            "text": assumption.text,
            "question": assumption.question,
            "ask": assumption.owner,
            "by": assumption.date,
        })).collect::<Vec<_>>(),
        "open": front.open,
    })
}

/// Each verdict by its name, and what speaks for it.
fn verdicts(examined: &Examined) -> Value {
    let mut value = serde_json::Map::new();
    let mut because = serde_json::Map::new();
    for decision in &examined.verdicts {
        value.insert(decision.id.to_owned(), json!(decision.yes));
        because.insert(decision.id.to_owned(), json!(decision.because));
    }
    value.insert("because".to_owned(), Value::Object(because));
    Value::Object(value)
}

fn raised(raised: &Raised) -> Value {
    json!({
        "rule": raised.rule,
        "severity": raised.severity,
        "step": raised.step,
        "open": raised.reason.is_none(),
        "quotes": raised.quotes.iter().map(|(question, text)| {
            json!({"question": question, "text": text})
        }).collect::<Vec<_>>(),
        "message": raised.message,
        "confidence": raised.confidence,
        "ask": raised.ask,
        "reason": raised.reason,
    })
}

fn questions(part: &Part) -> Vec<Value> {
    let questions = part.questions.iter().map(|question| {
        json!({
            "id": question.id,
            "ask": question.ask,
            "state": question.state.words(),
            "answer": question.answer,
            "remarks": question.remarks,
        })
    });
    questions.collect()
}
