//! For how many hours of the day a rate holds: "100 per hour during 8 hours" is 800 a day.

use super::line::Line;
use super::numbers::Number;
use crate::quantity::Spelling;
use crate::text::Span;

const HOUR: f64 = 3600.0;
const DAY: f64 = 86_400.0;

/// The share of the day in which a rate holds, and where that is said.
#[must_use]
pub fn open_hours(line: &Line<'_>, rate: &Number) -> Option<(Span, f64)> {
    // A rate a day holds for the day.
    if rate.amount <= 0.0 || rate.quantity.value / rate.amount < 1.0 / HOUR - 1e-12 {
        return None;
    }
    let at = line.numbers.iter().position(|number| number.span.start >= rate.span.end)?;
    let number = &line.numbers[at];
    let joined = (rate.words.end..number.words.start).all(|word| {
        matches!(
            line.word(word),
            "for"
                | "during"
                | "over"
                | "in"
                | "the"
                | "about"
                | "from"
                | "between"
                | "open"
                | "of"
                | "only"
                | "on"
        )
    }) && rate.words.end < number.words.start;
    if !joined {
        return None;
    }
    let (place, share) = if number.is_duration() && number.quantity.range.is_none() {
        // "for 2 hours" may be once a year; a working day is every day.
        let daily = number.window == Some(DAY)
            || line.any_of(number.words.end..number.words.end + 3, &["daily", "day", "night"]);
        let seconds = number.quantity.value;
        (seconds <= DAY && (daily || seconds >= 4.0 * HOUR)).then_some((number.span, seconds / DAY))
    } else {
        hours(line, at).map(|(place, hours)| (place, hours / 24.0))
    }?;
    (share > 0.0 && share <= 1.0).then_some((place, share))
}

/// "from 9 to 17", "from 9:00 to 17:00", "from 8 am to 8 pm".
fn hours(line: &Line<'_>, at: usize) -> Option<(Span, f64)> {
    let first = &line.numbers[at];
    let opens = matches!(line.word(first.words.start.wrapping_sub(1)), "from" | "between");
    if let Some(range) = first.quantity.range.filter(|_| opens && first.quantity.is_plain()) {
        let whole = range.low.fract() == 0.0 && range.high.fract() == 0.0;
        return (whole && range.low < range.high && range.high <= 24.0)
            .then_some((first.span, range.high - range.low));
    }
    let last = line.numbers.get(at + 1)?;
    let clock = first.spelling == Spelling::Clock && last.spelling == Spelling::Clock;
    let between = Span::new(first.span.end, last.span.start).of(line.text()).trim();
    let joined = matches!(between, "to" | "till" | "until" | "and" | "-" | "–");
    (clock && joined && opens && last.quantity.value > first.quantity.value)
        .then(|| (first.span.join(last.span), (last.quantity.value - first.quantity.value) / HOUR))
}
