//! A partition key that the busiest query does not use, or one that makes a node hot.

use super::{Design, OWN_WORDS, Objection, Rule, Severity};
use crate::cross::design::{Line, shares_word};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "partition-key-unused",
    severity: Severity::Risk,
    reason: "A query that does not filter on the partition key asks every partition. A key whose largest value has a large share of the load makes one partition hot while the others idle.",
    source: "load of step 3 times the largest key's share; partition and node limits of the capacity table",
    fires: &[
        "split by tenant_id; messages by thread: most of the load, index (thread_id)",
        "split by customer, the largest is 30 % of 40,000 writes/s: 12,000 on one node",
    ],
    near_misses: &[
        "split by tenant_id; messages of a tenant by thread: index (tenant_id, thread_id)",
        "split by customer, the largest is 1 % of 40,000 writes/s",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let split =
        design.slots("scale.one_node", "verdict").any(|it| it.reading.as_deref() == Some("does not fit"));
    let Some(key) = design.slots("scale.one_node", "partition_key").next().filter(|_| split) else {
        return Vec::new();
    };
    let lines = design.lines("scale.one_node");
    let Some(line) = lines.iter().find(|line| line.number == key.line) else { return Vec::new() };
    let mut found = Vec::new();
    found.extend(unused(design, line, &key.text));
    found.extend(hot(design, line));
    found
}

fn unused(design: &Design<'_>, line: &Line<'_>, key: &str) -> Option<Objection> {
    let queries = design.lines("scale.queries");
    let marked = queries.iter().find(|query| {
        query.says(
            "\
            most of the load|most of the traffic|nearly all|almost all|hot path|most reads|\
            most requests",
        ) || query.numbers().iter().any(|it| it.quantity.is_ratio() && it.quantity.value > 0.5)
    });
    // A lone query is the busiest one of the data that is split only where it is about that data.
    let largest = design.stored_bytes().map(|(_, record)| record.value.name.as_str());
    let about = |query: &&Line<'_>| largest.is_some_and(|name| shares_word(query.text, name));
    let busiest = marked.or_else(|| queries.first().filter(|_| queries.len() == 1).filter(about))?;
    let bare = key.trim_end_matches("_id").trim_end_matches("id");
    if shares_word(busiest.text, key)
        || bare.len() > 2 && busiest.text.to_lowercase().contains(&bare.to_lowercase())
    {
        return None;
    }
    let message = format!(
        "The data is split by {key}, and the busiest query does not filter on it: it asks every partition."
    );
    let ask = "How does the query know which partition to ask?";
    Some(RULE.raise([Some(line.quote()), Some(busiest.quote())], message, ask, OWN_WORDS))
}

fn hot(design: &Design<'_>, line: &Line<'_>) -> Option<Objection> {
    let (load, store) = (design.load?, design.store()?);
    let largest = design.lines("scale.one_node").iter().find(|line| {
        line.says(
            "\
            largest|biggest|hottest|busiest|top|heaviest",
        )
    })?;
    let share =
        largest.numbers().iter().find(|it| it.quantity.is_ratio() && it.quantity.value < 1.0)?.quantity.value;
    for (what, rate) in [("writes", load.writes), ("reads", load.reads)] {
        let unit = format!("{what}/s");
        let partition = store.component.ceiling.iter().find(|it| it.scope == "partition" && it.unit == unit);
        let node = store.component.carries(what).filter(|_| store.component.scope.as_deref() == Some("node"));
        let Some(limit) = partition.map(|it| it.value).or(node) else { continue };
        if rate * share > limit {
            let message = format!(
                "The largest key gets {} of {} {unit} at peak, so {} on one partition, which takes {}.",
                show::percent(share),
                show::number(rate),
                show::number(rate * share),
                show::number(limit)
            );
            let ask = "How is the largest key split further?";
            let quotes = [Some(largest.quote()), Some(line.quote())];
            return Some(RULE.raise(quotes, message, ask, design.sure(store.component)));
        }
    }
    None
}
