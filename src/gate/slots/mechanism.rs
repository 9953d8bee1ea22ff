//! What keeps two requests apart.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::Line;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "mechanism",
    reason: "A plain transaction does not stop every race. A constraint, a check, a lock or a level by name can be looked at.",
    finds: &[
        "two buyers take the same seat: unique constraint on (event, seat)",
        "two withdrawals: SELECT FOR UPDATE on the balance row",
        "stock row: UPDATE .. SET n = n-1 WHERE n > 0",
        "profile edited in two tabs: version column",
        "serializable isolation, one transaction is aborted",
    ],
    leaves: &[
        "we use transactions everywhere",
        "the database handles it",
        "two buyers on one seat, the second gets an error page",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let hits = line.of("mechanisms").filter(|hit| !negated(line, hit.first));
    let seen: Vec<Seen> = hits.map(|hit| Seen::words(line.hit_span(hit)).reading(hit.tag)).collect();
    if !seen.is_empty() {
        return seen;
    }
    // "UPDATE … WHERE …" is a conditional update, whatever stands between.
    let update = (0..line.words.len())
        .find(|&word| matches!(line.word(word), "update" | "updates" | "delete" | "insert" | "set"));
    let condition = update
        .and_then(|start| (start..line.words.len()).find(|&word| matches!(line.word(word), "where" | "if")));
    if let (Some(start), Some(end)) = (update, condition) {
        return vec![Seen::words(line.span(start..end + 1)).reading("conditional-update")];
    }
    let claim = (0..line.words.len())
        .find(|&word| matches!(line.word(word), "transaction" | "transactions" | "acid"));
    claim
        .map(|word| {
            Seen::fault(
                line.span(word..word + 1),
                Fault::Half("which level, constraint or lock stops the second one?"),
            )
        })
        .into_iter()
        .collect()
}

fn negated(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.is_negation(at - 1) && matches!(line.word(at - 1), "no" | "without")
}
