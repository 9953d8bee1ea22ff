//! A verb that is a slip of the pen: read as the one it can only mean, and said so.

use super::{Check, Looks, remark_at};
use crate::gate::Finding;
use crate::gate::judged::Judged;
use crate::gate::reading::verb_meant;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "slip-in-verb",
    reason: "Whether an operation reads or writes hangs on its verb, so the verb that was understood is said.",
    blocks: false,
    speaks: &[("functional.operations", "fan searchs gigs by city\nfan reserves a seat")],
    silent: &[("functional.operations", "fan searches gigs by city\nfan snoozes a reminder")],
    look: Looks::Answer(look),
};

fn look(judged: &Judged<'_>) -> Vec<Finding> {
    let verbs = judged.facts().filter(|sight| sight.slot == "verb");
    verbs
        .filter_map(|sight| {
            let line = &judged.reading.lines[sight.line];
            let word = line.words.iter().position(|word| word.span.start == sight.seen.span.start)?;
            let (meant, _) = verb_meant(line, word)?;
            Some(remark_at(CHECK.id, judged, sight, format!("Read as \"{meant}\".")))
        })
        .collect()
}
