//! Rates: which is the busiest, and whether two numbers are the same one rounded.

use super::Design;
use crate::cross::Quote;
use crate::estimate::{Fact, Kind};
use crate::quantity::Quantity;

impl Design<'_> {
    /// The highest average rate of an operation; of a kind of them, where one is given.
    #[must_use]
    pub fn busiest(&self, kind: Option<Kind>) -> Option<&Fact<Quantity>> {
        let some = self.facts.operations.iter().filter(|it| kind.is_none_or(|kind| it.kind == kind));
        some.filter_map(|it| it.rate.as_ref()).max_by(|a, b| a.value.value.total_cmp(&b.value.value))
    }

    /// The line of the busiest operation, quoted.
    #[must_use]
    pub fn busiest_quote(&self, kind: Option<Kind>) -> Option<Quote> {
        self.quote(&self.busiest(kind)?.from)
    }
}

/// Within a tenth, or within what people round away: a day of 100,000 s, one digit.
#[must_use]
pub fn same_rate(a: f64, b: f64) -> bool {
    if a <= 0.0 || b <= 0.0 {
        return true;
    }
    let close = |a: f64, b: f64| (a / b - 1.0).abs() <= 0.101 || (b / a - 1.0).abs() <= 0.101;
    let one_digit = |value: f64| {
        let scale = 10_f64.powf(value.log10().floor());
        (value / scale).round() * scale
    };
    close(a, b)
        || close(a * 0.864, b)
        || close(b * 0.864, a)
        || close(one_digit(a), b)
        || close(one_digit(a * 0.864), b)
        || close(one_digit(b), a)
}
