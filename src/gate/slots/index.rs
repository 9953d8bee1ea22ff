//! What makes a query cheap: a key, an index, or a scan with its reason.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "index",
    reason: "At a million rows the index is the difference between a millisecond and a minute. A scan is fine where a reason says so.",
    finds: &[
        "link by code: primary key",
        "messages of a room -> PK (room_id, id)",
        "readings, clustered on (sensor_id, ts)",
        "drivers within 2 km: geo index on position",
        "countries by name: scan because the table has 200 rows",
        "orders of a user, index (user_id, created_at desc)",
    ],
    leaves: &[
        "we will add indexes later",
        "users by email",
        "messages of a room sorted by time: scan",
        "orders: no index yet",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(hit) = line.tagged("indexes", "sure").find(|hit| !negated(line, hit.first)) {
        return vec![Seen::words(line.hit_span(hit)).reading("index")];
    }
    if let Some(hit) = line.tagged("indexes", "scan").next() {
        let reason = line.of("reasons").any(|reason| line.words.len() > reason.end() + 1)
            || line.numbers.iter().any(|number| number.quantity.is_count() && number.words.start > hit.first);
        return vec![if reason {
            Seen::words(line.hit_span(hit)).reading("scan")
        } else {
            Seen::fault(line.hit_span(hit), Fault::Half("why will a scan do?"))
        }];
    }
    let later = line.tagged("indexes", "later").next().is_some();
    let bare = line.tagged("indexes", "bare").find(|hit| !negated(line, hit.first));
    match bare {
        // "Indexes" in general are none in particular.
        Some(hit)
            if later
                || hit.base != "index" && hit.base.starts_with("ind") && !names_columns(line, hit.end()) =>
        {
            vec![Seen::fault(line.hit_span(hit), Fault::Vague)]
        }
        Some(hit) => vec![Seen::words(line.hit_span(hit)).reading("index")],
        None => Vec::new(),
    }
}

/// "indexes on (`user_id`)", "indexed by day": what the index is on follows.
fn names_columns(line: &Line<'_>, at: usize) -> bool {
    let behind = line.text().get(line.span(at - 1..at).end..).unwrap_or("").trim_start();
    behind.starts_with('(')
        || matches!(line.word(at), "on" | "by" | "over")
        || line.word(at - 1) == "on"
        || line.word(at - 1) == "by"
        || line.word(at - 1) == "indexed"
}

fn negated(line: &Line<'_>, at: usize) -> bool {
    (at.saturating_sub(2)..at).any(|word| line.is_negation(word) && !line.marks[word + 1].any(Mark::BREAK))
}
