//! COMB. The cross-examination: answers held against each other and against what real
//! components carry. Each rule (one file) says what it looks for and why, and raises
//! [`Objection`]s; [`examine`] asks all of them, [`verdicts()`] sums up, [`curveballs()`] turn
//! the design's own numbers against it. Nothing here is stored: it follows from the answers.

mod curveballs;
pub mod design;
mod objection;
mod own_limit;
mod reason;
pub mod rules;
mod verdicts;

pub use curveballs::{Curveball, curveballs};
pub use design::{Design, Given};
pub use objection::{Objection, Quote, Severity, key};
pub use own_limit::own_limit;
pub use reason::says_why;
pub use verdicts::{Verdicts, praise, verdicts};

/// Holds a design against every rule. The same design always gets the same objections,
/// in the order of [`in_order`].
#[must_use]
pub fn examine(design: &Design<'_>) -> Vec<Objection> {
    let mut found: Vec<Objection> = rules::ALL.iter().flat_map(|rule| (rule.check)(design)).collect();
    // One part is objected to once: what the thresholds say of it is the more telling.
    let early: Vec<Quote> = found
        .iter()
        .filter(|objection| objection.rule == "machinery-too-early")
        .filter_map(|objection| objection.quotes.first().cloned())
        .collect();
    found.retain(|objection| {
        objection.rule != "part-without-a-number"
            || objection.quotes.first().is_none_or(|quote| !early.contains(quote))
    });
    let questions = &design.library.questions;
    in_order(&mut found, |id| questions.iter().position(|question| question.id == id));
    found
}

/// Puts objections in their order: the gravest first, then in the order of the questions
/// and lines they quote, then by rule. So one that goes away never swaps two others.
pub fn in_order(objections: &mut [Objection], place: impl Fn(&str) -> Option<usize>) {
    objections.sort_by_cached_key(|objection| {
        let quoted = objection.quotes.iter().map(|quote| (place(&quote.question), quote.line));
        (objection.severity, quoted.collect::<Vec<_>>(), objection.rule)
    });
}
