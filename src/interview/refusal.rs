//! A refusal as a person reads it: everything that is missing at once, one example, one
//! question. The screen and the plain interface say the same.

use crate::gate::{Finding, Verdict};
use crate::prompts::Question;

/// Between things of one row; a sign that every font and every line has.
const AND: &str = "; ";

/// Why an answer was held back, in the order in which one says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// What is missing or cannot be, once each.
    pub gaps: Vec<Gap>,
    /// One good line in the user's own terms.
    pub example: String,
    /// The one follow-up question.
    pub ask: String,
}

/// One thing that is missing, with everything that stumbled there.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Gap {
    /// `Line 2:`, `Lines 1, 3:`; empty where the answer has one line.
    pub place: String,
    /// What is missing.
    pub words: String,
}

impl Refusal {
    /// Puts a refusal together. None where nothing blocks.
    #[must_use]
    pub fn of(question: &Question, verdict: &Verdict, answer: &str) -> Option<Self> {
        let blocking: Vec<&Finding> = verdict.findings.iter().filter(|finding| finding.blocks).collect();
        let first = blocking.first()?;
        let several = answer.lines().filter(|line| !line.trim().is_empty()).count() > 1;
        let gaps = lines_with_gaps(question, &blocking).into_iter().map(|gap| gap.said(several)).collect();
        Some(Self { gaps, example: first.example.clone(), ask: first.ask.clone() })
    }
}

/// What an answer was understood to say: the required facts, `who: marketers`, each with
/// everything that was said to it.
#[must_use]
pub fn understood(question: &Question, verdict: &Verdict) -> Vec<String> {
    let mut facts = Vec::new();
    for slot in question.required() {
        let mut texts: Vec<&str> = Vec::new();
        for filled in verdict.slots.iter().filter(|filled| filled.slot == slot.id) {
            if !texts.contains(&filled.text.trim()) {
                texts.push(filled.text.trim());
            }
        }
        if !texts.is_empty() {
            facts.push(format!("{}: {}", slot.label, texts.join(", ")));
        }
    }
    facts
}

/// Lines on which the same is missing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Group<'a> {
    lines: Vec<usize>,
    /// What is missing, once each.
    missing: Vec<&'a str>,
    /// What else is to be said, such as the words that can mean anything.
    remarks: Vec<String>,
}

impl Group<'_> {
    /// In words, with its place where the answer has several lines.
    fn said(self, several: bool) -> Gap {
        let place = match self.lines.as_slice() {
            _ if !several => String::new(),
            [line] => format!("Line {line}:"),
            lines => {
                let numbers: Vec<String> = lines.iter().map(usize::to_string).collect();
                format!("Lines {}:", numbers.join(", "))
            }
        };
        let mut words = self.missing.join(AND);
        for remark in merged(&self.remarks) {
            words =
                if words.is_empty() { remark } else { format!("{}. {remark}", words.trim_end_matches('.')) };
        }
        Gap { place, words }
    }
}

/// Remarks that say the same of several words, said once: `"fast", "modern" can mean
/// anything`, `Nothing is said of "search", "pay" yet`.
fn merged(remarks: &[String]) -> Vec<String> {
    let parts = |remark: &str| {
        let (before, quoted) = remark.split_once('"')?;
        let (words, after) = quoted.split_once('"')?;
        Some((before.to_owned(), format!("\"{words}\""), after.to_owned()))
    };
    let mut merged: Vec<(String, Vec<String>, String)> = Vec::new();
    for remark in remarks {
        let (before, words, after) =
            parts(remark).unwrap_or_else(|| (remark.clone(), String::new(), String::new()));
        let same = |(first, _, last): &&mut (String, Vec<String>, String)| *first == before && *last == after;
        match merged.iter_mut().find(same) {
            Some((_, known, _)) if !words.is_empty() => known.push(words),
            _ => merged.push((before, vec![words], after)),
        }
    }
    merged.into_iter().map(|(before, words, after)| format!("{before}{}{after}", words.join(", "))).collect()
}

/// What separates a remark from the name of the slot in a message of the gate.
const STILL: &str = "Still missing:";

/// Everything that is missing at once, lines with the same gaps together.
fn lines_with_gaps<'a>(question: &'a Question, blocking: &[&'a Finding]) -> Vec<Group<'a>> {
    let mut gaps: Vec<Group<'a>> = Vec::new();
    for finding in blocking {
        if gaps.last().is_none_or(|gap| gap.lines != [finding.line]) {
            gaps.push(Group { lines: vec![finding.line], ..Group::default() });
        }
        let Some(gap) = gaps.last_mut() else { continue };
        let slot = finding.slot.as_deref().and_then(|slot| question.slot(slot));
        let remark = match (slot, finding.message.split_once(STILL)) {
            (Some(slot), Some((remark, _))) => {
                if !gap.missing.contains(&slot.missing.as_str()) {
                    gap.missing.push(&slot.missing);
                }
                remark.trim().to_owned()
            }
            _ => finding.message.clone(),
        };
        if !remark.is_empty() && !gap.remarks.contains(&remark) {
            gap.remarks.push(remark);
        }
    }
    let mut together: Vec<Group<'a>> = Vec::new();
    for gap in gaps {
        match together.iter_mut().find(|known| known.missing == gap.missing) {
            Some(known) => {
                known.lines.extend(gap.lines);
                for remark in gap.remarks {
                    if !known.remarks.contains(&remark) {
                        known.remarks.push(remark);
                    }
                }
            }
            None => together.push(gap),
        }
    }
    together
}
