//! How big one record is. A volume per time ("2 TB/yr") stands for size and count together.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{kind_of, parts};
use crate::quantity::{Quantity, Range};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "size",
    reason: "A tweet and a video are both a row in a list; only their bytes tell them apart.",
    finds: &[
        "link: 500 B, 100k per month, forever",
        "booking 2 KiB, 800/day",
        "logs: 2 TB/yr, 1 year",
        "ticket: 10 fields of 100 bytes",
    ],
    leaves: &[
        "message: 5M a day, kept 1 year",
        "video: 20 minutes long, 300 per day",
        "small json records",
        "attachment: big",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some((count, size)) = parts(line) {
        let times = |value: f64| value * count.quantity.value;
        let range = size.quantity.range.map(|range| Range { low: times(range.low), high: times(range.high) });
        let whole = Quantity { range, ..Quantity::bytes(times(size.quantity.value)) };
        return vec![Seen::number(count.span.join(size.span), whole)];
    }
    let positive = |n: &&crate::gate::reading::Number| n.quantity.value > 0.0;
    if let Some(size) = line.targets().filter(positive).find(|n| n.quantity.is_data()) {
        // "800 B x 120k" is a size and a count, not one big record.
        let factors = size.factors(line.text());
        let own = factors.iter().find(|factor| factor.quantity.is_data()).filter(|_| factors.len() > 1);
        return vec![own.map_or_else(|| Seen::of(size), Seen::of)];
    }
    if let Some(volume) = line.targets().filter(positive).find(|n| n.quantity.is_data_rate()) {
        return vec![Seen::of(volume).reading("volume")];
    }
    let long = line
        .targets()
        .find(|n| n.quantity.is_time() && line.any_of(n.words.end..n.words.end + 2, &["long", "each"]));
    long.map(|n| Seen::fault(n.span, Fault::WrongKind(kind_of(&n.quantity)))).into_iter().collect()
}
