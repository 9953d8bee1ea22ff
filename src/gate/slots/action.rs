//! What somebody gets done: a verb and what it is done to.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Clause, Line, Mark, clauses};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "action",
    reason: "A product is judged by what somebody can do with it. A thing (\"a platform\") or a technology leaves that open.",
    finds: &[
        "sell concert tickets online",
        "guest reviews a stay",
        "hiker searches huts",
        "farmers see each morning which of their fields needs water",
    ],
    leaves: &[
        "a URL shortener",
        "move everything to Kubernetes and Kafka",
        "customers, merchants and 2 admins",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let found = clauses(line);
    let mut faults = Vec::new();
    // "what: flash new firmware to the motor" is labelled: a verb, known or not, and a thing.
    let labelled = line.segments().windows(2).find_map(|pair| {
        let label = pair[0].len() == 1
            && matches!(line.word(pair[0].start), "what" | "goal" | "job" | "task" | "does");
        let weak = line.marks[pair[1].start].any(Mark::WEAK.or(Mark::TECHNOLOGY).or(Mark::DETERMINER));
        let content = pair[1].clone().filter(|&word| line.is_content(word)).count();
        (label && !weak && content >= 2).then(|| pair[1].clone())
    });
    if let Some(segment) = labelled {
        return vec![Seen::words(line.span(segment))];
    }
    for clause in &found {
        let (Some(verb), Some(object)) = (clause.verb.clone(), clause.object.clone()) else { continue };
        let span = line.span(verb.start..object.end.max(verb.end));
        if clause.weak && line.marks[verb.start].any(Mark::COPULA) {
            // "it should be quick": what is missing is the verb; there is no word to blame.
        } else if clause.weak {
            faults.push(Seen::fault(line.span(verb), Fault::Vague));
        } else if let Some(technology) = only_technology(line, clause) {
            faults.push(technology);
        } else {
            return vec![Seen::words(span)];
        }
    }
    faults
}

/// An action nobody does on nothing but technology says how, not what.
fn only_technology(line: &Line<'_>, clause: &Clause) -> Option<Seen> {
    if clause.actor.is_some() {
        return None;
    }
    let object = clause.object.clone()?;
    let technology = object.clone().find(|&i| line.marks[i].any(Mark::TECHNOLOGY))?;
    let frame = crate::gate::reading::FRAME.or(Mark::TECHNOLOGY).or(Mark::EMPTY_NOUN);
    let content = object.into_iter().any(|i| !line.marks[i].any(frame));
    (!content).then(|| Seen::fault(line.span(technology..technology + 1), Fault::Technology))
}
