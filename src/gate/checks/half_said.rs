//! Half of a fact: a downtime without its period, requests without "per what".

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "half-said",
    reason: "500 requests and 30 minutes down are half a number: per second or per year decides the design.",
    blocks: true,
    speaks: &[("numbers.availability", "max 30 min down")],
    silent: &[("numbers.availability", "max 30 min down per month")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    judged.faults(gap).find_map(|(sight, fault)| {
        let Fault::Half(other) = fault else { return None };
        let line = &judged.reading.lines[sight.line];
        let message = format!("\"{}\": {other}", sight.seen.span.of(line.text()));
        Some(Remark { span: line.plain.place(sight.seen.span), message })
    })
}
