//! "Strongly consistent": good, and it has several meanings.

use super::{Check, Looks, remark_at};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "isolation-level",
    reason: "Strong may mean linearizable, serializable or read-your-writes; they forbid different mishaps and cost differently.",
    blocks: false,
    speaks: &[("numbers.consistency", "wallet: strongly consistent")],
    silent: &[("numbers.consistency", "order status - strong, I mean linearizable")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let reads =
        |line: usize| judged.facts().filter(move |sight| sight.slot == "guarantee" && sight.line == line);
    let strong = judged
        .facts()
        .filter(|sight| sight.slot == "guarantee" && sight.seen.reading.as_deref() == Some("strong"));
    let vague = strong.filter(|sight| {
        reads(sight.line).all(|other| matches!(other.seen.reading.as_deref(), Some("strong" | "staleness")))
    });
    let mut lines = Vec::new();
    vague
        .filter(|sight| {
            let first = !lines.contains(&sight.line);
            lines.push(sight.line);
            first
        })
        .map(|sight| {
            let words = sight.seen.span.of(judged.reading.lines[sight.line].text());
            remark_at(
                CHECK.id,
                judged,
                sight,
                format!("\"{words}\": linearizable, serializable, or read-your-writes?"),
            )
        })
        .collect()
}
