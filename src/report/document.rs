//! The report as values. Formats see this and nothing else.

/// A whole report.
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Page one: what it is, the numbers that matter, what breaks first, what is open.
    pub front: Vec<Point>,
    /// The steps with their answers.
    pub parts: Vec<Part>,
    /// What was computed.
    pub sheet: Vec<Computed>,
    /// What could not be computed yet: what is needed, and for which numbers.
    pub unknown: Vec<Unknown>,
    /// The two verdicts.
    pub judgement: Judgement,
    /// Where answers disagree, and what was said to it.
    pub objections: Vec<Raised>,
    /// What the design's own numbers were turned into, and what was said to it.
    pub curveballs: Vec<Thrown>,
}

/// An objection and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The rule.
    pub rule: String,
    /// How grave it is, in a word.
    pub severity: String,
    /// The lines it quotes, each with its question.
    pub quotes: Vec<(String, String)>,
    /// What is wrong, with the numbers.
    pub message: String,
    /// How sure the figures are.
    pub confidence: String,
    /// The question it asks.
    pub ask: String,
    /// The reason given against it.
    pub reason: Option<String>,
}

/// A curveball and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thrown {
    /// Its stable name.
    pub id: String,
    /// What happens.
    pub title: String,
    /// What follows from it.
    pub consequence: String,
    /// What is asked.
    pub ask: String,
    /// The answer.
    pub answer: Option<String>,
}

/// The two verdicts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Judgement {
    /// More machinery than the numbers ask for.
    pub over_complicated: bool,
    /// Something that had to be said or provided is not.
    pub under_specified: bool,
}

/// Numbers that wait for the same answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unknown {
    /// What is needed, in words.
    pub needs: String,
    /// The names of the numbers.
    pub titles: Vec<String>,
}

/// One point of page one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it is about: "What breaks first".
    pub label: String,
    /// What there is to say, a line each.
    pub lines: Vec<String>,
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Computed {
    /// Its name.
    pub title: String,
    /// What it is about, where it is one of several.
    pub item: Option<String>,
    /// The number in words.
    pub text: String,
    /// How it was computed.
    pub workings: String,
    /// Why it matters.
    pub why: String,
}
