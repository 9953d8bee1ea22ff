//! A number of another kind than was asked for: "200 MB" as a latency.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "wrong-kind",
    reason: "A number answers only the question it measures: a load is no latency, and a size no rate.",
    blocks: true,
    speaks: &[("numbers.latency", "follow a short link: p99 < 300 MB\ncreate a short link: p95 300 ms")],
    silent: &[("numbers.latency", "follow a short link: p99 < 300 ms\ncreate a short link: p95 300 ms")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    judged.faults(gap).find_map(|(sight, fault)| {
        let Fault::WrongKind(kind) = fault else { return None };
        let line = &judged.reading.lines[sight.line];
        let message = format!("\"{}\" is {kind}.", sight.seen.span.of(line.text()));
        Some(Remark { span: line.plain.place(sight.seen.span), message })
    })
}
