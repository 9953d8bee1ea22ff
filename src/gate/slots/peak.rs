//! The worst minute: a factor over the average, or a rate of its own.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Mark, Number, factor, kind_of};
use crate::quantity::{Quantity, Spelling};
use crate::text::Span;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "peak",
    reason: "Machines are bought for the worst minute, not for the average. A factor or a rate says how much worse it is.",
    finds: &[
        "5x",
        "peak = 3 * average, Monday 9:00",
        "300 requests/s for 10 minutes",
        "twice the average around lunch",
        "no peak: sensors send every 10 s",
        "the peak hour gets 20 % of the day",
        "avg 12/s, peak 150/s",
    ],
    leaves: &[
        "some spikes",
        "average 200/s, peak 50/s",
        "0.5x of the average",
        "300",
        "from 12:00 to 13:00",
        "peak is 2 GB",
        "constant load",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(flat) = flat(line) {
        return vec![flat];
    }
    if let Some((span, times)) = factor(line) {
        return vec![of_factor(span, times)];
    }
    let rates: Vec<&Number> = line
        .targets()
        .filter(|n| n.quantity.is_rate() && n.quantity.value > 0.0 && n.spelling != Spelling::Cadence)
        .collect();
    if let Some(peak) = peak_rate(line, &rates) {
        let average = rates.iter().find(|n| n.span != peak.span && beside(line, n, "average"));
        if average.is_some_and(|average| average.quantity.value > peak.quantity.value) {
            let why = "A peak below the average cannot be.".to_owned();
            return vec![Seen::fault(peak.span, Fault::Impossible(why))];
        }
        return vec![Seen::of(peak).reading("rate")];
    }
    line.targets()
        .map(|n| {
            let fault = if n.is_bare() { Fault::NoUnit } else { Fault::WrongKind(kind_of(&n.quantity)) };
            Seen::fault(n.span, fault)
        })
        .collect()
}

fn of_factor(span: Span, quantity: Quantity) -> Seen {
    let top = quantity.range.map_or(quantity.value, |range| range.high);
    if top < 1.0 - 1e-9 {
        return Seen::fault(span, Fault::Impossible("A peak below the average cannot be.".to_owned()));
    }
    Seen::number(span, quantity).reading("factor")
}

/// The rate nearest to "peak"; else the only one; else the highest.
fn peak_rate<'l>(line: &Line<'_>, rates: &[&'l Number]) -> Option<&'l Number> {
    let named = rates.iter().find(|n| beside(line, n, "peak") && !beside(line, n, "average"));
    let others = || rates.iter().filter(|n| !beside(line, n, "average"));
    named.or_else(|| others().max_by(|a, b| a.quantity.value.total_cmp(&b.quantity.value))).copied()
}

/// Whether the nearest such word in the number's segment is tagged so.
fn beside(line: &Line<'_>, number: &Number, tag: &str) -> bool {
    let segment = line.segment_of(number.words.start);
    let distance = |hit: &&crate::prompts::Hit<'_>| Line::distance(&(hit.first..hit.end()), &number.words);
    line.of("peaks")
        .filter(|hit| segment.contains(&hit.first) && distance(hit) <= 4)
        .min_by_key(distance)
        .is_some_and(|hit| hit.tag == tag)
}

/// "no peak: sensors send every 10 s": a load that is flat for a reason.
fn flat(line: &Line<'_>) -> Option<Seen> {
    let hit = line.tagged("peaks", "flat").next()?;
    let rest = line.words.len() - hit.count;
    let told = line.marks.get(hit.end()).is_some_and(|mark| mark.any(Mark::BREAK))
        || line.of("reasons").next().is_some()
        || line.marks.get(hit.first).is_some_and(|mark| hit.first > 2 && mark.any(Mark::BREAK));
    (rest >= 3 && told).then(|| of_factor(line.hit_span(hit), Quantity::plain(1.0)))
}
