//! A value that cannot be: 101 %, a p99 below zero, a peak below the average.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "impossible",
    reason: "A number that no system can have cannot be designed for; there is another one behind it.",
    blocks: true,
    speaks: &[("numbers.availability", "101 %")],
    silent: &[("numbers.availability", "99.9 %")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    judged.faults(gap).find_map(|(sight, fault)| {
        let Fault::Impossible(why) = fault else { return None };
        let line = &judged.reading.lines[sight.line];
        Some(Remark { span: line.plain.place(sight.seen.span), message: why.clone() })
    })
}
