//! How many, how often: a rate outright, actors times actions per period, or an interval.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, kind_of};
use crate::quantity::{Quantity, Range, Spelling};
use crate::text::Span;

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
    if let Some(rate) = line.targets().find(|n| is_load(&n.quantity)) {
        return vec![times_actors(line, rate)];
    }
    if let Some(seen) = interval(line).or_else(|| so_many_in(line)) {
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

/// So many of anything but bytes and money per time, be it "per agent", too.
fn is_load(quantity: &Quantity) -> bool {
    let measures = &quantity.dimension;
    measures.time_power() == -1
        && measures.data_power() == 0
        && measures.currency().is_none()
        && quantity.value > 0.0
}

/// A rate, times the count it holds for each of.
fn times_actors(line: &Line<'_>, rate: &Number) -> Seen {
    let per_one = !rate.quantity.is_rate() || rate.quantity.dimension.to_string().matches('/').count() > 1;
    let counts = line.targets().filter(|n| {
        n.quantity.is_count()
            && n.spelling != Spelling::Percentile
            && n.span != rate.span
            && n.quantity.value > 0.0
    });
    let Some(count) = counts.min_by_key(|n| Line::distance(&n.words, &rate.words)) else {
        // "80 searches a day per agent" wants the number of agents; "per user" alone, too.
        return if per_one {
            Seen::fault(rate.span, Fault::Half("and of how many?"))
        } else if rate.spelling == Spelling::Expression {
            // "12 marketers * 5/day" are 60 views a day, not 60 marketers.
            let plain = rate.quantity.dimension.without_nouns();
            Seen::number(rate.span, Quantity { dimension: plain, ..rate.quantity.clone() })
        } else {
            Seen::of(rate)
        };
    };
    let (first, second) = if count.span.start < rate.span.start { (count, rate) } else { (rate, count) };
    let between = line.text().get(first.span.end..second.span.start).unwrap_or("");
    let signed = between.contains(['*', '×', '·'])
        || between.split_whitespace().any(|w| matches!(w, "x" | "times" | "X"));
    let each = ["each", "every", "apiece", "everyone", "everybody"];
    let told = (first.words.start..line.words.len()).any(|at| {
        each.contains(&line.word(at)) && !second.words.contains(&at)
            || line.word(at) == "per" && line.of("actors").any(|hit| hit.first == at + 1)
    });
    // "9000 parents, twice a day": a rhythm is that of each.
    let rhythm = rate.spelling == Spelling::Cadence;
    if !signed && !told && !rhythm && !rate.each && !count.each && !per_one {
        return Seen::of(rate);
    }
    Seen::number(first.span.join(second.span), product(&count.quantity, &rate.quantity))
        .reading("actors-times-actions")
}

/// "40,000 fans in 90 min".
fn so_many_in(line: &Line<'_>) -> Option<Seen> {
    line.numbers.windows(2).find_map(|pair| {
        let [count, time] = pair else { return None };
        let between = Span::new(count.span.end, time.span.start).of(line.text()).trim();
        let joined = matches!(
            between,
            "in" | "within" | "over" | "during" | "in the" | "in about" | "within about" | "in only"
        );
        let counted = count.quantity.is_count() && !count.quantity.is_plain() && count.quantity.value > 0.0;
        let fits = joined && counted && time.is_duration() && time.quantity.value > 0.0;
        fits.then(|| {
            let rate = Quantity::per_second(count.quantity.value / time.quantity.value);
            Seen::number(count.span.join(time.span), rate).reading("count-in-time")
        })
    })
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
            && matches!(line.word(n.words.start.wrapping_sub(1)), "every" | "each" | "per")
    });
    // "thousands every month" is no count.
    let vague =
        line.tagged("vague", "amount").any(|hit| hit.base.contains("ands") || hit.base.contains("ions"));
    if vague && line.targets().all(|n| !n.quantity.is_count()) {
        return None;
    }
    let (span, seconds) = match every {
        Some(number) => (number.span, number.quantity.value),
        None => line.rhythm().and_then(|(span, quantity)| Some((span, quantity?.value)))?,
    };
    let count = line.targets().find(|n| n.quantity.is_count() && n.quantity.value > 0.0);
    let times = count.map_or(1.0, |n| n.quantity.value);
    let span = count.map_or(span, |n| n.span.join(span));
    Some(Seen::number(span, Quantity::per_second(times / seconds)).reading("interval"))
}
