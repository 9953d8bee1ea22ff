//! What it was chosen over.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "alternative",
    reason: "A choice without an alternative was none. A real one could have been built instead.",
    finds: &[
        "one PostgreSQL over Cassandra: we give up writes in two regions",
        "polling instead of websockets",
        "full text in Postgres, not Elasticsearch",
        "redis instead of only mysql, price is stale list",
        "SQS rather than Kafka - we lose replay",
    ],
    leaves: &[
        "SQL because it is simple",
        "Postgres, we give up easy sharding",
        "NoSQL scales better",
        "we chose Postgres over nothing",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let price = line.tagged("trading", "price").map(|hit| hit.first).next();
    for hit in line.tagged("trading", "over").filter(|hit| hit.first > 0) {
        // "no" and "not" give an alternative only where a new thought begins: "monolith, not microservices".
        let weak =
            matches!(hit.base, "no" | "not" | "before" | "without" | "dropped" | "rejected" | "against");
        let bare = hit.base == "not" && is_bare(line, hit.first);
        if weak && !bare && !line.marks[hit.first].any(Mark::BREAK)
            || weak && price.is_some_and(|price| price < hit.first)
        {
            continue;
        }
        let end = (hit.end()..line.words.len())
            .find(|&word| {
                word > hit.end() && line.marks[word].any(Mark::BREAK)
                    || word > hit.end() && line.tagged("trading", "price").any(|p| p.first == word)
                    || line.of("reasons").any(|r| r.first == word)
            })
            .unwrap_or(line.words.len());
        if named(line, hit.end(), end) {
            return vec![Seen::words(line.span(hit.end()..end))];
        }
    }
    Vec::new()
}

/// "geohash not PostGIS": two names with a "not" between them, and no verb before it.
fn is_bare(line: &Line<'_>, at: usize) -> bool {
    let start = line.segment_of(at).start;
    let acts = Mark::COPULA.or(Mark::MODAL).or(Mark::PRONOUN).or(Mark::NEGATION);
    start < at && !(start..at).any(|word| line.marks[word].any(acts))
}

fn named(line: &Line<'_>, start: usize, end: usize) -> bool {
    let empty = line.tagged("trading", "no price").any(|hit| hit.first == start);
    !empty
        && (start..end).any(|word| {
            let thing = line.is_content(word)
                || line.is_measured(word)
                || line.marks[word].any(Mark::TECHNOLOGY.or(Mark::EMPTY_NOUN));
            let count = matches!(line.word(word), "one" | "two" | "three" | "several" | "many" | "more");
            thing || count
        })
}
