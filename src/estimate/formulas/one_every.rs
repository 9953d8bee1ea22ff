//! The same rate the other way round: a rate far below one a second says little, "one every
//! nine seconds" says it all.

use super::Formula;
use crate::estimate::computed::compute;
use crate::estimate::inputs::rates;
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "one_every",
    title: "One request every",
    unit: "s",
    formula: "1 / all requests a second",
    why: "A feeling for the load: above a second, a laptop would do.",
    source: "definition",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    match rates(facts, None) {
        Ok(rates) if rates.iter().any(|rate| rate.quantity.value > 0.0) => {
            let every = compute(&rates, Dimension::time(), |v| 1.0 / v.iter().sum::<f64>());
            let total: f64 = rates.iter().map(|rate| rate.quantity.value).sum();
            let text = every.words(show::duration);
            vec![Row::known(formula, None, every, text, format!("1 / {}/s", show::number(total)))]
        }
        Ok(_) => vec![Row::missing(formula, None, vec!["an operation that happens at all".to_owned()])],
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
