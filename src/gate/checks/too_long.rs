//! A line too long to be read to its end.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::Judged;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "too-long",
    reason: "Only the first two thousand characters of a line are read; a fact behind them would be missed.",
    blocks: false,
    speaks: &[],
    silent: &[("functional.job", "patients book an appointment")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let cut = judged.reading.lines.iter().filter(|line| line.plain.cut);
    cut.map(|line| {
        let last = line.words.len().saturating_sub(1);
        remark_on(
            CHECK.id,
            line,
            last..line.words.len(),
            "What stands behind this on the line is not read.".to_owned(),
        )
    })
    .collect()
}
