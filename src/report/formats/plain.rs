//! Plain lines: for a mail, a terminal, a screen reader.

use std::fmt::Write as _;

use super::super::document::{Computed, State};
use super::super::{Document, Part};
use crate::text::visible;

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", visible(&document.title));
    let _ = writeln!(out, "{} Begun {}.\n", visible(&document.standing), document.begun);
    for point in document.front.points(&document.examined) {
        let _ = writeln!(out, "{}:", point.label);
        for line in &point.lines {
            let _ = writeln!(out, "  {}", visible(line));
        }
        out.push('\n');
    }
    if let Some(waits) = &document.waits {
        out.push_str("Who waits for whom:\n");
        for line in waits.in_words() {
            let _ = writeln!(out, "  {}", visible(&line));
        }
        out.push('\n');
    }
    for part in &document.parts {
        step(&mut out, document, part);
    }
    for thrown in &document.examined.curveballs {
        let _ = writeln!(out, "Curveball: {}\n  {}", thrown.title, visible(&thrown.consequence));
        let _ = match &thrown.answer {
            Some(answer) => writeln!(out, "  Answered: {}\n", visible(answer).replace('\n', "\n  ")),
            None => writeln!(out, "  Open: {}\n", thrown.ask),
        };
    }
    if !document.unknown.is_empty() {
        out.push_str("Not known yet\n\n");
        for unknown in &document.unknown {
            let _ = writeln!(out, "{}: needs {}", unknown.titles.join(", "), visible(&unknown.needs));
        }
        out.push('\n');
    }
    if !document.history.is_empty() {
        out.push_str("How it came about\n\n");
        for spent in &document.history {
            let _ = writeln!(out, "{}", spent.in_words());
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn step(out: &mut String, document: &Document, part: &Part) {
    let _ = writeln!(out, "Step {}: {}\n", part.number, visible(&part.title));
    for question in &part.questions {
        let _ = writeln!(out, "{} ({})", visible(&question.ask), question.id);
        if question.state != State::Passes {
            let _ = writeln!(out, "  ({})", question.state.words());
        }
        for line in question.answer.as_deref().unwrap_or_default().lines() {
            let _ = writeln!(out, "  {}", visible(line));
        }
        for remark in &question.remarks {
            let _ = writeln!(out, "  Note: {}", visible(remark));
        }
        out.push('\n');
    }
    for raised in document.raised(part.number) {
        let _ = writeln!(out, "Objection ({}, {})", raised.severity, raised.rule);
        for (question, text) in &raised.quotes {
            let _ = writeln!(out, "  {question}: {}", visible(text));
        }
        let _ =
            writeln!(out, "  {}", visible(format!("{} {}", raised.message, raised.confidence).trim_end()));
        let _ = writeln!(out, "  {}\n", visible(&raised.standing()).replace('\n', "\n  "));
    }
    let rows: Vec<&Computed> = document.computed(part.number).collect();
    if !rows.is_empty() {
        out.push_str("What follows from it\n\n");
        for row in rows {
            let _ = writeln!(out, "{}: {}", visible(&row.name()), visible(&row.in_words()));
            let _ = writeln!(out, "  {}", visible(&row.how()));
        }
        out.push('\n');
    }
}
