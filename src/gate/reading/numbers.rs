//! The numbers of a line with the part each plays in it. "99th percentile over the last
//! 5 minutes" holds two numbers and no target; a latency wants a target.

use std::ops::Range;

use super::marks::Mark;
use crate::prompts::Hit;
use crate::quantity::{self, Found, Quantity, Spelling, scan};
use crate::text::{Span, Word};

/// A number of a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Number {
    /// Where it stands, in bytes of the line's text.
    pub span: Span,
    /// Its words.
    pub words: Range<usize>,
    /// What it says.
    pub quantity: Quantity,
    /// The number as typed, in the unit it was typed in: 3 of "3 a day".
    pub amount: f64,
    /// How it was written.
    pub spelling: Spelling,
    /// Seconds of the period it is measured over: "4 hours down a month".
    pub window: Option<f64>,
    /// Said of each of something that stands before: "15 bids each".
    pub each: bool,
    /// Its point parts thousands: the answer shows it elsewhere.
    pub grouped: bool,
    /// The part it plays.
    pub role: Role,
}

/// The part a number plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// It is what the line says.
    Target,
    /// The stretch of time something is measured over.
    Window,
    /// Under which condition something holds.
    Condition,
    /// It belongs to a reason: "because the old page needs 3 s".
    Reason,
    /// It belongs to a name: PostgreSQL 16, section 4.2.
    Name,
}

impl Number {
    /// The factors of a product as it was typed: "800 B x 120k" has two.
    #[must_use]
    pub fn factors(&self, text: &str) -> Vec<Self> {
        if self.spelling != Spelling::Expression {
            return Vec::new();
        }
        let found = self.span.of(text).split(['x', '*', '×', '·']).scan(self.span.start, |start, piece| {
            let here = *start;
            // Every sign of a product but "×" and "·" has one byte.
            *start += piece.len() + text[here + piece.len()..].chars().next().map_or(1, char::len_utf8);
            Some(scan(piece).found.into_iter().map(move |found| (here, found)))
        });
        found
            .flatten()
            .map(|(start, found)| Self {
                span: found.span.shifted(start),
                amount: found.quantity.value / found.unit,
                quantity: found.quantity,
                spelling: found.spelling,
                window: found.window,
                each: found.each,
                ..self.clone()
            })
            .collect()
    }

    /// Whether it is what the line says, or at least not a name.
    #[must_use]
    pub fn is_target(&self) -> bool {
        self.role == Role::Target
    }

    /// A length of time that is what the line says.
    #[must_use]
    pub fn is_duration(&self) -> bool {
        self.quantity.is_time() && self.spelling != Spelling::Clock
    }

    /// A bare number that nothing gives a unit: no percentile, factor or time of day.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        let told = matches!(self.spelling, Spelling::Percentile | Spelling::Factor | Spelling::Clock);
        self.quantity.is_plain() && !told
    }
}

/// Gives each number its part.
pub(super) fn roles(
    text: &str,
    words: &[Word],
    marks: &[Mark],
    hits: &[Hit<'_>],
    found: Vec<Found>,
) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::with_capacity(found.len());
    for Found { span, quantity, unit, spelling, window, each, .. } in found {
        let first = words.iter().position(|word| word.span.end > span.start).unwrap_or(words.len());
        let end = words.iter().position(|word| word.span.start >= span.end).unwrap_or(words.len());
        let at = Place { text, words, marks, hits, first, end: end.max(first) };
        let quantity =
            at.unit_in_front(&quantity).filter(|_| spelling != Spelling::Factor).unwrap_or(quantity);
        let quantity =
            if is_negative(text, span) { Quantity { value: -quantity.value, ..quantity } } else { quantity };
        let role = at.role(&quantity);
        let amount = quantity.value / unit;
        numbers.push(Number {
            span,
            words: at.first..at.end,
            quantity,
            amount,
            spelling,
            window,
            each,
            grouped: false,
            role,
        });
    }
    for hit in hits.iter().filter(|hit| hit.list == "worded_times") {
        let span = words[hit.first].span.join(words[hit.end() - 1].span);
        let Some(seconds) =
            hit.tag.parse().ok().filter(|_| numbers.iter().all(|number| !number.span.overlaps(span)))
        else {
            continue;
        };
        let quantity = Quantity { bound: Some(quantity::Bound::Less), ..Quantity::seconds(seconds) };
        let told = Number {
            span,
            words: hit.first..hit.end(),
            quantity,
            amount: seconds,
            spelling: Spelling::Words,
            window: None,
            each: false,
            grouped: false,
            role: Role::Target,
        };
        numbers.push(told);
        numbers.sort_by_key(|number| number.span);
    }
    numbers
}

