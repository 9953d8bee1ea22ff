//! What a person typed, and when. The whole truth of a session.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::text::clean;

/// One answer that was sent to the gate, whether it passed or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The question, such as `scale.load`.
    pub question: String,
    /// The answer as typed.
    pub text: String,
    /// When it was sent.
    pub at: Timestamp,
}

impl Entry {
    /// An answer as it is kept: whatever way it came in, nothing that steers is in it.
    #[must_use]
    pub fn new(question: &str, text: &str, at: Timestamp) -> Self {
        Self { question: question.to_owned(), text: clean(text).text, at }
    }
}

/// Text that was typed and not sent.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Draft {
    /// The text.
    pub text: String,
    /// Where the cursor stood: line and character in it, from 0.
    pub cursor: (usize, usize),
}

/// What was said against an objection, to a curveball, or when a question was put aside.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reason {
    /// The words.
    pub text: String,
    /// When it was said.
    pub at: Timestamp,
}

impl Reason {
    /// The words as they are kept, like those of an answer.
    #[must_use]
    pub fn new(text: &str, at: Timestamp) -> Self {
        Self { text: clean(text).text.trim().to_owned(), at }
    }
}

/// A session as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// Unique, also the name of its file: `2026-11-25-short-links-k3f9`.
    pub id: String,
    /// What the person calls it.
    pub title: String,
    /// The script it follows.
    pub script: String,
    /// When it was begun.
    pub started: Timestamp,
    /// Answers in the order they were sent.
    pub entries: Vec<Entry>,
    /// Text not sent yet, by question.
    pub drafts: BTreeMap<String, Draft>,
    /// The question on the screen when it was left, where it is not the one being asked.
    pub looking_at: Option<String>,
    /// Reasons given against objections, by the key of the objection: its rule and the
    /// lines it quotes, so that a reason lapses when one of them changes.
    pub reasons: BTreeMap<String, Reason>,
    /// Answers to curveballs, by their names.
    pub curveballs: BTreeMap<String, Reason>,
    /// Questions that were put aside, with a note on what is to be found out first.
    pub parked: BTreeMap<String, Reason>,
}

impl Record {
    /// A session with nothing in it.
    #[must_use]
    pub fn new(id: &str, title: &str, script: &str, started: Timestamp) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            script: script.to_owned(),
            started,
            entries: Vec::new(),
            drafts: BTreeMap::new(),
            looking_at: None,
            reasons: BTreeMap::new(),
            curveballs: BTreeMap::new(),
            parked: BTreeMap::new(),
        }
    }

    /// The answer that counts for a question: the last one sent.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&str> {
        self.entries.iter().rev().find(|entry| entry.question == question).map(|entry| entry.text.as_str())
    }

    /// How often answers to a question were sent.
    #[must_use]
    pub fn tries(&self, question: &str) -> usize {
        self.entries.iter().filter(|entry| entry.question == question).count()
    }
}
