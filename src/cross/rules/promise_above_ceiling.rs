//! A promise that the parts a request waits for cannot keep together.

use super::{Design, Objection, Rule, Severity};
use crate::cross::design::{Part, shares_word};
use crate::estimate::Operation;
use crate::prompts::Component;
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

/// How far the missing share may exceed the promised one before it counts: figures are
/// no more exact than that.
const SLACK: f64 = 1.1;

fn check(design: &Design<'_>) -> Vec<Objection> {
    // Before the outages are told nobody knows how one goes on.
    if !design.whole && !design.has("bottlenecks.outages") {
        return Vec::new();
    }
    let (Some(budget), Some(promise)) = (design.budget(), design.promise_line()) else { return Vec::new() };
    let mut product = 1.0;
    let (mut workings, mut quotes, mut assumed) = (Vec::new(), vec![Some(promise.quote())], Vec::new());
    let mut machines: Vec<&str> = Vec::new();
    for part in &design.parts {
        for (name, component, stated) in waited_for(design, part) {
            let ratio = stated.or_else(|| figure(part, component));
            let Some(ratio) = ratio.filter(|_| !design.goes_on_without(&name, 60.0)) else { continue };
            // Parts on one machine fail together and count once.
            if part.single && machines.contains(&"one machine") {
                continue;
            }
            if part.single {
                machines.push("one machine");
            }
            product *= ratio;
            workings.push(format!("{name} {}", show::percent(ratio)));
            quotes.push(Some(design.line_of_part(part).quote()));
            let basis = component.availability.as_ref().map_or("", |sla| sla.basis.as_str());
            if stated.is_none() && basis == "assumption" {
                assumed.push(name);
            }
        }
    }
    if workings.is_empty() || 1.0 - product <= (1.0 - budget.promise) * SLACK {
        return Vec::new();
    }
    let message = format!(
        "{} is promised, and what a request waits for reaches {} together: {}. No answer says how one goes on without {}.",
        show::percent(budget.promise),
        show::percent(product),
        workings.join(" x "),
        if workings.len() == 1 { "it" } else { "one of them" }
    );
    let ask = "Which part can a request do without for a minute, or which promise would you make instead?";
    let sure = if assumed.is_empty() {
        "The percentages are what providers publish for the usual redundant deployment; they are refund rules, not measurements. Your own figure counts before them.".to_owned()
    } else {
        format!(
            "The percentage of {} is a planning assumption; write the provider's own figure on its line and it counts.",
            assumed.join(" and ")
        )
    };
    vec![RULE.raise(quotes, message, ask, sure)]
}

/// The components of a part that requests wait for, with the availability the answer states.
fn waited_for<'d>(design: &'d Design<'_>, part: &Part) -> Vec<(String, &'d Component, Option<f64>)> {
    let line = design.line_of_part(part);
    let facts = design.facts.dependencies.iter().filter(|fact| fact.from.line == line.number);
    let mut all: Vec<(String, &Component, Option<f64>)> = facts
        .filter_map(|fact| {
            let component = design.component(fact.value.component.as_deref()?)?;
            // Without a word on outages only the store and third parties are sure to be waited for.
            let sure = matches!(component.kind.as_str(), "third-party" | "llm") || first(design, part);
            if !part.is(&component.id) || !sure && !design.has("bottlenecks.outages") {
                return None;
            }
            // Standbys and replicas add to a store; a table used as a queue is part of one.
            let own = !matches!(
                component.id.as_str(),
                "read_replica" | "postgres_queue" | "postgres_fts" | "pgvector"
            );
            let aside = matches!(component.kind.as_str(), "analytics" | "scheduler" | "worker");
            let stated = fact.value.availability.as_ref().map(|stated| stated.value);
            (own && !aside && !off_the_path(line)).then(|| (fact.value.name.clone(), component, stated))
        })
        .collect();
    // A promise for one operation counts only what that one waits for.
    let promised = promised(design);
    if !promised.is_empty() && !design.on_the_path(part) {
        let first = first(design, part);
        all.retain(|(_, component, _)| {
            first && component.is_store()
                || promised.iter().any(|operation| {
                    design.waits_for(operation, part, component) || shares_word(line.text, &operation.name)
                })
        });
    }
    if all.is_empty() && design.on_the_path(part) {
        let first = part.ids.iter().find_map(|id| design.component(id));
        all.extend(first.map(|component| (part.name.clone(), component, None)));
    }
    all
}

/// Whether a part is the store that every operation waits for.
fn first(design: &Design<'_>, part: &Part) -> bool {
    design.store().is_some_and(|store| store.part.index == part.index)
}

/// The operations that the promise names; none where it is for everything.
fn promised<'d>(design: &'d Design<'_>) -> Vec<&'d Operation> {
    let Some(line) = design.promise_line() else { return Vec::new() };
    design.facts.operations.iter().filter(|operation| shares_word(line.text, &operation.name)).collect()
}

fn off_the_path(line: &crate::cross::design::Line<'_>) -> bool {
    line.says(
        "\
            async*|background|nobody waits|does not wait|off the path|not on the path|\
            nightly|worker*|behind a queue|outbox|webhook*|after the answer",
    )
}

/// The planning figure of a component, or of a single one where the line says so.
fn figure(part: &Part, component: &Component) -> Option<f64> {
    let single = component.availability.as_ref().and_then(|sla| {
        let alone = ["single instance", "one cloud VM", "documentdb single-az", "memorydb single-az"];
        sla.variants.iter().find(|variant| alone.contains(&variant.name.as_str()))?.percent
    });
    // What has no figure for two has none for one that a contradiction could rest on.
    let usual = component.planning()?;
    single.filter(|_| part.single).map_or(Some(usual), |percent| Some(percent / 100.0))
}
