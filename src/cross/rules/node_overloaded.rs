//! More load than one node carries comfortably, and nothing named against it.

use super::{Design, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "node-overloaded",
    severity: Severity::UnderProvisioned,
    reason: "Above what a tuned node carries at two thirds of its strength, the first busy day decides. A cache, replicas, batches or a partition key may be the answer; silence is none.",
    source: "comfortable figures of the capacity table: a tuned 8 vCPU node at 60 to 70 % load",
    fires: &[
        "8,000 writes/s at peak into one PostgreSQL, which takes 5,000",
        "60,000 reads/s at peak from one PostgreSQL, which takes 25,000, no cache",
    ],
    near_misses: &["3,000 writes/s at peak into one PostgreSQL", "60,000 reads/s, 90 % of them from a cache"],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let (Some(load), Some(store)) = (design.store_load(), design.store()) else { return Vec::new() };
    if store.component.scope.as_deref() != Some("node") {
        return Vec::new();
    }
    let split = "shard*|partition*|split by|several nodes|more nodes";
    let spread =
        design.says(split).is_some() || design.slots("scale.one_node", "partition_key").next().is_some();
    let for_reads = "replica*|cache|cached|caches|cdn|precomputed|materiali*";
    let for_writes = "batch*|bulk|buffer*|queue*|group commit|kafka|aggregat*";
    let hits = design.facts.hit_rate.as_ref().map_or(0.0, |rate| rate.value.value);
    let cases = [
        (
            "reads",
            load.reads * (1.0 - hits),
            design
                .says(for_reads)
                .is_some_and(|line| !line.says("n/a") && !is_excused(design, line.question)),
        ),
        ("writes", load.writes, design.says(for_writes).is_some()),
    ];
    let mut found = Vec::new();
    for (what, rate, answered) in cases {
        let Some(high) = store.component.carries(what) else { continue };
        // Above what the best published node commits it is a contradiction, told elsewhere.
        let beyond = what == "writes" && {
            let node = store.component.ceiling.iter().filter(|it| it.scope == "node" && it.unit == "tx/s");
            node.map(|it| it.value).reduce(f64::max).is_some_and(|most| rate > most)
        };
        if rate <= high || answered || spread || beyond {
            continue;
        }
        let name = design.name_of(store.component);
        let message = format!(
            "{} {what}/s {} are {} times what one {name} node takes when tuned ({}/s), and no answer names a {}.",
            show::number(rate),
            load.when(),
            show::number(rate / high),
            show::number(high),
            if what == "reads" {
                "cache, a replica or a partition key"
            } else {
                "batch, a queue or a partition key"
            }
        );
        let kind = if what == "reads" { crate::estimate::Kind::Read } else { crate::estimate::Kind::Write };
        let quotes = [design.busiest_quote(Some(kind)), Some(design.line_of_part(store.part).quote())];
        let ask = "What takes the rest of it?";
        found.push(RULE.raise(quotes, message, ask, design.sure(store.component)));
    }
    found
}

fn is_excused(design: &Design<'_>, question: &str) -> bool {
    design.answer(question).is_some_and(|answer| answer.excused)
}
