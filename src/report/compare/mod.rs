//! Two designs side by side: [`compare()`] says what changed from one to the other, and
//! [`render_comparison()`] writes it. Both are read from documents, so that whatever
//! becomes a report can be compared.

mod formats;
mod lines;

pub use formats::render_comparison;
pub use lines::{Line, changed_lines};

use super::document::{Computed, Document};
use super::examined::Raised;

/// What changed from one design to another.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The name of the earlier one.
    pub before: String,
    /// The name of the later one.
    pub after: String,
    /// Verdicts that changed.
    pub verdicts: Vec<Change>,
    /// Objections that are not raised, or not open, any more.
    pub settled: Vec<String>,
    /// Objections that are new, or open again.
    pub raised: Vec<String>,
    /// Numbers that changed.
    pub numbers: Vec<Change>,
    /// Answers that changed.
    pub answers: Vec<Reworded>,
}

/// Something that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What.
    pub what: String,
    /// From.
    pub before: String,
    /// To.
    pub after: String,
    /// How much, where it is a number: "20 times as much".
    pub by: Option<String>,
}

/// An answer that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reworded {
    /// The question, by its id.
    pub question: String,
    /// The question in a sentence.
    pub ask: String,
    /// How it stood and stands, where that changed.
    pub standing: Option<(&'static str, &'static str)>,
    /// Its lines: kept, gone, new.
    pub lines: Vec<Line>,
}

impl Comparison {
    /// Whether nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.verdicts.is_empty()
            && self.settled.is_empty()
            && self.raised.is_empty()
            && self.numbers.is_empty()
            && self.answers.is_empty()
    }

    /// In a sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |count: usize, one: &str, many: &str| match count {
            0 => None,
            1 => Some(format!("1 {one}")),
            _ => Some(format!("{count} {many}")),
        };
        let parts: Vec<String> = [
            count(self.verdicts.len(), "verdict", "verdicts"),
            count(self.settled.len() + self.raised.len(), "objection", "objections"),
            count(self.numbers.len(), "number", "numbers"),
            count(self.answers.len(), "answer", "answers"),
        ]
        .into_iter()
        .flatten()
        .collect();
        if parts.is_empty() {
            "Nothing changed.".to_owned()
        } else {
            format!("Changed: {}.", parts.join(", "))
        }
    }
}

/// What changed from one document to another.
#[must_use]
pub fn compare(before: &Document, after: &Document) -> Comparison {
    let open = |document: &Document, raised: &Raised| {
        document
            .examined
            .objections
            .iter()
            .any(|it| it.rule == raised.rule && it.message == raised.message && it.reason.is_none())
    };
    let only_in = |here: &Document, there: &Document| -> Vec<String> {
        let objections = here.examined.objections.iter();
        let only = objections.filter(|it| it.reason.is_none() && !open(there, it));
        only.map(|it| it.message.clone()).collect()
    };
    Comparison {
        before: before.title.clone(),
        after: after.title.clone(),
        verdicts: verdicts(before, after),
        settled: only_in(before, after),
        raised: only_in(after, before),
        numbers: numbers(before, after),
        answers: answers(before, after),
    }
}

fn verdicts(before: &Document, after: &Document) -> Vec<Change> {
    let word = |document: &Document, id: &str| {
        let found = document.examined.verdicts.iter().find(|decision| decision.id == id);
        found.map_or("not known yet", |decision| decision.word())
    };
    let all = after.examined.verdicts.iter().chain(&before.examined.verdicts);
    let mut found: Vec<Change> = Vec::new();
    for decision in all {
        let (was, is) = (word(before, decision.id), word(after, decision.id));
        if was != is && found.iter().all(|change| change.what != decision.question) {
            found.push(Change {
                what: decision.question.to_owned(),
                before: was.to_owned(),
                after: is.to_owned(),
                by: None,
            });
        }
    }
    found
}

/// What stands where there is no number.
const NONE: &str = "none";

fn numbers(before: &Document, after: &Document) -> Vec<Change> {
    let same = |a: &Computed, b: &Computed| a.id == b.id && a.item == b.item;
    let mut found = Vec::new();
    for row in &after.sheet {
        match before.sheet.iter().find(|old| same(old, row)) {
            Some(old) if old.in_words() == row.in_words() => {}
            Some(old) => found.push(Change {
                what: row.name(),
                before: old.in_words(),
                after: row.in_words(),
                by: times(old.value, row.value),
            }),
            None => found.push(Change {
                what: row.name(),
                before: NONE.to_owned(),
                after: row.in_words(),
                by: None,
            }),
        }
    }
    let gone = before.sheet.iter().filter(|old| !after.sheet.iter().any(|row| same(old, row)));
    found.extend(gone.map(|old| Change {
        what: old.name(),
        before: old.in_words(),
        after: NONE.to_owned(),
        by: None,
    }));
    found
}

/// "20 times as much", "a 10th", or nothing where it is less than a tenth more or less.
fn times(before: f64, after: f64) -> Option<String> {
    let factor = after / before;
    let number = |value: f64| crate::quantity::show::number((value * 10.0).round() / 10.0);
    match factor {
        factor if !factor.is_finite() || factor <= 0.0 => None,
        factor if factor >= 1.1 => Some(format!("{} times as much", number(factor))),
        factor if factor <= 1.0 / 1.1 => Some(format!("{} times less", number(1.0 / factor))),
        _ => None,
    }
}

fn answers(before: &Document, after: &Document) -> Vec<Reworded> {
    let questions = |document: &Document| -> Vec<super::Answered> {
        document.parts.iter().flat_map(|part| part.questions.clone()).collect()
    };
    let (old, new) = (questions(before), questions(after));
    let mut ids: Vec<&str> = new.iter().map(|question| question.id.as_str()).collect();
    ids.extend(
        old.iter().map(|question| question.id.as_str()).filter(|id| new.iter().all(|it| it.id != *id)),
    );
    let mut found = Vec::new();
    for id in ids {
        let find = |all: &'_ [super::Answered]| all.iter().find(|it| it.id == id).cloned();
        let (was, is) = (find(&old), find(&new));
        let text =
            |it: &Option<super::Answered>| it.as_ref().and_then(|it| it.answer.clone()).unwrap_or_default();
        let state = |it: &Option<super::Answered>| it.as_ref().map_or("not asked", |it| it.state.words());
        let (states, texts) = ((state(&was), state(&is)), (text(&was), text(&is)));
        let standing = (states.0 != states.1).then_some(states);
        if texts.0 != texts.1 || standing.is_some() {
            found.push(Reworded {
                question: id.to_owned(),
                ask: is.or(was).map(|it| it.ask).unwrap_or_default(),
                standing,
                lines: changed_lines(&texts.0, &texts.1),
            });
        }
    }
    found
}
