//! How long a call is waited for.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::Line;
use crate::quantity::Dimension;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "timeout",
    reason: "A call without a timeout waits for ever, and everything behind it waits too.",
    finds: &[
        "charge card: timeout 10 s, 3 attempts",
        "link lookup: 200 ms timeout, 2 tries",
        "upload of a segment: 60 s per part",
    ],
    leaves: &[
        "timeout 5, 3 attempts",
        "3 attempts with backoff 1,2,4 s",
        "retry with exponential backoff",
        "3 attempts, idempotency key",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let (mut named, mut other, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for number in &line.numbers {
        let near = |tag: &'static str, reach: usize| {
            line.tagged("retrying", tag).any(|hit| {
                line.segment_of(hit.first).contains(&number.words.start)
                    && Line::distance(&number.words, &(hit.first..hit.end())) <= reach
            })
        };
        // "60 s per part" is a time of each part.
        let time = number.quantity.dimension.without_nouns() == Dimension::time() && number.is_target();
        if time && number.quantity.value > 0.0 {
            if is_pause(line, number.words.start) {
                continue;
            }
            if near("timeout", 3) {
                named.push(Seen::of(number));
            } else if !near("pause", 5) {
                other.push(Seen::of(number));
            }
        } else if number.is_bare() && is_timeout(line, number.words.start) {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        }
    }
    if !named.is_empty() {
        named
    } else if !other.is_empty() && faults.is_empty() {
        other
    } else {
        faults
    }
}

/// "backoff 1,2,4 s": between the word and the number stand only numbers.
fn is_pause(line: &Line<'_>, at: usize) -> bool {
    let word = line.tagged("retrying", "pause").filter(|hit| hit.end() <= at).last();
    word.is_some_and(|hit| {
        (hit.end()..at).all(|between| line.is_measured(between)) && hit.base.contains("back")
    })
}

fn is_timeout(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| matches!(line.word(word), "timeout" | "timeouts" | "deadline"))
}
