//! What waits when the outage is over, if every request was kept.

use super::Formula;
use crate::estimate::inputs::{OUTAGES, at_peak};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "backlog",
    title: "Waiting after an outage",
    unit: "count",
    formula: "peak rate x outage",
    why: "Whatever keeps requests has to hold so many; a smaller buffer loses the rest.",
    source: "fluid queue: arrivals x time without service",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    OUTAGES
        .iter()
        .map(|(seconds, words)| {
            match at_peak(facts, None, Dimension::none(), |sum, factor| sum * factor * seconds) {
                Ok(value) => {
                    let workings = format!(
                        "{}/s x {words}, if every request is kept",
                        show::number(value.quantity.value / seconds)
                    );
                    let text = value.words(show::number);
                    Row::known(formula, Some(words), value, text, workings)
                }
                Err(missing) => Row::missing(formula, Some(words), missing),
            }
        })
        .collect()
}
