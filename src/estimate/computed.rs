//! A computed number with what carries its spread, and how both are said.

use crate::quantity::{Dimension, Quantity, combine, spread};

/// A number that goes into a formula, with its name for people.
#[derive(Debug, Clone)]
pub(super) struct Input {
    /// What it is: "how often \"follow a short link\" happens".
    pub(super) name: String,
    /// The number.
    pub(super) quantity: Quantity,
}

impl Input {
    /// A named number.
    pub(super) fn new(name: impl Into<String>, quantity: &Quantity) -> Self {
        Self { name: name.into(), quantity: quantity.clone() }
    }
}

/// A number that came out.
#[derive(Debug, Clone)]
pub(super) struct Computed {
    /// The number.
    pub(super) quantity: Quantity,
    /// Which input its spread comes from, where ranges went in.
    pub(super) spread: Option<String>,
}

impl Computed {
    /// A number that no range went into.
    pub(super) const fn exact(quantity: Quantity) -> Self {
        Self { quantity, spread: None }
    }

    /// The number in words; a range with both ends.
    pub(super) fn words(&self, show: impl Fn(f64) -> String) -> String {
        let middle = show(self.quantity.value);
        match &self.quantity.range {
            Some(range) => format!("{middle} (90 %: {} to {})", show(range.low), show(range.high)),
            None => middle,
        }
    }
}

/// Applies `f` to the inputs: exact where none is a range, else sampled, with the input named
/// that most of the spread comes from.
pub(super) fn compute(inputs: &[Input], dimension: Dimension, f: impl Fn(&[f64]) -> f64) -> Computed {
    let numbers: Vec<&Quantity> = inputs.iter().map(|input| &input.quantity).collect();
    let quantity = combine(&numbers, dimension, &f);
    if quantity.range.is_none() {
        return Computed::exact(quantity);
    }
    let shares = spread(&numbers, f);
    let ranges = inputs.iter().filter(|input| input.quantity.range.is_some()).count();
    let most = shares.iter().zip(inputs).max_by(|(a, _), (b, _)| a.total_cmp(b));
    let said = most.map(|(share, input)| {
        if ranges == 1 {
            format!("the spread comes from {}", input.name)
        } else {
            format!("{:.0} % of the spread comes from {}", share * 100.0, input.name)
        }
    });
    Computed { quantity, spread: said }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quantity::{Range, show};

    #[test]
    fn a_range_is_said_with_both_ends_and_where_its_spread_comes_from() {
        let ranged = |low, high| Quantity { range: Some(Range { low, high }), ..Quantity::plain(2.0) };
        let inputs = [Input::new("the load", &ranged(1.0, 4.0)), Input::new("the peak", &ranged(1.9, 2.1))];
        let computed = compute(&inputs, Dimension::none(), |v| v[0] * v[1]);
        assert!(computed.spread.clone().unwrap().contains("from the load"), "{computed:?}");
        assert!(computed.words(show::number).contains("(90 %: "), "{}", computed.words(show::number));
        let exact = compute(&[Input::new("x", &Quantity::plain(2.0))], Dimension::none(), |v| v[0] * 3.0);
        assert_eq!((exact.words(show::number).as_str(), exact.spread), ("6", None));
    }
}
