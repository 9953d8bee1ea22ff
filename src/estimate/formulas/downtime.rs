//! What an availability leaves to be down.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{BUDGET_MONTH, DAY, YEAR};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const PER_DAY: Formula = Formula {
    id: "downtime_per_day",
    title: "May be down a day",
    unit: "s",
    formula: "(1 - availability) x 86,400 s",
    why: "How short a repair has to be if it happens every day.",
    source: "definition",
    rows: |formula, facts| rows(formula, facts, DAY, "1 day"),
};

pub(super) const PER_MONTH: Formula = Formula {
    id: "downtime_per_month",
    title: "May be down a month",
    unit: "s",
    formula: "(1 - availability) x 30 days",
    why: "The error budget: below the time a person needs to react, only automatic failover can keep it.",
    source: "Site Reliability Engineering (Google, 2016), availability table; a month of 30 days",
    rows: |formula, facts| rows(formula, facts, BUDGET_MONTH, "30 days"),
};

pub(super) const PER_YEAR: Formula = Formula {
    id: "downtime_per_year",
    title: "May be down a year",
    unit: "s",
    formula: "(1 - availability) x 365 days",
    why: "What a contract usually speaks of.",
    source: "Site Reliability Engineering (Google, 2016), availability table",
    rows: |formula, facts| rows(formula, facts, YEAR, "365 days"),
};

fn rows(formula: &Formula, facts: &Facts, period: f64, words: &str) -> Vec<Row> {
    let Some(availability) = &facts.availability else {
        return vec![Row::missing(formula, None, vec!["the availability promised".to_owned()])];
    };
    let inputs = [Input::new("the availability", &availability.value)];
    let value = compute(&inputs, Dimension::time(), |v| (1.0 - v[0]) * period);
    let workings = format!("(1 - {}) x {words}", show::percent(availability.value.value));
    let text = value.words(show::duration);
    vec![Row::known(formula, None, value, text, workings)]
}
