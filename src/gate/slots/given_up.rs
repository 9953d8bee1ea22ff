//! What a choice costs.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "given_up",
    reason: "The price is what a reviewer asks about, and what one wants to look up in a year.",
    finds: &[
        "one PostgreSQL over Cassandra: we give up writes in two regions",
        "polling instead of websockets, costs freshness",
        "one region over two: a dead region means we are down",
        "nightly batch, not streaming. numbers of today are visible only tomorrow",
        "mysql over postgres, because we know it: we give up partial indexes",
        "reads from the leader instead of replicas: Asia pays ~180 ms more",
    ],
    leaves: &[
        "Postgres over MongoDB",
        "SQL because it is simple",
        "NoSQL scales better",
        "Postgres over MySQL: we give up nothing",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(none) = line
        .tagged("trading", "no price")
        .find(|hit| hit.first > 0 && !(hit.end()..line.words.len()).any(|word| line.is_content(word)))
    {
        return vec![Seen::fault(line.hit_span(none), Fault::Vague)];
    }
    for hit in line.tagged("trading", "price") {
        let end = line.words.len();
        let said = (hit.end()..end).any(|word| line.is_content(word) || line.is_measured(word))
            || hit.end() == end && hit.first > 0 && line.is_content(hit.first - 1);
        let strong = !matches!(
            hit.base,
            "only"
                | "later"
                | "extra"
                | "late"
                | "longer"
                | "must"
                | "needs"
                | "takes"
                | "have to"
                | "has to"
                | "up to"
                | "no more"
                | "slower"
                | "means"
                | "worse"
                | "price"
                | "cost"
                | "con"
                | "trade"
        );
        // "because we know it: we give up …": behind a sign the reason is over.
        let new = strong && line.segment_of(hit.first).start + 1 >= hit.first;
        let reason = line.of("reasons").any(|reason| {
            reason.first < hit.first && !(new && line.segment_of(hit.first).start > reason.first)
        });
        if said && (strong || behind_the_choice(line, hit.first)) && !reason {
            return vec![Seen::words(line.span(hit.first..end))];
        }
    }
    consequence(line).map(|span| Seen::words(line.span(span))).into_iter().collect()
}

/// Behind the alternative a new thought begins that is no reason and no praise: "a dead region means we are down".
fn consequence(line: &Line<'_>) -> Option<std::ops::Range<usize>> {
    let over = line.tagged("trading", "over").find(|hit| hit.first > 0)?;
    let start = (over.end() + 1..line.words.len()).find(|&word| line.marks[word].any(Mark::BREAK))?;
    let rest = start..line.words.len();
    let reason = line.of("reasons").chain(line.tagged("trading", "why")).any(|hit| hit.first == start);
    let content = rest.clone().filter(|&word| line.is_content(word) || line.is_measured(word)).count();
    let acts = rest.clone().any(|word| {
        line.marks[word].any(Mark::COPULA.or(Mark::MODAL).or(crate::gate::reading::ANY_VERB))
            || line.is_measured(word)
            || line.is_negation(word)
    });
    let praise = line.tagged("trading", "praise").any(|hit| rest.contains(&hit.first));
    (!reason && !praise && (content >= 2 && acts || content >= 3)).then_some(rest)
}

fn behind_the_choice(line: &Line<'_>, at: usize) -> bool {
    line.tagged("trading", "over").any(|hit| {
        hit.first > 0 && hit.end() < at && (hit.end()..=at).any(|word| line.marks[word].any(Mark::BREAK))
    })
}
