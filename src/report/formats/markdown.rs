//! GitHub-flavoured Markdown. What a person typed stays text: it never becomes a heading,
//! a link, code or HTML. Reads well unrendered, and is read again by `check`.

use std::fmt::Write as _;

use super::super::Document;
use super::super::document::State;
use super::super::escape::escape;
use super::super::reasons::{CURVEBALL, OBJECTION};

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", inline(&document.title));
    let _ = writeln!(
        out,
        "{} Begun {}, script {}.\n",
        inline(&document.standing),
        document.begun,
        document.script
    );
    for point in &document.front {
        let _ = writeln!(out, "**{}**\n", point.label);
        for line in &point.lines {
            let _ = writeln!(out, "- {}", inline(line));
        }
        out.push('\n');
    }
    for part in &document.parts {
        let _ = writeln!(out, "## Step {}: {}\n", part.number, inline(&part.title));
        for question in &part.questions {
            let _ = writeln!(out, "### {} · {}\n", inline(&question.ask), question.id);
            if question.state != State::Passes {
                let _ = writeln!(out, "*{}*\n", question.state.words());
            }
            if let Some(answer) = &question.answer {
                out.push_str(&quote(answer));
                out.push('\n');
            }
            for remark in &question.remarks {
                let _ = writeln!(out, "- {}", inline(remark));
            }
            if !question.remarks.is_empty() {
                out.push('\n');
            }
        }
    }
    objections(&mut out, document);
    if !document.sheet.is_empty() {
        out.push_str("## The sheet\n\n| what | number | how |\n| --- | --- | --- |\n");
        for row in &document.sheet {
            let title = match &row.item {
                Some(item) => format!("{}, {item}", row.title),
                None => row.title.clone(),
            };
            let _ = writeln!(out, "| {} | {} | {} |", cell(&title), cell(&row.text), cell(&row.workings));
        }
        out.push('\n');
    }
    if !document.unknown.is_empty() {
        out.push_str("## Not known yet\n\n");
        for unknown in &document.unknown {
            let _ =
                writeln!(out, "- {}: needs {}", inline(&unknown.titles.join(", ")), inline(&unknown.needs));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

/// What was objected and thrown, with the answers as block quotes; `check` reads those again.
fn objections(out: &mut String, document: &Document) {
    if !document.objections.is_empty() {
        out.push_str("## Objections\n\n");
    }
    for raised in &document.objections {
        let state = if raised.reason.is_some() { "answered" } else { "open" };
        let _ = writeln!(out, "### {} · {OBJECTION}\n\n*{}, {state}*\n", raised.rule, raised.severity);
        for (question, text) in &raised.quotes {
            let _ = writeln!(out, "- {question}: {}", inline(text));
        }
        let _ = writeln!(out, "\n{}\n", inline(&raised.message));
        if !raised.confidence.is_empty() {
            let _ = writeln!(out, "{}\n", inline(&raised.confidence));
        }
        let _ = writeln!(out, "{}\n", inline(&raised.ask));
        if let Some(reason) = &raised.reason {
            out.push_str(&quote(reason));
            out.push('\n');
        }
    }
    if !document.curveballs.is_empty() {
        out.push_str("## Curveballs\n\n");
    }
    for thrown in &document.curveballs {
        let _ = writeln!(out, "### {} · {} · {CURVEBALL}\n", inline(&thrown.title), thrown.id);
        let _ = writeln!(out, "{} {}\n", inline(&thrown.consequence), inline(&thrown.ask));
        if let Some(answer) = &thrown.answer {
            out.push_str(&quote(answer));
            out.push('\n');
        }
    }
}

/// An answer as a block quote, its lines kept apart.
fn quote(answer: &str) -> String {
    let lines: Vec<&str> = answer.split('\n').collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let text = escape(line);
        let more = lines.get(index + 1).is_some_and(|next| !next.trim().is_empty());
        let end = if more && !text.is_empty() { "\\" } else { "" };
        let _ = writeln!(out, "{}", format!("> {text}{end}").trim_end());
    }
    out
}

/// Text on one line of our own.
fn inline(text: &str) -> String {
    escape(&text.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn cell(text: &str) -> String {
    inline(text).replace('|', "\\|")
}
