//! How many records there are: per time, or in all.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Number};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "count",
    reason: "Size times count is what has to be kept, and it decides whether one machine is enough for years.",
    finds: &[
        "link: 500 B, 100k per month, forever",
        "user row about 1kB, 2M in total",
        "logs: 2 TB/yr",
        "seat: 64 B | 1200 in total",
    ],
    leaves: &["link: 500 bytes, forever", "user: 1 KB, many, forever", "click: 1 KB, kept 13 months"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let positive = |n: &&Number| n.quantity.value > 0.0;
    if let Some(rate) = line.targets().filter(positive).find(|n| n.quantity.is_rate()) {
        return vec![Seen::of(rate).reading("per-time")];
    }
    if let Some(total) = line.targets().filter(positive).find(|n| {
        n.quantity.is_count()
            && (!n.quantity.is_plain() || n.is_bare())
            && !of_the_record(line, n)
            && tells(line, n)
    }) {
        return vec![Seen::of(total).reading("total")];
    }
    // "800 B x 120k" is a size and a count.
    let product = line.targets().filter(positive).filter(|n| n.quantity.is_data()).find_map(|n| {
        let factors = n.factors(line.text());
        factors.into_iter().find(|factor| factor.quantity.is_count() || factor.quantity.is_rate())
    });
    if let Some(count) = product {
        let reading = if count.quantity.is_rate() { "per-time" } else { "total" };
        return vec![Seen::of(&count).reading(reading)];
    }
    let rhythm = line.rhythm().and_then(|(span, quantity)| Some((span, quantity?)));
    if let Some((span, every)) = rhythm {
        return vec![
            Seen::number(span, crate::quantity::Quantity::per_second(1.0 / every.value)).reading("per-time"),
        ];
    }
    line.targets()
        .filter(positive)
        .find(|n| n.quantity.is_data_rate())
        .map(|n| Seen::of(n).reading("volume"))
        .into_iter()
        .collect()
}

/// "3 copies", "5 fields": numbers of one record, not of records.
fn of_the_record(line: &Line<'_>, number: &Number) -> bool {
    let parts = [
        "copies",
        "copy",
        "replicas",
        "replica",
        "fields",
        "field",
        "columns",
        "column",
        "indexes",
        "index",
        "indices",
        "times",
        "x",
        "regions",
        "zones",
        "chars",
        "characters",
    ];
    line.any_of(number.words.start..number.words.end + 2, &parts)
}

/// A bare number is a count where it is large or called a total: "zoom 0-18" is neither.
fn tells(line: &Line<'_>, number: &Number) -> bool {
    let top = number.quantity.range.map_or(number.quantity.value, |range| range.high);
    let near = number.words.start.saturating_sub(2)..(number.words.end + 3).min(line.words.len());
    let total =
        line.any_of(near, &["total", "all", "overall", "altogether", "max", "rows", "of", "them", "about"]);
    !number.quantity.is_plain() || top >= 100.0 || total
}
