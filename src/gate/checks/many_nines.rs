//! More than seven nines: nobody measures so little downtime.

use super::{Check, Looks, remark_at};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "many-nines",
    reason: "Seven nines are three seconds a year. Beyond that the network to the user fails more often than the system.",
    blocks: false,
    speaks: &[("numbers.availability", "99.999999999 %"), ("numbers.availability", "nine nines")],
    silent: &[("numbers.availability", "five nines")],
    look: Looks::Answer(look),
};

/// Seven nines, and a little room for how they were typed.
const MOST: f64 = 0.999_999_9 + 1e-9;

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let many = judged.facts().filter(|sight| {
        sight.slot == "availability"
            && sight.seen.quantity.as_ref().is_some_and(|quantity| quantity.value > MOST)
    });
    many.map(|sight| {
        remark_at(CHECK.id, judged, sight, "That is under three seconds a year. Is it meant so?".to_owned())
    })
    .collect()
}
