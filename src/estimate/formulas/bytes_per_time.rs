//! How fast the raw data grows.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{DAY, YEAR, inflow, records};
use crate::estimate::{Amount, Facts, Row, Stored};
use crate::quantity::{Dimension, Quantity, show};

pub(super) const PER_DAY: Formula = Formula {
    id: "bytes_per_day",
    title: "New data a day",
    unit: "B",
    formula: "sum over records of size x count a day",
    why: "What a backup has to carry away every night.",
    source: "definition",
    rows: |formula, facts| rows(formula, facts, DAY, "a day"),
};

pub(super) const PER_YEAR: Formula = Formula {
    id: "bytes_per_year",
    title: "New data a year",
    unit: "B",
    formula: "sum over records of size x count a year",
    why: "Whether data outgrows a node in the life of this design.",
    source: "definition; a year is 365 days",
    rows: |formula, facts| rows(formula, facts, YEAR, "a year"),
};

fn rows(formula: &Formula, facts: &Facts, seconds: f64, period: &str) -> Vec<Row> {
    let records = match records(facts) {
        Ok(records) => records,
        Err(missing) => return vec![Row::missing(formula, None, missing)],
    };
    let growing: Vec<(&Stored, Quantity)> =
        records.iter().filter_map(|record| Some((*record, inflow(record)?))).collect();
    let inputs: Vec<Input> =
        growing.iter().map(|(record, inflow)| Input::new(format!("\"{}\"", record.name), inflow)).collect();
    let value = compute(&inputs, Dimension::data(), |v| v.iter().sum::<f64>() * seconds);
    let workings: Vec<String> = growing
        .iter()
        .map(|(record, inflow)| match (&record.size, &record.amount) {
            (Some(size), Some(Amount::PerTime(rate))) => format!(
                "{}: {} x {} {period}",
                record.name,
                show::bytes(size.value),
                show::number(rate.value * seconds)
            ),
            _ => format!("{}: {} {period}", record.name, show::bytes(inflow.value * seconds)),
        })
        .collect();
    let text = value.words(show::bytes);
    let workings =
        if workings.is_empty() { "no record says what comes in".to_owned() } else { workings.join(" + ") };
    vec![Row::known(formula, None, value, text, workings)]
}
