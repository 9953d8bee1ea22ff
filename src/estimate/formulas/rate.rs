//! How often an operation happens: what most designs are too big for never having asked.

use super::Formula;
use crate::estimate::computed::Computed;
use crate::estimate::{Facts, Row};
use crate::quantity::show;

pub(super) const FORMULA: Formula = Formula {
    id: "rate",
    title: "Rate",
    unit: "1/s",
    formula: "count / period, or actors x actions / period",
    why: "Below a few hundred a second nothing but one ordinary node is needed for load.",
    source: "definition",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    if facts.operations.is_empty() {
        return vec![Row::missing(formula, None, vec!["the operations".to_owned()])];
    }
    facts
        .operations
        .iter()
        .map(|operation| match &operation.rate {
            Some(rate) => Row::known(
                formula,
                Some(&operation.name),
                Computed::exact(rate.value.clone()),
                Computed::exact(rate.value.clone()).words(show::rate),
                format!("{} a day / 86,400 s", show::number(rate.value.value * 86_400.0)),
            ),
            None => Row::missing(formula, Some(&operation.name), vec!["how often it happens".to_owned()]),
        })
        .collect()
}
