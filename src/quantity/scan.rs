//! Prose in, quantities out. Steps over what it does not know and goes on; what looks
//! like a number and was not understood is a doubt, what only gestures at one is vague.

use super::expr::Parser;
use super::number::Reader;
use super::term::{Term, What};
use super::token::{self, Kind};
use super::{Quantity, unit};
use crate::text::Span;

/// One quantity found in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands, without its bound.
    pub span: Span,
    /// What was understood.
    pub quantity: Quantity,
    /// What one of the unit it was typed in is worth: of `3 a day` one over the seconds of a day.
    pub unit: f64,
    /// How it was written.
    pub spelling: Spelling,
    /// The words that bound it (`max`, `within`, `<`), where some do.
    pub bound_text: Option<Span>,
    /// Seconds of the period that a percentage or a duration is measured over:
    /// `99.9 % per month`, `4 hours down a month`. A month here has 30 days.
    pub window: Option<f64>,
    /// Said of each of something that stands before: `15 bids each`.
    pub each: bool,
}

/// How a quantity was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// A number with a unit or a counted noun, or a bare number.
    Plain,
    /// `99.9 %`, `1 in 10,000`.
    Percent,
    /// `three nines`.
    Nines,
    /// `5x`, `twice`, `4 times`.
    Factor,
    /// `p99`, `median`; the value is the number of the percentile, 100 for a maximum.
    Percentile,
    /// `every 30 s`, `nightly`; the quantity is a rate, one over the period.
    Cadence,
    /// Several terms joined by operators, computed.
    Expression,
    /// `half a million`.
    Words,
    /// `06:00`; seconds since midnight.
    Clock,
}

/// Something that looks like a number or a unit and was not understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// Where it stands.
    pub span: Span,
    /// What is unclear, as a sentence.
    pub message: String,
    /// What was probably meant.
    pub suggestion: Option<String>,
}

/// Something that gestures at a quantity: `a few seconds`, `thousands of users`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Vague {
    /// Where it stands.
    pub span: Span,
}

/// All that a text says in numbers, in order; nothing overlaps.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Scan {
    /// What was understood.
    pub found: Vec<Found>,
    /// What was not.
    pub doubts: Vec<Doubt>,
    /// What gives no number.
    pub vague: Vec<Vague>,
}

/// Finds the quantities of a text. Never fails, takes time linear in the text.
#[must_use]
pub fn scan(text: &str) -> Scan {
    let tokens = token::tokens(text);
    let reader = Reader { text, tokens: &tokens, prose: true };
    let mut scan = Scan::default();
    let mut at = 0;
    while at < tokens.len() {
        at = step(&reader, at, &mut scan).max(at + 1);
    }
    share_units_of_lists(text, &mut scan.found);
    scan
}

/// Reads what starts at a piece; answers the piece after it.
fn step(reader: &Reader<'_>, i: usize, scan: &mut Scan) -> usize {
    if let Some(end) = reader.masked(i) {
        return end;
    }
    if let Some(end) = reader.clock(i, scan) {
        return end;
    }
    match reader.tokens[i].kind {
        Kind::Word => {
            if !reader.sense(i).starts {
                return i + 1;
            }
            if let Some(end) = reader.vague(i) {
                scan.vague.push(Vague { span: reader.span(i, end) });
                return end;
            }
            if let Some(end) = reader.worded(i, scan) {
                return end;
            }
        }
        Kind::Number(_) => {
            if reader.is(i + 1, "s") && reader.glued(i + 1) && reader.is(i + 2, "of") {
                let end = i + 3 + usize::from(reader.unit_at(i + 3).is_some());
                scan.vague.push(Vague { span: reader.span(i, end) });
                return end;
            }
            if let Some(end) = reader.doubtful(i, scan) {
                return end;
            }
        }
        Kind::Sign(sign) if matches!(sign, '~' | '≈') || unit::currency(sign).is_some() => {}
        _ => return i + 1,
    }
    let Some(term) = reader.term(i) else { return i + 1 };
    if !worth_finding(reader, i, &term) {
        return i + 1;
    }
    push(reader, i, term, scan)
}

/// A number word without a unit is a number only where a count is expected.
fn worth_finding(reader: &Reader<'_>, i: usize, term: &Term) -> bool {
    if !term.words || term.what != What::Bare {
        // "one of them", "one thing": a noun after `one` counts only where it could be many.
        return !(term.words
            && term.what == What::Noun
            && i > 0
            && reader.is_any(i - 1, &["the", "this", "that", "each", "no", "single"]));
    }
    if reader.is(i, "none") || reader.is(i, "zero") {
        return true;
    }
    if reader.is(i, "one") {
        return false;
    }
    let counted = reader.is(term.end, "of") && reader.is_any(term.end + 1, &["us", "them", "people"]);
    let told = i > 0
        && (reader.is_any(i - 1, &["are", "is", "of"]) || reader.sign(i - 1, '=') || reader.sign(i - 1, ':'));
    counted || told || term.quantity.value >= 100.0 || reader.tokens.len() <= 3
}

