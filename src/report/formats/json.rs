//! One JSON object with `"version": 1`; names are stable.

use serde_json::{Value, json};

use super::super::Document;
use crate::text::escape_json;

pub(super) fn render(document: &Document) -> String {
    let questions = |part: &super::super::Part| -> Vec<Value> {
        part.questions
            .iter()
            .map(|question| {
                json!({
                    "id": question.id,
                    "ask": question.ask,
                    "state": question.state.words(),
                    "answer": question.answer,
                    "remarks": question.remarks,
                })
            })
            .collect()
    };
    let value = json!({
        "version": 1,
        "title": document.title,
        "script": document.script,
        "begun": document.begun,
        "standing": document.standing,
        "standing_at": document.standing_at,
        "front": document.front.iter().map(|p| json!({"label": p.label, "lines": p.lines})).collect::<Vec<_>>(),
        "steps": document.parts.iter().map(|part| {
            json!({"number": part.number, "title": part.title, "questions": questions(part)})
        }).collect::<Vec<_>>(),
        "sheet": document.sheet.iter().map(|row| json!({
            "title": row.title, "item": row.item, "text": row.text, "workings": row.workings, "why": row.why,
        })).collect::<Vec<_>>(),
        "verdicts": {
            "over_complicated": document.judgement.over_complicated,
            "under_specified": document.judgement.under_specified,
        },
        "objections": document.objections.iter().map(|raised| json!({
            "rule": raised.rule,
            "severity": raised.severity,
            "open": raised.reason.is_none(),
            "quotes": raised.quotes.iter().map(|(question, text)| json!({"question": question, "text": text})).collect::<Vec<_>>(),
            "message": raised.message,
            "confidence": raised.confidence,
            "ask": raised.ask,
            "reason": raised.reason,
        })).collect::<Vec<_>>(),
        "curveballs": document.curveballs.iter().map(|thrown| json!({
            "id": thrown.id, "title": thrown.title, "consequence": thrown.consequence,
            "ask": thrown.ask, "answer": thrown.answer,
        })).collect::<Vec<_>>(),
        "unknown": document.unknown.iter().map(|unknown| {
            json!({"needs": unknown.needs, "titles": unknown.titles})
        }).collect::<Vec<_>>(),
    });
    escape_json(&serde_json::to_string_pretty(&value).unwrap_or_default()) + "\n"
}
