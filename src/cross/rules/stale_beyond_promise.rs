//! A cache or a replica that is older than what was promised.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Freshness, shared_words, shares_word};
use crate::estimate::Kind;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "stale-beyond-promise",
    severity: Severity::Contradiction,
    reason: "Whoever reads from a cache or a replica reads the past. How old it may be was promised for each kind of data; the lifetime in the cache, or the lag of the replica, must not exceed it.",
    source: "definition of bounded staleness and read-your-writes (Terry et al., Session Guarantees, 1994)",
    fires: &[
        "price: at most 10 s old; prices cached for 5 min",
        "profile: read-your-writes; all reads go to a replica",
    ],
    near_misses: &[
        "price: at most 10 min old; prices cached for 5 min",
        "balance: read-your-writes; product pages cached for an hour: another datum",
    ],
    check,
};

const INVALIDATES: &str = "\
    invalidat*|evict on*|evicted on*|evicted when*|write through|updated on*|on write|\
    on update|on change|on every change|purge*|deleted on*|deleted when*|refreshed on*|\
    immutable|never changes|never change|do not change|does not change|versioned|etag";
const CHANGES: &[&str] = &[
    "edit", "update", "change", "rename", "set", "move", "cancel", "delete", "replace", "correct", "adjust",
    "pay", "transfer", "withdraw", "deposit", "book", "reserve", "buy", "assign", "approve", "close",
    "restock", "vote",
];

fn check(design: &Design<'_>) -> Vec<Objection> {
    let promises = design.freshness();
    promises
        .iter()
        .flat_map(|promise| [cached_longer(design, promise), read_from_replica(design, promise)])
        .flatten()
        .collect()
}

fn cached_longer(design: &Design<'_>, promise: &Freshness<'_, '_>) -> Option<Objection> {
    let line = design.lines("scale.cache").iter().find(|line| shares_word(line.text, promise.data))?;
    if line.says(INVALIDATES) || design.lines("scale.cache").iter().any(|line| line.says(INVALIDATES)) {
        return None;
    }
    let lifetime = line.durations().reduce(f64::max)?;
    // "seat map" is cached, not "seat": the promise that says more of it is the one.
    let nearness = |name: &str| shared_words(line.text, name);
    let others = design.slots("numbers.consistency", "data");
    if others.map(|other| nearness(&other.text)).max() > Some(nearness(promise.data)) {
        return None;
    }
    let (bound, strict) = (promise.bound, promise.strict);
    // A map of the seats is no seat: strictness is about the thing itself.
    let strict = strict.filter(|_| !promise.line.says("at the|at checkout|when"));
    let strict = strict.filter(|_| is_about(line.head(), promise.data));
    let message = match (bound, strict) {
        (Some(bound), _) if lifetime > bound * 1.001 => format!(
            "{} may be {} old, and the cache keeps it for {} without being told of a change.",
            promise.data,
            show::duration(bound),
            show::duration(lifetime)
        ),
        (None, Some(strict)) if changes(design, promise.data) => format!(
            "{} is promised {strict}, and the cache keeps it for {} without being told of a change.",
            promise.data,
            show::duration(lifetime)
        ),
        _ => return None,
    };
    let ask = "What takes the old value out of the cache when it changes, or may it be that old after all?";
    Some(RULE.raise([Some(promise.line.quote()), Some(line.quote())], message, ask, OWN_WORDS))
}

fn read_from_replica(design: &Design<'_>, promise: &Freshness<'_, '_>) -> Option<Objection> {
    const READS: &str = "\
    reads go to|reads from|reads come from|read from|reads are served|serves reads|\
    serve reads|for reads|reads to|all reads|takes the reads|take the reads|\
    answers the reads";
    const PRIMARY: &str = "\
    primary|leader|own reads|own writes|sticky|except|reports|report|analytics|dashboard*|\
    synchronous*|failover|standby";
    let questions = ["bottlenecks.parts", "scale.one_node", "scale.cache", "bottlenecks.tradeoffs"];
    let line = questions.iter().flat_map(|id| design.lines(id)).find(|line| {
        line.says("\
            replica|replicas|secondary|follower|followers")
            && line.says(READS)
            && !line.says(PRIMARY)
            // A line about one datum says nothing about another.
            && (shares_word(line.text, promise.data)
                || !design.facts.records.iter().any(|record| shares_word(line.text, &record.value.name)))
    })?;
    if promise.line.says("primary|leader")
        || design
            .says(
                "\
            own reads go to the primary|from the primary|to the primary|from the leader",
            )
            .is_some()
    {
        return None;
    }
    let (bound, strict) = (promise.bound, promise.strict);
    let lag = line.durations().reduce(f64::max);
    let message = match (bound, lag, strict) {
        (Some(bound), Some(lag), _) if lag > bound * 1.001 => format!(
            "{} may be {} old, and the replica it is read from may lag {}.",
            promise.data,
            show::duration(bound),
            show::duration(lag)
        ),
        (None, _, Some(strict)) => {
            format!(
                "{} is promised {strict}, and reads go to a replica, which lags behind what was just written.",
                promise.data
            )
        }
        _ => return None,
    };
    let ask = "Which reads must go to the primary so that the promise holds?";
    Some(RULE.raise([Some(promise.line.quote()), Some(line.quote())], message, ask, OWN_WORDS))
}

/// Whether what is cached is the datum itself: "balances of active customers" are balances,
/// "seat maps" are no seats.
fn is_about(cached: &str, data: &str) -> bool {
    let end = [" of ", " for ", " in ", " by "].iter().filter_map(|word| cached.find(word)).min();
    let named = &cached[..end.unwrap_or(cached.len())];
    named.split(" and ").filter_map(|one| one.split_whitespace().last()).any(|head| shares_word(head, data))
}

/// Whether an operation changes the datum after it was made; what is only ever added cannot be stale.
fn changes(design: &Design<'_>, data: &str) -> bool {
    design.facts.operations.iter().any(|operation| {
        let verb = operation.name.split(' ').next().unwrap_or_default();
        operation.kind != Kind::Read && CHANGES.contains(&verb) && shares_word(data, &operation.name)
    })
}
