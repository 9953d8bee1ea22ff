//! Numbers that know what they measure. [`scan()`] finds them in prose, [`evaluate()`]
//! computes one strict expression, [`combine`] applies a formula to values and
//! ranges, [`show`] says them in words. Knows `text` and nothing else of ours.

mod bar;
mod bound;
#[cfg(test)]
mod cases;
mod dimension;
mod evaluate;
mod expr;
mod fault;
mod figures;
mod function;
#[cfg(test)]
mod laws;
mod mask;
mod measure;
mod noun;
mod number;
mod per;
mod program;
mod prose;
mod said;
mod sample;
mod scan;
mod sense;
pub mod show;
mod term;
mod token;
mod unit;
mod words;
#[cfg(test)]
mod worked;

pub use bar::bar;
pub use dimension::Dimension;
pub use evaluate::{Evaluation, evaluate};
pub use fault::Fault;
pub use said::said;
pub use sample::{combine, spread};
pub use scan::{Doubt, Found, Scan, Spelling, Vague, scan};

/// A number that knows what it measures. `value` is in base units: seconds, bytes,
/// plain counts, ratios 0..1 (a percentage is its ratio), money in its own currency;
/// rates are per second.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The value in base units; of a range its median.
    pub value: f64,
    /// The 90 % interval, where a range was given.
    pub range: Option<Range>,
    /// Whether the value is a limit rather than the value itself.
    pub bound: Option<Bound>,
    /// What is measured.
    pub dimension: Dimension,
}

/// A 90 % interval in base units: its ends are the 5th and the 95th percentile.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// The 5th percentile.
    pub low: f64,
    /// The 95th percentile.
    pub high: f64,
}

/// On which side of the value the truth lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `>`
    More,
}

impl Bound {
    /// The sign of the bound.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::AtLeast => ">=",
            Self::More => ">",
        }
    }
}

impl Quantity {
    /// A value in base units of a dimension.
    #[must_use]
    pub const fn new(value: f64, dimension: Dimension) -> Self {
        Self { value, range: None, bound: None, dimension }
    }

    /// A bare number.
    #[must_use]
    pub const fn plain(value: f64) -> Self {
        Self::new(value, Dimension::none())
    }

    /// A duration in seconds.
    #[must_use]
    pub fn seconds(value: f64) -> Self {
        Self::new(value, Dimension::time())
    }

    /// An amount of data in bytes.
    #[must_use]
    pub fn bytes(value: f64) -> Self {
        Self::new(value, Dimension::data())
    }

    /// A share of one: 0.999 is 99.9 %.
    #[must_use]
    pub fn ratio(value: f64) -> Self {
        Self::new(value, Dimension::ratio())
    }

    /// A rate of nothing in particular, per second.
    #[must_use]
    pub fn per_second(value: f64) -> Self {
        Self::new(value, Dimension::per_time())
    }

    /// A number of things.
    #[must_use]
    pub fn count(value: f64, noun: &str) -> Self {
        Self::new(value, Dimension::count(noun))
    }

    /// A bare number: no unit, no noun, no percentage.
    #[must_use]
    pub fn is_plain(&self) -> bool {
        self.dimension == Dimension::none()
    }

    /// A duration.
    #[must_use]
    pub fn is_time(&self) -> bool {
        self.dimension == Dimension::time()
    }

    /// An amount of data.
    #[must_use]
    pub fn is_data(&self) -> bool {
        self.dimension.data_power() == 1 && self.dimension.time_power() == 0
    }

    /// Something per time, where the something is nothing or counted nouns: not data, not money.
    #[must_use]
    pub fn is_rate(&self) -> bool {
        self.dimension.time_power() == -1 && self.dimension.only_counts()
    }

    /// Data per time.
    #[must_use]
    pub fn is_data_rate(&self) -> bool {
        self.dimension.data_power() == 1 && self.dimension.time_power() == -1
    }

    /// A percentage.
    #[must_use]
    pub fn is_ratio(&self) -> bool {
        self.dimension.is_ratio()
    }

    /// A bare number or a number of counted things.
    #[must_use]
    pub fn is_count(&self) -> bool {
        self.dimension.time_power() == 0 && self.dimension.only_counts() && !self.is_ratio()
    }

    /// Money.
    #[must_use]
    pub fn is_money(&self) -> bool {
        self.dimension.currency().is_some() && self.dimension.time_power() == 0
    }

    /// Money per time.
    #[must_use]
    pub fn is_money_rate(&self) -> bool {
        self.dimension.currency().is_some() && self.dimension.time_power() == -1
    }

    /// The counted nouns, singular: `request` of `50 requests/s`.
    #[must_use]
    pub fn nouns(&self) -> Vec<&str> {
        self.dimension.nouns()
    }
}
