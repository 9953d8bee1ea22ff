//! A number whose unit is missing: "p99 < 300".

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "unit-missing",
    reason: "300 may be milliseconds or minutes, users or requests. Guessing would be off by a factor of a thousand.",
    blocks: true,
    speaks: &[("numbers.latency", "follow a short link: p99 < 300\ncreate a short link: p95 300 ms")],
    silent: &[("numbers.latency", "follow a short link: p99 < 300 ms\ncreate a short link: p95 300 ms")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    let (sight, _) = judged.faults(gap).find(|(_, fault)| **fault == Fault::NoUnit)?;
    let line = &judged.reading.lines[sight.line];
    let words = sight.seen.span.of(line.text());
    // Where only people can be meant, the question says so.
    let message = if gap.slot == "people" {
        format!("\"{words}\" what: people?")
    } else {
        format!("\"{words}\" has no unit: of what?")
    };
    Some(Remark { span: line.plain.place(sight.seen.span), message })
}
