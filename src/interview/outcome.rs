//! What sending an answer leads to, and what would come of a draft.

use crate::estimate::Sheet;
use crate::gate::Verdict;
use crate::prompts::Step;

/// What came of an answer.
#[must_use = "an answer that was held back must be said to be"]
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// The answer does not pass yet. It is kept.
    HeldBack {
        /// What is missing.
        verdict: Verdict,
        /// How many answers to this question in a row were held back, this one included.
        tries: usize,
    },
    /// The answer passes; this question of the same step is next.
    NextQuestion(String),
    /// The answer passes and a step is done; the next one opens with this question.
    NextStep {
        /// The step that opens.
        step: Step,
        /// Its first open question.
        question: String,
    },
    /// Every question of the script has a passing answer.
    Finished,
    /// The question is not open yet: another one stands before it. Nothing was kept.
    Locked {
        /// The question that must pass first.
        first: String,
    },
}

/// What a draft would be worth.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Preview {
    /// The judgement it would get.
    pub verdict: Verdict,
    /// The sheet as it would be.
    pub sheet: Sheet,
}
