//! How rarely it may be down: a share of the time, nines, or a downtime per period.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, kind_of, period};
use crate::quantity::{Quantity, Range};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "availability",
    reason: "Each further nine costs about ten times the care, so the number decides how much of it is bought. 100 % is kept by nobody.",
    finds: &[
        "99.9 % per month",
        "five nines",
        "max 4 hours down per month",
        "may be off one day a year",
        "99.95",
    ],
    leaves: &[
        "highly available",
        "24/7, 365 days",
        "101 %",
        "100 %",
        "max 30 min down",
        "p99 < 200 ms",
        "2 servers in 3 zones",
    ],
    find,
};

const DOWN: &[&str] = &[
    "down",
    "downtime",
    "off",
    "offline",
    "outage",
    "outages",
    "unavailable",
    "unavailability",
    "fail",
    "fails",
    "failing",
    "failed",
    "errors",
    "error",
    "broken",
    "unreachable",
    "loss",
    "lost",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let all = line.targets().filter_map(|number| read(line, number));
    let (seen, faults): (Vec<Seen>, Vec<Seen>) = all.partition(|seen| seen.fault.is_none());
    if seen.is_empty() { faults } else { seen }
}

fn read(line: &Line<'_>, number: &Number) -> Option<Seen> {
    let quantity = &number.quantity;
    let segment = line.segment_of(number.words.start);
    if quantity.is_ratio() {
        let people = line.word(number.words.end) == "of"
            && line
                .tagged("actors", "person")
                .any(|hit| hit.first <= number.words.end + 2 && hit.first > number.words.end);
        if people {
            return None;
        }
        if quantity.value < 0.5 && line.any_of(segment, DOWN) {
            return Some(Seen::number(number.span, complement(quantity)));
        }
        return share(number);
    }
    if number.is_bare() {
        // A bare number from 90 to below 100 can only be a percentage.
        if (90.0..100.0).contains(&quantity.value) {
            return Some(Seen::number(number.span, scaled(quantity, 0.01)).reading("bare"));
        }
        return None;
    }
    if number.is_duration() {
        let told = number.window.map(|seconds| (seconds, number.words.end.saturating_sub(1)));
        let Some((seconds, end)) = told.or_else(|| period(line, number)) else {
            let fault = line
                .any_of(0..line.words.len(), DOWN)
                .then_some(Fault::Half("in which period, a day, a month or a year?"));
            return Some(Seen::fault(number.span, fault.unwrap_or(Fault::WrongKind(kind_of(quantity)))));
        };
        let span = number.span.join(line.span(end..end + 1));
        let down = scaled(quantity, 1.0 / seconds);
        if down.value >= 1.0 || down.value <= 0.0 {
            let why = format!("\"{}\" leaves nothing to keep or nothing to lose.", span.of(line.text()));
            return Some(Seen::fault(span, Fault::Impossible(why)));
        }
        return Some(Seen::number(span, complement(&down)).reading("downtime"));
    }
    None
}

fn share(number: &Number) -> Option<Seen> {
    let quantity = &number.quantity;
    let top = quantity.range.map_or(quantity.value, |range| range.high);
    if top > 1.0 + 1e-9 {
        let why = "More than all of the time cannot be.".to_owned();
        return Some(Seen::fault(number.span, Fault::Impossible(why)));
    }
    if quantity.value > 1.0 - 1e-12 {
        let why = "No system keeps 100 %. Which number will it answer for?".to_owned();
        return Some(Seen::fault(number.span, Fault::Impossible(why)));
    }
    (quantity.value >= 0.5).then(|| Seen::of(number))
}

fn complement(quantity: &Quantity) -> Quantity {
    let range = quantity.range.map(|range| Range { low: 1.0 - range.high, high: 1.0 - range.low });
    Quantity { range, ..Quantity::ratio(1.0 - quantity.value) }
}

fn scaled(quantity: &Quantity, by: f64) -> Quantity {
    let range = quantity.range.map(|range| Range { low: range.low * by, high: range.high * by });
    Quantity { range, ..Quantity::ratio(quantity.value * by) }
}
