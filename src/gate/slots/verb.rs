//! What is done: a verb one could watch. The reading says whether it reads, writes or runs
//! in the background, by tag, by what is said of it, or by the verb.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Clause, Line, Mark, clauses};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "verb",
    reason: "An operation is a verb that one could watch somebody do. \"Manage\" and \"handle\" hide several.",
    finds: &[
        "visitor follows a short link",
        "user DMs another user",
        "hiker searches huts",
        "admin manages users: create, block, change role",
    ],
    leaves: &["manage users", "user can do everything with his bookings", "CRUD for links", "notifications"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let found = clauses(line);
    if let Some(technology) = how(line, &found) {
        return vec![technology];
    }
    let strong = found.iter().find(|clause| clause.verb.is_some() && !clause.weak);
    if let Some((clause, verb)) = strong.and_then(|clause| Some((clause, clause.verb.clone()?))) {
        return vec![Seen::words(line.span(verb)).reading(kind(line, clause))];
    }
    let weak = found.iter().find_map(|clause| clause.verb.clone());
    weak.map(|verb| Seen::fault(line.span(verb), Fault::Vague)).into_iter().collect()
}

/// "use Kafka for clicks": the object of using is a technology.
fn how(line: &Line<'_>, found: &[Clause]) -> Option<Seen> {
    found.iter().find_map(|clause| {
        let verb = clause.verb.clone()?;
        let object = clause.object.clone()?;
        let using = line.of("using_verbs").any(|hit| hit.first == verb.start);
        let head = line.head(object.clone())?;
        let technology = line.marks[head].any(Mark::TECHNOLOGY);
        (using && technology).then(|| Seen::fault(line.span(head..head + 1), Fault::Technology))
    })
}

fn kind(line: &Line<'_>, clause: &Clause) -> &'static str {
    for tag in ["read", "write", "background"] {
        if line.text().contains(&format!("[{tag}]")) || line.text().contains(&format!("({tag})")) {
            return tag;
        }
    }
    if let Some(tag) = line.of("kind_tags").next() {
        return match tag.tag {
            "read" => "read",
            "write" => "write",
            _ => "background",
        };
    }
    let actor = clause.actor.clone().unwrap_or(0..0);
    let by_itself = actor.clone().any(|i| line.of("unattended").any(|hit| hit.covers(i)));
    let system = actor.clone().any(|i| line.tagged("actors", "system").any(|hit| hit.covers(i)));
    match clause.kind.as_str() {
        _ if by_itself => "background",
        "background" => "background",
        "read" => "read",
        _ if system => "background",
        _ => "write",
    }
}
