//! The words about an answer: what was understood, what is missing, and how that is put
//! when an answer was held back. The plain interface says the same.

use crate::estimate::{Row, Sheet};
use crate::gate::{Filled, Finding, Verdict};
use crate::prompts::{Question, Shape};
use crate::prose::{Para, Tone};

/// Between things of one row; a sign that every font and every line has.
const AND: &str = "; ";

/// What was understood and what is missing, line by line.
#[must_use]
pub fn reading(question: &Question, verdict: &Verdict, text: &str) -> Vec<Para> {
    let lines: Vec<&str> = text.lines().collect();
    let several = !matches!(question.shape, Shape::Sentence) || lines.len() > 1;
    let mut paras = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        if !line.trim().is_empty() {
            read_line(question, verdict, index + 1, several, &mut paras);
        }
    }
    let last = lines.len();
    let beyond: Vec<&Finding> =
        verdict.findings.iter().filter(|finding| finding.blocks && finding.line > last.max(1)).collect();
    for finding in beyond {
        paras.push(Para::new(Tone::Missing, format!("missing: {}", what(question, finding))));
    }
    if text.trim().is_empty() {
        paras.clear();
        let labels: Vec<&str> = question.required().map(|slot| slot.label.as_str()).collect();
        paras.push(Para::plain(labels.join(AND)).led("Wanted:").hanging(2));
        let welcome: Vec<&str> =
            question.slots.iter().filter(|slot| !slot.required).map(|slot| slot.label.as_str()).collect();
        if !welcome.is_empty() {
            paras.push(Para::plain(welcome.join(AND)).led("Welcome too:").hanging(2));
        }
        if question.may_be_na {
            paras.push(Para::plain("n/a because ... is an answer here."));
        }
    } else if verdict.passes() {
        paras.push(Para::new(Tone::Good, "Nothing is missing. Enter sends it."));
    }
    for finding in verdict.findings.iter().filter(|finding| !finding.blocks).take(3) {
        paras.push(Para::new(Tone::Note, &finding.message).led("Worth a thought:").hanging(2));
    }
    paras
}

fn read_line(question: &Question, verdict: &Verdict, line: usize, several: bool, paras: &mut Vec<Para>) {
    let found: Vec<String> =
        verdict.slots.iter().filter(|filled| filled.line == line).map(|f| fact(question, f)).collect();
    let gaps = missing_on(question, verdict, line);
    let lead = if several { format!("Line {line}") } else { String::new() };
    let indent = if several { 2 } else { 0 };
    let mut first = true;
    for (tone, text) in [
        (Tone::Good, found.join(AND)),
        (Tone::Missing, if gaps.is_empty() { String::new() } else { format!("missing: {}", gaps.join(AND)) }),
    ] {
        if text.is_empty() {
            continue;
        }
        let mut para = Para::new(tone, text).hanging(indent);
        if std::mem::take(&mut first) {
            para = para.led(&lead);
        }
        paras.push(para);
    }
    if first && several {
        paras.push(Para::plain("nothing to remark").led(lead).hanging(indent));
    }
}

/// One thing that was understood: `how long: 200 ms`.
fn fact(question: &Question, filled: &Filled) -> String {
    let label = question.slot(&filled.slot).map_or(filled.slot.as_str(), |slot| slot.label.as_str());
    let assumed = if filled.assumed { " (assumed)" } else { "" };
    format!("{label}: {}{assumed}", filled.text.trim())
}

/// What is missing on a line, in the words of the panel, each once.
fn missing_on(question: &Question, verdict: &Verdict, line: usize) -> Vec<String> {
    let mut gaps: Vec<String> = Vec::new();
    for finding in verdict.findings.iter().filter(|finding| finding.blocks && finding.line == line) {
        let gap = what(question, finding);
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    gaps
}

fn what(question: &Question, finding: &Finding) -> String {
    let label = finding.slot.as_deref().and_then(|slot| question.slot(slot)).map(|slot| slot.label.clone());
    label.unwrap_or_else(|| finding.message.clone())
}

/// What is said when an answer is held back: everything that is missing, the words it
/// stumbled on, one question, one example; each further time a little more.
#[must_use]
pub fn refusal(question: &Question, verdict: &Verdict, text: &str, tries: usize) -> Vec<Para> {
    let blocking: Vec<&Finding> = verdict.findings.iter().filter(|finding| finding.blocks).collect();
    let Some(first) = blocking.first() else {
        return vec![Para::new(Tone::Good, "That was the last thing missing. Enter sends it.")];
    };
    let opening = match (tries, blocking.len()) {
        (0 | 1, 1) => "Not yet. One thing is missing:",
        (0 | 1, _) => "Not yet. Still missing:",
        (2, 1) => "Closer, perhaps. Still missing:",
        (2, _) => "Not there yet. Still missing:",
        _ => "This one is stubborn. Still missing:",
    };
    let mut paras = vec![Para::new(Tone::Strong, opening)];
    let several = text.lines().filter(|line| !line.trim().is_empty()).count() > 1;
    let mut seen: Vec<(usize, &str)> = Vec::new();
    for finding in &blocking {
        if seen.contains(&(finding.line, finding.message.as_str())) {
            continue;
        }
        seen.push((finding.line, &finding.message));
        let quoted = quote(text, finding);
        let place = match (several, quoted) {
            (true, Some(words)) => format!("Line {}, \"{words}\":", finding.line),
            (true, None) => format!("Line {}:", finding.line),
            (false, Some(words)) => format!("\"{words}\":"),
            (false, None) => String::new(),
        };
        paras.push(Para::new(Tone::Missing, &finding.message).led(place).hanging(2));
    }
    if !first.ask.is_empty() {
        paras.push(Para::new(Tone::Strong, &first.ask));
    }
    if !first.example.is_empty() {
        paras.push(Para::new(Tone::Note, &first.example).led("For example:").hanging(2));
    }
    if tries >= 2 {
        paras.extend(hint(question, tries - 2));
    }
    if tries >= 3 {
        paras.push(ways_on(question));
    }
    paras
}

/// The words a finding stumbled on, where quoting them says more than the message does.
fn quote<'a>(text: &'a str, finding: &Finding) -> Option<&'a str> {
    let words = finding.span.of(text).trim();
    let line = text.lines().nth(finding.line.saturating_sub(1)).unwrap_or("").trim();
    let long = words.chars().count() > 40 || words.contains('\n');
    (!words.is_empty() && words != line && !long && !finding.message.contains(words)).then_some(words)
}

