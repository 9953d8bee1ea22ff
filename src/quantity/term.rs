//! A number with what belongs to it: range, unit, counted noun, and every `per`.

use super::number::{Numeral, Reader};
use super::token::Kind;
use super::unit;
use super::{Bound, Dimension, Quantity, Range};

/// How the measure of a term is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum What {
    Bare,
    Unit,
    Noun,
    Percent,
    Nines,
    Factor,
    Percentile,
    Cadence,
}

/// What stands after a number.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measured {
    pub(super) end: usize,
    pub(super) factor: f64,
    pub(super) dimension: Dimension,
    pub(super) what: What,
    /// The seconds of a `per month` that belongs to a percentage or a duration.
    pub(super) window: Option<f64>,
    pub(super) each: bool,
}

/// A whole term.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Term {
    pub(super) end: usize,
    pub(super) quantity: Quantity,
    pub(super) what: What,
    pub(super) words: bool,
    /// What one of the unit it was typed in is worth.
    pub(super) unit: f64,
    pub(super) window: Option<f64>,
    pub(super) each: bool,
}

/// Words that make a number approximate.
pub(super) const ABOUT: &[&str] = &[
    "about",
    "around",
    "roughly",
    "approx",
    "approx.",
    "approximately",
    "circa",
    "ca",
    "ca.",
    "nearly",
    "almost",
];

