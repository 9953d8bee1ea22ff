//! GitHub-flavoured Markdown. What a person typed stays text: it never becomes a heading,
//! a link, code or HTML. Reads well unrendered, and is read again by `check`.

mod drawn;
mod mermaid;
mod objected;

use std::fmt::Write as _;

use super::super::document::{Computed, State};
use super::super::escape::{escape, inline};
use super::super::{Document, Part};

pub(super) fn render(document: &Document) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "# {}\n", heading(&document.title));
    let standing = inline(&document.standing);
    let _ = writeln!(out, "{standing} Begun {}, script {}.\n", document.begun, document.script);
    for point in document.front.points(&document.examined) {
        list(&mut out, point.label, &point.lines);
    }
    if let Some(waits) = &document.waits {
        list(&mut out, "Who waits for whom", &waits.in_words());
        out.push_str(&mermaid::diagram(waits));
        out.push('\n');
    }
    for part in &document.parts {
        step(&mut out, document, part);
    }
    if !document.examined.curveballs.is_empty() {
        out.push_str("## Curveballs\n\n");
        for thrown in &document.examined.curveballs {
            out.push_str(&objected::curveball(thrown));
        }
    }
    if !document.unknown.is_empty() {
        out.push_str("## Not known yet\n\n");
        for unknown in &document.unknown {
            let titles = inline(&unknown.titles.join(", "));
            let _ = writeln!(out, "- {titles}: needs {}", inline(&unknown.needs));
        }
        out.push('\n');
    }
    if !document.history.is_empty() {
        out.push_str("## How it came about\n\n");
        for spent in &document.history {
            let _ = writeln!(out, "- {}", inline(&spent.in_words()));
        }
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn list(out: &mut String, label: &str, lines: &[String]) {
    let _ = writeln!(out, "**{label}**\n");
    for line in lines {
        let _ = writeln!(out, "- {}", inline(line));
    }
    out.push('\n');
}

fn step(out: &mut String, document: &Document, part: &Part) {
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
    for raised in document.raised(part.number) {
        out.push_str(&objected::objection(raised));
    }
    let rows: Vec<&Computed> = document.computed(part.number).collect();
    // A heading ends the last answer, so that nothing of ours is read as part of it.
    if !rows.is_empty() || document.drawn(part.number).next().is_some() {
        let _ = writeln!(out, "### What follows from step {}\n", part.number);
    }
    if !rows.is_empty() {
        out.push_str("| what | number | how |\n| --- | ---: | --- |\n");
        for row in rows {
            let (name, number, how) = (cell(&row.name()), cell(&row.in_words()), cell(&row.how()));
            let _ = writeln!(out, "| {name} | {number} | {how} |");
        }
        out.push('\n');
    }
    for chart in document.drawn(part.number) {
        let _ = writeln!(out, "**{}.** {}\n", inline(chart.title), inline(&chart.says));
        out.push_str(&drawn::table(chart));
        out.push('\n');
    }
}

/// An answer as a block quote, its lines kept apart.
fn quote(answer: &str) -> String {
    let lines: Vec<&str> = answer.split('\n').collect();
    let mut out = String::new();
    for (index, line) in lines.iter().enumerate() {
        let text = escape(line);
        let more = lines.get(index + 1).is_some_and(|next| !next.trim_matches([' ', '\t']).is_empty());
        let end = if more && !text.is_empty() { "\\" } else { "" };
        let _ = writeln!(out, "{}", format!("> {text}{end}").trim_end_matches(' '));
    }
    out
}

/// Text of a heading: signs at its end would close it.
fn heading(text: &str) -> String {
    let text = inline(text);
    match text.strip_suffix('#') {
        Some(rest) if !rest.ends_with('\\') => format!("{rest}\\#"),
        _ => text,
    }
}

/// Text in a cell of a table; its bars are escaped like everything that acts.
fn cell(text: &str) -> String {
    inline(text)
}
