//! Word lists of the gate, and the matching of their phrases. All lists are put into one
//! index on the first word of a phrase, so a text is walked once whatever their number.

use std::collections::HashMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::forms::{Form, forms};
use crate::text::{Word, distance};

/// One list of phrases with one policy.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Lexicon {
    /// `vague`, `actors`, `effects` …
    pub id: String,
    /// What the list is for and what a hit does.
    pub about: String,
    /// Which further forms of its phrases count as well.
    #[serde(default)]
    pub inflect: Inflect,
    /// Its phrases.
    #[serde(rename = "entry")]
    pub entries: Vec<Entry>,
}

/// Which forms of a phrase count besides the one written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inflect {
    /// Only the phrase as written.
    #[default]
    None,
    /// Also the plural of its last word.
    Noun,
    /// Also -s, -ed and -ing of its first word.
    Verb,
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
    /// A text in which one of them is found; run as a test.
    #[serde(default)]
    pub finds: String,
    /// A text in which none of them is found; run as a test.
    #[serde(default)]
    pub skips: String,
}

/// A phrase found in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit<'a> {
    /// The list it stands in.
    pub list: &'a str,
    /// The index of its first word.
    pub first: usize,
    /// How many words it has.
    pub count: usize,
    /// The tag of its entry.
    pub tag: &'a str,
    /// The phrase as the list writes it.
    pub base: &'a str,
    /// In which form it stands in the text.
    pub form: Form,
}

impl Hit<'_> {
    /// The index after its last word.
    #[must_use]
    pub const fn end(&self) -> usize {
        self.first + self.count
    }

    /// Whether the word with this index is one of its words.
    #[must_use]
    pub const fn covers(&self, word: usize) -> bool {
        self.first <= word && word < self.end()
    }
}

/// All lists, ready for matching.
#[derive(Debug, Clone, Default)]
pub struct Lexicons {
    lists: Vec<Lexicon>,
    /// Made when something is first looked for: a screen is drawn before anything is judged.
    index: OnceLock<HashMap<String, Vec<Phrase>>>,
}

/// One phrase of the index, without its first word.
#[derive(Debug, Clone)]
struct Phrase {
    rest: Vec<String>,
    list: usize,
    entry: usize,
    word: usize,
    form: Form,
}

impl Lexicons {
    /// Lists to match with.
    #[must_use]
    pub const fn new(lists: Vec<Lexicon>) -> Self {
        Self { lists, index: OnceLock::new() }
    }

    /// Makes the index now, so that nobody waits for it later.
    pub fn prepare(&self) {
        let _ = self.index();
    }

    fn index(&self) -> &HashMap<String, Vec<Phrase>> {
        self.index.get_or_init(|| index(&self.lists))
    }

    /// The lists themselves, in the order of their files.
    #[must_use]
    pub fn lists(&self) -> &[Lexicon] {
        &self.lists
    }

