//! The name of an operation, as later questions say it: the verb as a dictionary has it, and
//! its object. "visitor follows a short link" is "follow a short link".

use super::{Look, Seen, Slot};
use crate::gate::reading::{Clause, Line, Mark, base_form, clauses};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "operation",
    reason: "Later questions ask about each operation again, so each needs one name, the same wherever it stands.",
    finds: &["visitor follows a short link", "links are created by marketers"],
    leaves: &["customer books", "CRUD for links"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let clause = clauses(line).into_iter().find(Clause::is_whole);
    clause.map(|clause| Seen::words(whole(line, &clause)).reading(name(line, &clause))).into_iter().collect()
}

fn whole(line: &Line<'_>, clause: &Clause) -> crate::text::Span {
    let parts = [&clause.verb, &clause.object];
    let spans = parts.into_iter().flatten().map(|part| line.span(part.clone()));
    spans.reduce(crate::text::Span::join).unwrap_or_default()
}

fn name(line: &Line<'_>, clause: &Clause) -> String {
    let (Some(verb), Some(object)) = (clause.verb.clone(), clause.object.clone()) else {
        return String::new();
    };
    let base = |word: usize| base_form(line, word);
    let mut said: Vec<String> = verb
        .clone()
        .map(|word| if word == verb.start { base(word) } else { line.typed(word..word + 1).to_owned() })
        .collect();
    if object.start < verb.end {
        // "log in" is its own object; a passive has its object in front.
        said.extend((object.end <= verb.start).then(|| line.typed(object).to_owned()));
        return said.join(" ");
    }
    // "accepts or declines a ride", "looks at the last 24 h".
    for word in verb.end..object.start {
        if !line.marks[word].any(Mark::ADVERB) {
            said.push(line.typed(word..word + 1).to_owned());
        }
    }
    let mut end = object.end;
    let adverbial =
        ["every", "each", "when", "before", "after", "once", "within", "while", "until", "so", "via", "by"];
    if let Some(cut) = (object.start + 1..object.end).find(|&word| adverbial.contains(&line.word(word))) {
        end = cut;
    }
    let joined = object.start > verb.end
        && line.marks[object.start - 1].any(Mark::CONJUNCTION)
        && line.marks[object.start].any(Mark::VERB_S);
    if joined {
        said.push(base(object.start));
        said.push(line.typed(object.start + 1..end).to_owned());
    } else {
        said.push(line.typed(object.start..end).to_owned());
    }
    said.retain(|part| !part.is_empty());
    said.join(" ")
}
