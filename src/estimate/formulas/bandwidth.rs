//! Bytes a second in and out, on average.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{inflow, records};
use crate::estimate::{Facts, Kind, Operation, Row, Stored};
use crate::quantity::{Dimension, show};
use crate::text::words;

pub(super) const IN: Formula = Formula {
    id: "bandwidth_in",
    title: "Traffic in",
    unit: "B/s",
    formula: "sum over records of size x count a second",
    why: "Far below a network card (125 MB/s at 1 Gbit/s) it decides nothing.",
    source: "definition; payload only, without headers",
    rows: rows_in,
};

pub(super) const OUT: Formula = Formula {
    id: "bandwidth_out",
    title: "Traffic out",
    unit: "B/s",
    formula: "sum over reads of rate x size of the record that is read",
    why: "Traffic out is what clouds charge for, and what a CDN takes off you.",
    source: "definition; one record for each read, payload only",
    rows: rows_out,
};

fn per_second() -> Dimension {
    Dimension::data().divide(&Dimension::time())
}

fn rows_in(formula: &Formula, facts: &Facts) -> Vec<Row> {
    match records(facts) {
        Ok(records) => {
            let parts: Vec<Input> = records
                .iter()
                .filter_map(|record| Some(Input::new(format!("\"{}\"", record.name), &inflow(record)?)))
                .collect();
            let value = compute(&parts, per_second(), |v| v.iter().sum());
            let words: Vec<String> =
                parts.iter().map(|part| format!("{}/s", show::bytes(part.quantity.value))).collect();
            let workings =
                if words.is_empty() { "no record says what comes in".to_owned() } else { words.join(" + ") };
            let text = value.words(|bytes| format!("{}/s", show::bytes(bytes)));
            vec![Row::known(formula, None, value, text, workings)]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}

fn rows_out(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let records = match records(facts) {
        Ok(records) => records,
        Err(missing) => return vec![Row::missing(formula, None, missing)],
    };
    let (mut inputs, mut workings, mut missing) = (Vec::new(), Vec::new(), Vec::new());
    for read in facts.operations.iter().filter(|operation| operation.kind == Kind::Read) {
        let size = record_of(read, &records).and_then(|record| record.size.as_ref());
        match (&read.rate, size) {
            (Some(rate), Some(size)) => {
                inputs.push(Input::new(format!("how often \"{}\" happens", read.name), &rate.value));
                inputs.push(Input::new(format!("how big what \"{}\" reads is", read.name), size));
                workings.push(format!(
                    "{}: {}/s x {}",
                    read.name,
                    show::number(rate.value.value),
                    show::bytes(size.value)
                ));
            }
            (None, _) => missing.push(format!("how often \"{}\" happens", read.name)),
            (_, None) => missing.push(format!("how big what \"{}\" reads is", read.name)),
        }
    }
    if inputs.is_empty() {
        if missing.is_empty() {
            missing.push("an operation that reads".to_owned());
        }
        return vec![Row::missing(formula, None, missing)];
    }
    let value = compute(&inputs, per_second(), |v| v.chunks(2).map(|pair| pair[0] * pair[1]).sum());
    let text = value.words(|bytes| format!("{}/s", show::bytes(bytes)));
    vec![Row::known(formula, None, value, text, workings.join(" + "))]
}

/// The record an operation reads: the one whose name its object shares a word with, else
/// the first one with a size.
fn record_of<'a>(operation: &Operation, records: &[&'a Stored]) -> Option<&'a Stored> {
    let stem = |word: &str| word.trim_end_matches('s').to_owned();
    let object: Vec<String> = words(&operation.object).iter().map(|word| stem(&word.folded)).collect();
    let named =
        |record: &&&Stored| words(&record.name).iter().any(|word| object.contains(&stem(&word.folded)));
    records.iter().find(named).or_else(|| records.iter().find(|record| record.size.is_some())).copied()
}
