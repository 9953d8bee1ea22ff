//! Objections as an interview knows them: open, until the answers change or a reason is
//! given. Reasons and answers to curveballs are typed, so they are kept; the rest is derived.

use jiff::Timestamp;

use super::{Interview, Reason};
use crate::cross::{Curveball, Objection, Severity, Verdicts, says_why, verdicts};

/// An objection and how it was answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Objected<'a> {
    /// The objection.
    pub objection: &'a Objection,
    /// The reason given against it, where one was.
    pub reason: Option<&'a Reason>,
}

impl Objected<'_> {
    /// Whether nobody has said anything against it yet.
    #[must_use]
    pub fn open(&self) -> bool {
        self.reason.is_none()
    }
}

impl Interview {
    /// All objections, the gravest first.
    pub fn objections(&self) -> impl Iterator<Item = Objected<'_>> {
        let given = |key: &str| self.record.reasons.get(key).filter(|reason| says_why(&reason.text));
        let objections = self.standing.objections.iter();
        objections.map(move |objection| Objected { objection, reason: given(&objection.key()) })
    }

    /// How many contradictions are open: while one is, the interview is not finished.
    #[must_use]
    pub fn open_contradictions(&self) -> usize {
        let grave = |it: &Objected<'_>| it.open() && it.objection.severity == Severity::Contradiction;
        self.objections().filter(grave).count()
    }

    /// Whether it is too much, and whether something is left out, by what is still open.
    #[must_use]
    pub fn verdicts(&self) -> Verdicts {
        verdicts(self.objections().filter(Objected::open).map(|it| it.objection))
    }

    /// What is said where a reason was not taken.
    pub const WHAT_A_REASON_WANTS: &str =
        "That does not say why yet. A reason is a fact: a number, a promise, a rule, who carries the risk.";

    /// Answers an objection with a reason. Says whether it was taken: it has to say
    /// something, two different words at least; no words at all take an earlier reason back.
    pub fn give_reason(&mut self, key: &str, text: &str, now: Timestamp) -> bool {
        let text = text.trim();
        if text.is_empty() {
            return self.record.reasons.remove(key).is_some();
        }
        if !says_why(text) {
            return false;
        }
        self.record.reasons.insert(key.to_owned(), Reason::new(text, now));
        true
    }

    /// The curveballs, each with its answer where there is one.
    pub fn curveballs(&self) -> impl Iterator<Item = (&Curveball, Option<&Reason>)> {
        self.standing.curveballs.iter().map(|ball| (ball, self.record.curveballs.get(ball.id)))
    }

    /// Keeps the answer to a curveball; no words at all take it back.
    pub fn answer_curveball(&mut self, id: &str, text: &str, now: Timestamp) {
        let text = text.trim();
        if text.is_empty() {
            self.record.curveballs.remove(id);
        } else {
            self.record.curveballs.insert(id.to_owned(), Reason::new(text, now));
        }
    }
}
