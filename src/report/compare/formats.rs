//! A comparison as lines, Markdown, HTML and JSON.

use std::fmt::Write as _;

use askama::Template;
use serde_json::{Value, json};

use super::super::escape::inline;
use super::super::formats::Format;
use super::{Change, Comparison, Line};
use crate::text::{escape_json, visible};

/// Writes what changed. Byte for byte the same for the same two designs.
#[must_use]
pub fn render_comparison(comparison: &Comparison, format: Format) -> String {
    match format {
        Format::Plain => plain(comparison),
        Format::Markdown => markdown(comparison),
        Format::Html => html(comparison),
        Format::Json => json(comparison),
    }
}

impl Comparison {
    fn tables(&self) -> [(&'static str, &[Change]); 2] {
        [("Verdicts", &self.verdicts), ("Numbers", &self.numbers)]
    }

    fn lists(&self) -> [(&'static str, &[String]); 2] {
        [("No longer open", &self.settled), ("Newly open", &self.raised)]
    }
}

fn plain(comparison: &Comparison) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} -> {}\n{}", comparison.before, comparison.after, comparison.summary());
    changes(&mut out, "Verdicts", &comparison.verdicts);
    for (title, objections) in comparison.lists() {
        if !objections.is_empty() {
            let _ = writeln!(out, "\n{title}");
            for message in objections {
                let _ = writeln!(out, "  {message}");
            }
        }
    }
    changes(&mut out, "Numbers", &comparison.numbers);
    if !comparison.answers.is_empty() {
        out.push_str("\nAnswers\n");
    }
    for answer in &comparison.answers {
        let _ = writeln!(out, "  {}", answer.question);
        if let Some((was, is)) = answer.standing {
            let _ = writeln!(out, "    {was} -> {is}");
        }
        for line in &answer.lines {
            let (sign, text) = signed(line);
            let _ = writeln!(out, "  {sign} {text}");
        }
    }
    visible(&out).into_owned()
}

fn changes(out: &mut String, title: &str, changes: &[Change]) {
    if !changes.is_empty() {
        let _ = writeln!(out, "\n{title}");
    }
    for change in changes {
        let by = change.by.as_ref().map(|by| format!(", {by}")).unwrap_or_default();
        let _ = writeln!(out, "  {}: {} -> {}{by}", change.what, change.before, change.after);
    }
}

fn signed(line: &Line) -> (char, &str) {
    match line {
        Line::Kept(text) => (' ', text),
        Line::Gone(text) => ('-', text),
        Line::New(text) => ('+', text),
    }
}

fn markdown(comparison: &Comparison) -> String {
    let mut out = String::new();
    let (before, after) = (inline(&comparison.before), inline(&comparison.after));
    let _ = writeln!(out, "# What changed\n\nFrom **{before}** to **{after}**. {}\n", comparison.summary());
    for (title, changes) in comparison.tables() {
        if changes.is_empty() {
            continue;
        }
        let _ = writeln!(out, "## {title}\n\n| what | from | to | by |\n| --- | --- | --- | --- |");
        for Change { what, before, after, by } in changes {
            let by = inline(by.as_deref().unwrap_or_default());
            let _ = writeln!(out, "| {} | {} | {} | {by} |", inline(what), inline(before), inline(after));
        }
        out.push('\n');
    }
    for (title, objections) in comparison.lists() {
        if !objections.is_empty() {
            let _ = writeln!(out, "## {title}\n");
            for message in objections {
                let _ = writeln!(out, "- {}", inline(message));
            }
            out.push('\n');
        }
    }
    if !comparison.answers.is_empty() {
        out.push_str("## Answers\n\n");
    }
    for answer in &comparison.answers {
        let _ = writeln!(out, "**{}** ({})\n", inline(&answer.ask), answer.question);
        if let Some((was, is)) = answer.standing {
            let _ = writeln!(out, "{was}, now {is}\n");
        }
        for line in &answer.lines {
            let _ = match line {
                Line::Kept(text) => writeln!(out, "- {}", inline(text)),
                Line::Gone(text) => writeln!(out, "- gone: {}", inline(text)),
                Line::New(text) => writeln!(out, "- new: {}", inline(text)),
            };
        }
        out.push('\n');
    }
    out.truncate(out.trim_end().len());
    out + "\n"
}

#[derive(Template)]
#[template(path = "compare.html")]
struct Page<'a> {
    comparison: &'a Comparison,
    tables: [(&'static str, &'a [Change]); 2],
    lists: [(&'static str, &'a [String]); 2],
    style: &'static str,
}

fn html(comparison: &Comparison) -> String {
    let page = Page {
        comparison,
        tables: comparison.tables(),
        lists: comparison.lists(),
        style: super::super::formats::STYLE,
    };
    visible(&page.render().unwrap_or_default()).into_owned()
}

fn json(comparison: &Comparison) -> String {
    let changes = |changes: &[Change]| -> Vec<Value> {
        let change =
            |it: &Change| json!({"what": it.what, "before": it.before, "after": it.after, "by": it.by});
        changes.iter().map(change).collect()
    };
    let value = json!({
        "version": 1,
        "before": comparison.before,
        "after": comparison.after,
        "verdicts": changes(&comparison.verdicts),
        "settled": comparison.settled,
        "raised": comparison.raised,
        "numbers": changes(&comparison.numbers),
        "answers": comparison.answers.iter().map(|answer| json!({
            "question": answer.question,
            "was": answer.standing.map(|standing| standing.0),
            "is": answer.standing.map(|standing| standing.1),
            "lines": answer.lines.iter().map(signed).map(|(sign, text)| format!("{sign} {text}")).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
    });
    escape_json(&serde_json::to_string_pretty(&value).unwrap_or_default()) + "\n"
}
