//! What is full first: a resource, a contended object, a named part.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "resource",
    reason: "\"It does not scale\" names nothing one could watch. A resource has a graph.",
    finds: &[
        "CPU of the app server at 800 req/s",
        "the database",
        "row lock on the event row",
        "the payment provider, it allows 50 calls/s",
        "heap of elasticsearch",
    ],
    leaves: &["at 10k req/s it gets slow", "it won't scale when we grow", "15 alerts, 3 dashboards"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let known: Vec<Seen> = line
        .hits
        .iter()
        .filter(|hit| matches!(hit.list, "resources" | "components"))
        .filter(|hit| !(hit.first == 0 && hit.base == "people"))
        .map(|hit| Seen::words(line.hit_span(hit)).reading(hit.tag))
        .collect();
    if known.is_empty() { a_named_part(line).into_iter().collect() } else { known }
}

/// "tile renderer, …", "first thing to die = HL7 engine, …": a name of one's own, with something said of it.
fn a_named_part(line: &Line<'_>) -> Option<Seen> {
    let opens =
        Mark::PREPOSITION.or(Mark::PRONOUN).or(Mark::SUBORDINATOR).or(Mark::CONJUNCTION).or(Mark::MODAL);
    let names = |word: usize| {
        line.is_content(word)
            && !line.is_measured(word)
            && !line.has_hit(word, &["own_pieces", "reasons", "fits", "rules"])
            && line.word(word) != "thing"
    };
    let segments = line.segments();
    let piece =
        segments.iter().take(3).filter(|segment| !line.marks[segment.start].any(opens)).find(|segment| {
            let short = segment.len() <= 6 && segment.end < line.words.len();
            let verb = (*segment).clone().skip(1).any(|word| {
                line.marks[word].any(Mark::COPULA.or(Mark::MODAL).or(Mark::NEGATION))
                    || line.word(word) == "to"
            });
            short
                && !verb
                && (*segment).clone().any(names)
                && !(*segment).clone().any(|word| line.is_measured(word))
        })?;
    Some(Seen::words(line.span(piece.clone())).reading("part"))
}
