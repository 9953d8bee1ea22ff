//! More requests at work at once than there are connections for.

use super::{Design, Objection, Rule, Severity};
use crate::cross::Quote;
use crate::cross::design::{Line, Load};
use crate::estimate::Kind;
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "pool-too-small",
    severity: Severity::Risk,
    reason: "Rate times duration is how many requests are at work at once (Little's law). Where each holds a connection, a pool below that makes people wait although nothing is slow.",
    source: "Little, A Proof for the Queuing Formula, 1961; connection limits of the capacity table",
    fires: &[
        "1,000 requests/s that may take 200 ms each; a pool of 20 on each of two VMs",
        "5,000 requests/s, 100 ms each; PostgreSQL, no pool named, 300 connections at most",
    ],
    near_misses: &[
        "100 requests/s that may take 100 ms each; a pool of 20",
        "5,000 requests/s, each with its connection for 10 ms; a pool of 100",
    ],
    check,
};

/// The longest a request is taken to hold its connection, in seconds, where nobody says.
const HELD: f64 = 0.1;

fn check(design: &Design<'_>) -> Vec<Objection> {
    let (Some(load), Some(store)) = (design.load, design.store()) else { return Vec::new() };
    let Some((at_once, target)) = at_once(design, &load, f64::INFINITY) else { return Vec::new() };
    let ask = "How long does a request hold its connection, and what do the others do meanwhile?";
    if let Some((size, line)) = pool(design) {
        let instances = design.app_nodes().unwrap_or(1.0);
        // A line that says how long a connection is held has done this sum already.
        if at_once <= size * instances || line.durations().next().is_some() {
            return Vec::new();
        }
        let message = format!(
            "At peak {} requests are at work at once if each takes as long as it may, and the pool holds {} x {} instances.",
            show::number(at_once),
            show::number(size),
            show::number(instances)
        );
        let sure = "Your latency targets stand in for how long a request holds its connection; measured times are shorter, so this is the worst case you allow.";
        return vec![RULE.raise([target, Some(line.quote())], message, ask, sure)];
    }
    let limit = store.component.comfortable.get("connections").map(|comfort| comfort.high);
    let limit = limit.filter(|limit| *limit > 1.0 && store.component.scope.as_deref() == Some("node"));
    let Some((limit, (held, target))) = limit.zip(at_once_at_most(design, &load)) else { return Vec::new() };
    let elsewhere = "pool*|pgbouncer|async*|non blocking|shard*|split by|partition*|cache*|in memory|replica*|redis|batch*";
    if held <= limit || design.says(elsewhere).is_some() {
        return Vec::new();
    }
    let message = format!(
        "At peak {} requests are at work at once if each holds its connection for {}; one {} node takes {} connections, and no answer names a pool.",
        show::number(held),
        show::duration(HELD),
        design.name_of(store.component),
        show::number(limit)
    );
    let sure = "100 ms is an assumption where your targets allow more; a measured time beats it.";
    vec![RULE.raise([target, Some(design.line_of_part(store.part).quote())], message, ask, sure)]
}

fn at_once_at_most(design: &Design<'_>, load: &Load) -> Option<(f64, Option<Quote>)> {
    at_once(design, load, HELD)
}

/// Little's law over the operations that wait for nobody outside, with the target that
/// weighs most.
fn at_once(design: &Design<'_>, load: &Load, longest: f64) -> Option<(f64, Option<Quote>)> {
    let mut sum = 0.0;
    let mut heaviest: Option<(f64, Option<Quote>)> = None;
    for operation in design.facts.operations.iter().filter(|it| it.kind != Kind::Background) {
        let outside = design.parts.iter().any(|part| {
            let components = part.ids.iter().filter_map(|id| design.component(id));
            components.into_iter().any(|it| !it.is_store() && design.waits_for(operation, part, it))
        });
        let (rate, latency) = (operation.rate.as_ref()?, operation.latency.as_ref()?);
        if outside {
            continue;
        }
        let here = rate.value.value * load.factor * latency.value.duration.value.min(longest);
        sum += here;
        if heaviest.as_ref().is_none_or(|(most, _)| here > *most) {
            heaviest = Some((here, design.quote(&latency.from)));
        }
    }
    heaviest.map(|(_, quote)| (sum, quote))
}

/// "a pool of 20", "pool size 20", "20 connections in the pool".
fn pool<'d, 'a>(design: &'d Design<'a>) -> Option<(f64, &'d Line<'a>)> {
    design.all_lines().filter(|line| line.says("pool|pools")).find_map(|line| {
        let at = line.words.iter().position(|word| word == "pool" || word == "pools")?;
        let near = (at.saturating_sub(4)..(at + 4).min(line.words.len())).filter(|index| *index != at);
        let size = near.into_iter().find_map(|index| line.words[index].parse::<u32>().ok())?;
        Some((f64::from(size), line))
    })
}