/// The roads that lead on from a question where one is stuck.
fn ways_on(question: &Question) -> Para {
    let mut ways = String::from("/hint says more, /example shows a whole answer");
    if !question.template.is_empty() {
        ways.push_str(", /form asks for one thing at a time");
    }
    ways.push_str(". A guess is an answer too: \"assume ... because ...\" is kept and listed as open");
    if question.may_be_na {
        ways.push_str("; so is \"n/a because ...\"");
    }
    ways.push('.');
    Para::plain(ways).led("Ways on:").hanging(2)
}

/// One hint, from light to strong; the strongest stays.
#[must_use]
pub fn hint(question: &Question, nth: usize) -> Option<Para> {
    let hint = question.hints.get(nth.min(question.hints.len().saturating_sub(1)))?;
    let lead = if question.hints.len() > 1 {
        format!("Hint {} of {}:", nth.min(question.hints.len() - 1) + 1, question.hints.len())
    } else {
        "Hint:".to_owned()
    };
    Some(Para::new(Tone::Note, hint).led(lead).hanging(2))
}

/// A good answer of the worked example.
#[must_use]
pub fn example(question: &Question) -> Para {
    Para::new(Tone::Note, question.good.trim())
        .led("The worked example, a service for short links, says:\n")
        .indented(2)
}

/// One line on an answer that passed.
#[must_use]
pub fn understood(question: &Question, verdict: &Verdict, text: &str) -> Para {
    let mut facts: Vec<String> = Vec::new();
    let required = |filled: &&Filled| question.slot(&filled.slot).is_some_and(|slot| slot.required);
    for filled in verdict.slots.iter().filter(required) {
        let fact = fact(question, filled);
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    }
    let lines = text.lines().filter(|line| !line.trim().is_empty()).count();
    let said = match (facts.len(), lines) {
        (0, _) => question.title.clone(),
        (1..=4, _) => facts.join(AND),
        (n, _) => format!("{}{AND}and {} more", facts[..3].join(AND), n - 3),
    };
    Para::new(Tone::Good, said).led("Understood:").hanging(2)
}

/// The computed numbers, known ones first; `formulas` adds how each came about.
#[must_use]
pub fn sheet(sheet: &Sheet, formulas: bool) -> Vec<Para> {
    let known = |row: &&Row| row.missing.is_empty() && !row.text.is_empty();
    let mut paras = Vec::new();
    for row in sheet.rows.iter().filter(known) {
        paras.push(Para::new(Tone::Plain, &row.text).led(format!("{}:", name(row))).hanging(2));
        if formulas && !row.formula.is_empty() {
            paras.push(Para::new(Tone::Note, &row.formula).indented(4));
        }
    }
    if paras.is_empty() {
        paras.push(Para::plain("Nothing can be computed yet. Numbers from your answers appear here."));
    }
    let mut waits: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in sheet.rows.iter().filter(|row| !known(row)) {
        for gap in &row.missing {
            match waits.iter_mut().find(|(known, _)| known == gap) {
                Some((_, titles)) if !titles.contains(&row.title) => titles.push(row.title),
                Some(_) => {}
                None => waits.push((gap, vec![row.title])),
            }
        }
    }
    if !waits.is_empty() {
        paras.push(Para::gap());
        paras.push(Para::plain("Waiting for"));
    }
    for (gap, titles) in waits {
        let titles = titles.join(", ");
        let para = if formulas { Para::plain(titles).led(format!("{gap}:")) } else { Para::plain(gap) };
        paras.push(para.indented(2).hanging(2));
    }
    paras
}

fn name(row: &Row) -> String {
    match &row.item {
        Some(item) => format!("{}, {item}", row.title),
        None => row.title.to_owned(),
    }
}
