//! What it is done to.

use super::{Look, Seen, Slot};
use crate::gate::reading::clauses;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "object",
    reason: "\"Customer books\" leaves open what is booked, and with it what is stored.",
    finds: &["visitor follows a short link", "notifications", "manage links", "user logs in"],
    leaves: &["customer books", "admin approves", "5 operations, 3 of them critical, 99.9 %"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let found = clauses(line);
    let with_verb = found.iter().find(|clause| clause.verb.is_some() && clause.object.is_some());
    let object = with_verb.or_else(|| found.iter().find(|clause| clause.object.is_some()));
    // A verb without an object is not helped by a noun elsewhere on the line.
    let lacks = found.iter().any(|clause| clause.verb.is_some()) && with_verb.is_none();
    let object = object.filter(|_| !lacks).and_then(|clause| clause.object.clone());
    object.map(|object| Seen::words(line.span(object))).into_iter().collect()
}
