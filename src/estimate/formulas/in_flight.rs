//! Little's law: how many requests are being worked on at once.

use super::Formula;
use crate::estimate::computed::{Input, compute};
use crate::estimate::inputs::{at_peak, foreground, peak_in_words};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "in_flight",
    title: "At work at once, at peak",
    unit: "count",
    formula: "peak rate x latency target",
    why: "Connections, threads and memory are needed for so many at once; a pool below it makes people wait.",
    source: "Little, \"A Proof for the Queuing Formula: L = λW\", Operations Research 9(3), 1961",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    if foreground(facts).next().is_none() {
        return vec![Row::missing(formula, None, vec!["an operation that somebody waits for".to_owned()])];
    }
    foreground(facts)
        .map(|operation| {
            let item = Some(operation.name.as_str());
            let mut missing = Vec::new();
            if operation.latency.is_none() {
                missing.push("how long it may take".to_owned());
            }
            if operation.rate.is_none() {
                missing.push("how often it happens".to_owned());
            }
            let factor = at_peak(facts, None, Dimension::none(), |_, factor| factor);
            if let Err(more) = &factor {
                missing.extend(more.iter().filter(|_| operation.rate.is_some()).cloned());
            }
            let (Some(latency), Some(rate), Ok(factor)) = (&operation.latency, &operation.rate, &factor)
            else {
                return Row::missing(formula, item, missing);
            };
            let inputs = [
                Input::new(format!("how often \"{}\" happens", operation.name), &rate.value),
                Input::new("the peak", &factor.quantity),
                Input::new("how long it may take", &latency.value.duration),
            ];
            let value = compute(&inputs, Dimension::none(), |v| v.iter().product());
            let workings = format!(
                "{}/s x {} x {}",
                show::number(rate.value.value),
                peak_in_words(facts),
                show::duration(latency.value.duration.value)
            );
            let text = value.words(show::number);
            Row::known(formula, item, value, text, workings)
        })
        .collect()
}