impl Reader<'_> {
    /// Past `~`, `≈`, `about` …, and whether one stood there.
    pub(super) fn past_about(&self, i: usize) -> (usize, bool) {
        if self.sign(i, '~') || self.sign(i, '≈') || self.sign(i, '±') {
            (i + 1, true)
        } else if self.is_any(i, ABOUT) {
            (i + 1 + usize::from(self.sign(i + 1, '.')), true)
        } else {
            (i, false)
        }
    }

    /// Reads a term that starts at `i`.
    pub(super) fn term(&self, i: usize) -> Option<Term> {
        let i = i + usize::from(!self.prose && self.is(i, "between"));
        let (at, about) = self.past_about(i);
        let money = match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => unit::currency(sign),
            _ => None,
        };
        let at = at + usize::from(money.is_some());
        let mut first = self.decimal_comma(self.numeral(at)?, at);
        // "100k+ users".
        let plus =
            self.prose && self.sign(first.end, '+') && self.glued(first.end) && !self.glued(first.end + 1);
        let more = plus && (self.noun_at(first.end + 1) || self.unit_at(first.end + 1).is_some());
        first.end += usize::from(more);
        let first_measure = self.measured(&first, money);
        let mut term =
            self.range(at, first, &first_measure, money).unwrap_or_else(|| single(first, first_measure));
        self.compound(&mut term);
        self.plus_minus(&mut term);
        if about && term.quantity.range.is_none() {
            term.quantity.range = Some(roughly(&term.quantity));
        }
        if more {
            term.quantity.bound = Some(Bound::AtLeast);
        }
        Some(term)
    }

    /// `99,5 %` and, in prose, `1,5 s`: a comma before one or two digits and a unit.
    fn decimal_comma(&self, numeral: Numeral, at: usize) -> Numeral {
        let whole = numeral.end == at + 1 && self.piece(at).bytes().all(|b| b.is_ascii_digit());
        let before_list = at >= 2 && self.sign(at - 1, ',') && self.glued(at);
        if !whole || before_list || !self.sign(at + 1, ',') || !self.glued(at + 1) || !self.glued(at + 2) {
            return numeral;
        }
        let typed = self.piece(at + 2);
        let Some(fraction) = self.digits(at + 2).filter(|_| matches!(typed.len(), 1 | 2)) else {
            return numeral;
        };
        let percent = self.sign(at + 3, '%') || self.is_any(at + 3, &["percent", "pct"]);
        let times = self.is_any(at + 3, &["x", "times", "fold"]);
        let unit = self.prose && (times || self.sense(at + 3).unit.is_some() || self.scale(at + 3).is_some());
        if !percent && !unit {
            return numeral;
        }
        let value = numeral.value + fraction / if typed.len() == 1 { 10.0 } else { 100.0 };
        let mut decimal = Numeral { value, scale: 1.0, end: at + 3, words: false };
        if let Some(scale) = self.scale(at + 3) {
            decimal = Numeral { value: value * scale, scale, end: at + 4, words: false };
        }
        decimal
    }

    /// `50-200`, `50..200`, `50 to 200 ms`, `between 50 and 200`.
    fn range(&self, at: usize, first: Numeral, low: &Measured, money: Option<&'static str>) -> Option<Term> {
        let bare = low.what == What::Bare && money.is_none();
        let from = if bare { first.end } else { low.end };
        let next = self.past_range_sign(from, at, bare)?;
        let next = next
            + usize::from(
                matches!(self.tokens.get(next)?.kind, Kind::Sign(s) if unit::currency(s).is_some()),
            );
        self.digits(next).or_else(|| self.sense(next).small())?;
        let second = self.decimal_comma(self.numeral(next)?, next);
        let measure = self.measured(&second, money);
        // 10-50k is 10k to 50k, but 500-1k is 500 to 1,000.
        let mut start = first.value;
        if bare && first.scale <= 1.0 && second.scale > 1.0 && first.value * second.scale < second.value {
            start *= second.scale;
        }
        let unit_of_low = if bare { &measure } else { low };
        if !bare && !low.dimension.measures_like(&measure.dimension) && measure.what != What::Bare {
            return None;
        }
        let high_unit = if measure.what == What::Bare { unit_of_low } else { &measure };
        let (a, b) = (worth(start, unit_of_low), worth(second.value, high_unit));
        // `1 - 99.9 %` is what is left of the whole: nobody means from 1 to 99.9 %.
        let whole = !self.prose && bare && self.piece(at) == "1" && measure.what == What::Percent;
        if whole && second.value > 20.0 {
            return None;
        }
        if a >= b
            || !a.is_finite()
            || !b.is_finite()
            || high_unit.what == What::Nines
            || high_unit.what == What::Percentile
        {
            return None;
        }
        let dimension = high_unit.dimension.clone();
        let range = Range { low: a, high: b };
        let value = median(range, &dimension);
        Some(Term {
            end: measure.end.max(second.end),
            quantity: Quantity { value, range: Some(range), bound: None, dimension },
            what: high_unit.what,
            words: false,
            unit: high_unit.factor,
            window: measure.window,
            each: measure.each,
        })
    }

    fn past_range_sign(&self, i: usize, at: usize, bare: bool) -> Option<usize> {
        let dash = |i| self.sign(i, '-') || self.sign(i, '–') || self.sign(i, '—') || self.sign(i, '‑');
        if dash(i) {
            let tight = self.glued(i) && self.glued(i + 1);
            let loose = self.prose && bare && !self.glued(i) && !self.glued(i + 1);
            return (tight || loose).then_some(i + 1);
        }
        if self.sign(i, '.') && self.sign(i + 1, '.') && self.glued(i + 1) {
            return Some(i + 2 + usize::from(self.sign(i + 2, '.')));
        }
        if self.sign(i, '…') {
            return Some(i + 1);
        }
        let between = at >= 1 && (self.is(at - 1, "between") || at >= 2 && self.is(at - 2, "between"));
        // In an expression "to 1/s" asks for a unit.
        let asks = !self.prose && self.piece(i + 1) == "1" && self.sign(i + 2, '/');
        (self.is(i, "to") && !asks || between && self.is(i, "and")).then_some(i + 1)
    }

    /// `1 h 30 min`: further durations in ever smaller units.
    fn compound(&self, term: &mut Term) {
        let mut smallest = f64::INFINITY;
        if let Some(first) = term.end.checked_sub(1).and_then(|last| self.sense(last).time()) {
            smallest = first;
        }
        let plain = |term: &Term| {
            term.quantity.is_time() && term.quantity.range.is_none() && term.window.is_none() && !term.each
        };
        while plain(term) && smallest.is_finite() {
            let Some(value) = self.digits(term.end) else { return };
            let Some(seconds) = self.sense(term.end + 1).time().filter(|seconds| *seconds < smallest) else {
                return;
            };
            if value * seconds >= smallest || self.per_time(term.end + 2).is_some() {
                return;
            }
            term.quantity.value += value * seconds;
            term.end += 2;
            smallest = seconds;
        }
    }

    fn plus_minus(&self, term: &mut Term) {
        let at = if self.sign(term.end, '±') {
            term.end + 1
        } else if self.sign(term.end, '+') && self.sign(term.end + 1, '/') && self.sign(term.end + 2, '-') {
            term.end + 3
        } else {
            return;
        };
        let Some(numeral) = self.numeral(at) else { return };
        let by = self.measured(&numeral, None);
        let amount = numeral.value * by.factor;
        let value = term.quantity.value;
        let (low, high) = if by.what == What::Percent && !term.quantity.is_ratio() {
            (value * (1.0 - amount), value * (1.0 + amount))
        } else if by.what == What::Bare || by.dimension.measures_like(&term.quantity.dimension) {
            (value - amount, value + amount)
        } else {
            return;
        };
        let range = Range { low: low.min(high), high: low.max(high) };
        term.quantity.range = Some(range);
        term.quantity.value = median(range, &term.quantity.dimension);
        term.end = by.end.max(numeral.end);
    }
}

