//! The worst minute: what machines, queues and limits are sized for.

use super::Formula;
use crate::estimate::computed::Computed;
use crate::estimate::inputs::{at_peak, peak_in_words, rates, sum_in_words, two_digits};
use crate::estimate::{Facts, Kind, Peak, Row};
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
        let rate = Computed::exact(rate.clone());
        let text = rate.words(show::rate);
        let decision = one_node_is_enough_until(facts, rate.quantity.value);
        return vec![
            Row::known(formula, operation.as_deref(), rate, text, "as given".to_owned()).deciding(decision),
        ];
    }
    match at_peak(facts, None, Dimension::per_time(), |sum, factor| sum * factor) {
        Ok(peak) => {
            let workings = format!(
                "({}) x {}",
                sum_in_words(&rates(facts, None).unwrap_or_default()),
                peak_in_words(facts)
            );
            let text = peak.words(show::rate);
            let decision = one_node_is_enough_until(facts, peak.quantity.value);
            vec![Row::known(formula, None, peak, text, workings).deciding(decision)]
        }
        Err(missing) => vec![Row::missing(formula, None, missing)],
    }
}

/// At which peak one node of the named store would be full, reads and writes mixed as now.
fn one_node_is_enough_until(facts: &Facts, peak: f64) -> String {
    let Some(node) = facts.node.as_ref().map(|node| &node.value) else { return String::new() };
    let times =
        [(Kind::Read, node.reads), (Kind::Write, node.writes)].into_iter().filter_map(|(kind, carries)| {
            let carries = carries?;
            let load = at_peak(facts, Some(kind), Dimension::per_time(), |sum, factor| sum * factor).ok()?;
            (load.quantity.value > 0.0).then(|| carries / load.quantity.value)
        });
    match times.reduce(f64::min) {
        Some(times) if times > 1.0 => format!(
            "One {} node is enough until the peak is about {}/s; it is {}/s.",
            node.name,
            show::number(two_digits(peak * times)),
            show::number(peak)
        ),
        Some(times) => format!(
            "One {} node is full at about {}/s, below this peak.",
            node.name,
            show::number(two_digits(peak * times))
        ),
        None => String::new(),
    }
}
