//! The worst minute: a factor over the average, or a rate of its own.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, kind_of};
use crate::quantity::{Quantity, Range, Spelling};

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
    if let Some(seen) = share_of_day(line).or_else(|| factor(line)) {
        return vec![seen];
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
        let mut all = vec![Seen::of(peak).reading("rate")];
        all.extend(average.map(|average| Seen::of(average).reading("average")));
        all.truncate(1);
        return all;
    }
    line.targets()
        .map(|n| {
            let fault = if n.is_bare() { Fault::NoUnit } else { Fault::WrongKind(kind_of(&n.quantity)) };
            Seen::fault(n.span, fault)
        })
        .collect()
}

fn of_factor(span: crate::text::Span, quantity: Quantity) -> Seen {
    let top = quantity.range.map_or(quantity.value, |range| range.high);
    if top < 1.0 - 1e-9 {
        return Seen::fault(span, Fault::Impossible("A peak below the average cannot be.".to_owned()));
    }
    Seen::number(span, quantity).reading("factor")
}

/// "5x", "3 * average", "4 times the normal", "factor 5", "twice", "50 % more".
fn factor(line: &Line<'_>) -> Option<Seen> {
    for number in line.targets().filter(|n| n.quantity.is_plain() || n.quantity.is_ratio()) {
        let after = line.text()[number.span.end..].trim_start();
        let before = line.text()[..number.span.start].trim_end();
        let inside = number.span.of(line.text());
        let sign = |text: &str| {
            text.starts_with(['x', 'X', '×', '*']) && !text[1..].starts_with(char::is_alphabetic)
        };
        let times = number.spelling == Spelling::Factor
            || inside.ends_with(['x', 'X', '×'])
            || sign(after)
            || before.ends_with(['x', '×', '*'])
            || after.starts_with("times")
            || after.starts_with("fold")
            || after.starts_with("-fold");
        let told = ["factor", "multiplier", "ratio"]
            .iter()
            .any(|word| line.any_of(number.words.start.saturating_sub(3)..number.words.start, &[word]));
        if number.quantity.is_plain() && (times || told) {
            return Some(of_factor(number.span, number.quantity.clone()));
        }
        let more = line.any_of(number.words.end..number.words.end + 3, &["more", "higher", "above", "over"])
            || before.ends_with('+');
        if number.quantity.is_ratio() && more {
            return Some(of_factor(number.span, Quantity::plain(1.0 + number.quantity.value)));
        }
        let of_average = line
            .any_of(number.words.end..number.words.end + 4, &["average", "avg", "mean", "normal", "usual"]);
        if number.quantity.is_ratio() && of_average {
            return Some(of_factor(number.span, Quantity::plain(number.quantity.value)));
        }
    }
    if let Some(fold) = line.targets().find(|n| n.quantity.nouns() == ["fold"]) {
        let plain = Quantity { range: fold.quantity.range, ..Quantity::plain(fold.quantity.value) };
        return Some(of_factor(fold.span, plain));
    }
    if let Some(told) = to_one(line) {
        return Some(told);
    }
    let hit = line.of("factors").next()?;
    Some(of_factor(line.hit_span(hit), Quantity::plain(hit.tag.parse().ok()?)))
}

/// "peak:avg = 4:1".
fn to_one(line: &Line<'_>) -> Option<Seen> {
    let text = line.text();
    let at = text.find(":1").or_else(|| text.find(": 1").filter(|_| line.has("peaks")))?;
    let alone = !text[at + 2..].trim_start_matches([' ', '1']).starts_with(|c: char| c.is_ascii_digit());
    let digits =
        text[..at].len() - text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let value: f64 = text[at - digits..at].parse().ok()?;
    let named = line.tagged("peaks", "peak").next().is_some() || line.any_of(0..line.words.len(), &["ratio"]);
    (alone && named && value >= 1.0)
        .then(|| of_factor(crate::text::Span::new(at - digits, at + 2), Quantity::plain(value)))
}

/// "the peak hour gets 20 % of the day".
fn share_of_day(line: &Line<'_>) -> Option<Seen> {
    let share = line.targets().find(|n| n.quantity.is_ratio())?;
    let day = line.any_of(0..line.words.len(), &["day", "daily", "day's", "days"]);
    let slots_a_day = if line.any_of(0..line.words.len(), &["hour", "h"]) {
        let hours = line.targets().find(|n| n.quantity.is_time()).map_or(3600.0, |n| n.quantity.value);
        86_400.0 / hours
    } else if line.any_of(0..line.words.len(), &["minute"]) {
        1440.0
    } else {
        return None;
    };
    let scale = |value: f64| value * slots_a_day;
    let range = share.quantity.range.map(|range| Range { low: scale(range.low), high: scale(range.high) });
    day.then(|| of_factor(share.span, Quantity { range, ..Quantity::plain(scale(share.quantity.value)) }))
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
    let told = line.marks.get(hit.end()).is_some_and(|mark| mark.any(crate::gate::reading::Mark::BREAK))
        || line.of("reasons").next().is_some()
        || line
            .marks
            .get(hit.first)
            .is_some_and(|mark| hit.first > 2 && mark.any(crate::gate::reading::Mark::BREAK));
    (rest >= 3 && told).then(|| of_factor(line.hit_span(hit), Quantity::plain(1.0)))
}
