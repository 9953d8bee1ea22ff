//! A latency target below what the parts on its path need at best.

use super::{Design, Objection, Rule, Severity};
use crate::estimate::{Kind, Operation};
use crate::prompts::Component;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "latency-below-path",
    severity: Severity::Contradiction,
    reason: "An operation is at least as slow as the parts it waits for, one after the other. A target below the sum of their optimistic times cannot be met by better code.",
    source: "latency figures of the capacity table: the low end of p99 for p95 and above, of p50 below",
    fires: &[
        "pay an order: p99 < 500 ms, and Stripe takes 1 s in its best p99",
        "read a price: p99 < 1 ms from PostgreSQL, which takes 2 ms in its best p99",
    ],
    near_misses: &[
        "pay an order: p99 < 3 s with Stripe",
        "pay an order: p99 < 500 ms; Stripe is called in the background",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    design.facts.operations.iter().filter_map(|operation| of_operation(design, operation)).collect()
}

fn of_operation(design: &Design<'_>, operation: &Operation) -> Option<Objection> {
    let latency = operation.latency.as_ref().filter(|_| operation.kind != Kind::Background)?;
    let percentile = latency.value.percentile?;
    let tail = percentile >= 95.0;
    let target = latency.value.duration.range.map_or(latency.value.duration.value, |range| range.high);
    let best = |component: &Component| {
        let latencies = component.latency.as_ref()?;
        let span = if tail { latencies.p99.as_ref() } else { latencies.p50.as_ref() };
        span.map(|span| span.low / 1_000.0)
    };
    let (mut sum, mut workings, mut quotes) = (0.0, Vec::new(), vec![design.quote(&latency.from)]);
    let mut rough = None;
    let mut add = |component: &Component, line, quotes: &mut Vec<_>| {
        let Some(seconds) = best(component) else { return };
        sum += seconds;
        workings.push(format!("{} {}", design.name_of(component), show::duration(seconds)));
        quotes.push(Some(line));
        rough = Some(design.sure(component));
    };
    if let Some(store) = design
        .store()
        .filter(|store| store.component.kind != "object-store" && !cached(design, operation, percentile))
    {
        add(store.component, design.line_of_part(store.part).quote(), &mut quotes);
    }
    for part in &design.parts {
        for component in part.ids.iter().filter_map(|id| design.component(id)) {
            if !component.is_store() && design.waits_for(operation, part, component) {
                add(component, design.line_of_part(part).quote(), &mut quotes);
            }
        }
    }
    if workings.is_empty() || sum <= target {
        return None;
    }
    let which = if tail { "p99" } else { "median" };
    let message = format!(
        "\"{}\" may take {}, and what it waits for takes {} at best ({which}): {}.",
        operation.name,
        show::duration(target),
        show::duration(sum),
        workings.join(" + ")
    );
    let ask = "Does the caller really wait for all of it, or may the target be higher?";
    Some(RULE.raise(quotes, message, ask, rough.unwrap_or_default()))
}

/// Whether so many reads are answered by a cache that the percentile does not see the store.
fn cached(design: &Design<'_>, operation: &Operation, percentile: f64) -> bool {
    let hits = design.facts.hit_rate.as_ref().map_or(0.0, |rate| rate.value.value * 100.0);
    let memory = design
        .says(
            "\
            in memory|in process|from memory|precomputed|at the edge|cdn",
        )
        .is_some();
    operation.kind == Kind::Read && (hits >= percentile || memory)
}
