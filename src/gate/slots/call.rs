//! What is called, or who calls: the name in front of a timeout.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "call",
    reason: "Attempts of layers multiply, attempts of independent calls do not; the name tells them apart.",
    finds: &[
        "charge card: timeout 10 s, 3 attempts",
        "client: 2 tries, 1 s each",
        "gateway 2 attempts, timeout 3 s",
    ],
    leaves: &[
        "timeout 10 s, 3 attempts",
        "3 attempts, idempotency key",
        "no retry because a repeat costs money",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let Some(first) = line.segments().first().cloned() else { return Vec::new() };
    let named = |word: usize| {
        (line.is_content(word) || line.marks[word].any(Mark::EMPTY_NOUN))
            && !line.is_measured(word)
            && !line.has_hit(word, &["retrying", "assumptions"])
    };
    let end =
        first.clone().find(|&word| line.is_measured(word) || line.has_hit(word, &["retrying", "reasons"]));
    let range = first.start..end.unwrap_or(first.end);
    let opens = line.marks.first().is_some_and(|mark| mark.any(Mark::PRONOUN.or(Mark::NEGATION)));
    if opens || !range.clone().any(named) {
        return Vec::new();
    }
    line.trimmed(range).map(|range| Seen::words(line.span(range))).into_iter().collect()
}
