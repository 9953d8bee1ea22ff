//! A verdict as the JSON that scripts rely on.

use serde_json::{Value, json};

use crate::gate::{Filled, Finding, Verdict};

/// The findings of a verdict.
pub(super) fn findings(verdict: &Verdict) -> Value {
    verdict.findings.iter().map(finding).collect()
}

fn finding(finding: &Finding) -> Value {
    json!({
        "check": finding.check,
        "slot": finding.slot,
        "blocks": finding.blocks,
        "line": finding.line,
        "span": [finding.span.start, finding.span.end],
        "message": finding.message,
        "ask": finding.ask,
        "example": finding.example,
    })
}

/// What a verdict understood: numbers in base units, ranges with both ends.
pub(super) fn slots(verdict: &Verdict) -> Value {
    verdict.slots.iter().map(slot).collect()
}

fn slot(filled: &Filled) -> Value {
    let mut value = json!({
        "slot": filled.slot,
        "line": filled.line,
        "item": filled.item,
        "text": filled.text,
        "value": filled.quantity.as_ref().map(|quantity| quantity.value),
        "unit": filled.quantity.as_ref().map(|quantity| quantity.dimension.to_string()),
        "reading": filled.reading,
        "assumed": filled.assumed,
    });
    if let (Some(fields), Some(range)) =
        (value.as_object_mut(), filled.quantity.as_ref().and_then(|quantity| quantity.range.as_ref()))
    {
        fields.insert("low".to_owned(), json!(range.low));
        fields.insert("high".to_owned(), json!(range.high));
    }
    value
}
