//! Whether one node holds it all.

use super::{Look, Seen, Slot};
use crate::gate::reading::Line;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "fits",
    reason: "The dearest step of most designs hangs on this yes or no. Said aloud, it can be checked.",
    finds: &[
        "fits: 300 GB in year 3",
        "yes, 18 GB all together",
        "so one disk holds it",
        "no, because of 80k writes/s",
        "doesnt fit - 500 TB",
    ],
    leaves: &["shard by user id", "TBD", "300 GB in year three"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(hit) = line.tagged("fits", "does not fit").next() {
        return vec![Seen::words(line.hit_span(hit)).reading("does not fit")];
    }
    if let Some(word) = first_no(line) {
        return vec![Seen::words(line.span(word..word + 1)).reading("does not fit")];
    }
    let hit = line.tagged("fits", "fits").next();
    hit.map(|hit| {
        let near = hit.first.saturating_sub(3)..hit.first;
        let own = matches!(
            hit.base,
            "no sharding needed"
                | "no sharding"
                | "no need to shard"
                | "no partitioning"
                | "no partitioning needed"
        );
        let turned = !own && near.into_iter().any(|word| line.is_negation(word));
        Seen::words(line.hit_span(hit)).reading(if turned { "does not fit" } else { "fits" })
    })
    .into_iter()
    .collect()
}

/// "no, 15 TB" answers the question; "no sharding needed" answers another.
fn first_no(line: &Line<'_>) -> Option<usize> {
    let said = matches!(line.word(0), "no" | "nope" | "nein" | "non");
    let alone = line.words.len() < 2
        || line.marks[1].any(crate::gate::reading::Mark::BREAK)
        || line.numbers.iter().any(|n| n.words.start == 1);
    (said && alone).then_some(0)
}
