//! The two requests that meet, or the row they meet on.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "contenders",
    reason: "A race has two sides. Naming them shows which statement has to hold them apart.",
    finds: &[
        "two buyers take the same seat",
        "stock row: UPDATE .. SET n = n-1 WHERE n > 0",
        "double click on pay -> idempotency key",
        "order book: single writer per symbol",
        "same short code created twice",
    ],
    leaves: &[
        "we use transactions everywhere, so this can not happen",
        "the database handles it",
        "unique constraint, loser gets an error",
    ],
    find,
};

const NOT_IT: &[&str] = &[
    "mechanisms",
    "components",
    "machinery",
    "technologies",
    "vague",
    "weak_verbs",
    "reasons",
    "assumptions",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let names = |word: usize| line.is_content(word) && !line.has_hit(word, NOT_IT);
    // Two of something, or the same thing: what stands with it in the segment.
    for hit in line.tagged("contest", "two") {
        let segment = line.segment_of(hit.first);
        let plain = segment.clone().any(|word| names(word) && !line.has_hit(word, &["contest"]));
        if plain {
            return vec![Seen::words(line.span(segment))];
        }
    }
    row(line, names).into_iter().map(Seen::words).collect()
}

/// "stock row: …", "order book: …": a name in front of what keeps them apart.
fn row(line: &Line<'_>, names: impl Fn(usize) -> bool) -> Option<crate::text::Span> {
    let first = line.segments().first().cloned()?;
    let titled = first.end < line.words.len() && first.len() <= 6;
    let opens = line.marks[first.start].any(Mark::PRONOUN.or(Mark::MODAL));
    let mechanism = first.clone().any(|word| line.has_hit(word, &["mechanisms"]));
    let content = first.clone().any(|word| names(word) && !line.has_hit(word, &["contest"]));
    if titled && !opens && !mechanism && content {
        return Some(line.span(first));
    }
    // "… on the balance row"
    let row = (1..line.words.len())
        .find(|&word| matches!(line.word(word), "row" | "record" | "rows" | "records" | "document"))?;
    (names(row - 1) && !line.has_hit(row - 1, &["contest"])).then(|| line.span(row - 1..row + 1))
}
