//! The data a line is about, in the user's own word.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "data",
    reason: "Strictness is bought for one kind of data at a time. A guarantee about nothing in particular would have to be kept everywhere.",
    finds: &[
        "account balance: linearizable",
        "sensor readings on the dashboard may be 60s stale",
        "like counts: a day old is fine",
    ],
    leaves: &[
        "eventual consistency is fine",
        "ACID",
        "max 5 s stale",
        "we have PostgreSQL 16 so it is consistent",
    ],
    find,
};

/// Words that say how fresh or how safe, not of what.
const NOT_DATA: &[&str] = &[
    "models",
    "staleness",
    "statistics",
    "mood_words",
    "assumptions",
    "reasons",
    "technologies",
    "components",
    "machinery",
    "kind_tags",
    "rhythms",
    "weak_verbs",
];

/// In a prefix of its own only these name nothing.
const FRAME_WORDS: &[&str] = &["models", "staleness", "statistics"];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // A short prefix before a colon names the data, whatever its words.
    let first =
        line.segments().first().cloned().filter(|first| first.len() <= 5 && first.end < line.words.len());
    let tells = |word: usize| {
        (line.is_content(word) || line.marks[word].any(Mark::EMPTY_NOUN)) && !line.has_hit(word, FRAME_WORDS)
    };
    let prefix = first.and_then(|first| line.trimmed(first)).filter(|named| named.clone().any(tells));
    // "Postgres gives us ACID" is about nothing that is kept.
    let does = |word: usize| line.marks[word].any(Mark::VERB_S) && !line.marks[word].any(Mark::NOUN_VERB);
    let named = prefix.or_else(|| line.named(NOT_DATA).filter(|named| !named.clone().all(does)));
    named.map(|named| Seen::words(line.span(named))).into_iter().collect()
}
