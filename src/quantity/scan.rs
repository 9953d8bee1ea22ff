//! Prose in, quantities out. Steps over what it does not know and goes on; what looks
//! like a number and was not understood is a doubt, what only gestures at one is vague.

use super::expr::Parser;
use super::number::Reader;
use super::term::{Term, What};
use super::token::{self, Kind};
use super::{Bound, Quantity, unit, words};
use crate::text::Span;

/// One quantity found in prose.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// Where it stands, without its bound.
    pub span: Span,
    /// What was understood.
    pub quantity: Quantity,
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
                scan.vague.push(Vague { span: reader.span(i, i + 3) });
                return i + 3;
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
    /// Percentiles, cadences and factors that are words.
    fn worded(&self, i: usize, scan: &mut Scan) -> Option<usize> {
        let made = |quantity, spelling, end| {
            Some((
                Found {
                    span: self.span(i, end),
                    quantity,
                    spelling,
                    bound_text: None,
                    window: None,
                    each: false,
                },
                end,
            ))
        };
        let found = if let Some(percentile) = percentile(self.word(i)) {
            made(Quantity::plain(percentile), Spelling::Percentile, i + 1)
        } else if self.is(i, "median") {
            made(Quantity::plain(50.0), Spelling::Percentile, i + 1)
        } else if self.is(i, "worst") && self.is(i + 1 + usize::from(self.sign(i + 1, '-')), "case") {
            made(Quantity::plain(100.0), Spelling::Percentile, i + 2 + usize::from(self.sign(i + 1, '-')))
        } else if self.is_any(i, &["max", "maximum"]) && !self.starts_number(i + 1) && !self.follows_number(i)
        {
            made(Quantity::plain(100.0), Spelling::Percentile, i + 1)
        } else if let Some((times, from)) = self.often(i) {
            match self.per_time(from) {
                Some((seconds, end)) => made(Quantity::per_second(times / seconds), Spelling::Cadence, end),
                None if times > 1.0 => made(Quantity::plain(times), Spelling::Factor, from),
                None => None,
            }
        } else if self.is_any(i, &["every", "each"]) || self.lookup(i, words::adverb).is_some() {
            self.per_time(i)
                .or_else(|| Some((self.lookup(i, words::adverb)?, i + 1)))
                .and_then(|(seconds, end)| made(Quantity::per_second(1.0 / seconds), Spelling::Cadence, end))
        } else {
            None
        };
        let (mut found, end) = found?;
        // "each one every 60 s".
        found.each =
            i >= 1 && (self.is(i - 1, "each") || i >= 2 && self.is(i - 1, "one") && self.is(i - 2, "each"));
        scan.found.push(found);
        Some(end)
    }

    fn often(&self, i: usize) -> Option<(f64, usize)> {
        [("once", 1.0), ("twice", 2.0), ("thrice", 3.0), ("one", 1.0), ("double", 2.0), ("triple", 3.0)]
            .iter()
            .find(|(word, _)| self.is(i, word))
            .map(|(_, times)| (*times, i + 1))
            .filter(|_| !self.is(i, "one") || self.is(i + 1, "every"))
    }

    /// Whether a number with or without signs before it starts here.
    fn starts_number(&self, i: usize) -> bool {
        let i = i + usize::from(self.sign(i, '.') || self.sign(i, ':') || self.sign(i, '='));
        let (i, _) = self.past_about(i);
        let i = i + usize::from(
            matches!(self.tokens.get(i).map(|t| t.kind), Some(Kind::Sign(s)) if unit::currency(s).is_some()),
        );
        self.numeral(i).is_some()
    }

    fn follows_number(&self, i: usize) -> bool {
        i > 0
            && (self.digits(i - 1).is_some() || self.unit_at(i - 1).is_some() && !self.word(i - 1).is_empty())
    }

    /// Words and signs before a number that bound it: the bound and its first piece.
    pub(super) fn bound_before(&self, i: usize) -> Option<(Bound, usize)> {
        let b = i.checked_sub(1)?;
        let back = |n: usize| b.checked_sub(n);
        let two = |first: &[&str], second: &[&str]| {
            self.is_any(b, second) && back(1).is_some_and(|c| self.is_any(c, first))
        };
        match self.tokens[b].kind {
            Kind::Sign('≤') => return Some((Bound::AtMost, b)),
            Kind::Sign('≥') => return Some((Bound::AtLeast, b)),
            Kind::Sign('<') => return Some((Bound::Less, b)),
            Kind::Sign('>') => {
                let arrow = self.glued(b) && back(1).is_some_and(|c| self.sign(c, '-') || self.sign(c, '='));
                return (!arrow).then_some((Bound::More, b));
            }
            Kind::Sign('=') if self.glued(b) => {
                let c = back(1)?;
                return match self.tokens[c].kind {
                    Kind::Sign('<') => Some((Bound::AtMost, c)),
                    Kind::Sign('>') => Some((Bound::AtLeast, c)),
                    _ => None,
                };
            }
            Kind::Sign('-') => {
                return (self.glued(b) && self.is(back(1)?, "sub")).then(|| (Bound::Less, b - 1));
            }
            Kind::Sign('.') | Kind::Sign(':') if back(1).is_some_and(|c| self.is_any(c, &["max", "min"])) => {
                return Some((if self.is(b - 1, "max") { Bound::AtMost } else { Bound::AtLeast }, b - 1));
            }
            Kind::Word => {}
            _ => return None,
        }
        let negated = back(2).is_some_and(|c| self.is_any(c, &["no", "not"]));
        if two(&["more", "longer", "later", "greater", "older", "higher", "larger"], &["than", "then"]) {
            return Some(if negated { (Bound::AtMost, b - 2) } else { (Bound::More, b - 1) });
        }
        if two(&["less", "fewer", "lower", "shorter", "faster", "smaller"], &["than", "then"]) {
            return Some(if negated { (Bound::AtLeast, b - 2) } else { (Bound::Less, b - 1) });
        }
        if two(&["at"], &["most", "max", "maximum"])
            || two(&["up"], &["to"])
            || two(&["not"], &["exceed"])
            || two(&["in"], &["under"])
        {
            return Some((Bound::AtMost, b - 1));
        }
        if two(&["at"], &["least"]) {
            return Some((Bound::AtLeast, b - 1));
        }
        let bound = if self.is_any(b, &["under", "below"]) {
            Bound::Less
        } else if self.is_any(b, &["within", "max", "maximum", "upto"]) {
            Bound::AtMost
        } else if self.is_any(b, &["over", "above", "exceeds", "exceeding"]) {
            Bound::More
        } else if self.is_any(b, &["minimum", "min"]) && !back(1).is_some_and(|c| self.digits(c).is_some()) {
            Bound::AtLeast
        } else {
            return None;
        };
        Some((bound, b))
    }

    /// `max`, `or less`, `at most`, `or more`, `+` after a quantity.
    fn bound_after(&self, i: usize) -> Option<(Bound, usize)> {
        let here = self.tokens.get(i)?;
        if here.kind == Kind::Sign('+') && here.glued && !self.glued(i + 1) {
            return Some((Bound::AtLeast, i + 1));
        }
        if self.is_any(i, &["max", "maximum", "tops"]) && !self.starts_number(i + 1) {
            return Some((Bound::AtMost, i + 1));
        }
        if self.is(i, "at") && self.is_any(i + 1, &["most", "max"]) && !self.starts_number(i + 2) {
            return Some((Bound::AtMost, i + 2));
        }
        if self.is(i, "at") && self.is(i + 1, "the") && self.is_any(i + 2, &["latest", "most"]) {
            return Some((Bound::AtMost, i + 3));
        }
        if self.is(i, "or") && self.is_any(i + 1, &["less", "faster", "fewer", "better", "sooner"]) {
            return Some((Bound::AtMost, i + 2));
        }
        if self.is(i, "or") && self.is_any(i + 1, &["more", "longer"]) {
            return Some((Bound::AtLeast, i + 2));
        }
        None
    }

    /// A time of day: `10:00`, `06:00:30`, `7am`, and office hours (`8-18 h`).
    fn clock(&self, i: usize, scan: &mut Scan) -> Option<usize> {
        let hours = self.digits(i)?;
        let small = |i: usize| self.piece(i).len() == 2 && self.digits(i).is_some_and(|v| v < 60.0);
        let (seconds, end) = if self.sign(i + 1, ':')
            && self.glued(i + 1)
            && self.glued(i + 2)
            && small(i + 2)
            && hours <= 24.0
        {
            let more = self.sign(i + 3, ':') && self.glued(i + 3) && small(i + 4);
            let rest = if more { self.digits(i + 4)? } else { 0.0 };
            (hours * 3600.0 + self.digits(i + 2)? * 60.0 + rest, i + if more { 5 } else { 3 })
        } else if self.is_any(i + 1, &["am", "pm"]) && hours <= 12.0 {
            let half = if self.is(i + 1, "pm") { 12.0 } else { 0.0 };
            ((hours % 12.0 + half) * 3600.0, i + 2)
        } else if self.office_hours(i, hours) {
            return Some(i + 4);
        } else {
            return None;
        };
        let quantity = Quantity::seconds(seconds);
        scan.found.push(Found {
            span: self.span(i, end),
            quantity,
            spelling: Spelling::Clock,
            bound_text: None,
            window: None,
            each: false,
        });
        Some(end)
    }

    fn office_hours(&self, i: usize, from: f64) -> bool {
        let dash = self.sign(i + 1, '-') || self.sign(i + 1, '–');
        let Some(to) = self.digits(i + 2) else { return false };
        dash && self.is_any(i + 3, &["h", "o'clock", "hrs", "uhr"])
            && from.fract() == 0.0
            && from >= 5.0
            && to > 12.0
            && to <= 24.0
    }

    /// `a few KB`, `several seconds`, `thousands of`, `tons`.
    fn vague(&self, i: usize) -> Option<usize> {
        let after_measure = |i: usize| i + usize::from(self.unit_at(i).is_some() || self.noun_at(i));
        if self.is_any(i, &["few", "several"]) {
            let magnitude = i + 1 + usize::from(self.lookup(i + 1, words::magnitude).is_some());
            let end = after_measure(magnitude);
            return (end > i + 1).then_some(end);
        }
        if self.is_any(
            i,
            &[
                "hundreds",
                "thousands",
                "millions",
                "billions",
                "dozens",
                "tens",
                "zillions",
                "lakhs",
                "crores",
            ],
        ) {
            let mut end = i + 1;
            while self.is(end, "of") {
                end += 1;
                if self.is_any(end, &["thousands", "millions", "billions"]) {
                    end += 1;
                }
            }
            return Some(if end > i + 1 { after_measure(end) } else { end });
        }
        if self.is_any(i, &["tons", "lots", "loads", "plenty", "countless", "zillion"]) {
            return Some(i + 1 + usize::from(self.is(i + 1, "of")));
        }
        None
    }

    /// A slip in a unit, and `99.x%`.
    fn doubtful(&self, i: usize, scan: &mut Scan) -> Option<usize> {
        if self.sign(i + 1, '.') && self.glued(i + 1) && self.is_any(i + 2, &["x", "xx"]) && self.glued(i + 2)
        {
            let end = i + 3 + usize::from(self.sign(i + 3, '%'));
            let message = format!("\"{}\" leaves a digit open.", self.span(i, end).of(self.text));
            scan.doubts.push(Doubt { span: self.span(i, end), message, suggestion: None });
            return Some(end);
        }
        let numeral = self.numeral(i)?;
        let word = self.word(numeral.end);
        if word.is_empty() || self.unit_at(numeral.end).is_some() {
            return None;
        }
        let known = unit::near_miss(word)?;
        let span = self.span(i, numeral.end + 1);
        let suggestion = format!("{} {known}", self.span(i, numeral.end).of(self.text));
        let message = format!("\"{word}\" is no unit I know: did you mean {known}?");
        scan.doubts.push(Doubt { span, message, suggestion: Some(suggestion) });
        Some(numeral.end + 1)
    }

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
        (parser.terms > 1).then(|| (parser.finish(part), end))
    }
}

/// `p99`, `P99.9`, `p999`, `tp99`.
fn percentile(word: &str) -> Option<f64> {
    let rest = word
        .strip_prefix(['p', 'P'])
        .or_else(|| word.strip_prefix("tp"))
        .or_else(|| word.strip_prefix("TP"))?;
    if rest.is_empty() || !rest.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
        return None;
    }
    let value: f64 = rest.parse().ok()?;
    if rest.len() >= 3 && rest.bytes().all(|b| b == b'9') {
        return format!("{}.{}", &rest[..2], &rest[2..]).parse().ok();
    }
    if rest == "9995" {
        return Some(99.95);
    }
    ((5.0..=100.0).contains(&value) && rest.len() >= 2).then_some(value)
}
