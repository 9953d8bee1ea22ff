//! How many, how often: a rate outright, actors times actions per period, or an interval.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, kind_of};
use crate::quantity::{Quantity, Range, Spelling};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "rate",
    reason: "\"Millions of users\" is a crowd, no load. A count per time, or people times what each does in a time, can be computed with.",
    finds: &[
        "10k/day",
        "80k users * 12/day",
        "2000 sensors, each one every 60 s",
        "20k auctions per day with about 15 bids each",
        "once a night",
        "12 rps, from the bank statement of 2023",
    ],
    leaves: &[
        "millions of users",
        "500 requests",
        "depends on the season, lots in summer",
        "24/7, 3 regions, 99.9 %",
        "200 ms",
        "2 GB/day",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let rates: Vec<&Number> =
        line.targets().filter(|n| n.quantity.is_rate() && n.quantity.value > 0.0).collect();
    if let Some(rate) = rates.first() {
        return vec![times_actors(line, rate)];
    }
    if let Some(seen) = interval(line) {
        return vec![seen];
    }
    line.targets()
        .filter(|n| !n.quantity.is_ratio())
        .map(|n| {
            let counted = n.quantity.is_count() && n.quantity.value > 0.0;
            let fault = if counted {
                Fault::Half("per second, per day, per month?")
            } else {
                Fault::WrongKind(kind_of(&n.quantity))
            };
            Seen::fault(n.span, fault)
        })
        .collect()
}

/// A rate, times the count it holds for each of.
fn times_actors(line: &Line<'_>, rate: &Number) -> Seen {
    let counts = line.targets().filter(|n| {
        n.quantity.is_count()
            && n.spelling != Spelling::Percentile
            && n.span != rate.span
            && n.quantity.value > 0.0
    });
    let Some(count) = counts.min_by_key(|n| Line::distance(&n.words, &rate.words)) else {
        return Seen::of(rate);
    };
    let (first, second) = if count.span.start < rate.span.start { (count, rate) } else { (rate, count) };
    let between = line.text().get(first.span.end..second.span.start).unwrap_or("");
    let signed = between.contains(['*', '×', '·'])
        || between.split_whitespace().any(|w| matches!(w, "x" | "times" | "X"));
    let each = ["each", "every", "apiece", "everyone", "everybody", "per user", "per person"];
    let told = each.iter().any(|word| line.text()[first.span.start..].to_lowercase().contains(word));
    if !signed && !told && !rate.each && !count.each {
        return Seen::of(rate);
    }
    Seen::number(first.span.join(second.span), product(&count.quantity, &rate.quantity))
        .reading("actors-times-actions")
}

fn product(count: &Quantity, rate: &Quantity) -> Quantity {
    let ends = |q: &Quantity| q.range.map_or((q.value, q.value), |r| (r.low, r.high));
    let ((a, b), (c, d)) = (ends(count), ends(rate));
    let range = (count.range.is_some() || rate.range.is_some()).then_some(Range { low: a * c, high: b * d });
    Quantity { range, ..Quantity::per_second(count.value * rate.value) }
}

/// "every 60 s", "once a night", for each of so many where a count stands beside it.
fn interval(line: &Line<'_>) -> Option<Seen> {
    let every = line.targets().find(|n| {
        n.quantity.is_time()
            && n.quantity.value > 0.0
            && matches!(line.word(n.words.start.wrapping_sub(1)), "every" | "each")
    });
    let (span, seconds) = match every {
        Some(number) => (number.span, number.quantity.value),
        None => line.rhythm().and_then(|(span, quantity)| Some((span, quantity?.value)))?,
    };
    let count = line.targets().find(|n| n.quantity.is_count() && n.quantity.value > 0.0);
    let times = count.map_or(1.0, |n| n.quantity.value);
    let span = count.map_or(span, |n| n.span.join(span));
    Some(Seen::number(span, Quantity::per_second(times / seconds)).reading("interval"))
}
