//! "1M in total, growing 10 % a year": what comes in is told as a share, which no sum here takes.

use super::{Check, Looks, remark_on};
use crate::gate::Finding;
use crate::gate::judged::{Judged, Sight};
use crate::gate::reading::Number;
use crate::quantity::{Spelling, show};

/// The check.
pub(super) static CHECK: Check = Check {
    id: "growth-by-share",
    reason: "A total is counted as it stands. What is added to it in a time is counted where it is told as a number of its own.",
    blocks: false,
    speaks: &[("scale.records", "ticket: 1 KB, 1M in total, growing 10% a year, forever")],
    silent: &[
        ("scale.records", "ticket: 1 KB, 100k a year, 1M today, forever"),
        ("scale.records", "ticket: 1 KB, 1M in total, 20% index, forever"),
    ],
    look: Looks::Answer(look),
};

const GROWS: &[&str] = &["growing", "grows", "growth", "grow", "increase", "increasing", "increases", "more"];

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let total = |sight: &&Sight| sight.slot == "count" && sight.seen.reading.as_deref() == Some("total");
    let told = judged.facts().filter(total).filter_map(|sight| {
        let line = &judged.reading.lines[sight.line];
        let grows = |number: &&Number| {
            let near = number.words.start.saturating_sub(3)..number.words.end + 3;
            number.quantity.is_ratio() && number.spelling == Spelling::Percent && line.any_of(near, GROWS)
        };
        let share = line.targets().find(grows)?;
        let added = sight.seen.quantity.as_ref()?.value * share.quantity.value;
        let message = format!(
            "This growth is not counted yet. {} of {} is {}: say it as a number, and it is.",
            share.span.of(line.text()),
            sight.seen.span.of(line.text()),
            show::number(added)
        );
        Some(remark_on(CHECK.id, line, share.words.clone(), message))
    });
    told.collect()
}
