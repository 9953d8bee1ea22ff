//! The kinds of record an answer names, with what it says of each.

use super::From;
use crate::estimate::{Amount, Fact, Retention, Stored};

/// One fact a line; a line without a name or retention is none.
pub(super) fn records(from: &From<'_>) -> Vec<Fact<Stored>> {
    from.lines().into_iter().filter_map(|line| record(from, line)).collect()
}

fn record(from: &From<'_>, line: usize) -> Option<Fact<Stored>> {
    let name = from.on(line, "name")?;
    let kept = from.on(line, "retention")?;
    let number = |slot: &str| from.on(line, slot).and_then(|filled| filled.quantity.clone());
    let size = number("size");
    let volume = size.clone().filter(crate::quantity::Quantity::is_data_rate);
    let count = number("count").filter(|quantity| !quantity.is_data_rate());
    let amount = count
        .map(|quantity| if quantity.is_rate() { Amount::PerTime(quantity) } else { Amount::Total(quantity) });
    let retention = match (kept.reading.as_deref(), &kept.quantity) {
        (Some("forever"), _) => Retention::Forever,
        (_, Some(quantity)) => Retention::For(quantity.clone()),
        _ => Retention::Until(kept.text.clone()),
    };
    let stored = Stored {
        name: name.text.clone(),
        size: size.filter(|_| volume.is_none()),
        amount,
        volume,
        retention,
        copies: number("copies").map(|quantity| quantity.value),
        overhead: number("index_overhead").map(|quantity| 1.0 + quantity.value),
    };
    let mut fact = from.fact(stored, name);
    fact.assumed = from.verdict.slots.iter().any(|filled| filled.line == line && filled.assumed);
    Some(fact)
}
