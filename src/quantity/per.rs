//! The counted noun after a number or an amount, and every `per` that divides it.

use super::measure::budget;
use super::number::{Numeral, Reader};
use super::term::{Measured, What};
use super::unit::{self, Measure};
use super::{Dimension, noun, words};

/// Words before a counted noun that say more about it.
const ADJECTIVES: &[&str] = &[
    "active",
    "concurrent",
    "daily",
    "different",
    "hourly",
    "monthly",
    "most",
    "new",
    "parallel",
    "simultaneous",
    "total",
    "unique",
    "weekly",
];

impl Reader<'_> {
    /// The nouns and the `per` parts of a term.
    pub(super) fn parts(&self, numeral: &Numeral, found: &mut Measured) {
        let rated = found.dimension.time_power() < 0;
        // `300 daily uploads` is a rate; `200k daily users` are people.
        if found.what == What::Bare
            && let Some(seconds) = self.sense(found.end).adverb()
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
            self.noun_and_per(numeral, found);
        }
        while self.another_per(found) {}
        if self.is(found.end, "each") || self.is(found.end, "apiece") {
            found.each = true;
            found.end += 1;
        }
    }

    /// The noun phrase after a number or an amount, up to its `per day`.
    fn noun_and_per(&self, numeral: &Numeral, found: &mut Measured) {
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
            // "1 failed payment per million".
            if found.what == What::Bare
                && self.is(at, "per")
                && self.word(at + 1).len() > 2
                && let Some(scale) = self.sense(at + 1).magnitude()
            {
                found.what = What::Percent;
                found.factor = 1.0 / scale;
                found.dimension = Dimension::ratio();
                found.end = at + 2;
                return;
            }
            // "43 minutes of downtime in a month".
            if timed && self.is(at, "in") && self.is_any(at + 1, &["a", "one"]) {
                per = self.per_time(at + 1).or_else(|| Some((self.sense(at + 2).time()?, at + 3)));
                break;
            }
            // "1200 check-ins/min": a hyphen within a noun.
            if self.prose
                && self.sign(at, '-')
                && self.glued(at)
                && self.glued(at + 1)
                && self.noun_at(at + 1)
            {
                at += 2;
                continue;
            }
            // "60 cards per learner per day" holds for each learner.
            if self.is(at, "per") {
                break;
            }
            if self.word(at).is_empty() || self.sense(at).breaks || self.counts_anew(at) {
                break;
            }
            if !self.prose && !self.noun_at(at) {
                break;
            }
            at += 1;
        }
        if found.what == What::Bare {
            let stop = if per.is_some() { at } else { start + 4 };
            if let Some(place) = self.noun(start, stop, (numeral.value - 1.0).abs() < f64::EPSILON) {
                found.dimension = Dimension::count(self.word(place));
                found.what = What::Noun;
                found.end = place + 1;
            }
        }
        let Some((seconds, end)) = per else { return };
        // "5 views each per day".
        found.each |= (start..at).any(|word| self.is_any(word, &["each", "apiece"]));
        if timed && self.prose {
            found.window = Some(budget(seconds));
            found.end = end;
            return;
        }
        found.end = end;
        found.factor /= seconds;
        found.dimension = found.dimension.multiply(&Dimension::per_time());
        if found.what == What::Bare {
            found.what = What::Unit;
        }
    }

    /// Whether a number of its own begins at a word: the "twice" of `40 users twice a day`.
    fn counts_anew(&self, i: usize) -> bool {
        self.prose && (self.is_any(i, &["twice", "thrice"]) || self.sense(i).small().is_some())
    }

    /// The noun of a phrase: its first plural within three words, else its first word,
    /// which is also the noun of a single thing (`one disk holds`).
    fn noun(&self, start: usize, stop: usize, single: bool) -> Option<usize> {
        let mut first = None;
        for at in start..stop.min(start + 4) {
            if self.is_any(at, ADJECTIVES) && first.is_none() {
                continue;
            }
            if !self.noun_at(at) || at > start && self.glued(at) {
                break;
            }
            if single || noun::is_plural(self.word(at)) {
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
        if let Some(scale) = self.sense(at).magnitude().filter(|_| self.word(at).len() > 1) {
            found.factor /= scale;
            found.end = at + 1;
            if self.noun_at(at + 1) {
                found.dimension = found.dimension.divide(&Dimension::count(self.word(at + 1)));
                found.end = at + 2;
            }
            return true;
        }
        if let Some(unit) = self.unit_at(at).filter(|unit| unit.measure == Measure::Data) {
            found.factor /= unit.factor;
            found.dimension = found.dimension.divide(&unit.dimension());
        } else if self.noun_at(at) && self.prose && found.dimension == Dimension::time() {
            // "200 ms per request" is how long each takes.
            found.each = true;
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
        if !slash && !article && !self.is_any(i, &["per", "each", "every"]) {
            let adverb = self.sense(i).adverb()?;
            return (!self.noun_at(i + 1)).then_some((adverb, i + 1));
        }
        let at = i + 1;
        if !self.word(at).is_empty() {
            if let Some(seconds) = self.sense(at).time() {
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
        let seconds = self.sense(numeral.end + hyphen).time()?;
        (numeral.value > 0.0).then_some((numeral.value * seconds, numeral.end + hyphen + 1))
    }
}
