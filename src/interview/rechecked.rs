//! Answers that still pass, but lean on something that was changed after they were given.
//! They are marked to be checked again; nothing is closed or deleted.

use std::collections::BTreeMap;

use super::Interview;
use crate::gate::Filled;
use crate::prompts::Library;

impl Interview {
    /// Whether an answer of an earlier step says other things now than when this question
    /// was answered. Sending the answer again says that it still holds.
    #[must_use]
    pub fn to_check_again(&self, question: &str) -> bool {
        self.rechecks.contains_key(question)
    }

    /// The question whose changed answer this one leans on.
    #[must_use]
    pub fn leans_on(&self, question: &str) -> Option<&str> {
        self.rechecks.get(question).map(String::as_str)
    }

    /// The questions that are to be checked again, with the one that changed.
    pub(super) fn find_rechecks(&self) -> BTreeMap<String, String> {
        let changed: Vec<(&str, usize)> = self
            .standing
            .asked
            .iter()
            .filter(|asked| asked.passes())
            .filter_map(|asked| Some((asked.question.as_str(), self.changed_at(&asked.question)?)))
            .collect();
        let leans = |question: &str, on: &str| Library::step_of(on) < Library::step_of(question);
        let answered = |question: &str| self.record.entries.iter().rposition(|one| one.question == question);
        let passing = self.standing.asked.iter().filter(|asked| asked.passes());
        passing
            .filter_map(|asked| {
                let at = answered(&asked.question);
                let (on, _) =
                    changed.iter().find(|(on, then)| at < Some(*then) && leans(&asked.question, on))?;
                Some((asked.question.clone(), (*on).to_owned()))
            })
            .collect()
    }

    /// The entry by which the answer to a question last came to say other things.
    fn changed_at(&self, question: &str) -> Option<usize> {
        let entries = self.record.entries.iter().enumerate().filter(|(_, one)| one.question == question);
        let passing: Vec<(usize, Vec<(String, String)>)> =
            entries.filter_map(|(at, entry)| Some((at, self.facts_of(question, &entry.text)?))).collect();
        passing.windows(2).rev().find_map(|pair| match pair {
            [(_, before), (at, after)] if before != after => Some(*at),
            _ => None,
        })
    }

    /// What a passing answer says, without its wording. None where it does not pass.
    fn facts_of(&self, question: &str, text: &str) -> Option<Vec<(String, String)>> {
        // Nearly every answer was sent once; then there is nothing to compare.
        if self.record.tries(question) < 2 {
            return None;
        }
        let verdict = self.preview(question, text).verdict;
        // Numbers, and the names of operations and parts: what later answers are about. Other
        // words may be put better without changing anything.
        let named = |filled: &&Filled| matches!(filled.slot.as_str(), "operation" | "part" | "name");
        let said = |filled: &Filled| match &filled.quantity {
            Some(quantity) => {
                format!("{:?}", (quantity.value, quantity.range.as_ref().map(|it| (it.low, it.high))))
            }
            None => filled.reading.clone().unwrap_or_else(|| filled.text.to_lowercase()),
        };
        verdict.passes().then(|| {
            let counts = verdict.slots.iter().filter(|filled| filled.quantity.is_some() || named(filled));
            counts.map(|filled| (filled.slot.clone(), said(filled))).collect()
        })
    }
}
