//! What the one who comes second gets.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "loser",
    reason: "Somebody loses every race. What they see is part of the design, or it is an accident.",
    finds: &[
        "second gets 'already taken' and picks another",
        "loser retries with a new code",
        "the slower tab gets 409 and must reload",
        "if no row was changed the customer sees sold out",
        "one transaction is aborted and the guest is told to choose again",
    ],
    leaves: &[
        "two buyers take the same seat: unique constraint (event, seat)",
        "the database handles it",
        "two buyers take the same seat",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // The one who is late, and something that happens to it.
    for hit in line.tagged("contest", "loser") {
        let reach = hit.end()..(hit.end() + 7).min(line.words.len());
        let gets = line.tagged("contest", "gets").find(|gets| reach.contains(&gets.first));
        let acts = reach.clone().find(|&word| line.marks[word].any(Mark::VERB_S) && word > hit.first);
        if let Some(end) = gets.map(|gets| gets.end()).or(acts.map(|word| word + 1)) {
            return vec![Seen::words(line.span(hit.first..rest(line, end)))];
        }
    }
    // Somebody who sees, gets or is told something.
    for gets in line.tagged("contest", "gets") {
        let start = line.segment_of(gets.first).start;
        let somebody =
            (start..gets.first).rev().take(5).any(|word| line.marks[word].any(Mark::ACTOR.or(Mark::PRONOUN)));
        let told = matches!(
            gets.base,
            "sees"
                | "see"
                | "gets"
                | "get"
                | "receives"
                | "is told"
                | "told"
                | "must"
                | "has to"
                | "is shown"
                | "is asked"
                | "is offered"
                | "retries"
                | "waits"
                | "notices"
                | "reads"
                | "picks"
                | "chooses"
        );
        let code = matches!(
            gets.base,
            "409"
                | "412"
                | "422"
                | "423"
                | "conflict"
                | "sold out"
                | "already taken"
                | "aborted"
                | "is aborted"
                | "rejected"
                | "is rejected"
                | "rolled back"
                | "try again"
                | "no longer available"
                | "taken"
                | "refused"
                | "is refused"
        );
        if told && somebody || code {
            return vec![Seen::words(line.span(gets.first..rest(line, gets.end())))];
        }
    }
    Vec::new()
}

/// Up to the end of the segment.
fn rest(line: &Line<'_>, end: usize) -> usize {
    line.segment_of(end.saturating_sub(1)).end.max(end)
}
