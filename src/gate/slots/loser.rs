//! What the one who comes second gets.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};
use crate::prompts::Hit;

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
        let gets =
            line.tagged("contest", "gets").find(|gets| reach.contains(&gets.first) && is_said(line, gets));
        let acts = reach.clone().find(|&word| {
            line.marks[word].any(Mark::VERB_S)
                && word > hit.first
                && !line.tagged("contest", "gets").any(|g| g.covers(word))
        });
        if let Some(end) = gets.map(Hit::end).or(acts.map(|word| word + 1)) {
            return vec![Seen::words(line.span(hit.first..rest(line, end)))];
        }
    }
    // Somebody who sees, gets or is told something; or an answer that speaks for itself.
    for gets in line.tagged("contest", "gets").filter(|gets| is_said(line, gets)) {
        let start = line.segment_of(gets.first).start;
        let somebody = Mark::ACTOR.or(Mark::PRONOUN);
        let told = line.tagged("contest", "told").any(|hit| hit.first == gets.first)
            && (start..gets.first).rev().take(5).any(|word| line.marks[word].any(somebody));
        if told || line.tagged("contest", "answer").any(|hit| hit.first == gets.first) {
            return vec![Seen::words(line.span(gets.first..rest(line, gets.end())))];
        }
    }
    Vec::new()
}

/// "gets" alone says nothing: what is got has to follow.
fn is_said(line: &Line<'_>, gets: &Hit<'_>) -> bool {
    let wants = line.tagged("contest", "wants more").any(|hit| hit.first == gets.first);
    !wants || (gets.end()..line.words.len()).any(|word| !line.marks[word].any(Mark::DETERMINER))
}

/// Up to the end of the segment.
fn rest(line: &Line<'_>, end: usize) -> usize {
    line.segment_of(end.saturating_sub(1)).end.max(end)
}
