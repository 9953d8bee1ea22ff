//! How many copies of a record are kept.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Role};
use crate::quantity::{Quantity, Spelling};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "copies",
    reason: "Copies are what disks are paid for, and what survives when one of them is gone.",
    finds: &[
        "link: 500 B, 50/day, forever, 3 copies",
        "event: 1 KB, 10k/day, 1 year, replication factor 3",
        "log: 200 B, 1M/day, 30 days, replicated 2x",
        "row: 1 KB, 1M, forever, RF 3",
    ],
    leaves: &["link: 500 B, 50/day, forever", "message: 300 B, 5M a day, kept 1 year"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let copied = |number: &&crate::gate::reading::Number| {
        let plain = number.quantity.is_count() || number.spelling == Spelling::Factor;
        plain
            && number.role != Role::Name
            && (1.0..=100.0).contains(&number.quantity.value)
            && beside(line, number.words.start, number.words.end)
    };
    let number =
        line.numbers.iter().find(copied).map(|n| Seen::number(n.span, Quantity::plain(n.quantity.value)));
    number.or_else(|| in_a_name(line)).into_iter().collect()
}

/// "3 copies", "replicated 3x", "replication factor 3".
fn beside(line: &Line<'_>, start: usize, end: usize) -> bool {
    let behind = start..(end + 2).min(line.words.len());
    let before = start.saturating_sub(2)..start;
    line.any_of(behind, &["copy", "copies", "replica", "replicas"])
        || line.any_of(before.clone(), &["replicated", "copied"])
        || line.any_of(before, &["factor", "rf"])
            && line.any_of(start.saturating_sub(3)..start, &["replication", "rf"])
}

/// "RF 3", "RF=3": the scan takes it for a name.
fn in_a_name(line: &Line<'_>) -> Option<Seen> {
    let at = (0..line.words.len()).find(|&word| line.word(word) == "rf")?;
    let value: f64 = line.word(at + 1).parse().ok()?;
    (1.0..=100.0).contains(&value).then(|| Seen::number(line.span(at..at + 2), Quantity::plain(value)))
}
