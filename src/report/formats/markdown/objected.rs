//! Objections and curveballs, each below a heading that `check` knows again, with what was
//! said to it as a block quote.

use std::fmt::Write as _;

use super::super::super::escape::inline;
use super::super::super::{Raised, Thrown};
use super::quote;

/// One objection: the lines that disagree, what is wrong, and the reason or the question.
pub(super) fn objection(raised: &Raised) -> String {
    let mut out = format!("### Objection ({}) · {}\n\n", raised.severity, raised.rule);
    for (question, text) in &raised.quotes {
        let _ = writeln!(out, "- {question}: {}", inline(text));
    }
    if !raised.quotes.is_empty() {
        out.push('\n');
    }
    let _ = writeln!(out, "{}\n", inline(&raised.message));
    if !raised.confidence.is_empty() {
        let _ = writeln!(out, "{}\n", inline(&raised.confidence));
    }
    said(&mut out, raised.reason.as_deref(), &raised.ask);
    out
}

/// One curveball: what follows by the design's own numbers, and the answer or the question.
pub(super) fn curveball(thrown: &Thrown) -> String {
    let mut out = format!("### {} · {}\n\n{}\n\n", thrown.title, thrown.id, inline(&thrown.consequence));
    said(&mut out, thrown.answer.as_deref(), thrown.ask);
    out
}

fn said(out: &mut String, answer: Option<&str>, ask: &str) {
    let _ = match answer {
        Some(answer) => writeln!(out, "{}", quote(answer)),
        None => writeln!(out, "*Open:* {}\n", inline(ask)),
    };
}
