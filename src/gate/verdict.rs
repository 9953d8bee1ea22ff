//! What judging gives: what was understood, and what was found wanting.

use crate::quantity::Quantity;
use crate::text::Span;

/// One remark of a check.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The check: `missing-slot`, `placeholder`, `impossible` …
    pub check: &'static str,
    /// The slot it is about.
    pub slot: Option<String>,
    /// Whether it holds the answer back; otherwise it is a remark.
    pub blocks: bool,
    /// The line of the answer, from 1.
    pub line: usize,
    /// The words it stumbled on, in bytes of the answer.
    pub span: Span,
    /// What is missing or wrong.
    pub message: String,
    /// The follow-up question.
    pub ask: String,
    /// A good line in the user's own terms.
    pub example: String,
}

/// One fact that was understood.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The slot it fills.
    pub slot: String,
    /// The line of the answer, from 1.
    pub line: usize,
    /// The operation, dependency or record the line is about.
    pub item: Option<String>,
    /// Where it stands, in bytes of the answer.
    pub span: Span,
    /// The words it was read from.
    pub text: String,
    /// The number, where the slot holds one. A percentile's is 99, 99.9, 50 or 100.
    pub quantity: Option<Quantity>,
    /// What the words stand for, where the slot tells kinds apart: `read`, `forever`, `unique-constraint` …
    pub reading: Option<String>,
    /// Whether it was given as an assumption.
    pub assumed: bool,
}

/// The judgement of one answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Verdict {
    /// What is missing or remarkable, blocking ones first within a line.
    pub findings: Vec<Finding>,
    /// What was understood.
    pub slots: Vec<Filled>,
}

impl Verdict {
    /// Whether nothing holds the answer back.
    #[must_use]
    pub fn passes(&self) -> bool {
        !self.findings.iter().any(|finding| finding.blocks)
    }

    /// The names of the missing slots, each once, in the order found.
    #[must_use]
    pub fn missing(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.findings.iter().filter(|f| f.blocks).filter_map(|f| f.slot.as_deref()) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names
    }

    /// The first fact that fills a slot.
    #[must_use]
    pub fn filled(&self, slot: &str) -> Option<&Filled> {
        self.slots.iter().find(|filled| filled.slot == slot)
    }

    /// All facts of one line that fill a slot.
    pub fn on_line<'a>(&'a self, line: usize, slot: &'a str) -> impl Iterator<Item = &'a Filled> {
        self.slots.iter().filter(move |filled| filled.line == line && filled.slot == slot)
    }
}
