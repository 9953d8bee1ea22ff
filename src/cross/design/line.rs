//! One line of an answer with its words, so that phrases can be looked for, and its
//! numbers, read when they are first asked for.

use std::cell::OnceCell;

use super::Given;
use crate::cross::Quote;
use crate::gate::Verdict;
use crate::gate::reading::stem;
use crate::quantity::{Found, Spelling, scan};
use crate::text::words;

/// One answer by lines.
#[derive(Debug)]
pub struct Answer<'a> {
    /// The question.
    pub question: &'a str,
    /// The whole answer.
    pub text: &'a str,
    /// What the gate made of it.
    pub verdict: &'a Verdict,
    /// Whether it sets the question aside with a reason.
    pub excused: bool,
    /// The lines that say something.
    pub lines: Vec<Line<'a>>,
}

/// One line.
#[derive(Debug)]
pub struct Line<'a> {
    /// The question it answers.
    pub question: &'a str,
    /// Which line of the answer, from 1.
    pub number: usize,
    /// Its text without blanks around it.
    pub text: &'a str,
    /// Its words, folded.
    pub words: Vec<String>,
    said: String,
    numbers: OnceCell<Vec<Found>>,
}

impl<'a> Answer<'a> {
    /// Reads an answer.
    #[must_use]
    pub(super) fn read(given: &Given<'a>) -> Self {
        let lines = given.text.lines().enumerate().filter(|(_, text)| !text.trim().is_empty());
        Self {
            question: given.question,
            text: given.text,
            verdict: given.verdict,
            excused: given.verdict.filled("not_applicable").is_some(),
            lines: lines.map(|(index, text)| Line::read(given.question, index + 1, text)).collect(),
        }
    }
}

impl<'a> Line<'a> {
    fn read(question: &'a str, number: usize, text: &'a str) -> Self {
        let text = text.trim();
        let words: Vec<String> = words(text).into_iter().map(|word| word.folded).collect();
        let said = format!(" {} ", words.join(" "));
        Self { question, number, text, words, said, numbers: OnceCell::new() }
    }

    /// A part of a line, to be asked like one.
    #[must_use]
    pub fn part(text: &'a str) -> Self {
        Self::read("", 0, text)
    }

    /// Whether the line says one of these phrases, in words: "warm*|cold start". A star at
    /// the end of a phrase stands for any ending.
    #[must_use]
    pub fn says(&self, phrases: &str) -> bool {
        phrases.split('|').any(|phrase| self.finds(phrase).is_some())
    }

    /// Where a phrase begins, in bytes of the folded line.
    fn finds(&self, phrase: &str) -> Option<usize> {
        match phrase.strip_suffix('*') {
            Some(start) => self.said.find(&format!(" {start}")),
            None => self.said.find(&format!(" {phrase} ")),
        }
    }

    /// Whether the line says one of these phrases without a negation in the three words before it.
    #[must_use]
    pub fn affirms(&self, phrases: &str) -> bool {
        const NEGATIONS: [&str; 14] = [
            "not", "no", "never", "cannot", "can't", "cant", "without", "doesn't", "don't", "won't", "isn't",
            "nothing", "none", "nobody",
        ];
        phrases.split('|').any(|phrase| {
            self.finds(phrase).is_some_and(|at| {
                let before: Vec<&str> = self.said[..at].split_whitespace().rev().take(3).collect();
                !before.iter().any(|word| NEGATIONS.contains(word))
            })
        })
    }

    /// The numbers of the line.
    #[must_use]
    pub fn numbers(&self) -> &[Found] {
        self.numbers.get_or_init(|| scan(self.text).found)
    }

    /// The rates of the line, per second, in their order; "nightly" and the like are none.
    pub fn rates(&self) -> impl Iterator<Item = f64> {
        self.numbers()
            .iter()
            .filter(|found| found.quantity.is_rate() && found.spelling != Spelling::Cadence)
            .map(|found| found.quantity.value)
    }

    /// The durations of the line, in seconds, in their order.
    pub fn durations(&self) -> impl Iterator<Item = f64> {
        self.numbers()
            .iter()
            .filter(|found| found.quantity.is_time() && found.spelling != Spelling::Clock)
            .map(|found| found.quantity.value)
    }

    /// The line, quoted.
    #[must_use]
    pub fn quote(&self) -> Quote {
        Quote { question: self.question.to_owned(), line: self.number, text: self.text.to_owned() }
    }

    /// What stands in front of the colon, or of the reason.
    #[must_use]
    pub fn head(&self) -> &'a str {
        let ends = [": ", " - ", " -> ", " → ", " – ", " = ", " because ", ", ", "; ", " for ", " since "];
        let end = ends.iter().filter_map(|mark| self.text.find(mark)).min().unwrap_or(self.text.len());
        let head = &self.text[..end];
        head.trim_start_matches(['-', '*', '•', ' ']).trim_end_matches(':').trim()
    }

    /// A text as folded words between blanks, ready to be looked into.
    #[must_use]
    pub fn words_of(text: &str) -> String {
        format!(" {} ", words(text).into_iter().map(|word| word.folded).collect::<Vec<_>>().join(" "))
    }

    /// The number in front of one of these nouns: "two VMs", "5 pods", "three replicas".
    #[must_use]
    pub fn count_of(&self, nouns: &[&str]) -> Option<f64> {
        let at = self.words.iter().position(|word| nouns.contains(&word.as_str()))?;
        (at.saturating_sub(3)..at).rev().find_map(|before| numeral(&self.words[before]))
    }
}

/// A whole number as a digit or a word.
fn numeral(word: &str) -> Option<f64> {
    const NUMBERS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    let named = NUMBERS.iter().position(|name| *name == word).map(|value| value as f64);
    named.or_else(|| word.parse::<u32>().ok().map(f64::from))
}

/// Words that tell no datum from another.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "for", "with", "by", "at", "and", "or", "his", "her", "their",
    "its", "my", "our", "from", "into", "all", "one", "per", "is", "it", "new", "hot", "data", "record",
    "records", "list", "page", "read", "reads", "write", "writes", "be", "are", "no", "not", "each", "every",
    "any", "that", "this", "most", "about", "short", "users", "user", "id",
];

/// Whether two names share a word that tells something, whatever its ending.
#[must_use]
pub fn shares_word(a: &str, b: &str) -> bool {
    shared_words(a, b) > 0
}

/// How many telling words of the second text stand in the first.
#[must_use]
pub fn shared_words(a: &str, b: &str) -> usize {
    let telling = |text: &str| -> Vec<String> {
        words(text)
            .into_iter()
            .flat_map(|word| word.folded.split('_').map(str::to_owned).collect::<Vec<_>>())
            .filter(|word| word.len() > 2 && !EMPTY.contains(&word.as_str()))
            .filter(|word| word.chars().any(char::is_alphabetic))
            .map(|word| stem(&word))
            .collect()
    };
    let known = telling(a);
    telling(b).iter().filter(|word| known.contains(word)).count()
}
