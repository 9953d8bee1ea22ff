//! What makes a repeat safe.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};
use crate::prompts::Hit;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "idempotency",
    reason: "The call worked and its reply got lost: the second one must not charge the card again.",
    finds: &[
        "charge card: 3 attempts, idempotency key = order id",
        "safe because it is only a read",
        "receiver dedups on event id",
        "upsert on (sensor, ts) so a repeat changes nothing",
        "no retry because a double sms annoys the patient",
        "PUT to the same key writes the same bytes",
    ],
    leaves: &["timeout 5 s, 3 attempts", "it is idempotent", "retry with exponential backoff"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if let Some(none) = line.tagged("retrying", "none").next() {
        let because = line.of("reasons").any(|hit| line.words.len() > hit.end() + 1);
        let told = line
            .text()
            .get(line.hit_span(none).end..)
            .is_some_and(|rest| rest.trim_start().starts_with([':', '-', '–', '(']) && rest.len() > 12);
        if because || told {
            return vec![Seen::words(line.hit_span(none)).reading("no retry")];
        }
    }
    // "safe to repeat because" wants its because.
    let said = |hit: &Hit<'_>| {
        hit.end() < line.words.len() || !(hit.base.ends_with("because") || hit.base.ends_with("since"))
    };
    let how = line.tagged("retrying", "safe").find(|hit| !negated(line, hit.first) && said(hit));
    if let Some(hit) = how {
        return vec![Seen::words(line.hit_span(hit)).reading("how")];
    }
    // "safe, the server remembers it": a claim and a sentence that carries it.
    let claim = line.tagged("retrying", "claim").next();
    let Some(claim) = claim else { return Vec::new() };
    let reason =
        line.of("reasons").find(|reason| reason.first >= claim.end() && line.words.len() > reason.end());
    match reason {
        Some(reason) => vec![Seen::words(line.span(reason.first..line.words.len())).reading("how")],
        None => vec![Seen::fault(line.hit_span(claim), Fault::Half("how is a repeat made safe?"))],
    }
}

fn negated(line: &Line<'_>, at: usize) -> bool {
    at > 0 && line.marks[at - 1].any(Mark::NEGATION) && matches!(line.word(at - 1), "no" | "without" | "not")
}