/// "< -5 ms": a minus that hangs on the number and not on a word before it.
fn is_negative(text: &str, span: Span) -> bool {
    let before = &text[..span.start];
    let Some(rest) = before.strip_suffix('-').or_else(|| before.strip_suffix('−')) else { return false };
    rest.trim_end().len() < rest.len() && rest.trim_end().ends_with(['<', '>', '=', '≤', '≥', ':'])
        || rest.ends_with(['<', '>', '=', '≤', '≥'])
}

struct Place<'a> {
    text: &'a str,
    words: &'a [Word],
    marks: &'a [Mark],
    hits: &'a [Hit<'a>],
    first: usize,
    end: usize,
}

impl Place<'_> {
    fn before(&self, back: usize) -> &str {
        self.first.checked_sub(back).map_or("", |at| self.words[at].folded.as_str())
    }

    fn role(&self, quantity: &Quantity) -> Role {
        if self.is_reason() {
            return Role::Reason;
        }
        if quantity.is_plain() && self.is_name() {
            return Role::Name;
        }
        if quantity.is_time() && self.is_window() {
            return Role::Window;
        }
        Role::Target
    }

    /// "QPS = 5000", "requests per day: 5000": a bare number whose unit stands before it.
    fn unit_in_front(&self, quantity: &Quantity) -> Option<Quantity> {
        if !quantity.is_plain() || self.first == 0 {
            return None;
        }
        let gap = Span::new(self.words[self.first - 1].span.end, self.words.get(self.first)?.span.start)
            .of(self.text);
        let joined = gap.trim().chars().all(|c| matches!(c, '=' | ':' | '~' | '≈' | '<' | '>' | '-'));
        let seconds = match self.before(1) {
            "qps" | "rps" | "tps" | "wps" => 1.0,
            period if matches!(self.before(2), "per" | "a" | "each") || self.before(2).ends_with('s') => {
                match period {
                    "second" | "sec" => 1.0,
                    "minute" | "min" => 60.0,
                    "hour" => 3600.0,
                    "day" => 86_400.0,
                    "week" => 604_800.0,
                    "month" => 2_592_000.0,
                    "year" => 31_536_000.0,
                    _ => return None,
                }
            }
            _ => return None,
        };
        let scale = |value: f64| value / seconds;
        let range =
            quantity.range.map(|range| quantity::Range { low: scale(range.low), high: scale(range.high) });
        joined.then(|| Quantity {
            range,
            bound: quantity.bound,
            ..Quantity::per_second(scale(quantity.value))
        })
    }

    /// Behind "because", up to the next comma or full stop.
    fn is_reason(&self) -> bool {
        let reason = self.hits.iter().rfind(|hit| hit.list == "reasons" && hit.end() <= self.first);
        reason.is_some_and(|hit| {
            let start = self.words[hit.end() - 1].span.end;
            let stop = self.words.get(self.first).map_or(self.text.len(), |word| word.span.start);
            !self.text.get(start..stop).unwrap_or("").contains([',', ';', '.'])
        })
    }

    fn is_name(&self) -> bool {
        let glued = self.first > 0 && !self.marks[self.first.min(self.marks.len() - 1)].any(Mark::BREAK);
        let technology = self.first > 0 && self.marks[self.first - 1].any(Mark::TECHNOLOGY);
        let named = [
            "version", "v", "section", "phase", "step", "level", "rfc", "port", "gate", "chapter", "page",
            "line", "http", "status", "code", "option", "q", "may", "june", "july", "march", "april",
            "class", "building",
        ];
        glued && (technology || named.contains(&self.before(1)))
    }

    fn is_window(&self) -> bool {
        let one = self.before(1);
        let two = self.before(2);
        matches!(one, "last" | "past" | "rolling" | "trailing" | "previous" | "window")
            || matches!(
                (two, one),
                ("measured" | "averaged" | "aggregated" | "window" | "percentile", "over" | "of" | "in")
            )
            || one == "the" && matches!(two, "last" | "past")
            || self
                .words
                .get(self.end)
                .is_some_and(|word| matches!(word.folded.as_str(), "window" | "windows" | "rolling"))
    }
}
