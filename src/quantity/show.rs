//! Numbers in words: as few digits as a person needs, in the unit a person would choose.

use std::fmt::Write as _;

use super::figures::{decimal, grouped, magnitude, scientific, short, significant};
use super::unit::{DAY, HOUR, MINUTE, MONTH, YEAR};
use super::{Dimension, Quantity, noun};

/// A number: exact up to four digits or when whole and below a million, else three digits and a
/// magnitude (`12.3M`).
#[must_use]
pub fn number(value: f64) -> String {
    if !value.is_finite() {
        return "not a number".to_owned();
    }
    let size = value.abs();
    if size >= 1e15 || (size < 1e-4 && size > 0.0) {
        return scientific(value);
    }
    let (scaled, suffix) = if size >= 999_999.5 {
        match size {
            s if s >= 999.5e9 => (value / 1e12, " tn"),
            s if s >= 999.5e6 => (value / 1e9, " bn"),
            _ => (value / 1e6, "M"),
        }
    } else {
        (value, "")
    };
    let mut text = match scaled.abs() {
        s if s >= 999.5 => grouped(scaled.round()),
        _ if suffix.is_empty() => short(scaled),
        _ => significant(scaled, 3),
    };
    text.push_str(suffix);
    text
}

/// The unit a duration is best read in, and its seconds.
pub(super) fn time_unit(seconds: f64) -> (&'static str, f64) {
    match seconds.abs() {
        0.0 => ("s", 1.0),
        s if s < 1e-6 => ("ns", 1e-9),
        s if s < 1e-3 => ("µs", 1e-6),
        s if s < 0.9995 => ("ms", 1e-3),
        s if s < 2.0 * MINUTE => ("s", 1.0),
        s if s < 2.0 * HOUR => ("min", MINUTE),
        s if s < 2.0 * DAY => ("h", HOUR),
        s if s < 2.0 * YEAR => ("days", DAY),
        _ => ("years", YEAR),
    }
}

/// The unit an amount of data is best read in, and its bytes.
pub(super) fn data_unit(bytes: f64) -> (&'static str, f64) {
    match bytes.abs() {
        b if b < 999.5 => ("B", 1.0),
        b if b < 999.5e3 => ("KB", 1e3),
        b if b < 999.5e6 => ("MB", 1e6),
        b if b < 999.5e9 => ("GB", 1e9),
        b if b < 999.5e12 => ("TB", 1e12),
        b if b < 999.5e15 => ("PB", 1e15),
        _ => ("EB", 1e18),
    }
}

/// A duration given in seconds.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let (unit, factor) = time_unit(seconds);
    format!("{} {unit}", number(seconds / factor))
}

/// An amount of data given in bytes, in decimal units.
#[must_use]
pub fn bytes(bytes: f64) -> String {
    let (unit, factor) = data_unit(bytes);
    format!("{} {unit}", number(bytes / factor))
}

/// A rate per second; below one a second also how long one takes.
#[must_use]
pub fn rate(per_second: f64) -> String {
    of_rate(per_second, "")
}

/// Below this a rate is told by the day or the year.
const TINY: f64 = 1e-4;

fn of_rate(per_second: f64, nouns: &str) -> String {
    let space = if nouns.is_empty() { "" } else { " " };
    let base = if per_second > 0.0 && per_second < TINY {
        // Nobody has a feeling for 3e-6 a second.
        let a_day = per_second * DAY;
        let (count, unit) = if a_day >= 1.0 { (a_day, "day") } else { (per_second * YEAR, "year") };
        format!("{}{space}{nouns} a {unit}", number(rounded(count)))
    } else {
        format!("{}{space}{nouns}/s", number(per_second))
    };
    if per_second > 0.0 && per_second < 0.9995 {
        format!("{base} (one every {})", period(1.0 / per_second))
    } else if per_second > 0.0 {
        format!("{base} ({} a day)", number(rounded(per_second * DAY)))
    } else {
        base
    }
}

/// Away with what binary fractions leave behind: 959,999.9999 a day is 960,000.
fn rounded(value: f64) -> f64 {
    let near = value.round();
    if (value - near).abs() <= near.abs() * 1e-9 { near } else { value }
}

/// A duration with two digits that count: the time between two of something rare.
fn period(seconds: f64) -> String {
    let (unit, factor) = time_unit(seconds);
    let count = seconds / factor;
    let text = if count < 99.5 { significant(count, 2) } else { number(count) };
    format!("{text} {unit}")
}

/// A share as a percentage, with as many digits as its distance from 100 % needs.
#[must_use]
pub fn percent(ratio: f64) -> String {
    if ratio > 0.9 && ratio < 1.0 {
        let missing = (1.0 - ratio) * 100.0;
        let places = (1 - magnitude(missing)).clamp(0, 12) as usize;
        return format!("{} %", decimal(ratio * 100.0, places));
    }
    format!("{} %", number(ratio * 100.0))
}

