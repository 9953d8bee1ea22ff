//! What one outage burns of the month's error budget.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{BUDGET_MONTH, OUTAGES};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "budget_share",
    title: "Share of the month's budget",
    unit: "ratio",
    formula: "outage / ((1 - availability) x 30 days)",
    why: "Above a third, one such outage a month is most of what you may have.",
    source: "Site Reliability Engineering (Google, 2016), error budgets; a month of 30 days",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let Some(availability) = &facts.availability else {
        return vec![Row::missing(formula, None, vec!["the availability promised".to_owned()])];
    };
    OUTAGES
        .iter()
        .map(|(seconds, words)| {
            let inputs = [Input::new("the availability", &availability.value)];
            let value = compute(&inputs, Dimension::none(), |v| seconds / ((1.0 - v[0]) * BUDGET_MONTH));
            let budget = (1.0 - availability.value.value) * BUDGET_MONTH;
            let text = value.words(show::percent);
            Row::known(formula, Some(words), value, text, format!("{words} / {}", show::duration(budget)))
        })
        .collect()
}
