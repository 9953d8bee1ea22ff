//! How many times the average: "5x", "twice", "4:1", "20 % of the day in one hour".

use super::line::Line;
use crate::quantity::{Quantity, Range, Spelling};
use crate::text::Span;

/// "5x", "3 * average", "4 times the normal", "factor 5", "twice", "50 % more".
#[must_use]
pub fn factor(line: &Line<'_>) -> Option<(Span, Quantity)> {
    if let Some(share) = share_of_day(line) {
        return Some(share);
    }
    for number in line.targets().filter(|n| n.quantity.is_plain() || n.quantity.is_ratio()) {
        let after = line.text()[number.span.end..].trim_start();
        let before = line.text()[..number.span.start].trim_end();
        let inside = number.span.of(line.text());
        let sign = |text: &str| {
            text.strip_prefix(['x', 'X', '×', '*']).is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
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
            return Some((number.span, number.quantity.clone()));
        }
        let more = line.any_of(number.words.end..number.words.end + 3, &["more", "higher", "above", "over"])
            || before.ends_with('+');
        if number.quantity.is_ratio() && more {
            return Some((number.span, Quantity::plain(1.0 + number.quantity.value)));
        }
        let of_average = line
            .any_of(number.words.end..number.words.end + 4, &["average", "avg", "mean", "normal", "usual"]);
        if number.quantity.is_ratio() && of_average {
            return Some((number.span, Quantity::plain(number.quantity.value)));
        }
    }
    if let Some(fold) = line.targets().find(|n| n.quantity.nouns() == ["fold"]) {
        let plain = Quantity { range: fold.quantity.range, ..Quantity::plain(fold.quantity.value) };
        return Some((fold.span, plain));
    }
    if let Some(told) = to_one(line) {
        return Some(told);
    }
    let hit = line.of("factors").next()?;
    Some((line.hit_span(hit), Quantity::plain(hit.tag.parse().ok()?)))
}

/// "peak:avg = 4:1".
fn to_one(line: &Line<'_>) -> Option<(Span, Quantity)> {
    let text = line.text();
    let at = text.find(":1").or_else(|| text.find(": 1").filter(|_| line.has("peaks")))?;
    let alone = !text[at + 2..].trim_start_matches([' ', '1']).starts_with(|c: char| c.is_ascii_digit());
    let digits =
        text[..at].len() - text[..at].trim_end_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let value: f64 = text[at - digits..at].parse().ok()?;
    let named = line.tagged("peaks", "peak").next().is_some() || line.any_of(0..line.words.len(), &["ratio"]);
    (alone && named && value >= 1.0).then(|| (Span::new(at - digits, at + 2), Quantity::plain(value)))
}

/// "the peak hour gets 20 % of the day".
fn share_of_day(line: &Line<'_>) -> Option<(Span, Quantity)> {
    let share = line.targets().find(|n| n.quantity.is_ratio())?;
    let day = line.any_of(0..line.words.len(), &["day", "daily", "day's", "days"]);
    let slots_a_day = if line.any_of(0..line.words.len(), &["hour", "h"]) {
        let hours = line.targets().find(|n| n.is_duration() && n.quantity.value > 0.0);
        let hours = hours.map_or(3600.0, |n| n.quantity.value);
        86_400.0 / hours
    } else if line.any_of(0..line.words.len(), &["minute"]) {
        1440.0
    } else {
        return None;
    };
    let scale = |value: f64| value * slots_a_day;
    let range = share.quantity.range.map(|range| Range { low: scale(range.low), high: scale(range.high) });
    day.then(|| (share.span, Quantity { range, ..Quantity::plain(scale(share.quantity.value)) }))
}
