//! COMB. One remark a file. A check looks at the whole answer before its slots are looked
//! for ([`Looks::Void`]), at one missing fact, to say why it is missing ([`Looks::Gap`]),
//! or at what was found ([`Looks::Answer`]). Only a missing fact blocks: a check on a gap
//! cannot make one, so a vague word beside a good number never holds anybody back.

mod assumption;
mod bare_percent;
mod contradiction;
mod empty;
mod growth_by_share;
mod half_said;
mod impossible;
mod isolation_level;
mod many_nines;
mod missing_item;
mod missing_slot;
mod not_applicable;
mod open_ended;
mod pasted_back;
mod placeholder;
mod slip;
mod slip_in_verb;
mod technology;
mod too_few_lines;
mod too_long;
mod too_many_lines;
mod unit_missing;
mod vague_word;
mod wrong_kind;

use std::ops::Range;

use super::Finding;
use super::judged::{Gap, Judged, Sight};
use super::reading::Line;
use crate::text::Span;

/// One check: a tooth of the comb.
#[derive(Debug)]
pub struct Check {
    /// Named by its fault: `missing-slot`, `placeholder` …
    pub id: &'static str,
    /// Why it is remarked on.
    pub reason: &'static str,
    /// Whether its findings hold the answer back.
    pub blocks: bool,
    /// Questions with answers on which it speaks; run as tests.
    pub speaks: &'static [(&'static str, &'static str)],
    /// Questions with answers on which it is silent; run as tests.
    pub silent: &'static [(&'static str, &'static str)],
    /// The check itself.
    pub look: Looks,
}

/// When a check looks, and at what.
#[derive(Debug)]
pub enum Looks {
    /// At an answer that may say nothing at all; then every required slot is missing.
    Void(fn(&Judged<'_>) -> Option<Remark>),
    /// At one missing fact; the first check that has something to say about it says it.
    Gap(fn(&Judged<'_>, &Gap) -> Option<Remark>),
    /// At the answer and what was found in it.
    Answer(fn(&Judged<'_>) -> Vec<Finding>),
}

/// What a check says about a gap: the words it stumbled on and what to say of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// In bytes of the answer.
    pub span: Span,
    /// What is wrong, in a sentence; what is missing is added.
    pub message: String,
}

/// All checks. On a gap the earlier one speaks first.
pub static ALL: &[&Check] = &[
    &empty::CHECK,
    &pasted_back::CHECK,
    &not_applicable::CHECK,
    &placeholder::CHECK,
    &missing_item::CHECK,
    &too_few_lines::CHECK,
    &impossible::CHECK,
    &half_said::CHECK,
    &unit_missing::CHECK,
    &wrong_kind::CHECK,
    &technology::CHECK,
    &vague_word::CHECK,
    &missing_slot::CHECK,
    &contradiction::CHECK,
    &assumption::CHECK,
    &bare_percent::CHECK,
    &growth_by_share::CHECK,
    &isolation_level::CHECK,
    &many_nines::CHECK,
    &open_ended::CHECK,
    &slip::CHECK,
    &slip_in_verb::CHECK,
    &too_long::CHECK,
    &too_many_lines::CHECK,
];

/// A remark on some words of a line, which does not block.
fn remark_on(check: &'static str, line: &Line<'_>, words: Range<usize>, message: String) -> Finding {
    Finding {
        check,
        slot: None,
        blocks: false,
        line: line.number,
        span: line.plain.place(line.span(words)),
        message,
        ask: String::new(),
        example: String::new(),
    }
}

/// A remark on something that was seen, which does not block.
fn remark_at(check: &'static str, judged: &Judged<'_>, sight: &Sight, message: String) -> Finding {
    let line = &judged.reading.lines[sight.line];
    let remark = remark_on(check, line, 0..0, message);
    Finding { slot: Some(sight.slot.to_owned()), span: line.plain.place(sight.seen.span), ..remark }
}

/// The check with this id.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Check> {
    ALL.iter().copied().find(|check| check.id == id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gate::testing::{judged, library};

    #[test]
    fn every_check_speaks_and_is_silent_as_its_examples_say() {
        let library = library();
        for check in ALL {
            assert!(
                !check.reason.is_empty() && !check.silent.is_empty() || check.id == "empty",
                "{}",
                check.id
            );
            for (question, answer) in check.speaks {
                let verdict = judged(&library, question, answer);
                assert!(
                    verdict.findings.iter().any(|f| f.check == check.id),
                    "{} on {answer:?}: {verdict:#?}",
                    check.id
                );
            }
            for (question, answer) in check.silent {
                let verdict = judged(&library, question, answer);
                assert!(
                    !verdict.findings.iter().any(|f| f.check == check.id),
                    "{} on {answer:?}: {verdict:#?}",
                    check.id
                );
            }
        }
    }

    #[test]
    fn ids_are_unique_and_no_reason_is_a_copy() {
        for (at, check) in ALL.iter().enumerate() {
            assert!(ALL[at + 1..].iter().all(|other| other.id != check.id && other.reason != check.reason));
        }
    }
}
