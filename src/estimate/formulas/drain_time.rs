//! How long until what waited is worked off.

use super::Formula;
use crate::estimate::inputs::{OUTAGES, at_peak};
use crate::estimate::{Facts, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "drain_time",
    title: "Worked off after",
    unit: "s",
    formula: "backlog / (capacity - peak rate)",
    why: "The outage is over for the user only then; without spare capacity it never is.",
    source: "fluid queue: backlog over spare capacity",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let capacity = facts.node.as_ref().and_then(|node| {
        let node = &node.value;
        // Writes are the scarcer of the two wherever both are known.
        node.writes.or(node.reads).map(|capacity| (capacity, node.name.clone()))
    });
    OUTAGES
        .iter()
        .map(|(seconds, words)| {
            let drain = |capacity: f64| {
                at_peak(facts, None, Dimension::time(), move |sum, factor| {
                    let rate = sum * factor;
                    if capacity > rate { rate * seconds / (capacity - rate) } else { f64::INFINITY }
                })
            };
            match (&capacity, at_peak(facts, None, Dimension::per_time(), |sum, factor| sum * factor)) {
                (_, Err(missing)) => Row::missing(formula, Some(words), missing),
                (None, Ok(_)) => Row::missing(formula, Some(words), vec!["a store whose capacity is known".to_owned()]),
                (Some((capacity, name)), Ok(peak)) => match drain(*capacity) {
                    Ok(value) if value.quantity.value.is_finite() => {
                        let workings = format!(
                            "{}/s x {words} / ({}/s of one {name} node - {}/s)",
                            show::number(peak.quantity.value),
                            show::number(*capacity),
                            show::number(peak.quantity.value)
                        );
                        let text = value.words(show::duration);
                        Row::known(formula, Some(words), value, text, workings)
                    }
                    _ => Row::missing(
                        formula,
                        Some(words),
                        vec![format!(
                            "spare capacity: one {name} node takes {}/s and the peak is {}/s, so it never drains",
                            show::number(*capacity),
                            show::number(peak.quantity.value)
                        )],
                    ),
                },
            }
        })
        .collect()
}
