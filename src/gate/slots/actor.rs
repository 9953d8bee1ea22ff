//! Who does it: a person, a role, a device, a system. A known one, or any noun phrase in
//! front of what it does.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Clause, Line, Mark, clauses};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "actor",
    reason: "Somebody or something must do it, or nobody can say whether it works. Known roles count, and so does any noun phrase before a verb.",
    finds: &[
        "visitor follows a short link",
        "used by accountants, to match invoices",
        "links are created by marketers",
    ],
    leaves: &["create short link", "CRUD for links", "sell concert tickets online"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // "who: service technician" is labelled.
    let labelled = line.segments().windows(2).find_map(|pair| {
        let label = pair[0].len() == 1
            && matches!(
                line.word(pair[0].start),
                "who" | "user" | "users" | "actor" | "actors" | "persona" | "role"
            );
        let named =
            line.trimmed(pair[1].clone()).filter(|named| named.clone().any(|word| line.is_content(word)));
        named.filter(|_| label)
    });
    if let Some(named) = labelled {
        return vec![Seen::words(line.span(named)).reading("labelled")];
    }
    clauses(line)
        .into_iter()
        .filter_map(|clause| clause.actor.clone().filter(|actor| acts(line, &clause, actor)))
        .map(|actor| Seen::words(line.span(actor)))
        .take(1)
        .collect()
}

/// "It must be fast" and "an app like Uber": what stands for the system itself acts only where it does something.
fn acts(line: &Line<'_>, clause: &Clause, actor: &std::ops::Range<usize>) -> bool {
    let Some(head) = line.head(actor.clone()) else { return false };
    let general = line.marks[head].any(Mark::EMPTY_NOUN) || line.word(head) == "it";
    !general || clause.verb.is_some() && !clause.weak && line.word(head) != "it"
}
