//! A promise that the parts a request waits for cannot keep together.

use super::{Design, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "promise-above-ceiling",
    severity: Severity::Contradiction,
    reason: "A request that needs all its parts is up only while every one of them is: their availabilities multiply. A promise above that product can be kept only if a part is taken off the path, or if the answers say how one goes on without it.",
    source: "availability of a series system; figures of the capacity table, or your own",
    fires: &[
        "99.99 % a month; PostgreSQL in two zones (99.95 %) on every request",
        "99.9 % a month; PostgreSQL (99.95 %) and a payment provider (99.9 %), nothing works without either",
    ],
    near_misses: &[
        "99.9 % a month; PostgreSQL in two zones (99.95 %)",
        "99.9 % a month; the payment provider is gone for 60 s: orders are accepted and paid later",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let (Some(budget), Some(promise)) = (design.budget(), design.promise_line()) else { return Vec::new() };
    let Some(ceiling) = design.ceiling().filter(|ceiling| !ceiling.links.is_empty()) else {
        return Vec::new();
    };
    // Whatever page one shows is what counts: a promise above it, in the same digits.
    if budget.promise - ceiling.ratio <= 1e-9 {
        return Vec::new();
    }
    let message = format!(
        "{} is promised, and what a request waits for reaches {} together: {}. No answer says how one goes on without {}.",
        show::percent(budget.promise),
        show::percent(ceiling.ratio),
        ceiling.workings(),
        if ceiling.links.len() == 1 { "it" } else { "one of them" }
    );
    let ask = "Which part can a request do without for a minute, or which promise would you make instead?";
    let assumed: Vec<&str> =
        ceiling.links.iter().filter(|link| link.assumed).map(|link| link.name.as_str()).collect();
    let sure = if assumed.is_empty() {
        "The percentages are what providers publish for the usual redundant deployment; they are refund rules, not measurements. Your own figure counts before them.".to_owned()
    } else {
        format!(
            "The percentage of {} is a planning assumption; write the provider's own figure on its line and it counts.",
            assumed.join(" and ")
        )
    };
    let lines = ceiling.links.iter().map(|link| Some(design.line_of_part(link.part).quote()));
    let quotes = std::iter::once(Some(promise.quote())).chain(lines);
    vec![RULE.raise(quotes, message, ask, sure)]
}
