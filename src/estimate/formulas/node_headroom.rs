//! How many times the peak one ordinary node of the named store would carry.

use super::Formula;
use crate::estimate::computed::Computed;
use crate::estimate::inputs::{at_peak, rates, two_digits};
use crate::estimate::{Facts, Kind, Row};
use crate::quantity::{Dimension, show};

pub(super) const FORMULA: Formula = Formula {
    id: "node_headroom",
    title: "One node would carry",
    unit: "times",
    formula: "comfortable reads (writes) a second of one node / peak reads (writes) a second; the smaller",
    why: "Above 10 nothing else is needed for load; below 1 one node is not enough.",
    source: "the capacity table of this program, each figure with its own sources",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let Some(node) = facts.node.as_ref().map(|node| &node.value) else {
        return vec![Row::missing(formula, None, vec!["a store whose capacity is known".to_owned()])];
    };
    let mut found: Vec<(Computed, String)> = Vec::new();
    for (kind, capacity, word) in [(Kind::Read, node.reads, "reads"), (Kind::Write, node.writes, "writes")] {
        let Some(capacity) = capacity else { continue };
        let any =
            rates(facts, Some(kind)).is_ok_and(|rates| rates.iter().any(|rate| rate.quantity.value > 0.0));
        if !any {
            continue;
        }
        match at_peak(facts, Some(kind), Dimension::none(), |sum, factor| capacity / (sum * factor)) {
            Ok(times) => {
                let peak = capacity / times.quantity.value;
                let workings = format!(
                    "{} {word}/s of one {} node / {}/s",
                    show::number(capacity),
                    node.name,
                    show::number(peak)
                );
                found.push((times, workings));
            }
            Err(missing) => return vec![Row::missing(formula, None, missing)],
        }
    }
    if let Some((times, workings)) =
        found.into_iter().min_by(|(a, _), (b, _)| a.quantity.value.total_cmp(&b.quantity.value))
    {
        let text = format!("about {} times the peak", times.words(|value| show::number(two_digits(value))));
        vec![Row::known(formula, None, times, text, workings)]
    } else {
        let missing = rates(facts, None).err().unwrap_or_else(|| vec!["a load on the store".to_owned()]);
        vec![Row::missing(formula, None, missing)]
    }
}
