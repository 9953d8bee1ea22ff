//! How long it may be down, by the promise of step 2.

use super::{Design, Line};

/// The error budget.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Budget {
    /// The promise as a ratio.
    pub promise: f64,
    /// Seconds it may be down in the period.
    pub seconds: f64,
    /// "month" or "year".
    pub period: &'static str,
}

impl<'a> Design<'a> {
    /// The error budget, where availability was promised: over a month of 30 days, or over
    /// a year where the answer counts in years.
    #[must_use]
    pub fn budget(&self) -> Option<Budget> {
        let promise = self.facts.availability.as_ref()?;
        let line = self.line_of(&promise.from);
        let yearly = line.is_some_and(|line| {
            line.says("a year|per year|yearly|year|annual*|yr") && !line.says("month|monthly")
        });
        let (period, days) = if yearly { ("year", 365.0) } else { ("month", 30.0) };
        let promise = promise.value.value;
        Some(Budget { promise, seconds: (1.0 - promise) * days * 86_400.0, period })
    }

    /// The line that promises availability.
    #[must_use]
    pub fn promise_line(&self) -> Option<&Line<'a>> {
        self.line_of(&self.facts.availability.as_ref()?.from)
    }
}
