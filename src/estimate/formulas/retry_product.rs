//! How many calls one request can become when several layers try again.

use super::Formula;
use crate::estimate::computed::Computed;
use crate::estimate::{Facts, Retry, Row};
use crate::quantity::{Quantity, show};
use crate::text::words;

pub(super) const FORMULA: Formula = Formula {
    id: "retry_product",
    title: "Calls one request can become",
    unit: "times",
    formula: "product of the attempts of the layers a request goes through",
    why: "Above 10, a part that limps is hit hardest when it can least bear it.",
    source: "Site Reliability Engineering (Google, 2016), chapter 22, \"Addressing Cascading Failures\"",
    rows,
};

/// Words that say that a line is about a layer, and not about one of several callees.
const LAYERS: [&str; 12] = [
    "client", "browser", "app", "sdk", "gateway", "proxy", "balancer", "mesh", "sidecar", "service",
    "server", "worker",
];

fn rows(formula: &Formula, facts: &Facts) -> Vec<Row> {
    let tries: Vec<(&Retry, f64)> =
        facts.retries.iter().filter_map(|fact| Some((&fact.value, fact.value.attempts?))).collect();
    let Some(most) = tries.iter().map(|(_, attempts)| *attempts).reduce(f64::max) else {
        return vec![Row::missing(formula, None, vec!["how many attempts each call gets".to_owned()])];
    };
    let layers: Vec<&(&Retry, f64)> = tries.iter().filter(|(retry, _)| is_layer(retry)).collect();
    let (value, workings) = if layers.len() > 1 {
        let product = layers.iter().map(|(_, attempts)| attempts).product();
        let words: Vec<String> = layers
            .iter()
            .map(|(retry, attempts)| format!("{} {}", retry.call, show::number(*attempts)))
            .collect();
        (product, words.join(" x "))
    } else {
        (most, format!("{} attempts in one layer", show::number(most)))
    };
    vec![Row::known(
        formula,
        None,
        Computed::exact(Quantity::plain(value)),
        format!("{} times", show::number(value)),
        workings,
    )]
}

fn is_layer(retry: &Retry) -> bool {
    words(&retry.call).iter().any(|word| LAYERS.contains(&word.folded.trim_end_matches('s')))
}
