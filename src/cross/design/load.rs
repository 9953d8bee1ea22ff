//! What arrives in the worst minute.

use crate::estimate::{Facts, Kind, Operation, Peak};

/// Requests a second at peak, by kind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Load {
    /// Reads that somebody waits for.
    pub reads: f64,
    /// Writes that somebody waits for.
    pub writes: f64,
    /// Work nobody waits for.
    pub background: f64,
    /// Times the average; 1 where no peak was told.
    pub factor: f64,
    /// Whether a peak was told.
    pub peak_told: bool,
}

impl Load {
    /// The load, where every operation that somebody waits for has a rate.
    #[must_use]
    pub fn of(facts: &Facts) -> Option<Self> {
        Self::of_some(facts, |_| true)
    }

    /// The load of some of the operations.
    #[must_use]
    pub(super) fn of_some(facts: &Facts, counts: impl Fn(&Operation) -> bool) -> Option<Self> {
        let average = |kind: Kind, only: bool| -> Option<f64> {
            let mut sum = 0.0;
            let some = facts.operations.iter().filter(|it| it.kind == kind && (!only || counts(it)));
            for operation in some {
                match &operation.rate {
                    Some(rate) => sum += rate.value.value,
                    None if kind == Kind::Background => {}
                    None => return None,
                }
            }
            Some(sum)
        };
        let all = average(Kind::Read, false)? + average(Kind::Write, false)?;
        let (reads, writes) = (average(Kind::Read, true)?, average(Kind::Write, true)?);
        let background = average(Kind::Background, true)?;
        if facts.operations.is_empty() || all <= 0.0 && background <= 0.0 {
            return None;
        }
        let factor = match facts.peak.as_ref().map(|peak| &peak.value) {
            Some(Peak::Factor(factor)) => factor.value,
            Some(Peak::Rate { rate, operation }) => {
                let own = operation.as_ref().and_then(|name| named(facts, name));
                let base = own.and_then(|it| it.rate.as_ref()).map_or(all, |rate| rate.value.value);
                if base > 0.0 { rate.value / base } else { 1.0 }
            }
            None => 1.0,
        };
        Some(Self {
            reads: reads * factor,
            writes: writes * factor,
            background: background * factor,
            factor,
            peak_told: facts.peak.is_some(),
        })
    }

    /// All that somebody waits for.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.reads + self.writes
    }

    /// "at peak", or "on average" where no peak was told.
    #[must_use]
    pub fn when(&self) -> &'static str {
        if self.peak_told { "at peak" } else { "on average" }
    }
}

fn named<'a>(facts: &'a Facts, name: &str) -> Option<&'a Operation> {
    facts.operations.iter().find(|operation| operation.name == name)
}