    /// The phrases of all lists in these words: in each list longest first, without overlaps.
    #[must_use]
    pub fn scan<'a>(&'a self, words: &[Word]) -> Vec<Hit<'a>> {
        let index = self.index();
        let mut found = Vec::new();
        // Of each list the last phrase taken; another of its length may stand in the same place.
        let mut taken = vec![(0, 0); self.lists.len()];
        for (first, word) in words.iter().enumerate() {
            let Some(phrases) = index.get(&word.folded) else { continue };
            for phrase in phrases {
                let count = phrase.rest.len() + 1;
                let (start, end) = taken[phrase.list];
                let fits = (first >= end || first == start && first + count == end)
                    && words.len() - first >= count
                    && phrase.rest.iter().zip(&words[first + 1..]).all(|(a, b)| *a == b.folded);
                if !fits {
                    continue;
                }
                taken[phrase.list] = (first, first + count);
                let list = &self.lists[phrase.list];
                let entry = &list.entries[phrase.entry];
                found.push(Hit {
                    list: &list.id,
                    first,
                    count,
                    tag: &entry.tag,
                    base: &entry.words[phrase.word],
                    form: phrase.form,
                });
            }
        }
        found
    }

    /// The word of a list that `typed` is one slip away from, for words long enough to tell. The
    /// first letter must be right.
    #[must_use]
    pub fn near<'a>(&'a self, id: &str, typed: &str) -> Option<&'a str> {
        let first = typed.chars().next()?;
        if typed.len() < 5 {
            return None;
        }
        let list = self.lists.iter().find(|list| list.id == id)?;
        let close = |word: &&String| {
            word.starts_with(first)
                && word.len() >= 4
                && word.len().abs_diff(typed.len()) <= 1
                && distance(word, typed) <= 1
        };
        list.entries.iter().flat_map(|entry| &entry.words).find(close).map(String::as_str)
    }

    /// The phrases of the list `id` in these words, longest first, without overlaps.
    #[must_use]
    pub fn find<'a>(&'a self, id: &str, words: &[Word]) -> Vec<Hit<'a>> {
        self.scan(words).into_iter().filter(|hit| hit.list == id).collect()
    }
}

/// All phrases in all their forms, by their first word.
fn index(lists: &[Lexicon]) -> HashMap<String, Vec<Phrase>> {
    let mut index: HashMap<String, Vec<Phrase>> = HashMap::with_capacity(4096);
    for (list, lexicon) in lists.iter().enumerate() {
        for (entry, (word, phrase)) in lexicon
            .entries
            .iter()
            .enumerate()
            .flat_map(|(n, e)| e.words.iter().enumerate().map(move |w| (n, w)))
        {
            for (form, spelled) in forms(phrase, lexicon.inflect) {
                let mut parts = spelled.split_whitespace().map(str::to_owned);
                let Some(first) = parts.next() else { continue };
                index.entry(first).or_default().push(Phrase {
                    rest: parts.collect(),
                    list,
                    entry,
                    word,
                    form,
                });
            }
        }
    }
    // Longest first; among equals the form as written, then the earlier entry.
    for phrases in index.values_mut() {
        phrases.sort_by_key(|p| (std::cmp::Reverse(p.rest.len()), p.form != Form::Base, p.list, p.entry));
    }
    index
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    fn list(id: &str, inflect: Inflect, phrases: &[&str]) -> Lexicon {
        let entry = |word: &&str| Entry {
            words: vec![(*word).to_owned()],
            tag: String::new(),
            finds: String::new(),
            skips: String::new(),
        };
        Lexicon {
            id: id.to_owned(),
            about: String::new(),
            inflect,
            entries: phrases.iter().map(entry).collect(),
        }
    }

    #[test]
    fn the_longest_phrase_wins_and_a_hyphen_is_a_space() {
        let lexicons = Lexicons::new(vec![list("a", Inflect::None, &["read", "read your writes"])]);
        let found = lexicons.find("a", &words("Read-your-writes, then read"));
        assert_eq!(found.iter().map(|h| (h.first, h.count)).collect::<Vec<_>>(), [(0, 3), (4, 1)]);
    }

    #[test]
    fn a_word_is_never_found_inside_another() {
        let lexicons = Lexicons::new(vec![list("a", Inflect::None, &["very"])]);
        assert!(lexicons.find("a", &words("service discovery")).is_empty());
    }

    #[test]
    fn verbs_and_nouns_are_found_in_their_forms() {
        let lexicons = Lexicons::new(vec![
            list("v", Inflect::Verb, &["book", "copy"]),
            list("n", Inflect::Noun, &["city"]),
        ]);
        let found = lexicons.scan(&words("books copied cities"));
        assert_eq!(
            found.iter().map(|h| (h.list, h.base)).collect::<Vec<_>>(),
            [("v", "book"), ("v", "copy"), ("n", "city")]
        );
    }
}
