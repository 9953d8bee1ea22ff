//! An assumption without a because.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::Judged;
use crate::prompts::{Library, Step};

/// The check.
pub(super) static CHECK: Check = Check {
    id: "assumption-without-because",
    reason: "An assumption passes as a number and stays open. Its reason tells the next reader when it no longer holds.",
    blocks: false,
    speaks: &[("scale.peak", "assume 8x")],
    silent: &[("scale.peak", "assume 8x because tickets open at 10:00 sharp"), ("scale.peak", "8x")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    if Library::step_of(&judged.case.question.id) == Some(Step::Functional) {
        return Vec::new();
    }
    let open = judged.reading.lines.iter().filter(|line| !line.has("reasons"));
    open.filter_map(|line| {
        let hit = line.tagged("assumptions", "outright").next()?;
        let message = "An assumption, taken as it is. What is it based on?".to_owned();
        Some(remark_on(CHECK.id, line, hit.first..hit.end(), message))
    })
    .collect()
}
