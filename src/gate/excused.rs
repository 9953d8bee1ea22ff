//! "n/a because …": the honest way past a question that does not apply. Read here once,
//! for the verdict that lets it pass and for the check that does not.

use super::judged::Judged;
use super::reading::Line;
use super::{Filled, Verdict};
use crate::text::Span;

/// Fewest words of a reason.
pub(super) const LEAST_WORDS: usize = 3;

/// The slot under which the reason is reported.
pub(super) const SLOT: &str = "not_applicable";

/// An answer that sets its question aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Claim {
    /// Where it says so, in bytes of the answer.
    pub span: Span,
    /// The words of its reason.
    pub reason: Vec<String>,
    /// Where the reason stands.
    pub place: Span,
}

/// Whether the answer as a whole sets its question aside.
#[must_use]
pub(super) fn claim(judged: &Judged<'_>) -> Option<Claim> {
    let line = judged.reading.lines.first()?;
    if !judged.reading.cells.is_empty() {
        return None;
    }
    let hit = line.tagged("not_applicable", "mark").find(|hit| hit.first == 0).or_else(|| {
        let soft = line.tagged("not_applicable", "soft").find(|hit| hit.first == 0)?;
        (judged.case.question.may_be_na && because(line, soft.end()).is_some()).then_some(soft)
    })?;
    let from = because(line, hit.end()).unwrap_or(hit.end());
    let rest = judged.reading.lines.iter().skip(1).flat_map(|line| line.words.iter());
    let own = &line.words[from..];
    let reason: Vec<String> = own.iter().chain(rest).map(|word| word.folded.clone()).collect();
    let place = line.plain.place(line.span(from..line.words.len()));
    Some(Claim { span: line.plain.place(line.hit_span(hit)), reason, place })
}

/// The word after "because", "since" or "as", directly behind the mark or a few words later.
fn because(line: &Line<'_>, from: usize) -> Option<usize> {
    line.of("reasons").find(|hit| hit.first >= from && hit.first <= from + 4).map(crate::prompts::Hit::end)
}

/// The passing verdict on an answer that sets its question aside with a reason.
pub(super) fn excused(judged: &Judged<'_>) -> Option<Verdict> {
    let question = judged.case.question;
    let claim = claim(judged).filter(|claim| question.may_be_na && claim.reason.len() >= LEAST_WORDS)?;
    let fact = Filled {
        slot: SLOT.to_owned(),
        line: judged.reading.lines.first()?.number,
        item: None,
        span: claim.place,
        text: claim.place.of(judged.case.text).to_owned(),
        quantity: None,
        reading: None,
        assumed: false,
    };
    Some(Verdict { findings: Vec::new(), slots: vec![fact] })
}
