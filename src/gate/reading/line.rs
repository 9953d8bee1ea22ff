//! One line of an answer, read once: its words, what each of them can be, the phrases of
//! the lexicons in it, and its numbers. Every slot and check looks at this.

use std::ops::Range;

use super::marks::{FRAME, Mark, mark};
use super::normal::Plain;
use crate::prompts::{Hit, Library};
use crate::text::{Span, Word, words};

/// A line that has been read.
#[derive(Debug, Clone)]
pub struct Line<'a> {
    /// Which line of the answer, from 1.
    pub number: usize,
    /// The cells of a `per:` question it answers for.
    pub cells: Vec<usize>,
    /// The text without bullets and prefix, with the way back to the answer.
    pub plain: Plain,
    /// Its words.
    pub words: Vec<Word>,
    /// The phrases of all lexicons in it.
    pub hits: Vec<Hit<'a>>,
    /// What each word can be.
    pub marks: Vec<Mark>,
}

impl<'a> Line<'a> {
    /// Reads a line.
    #[must_use]
    pub fn read(library: &'a Library, number: usize, plain: Plain) -> Self {
        let words = words(&plain.text);
        let hits = library.lexicons.scan(&words);
        let marks = mark(&plain.text, &words, &hits);
        Self { number, cells: Vec::new(), plain, words, hits, marks }
    }

    /// The text without bullets and prefix.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.plain.text
    }

    /// Whether nothing is said on it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// The phrases of one lexicon.
    pub fn of<'s>(&'s self, list: &'s str) -> impl Iterator<Item = &'s Hit<'a>> + 's {
        self.hits.iter().filter(move |hit| hit.list == list)
    }

    /// The phrases of one lexicon with one tag.
    pub fn tagged<'s>(&'s self, list: &'s str, tag: &'s str) -> impl Iterator<Item = &'s Hit<'a>> + 's {
        self.of(list).filter(move |hit| hit.tag == tag)
    }

    /// Whether the lexicon has a phrase here.
    #[must_use]
    pub fn has(&self, list: &str) -> bool {
        self.of(list).next().is_some()
    }

    /// The place of some words in this line's text.
    #[must_use]
    pub fn span(&self, words: Range<usize>) -> Span {
        match (self.words.get(words.start), self.words.get(words.end.wrapping_sub(1))) {
            (Some(first), Some(last)) if words.start < words.end => first.span.join(last.span),
            _ => Span::default(),
        }
    }

    /// The place of a phrase in this line's text.
    #[must_use]
    pub fn hit_span(&self, hit: &Hit<'_>) -> Span {
        self.span(hit.first..hit.end())
    }

    /// The words as typed.
    #[must_use]
    pub fn typed(&self, words: Range<usize>) -> &str {
        self.span(words).of(self.text())
    }

    /// The words between signs of punctuation.
    #[must_use]
    pub fn segments(&self) -> Vec<Range<usize>> {
        let mut all = Vec::new();
        let mut start = 0;
        for at in 1..self.words.len() {
            if self.marks[at].any(Mark::BREAK) {
                all.push(start..at);
                start = at;
            }
        }
        if start < self.words.len() {
            all.push(start..self.words.len());
        }
        all
    }

    /// The range without determiners, adverbs and conjunctions in front and without prepositions behind.
    #[must_use]
    pub fn trimmed(&self, range: Range<usize>) -> Option<Range<usize>> {
        let Range { mut start, mut end } = range;
        let front = Mark::DETERMINER.or(Mark::CONJUNCTION).or(Mark::ADVERB).or(Mark::NEGATION);
        while start < end && self.marks[start].any(front) && !self.marks[start].any(Mark::ACTOR.or(Mark::PRONOUN)) {
            start += 1;
        }
        let back = Mark::PREPOSITION.or(Mark::CONJUNCTION).or(Mark::ADVERB).or(Mark::RELATIVE).or(Mark::NEGATION);
        while start < end && self.marks[end - 1].any(back) && !self.marks[end - 1].any(Mark::ACTOR.or(Mark::PRONOUN)) {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// The word a noun phrase is about: the last one before its first preposition.
    #[must_use]
    pub fn head(&self, range: Range<usize>) -> Option<usize> {
        let cut = range.clone().skip(1).find(|&i| self.marks[i].any(Mark::PREPOSITION.or(Mark::RELATIVE)));
        let end = cut.unwrap_or(range.end);
        (range.start..end).rev().find(|&i| !self.marks[i].any(FRAME) || self.marks[i].any(Mark::ACTOR.or(Mark::PRONOUN)))
    }

    /// Whether the word ends a compound that names a feature, not an action: "search history".
    #[must_use]
    pub fn is_feature_noun(&self, word: usize) -> bool {
        self.of("feature_nouns").any(|hit| hit.covers(word))
    }

    /// Whether the word belongs to a number with its unit.
    #[must_use]
    pub fn is_measured(&self, word: usize) -> bool {
        self.marks[word].any(Mark::NUMBER)
    }
}
