//! Quantities that are words (`median`, `hourly`, `twice`), times of day, and what only
//! looks or gestures like a quantity.

use super::number::Reader;
use super::scan::{Doubt, Found, Scan, Spelling};
use super::token::Kind;
use super::{Quantity, unit};

impl Reader<'_> {
    /// Percentiles, cadences and factors that are words.
    pub(super) fn worded(&self, i: usize, scan: &mut Scan) -> Option<usize> {
        let per = |times: f64, seconds: f64| (Quantity::per_second(times / seconds), 1.0 / seconds);
        let plain = |value: f64| (Quantity::plain(value), 1.0);
        let made = |(quantity, unit), spelling, end| {
            Some((
                Found {
                    span: self.span(i, end),
                    quantity,
                    unit,
                    spelling,
                    bound_text: None,
                    window: None,
                    each: false,
                },
                end,
            ))
        };
        let found = if let Some(percentile) = percentile(self.word(i)) {
            made(plain(percentile), Spelling::Percentile, i + 1)
        } else if self.is(i, "median") {
            made(plain(50.0), Spelling::Percentile, i + 1)
        } else if self.is(i, "worst") && self.is(i + 1 + usize::from(self.sign(i + 1, '-')), "case") {
            made(plain(100.0), Spelling::Percentile, i + 2 + usize::from(self.sign(i + 1, '-')))
        } else if self.is_any(i, &["max", "maximum"]) && !self.starts_number(i + 1) && !self.follows_number(i)
        {
            made(plain(100.0), Spelling::Percentile, i + 1)
        } else if let Some((times, from)) = self.often(i) {
            match self.per_time(from) {
                Some((seconds, end)) => made(per(times, seconds), Spelling::Cadence, end),
                None if times > 1.0 => made(plain(times), Spelling::Factor, from),
                None => None,
            }
        } else if self.is_any(i, &["every", "each"]) || self.sense(i).adverb().is_some() {
            self.per_time(i)
                .or_else(|| Some((self.sense(i).adverb()?, i + 1)))
                .and_then(|(seconds, end)| made(per(1.0, seconds), Spelling::Cadence, end))
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
            .filter(|_| {
                !self.is_any(i, &["double", "triple"])
                    || self.is_any(i + 1, &["the", "that", "of", "our", "average", "normal"])
            })
    }

    /// Whether a number with or without signs before it starts here.
    pub(super) fn starts_number(&self, i: usize) -> bool {
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
    /// A time of day: `10:00`, `06:00:30`, `7am`, and office hours (`8-18 h`).
    pub(super) fn clock(&self, i: usize, scan: &mut Scan) -> Option<usize> {
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
            unit: 1.0,
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
    pub(super) fn vague(&self, i: usize) -> Option<usize> {
        let after_measure = |i: usize| i + usize::from(self.unit_at(i).is_some() || self.noun_at(i));
        if self.is_any(i, &["few", "several"]) {
            let magnitude = i + 1 + usize::from(self.sense(i + 1).magnitude().is_some());
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
        if self.is_any(i, &["near", "nearly", "almost"]) {
            let zero = i + 1 + usize::from(self.sign(i + 1, '-'));
            if self.is(zero, "zero") {
                return Some(zero + 1);
            }
        }
        if self.is_any(i, &["tons", "lots", "plenty", "countless", "zillion"]) {
            return Some(i + 1 + usize::from(self.is(i + 1, "of")));
        }
        if self.is(i, "loads") && self.is(i + 1, "of") {
            return Some(i + 2);
        }
        None
    }

    /// A slip in a unit, and `99.x%`.
    pub(super) fn doubtful(&self, i: usize, scan: &mut Scan) -> Option<usize> {
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
        let place = self.span(i, numeral.end + 1);
        let suggestion = format!("{} {known}", self.span(i, numeral.end).of(self.text));
        let message = format!("\"{word}\" is no unit I know: did you mean {known}?");
        scan.doubts.push(Doubt { span: place, message, suggestion: Some(suggestion) });
        Some(numeral.end + 1)
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
