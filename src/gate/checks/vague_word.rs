//! The vague word that stands where a fact should: quoted back, never decisive.

use super::{Check, Looks, Remark};
use crate::gate::judged::{Gap, Judged};
use crate::gate::reading::Mark;
use crate::gate::slots::Fault;

/// The check.
pub(super) static CHECK: Check = Check {
    id: "vague-word",
    reason: "A word like \"fast\" is refused by nobody and kept by nobody. It is only remarked on where the fact beside it is missing.",
    blocks: true,
    speaks: &[("numbers.availability", "highly available"), ("functional.job", "a scalable platform")],
    silent: &[
        ("numbers.availability", "highly available, I mean 99.95 % a month"),
        ("numbers.consistency", "strong consistency everywhere"),
        ("functional.job", "easy, modern and super fast: couriers scan a parcel"),
    ],
    look: Looks::Gap(look),
};

fn look(judged: &Judged<'_>, gap: &Gap) -> Option<Remark> {
    if let Some((sight, _)) = judged.faults(gap).find(|(_, fault)| **fault == Fault::Vague) {
        let line = &judged.reading.lines[sight.line];
        return Some(remark(line.plain.place(sight.seen.span), sight.seen.span.of(line.text())));
    }
    judged.lines_of(gap).find_map(|line| {
        let hit = line.of("vague").find(|hit| {
            let place = line.plain.place(line.hit_span(hit));
            line.marks[hit.first].any(Mark::VAGUE) && !judged.tells(place)
        })?;
        Some(remark(line.plain.place(line.hit_span(hit)), line.hit_span(hit).of(line.text())))
    })
}

fn remark(span: crate::text::Span, words: &str) -> Remark {
    Remark { span, message: format!("\"{words}\" can mean anything here.") }
}
