//! The data a line is about, in the user's own word.

use std::ops::Range;

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

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
        "strong consistency everywhere",
        "we have PostgreSQL 16 so it is consistent",
        "must be linearizable, the auditors insist",
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

/// "must be linearizable, the auditors insist": who wants it, not what it is about. The data
/// comes first; people who come behind it are people.
fn is_somebody(line: &Line<'_>, named: Range<usize>) -> bool {
    let behind = named.clone().next().is_some_and(|first| line.segment_of(first).start > 0);
    let person = |word| line.of("actors").any(|hit| hit.covers(word) && hit.tag == "person");
    let head = line.head(named.clone()).is_some_and(person);
    head || behind && person(named.start)
}

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
    let named = prefix.or_else(|| {
        let first = line.named(NOT_DATA).filter(|named| !named.clone().all(does))?;
        if !is_somebody(line, first.clone()) {
            return Some(first);
        }
        // "an editor sees his own draft": what somebody sees may still be named.
        let people: Vec<&str> = NOT_DATA.iter().copied().chain(["actors"]).collect();
        line.named(&people).filter(|_| line.segment_of(first.start).start == 0)
    });
    named.map(|named| Seen::words(line.span(named))).into_iter().collect()
}
