//! How much raw data there is in year three.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{kept, kept_in_words, records};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

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
            let inputs: Vec<Input> = records
                .iter()
                .filter_map(|record| Some(Input::new(format!("\"{}\"", record.name), &kept(record)?)))
                .collect();
            let value = compute(&inputs, Dimension::data(), |v| v.iter().sum());
            let workings = records.iter().map(|record| kept_in_words(record)).collect::<Vec<_>>().join(" + ");
            let text = value.words(show::bytes);
            let decision = one_node_holds_it_until(facts, value.quantity.value);
            vec![Row::known(formula, None, value, text, workings).deciding(decision)]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}

/// How much one node of the named store holds before it becomes a project.
fn one_node_holds_it_until(facts: &Facts, bytes: f64) -> String {
    let node = facts.node.as_ref().map(|node| &node.value);
    match node.and_then(|node| Some((&node.name, node.storage?))) {
        Some((name, full)) if full > bytes => {
            format!("One {name} node holds it until there are {}.", show::bytes(full))
        }
        Some((name, full)) => {
            format!("One {name} node holds {} comfortably, which is less.", show::bytes(full))
        }
        None => String::new(),
    }
}
