//! How much raw data there is in year three.

use super::Formula;
use crate::estimate::inputs::{kept, kept_in_words, records};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, Quantity, combine, show};

pub(super) const FORMULA: Formula = Formula {
    id: "bytes_at_horizon",
    title: "Data in year three",
    unit: "B",
    formula: "sum over records of size x count x (three years, or the retention where shorter)",
    why: "Below what one node holds there is nothing to split.",
    source: "definition; raw bytes, without copies and indexes",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    match records(facts) {
        Ok(records) => {
            let parts: Vec<Quantity> = records.iter().filter_map(|record| kept(record)).collect();
            let inputs: Vec<&Quantity> = parts.iter().collect();
            let value = combine(&inputs, Dimension::data(), |v| v.iter().sum());
            let workings = records.iter().map(|record| kept_in_words(record)).collect::<Vec<_>>().join(" + ");
            let text = show::bytes(value.value);
            vec![Row::known(formula, None, value, text, workings)]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
