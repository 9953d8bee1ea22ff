//! More requests at work at once than there are connections for.

use super::{Design, Objection, Rule, Severity};
use crate::cross::design::Line;
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
        "5,000 requests/s that may take 300 ms each; PostgreSQL, no pooler, 300 connections at most",
    ],
    near_misses: &[
        "100 requests/s that may take 100 ms each; a pool of 20",
        "5,000 requests/s, each with its connection for 10 ms; a pool of 100",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let (Some(load), Some(store)) = (design.load, design.store()) else { return Vec::new() };
    let mut at_once = 0.0;
    let mut longest: Option<(f64, &crate::estimate::Fact<crate::estimate::Latency>)> = None;
    for operation in design.facts.operations.iter().filter(|it| it.kind != Kind::Background) {
        let (Some(rate), Some(latency)) = (&operation.rate, &operation.latency) else { return Vec::new() };
        let here = rate.value.value * load.factor * latency.value.duration.value;
        at_once += here;
        if longest.is_none_or(|(most, _)| here > most) {
            longest = Some((here, latency));
        }
    }
    let Some((_, latency)) = longest else { return Vec::new() };
    let target = design.quote(&latency.from);
    let sure = "Your latency targets stand in for how long a request holds its connection; measured times are shorter, so this is the worst case you allow.";
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
        return vec![RULE.raise([target, Some(line.quote())], message, ask, sure)];
    }
    let limit = store.component.comfortable.get("connections").map(|comfort| comfort.high);
    let Some(limit) = limit.filter(|limit| *limit > 1.0) else { return Vec::new() };
    let pooled = design.parts.iter().any(|part| part.is("pgbouncer"))
        || design.says(&["pool*", "pgbouncer", "async*", "non blocking"]).is_some();
    if pooled || at_once <= 2.0 * limit {
        return Vec::new();
    }
    let message = format!(
        "At peak {} requests are at work at once if each takes as long as it may; one {} node takes {} connections.",
        show::number(at_once),
        design.name_of(store.component),
        show::number(limit)
    );
    vec![RULE.raise([target, Some(design.line_of_part(store.part).quote())], message, ask, sure)]
}

/// "a pool of 20", "pool size 20", "20 connections in the pool".
fn pool<'d, 'a>(design: &'d Design<'a>) -> Option<(f64, &'d Line<'a>)> {
    design.all_lines().filter(|line| line.says(&["pool", "pools"])).find_map(|line| {
        let at = line.words.iter().position(|word| word == "pool" || word == "pools")?;
        let near = (at.saturating_sub(4)..(at + 4).min(line.words.len())).filter(|index| *index != at);
        let size = near.filter_map(|index| line.words[index].parse::<u32>().ok()).next()?;
        Some((f64::from(size), line))
    })
}
