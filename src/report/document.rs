//! The report as values. Formats see this and nothing else.

use super::chart::Chart;
use super::examined::{Examined, Raised};
use super::front::Front;
use super::waits::Waits;

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The name of the design.
    pub title: String,
    /// The id of the script that was followed.
    pub script: String,
    /// The day it was begun, `2026-11-25`.
    pub begun: String,
    /// How far it went, in a sentence.
    pub standing: String,
    /// The question that is being asked, where not all pass.
    pub standing_at: Option<String>,
    /// Page one.
    pub front: Front,
    /// The verdicts, the objections and the curveballs.
    pub examined: Examined,
    /// Who waits for whom.
    pub waits: Option<Waits>,
    /// The steps with their answers.
    pub parts: Vec<Part>,
    /// What was computed.
    pub sheet: Vec<Computed>,
    /// What could not be computed yet: what is needed, and for which numbers.
    pub unknown: Vec<Unknown>,
    /// The numbers, drawn.
    pub charts: Vec<Chart>,
    /// What was tried and how long it took, where it is wanted.
    pub history: Vec<Spent>,
}

/// What one step took.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// 1 to 4.
    pub step: usize,
    /// Time in words, pauses left out.
    pub time: String,
    /// Answers sent, of all its questions.
    pub sent: usize,
    /// Its questions that took more than one answer, and how many each.
    pub again: Vec<(String, usize)>,
}

/// Numbers that wait for the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is needed, in words.
    pub needs: String,
    /// The names of the numbers.
    pub titles: Vec<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// 1 to 4.
    pub number: usize,
    /// Its name.
    pub title: String,
    /// Its questions.
    pub questions: Vec<Answered>,
}

/// How an answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is concrete.
    Passes,
    /// It was given, and something is missing.
    HeldBack,
    /// An earlier question does not pass, so this one does not count yet.
    NotReached,
    /// There is no answer.
    Unanswered,
}

impl State {
    /// In a word or two.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Passes => "passes",
            Self::HeldBack => "not yet concrete",
            Self::NotReached => "not reached",
            Self::Unanswered => "not answered",
        }
    }
}

/// One question with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// `scale.load`.
    pub id: String,
    /// The question, in one sentence.
    pub ask: String,
    /// How its answer stands.
    pub state: State,
    /// The answer as typed.
    pub answer: Option<String>,
    /// What the gate said of it, a sentence each.
    pub remarks: Vec<String>,
}

/// One computed number.
#[derive(Debug, Clone, PartialEq)]
pub struct Computed {
    /// Stable name: `rate`, `peak_rate` …
    pub id: &'static str,
    /// The step whose answers it follows from.
    pub step: usize,
    /// Its name.
    pub title: String,
    /// What it is about, where it is one of several.
    pub item: Option<String>,
    /// The number in words.
    pub text: String,
    /// The number in base units.
    pub value: f64,
    /// The base unit of `value`.
    pub unit: &'static str,
    /// The ends of its 90 % interval in base units, where it has one.
    pub span: Option<(f64, f64)>,
    /// The same in words.
    pub span_text: Option<String>,
    /// How it was computed.
    pub workings: String,
    /// Why it matters.
    pub why: String,
    /// What it would take to flip a decision; empty where it decides nothing by itself.
    pub decision: String,
}

impl Computed {
    /// Its name with what it is about.
    #[must_use]
    pub fn name(&self) -> String {
        match &self.item {
            Some(item) => format!("{}, {item}", self.title),
            None => self.title.clone(),
        }
    }

    /// The number alone, and what else is said of it: "0.12/s" and "one every 8.6 s",
    /// "11,000 times" and "the peak, roughly".
    #[must_use]
    pub fn parted(&self) -> (String, String) {
        let text = self.without_interval();
        let (number, besides) = match (text.split_once(" ("), text.split_once(" the ")) {
            (Some((number, besides)), _) => (number, besides.trim_end_matches(')').to_owned()),
            (None, Some((number, besides))) => match number.strip_prefix("about ") {
                Some(number) => (number, format!("the {besides}, roughly")),
                None => (number, format!("the {besides}")),
            },
            (None, None) => (text.as_str(), String::new()),
        };
        let besides = match &self.span_text {
            Some(span) => format!("90 %: {span}"),
            None => besides,
        };
        (number.to_owned(), besides)
    }

    /// The words of the number without its interval, which is said apart.
    fn without_interval(&self) -> String {
        let interval = self.text.find(" (90 %").and_then(|from| {
            let mut open = 0_usize;
            let end = self.text[from..].char_indices().find(|(_, c)| {
                match c {
                    '(' => open += 1,
                    ')' => open -= 1,
                    _ => {}
                }
                *c == ')' && open == 0
            });
            end.map(|(end, _)| (from, from + end + 1))
        });
        match interval {
            Some((from, to)) => format!("{}{}", &self.text[..from], &self.text[to..]),
            None => self.text.clone(),
        }
    }

    /// The number in words, with its 90 % interval where it has one.
    #[must_use]
    pub fn in_words(&self) -> String {
        match &self.span_text {
            Some(span) => format!("{} (90 %: {span})", self.parted().0),
            None => self.without_interval(),
        }
    }

    /// How it was computed, and what would flip a decision.
    #[must_use]
    pub fn how(&self) -> String {
        if self.decision.is_empty() {
            self.workings.clone()
        } else {
            format!("{}. {}", self.workings, self.decision)
        }
    }
}

impl Document {
    /// The numbers that follow from the answers of one step.
    pub fn computed(&self, step: usize) -> impl Iterator<Item = &Computed> {
        self.sheet.iter().filter(move |row| row.step == step)
    }

    /// The objections that the answers of one step raise.
    pub fn raised(&self, step: usize) -> impl Iterator<Item = &Raised> {
        self.examined.objections.iter().filter(move |raised| raised.step == step)
    }

    /// The charts of one step.
    pub fn drawn(&self, step: usize) -> impl Iterator<Item = &Chart> {
        self.charts.iter().filter(move |chart| chart.step == step)
    }
}

impl Spent {
    /// In a sentence.
    #[must_use]
    pub fn in_words(&self) -> String {
        let sent = if self.sent == 1 { "1 answer".to_owned() } else { format!("{} answers", self.sent) };
        let mut text = format!("Step {}: {}, {sent} sent", self.step, self.time);
        if !self.again.is_empty() {
            let again: Vec<String> =
                self.again.iter().map(|(title, tries)| format!("{title} {tries}")).collect();
            text.push_str(", more than one for ");
            text.push_str(&again.join(", "));
        }
        text + "."
    }
}
