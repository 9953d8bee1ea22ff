//! What is kept close at hand.

use super::{Look, Seen, Slot};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "cached",
    reason: "Naming what is cached shows what may be stale, and what happens when it is.",
    finds: &[
        "hot 20 % of the links, about 2 GB",
        "sessions, all of them, 50 MB",
        "product pages: top 10k of 400k",
        "Redis: profiles of the 200k daily users",
    ],
    leaves: &["put Redis in front of the database so it is fast", "cache 20 %", "2 GB, 90 % hits"],
    find,
};

const NOT_IT: &[&str] = &[
    "caching",
    "own_pieces",
    "components",
    "machinery",
    "technologies",
    "reasons",
    "assumptions",
    "using_verbs",
    "statistics",
    "staff",
    "hedges",
];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(named) =
        line.named(NOT_IT).filter(|named| named.clone().any(|word| line.word(word).len() > 2))
    {
        return vec![Seen::words(line.span(named))];
    }
    // "top 10k leaderboard rows": what is counted is what is cached.
    let counted = line.numbers.iter().find(|number| {
        let behind = number.words.clone().skip(1).chain([number.words.end]);
        let own =
            behind.clone().any(|word| line.has_hit(word, NOT_IT) || line.has_hit(word, &["own_pieces"]));
        number.quantity.is_count() && !number.quantity.nouns().is_empty() && !own
    });
    counted.map(|number| Seen::words(number.span)).into_iter().collect()
}
