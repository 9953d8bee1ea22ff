//! One JSON object with `"version": 1`; names are stable, `docs/report-json.md` explains them.

use serde_json::{Value, json};

use super::super::{Chart, Document, Drawing, Front, Mark, Part, Plot, Raised, Scale};
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
        "verdicts": document.examined.verdicts.iter().map(|decision| json!({
            "id": decision.id, "question": decision.question, "yes": decision.yes, "because": decision.because,
        })).collect::<Vec<_>>(),
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
        })).collect::<Vec<_>>(),
        "unknown": document.unknown.iter().map(|unknown| {
            json!({"needs": unknown.needs, "titles": unknown.titles})
        }).collect::<Vec<_>>(),
        "charts": document.charts.iter().map(chart).collect::<Vec<_>>(),
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

fn chart(chart: &Chart) -> Value {
    let (kind, time, points) = match &chart.drawing {
        Drawing::Points(_) => ("points", Value::Null, Value::Null),
        Drawing::Bars(_) => ("bars", Value::Null, Value::Null),
        Drawing::Course { time, points, .. } => ("course", scale(time), json!(points)),
    };
    json!({
        "id": chart.id,
        "step": chart.step,
        "title": chart.title,
        "says": chart.says,
        "measures": chart.measures,
        "kind": kind,
        "scale": scale(&chart.scale),
        "time": time,
        "points": points,
        "values": chart.plots().iter().map(plot).collect::<Vec<_>>(),
    })
}

fn scale(scale: &Scale) -> Value {
    json!({"low": scale.low, "high": scale.high, "log": scale.log})
}

fn plot(plot: &Plot) -> Value {
    json!({
        "label": plot.label,
        "text": plot.text,
        "value": plot.value,
        "low": plot.span.map(|span| span.0),
        "high": plot.span.map(|span| span.1),
        "limit": plot.mark == Mark::Limit,
    })
}