/// Any quantity in the unit a person would choose, with its range and its bound.
#[must_use]
pub fn quantity(quantity: &Quantity) -> String {
    let mut text = quantity.bound.map_or_else(String::new, |bound| format!("{} ", bound.as_str()));
    text.push_str(&value(quantity.value, &quantity.dimension));
    if let Some(range) = quantity.range {
        let plain = |end| value_alone(end, &quantity.dimension);
        let _ = write!(text, " (90 %: {} to {})", plain(range.low), plain(range.high));
    }
    text
}

fn value(value: f64, dimension: &Dimension) -> String {
    let quantity = Quantity::new(value, dimension.clone());
    if quantity.is_rate() && !dimension.is_none() {
        return of_rate(value, &nouns(dimension, true));
    }
    value_alone(value, dimension)
}

/// A value without what it amounts to a day.
pub(super) fn value_alone(value: f64, dimension: &Dimension) -> String {
    let quantity = Quantity::new(value, dimension.clone());
    if quantity.is_ratio() {
        return percent(value);
    }
    if let Some(currency) = dimension.currency() {
        return money(value, currency, dimension);
    }
    let bare = dimension.without_nouns();
    let nouns = nouns(dimension, (value - 1.0).abs() > f64::EPSILON);
    let simple = dimension.only_counts_or_data();
    if !simple {
        return format!("{} {dimension}", number(value));
    }
    let of = if nouns.is_empty() { String::new() } else { format!(" of {nouns}") };
    match (bare.data_power(), bare.time_power()) {
        (0, 0) if nouns.is_empty() => number(value),
        (0, 0) => format!("{} {nouns}", number(value)),
        (0, 1) if nouns.is_empty() => duration(value),
        (1, 0) => format!("{}{of}", bytes(value)),
        (1, -1) => format!("{}/s{of}", bytes(value)),
        (0, -1) if nouns.is_empty() => format!("{}/s", number(value)),
        (0, -1) => format!("{} {nouns}/s", number(value)),
        _ => format!("{} {dimension}", number(value)),
    }
}

fn money(value: f64, currency: &str, dimension: &Dimension) -> String {
    match dimension.time_power() {
        -1 => format!("{} {currency} a month", number(rounded(value * MONTH))),
        0 if dimension.to_string() == currency => format!("{} {currency}", number(value)),
        _ => format!("{} {dimension}", number(value)),
    }
}

/// The counted nouns as people say them.
pub(super) fn nouns(dimension: &Dimension, many: bool) -> String {
    let list = dimension.nouns();
    let mut text = String::new();
    for (i, noun) in list.iter().enumerate() {
        if i > 0 {
            text.push('·');
        }
        text.push_str(&if many && i + 1 == list.len() { noun::plural(noun) } else { (*noun).into() });
    }
    text
}

/// The reading shown to the person who typed it: what was understood, said in the ways
/// that reveal a slip (`10,000 a day = 0.12 a second = one every 8.6 s`).
#[must_use]
pub fn echo(quantity: &Quantity) -> String {
    let what = quantity.bound.map_or_else(String::new, |bound| format!("{} ", bound.as_str()));
    if quantity.is_rate() {
        let nouns = nouns(&quantity.dimension, true);
        let nouns = if nouns.is_empty() { nouns } else { format!(" {nouns}") };
        let x = quantity.value;
        let day = number(rounded(x * DAY));
        let mut text = if x >= 0.9995 {
            format!("{what}{}{nouns} a second = {day} a day", number(x))
        } else if x * DAY >= 0.9995 {
            format!("{what}{day}{nouns} a day = {} a second = one every {}", number(x), period(1.0 / x))
        } else if x > 0.0 {
            format!("{what}{}{nouns} a year = one every {}", number(rounded(x * YEAR)), period(1.0 / x))
        } else {
            format!("{what}{}{nouns} a second", number(x))
        };
        if let Some(range) = quantity.range {
            let _ = write!(text, " (90 %: {} to {} a second)", number(range.low), number(range.high));
        }
        return text;
    }
    self::quantity(quantity)
}

/// What a dimension measures, as a plural: `rows`, `seconds`, `bytes a second`.
pub(super) fn measure(dimension: &Dimension) -> String {
    if dimension.is_ratio() {
        return "percentages".to_owned();
    }
    if dimension.is_none() {
        return "bare numbers".to_owned();
    }
    if let Some(currency) = dimension.currency() {
        return if dimension.time_power() == -1 {
            format!("{currency} per time")
        } else {
            currency.to_owned()
        };
    }
    let nouns = nouns(dimension, true);
    match (dimension.data_power(), dimension.time_power(), nouns.is_empty()) {
        (0, 1, true) => "seconds".to_owned(),
        (0, -1, true) => "something per second".to_owned(),
        (0, -1, false) => format!("{nouns} per second"),
        (0, 0, false) => nouns,
        (1, 0, _) => "bytes".to_owned(),
        (1, -1, _) => "bytes per second".to_owned(),
        _ => dimension.to_string(),
    }
}
