//! Rows of the sheet as the report tells them, and the step each belongs to.

use super::document::Computed;
use crate::estimate::Row;
use crate::quantity::show;

/// A row with its number.
pub(super) fn computed(row: &Row) -> Option<Computed> {
    let value = row.value.as_ref()?;
    Some(Computed {
        id: row.id,
        step: step(row.id),
        title: row.title.to_owned(),
        item: row.item.clone(),
        text: row.text.clone(),
        value: value.value,
        unit: row.unit,
        span: span(row),
        span_text: span(row)
            .map(|(low, high)| format!("{} to {}", in_unit(low, row.unit), in_unit(high, row.unit))),
        workings: row.formula.clone(),
        why: row.why.to_owned(),
        decision: row.decision.clone(),
    })
}

/// The ends of a row's 90 % interval; none where they are the same in words, because only
/// something else of the design was a range.
pub(super) fn span(row: &Row) -> Option<(f64, f64)> {
    let range = row.value.as_ref()?.range?;
    (in_unit(range.low, row.unit) != in_unit(range.high, row.unit)).then_some((range.low, range.high))
}

/// The step whose answers a number follows from, by the last one it needs.
fn step(id: &str) -> usize {
    match id {
        "downtime_per_day" | "downtime_per_month" | "downtime_per_year" => 2,
        "node_headroom"
        | "serial_availability"
        | "budget_share"
        | "affected_requests"
        | "backlog"
        | "drain_time"
        | "retry_product" => 4,
        _ => 3,
    }
}

/// The name of a row with what it is about.
pub(super) fn title(row: &Row) -> String {
    match &row.item {
        Some(item) => format!("{}, {item}", row.title),
        None => row.title.to_owned(),
    }
}

/// A number of the sheet in the words of its unit.
pub(super) fn in_unit(value: f64, unit: &str) -> String {
    match unit {
        "1/s" => format!("{}/s", show::number(value)),
        "s" => show::duration(value),
        "B" => show::bytes(value),
        "B/s" => format!("{}/s", show::bytes(value)),
        "ratio" => show::percent(value),
        _ => show::number(value),
    }
}
