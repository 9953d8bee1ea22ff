//! The four steps, closed and ordered. A step is never skipped.

use serde::Deserialize;

/// One of the four steps of the interview, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// What must it do.
    Functional,
    /// How good must it be.
    Numbers,
    /// How many, how big.
    Scale,
    /// What breaks first, and what is traded.
    Bottlenecks,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 4] = [Self::Functional, Self::Numbers, Self::Scale, Self::Bottlenecks];

    /// The name that stands in question ids: `scale` in `scale.load`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Functional => "functional",
            Self::Numbers => "numbers",
            Self::Scale => "scale",
            Self::Bottlenecks => "bottlenecks",
        }
    }

    /// 1 to 4, as a person counts.
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize + 1
    }
}
