//! All requests together that somebody waits for.

use super::Formula;
use crate::estimate::computed::compute;
use crate::estimate::inputs::{rates, sum_in_words};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "rate_total",
    title: "All requests",
    unit: "1/s",
    formula: "sum of the rates of operations that somebody waits for",
    why: "What the front door sees on an average second; background work is listed apart.",
    source: "definition",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    match rates(facts, None) {
        Ok(rates) if !rates.is_empty() => {
            let total = compute(&rates, Dimension::per_time(), |v| v.iter().sum());
            let text = total.words(show::rate);
            vec![Row::known(formula, None, total, text, sum_in_words(&rates))]
        }
        Ok(_) => vec![Row::missing(formula, None, vec!["an operation that somebody waits for".to_owned()])],
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
