//! A refusal as a person reads it: everything that is missing at once, one example, one
//! question. The screen and the plain interface say the same.

use crate::gate::{Finding, Verdict};

/// Why an answer was held back, in the order in which one says it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Refusal {
    /// What is missing or cannot be, a sentence each, with its line where there are several.
    pub reasons: Vec<String>,
    /// One good line in the user's own terms.
    pub example: String,
    /// The one follow-up question.
    pub ask: String,
    /// The line and byte of the answer to mend first.
    pub place: (usize, usize),
}

impl Refusal {
    /// Puts a refusal together. None where nothing blocks.
    #[must_use]
    pub fn of(verdict: &Verdict, answer: &str) -> Option<Self> {
        let blocking: Vec<&Finding> = verdict.findings.iter().filter(|finding| finding.blocks).collect();
        let first = blocking.first()?;
        let many = answer.lines().filter(|line| !line.trim().is_empty()).count() > 1;
        let mut reasons: Vec<String> = Vec::new();
        for finding in &blocking {
            let reason = if many && !finding.message.contains(':') && finding.line > 0 {
                format!("line {}: {}", finding.line, finding.message)
            } else {
                finding.message.clone()
            };
            if !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        let said = |pick: fn(&Finding) -> &String| {
            blocking
                .iter()
                .map(|finding| pick(finding).clone())
                .find(|text| !text.is_empty())
                .unwrap_or_default()
        };
        Some(Self {
            reasons,
            example: said(|finding| &finding.example),
            ask: said(|finding| &finding.ask),
            place: (first.line, first.span.start),
        })
    }
}

/// What an answer was understood to say, a few words a fact, in the order of its lines.
#[must_use]
pub fn understood(verdict: &Verdict) -> Vec<String> {
    verdict
        .slots
        .iter()
        .filter(|slot| !slot.text.trim().is_empty())
        .map(|slot| format!("{} {}", slot.slot.replace('_', " "), slot.text.trim()))
        .collect()
}
