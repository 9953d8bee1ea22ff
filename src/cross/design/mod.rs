//! What a rule looks at: the facts, the answers by lines, the parts one would run, the load
//! at peak. Shared reading lives here, below the comb, because no rule may look at another.

mod budget;
mod ceiling;
mod freshness;
mod line;
mod load;
mod losses;
mod machinery;
mod metrics;
mod never;
mod outage;
mod parts;
mod path;
mod patience;
mod people;
mod rates;
mod records;
mod tries;

pub use budget::Budget;
pub use ceiling::{ALONE, Ceiling, Link};
pub use freshness::Freshness;
pub use line::{Answer, Line, shared_words, shares_word};
pub use load::Load;
pub use losses::Loss;
pub use machinery::{OTHER_USES, capital, is_no_choice, simpler_name, told};
pub use metrics::Metric;
pub use never::Unkept;
pub use outage::Cell;
pub use parts::{Part, Store};
pub use rates::same_rate;
pub(crate) use records::rows;
pub use tries::Tries;

use super::Quote;
use crate::estimate::{Facts, Source};
use crate::gate::{Filled, Verdict};
use crate::prompts::{Component, Library};

/// One answer with the judgement on it.
#[derive(Debug, Clone, Copy)]
pub struct Given<'a> {
    /// The question.
    pub question: &'a str,
    /// The answer as typed.
    pub text: &'a str,
    /// What the gate made of it.
    pub verdict: &'a Verdict,
}

/// A design as its answers tell it.
#[derive(Debug)]
pub struct Design<'a> {
    /// The figures and words it is held against.
    pub library: &'a Library,
    /// What arithmetic knows of it.
    pub facts: &'a Facts,
    /// Whether all there is to say has been said, so that silence counts.
    pub whole: bool,
    /// The answers that count, by lines.
    pub answers: Vec<Answer<'a>>,
    /// The parts one would run.
    pub parts: Vec<Part>,
    /// What arrives at peak, where it is known.
    pub load: Option<Load>,
}

impl<'a> Design<'a> {
    /// Reads a design once for all rules.
    #[must_use]
    pub fn read(library: &'a Library, facts: &'a Facts, given: &[Given<'a>], whole: bool) -> Self {
        let answers: Vec<Answer<'a>> = given.iter().map(Answer::read).collect();
        let mut design = Self { library, facts, whole, answers, parts: Vec::new(), load: Load::of(facts) };
        design.parts = parts::read(&design);
        design
    }

    /// The answer to a question.
    #[must_use]
    pub fn answer(&self, question: &str) -> Option<&Answer<'a>> {
        self.answers.iter().find(|answer| answer.question == question)
    }

    /// Whether a question has an answer that passes, a reasoned "n/a" included.
    #[must_use]
    pub fn has(&self, question: &str) -> bool {
        self.answer(question).is_some_and(|answer| answer.verdict.passes())
    }

    /// The lines of an answer; none where it is set aside with a reason.
    #[must_use]
    pub fn lines(&self, question: &str) -> &[Line<'a>] {
        self.answer(question).filter(|answer| !answer.excused).map_or(&[], |answer| &answer.lines)
    }

    /// All lines of all answers.
    pub fn all_lines(&self) -> impl Iterator<Item = &Line<'a>> {
        self.answers.iter().flat_map(|answer| &answer.lines)
    }

    /// The first line anywhere that says one of these.
    #[must_use]
    pub fn says(&self, phrases: &str) -> Option<&Line<'a>> {
        self.all_lines().find(|line| line.says(phrases))
    }

    /// The line a fact came from.
    #[must_use]
    pub fn line_of(&self, source: &Source) -> Option<&Line<'a>> {
        self.answer(&source.question)?.lines.iter().find(|line| line.number == source.line)
    }

    /// The line a fact came from, quoted.
    #[must_use]
    pub fn quote(&self, source: &Source) -> Option<Quote> {
        self.line_of(source).map(Line::quote)
    }

    /// What an answer filled a slot with.
    pub fn slots<'s>(&'s self, question: &str, slot: &'s str) -> impl Iterator<Item = &'a Filled> + 's {
        self.answer(question)
            .into_iter()
            .flat_map(move |answer| answer.verdict.slots.iter().filter(move |filled| filled.slot == slot))
    }

    /// A component by its id.
    #[must_use]
    pub fn component(&self, id: &str) -> Option<&'a Component> {
        self.library.capacity.component(id)
    }

    /// How sure the figures of a component are, in words.
    #[must_use]
    pub fn sure(&self, component: &Component) -> String {
        let sources = component.sources.len();
        match component.confidence.as_deref() {
            Some("high") => format!(
                "The figures of {} are well documented ({sources} sources); their order of magnitude is the claim.",
                self.name_of(component)
            ),
            Some("medium") => format!(
                "The figures of {} are fairly well known ({sources} sources); a factor of two either way is possible.",
                self.name_of(component)
            ),
            _ => format!(
                "The figures of {} are rough ({sources} sources); your own measurement beats them.",
                self.name_of(component)
            ),
        }
    }

    /// A component as people call it: as the answers do, else by its own name.
    #[must_use]
    pub fn name_of(&self, component: &Component) -> String {
        if component.kind == "app-server" {
            return "the application".to_owned();
        }
        let named = self.parts.iter().find(|part| part.is(&component.id));
        let typed = named.and_then(|part| part.component_name.clone());
        typed.unwrap_or_else(|| component.id.replace('_', " "))
    }
}
