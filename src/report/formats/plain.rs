//! Plain lines: for a mail, a terminal, a screen reader.

use std::fmt::Write as _;

use super::super::Document;
use super::super::document::State;
use crate::text::visible;

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{}", visible(&document.title));
    let _ = writeln!(out, "{} Begun {}.\n", visible(&document.standing), document.begun);
    for point in &document.front {
        let _ = writeln!(out, "{}:", point.label);
        for line in &point.lines {
            let _ = writeln!(out, "  {}", visible(line));
        }
        out.push('\n');
    }
    for part in &document.parts {
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
    }
    if !document.objections.is_empty() {
        out.push_str("Objections\n\n");
    }
    for raised in &document.objections {
        let _ = writeln!(out, "{} ({})", raised.rule, raised.severity);
        for (question, text) in &raised.quotes {
            let _ = writeln!(out, "  {question}: {}", visible(text));
        }
        let _ = writeln!(out, "  {} {}", visible(&raised.message), raised.confidence);
        let _ = match &raised.reason {
            Some(reason) => writeln!(out, "  Answered: {}\n", visible(reason)),
            None => writeln!(out, "  Open: {}\n", raised.ask),
        };
    }
    if !document.curveballs.is_empty() {
        out.push_str("Curveballs\n\n");
    }
    for thrown in &document.curveballs {
        let _ = writeln!(out, "{}\n  {} {}", thrown.title, visible(&thrown.consequence), thrown.ask);
        let _ = match &thrown.answer {
            Some(answer) => writeln!(out, "  Answer: {}\n", visible(answer)),
            None => writeln!(out),
        };
    }
    if !document.sheet.is_empty() {
        out.push_str("The sheet\n\n");
        for row in &document.sheet {
            let item = row.item.as_ref().map(|item| format!(", {item}")).unwrap_or_default();
            let _ = writeln!(out, "{}{}: {}", row.title, visible(&item), visible(&row.text));
            let _ = writeln!(out, "  {}", visible(&row.workings));
        }
        out.push('\n');
    }
    if !document.unknown.is_empty() {
        out.push_str("Not known yet\n\n");
        for unknown in &document.unknown {
            let _ = writeln!(out, "{}: needs {}", unknown.titles.join(", "), visible(&unknown.needs));
        }
    }
    out
}
