//! More bytes, or more writes, than one node of the named store holds.

use std::fmt::Write as _;

use super::{Design, Objection, Rule, Severity};
use crate::quantity::show;

/// The rule.
pub(super) static RULE: Rule = Rule {
    id: "does-not-fit",
    severity: Severity::Contradiction,
    reason: "A store on one node has an end: of its disk, and of the writes it commits. What is known to lie above it needs a key to be split by, batches, or another store, before the first row is written.",
    source: "storage and node ceilings of the capacity table; raw bytes in year three, copies not counted",
    fires: &[
        "100,000 separate writes/s into one PostgreSQL, whose best published node does 58,200",
        "200 TB in year three in one PostgreSQL, whose largest volume is 64 TB",
    ],
    near_misses: &[
        "100,000 writes/s, partitioned by device over 30 nodes",
        "100,000 rows/s in batches of 1,000 into one PostgreSQL",
    ],
    check,
};

fn check(design: &Design<'_>) -> Vec<Objection> {
    let mut found = Vec::new();
    found.extend(bytes(design));
    found.extend(writes(design));
    found
}

/// Whether the answers split the data over several nodes, and where.
fn is_split(design: &Design<'_>) -> bool {
    design.slots("scale.one_node", "partition_key").next().is_some()
        || design
            .says(
                "\
            shard*|sharded|partition key|partitioned by|split by",
            )
            .is_some()
}

fn bytes(design: &Design<'_>) -> Option<Objection> {
    let store = design.store().filter(|store| store.component.scope.as_deref() == Some("node"))?;
    let (bytes, largest) = design.stored_bytes().filter(|_| !is_split(design))?;
    let gigabytes = bytes / 1e9;
    let ceiling = store.component.storage_ceiling.as_ref().and_then(|limit| limit.value);
    let comfortable = store.component.storage_comfortable.as_ref().map(|comfort| comfort.high);
    let name = design.name_of(store.component);
    let quotes = [design.quote(&largest.from), Some(design.line_of_part(store.part).quote())];
    let sure = design.sure(store.component);
    let said = |limit: f64| (show::bytes(bytes), show::bytes(limit * 1e9));
    if let Some(limit) = ceiling.filter(|limit| gigabytes > *limit) {
        let (have, most) = said(limit);
        let message = format!(
            "In year three there are {have} of raw data, and one {name} node ends at {most}. No answer names a key to split by."
        );
        return Some(RULE.raise(
            quotes,
            message,
            "What is the data split by, or what is moved out of this store?",
            sure,
        ));
    }
    let limit = comfortable.filter(|limit| gigabytes > *limit)?;
    let (have, most) = said(limit);
    let message = format!(
        "In year three there are {have} of raw data; above {most} backup, restore and index builds of one {name} node become projects of their own."
    );
    let ask = "Who restores that, in what time, or what is archived before?";
    let raised = RULE.raise(quotes, message, ask, sure);
    Some(Objection { severity: Severity::Risk, ..raised })
}

fn writes(design: &Design<'_>) -> Option<Objection> {
    let store = design.store().filter(|store| store.component.scope.as_deref() == Some("node"))?;
    let load = design.store_load().filter(|_| !is_split(design))?;
    let ceilings = |units: &[&str]| {
        let node = store
            .component
            .ceiling
            .iter()
            .filter(|it| it.scope == "node" && units.contains(&it.unit.as_str()));
        node.map(|it| it.value).reduce(f64::max)
    };
    let single = ceilings(&["tx/s", "writes/s", "ops/s"])?;
    let batched = ceilings(&["rows/s"]);
    let batches = design.says("batch*|bulk|copy|group commit").is_some();
    let limit = batched.filter(|_| batches).unwrap_or(single);
    if load.writes <= limit {
        return None;
    }
    let name = design.name_of(store.component);
    let high = store.component.carries("writes").unwrap_or(limit);
    let mut message = format!(
        "{} writes/s at peak are above what one {name} node commits: {} when tuned, and {} on the best one published.",
        show::number(load.writes),
        show::number(high),
        show::number(limit)
    );
    let ask = match batched.filter(|_| !batches) {
        Some(rows) => {
            let rows = show::number(rows);
            let _ = write!(message, " Rows in batches reach {rows}/s on a very large node.");
            "May the writes be batched, or what are they split by?"
        }
        None => "What are the writes split by?",
    };
    let quotes = [
        design.busiest_quote(Some(crate::estimate::Kind::Write)),
        Some(design.line_of_part(store.part).quote()),
    ];
    Some(RULE.raise(quotes, message, ask, design.sure(store.component)))
}
