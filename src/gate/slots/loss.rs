//! How much may be lost: a time, a number of records, or nothing.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, near};
use crate::quantity::Quantity;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "loss",
    reason: "Backups are a means. What may be gone after the worst day decides how often they run and whether one copy is enough.",
    finds: &[
        "RPO 5 min, RTO 1 h",
        "no acknowledged payment is lost",
        "loose max 100 messages",
        "photos: not a single one lost",
        "RPO 0",
        "durability 11 nines",
        "search index: up to 1 day, back in 2 hours",
    ],
    leaves: &[
        "we have backups",
        "service is back within 2 hours",
        "RPO 5, RTO 60",
        "loss should be minimal",
        "near zero loss",
        "35 days of snapshots",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen = Vec::new();
    let mut faults = Vec::new();
    for number in near::numbers(line, "durability", "loss", "recovery") {
        let quantity = &number.quantity;
        let counted =
            quantity.is_count() && (!quantity.is_plain() || quantity.value == 0.0) && quantity.value >= 0.0;
        let hedge =
            line.of("hedges").find(|hedge| line.segment_of(number.words.start).contains(&hedge.first));
        if let Some(hedge) = hedge.filter(|_| quantity.value == 0.0) {
            faults.push(Seen::fault(line.hit_span(hedge).join(number.span), Fault::Vague));
        } else if number.is_duration() || quantity.is_data() || counted {
            seen.push(Seen::of(number).reading(if quantity.value == 0.0 { "none" } else { "bounded" }));
        } else if quantity.is_ratio() && quantity.value >= 0.9 {
            seen.push(Seen::of(number).reading("durability"));
        } else if number.is_bare() {
            faults.push(Seen::fault(number.span, Fault::NoUnit));
        }
    }
    if seen.is_empty() {
        seen.extend(
            line.targets()
                .filter(|n| n.quantity.is_ratio() && n.quantity.value > 0.999_99)
                .map(|n| Seen::of(n).reading("durability")),
        );
    }
    seen.extend(unclaimed(line).filter(|_| seen.is_empty()).map(|n| Seen::of(n).reading("bounded")));
    for hit in line.tagged("durability", "loss").filter(|_| seen.is_empty()) {
        let segment = line.segment_of(hit.first);
        let hedge = line.of("hedges").find(|hedge| segment.contains(&hedge.first));
        if let Some(hedge) = hedge {
            faults.push(Seen::fault(line.hit_span(hedge), Fault::Vague));
        } else if none(line, &segment) {
            seen.push(Seen::number(line.span(segment), Quantity::seconds(0.0)).reading("none"));
            break;
        } else if line.any_of(segment.clone(), &["all", "everything", "whole", "any"]) {
            seen.push(Seen::words(line.span(segment)).reading("all"));
            break;
        }
    }
    let hedged = line.has("hedges");
    if seen.is_empty() && !hedged {
        let lossless = line.tagged("durability", "lossless").next().map(|hit| line.hit_span(hit));
        // "fees: zero": alone between two signs.
        let zero = line.segments().into_iter().find(|segment| {
            segment.len() == 1 && matches!(line.word(segment.start), "zero" | "none" | "nothing" | "0")
        });
        let place = lossless.or_else(|| zero.map(|segment| line.span(segment)));
        seen.extend(place.map(|span| Seen::number(span, Quantity::seconds(0.0)).reading("none")));
    }
    if seen.is_empty() { faults } else { seen }
}

/// "up to 1 day, back in 2 hours": a time alone between two signs, before one that is a recovery.
fn unclaimed<'l>(line: &'l Line<'_>) -> Option<&'l Number> {
    let back = near::numbers(line, "durability", "recovery", "loss").first()?.words.start;
    line.targets().filter(|n| n.is_duration() && n.words.end <= back).find(|n| {
        let mut rest = line.segment_of(n.words.start).filter(|at| !n.words.contains(at));
        rest.all(|at| {
            matches!(line.word(at), "up" | "to" | "at" | "most" | "max" | "maximum" | "about" | "a" | "the")
        })
    })
}

/// "none lost", "no order is lost", "zero loss", "must not lose", "RPO zero".
fn none(line: &Line<'_>, segment: &std::ops::Range<usize>) -> bool {
    segment.clone().any(|at| line.is_negation(at) || matches!(line.word(at), "zero" | "0" | "unacceptable"))
}
