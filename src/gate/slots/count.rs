//! How many records there are: per time, or in all.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Crowd, Line, Mark, Number, Whose, crowd, parts};
use crate::quantity::{Dimension, Quantity};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "count",
    reason: "Size times count is what has to be kept, and it decides whether one machine is enough for years.",
    finds: &[
        "link: 500 B, 100k per month, forever",
        "user row about 1kB, 2M in total",
        "logs: 2 TB/yr",
        "seat: 64 B | 1200 in total",
        "photo: 2 MB each, 40000 users upload 2 a week",
        "photo: 2 MB, 2 per user, 40000 users",
    ],
    leaves: &[
        "link: 500 bytes, forever",
        "user: 1 KB, many, forever",
        "click: 1 KB, kept 13 months",
        "photo: 2 MB, 2 per user",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let positive = |n: &&Number| n.quantity.value > 0.0;
    if let Some(rate) = line.targets().filter(positive).find(|n| is_per_time(&n.quantity)) {
        return vec![per_time(line, rate)];
    }
    // "2 per user, 40000 users", "40000 users, 2 each".
    let of_each = |n: &&Number| is_per_one(&n.quantity) || n.quantity.is_count() && is_of_each(line, n);
    if let Some(number) = line.targets().filter(positive).find(of_each) {
        let theirs =
            |crowd: &Crowd<'_>| crowd.whose == Whose::Each && (crowd.acting || is_per_one(&number.quantity));
        if let Some(crowd) = crowd(line, number).filter(theirs) {
            let total = Quantity { dimension: Dimension::none(), ..crowd.product() };
            return vec![Seen::number(crowd.span(), total).reading("total")];
        }
        if is_per_one(&number.quantity) {
            return vec![Seen::fault(number.span, Fault::Half("and of how many?"))];
        }
    }
    let made_of = parts(line).map(|(count, _)| count.span);
    if let Some(total) = line.targets().filter(positive).find(|n| {
        Some(n.span) != made_of
            && !n.each
            && n.quantity.is_count()
            && (!n.quantity.is_plain() || n.is_bare())
            && !of_the_record(line, n)
            && tells(line, n)
    }) {
        return vec![Seen::of(total).reading("total")];
    }
    // "800 B x 120k" is a size and a count.
    let product = line.targets().filter(positive).filter(|n| n.quantity.is_data()).find_map(|n| {
        let factors = n.factors(line.text());
        factors.into_iter().find(|factor| factor.quantity.is_count() || factor.quantity.is_rate())
    });
    if let Some(count) = product {
        let reading = if count.quantity.is_rate() { "per-time" } else { "total" };
        return vec![Seen::of(&count).reading(reading)];
    }
    let rhythm = line.rhythm().and_then(|(span, quantity)| Some((span, quantity?)));
    if let Some((span, every)) = rhythm {
        return vec![Seen::number(span, Quantity::per_second(1.0 / every.value)).reading("per-time")];
    }
    line.targets()
        .filter(positive)
        .find(|n| n.quantity.is_data_rate())
        .map(|n| Seen::of(n).reading("volume"))
        .into_iter()
        .collect()
}

/// So many per time, be it "per user", too.
fn is_per_time(quantity: &Quantity) -> bool {
    let measures = &quantity.dimension;
    measures.time_power() == -1 && measures.data_power() == 0 && measures.currency().is_none()
}

/// "2 per user": so many for each of something that is counted, in no time.
fn is_per_one(quantity: &Quantity) -> bool {
    let measures = &quantity.dimension;
    let plain = measures.time_power() == 0 && measures.data_power() == 0 && measures.currency().is_none();
    plain && !quantity.is_ratio() && !quantity.is_count() && measures.to_string().contains('/')
}

/// "3 each", "each has 3", "3 for each of".
fn is_of_each(line: &Line<'_>, number: &Number) -> bool {
    let (start, end) = (number.words.start, number.words.end);
    number.each
        || (start.saturating_sub(2)..start).any(|at| {
            let apart = (at + 1..=start).any(|word| line.marks[word].any(Mark::BREAK));
            matches!(line.word(at), "each" | "every") && !apart
        })
        || line.word(end) == "for" && line.word(end + 1) == "each"
}

/// So many per time, times the people it holds for each of.
fn per_time(line: &Line<'_>, rate: &Number) -> Seen {
    match crowd(line, rate) {
        Some(crowd) if crowd.whose == Whose::Each => {
            Seen::number(crowd.span(), crowd.product()).reading("per-time")
        }
        Some(crowd) if crowd.whose == Whose::Untold => {
            let (ask, said) = crowd.asks(line.text());
            Seen::fault(crowd.span(), Fault::Untold(ask, said))
        }
        _ if !rate.quantity.is_rate() => Seen::fault(rate.span, Fault::Half("and of how many?")),
        _ => Seen::of(rate).reading("per-time"),
    }
}

/// "3 copies", "5 fields": numbers of one record, not of records.
fn of_the_record(line: &Line<'_>, number: &Number) -> bool {
    let parts = [
        "copies",
        "copy",
        "replicas",
        "replica",
        "fields",
        "field",
        "columns",
        "column",
        "indexes",
        "index",
        "indices",
        "times",
        "x",
        "regions",
        "zones",
        "chars",
        "characters",
    ];
    let end = line.segment_of(number.words.start).end.max(number.words.end);
    line.any_of(number.words.start..(number.words.end + 2).min(end), &parts)
}

/// A bare number is a count where it is large or called a total: "zoom 0-18" is neither.
fn tells(line: &Line<'_>, number: &Number) -> bool {
    let top = number.quantity.range.map_or(number.quantity.value, |range| range.high);
    let near = number.words.start.saturating_sub(2)..(number.words.end + 3).min(line.words.len());
    let total =
        line.any_of(near, &["total", "all", "overall", "altogether", "max", "rows", "of", "them", "about"]);
    !number.quantity.is_plain() || top >= 100.0 || total
}
