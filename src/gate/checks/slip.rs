//! A unit that is a slip of the pen: read as what it can only mean, and said so.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "slip-in-unit",
    reason: "\"100 milisec\" can only mean one thing. It is read so, and shown, because a wrong reading would be worse than a typo.",
    blocks: false,
    speaks: &[("numbers.durability", "RPO 100 milisec, RTO 5 min")],
    silent: &[("numbers.durability", "RPO 100 ms, RTO 5 min")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let slips = judged.reading.lines.iter().flat_map(|line| line.slips.iter().map(move |slip| (line, slip)));
    slips
        .map(|(line, slip)| {
            let message = format!("Read as {}.", slip.suggestion.as_deref().unwrap_or("it stands"));
            Finding { span: line.plain.place(slip.span), ..remark_on(CHECK.id, line, 0..0, message) }
        })
        .collect()
}
