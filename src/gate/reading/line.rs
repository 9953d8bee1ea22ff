//! One line of an answer, read once: its words, what each of them can be, the phrases of
//! the lexicons in it, and its numbers. Every slot and check looks at this.

use std::ops::Range;

use super::marks::{FRAME, Mark, mark};
use super::normal::Plain;
use super::numbers::{Number, roles};
use crate::estimate::Kind;
use crate::prompts::{Hit, Lexicons, Library};
use crate::quantity::{Doubt, Found, Quantity, Scan, Spelling, scan};
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
    /// Its numbers with the part each plays.
    pub numbers: Vec<Number>,
    /// Units that were slips of the pen, with what was read in their place.
    pub slips: Vec<Doubt>,
    /// The word lists, for words that are a slip away from a known one.
    pub lexicons: &'a Lexicons,
}

impl<'a> Line<'a> {
    /// Reads a line.
    #[must_use]
    pub fn read(library: &'a Library, number: usize, plain: Plain) -> Self {
        let words = words(&plain.text);
        let hits = library.lexicons.scan(&words);
        let marks = mark(&plain.text, &words, &hits);
        let scan = scan(&plain.text);
        let (found, slips) = repaired(scan);
        let numbers = roles(&plain.text, &words, &marks, &hits, found);
        Self {
            number,
            cells: Vec::new(),
            plain,
            words,
            hits,
            marks,
            numbers,
            slips,
            lexicons: &library.lexicons,
        }
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
        while start < end
            && self.marks[start].any(front)
            && !self.marks[start].any(Mark::ACTOR.or(Mark::PRONOUN))
        {
            start += 1;
        }
        let back =
            Mark::PREPOSITION.or(Mark::CONJUNCTION).or(Mark::ADVERB).or(Mark::RELATIVE).or(Mark::NEGATION);
        while start < end
            && self.marks[end - 1].any(back)
            && !self.marks[end - 1].any(Mark::ACTOR.or(Mark::PRONOUN))
        {
            end -= 1;
        }
        (start < end).then_some(start..end)
    }

    /// The word a noun phrase is about: the last one before its first preposition.
    #[must_use]
    pub fn head(&self, range: Range<usize>) -> Option<usize> {
        let cut = range.clone().skip(1).find(|&i| self.marks[i].any(Mark::PREPOSITION.or(Mark::RELATIVE)));
        let end = cut.unwrap_or(range.end);
        (range.start..end)
            .rev()
            .find(|&i| !self.marks[i].any(FRAME) || self.marks[i].any(Mark::ACTOR.or(Mark::PRONOUN)))
    }

    /// Whether the word carries content: neither frame nor number, neither vague nor general, no placeholder.
    #[must_use]
    pub fn is_content(&self, word: usize) -> bool {
        let empty = FRAME.or(Mark::NUMBER).or(Mark::VAGUE).or(Mark::EMPTY_NOUN);
        let actor = self.marks[word].any(Mark::ACTOR) && !self.marks[word].any(Mark::PRONOUN);
        (!self.marks[word].any(empty) || actor && !self.marks[word].any(Mark::EMPTY_NOUN))
            && !self.of("placeholders").any(|hit| hit.covers(word))
            && !self.of("not_applicable").any(|hit| hit.covers(word))
            && self.words[word].folded.chars().any(char::is_alphabetic)
    }

    /// Whether the line opens with a placeholder and so says nothing: "TBD (ask Anna)".
    #[must_use]
    pub fn is_void(&self) -> bool {
        let soft_alone = |end: usize| end == self.words.len();
        self.of("placeholders").any(|hit| {
            let stands_alone =
                self.marks.get(hit.end()).is_none_or(|mark| mark.any(Mark::BREAK.or(Mark::PREPOSITION)));
            hit.first == 0 && if hit.tag == "firm" { stands_alone } else { soft_alone(hit.end()) }
        }) || self.tagged("not_applicable", "mark").any(|hit| hit.first == 0)
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
            || self.numbers.iter().any(|number| {
                // "two runs": what is counted is a word like any other.
                let counted = number.quantity.is_count() && !number.quantity.is_plain();
                number.words.contains(&word) && !(counted && word > number.words.start)
            })
    }

    /// The word with this index, or nothing.
    #[must_use]
    pub fn word(&self, index: usize) -> &str {
        self.words.get(index).map_or("", |word| word.folded.as_str())
    }

