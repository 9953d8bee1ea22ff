//! Parts in series: a request that needs all of them gets the product.

use super::Formula;
use crate::estimate::computed::Computed;
use crate::estimate::{Facts, Row};
use crate::quantity::{Quantity, show};

pub(super) const FORMULA: Formula = Formula {
    id: "serial_availability",
    title: "Ceiling of the parts",
    unit: "ratio",
    formula: "product of the availability of the parts a request waits for",
    why: "No promise above it can be kept, unless a part is taken off the path.",
    source: "reliability of a series system; a part's own figure, else the planning figure of its kind",
    rows,
};

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    if facts.dependencies.is_empty() {
        return vec![Row::missing(formula, None, vec!["the parts a request waits for".to_owned()])];
    }
    let (mut product, mut workings, mut missing) = (1.0, Vec::new(), Vec::new());
    for dependency in facts.dependencies.iter().map(|fact| &fact.value) {
        match dependency.availability.as_ref().map(|stated| stated.value).or(dependency.planning) {
            Some(ratio) => {
                product *= ratio;
                workings.push(format!("{} {}", dependency.name, show::percent(ratio)));
            }
            None => missing.push(format!("the availability of {}", dependency.name)),
        }
    }
    if !missing.is_empty() {
        return vec![Row::missing(formula, None, missing)];
    }
    vec![Row::known(
        formula,
        None,
        Computed::exact(Quantity::ratio(product)),
        show::percent(product),
        workings.join(" x "),
    )]
}
