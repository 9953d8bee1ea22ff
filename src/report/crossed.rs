//! What the cross-examination adds to a report: the verdicts with their reasons, the
//! objections and how they were answered, the curveballs.

use super::document::{Judgement, Raised, Thrown};
use crate::cross::Severity;
use crate::interview::{Interview, Objected};

/// The two verdicts.
pub(super) fn judgement(interview: &Interview) -> Judgement {
    let verdicts = interview.verdicts();
    Judgement { over_complicated: verdicts.over_complicated, under_specified: verdicts.under_specified }
}

/// Page one: each verdict with its reasons, in a line or a few.
pub(super) fn verdicts_in_words(interview: &Interview) -> Vec<(String, Vec<String>)> {
    if !interview.all_pass() && interview.standing().objections.is_empty() {
        return Vec::new();
    }
    let given = interview.verdicts();
    let said = |yes: bool, grave: fn(Severity) -> bool| -> Vec<String> {
        if !yes {
            return vec!["No.".to_owned()];
        }
        let open = interview.objections().filter(|it| it.open() && grave(it.objection.severity));
        open.map(|it| format!("Yes ({}): {}", it.objection.rule, it.objection.message)).collect()
    };
    let mut over = said(given.over_complicated, Severity::is_too_much);
    if let Some(praise) = interview.standing().praise.as_ref().filter(|_| !given.over_complicated) {
        over.push(praise.clone());
    }
    vec![
        ("Over-complicated?".to_owned(), over),
        ("Under-specified?".to_owned(), said(given.under_specified, Severity::is_too_little)),
    ]
}

/// All objections.
pub(super) fn objections(interview: &Interview) -> Vec<Raised> {
    interview.objections().map(raised).collect()
}

fn raised(objected: Objected<'_>) -> Raised {
    let objection = objected.objection;
    Raised {
        rule: objection.rule.to_owned(),
        severity: objection.severity.id().to_owned(),
        quotes: objection.quotes.iter().map(|quote| (quote.question.clone(), quote.text.clone())).collect(),
        message: objection.message.clone(),
        confidence: objection.confidence.clone(),
        ask: objection.ask.clone(),
        reason: objected.reason.map(|reason| reason.text.clone()),
    }
}

/// The curveballs, once every answer passes.
pub(super) fn curveballs(interview: &Interview) -> Vec<Thrown> {
    interview
        .curveballs()
        .map(|(ball, answer)| Thrown {
            id: ball.id.to_owned(),
            title: ball.title.to_owned(),
            consequence: ball.consequence.clone(),
            ask: ball.ask.to_owned(),
            answer: answer.map(|answer| answer.text.clone()),
        })
        .collect()
}
