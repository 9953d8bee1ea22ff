//! Over which period something is counted: "a month", "per year", "in one week", "monthly".

use super::line::Line;
use super::numbers::Number;

/// Seconds of the periods something is counted over.
const PERIODS: &[(&str, f64)] = &[
    ("day", 86_400.0),
    ("week", 604_800.0),
    ("month", 2_592_000.0),
    ("quarter", 7_776_000.0),
    ("year", 31_536_000.0),
    ("daily", 86_400.0),
    ("weekly", 604_800.0),
    ("monthly", 2_592_000.0),
    ("quarterly", 7_776_000.0),
    ("yearly", 31_536_000.0),
    ("annually", 31_536_000.0),
    ("annum", 31_536_000.0),
];

/// The period a number is counted over, in seconds, and its word: "a month", "per year", "in one month", "monthly".
#[must_use]
pub fn period(line: &Line<'_>, number: &Number) -> Option<(f64, usize)> {
    let segment = line.segment_of(number.words.start);
    let of = |at: usize| {
        PERIODS.iter().find(|(word, _)| *word == line.word(at)).map(|(_, seconds)| (*seconds, at))
    };
    let counted = |at: usize| {
        at > 0
            && matches!(
                line.word(at - 1),
                "a" | "an" | "per" | "each" | "every" | "any" | "one" | "the" | "in" | "this" | "calendar"
            )
            || line.word(at).ends_with("ly")
            || line.text()[..line.words[at].span.start].trim_end().ends_with('/')
    };
    (number.words.end..segment.end)
        .chain(segment.start..number.words.start)
        .chain(number.words.end..line.words.len())
        .filter(|&at| !number.words.contains(&at))
        .filter(|&at| counted(at))
        .find_map(of)
}
