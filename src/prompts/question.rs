//! One question: what is asked, why, in which shape, and which facts its answer must hold.

use serde::Deserialize;

/// How an answer is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Shape {
    /// One statement.
    #[serde(rename = "sentence")]
    Sentence,
    /// One item a line.
    #[serde(rename = "lines")]
    Lines,
    /// One line for each operation of step 1.
    #[serde(rename = "per:operation")]
    PerOperation,
    /// One line for each dependency and each outage length.
    #[serde(rename = "per:dependency")]
    PerDependency,
}

/// Where the required slots must be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Needs {
    /// On every line.
    EachLine,
    /// Somewhere in the answer as a whole.
    Answer,
}

/// The words for one fact that an answer holds.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotText {
    /// `snake_case`, as in the JSON of `judge`.
    pub id: String,
    /// Whether its absence blocks.
    pub required: bool,
    /// Where it is required only under a condition, the condition in words.
    #[serde(default)]
    pub only_when: Option<String>,
    /// One to four words for the panel of what is understood and missing.
    pub label: String,
    /// Completes "Still missing: …".
    pub missing: String,
    /// The follow-up question when it is missing.
    pub ask: String,
    /// A whole good line in the user's own terms.
    pub example: String,
    /// Fills the template.
    #[serde(default)]
    pub sample: String,
    /// Label of its box in the fill-in form.
    #[serde(default)]
    pub form: String,
}

/// One question of the interview.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// `step.name`.
    pub id: String,
    /// One to three words, for the outline.
    pub title: String,
    /// The question as it is asked.
    pub ask: String,
    /// Why it is asked.
    pub why: String,
    /// How the answer is laid out.
    pub shape: Shape,
    /// Where the required slots must be found.
    pub needs: Needs,
    /// Fewest lines, where the shape is lines.
    #[serde(default = "one")]
    pub fewest: usize,
    /// Most lines before the gate remarks on it.
    #[serde(default)]
    pub most: Option<usize>,
    /// Whether `n/a because …` is an answer.
    #[serde(default)]
    pub may_be_na: bool,
    /// A good answer of the worked example; passes.
    pub good: String,
    /// A typical vague answer; blocks.
    pub vague: String,
    /// What an interviewer would ask after a good answer.
    pub follow_up: String,
    /// From light to strong.
    pub hints: Vec<String>,
    /// A line to fill in, slot ids in braces.
    pub template: String,
    /// The facts its answer holds.
    #[serde(rename = "slot")]
    pub slots: Vec<SlotText>,
}

const fn one() -> usize {
    1
}

impl Question {
    /// The words for one of its slots.
    #[must_use]
    pub fn slot(&self, id: &str) -> Option<&SlotText> {
        self.slots.iter().find(|slot| slot.id == id)
    }

    /// The slots whose absence blocks, in the order in which they are asked for.
    pub fn required(&self) -> impl Iterator<Item = &SlotText> {
        self.slots.iter().filter(|slot| slot.required)
    }

    /// The line to fill in with every slot's sample in place.
    #[must_use]
    pub fn filled_template(&self) -> String {
        self.fill(|slot| slot.sample.as_str())
    }

    /// The line to fill in with a text of one's own for each slot.
    #[must_use]
    pub fn fill<'a>(&'a self, value: impl Fn(&'a SlotText) -> &'a str) -> String {
        self.slots
            .iter()
            .fold(self.template.clone(), |line, slot| line.replace(&format!("{{{}}}", slot.id), value(slot)))
    }
}
