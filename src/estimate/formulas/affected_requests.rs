//! How many requests meet an outage at the worst moment.

use super::Formula;
use crate::estimate::inputs::{OUTAGES, at_peak};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "affected_requests",
    title: "Requests that meet an outage",
    unit: "count",
    formula: "peak rate x outage",
    why: "So many people see whatever you wrote that they see.",
    source: "definition; at peak, the average beside it",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    OUTAGES
        .iter()
        .map(|(seconds, words)| {
            match at_peak(facts, None, Dimension::none(), |sum, factor| sum * factor * seconds) {
                Ok(value) => {
                    let average = at_peak(facts, None, Dimension::none(), |sum, _| sum * seconds)
                        .map_or(0.0, |q| q.quantity.value);
                    let text =
                        format!("{} ({} on average)", value.words(show::number), show::number(average));
                    let workings = format!("{}/s x {words}", show::number(value.quantity.value / seconds));
                    Row::known(formula, Some(words), value, text, workings)
                }
                Err(missing) => Row::missing(formula, Some(words), missing),
            }
        })
        .collect()
}
