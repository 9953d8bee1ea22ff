//! How soon it is back.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::near;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "recovery",
    reason: "A backup nobody has timed is a hope. How soon it must be back decides between a restore, a standby and two of everything.",
    finds: &[
        "RPO 5 min, RTO 1 h",
        "service is back within 30 min",
        "running again in half an hour",
        "restore takes 90 min",
    ],
    leaves: &["we have backups", "no data loss", "RPO 15 min", "recovery quick", "RTO 60"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen = Vec::new();
    let mut faults = Vec::new();
    for number in near::numbers(line, "durability", "recovery", "loss") {
        let quantity = &number.quantity;
        if number.is_duration() && quantity.value >= 0.0 {
            seen.push(Seen::of(number));
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        }
    }
    if seen.is_empty() && line.tagged("durability", "recovery").next().is_some() {
        seen.extend(line.of("day_bounds").next().map(|hit| Seen::words(line.hit_span(hit)).reading(hit.tag)));
        seen.extend(line.clock_time().map(Seen::words));
    }
    if seen.is_empty() { faults } else { seen }
}
