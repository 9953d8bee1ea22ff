//! The number, the rule or the failure that needs a part.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, Role};
use crate::quantity::Spelling;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "part_reason",
    reason: "A part that answers no number, no rule and no failure is there for its own sake.",
    finds: &[
        "PostgreSQL: 35 writes/s and 300 GB in 3 years",
        "one Go service on two VMs, because 99.9 % has to survive a dead VM",
        "Postgres with unique index: the same seat is never sold twice",
        "Stripe: we must never store a card number",
        "cron job: reminders 24 h before the visit",
    ],
    leaves: &[
        "Kafka for decoupling and future growth",
        "Redis because it's fast",
        "PostgreSQL",
        "MongoDB 7: flexible and web scale",
        "3 services, 2 databases, 5 pods each",
        "RabbitMQ: best practice",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // The name of the part itself ("Postgres with a unique index") gives no reason yet.
    let start =
        line.segments().first().map_or(0, |first| if first.end < line.words.len() { first.end } else { 1 });
    let requirement = line.of("requirements").find(|hit| hit.first >= start).map(|hit| {
        let segment = line.segment_of(hit.first);
        Seen::words(line.span(segment.start.max(start)..segment.end)).reading(hit.tag)
    });
    // The "twice" of "a seat is never sold twice" is a part of the rule.
    let counts = |number: &&Number| {
        let words = requirement.as_ref().is_some_and(|rule| rule.span.overlaps(number.span));
        let digits = number.span.of(line.text()).contains(|c: char| c.is_ascii_digit());
        speaks(line, number) && (digits || !words || number.spelling != Spelling::Factor)
    };
    let numbers = line.numbers.iter().filter(counts);
    let mut seen: Vec<Seen> = numbers.map(|number| Seen::of(number).reading("number")).collect();
    if seen.is_empty() {
        seen.extend(requirement);
    }
    if seen.is_empty() {
        let vague = line.of("vague").map(|hit| Seen::fault(line.hit_span(hit), Fault::Vague));
        return vague.collect();
    }
    seen
}

/// "elasticsearch cluster with 3 masters and 64 GB": what the part is made of.
fn describes(line: &Line<'_>, number: &Number) -> bool {
    let first = line.segment_of(0);
    first.contains(&number.words.start)
        && first.end == line.words.len()
        && (first.start..number.words.start).any(|word| matches!(line.word(word), "w" | "with" | "having"))
}

/// A number of the load, the data or a target; not a version and not a count of the parts themselves.
fn speaks(line: &Line<'_>, number: &Number) -> bool {
    let quantity = &number.quantity;
    if number.role == Role::Name || number.each || describes(line, number) {
        return false;
    }
    if number.spelling == Spelling::Factor {
        return quantity.value >= 1.5;
    }
    let behind = number.words.clone().chain([number.words.end]);
    let pieces = behind
        .clone()
        .any(|word| line.has_hit(word, &["own_pieces", "components", "machinery", "technologies"]));
    let told = number.spelling == Spelling::Percentile;
    let counted = quantity.is_count() && !quantity.is_plain() && !pieces;
    told || quantity.is_rate()
        || quantity.is_data()
        || quantity.is_data_rate()
        || quantity.is_time()
        || quantity.is_ratio()
        || quantity.is_money()
        || quantity.is_money_rate()
        || counted
}
