//! The store alone, when the cache is empty.

use super::{Design, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "cold-cache",
    severity: Severity::Risk,
    reason: "A cache that was restarted answers nothing. For those minutes the store behind it gets everything; if it cannot bear that, the cache has become a part nothing works without.",
    source: "hit rate of zero at the peak of step 3, against the capacity table",
    fires: &[
        "40,000 reads/s at peak, 95 % hits, one PostgreSQL that takes 25,000",
        "200,000 reads/s at peak, 99 % hits, one MySQL that takes 30,000",
    ],
    near_misses: &[
        "4,000 reads/s at peak, 95 % hits, one PostgreSQL",
        "40,000 reads/s, 95 % hits, and the cache is warmed before it takes traffic",
    ],
    check,
};

const PREPARED: &str = "\
    warm*|cold|empty|coalesc*|single flight|singleflight|stampede|request collapsing|\
    prefill*|preload*|replica*|shard*|partition*|load shed*|rate limit*|snapshot*";

fn check(design: &Design<'_>) -> Vec<Objection> {
    // Before the outages are told nobody knows how one goes on.
    if !design.whole && !design.has("bottlenecks.outages") {
        return Vec::new();
    }
    let (Some(hits), Some(load), Some(store)) = (&design.facts.hit_rate, design.load, design.store()) else {
        return Vec::new();
    };
    let Some(high) =
        store.component.carries("reads").filter(|_| store.component.scope.as_deref() == Some("node"))
    else {
        return Vec::new();
    };
    let questions = ["scale.cache", "bottlenecks.outages", "bottlenecks.parts", "scale.one_node"];
    let prepared = questions.iter().flat_map(|id| design.lines(id)).any(|line| line.says(PREPARED));
    let through = load.reads * (1.0 - hits.value.value);
    if load.reads <= high || through > high || prepared {
        return Vec::new();
    }
    let name = design.name_of(store.component);
    let message = format!(
        "With {} hits {name} sees {} reads/s at peak; with an empty cache it sees all {}. One node takes {} reads/s when tuned.",
        show::percent(hits.value.value),
        show::number(through),
        show::number(load.reads),
        show::number(high)
    );
    let ask = "The cache restarts at noon: what keeps the store standing until it is full again?";
    let quotes = [design.quote(&hits.from), Some(design.line_of_part(store.part).quote())];
    vec![RULE.raise(quotes, message, ask, design.sure(store.component))]
}
