//! What one word means to a reader of quantities, looked up once when text is cut.

use super::unit::{self, Measure, Unit};
use super::words;

/// The meanings of a word. One word may be a unit and a magnitude at once (`mm`).
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sense {
    pub(super) unit: Option<Unit>,
    pub(super) number: Option<Number>,
    /// It can't name what is counted.
    pub(super) stop: bool,
    /// It parts a number from a later `per day`.
    pub(super) breaks: bool,
    /// A quantity may begin with it.
    pub(super) starts: bool,
}

/// A word that stands for a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Number {
    /// `two`.
    Small(f64),
    /// `million`.
    Magnitude(f64),
    /// `hourly`: the seconds of the period.
    Adverb(f64),
}

impl Sense {
    /// No word at all.
    pub(super) const NONE: Self =
        Self { unit: None, number: None, stop: false, breaks: false, starts: false };

    /// Looks a word up in all tables.
    pub(super) fn of(word: &str) -> Self {
        let mut buffer = [0; 24];
        let Some(lower) = unit::lowered(word, &mut buffer) else { return Self::NONE };
        let number = (words::small(lower).map(Number::Small))
            .or_else(|| words::magnitude(lower).map(Number::Magnitude))
            .or_else(|| words::adverb(lower).map(Number::Adverb));
        let percentile = lower.starts_with(['p', 't']) && lower.bytes().any(|byte| byte.is_ascii_digit());
        Self {
            unit: unit::unit_lowered(word, lower),
            number,
            stop: words::is_stop(lower),
            breaks: words::breaks(lower),
            starts: number.is_some() || words::starts(lower) || percentile,
        }
    }

    /// The seconds of a unit of time.
    pub(super) fn time(&self) -> Option<f64> {
        self.unit.filter(|unit| unit.measure == Measure::Time).map(|unit| unit.factor)
    }

    /// The worth of a magnitude.
    pub(super) fn magnitude(&self) -> Option<f64> {
        if let Some(Number::Magnitude(value)) = self.number { Some(value) } else { None }
    }

    /// The value of a small number word.
    pub(super) fn small(&self) -> Option<f64> {
        if let Some(Number::Small(value)) = self.number { Some(value) } else { None }
    }

    /// The seconds that an adverb repeats after.
    pub(super) fn adverb(&self) -> Option<f64> {
        if let Some(Number::Adverb(seconds)) = self.number { Some(seconds) } else { None }
    }
}
