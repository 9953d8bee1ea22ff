//! No line, or an empty one, for something every line was asked about.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::text::Span;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "missing-line",
    reason: "Each operation and each outage is asked about on its own, because the answers differ; one left out is one not thought of.",
    blocks: true,
    speaks: &[("numbers.latency", "follow a short link: p99 < 50 ms\ncreate a short link:")],
    silent: &[("numbers.latency", "follow a short link: p99 < 50 ms\ncreate a short link: p95 300 ms")],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    let cell = judged.reading.cells.get(gap.cell?)?;
    let Some(line) = gap.line.and_then(|line| judged.reading.lines.get(line)) else {
        return Some(Remark {
            span: Span::default(),
            message: format!("No line answers for \"{}\".", cell.name),
        });
    };
    let nothing = judged.lines_of(gap).all(|line| line.words.is_empty() && line.text().trim().is_empty());
    let span = line.plain.place(Span::default());
    nothing.then(|| Remark { span, message: format!("Nothing is said of \"{}\" yet.", cell.name) })
}
