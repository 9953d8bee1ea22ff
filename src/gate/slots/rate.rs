//! How many, how often: a rate outright, actors times actions per period, or an interval.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, Whose, crowd, kind_of, open_hours, share_in_time, share_of};
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
        "40000 users do 3 a day",
        "40000 users, 90000/day in total",
        "100 per hour during 8 hours",
    ],
    leaves: &[
        "millions of users",
        "40000 users 2/week",
        "0/day",
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
    let shared =
        share_in_time(line).map(|(span, rate)| Seen::number(span, rate).reading("actors-times-actions"));
    if let Some(seen) = shared.or_else(|| interval(line)).or_else(|| so_many_in(line)) {
        return vec![seen];
    }
    line.targets()
        .filter(|n| !n.quantity.is_ratio())
        .map(|n| {
            let fault = if n.quantity.value == 0.0 {
                Fault::Half("that is never. Leave the operation out, or give a number.")
            } else if n.quantity.is_count() {
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
    let Some(crowd) = crowd(line, rate) else { return alone(line, rate) };
    match crowd.whose {
        Whose::Each => Seen::number(crowd.span(), crowd.product()).reading("actors-times-actions"),
        Whose::All => alone(line, rate),
        Whose::Untold => {
            let (ask, said) = crowd.asks(line.text());
            Seen::fault(crowd.span(), Fault::Untold(ask, said))
        }
    }
}

/// A rate that is that of all together.
fn alone(line: &Line<'_>, rate: &Number) -> Seen {
    let dimension = &rate.quantity.dimension;
    if !rate.quantity.is_rate() || dimension.to_string().matches('/').count() > 1 {
        // "80 searches a day per agent" wants the number of agents; "per user" alone, too.
        return Seen::fault(rate.span, Fault::Half("and of how many?"));
    }
    if rate.spelling == Spelling::Expression {
        // "12 marketers * 5/day" are 60 views a day, not 60 marketers.
        return Seen::number(
            rate.span,
            Quantity { dimension: dimension.without_nouns(), ..rate.quantity.clone() },
        );
    }
    let part = share_of(line, rate).map(|(place, part)| (place, part.value));
    let Some((place, share)) = part.or_else(|| open_hours(line, rate)) else { return Seen::of(rate) };
    let range = rate.quantity.range.map(|r| Range { low: r.low * share, high: r.high * share });
    let quantity = Quantity { value: rate.quantity.value * share, range, ..rate.quantity.clone() };
    Seen::number(place.join(rate.span), quantity).reading("share-of-rate")
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
    // "200k daily users, 2 each".
    let counts = line.targets().filter(|n| n.quantity.is_count() && n.quantity.value > 0.0);
    let (each, plain): (Vec<&Number>, Vec<&Number>) = counts.partition(|n| n.each);
    let factors: Vec<&Number> = plain.into_iter().take(1).chain(each.into_iter().take(1)).collect();
    let times: f64 = factors.iter().map(|n| n.quantity.value).product();
    let span = factors.iter().fold(span, |span, n| n.span.join(span));
    Some(Seen::number(span, Quantity::per_second(times / seconds)).reading("interval"))
}
