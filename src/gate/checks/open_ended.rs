//! "etc." after good lines: whatever it stands for will not be designed for.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "open-ended",
    reason: "\"And so on\" is read by each reader differently. What matters is worth a line; the rest may be left out.",
    blocks: false,
    speaks: &[
        ("functional.out_of_scope", "custom domains\netc."),
        ("functional.out_of_scope", "custom domains and so on"),
    ],
    silent: &[("functional.out_of_scope", "custom domains")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let lines = judged.reading.lines.iter().chain(&judged.reading.aside);
    let hits = lines.flat_map(|line| line.tagged("placeholders", "open").map(move |hit| (line, hit)));
    hits.map(|(line, hit)| {
        let words = hit.first..hit.end();
        let message = format!("What \"{}\" stands for is not counted.", line.typed(words.clone()));
        remark_on(CHECK.id, line, words, message)
    })
    .take(1)
    .collect()
}
