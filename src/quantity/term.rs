//! A number with what belongs to it: range, unit, counted noun, and every `per`.

use super::number::{Numeral, Reader};
use super::token::Kind;
use super::unit::{self, Measure, Unit};
use super::{Bound, Dimension, Quantity, Range, noun, words};

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
        let (at, about) = self.past_about(i);
        let money = match self.tokens.get(at)?.kind {
            Kind::Sign(sign) => unit::currency(sign),
            _ => None,
        };
        let at = at + usize::from(money.is_some());
        let first = self.decimal_comma(self.numeral(at)?, at, false);
        let first_measure = self.measured(&first, money);
        let mut term =
            self.range(at, first, &first_measure, money).unwrap_or_else(|| single(first, first_measure));
        self.plus_minus(&mut term);
        if about && term.quantity.range.is_none() {
            term.quantity.range = Some(roughly(&term.quantity));
        }
        Some(term)
    }

    /// `99,5 %` and, in prose, `1,5 s`: a comma before one or two digits and a unit.
    fn decimal_comma(&self, numeral: Numeral, at: usize, _inner: bool) -> Numeral {
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
        let unit = self.prose && (unit::unit(self.word(at + 3)).is_some() || self.scale(at + 3).is_some());
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
        self.digits(next).or_else(|| self.lookup(next, words::small))?;
        let second = self.decimal_comma(self.numeral(next)?, next, true);
        let measure = self.measured(&second, money);
        // 10-50k is 10k to 50k, but 500-1k is 500 to 1,000.
        let mut start = first.value;
        if bare && first.scale == 1.0 && second.scale > 1.0 && first.value * second.scale < second.value {
            start *= second.scale;
        }
        let unit_of_low = if bare { &measure } else { low };
        if !bare && !low.dimension.measures_like(&measure.dimension) && measure.what != What::Bare {
            return None;
        }
        let high_unit = if measure.what == What::Bare { unit_of_low } else { &measure };
        let (a, b) = (start * unit_of_low.factor, second.value * high_unit.factor);
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
        (self.is(i, "to") || between && self.is(i, "and")).then_some(i + 1)
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
        } else if by.what == What::Bare {
            (value - amount, value + amount)
        } else if by.dimension.measures_like(&term.quantity.dimension) {
            (value - amount, value + amount)
        } else {
            return;
        };
        let range = Range { low: low.min(high), high: low.max(high) };
        term.quantity.range = Some(range);
        term.quantity.value = median(range, &term.quantity.dimension);
        term.end = by.end.max(numeral.end);
    }

    /// Reads the unit or noun after a number, with every `per`.
    pub(super) fn measured(&self, numeral: &Numeral, money: Option<&'static str>) -> Measured {
        let i = numeral.end;
        let mut found = Measured {
            end: i,
            factor: 1.0,
            dimension: money.map_or_else(Dimension::none, Dimension::money),
            what: if money.is_some() { What::Unit } else { What::Bare },
            window: None,
            each: false,
        };
        if money.is_none() {
            if self.special(numeral, &mut found) {
                return found;
            }
            // `5-minute`, `100-MB`.
            let hyphen = usize::from(self.sign(i, '-') && self.glued(i) && self.glued(i + 1));
            if let Some(unit) = self.unit_at(i + hyphen) {
                found.factor = unit.factor;
                found.dimension = unit.dimension();
                found.end = i + hyphen + 1;
                found.what = if unit.measure == Measure::Percent { What::Percent } else { What::Unit };
            }
        }
        self.parts(&mut found);
        found
    }

    /// The unit at a place, with bits told from bytes and `krps` taken apart.
    pub(super) fn unit_at(&self, i: usize) -> Option<Unit> {
        if let Kind::Sign(sign) = self.tokens.get(i)?.kind {
            return unit::currency(sign).map(|name| Unit { factor: 1.0, measure: Measure::Money(name) });
        }
        let word = self.word(i);
        if word.is_empty() {
            return None;
        }
        if unit::spells_bits(word)
            && word != "kb"
            && self.sign(i + 1, '/')
            && unit::time(self.word(i + 2)) == Some(1.0)
        {
            return unit::unit(word).map(|unit| Unit { factor: unit.factor / 8.0, ..unit });
        }
        if let Some(unit) = unit::unit(word) {
            return Some(unit);
        }
        let (prefix, rest) = word.split_at_checked(1)?;
        let factor = match prefix {
            "k" | "K" => 1e3,
            "M" => 1e6,
            _ => return None,
        };
        unit::unit(rest)
            .filter(|unit| matches!(unit.measure, Measure::Rate(_)))
            .map(|unit| Unit { factor: unit.factor * factor, ..unit })
    }

    /// Percent signs, nines, factors and percentiles.
    fn special(&self, numeral: &Numeral, found: &mut Measured) -> bool {
        let i = numeral.end;
        let mut say = |what, end, factor, dimension| {
            found.what = what;
            found.end = end;
            found.factor = factor;
            found.dimension = dimension;
            true
        };
        if self.sign(i, '%') {
            if self.is(i + 1, "ile") || self.is(i + 1, "tile") {
                return say(What::Percentile, i + 2, 1.0, Dimension::none());
            }
            say(What::Percent, i + 1, 0.01, Dimension::ratio());
            self.window(found);
            return true;
        }
        if self.sign(i, '‰') {
            return say(What::Percent, i + 1, 0.001, Dimension::ratio());
        }
        if self.sign(i, '×') && self.numeral(i + 1).is_none() {
            return say(What::Factor, i + 1, 1.0, Dimension::none());
        }
        if let Some(9.0) = self.digits(i) {
            let tail = i + 1 + usize::from(self.sign(i + 1, '\'') || self.sign(i + 1, '’'));
            if self.piece(i) == "9" && self.glued(tail) && self.is(tail, "s") {
                return say(What::Nines, tail + 1, 1.0, Dimension::ratio());
            }
        }
        let ordinal = usize::from(self.glued(i) && self.is_any(i, &["th", "st", "nd", "rd"]));
        let hyphen = ordinal + usize::from(self.sign(i + ordinal, '-'));
        if self.is_any(i + hyphen, &["percentile", "percentiles", "pctl", "pctile", "%ile"])
            || ordinal == 1 && self.is_any(i + 1, &["pct", "percent"])
        {
            return say(What::Percentile, i + hyphen + 1, 1.0, Dimension::none());
        }
        if self.glued(i) && self.word(i) == "p" && numeral.value >= 50.0 && numeral.value <= 100.0 {
            return say(What::Percentile, i + 1, 1.0, Dimension::none());
        }
        let glue = usize::from(self.sign(i, '-'));
        if self.is_any(i, &["nines"]) {
            say(What::Nines, i + 1, 1.0, Dimension::ratio());
            self.window(found);
            return true;
        }
        if self.is(i, "x") && (self.glued(i) || self.prose) && self.numeral(i + 1).is_none() {
            return say(What::Factor, i + 1, 1.0, Dimension::none());
        }
        if self.is(i + glue, "fold") && self.glued(i) {
            return say(What::Factor, i + glue + 1, 1.0, Dimension::none());
        }
        if self.is(i, "times") {
            say(What::Factor, i + 1, 1.0, Dimension::none());
            if let Some((seconds, end)) = self.per_time(i + 1) {
                return say(What::Cadence, end, 1.0 / seconds, Dimension::per_time());
            }
            return self.prose || self.numeral(i + 1).is_none();
        }
        // 1 in 10,000.
        if self.is(i, "in") && numeral.value > 0.0 {
            if let Some(of) =
                self.numeral(i + 1).filter(|of| of.value > numeral.value && !of.words || of.scale > 1.0)
            {
                if !self.noun_or_unit(of.end) || self.noun_at(of.end) {
                    return say(What::Percent, of.end, 1.0 / of.value, Dimension::ratio());
                }
            }
        }
        false
    }

    fn noun_or_unit(&self, i: usize) -> bool {
        self.noun_at(i) || self.unit_at(i).is_some()
    }

    /// `per month` after a percentage: over which time it is measured.
    fn window(&self, found: &mut Measured) {
        if !self.prose {
            return;
        }
        if let Some((seconds, end)) = self.per_time(found.end) {
            found.window = Some(budget(seconds));
            found.end = end;
        }
    }

    /// The nouns and the `per` parts of a term.
    fn parts(&self, found: &mut Measured) {
        let rated = found.dimension.time_power() < 0;
        // `300 daily uploads` is a rate; `200k daily users` are people.
        if found.what == What::Bare
            && let Some(seconds) = self.lookup(found.end, words::adverb)
            && self.noun_at(found.end + 1)
            && !self.is_any(found.end + 1, &["active", "users", "user", "visitors", "people", "customers"])
        {
            found.what = What::Noun;
            found.factor = 1.0 / seconds;
            found.dimension = Dimension::count(self.word(found.end + 1)).multiply(&Dimension::per_time());
            found.end += 2;
            return;
        }
        if !rated {
            self.noun_and_per(found);
        }
        while self.another_per(found) {}
        if self.is(found.end, "each") || self.is(found.end, "apiece") {
            found.each = true;
            found.end += 1;
        }
    }

    /// The noun phrase after a number or an amount, up to its `per day`.
    fn noun_and_per(&self, found: &mut Measured) {
        let timed = found.dimension == Dimension::time();
        let start = found.end
            + usize::from(
                self.is(found.end, "of") && found.what == What::Unit && self.noun_at(found.end + 1),
            );
        let mut at = start;
        let mut per = None;
        let furthest = start + if self.prose { 7 } else { 4 };
        while at < furthest {
            if let Some((seconds, end)) = self.per_time(at) {
                let article = self.is_any(at, &["a", "an"]);
                if !article || at <= start + 3 {
                    per = Some((seconds, end));
                }
                break;
            }
            if self.word(at).is_empty() || self.lookup(at, |w| words::breaks(w).then_some(())).is_some() {
                break;
            }
            if !self.prose && !self.noun_at(at) {
                break;
            }
            at += 1;
        }
        if found.what == What::Bare {
            let stop = if per.is_some() { at } else { start + 4 };
            if let Some(place) = self.noun(start, stop) {
                found.dimension = Dimension::count(self.word(place));
                found.what = What::Noun;
                found.end = place + 1;
            }
        }
        let Some((seconds, end)) = per else { return };
        if timed && self.prose {
            found.window = Some(budget(seconds));
            if at == start {
                found.end = end;
            }
            return;
        }
        found.end = end;
        found.factor /= seconds;
        found.dimension = found.dimension.multiply(&Dimension::per_time());
        if found.what == What::Bare {
            found.what = What::Unit;
        }
    }

    /// The noun of a phrase: its first plural within three words, else its first word.
    fn noun(&self, start: usize, stop: usize) -> Option<usize> {
        let mut first = None;
        for at in start..stop.min(start + 4) {
            if self.is_any(
                at,
                &[
                    "daily",
                    "monthly",
                    "weekly",
                    "hourly",
                    "concurrent",
                    "active",
                    "new",
                    "total",
                    "different",
                    "parallel",
                ],
            ) && first.is_none()
            {
                continue;
            }
            if !self.noun_at(at) || at > start && self.glued(at) {
                break;
            }
            if noun::is_plural(self.word(at)) {
                return Some(at);
            }
            first = first.or(Some(at));
        }
        first
    }

    /// One more `/unit`, `per unit`: time, a noun, or a magnitude.
    fn another_per(&self, found: &mut Measured) -> bool {
        if let Some((seconds, end)) = self.per_time(found.end) {
            if found.dimension.time_power() < 0 || found.dimension == Dimension::time() && self.prose {
                return false;
            }
            found.factor /= seconds;
            found.dimension = found.dimension.multiply(&Dimension::per_time());
            found.end = end;
            return true;
        }
        let slash =
            self.sign(found.end, '/') && (!self.prose || self.glued(found.end) && self.glued(found.end + 1));
        if !slash && !self.is(found.end, "per") {
            return false;
        }
        let at = found.end + 1;
        if let Some(scale) = self.lookup(at, words::magnitude).filter(|_| self.word(at).len() > 1) {
            found.factor /= scale;
            found.end = at + 1;
            return true;
        }
        if let Some(unit) = self.unit_at(at).filter(|unit| unit.measure == Measure::Data) {
            found.factor /= unit.factor;
            found.dimension = found.dimension.divide(&unit.dimension());
        } else if self.noun_at(at) {
            found.dimension = found.dimension.divide(&Dimension::count(self.word(at)));
        } else {
            return false;
        }
        if found.what == What::Bare {
            found.what = What::Unit;
        }
        found.end = at + 1;
        true
    }

    /// `/s`, `/10 min`, `per day`, `a day`, `each month`, `every 5 minutes`, `daily`:
    /// the seconds of the period, and where it ends.
    pub(super) fn per_time(&self, i: usize) -> Option<(f64, usize)> {
        let slash = self.sign(i, '/');
        let article = self.is_any(i, &["a", "an"]);
        if !slash && !article && !self.is_any(i, &["per", "each", "every", "in"]) {
            let adverb = self.lookup(i, words::adverb)?;
            return (!self.noun_at(i + 1)).then_some((adverb, i + 1));
        }
        if self.is(i, "in") {
            return None;
        }
        let at = i + 1;
        if !self.word(at).is_empty() {
            if let Some(seconds) = unit::time(self.word(at)) {
                // "5 attempts a min" is a rate, "100 a m" is not.
                let letter = self.word(at).len() == 1 && article;
                return (!letter).then_some((seconds, at + 1));
            }
            if !slash && self.lookup(at, |w| words::daily(w).then_some(())).is_some() {
                return Some((unit::DAY, at + 1));
            }
        }
        if article || slash && !(self.prose && self.glued(at)) {
            return None;
        }
        let numeral = self.numeral(at)?;
        let hyphen = usize::from(self.sign(numeral.end, '-'));
        let seconds = unit::time(self.word(numeral.end + hyphen))?;
        (numeral.value > 0.0).then_some((numeral.value * seconds, numeral.end + hyphen + 1))
    }
}

/// A period that an availability is measured over: its month has 30 days.
fn budget(seconds: f64) -> f64 {
    if seconds == unit::MONTH { 30.0 * unit::DAY } else { seconds }
}

fn single(numeral: Numeral, measure: Measured) -> Term {
    let value = match measure.what {
        What::Nines => nines(numeral.value),
        What::Percent => divided(numeral.value, measure.factor),
        _ => numeral.value * measure.factor,
    };
    Term {
        end: measure.end,
        quantity: Quantity::new(value, measure.dimension),
        what: measure.what,
        words: numeral.words,
        window: measure.window,
        each: measure.each,
    }
}

/// A hundredth is no exact double; dividing keeps 99.9 % the nearest one to 0.999.
fn divided(value: f64, factor: f64) -> f64 {
    if factor == 0.01 { value / 100.0 } else { value * factor }
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
