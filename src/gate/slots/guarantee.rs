//! How fresh and how safe: a guarantee by name, or how old it may be.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{ANY_VERB, Line, kind_of};
use crate::quantity::Spelling;
use crate::text::Span;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "guarantee",
    reason: "\"Consistent\" and \"ACID\" name nothing that could be missed. A model by name or a bound on age can.",
    finds: &[
        "account balance: linearizable",
        "stock level: strong at checkout",
        "search index: eventual, but at most 15 min after publishing",
        "like counts: a day old is fine",
        "feed: readers never see a stale post",
        "seats: two users never book one seat",
    ],
    leaves: &[
        "feed: eventually consistent",
        "balance: ACID",
        "catalog: consistent",
        "profile: at most 10 old",
        "grades: fresh, parents look every evening",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen: Vec<Seen> = Vec::new();
    for hit in line.of("models") {
        if !negated(line, hit.first) {
            seen.push(Seen::words(line.hit_span(hit)).reading(hit.tag));
        }
    }
    let mut faults = Vec::new();
    for number in line.targets() {
        let quantity = &number.quantity;
        if number.is_duration() && is_latency(line) {
            faults.push(Seen::fault(number.span, Fault::WrongKind("a latency")));
        } else if number.is_duration() && quantity.value >= 0.0 {
            seen.push(Seen::of(number).reading("staleness"));
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        } else if !quantity.is_rate() {
            faults.push(Seen::fault(number.span, Fault::WrongKind(kind_of(quantity))));
        }
    }
    if seen.is_empty() && (line.has("staleness") || line.tagged("staleness", "old").next().is_some()) {
        seen.extend(
            line.rhythm()
                .filter(|(span, _)| !somebody_acts(line, *span))
                .map(|(span, quantity)| Seen { quantity, ..Seen::words(span) }.reading("staleness")),
        );
    }
    if seen.is_empty() {
        let never_old = (0..line.words.len()).any(|at| {
            line.is_negation(at)
                && !matches!(line.word(at + 1), "very" | "too" | "so" | "that" | "really" | "much")
        }) && line.tagged("staleness", "old").next().is_some();
        let old = line.tagged("staleness", "old").next().filter(|_| never_old);
        seen.extend(old.map(|hit| Seen::words(line.hit_span(hit)).reading("strong")));
    }
    if seen.is_empty() {
        seen.extend(anomaly_ban(line).map(|span| Seen::words(span).reading("anomaly-ban")));
    }
    if seen.is_empty() { faults } else { seen }
}

/// "fresh, parents look every evening": how often they look bounds no age.
fn somebody_acts(line: &Line<'_>, rhythm: Span) -> bool {
    let at = (0..line.words.len()).find(|&word| line.words[word].span.start >= rhythm.start);
    at.is_some_and(|at| {
        let segment = line.segment_of(at);
        let who = (segment.start..at)
            .find(|&word| line.of("actors").any(|hit| hit.covers(word) && hit.tag == "person"));
        who.is_some_and(|who| (who + 1..at).any(|word| line.marks[word].any(ANY_VERB)))
    })
}

fn negated(line: &Line<'_>, at: usize) -> bool {
    at > 0
        && (line.is_negation(at - 1) || matches!(line.word(at - 1), "not" | "no" | "non"))
        && !line.of("models").any(|hit| hit.covers(at - 1))
}

/// "two users never book one seat": what may not happen, told as an event that could be counted.
fn anomaly_ban(line: &Line<'_>) -> Option<Span> {
    let never = (0..line.words.len()).find(|&at| line.is_negation(at))?;
    let many = line.tagged("rules", "many").next()?;
    Some(line.span(never..never + 1).join(line.hit_span(many)))
}

/// "p99 200 ms": how quick, not how old.
fn is_latency(line: &Line<'_>) -> bool {
    let share = line.numbers.iter().any(|number| number.spelling == Spelling::Percentile);
    share && !line.has("staleness")
}
