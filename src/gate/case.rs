//! What is judged: one answer to one question, with what earlier answers say.

use crate::estimate::{Facts, Kind};
use crate::prompts::{Library, Question};

/// One thing a `per:` question wants a line about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The operation ("follow a short link") or dependency ("PostgreSQL").
    pub name: String,
    /// What the operation does to the data; background work may answer with a deadline.
    pub kind: Option<Kind>,
}

/// One answer to judge.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The words the gate judges by.
    pub library: &'a Library,
    /// The question that was asked.
    pub question: &'a Question,
    /// The answer as typed.
    pub text: &'a str,
    /// The operations or dependencies a `per:` question wants lines about, in order.
    pub items: &'a [Item],
    /// The outage lengths of `bottlenecks.outages`; empty stands for 5 s, 60 s, 5 min.
    pub lengths: &'a [String],
    /// Fewest lines, which a script may lower.
    pub fewest: usize,
    /// What earlier answers say, for contradictions and for examples in the user's terms.
    pub earlier: &'a Facts,
}
