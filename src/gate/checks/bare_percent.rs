//! "99.95" where only a percentage can be meant.

use super::{Check, Looks, remark_at};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "bare-percent",
    reason: "A bare number from 90 to below 100 is read as a percentage of the time; it costs one sign to say so.",
    blocks: false,
    speaks: &[("numbers.availability", "99.95")],
    silent: &[("numbers.availability", "99.95 %")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let bare = judged
        .facts()
        .filter(|sight| sight.slot == "availability" && sight.seen.reading.as_deref() == Some("bare"));
    bare.map(|sight| {
        let words = sight.seen.span.of(judged.reading.lines[sight.line].text());
        remark_at(CHECK.id, judged, sight, format!("\"{words}\" is read as {words} %."))
    })
    .collect()
}
