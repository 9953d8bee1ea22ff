//! The data a query looks for.

use super::{Look, Seen, Slot};
use crate::gate::reading::Mark;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "queried",
    reason: "A query without its data is a habit, not a plan: the same words fit any table.",
    finds: &[
        "link by code: primary key",
        "query orders",
        "users by email",
        "free seats of an event: partial index",
    ],
    leaves: &[
        "we will add indexes later when something gets slow",
        "20 queries, 5 joins, 3 tables, 10 ms each",
        "Elasticsearch 8",
    ],
    find,
};

const NOT_DATA: &[&str] = &[
    "indexes",
    "querying",
    "components",
    "machinery",
    "technologies",
    "reasons",
    "assumptions",
    "statistics",
    "rhythms",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let only_does = |word: usize| {
        line.marks[word].any(Mark::VERB) && !line.marks[word].any(Mark::NOUN_VERB.or(Mark::ACTOR))
    };
    let content = |word: usize| line.is_content(word) || line.marks[word].any(Mark::EMPTY_NOUN);
    let names = |word: usize| {
        content(word) && !only_does(word) && !line.is_measured(word) && !line.has_hit(word, NOT_DATA)
    };
    let passes = |word: usize| {
        let frame = Mark::DETERMINER.or(Mark::PRONOUN).or(Mark::MODAL).or(Mark::ADVERB).or(Mark::CONJUNCTION);
        line.marks[word].any(frame)
            || line.has_hit(word, &["querying", "filters"])
            || line.marks[word].any(Mark::ACTOR)
            || word == 1
                && line.marks[0].any(Mark::PRONOUN)
                && (line.marks[word].any(Mark::VERB) || line.has_hit(word, &["using_verbs"]))
    };
    // "by code: primary key" begins with what it is found by, and names no data.
    if line.tagged("filters", "needs more").any(|hit| hit.first == 0) {
        return Vec::new();
    }
    // What stands first counts; behind the first word that is neither frame nor query nothing does.
    let planned = line.tagged("indexes", "later").next().is_some()
        && line.marks.first().is_some_and(|mark| mark.any(Mark::PRONOUN));
    let Some(first) = (0..line.words.len())
        .find(|&word| names(word) && !line.has_hit(word, &["querying"]) || !passes(word))
    else {
        // "open orders" stands only of words that may be filters.
        return (0..line.words.len())
            .find(|&word| names(word))
            .map(|word| Seen::words(line.span(word..word + 1)))
            .into_iter()
            .collect();
    };
    if planned || !names(first) {
        return Vec::new();
    }
    let end = (first + 1..line.words.len())
        .find(|&word| line.marks[word].any(Mark::BREAK) || !names(word))
        .unwrap_or(line.words.len());
    vec![Seen::words(line.span(first..end))]
}
