//! The worked example: the good answers of every question, as one finished interview.

use std::sync::Arc;

use jiff::Timestamp;

use super::{Entry, Interview, Record};
use crate::prompts::Library;

impl Interview {
    /// The worked example under a script; none where the library does not have that one.
    #[must_use]
    pub fn example(library: Arc<Library>, script: &str, now: Timestamp) -> Option<Self> {
        let script = library.script(script)?;
        let mut record = Record::new("example", "EXAMPLE: short links", &script.id, now);
        for ask in &script.asks {
            if let Some(question) = library.question(&ask.question) {
                record.entries.push(Entry {
                    question: question.id.clone(),
                    text: question.good.trim().to_owned(),
                    at: now,
                });
            }
        }
        Self::resume(library, record)
    }
}
