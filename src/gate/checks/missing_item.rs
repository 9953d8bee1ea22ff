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
        let mut message = format!("No line answers for \"{}\".", cell.name);
        if let Some(lengths) = without_length(judged, gap.cell?) {
            message.push_str(&lengths);
        }
        return Some(Remark { span: Span::default(), message });
    };
    let nothing = judged.lines_of(gap).all(|line| line.words.is_empty() && line.text().trim().is_empty());
    let span = line.plain.place(Span::default());
    nothing.then(|| Remark { span, message: format!("Nothing is said of \"{}\" yet.", cell.name) })
}

/// A line that names the dependency and no length: how to say that it holds for all of them.
fn without_length(judged: &Judged<'_>, cell: usize) -> Option<String> {
    let cells = &judged.reading.cells;
    let first = cell == 0 || cells[cell - 1].item != cells[cell].item;
    cells[cell].length.as_ref().filter(|_| first)?;
    let name = &judged.case.items[cells[cell].item].name;
    let lone = |text: &str| text.trim_start().to_lowercase().starts_with(&name.to_lowercase());
    let line = judged.reading.lines.iter().find(|line| {
        line.cells.is_empty() && judged.case.text.lines().nth(line.number - 1).is_some_and(lone)
    })?;
    Some(format!(
        " Line {} names no length: is it so for 5 s as for 5 min? Then \"{name}, all: ...\".",
        line.number
    ))
}
