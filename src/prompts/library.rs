//! All content of one run, looked up by id.

use super::{Capacity, Isolation, Lexicons, Question, Script, Simplicity, Step};

/// A step with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Which step.
    pub step: Step,
    /// Its name for people.
    pub title: String,
    /// What it asks, in one line.
    pub about: String,
    /// How long it takes.
    pub minutes: u32,
}

/// Everything a person reads or is judged by.
#[derive(Debug, Clone, Default)]
pub struct Library {
    /// The steps that have questions, in order.
    pub chapters: Vec<Chapter>,
    /// All questions, in the order of their files.
    pub questions: Vec<Question>,
    /// All scripts.
    pub scripts: Vec<Script>,
    /// What real components carry.
    pub capacity: Capacity,
    /// When machinery earns its place.
    pub simplicity: Simplicity,
    /// What isolation levels really prevent.
    pub isolation: Isolation,
    /// The word lists of the gate.
    pub lexicons: Lexicons,
}

impl Library {
    /// The question with this id.
    #[must_use]
    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.id == id)
    }

    /// The script with this id.
    #[must_use]
    pub fn script(&self, id: &str) -> Option<&Script> {
        self.scripts.iter().find(|script| script.id == id)
    }

    /// The words of a step.
    #[must_use]
    pub fn chapter(&self, step: Step) -> Option<&Chapter> {
        self.chapters.iter().find(|chapter| chapter.step == step)
    }

    /// The step a question belongs to, read off its id.
    #[must_use]
    pub fn step_of(question: &str) -> Option<Step> {
        let name = question.split('.').next()?;
        Step::ALL.into_iter().find(|step| step.id() == name)
    }
}
