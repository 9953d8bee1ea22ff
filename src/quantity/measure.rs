//! What stands after a number: its unit, percent sign, nines, factor or percentile.

use super::Dimension;
use super::number::{Numeral, Reader};
use super::term::{Measured, What};
use super::token::Kind;
use super::unit::{self, Measure, Unit};

impl Reader<'_> {
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
        // "none lost": nothing is counted by the word after it.
        if !self.is(i.wrapping_sub(1), "none") {
            self.parts(numeral, &mut found);
        }
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
            && self.sense(i + 2).time() == Some(1.0)
        {
            return self.sense(i).unit.map(|unit| Unit { factor: unit.factor / 8.0, ..unit });
        }
        if let Some(unit) = self.sense(i).unit {
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
        let special =
            self.percentile_after(numeral).or_else(|| self.share(numeral)).or_else(|| self.times(i));
        let Some((what, end, factor)) = special else { return false };
        found.what = what;
        found.end = end;
        found.factor = factor;
        found.dimension = match what {
            What::Percent | What::Nines => Dimension::ratio(),
            What::Cadence => Dimension::per_time(),
            _ => Dimension::none(),
        };
        if matches!(what, What::Percent | What::Nines) {
            self.window(found);
        }
        true
    }

    /// `99th percentile`, `99%ile`, `99p`.
    fn percentile_after(&self, numeral: &Numeral) -> Option<(What, usize, f64)> {
        let i = numeral.end;
        let found = |end| Some((What::Percentile, end, 1.0));
        if self.sign(i, '%') && self.is_any(i + 1, &["ile", "tile"]) {
            return found(i + 2);
        }
        let ordinal = usize::from(self.glued(i) && self.is_any(i, &["th", "st", "nd", "rd"]));
        let hyphen = ordinal + usize::from(self.sign(i + ordinal, '-'));
        if self.is_any(i + hyphen, &["percentile", "percentiles", "pctl", "pctile"])
            || ordinal == 1 && self.is_any(i + 1, &["pct", "percent"])
        {
            return found(i + hyphen + 1);
        }
        let short = self.glued(i) && self.word(i) == "p" && (50.0..=100.0).contains(&numeral.value);
        if short { found(i + 1) } else { None }
    }

    /// `99.9 %`, `three nines`, `5 9s`, `1 in 10,000`.
    fn share(&self, numeral: &Numeral) -> Option<(What, usize, f64)> {
        let i = numeral.end;
        if self.sign(i, '%') {
            return Some((What::Percent, i + 1, 0.01));
        }
        if self.sign(i, '‰') {
            return Some((What::Percent, i + 1, 0.001));
        }
        if self.is(i, "nines") {
            return Some((What::Nines, i + 1, 1.0));
        }
        if self.piece(i) == "9" {
            let tail = i + 1 + usize::from(self.sign(i + 1, '\'') || self.sign(i + 1, '’'));
            if self.glued(tail) && self.is(tail, "s") {
                return Some((What::Nines, tail + 1, 1.0));
            }
        }
        if !self.is(i, "in") || numeral.value <= 0.0 || numeral.value.fract() != 0.0 {
            return None;
        }
        let of =
            self.numeral(i + 1).filter(|of| of.value > numeral.value && (!of.words || of.scale > 1.0))?;
        let measured = self.unit_at(of.end).is_some()
            || self.sign(of.end, '%')
            || self.noun_at(of.end) && numeral.value > 1.0;
        (!measured).then_some((What::Percent, of.end, 1.0 / of.value))
    }

    /// `5x`, `4 times`, `3-fold`, `100:1`, and `3 times a day`, which is a rate.
    fn times(&self, i: usize) -> Option<(What, usize, f64)> {
        let last = self.numeral(i + 1).is_none();
        let found = |end| Some((What::Factor, end, 1.0));
        // "8x per day".
        if self.is(i, "x")
            && self.glued(i)
            && let Some((seconds, end)) = self.per_time(i + 1)
        {
            return Some((What::Cadence, end, 1.0 / seconds));
        }
        if self.sign(i, '×') && last || self.is(i, "x") && (self.glued(i) || self.prose) && last {
            return found(i + 1);
        }
        let hyphen = usize::from(self.sign(i, '-') && self.glued(i));
        if self.is(i + hyphen, "fold") && self.glued(i) {
            return found(i + hyphen + 1);
        }
        if self.is(i, "times") {
            if let Some((seconds, end)) = self.per_time(i + 1) {
                return Some((What::Cadence, end, 1.0 / seconds));
            }
            return if self.prose || last { found(i + 1) } else { None };
        }
        // `100:1 read:write`.
        let ratio = self.sign(i, ':') && self.glued(i) && self.glued(i + 1);
        let of = self.digits(i + 1).filter(|of| ratio && *of > 0.0)?;
        Some((What::Factor, i + 2, 1.0 / of))
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
}

/// A period that an availability is measured over: its month has 30 days.
pub(super) fn budget(seconds: f64) -> f64 {
    if seconds == unit::MONTH { 30.0 * unit::DAY } else { seconds }
}
