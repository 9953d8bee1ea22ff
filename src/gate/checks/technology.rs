//! A technology where the what belongs: "use Kafka for clicks".

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "technology-as-what",
    reason: "A product is a how. Until it is said what somebody needs, no product can be the right one.",
    blocks: true,
    speaks: &[("functional.operations", "use Kafka for clicks\nuse Redis for sessions")],
    silent: &[("functional.operations", "dev registers a Kafka schema\nCI checks a schema before deploy")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    let (sight, _) = judged.faults(gap).find(|(_, fault)| **fault == Fault::Technology)?;
    let line = &judged.reading.lines[sight.line];
    let message = format!("\"{}\" is how, not what.", sight.seen.span.of(line.text()));
    Some(Remark { span: line.plain.place(sight.seen.span), message })
}
