//! Of which requests it holds: p99, "99 % within", the median, the worst case. Work nobody
//! waits for answers with a deadline instead.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number};
use crate::quantity::{Quantity, Spelling};
use crate::text::Span;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "percentile",
    reason: "A time promises nothing until it says for how many of the requests. An average hides the slow ones and is none.",
    finds: &[
        "p99 < 50 ms",
        "99% within 2 seconds",
        "max 10 s",
        "median 800 msec",
        "every request under 1 s",
        "p99.9 at 300ms",
        "99th percentile 1 s",
    ],
    leaves: &["under 200 ms", "200 ms on average", "low latency", "60 fps, 24/7"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let mut seen: Vec<Seen> = percentiles(line);
    // The scan reads most medians as numbers already.
    let medians: Vec<Seen> = line
        .tagged("statistics", "median")
        .map(|hit| of(line.hit_span(hit), 50.0))
        .filter(|median| seen.iter().all(|known| !known.span.overlaps(median.span)))
        .collect();
    seen.extend(medians);
    let shares = line
        .numbers
        .iter()
        .filter(|number| number.quantity.is_ratio() && number.spelling != Spelling::Percentile);
    for number in shares {
        let value = number.quantity.value * 100.0;
        // "99.9 % availability" promises to be up, not to be quick.
        let near = number.words.start.saturating_sub(2)..number.words.end + 3;
        if line.any_of(near, &["availability", "available", "uptime", "sla"]) {
            continue;
        }
        if (1.0..=100.0).contains(&value) && line.word(number.words.end) != "of"
            || is_share_of_requests(line, number.words.end)
        {
            seen.push(of(number.span, value));
        }
    }
    if seen.is_empty() {
        seen.extend(so_many_of(line).or_else(|| in_words(line)));
    }
    let timed = line.numbers.iter().any(Number::is_duration);
    if seen.is_empty() && timed {
        seen.extend(line.tagged("statistics", "max").map(|hit| of(line.hit_span(hit), 100.0)).take(1));
    }
    if seen.is_empty() && line.is_background(look.kind) {
        let deadline = line.numbers.iter().find(|number| number.is_duration() && number.quantity.value > 0.0);
        let place = deadline
            .map(|number| number.span)
            .or_else(|| line.rhythm().map(|(span, _)| span))
            .or_else(|| line.clock_time());
        seen.extend(place.map(|span| Seen::words(span).reading("deadline")));
    }
    if seen.is_empty() {
        seen.extend(
            line.tagged("statistics", "mean")
                .map(|hit| Seen::fault(line.hit_span(hit), Fault::Half("an average hides the slow ones."))),
        );
    }
    seen
}

fn of(span: Span, value: f64) -> Seen {
    Seen::number(span, Quantity::plain(value))
}

/// "99 % of reads": of what is asked, not of people or money.
fn is_share_of_requests(line: &Line<'_>, of: usize) -> bool {
    line.word(of) == "of" && !line.of("actors").any(|hit| hit.covers(of + 1) && hit.tag == "person")
}

/// "p99", "median", "worst case" as numbers; "99th percentile" and "99p" where they are not.
fn percentiles(line: &Line<'_>) -> Vec<Seen> {
    let spelled = line.numbers.iter().filter(|number| number.spelling == Spelling::Percentile);
    let mut seen: Vec<Seen> = spelled.map(|number| of(number.span, number.quantity.value)).collect();
    let told = (1..line.words.len())
        .filter(|&at| matches!(line.word(at), "percentile" | "percentil" | "pctl" | "perc"));
    for at in told {
        let digits = line.word(at - 1).trim_end_matches(char::is_alphabetic);
        let value = digits.parse::<f64>().ok().filter(|value| *value > 0.0 && *value <= 100.0);
        let place = line.span(at - 1..at + 1);
        if let Some(value) = value.filter(|_| seen.iter().all(|other| !other.span.overlaps(place))) {
            seen.push(of(place, value));
        }
    }
    seen
}

/// "9 of 10 searches", "99 out of 100".
fn so_many_of(line: &Line<'_>) -> Option<Seen> {
    line.numbers.windows(2).find_map(|pair| {
        let [part, whole] = pair else { return None };
        let between = Span::new(part.span.end, whole.span.start).of(line.text()).trim();
        let share = part.quantity.value / whole.quantity.value * 100.0;
        let counted = part.quantity.is_count()
            && whole.quantity.is_count()
            && matches!(between, "of" | "out of" | "in" | "from");
        (counted && share > 1.0 && share <= 100.0).then(|| of(part.span.join(whole.span), share))
    })
}

/// "nine out of ten answers".
fn in_words(line: &Line<'_>) -> Option<Seen> {
    const NUMBERS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let value = |word: usize| NUMBERS.iter().position(|name| *name == line.word(word));
    (0..line.words.len()).find_map(|word| {
        let behind = match (line.word(word + 1), line.word(word + 2)) {
            ("out", "of") => word + 3,
            ("of" | "in", _) => word + 2,
            _ => return None,
        };
        let (part, whole) = (value(word)?, value(behind)?);
        (part > 1 && part <= whole)
            .then(|| of(line.span(word..behind + 1), part as f64 / whole as f64 * 100.0))
    })
}
