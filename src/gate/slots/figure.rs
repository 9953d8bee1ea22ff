//! The figure that shows whether it fits: bytes, writes a second, a count of things.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Role, kind_of};
use crate::quantity::Spelling;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "figure",
    reason: "\"Servers are big today\" is a hope. Bytes or writes a second, compared with a node, are an answer.",
    finds: &[
        "fits: 300 GB in year 3",
        "no, because of 80k writes/s",
        "one node is enough: 4 million docs x 26 KB = 104 GB",
    ],
    leaves: &["it should fit for the first years", "fits: 300", "does not fit, we shard on order_id"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let (mut seen, mut faults) = (Vec::new(), Vec::new());
    for number in line.numbers.iter().filter(|number| {
        !matches!(number.role, Role::Name | Role::Window) && number.spelling != Spelling::Cadence
    }) {
        let quantity = &number.quantity;
        let piece = number
            .words
            .clone()
            .chain([number.words.end])
            .any(|word| line.has_hit(word, &["own_pieces", "staff"]));
        let counted = quantity.is_count() && !quantity.is_plain() && !quantity.nouns().is_empty() && !piece;
        if quantity.is_data() || quantity.is_data_rate() || quantity.is_rate() || counted {
            seen.push(Seen::of(number));
        } else if number.is_bare() && !piece {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        } else if !piece {
            faults.push(Seen::fault(number.span, Fault::WrongKind(kind_of(quantity))));
        }
    }
    if seen.is_empty() { faults } else { seen }
}