fn single(numeral: Numeral, measure: Measured) -> Term {
    let value = match measure.what {
        What::Nines => nines(numeral.value),
        _ => worth(numeral.value, &measure),
    };
    Term {
        end: measure.end,
        quantity: Quantity::new(value, measure.dimension),
        what: measure.what,
        words: numeral.words,
        unit: measure.factor,
        window: measure.window,
        each: measure.each,
    }
}

/// A number in base units. A hundredth is no exact double: a percentage of up to eight
/// decimals is divided so that 99.9 % is the very double of 0.999.
fn worth(value: f64, measure: &Measured) -> f64 {
    if measure.what != What::Percent || measure.factor < 0.01 {
        return value * measure.factor;
    }
    let whole = (value * 1e8).round();
    let exact = whole / 1e10;
    if whole.abs() < 1e15 && (exact - value / 100.0).abs() <= exact.abs() * 1e-15 {
        exact
    } else {
        value / 100.0
    }
}

/// Three nines are 99.9 %; three and a half are 99.95 %.
fn nines(count: f64) -> f64 {
    let whole = count.floor();
    let down = super::number::power(10.0, -whole);
    let half = if count > whole { 0.5 } else { 1.0 };
    1.0 - down * half
}

/// The median of a range: see the page on uncertainty for which distribution it is.
pub(super) fn median(range: Range, dimension: &Dimension) -> f64 {
    let Range { low, high } = range;
    if dimension.is_ratio() && low > 0.0 && high < 1.0 {
        let odds = (low / (1.0 - low) * (high / (1.0 - high))).sqrt();
        odds / (1.0 + odds)
    } else if low > 0.0 {
        low.sqrt() * high.sqrt()
    } else {
        f64::midpoint(low, high)
    }
}

/// `~x` is half to twice as much; of a percentage, half to twice the odds.
fn roughly(quantity: &Quantity) -> Range {
    let x = quantity.value;
    if quantity.is_ratio() && x > 0.0 && x < 1.0 {
        let odds = x / (1.0 - x);
        let share = |odds: f64| odds / (1.0 + odds);
        Range { low: share(odds / 2.0), high: share(odds * 2.0) }
    } else if x < 0.0 {
        Range { low: x * 2.0, high: x / 2.0 }
    } else {
        Range { low: x / 2.0, high: x * 2.0 }
    }
}

impl Term {
    /// Sets the bound, unless a range was given.
    pub(super) fn bound(&mut self, bound: Option<Bound>) {
        if bound.is_some() {
            self.quantity.bound = bound;
        }
    }
}
