//! One objection: which lines disagree, the numbers, how sure they are, and one question.

use std::fmt::Write as _;

/// How grave an objection is, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Two answers cannot both be true.
    Contradiction,
    /// More machinery than the numbers ask for.
    OverComplicated,
    /// Less than the numbers ask for.
    UnderProvisioned,
    /// Something a reviewer would ask and no answer says.
    UnderSpecified,
    /// It may go well, and it may not.
    Risk,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 5] = [
        Self::Contradiction,
        Self::OverComplicated,
        Self::UnderProvisioned,
        Self::UnderSpecified,
        Self::Risk,
    ];

    /// Its stable name.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Contradiction => "contradiction",
            Self::OverComplicated => "over-complicated",
            Self::UnderProvisioned => "under-provisioned",
            Self::UnderSpecified => "under-specified",
            Self::Risk => "risk",
        }
    }

    /// Whether it counts for "over-complicated".
    #[must_use]
    pub const fn is_too_much(self) -> bool {
        matches!(self, Self::OverComplicated)
    }

    /// Whether it counts for "under-specified".
    #[must_use]
    pub const fn is_too_little(self) -> bool {
        matches!(self, Self::UnderSpecified | Self::UnderProvisioned | Self::Contradiction)
    }
}

/// A line of an answer, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// The question, such as `scale.load`.
    pub question: String,
    /// The line of the answer, from 1.
    pub line: usize,
    /// Its text.
    pub text: String,
}

/// Where answers disagree with each other, or with what components carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// The rule that raises it.
    pub rule: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// The lines that disagree.
    pub quotes: Vec<Quote>,
    /// What is wrong, with the numbers and how they come about.
    pub message: String,
    /// One question.
    pub ask: String,
    /// How sure the figures are, in words.
    pub confidence: String,
}

impl Objection {
    /// What a reason is kept under: the rule and the quoted lines, so that the reason lapses
    /// when one of them changes.
    #[must_use]
    pub fn key(&self) -> String {
        key(self.rule, self.quotes.iter().map(|quote| (quote.question.as_str(), quote.text.as_str())))
    }
}

/// The key of an objection of a rule that quotes these lines.
#[must_use]
pub fn key<'a>(rule: &str, quotes: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let mut key = rule.to_owned();
    for (question, text) in quotes {
        let words: Vec<&str> = text.split_whitespace().collect();
        let _ = write!(key, " | {question}: {}", words.join(" "));
    }
    key
}