fn push(reader: &Reader<'_>, i: usize, mut term: Term, scan: &mut Scan) -> usize {
    let start = i;
    let mut end = term.end;
    let (bound, mut bound_text) = match reader.bound_before(i) {
        Some((bound, from)) => (Some(bound), Some(reader.span(from, i))),
        None => (None, None),
    };
    term.bound(bound);
    let mut spelling = match term.what {
        What::Percent => Spelling::Percent,
        What::Nines => Spelling::Nines,
        What::Factor => Spelling::Factor,
        What::Percentile => Spelling::Percentile,
        What::Cadence => Spelling::Cadence,
        What::Bare | What::Unit | What::Noun if term.words => Spelling::Words,
        What::Bare | What::Unit | What::Noun => Spelling::Plain,
    };
    if let Some((quantity, after)) = reader.expression(i, &term) {
        term.quantity = Quantity { bound: term.quantity.bound, ..quantity };
        spelling = Spelling::Expression;
        end = after;
    } else if term.what == What::Bare && reader.operator(end).is_some() {
        // `3 * average`.
        let (_, after) = reader.operator(end).unwrap_or(('*', end));
        if !reader.word(after).is_empty()
            && (reader.sign(end, '*') || reader.sign(end, '×') || reader.is(end, "x"))
        {
            spelling = Spelling::Factor;
            end = after;
        }
    }
    if term.quantity.bound.is_none()
        && let Some((bound, after)) = reader.bound_after(end)
    {
        term.quantity.bound = Some(bound);
        bound_text = Some(reader.span(end, after));
        scan.found.push(found(reader, (start, end), term, spelling, bound_text));
        return after;
    }
    scan.found.push(found(reader, (start, end), term, spelling, bound_text));
    end
}

fn found(
    reader: &Reader<'_>,
    at: (usize, usize),
    term: Term,
    spelling: Spelling,
    bound_text: Option<Span>,
) -> Found {
    Found {
        span: reader.span(at.0, at.1),
        quantity: term.quantity,
        unit: term.unit,
        spelling,
        bound_text,
        window: term.window,
        each: term.each || at.0 > 0 && reader.is(at.0 - 1, "each"),
    }
}

/// In `1,2,4,8 min` every number is in minutes.
fn share_units_of_lists(text: &str, found: &mut [Found]) {
    for i in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(i);
        let (Some(last), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let listed = Span::new(last.span.end, next.span.start).of(text) == ",";
        let bare = last.spelling == Spelling::Plain && last.quantity.is_plain();
        if listed && bare && next.quantity.is_time() && next.spelling == Spelling::Plain {
            let typed =
                next.span.of(text).trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').trim();
            if let Some(seconds) = unit::time(typed) {
                last.quantity = Quantity::seconds(last.quantity.value * seconds);
            } else if let Some(seconds) = next.list_unit(text) {
                last.quantity = Quantity::seconds(last.quantity.value * seconds);
            }
        }
    }
}

impl Found {
    /// The unit a listed number got from the one after it.
    fn list_unit(&self, text: &str) -> Option<f64> {
        let typed: f64 = self.span.of(text).parse().ok()?;
        (typed != 0.0).then(|| self.quantity.value / typed)
    }
}

impl Reader<'_> {
    /// An operator between two terms of prose, and the piece after it.
    fn operator(&self, i: usize) -> Option<(char, usize)> {
        match self.tokens.get(i)?.kind {
            Kind::Sign('*' | '×' | '·') => Some(('*', i + 1)),
            Kind::Sign('/' | '÷') if !self.glued(i + 1) || self.sign(i, '÷') => Some(('/', i + 1)),
            Kind::Word if self.is(i, "x") => Some(('*', i + 1)),
            Kind::Sign('+') => Some(('+', i + 1)),
            _ => None,
        }
    }

    /// Terms joined by operators, computed, where at least two are.
    fn expression(&self, i: usize, first: &Term) -> Option<(Quantity, usize)> {
        self.operator(first.end)?;
        let mut parser = Parser::new(*self, i);
        let part = parser.sum().ok()?;
        let end = parser.at;
        // "300 bytes / 4k per day / ten years" is a list: nobody divides twice in a note, and
        // bytes times seconds measure nothing.
        let slashes = (first.end..end).filter(|&at| self.sign(at, '/') && !self.glued(at + 1)).count();
        let (data, time) = (part.dimension.data_power(), part.dimension.time_power());
        let measures = (-1..=1).contains(&time) && (data == 0 || time <= 0);
        if slashes > 1 || slashes == 1 && !measures {
            return None;
        }
        (parser.terms > 1).then(|| (parser.program.quantity(part.dimension, part.value), end))
    }
}
