//! The worst minute: what machines, queues and limits are sized for.

use super::Formula;
use crate::estimate::inputs::{at_peak, peak_in_words, rates, sum_in_words};
use crate::estimate::{Facts, Peak, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "peak_rate",
    title: "Peak",
    unit: "1/s",
    formula: "all requests x peak factor, or the peak rate as given",
    why: "Everything that must not fall over is sized for this number, not for the average.",
    source: "definition",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    if let Some(peak) = &facts.peak
        && let Peak::Rate { rate, operation } = &peak.value
    {
        let text = show::rate(rate.value);
        return vec![Row::known(formula, operation.as_deref(), rate.clone(), text, "as given".to_owned())];
    }
    match at_peak(facts, None, Dimension::per_time(), |sum, factor| sum * factor) {
        Ok(peak) => {
            let workings = format!(
                "({}) x {}",
                sum_in_words(&rates(facts, None).unwrap_or_default()),
                peak_in_words(facts)
            );
            let text = show::rate(peak.value);
            vec![Row::known(formula, None, peak, text, workings)]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}
