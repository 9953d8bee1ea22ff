//! How many reads come for each write.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{rates, sum_in_words};
use crate::estimate::{Facts, Kind, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "read_write_ratio",
    title: "Reads for each write",
    unit: "times",
    formula: "sum of read rates / sum of write rates",
    why: "Caches and read replicas pay off where reads are many times the writes, and only there.",
    source: "definition",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let both = rates(facts, Some(Kind::Read)).and_then(|reads| Ok((reads, rates(facts, Some(Kind::Write))?)));
    match both {
        Ok((reads, writes)) if writes.iter().any(|rate| rate.quantity.value > 0.0) => {
            let split = reads.len();
            let inputs: Vec<Input> = reads.iter().chain(&writes).cloned().collect();
            let ratio = compute(&inputs, Dimension::none(), |v| {
                v[..split].iter().sum::<f64>() / v[split..].iter().sum::<f64>()
            });
            let text = format!("{} to 1", ratio.words(show::number));
            let workings = format!("({}) / ({})", sum_in_words(&reads), sum_in_words(&writes));
            vec![Row::known(formula, None, ratio, text, workings)]
        }
        Ok(_) => vec![Row::missing(formula, None, vec!["an operation that writes".to_owned()])],
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
