//! What indexes add to the raw size.

use super::{Look, Seen, Slot};
use crate::quantity::{Quantity, Spelling};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "index_overhead",
    reason: "Indexes often weigh as much as the rows; stated, they need not be guessed.",
    finds: &[
        "link: 500 B, 50/day, forever, indexes add 30 %",
        "event: 1 KB, 10k/day, 1 year, + 50 % for indexes",
        "row: 1 KB, 1M, forever, 2x with indexes",
    ],
    leaves: &[
        "link: 500 B, 50/day, forever",
        "link: 500 B, 50/day, forever, 3 indexes",
        "80 % of orders, 1 KB",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let index = |from: usize, to: usize| {
        line.any_of(from..to.min(line.words.len()), &["index", "indexes", "indices", "overhead", "indexing"])
    };
    let stated = line.numbers.iter().find(|number| {
        let measures = number.quantity.is_ratio() || number.spelling == Spelling::Factor;
        measures && index(number.words.start.saturating_sub(4), number.words.end + 4)
    });
    stated
        .map(|number| {
            // "2x with indexes" doubles: it adds as much again.
            let added =
                if number.quantity.is_ratio() { number.quantity.value } else { number.quantity.value - 1.0 };
            Seen::number(number.span, Quantity::ratio(added))
        })
        .filter(|seen| seen.quantity.as_ref().is_some_and(|quantity| (0.0..=20.0).contains(&quantity.value)))
        .into_iter()
        .collect()
}