    /// Whether one of these words stands in the range.
    #[must_use]
    pub fn any_of(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|index| words.contains(&self.word(index)))
    }

    /// The segment a word stands in.
    #[must_use]
    pub fn segment_of(&self, word: usize) -> Range<usize> {
        let start = (0..=word.min(self.words.len().saturating_sub(1)))
            .rev()
            .find(|&i| self.marks[i].any(Mark::BREAK))
            .unwrap_or(0);
        let end = (word + 1..self.words.len())
            .find(|&i| self.marks[i].any(Mark::BREAK))
            .unwrap_or(self.words.len());
        start..end
    }

    /// The numbers that are what the line says.
    pub fn targets(&self) -> impl Iterator<Item = &Number> {
        self.numbers.iter().filter(|number| number.is_target())
    }

    /// Whether a phrase of one of these lists covers the word.
    #[must_use]
    pub fn has_hit(&self, word: usize, lists: &[&str]) -> bool {
        self.hits.iter().any(|hit| hit.covers(word) && lists.contains(&hit.list))
    }

    /// Whether the word negates.
    #[must_use]
    pub fn is_negation(&self, word: usize) -> bool {
        self.marks[word].any(Mark::NEGATION)
    }

    /// Whether nobody waits for what the line is about: by its kind, or because it says so.
    #[must_use]
    pub fn is_background(&self, kind: Option<Kind>) -> bool {
        kind == Some(Kind::Background) || self.tagged("kind_tags", "background").next().is_some()
    }

    /// "every hour", "nightly": the seconds between two.
    #[must_use]
    pub fn rhythm(&self) -> Option<(Span, Option<Quantity>)> {
        let told = self.of("rhythms").next().map(|hit| {
            let seconds = hit.tag.parse::<f64>().ok().map(Quantity::seconds);
            (self.hit_span(hit), seconds)
        });
        told.or_else(|| {
            let rate = self.targets().find(|n| n.spelling == Spelling::Cadence && n.quantity.value > 0.0)?;
            Some((rate.span, Some(Quantity::seconds(1.0 / rate.quantity.value))))
        })
    }

    /// "by 06:00", "before 7 am".
    #[must_use]
    pub fn clock_time(&self) -> Option<Span> {
        let hours = |word: &str| word.parse::<u32>().is_ok_and(|hour| hour <= 24);
        let clock =
            self.numbers.iter().find(|number| number.spelling == Spelling::Clock).map(|number| number.span);
        clock.or_else(|| {
            let hour = (1..self.words.len()).find(|&i| {
                let bound =
                    matches!(self.word(i), "am" | "pm" | "a.m" | "p.m" | "o'clock" | "oclock" | "uhr");
                bound && hours(self.word(i - 1))
            })?;
            Some(self.span(hour - 1..hour + 1))
        })
    }

    /// How far two ranges of words are apart, in words.
    #[must_use]
    pub fn distance(a: &Range<usize>, b: &Range<usize>) -> usize {
        if a.end <= b.start { b.start - a.end } else { a.start.saturating_sub(b.end) }
    }

    /// The first run of words that name something: content that no list in `except` holds and no number.
    #[must_use]
    pub fn named(&self, except: &[&str]) -> Option<Range<usize>> {
        let names = |word: usize| {
            self.is_content(word)
                && !self.is_measured(word)
                && !self.hits.iter().any(|hit| hit.covers(word) && except.contains(&hit.list))
        };
        let first = (0..self.words.len()).find(|&word| names(word))?;
        let joins = |word: usize| {
            !self.marks[word].any(Mark::BREAK)
                && (names(word)
                    || self.marks[word].any(Mark::PREPOSITION.or(Mark::DETERMINER))
                        && !self.is_measured(word))
        };
        let end = (first + 1..self.words.len()).find(|&word| !joins(word)).unwrap_or(self.words.len());
        self.trimmed(first..end)
    }
}

/// The numbers of a text, those included whose unit is a slip of the pen ("100 milisec") and can only mean one thing.
fn repaired(scanned: Scan) -> (Vec<Found>, Vec<Doubt>) {
    let mut found = scanned.found;
    let mut slips = Vec::new();
    for doubt in scanned.doubts {
        let meant =
            doubt.suggestion.as_deref().and_then(|suggestion| scan(suggestion).found.into_iter().next());
        if let Some(meant) = meant.filter(|meant| !meant.quantity.is_plain()) {
            found.push(Found { span: doubt.span, bound_text: None, ..meant });
            slips.push(doubt);
        }
    }
    if !slips.is_empty() {
        found.sort_by_key(|found| found.span);
    }
    (found, slips)
}
