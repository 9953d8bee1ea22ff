//! "TBD", "later", "?": a promise to answer in place of an answer.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::reading::Line;
use crate::prompts::Hit;
use crate::text::Span;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "placeholder",
    reason: "A placeholder holds the place of a fact. An assumption with a because holds it just as well and can be worked with.",
    blocks: true,
    speaks: &[
        ("functional.out_of_scope", "TBD"),
        ("functional.job", "TBD (ask product owner on Thursday)"),
        ("functional.out_of_scope", "?"),
    ],
    silent: &[
        ("functional.out_of_scope", "video calls, later more"),
        ("numbers.durability", "tickets: none"),
    ],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    // "tickets: none" says something, though not this.
    judged.lines_of(gap).find_map(|line| {
        let span = placeholder(line).filter(|span| !judged.tells(*span))?;
        let message = format!("\"{}\" holds the place of an answer.", span.of(judged.case.text).trim());
        Some(Remark { span, message })
    })
}

fn placeholder(line: &Line<'_>) -> Option<Span> {
    if line.words.is_empty() {
        let text = line.text().trim();
        let marks = text.contains(['?', '…']) || text.starts_with("..");
        return marks.then(|| line.plain.place(Span::new(0, line.text().len())));
    }
    let alone = |hit: &&Hit<'_>| hit.tag == "firm" || line.segment_of(hit.first) == (hit.first..hit.end());
    let hit = line.of("placeholders").find(alone).or_else(|| line.tagged("not_applicable", "mark").next())?;
    Some(line.plain.place(line.hit_span(hit)))
}
