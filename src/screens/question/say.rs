//! The words about an answer: what was understood, what is missing, and how that is put
//! when an answer was held back. The plain interface says the same.

use crate::estimate::{Row, Sheet};
use crate::gate::{Filled, Finding, Verdict};
use crate::interview::{self, Refusal};
use crate::prompts::{Question, Shape};
use crate::prose::{Para, Tone, clip};
use crate::quantity::show;
use crate::screens::sheet;

/// Between things of one row; a sign that every font and every line has.
const AND: &str = "; ";

/// What was understood and what is missing, line by line; of a text that is still as it
/// was put into the box, what is wanted.
#[must_use]
pub fn reading(question: &Question, verdict: &Verdict, text: &str, prefilled: &str) -> Vec<Para> {
    let mut paras = if text.trim().is_empty() || text == prefilled {
        wanted(question)
    } else {
        let lines: Vec<&str> = text.lines().collect();
        let several = question.shape != Shape::Sentence || lines.len() > 1;
        let mut paras = Vec::new();
        for (index, line) in lines.iter().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
            let _ = line;
            read_line(question, verdict, index + 1, several, &mut paras);
        }
        let beyond = verdict.findings.iter().filter(|finding| finding.blocks && finding.line > lines.len());
        paras.extend(
            beyond
                .map(|finding| Para::new(Tone::Missing, what(question, finding)).led("Missing:").hanging(2)),
        );
        if verdict.passes() {
            paras.push(Para::new(Tone::Good, "Nothing is missing. Enter sends it."));
        }
        paras
    };
    let remarks = verdict.findings.iter().filter(|finding| !finding.blocks).take(3);
    paras.extend(
        remarks.map(|finding| Para::new(Tone::Note, &finding.message).led("Worth a thought:").hanging(2)),
    );
    paras
}

/// What a question looks for, before anything is typed.
fn wanted(question: &Question) -> Vec<Para> {
    let labels = |required: bool| -> Vec<&str> {
        let slots = question.slots.iter().filter(|slot| slot.required == required);
        slots.map(|slot| slot.label.as_str()).collect()
    };
    let mut paras = vec![Para::plain(labels(true).join(AND)).led("Wanted:").hanging(2)];
    if !labels(false).is_empty() {
        paras.push(Para::plain(labels(false).join(AND)).led("Welcome too:").hanging(2));
    }
    if question.may_be_na {
        paras.push(Para::plain("\"n/a because ...\" is an answer here."));
    }
    paras
}

fn read_line(question: &Question, verdict: &Verdict, line: usize, several: bool, paras: &mut Vec<Para>) {
    let found: Vec<String> = verdict
        .slots
        .iter()
        .filter(|filled| filled.line == line)
        .filter_map(|filled| fact(question, filled))
        .collect();
    let gaps = gaps(question, verdict, line);
    let lead = if several { format!("Line {line}:") } else { String::new() };
    let hang = if several { 2 } else { 0 };
    if !found.is_empty() {
        paras.push(Para::new(Tone::Good, found.join(AND)).led(&lead).hanging(hang));
    }
    if !gaps.is_empty() {
        let lead = match (several, found.is_empty()) {
            (true, true) => format!("{lead} missing:"),
            (true, false) => "  missing:".to_owned(),
            (false, _) => "Missing:".to_owned(),
        };
        paras.push(Para::new(Tone::Missing, gaps.join(AND)).led(lead).hanging(2 + hang));
    }
    if found.is_empty() && gaps.is_empty() && several {
        paras.push(Para::plain("nothing recognised, nothing asked").led(lead).hanging(hang));
    }
}

/// One thing that was understood: `how long: 200 ms`. None for what the gate notes for
/// itself.
fn fact(question: &Question, filled: &Filled) -> Option<String> {
    let label = match question.slot(&filled.slot) {
        Some(slot) => slot.label.as_str(),
        None if filled.slot == NOT_APPLICABLE => "not applicable, because",
        None => return None,
    };
    let typed = filled.text.trim();
    let kind = match filled.reading.as_deref() {
        Some(kind @ ("read" | "write" | "background")) => format!(" ({kind})"),
        _ => String::new(),
    };
    let echo = filled.quantity.as_ref().filter(|quantity| !quantity.is_plain()).map(show::echo);
    let echo = match echo.filter(|echo| !same(echo, typed)) {
        Some(echo) => format!(" = {}", echo.trim_start_matches("= ")),
        None => String::new(),
    };
    let assumed = if filled.assumed { " (assumed)" } else { "" };
    Some(format!("{label}: {typed}{kind}{echo}{assumed}"))
}

/// The slot of an answer that says why there is none.
const NOT_APPLICABLE: &str = "not_applicable";

/// Whether an echo says no more than what was typed.
fn same(echo: &str, typed: &str) -> bool {
    let bare = |text: &str| -> String {
        text.chars()
            .filter(|c| c.is_alphanumeric() || matches!(c, '.' | '%' | '/'))
            .collect::<String>()
            .to_lowercase()
    };
    bare(typed).contains(&bare(echo))
}

/// What is missing on a line, in the words of the panel, each once.
fn gaps(question: &Question, verdict: &Verdict, line: usize) -> Vec<String> {
    let mut gaps: Vec<String> = Vec::new();
    for finding in verdict.findings.iter().filter(|finding| finding.blocks && finding.line == line) {
        let gap = what(question, finding);
        if !gaps.contains(&gap) {
            gaps.push(gap);
        }
    }
    gaps
}

/// What a finding misses, in one to four words where it is a slot.
fn what(question: &Question, finding: &Finding) -> String {
    let label = finding.slot.as_deref().and_then(|slot| question.slot(slot)).map(|slot| slot.label.clone());
    label.unwrap_or_else(|| finding.message.clone())
}

/// What is said when an answer is held back: everything that is missing, the words it
/// stumbled on, one question, one example; each further time a little more.
#[must_use]
pub fn refusal(question: &Question, verdict: &Verdict, text: &str, tries: usize) -> Vec<Para> {
    let Some(refusal) = Refusal::of(question, verdict, text) else {
        return vec![Para::new(Tone::Good, "That was the last thing missing. Enter sends it.")];
    };
    let opening = match tries {
        0 | 1 => "Not yet.",
        _ if refusal.gaps.len() == 1 && tries == 2 => "Nearly.",
        2 => "Not quite.",
        _ => "This one takes a few tries.",
    };
    let mut paras = vec![Para::new(Tone::Missing, "Still missing:").led(opening)];
    for gap in refusal.gaps {
        paras.push(Para::new(Tone::Missing, gap.words).led(gap.place).indented(2).hanging(2));
    }
    if !refusal.ask.is_empty() {
        paras.push(Para::new(Tone::Strong, refusal.ask));
    }
    if !refusal.example.is_empty() {
        paras.push(Para::new(Tone::Note, refusal.example).led("For example:").hanging(2));
    }
    if tries >= 2 {
        paras.extend(hint(question, tries - 2));
    }
    if tries >= 3 {
        paras.push(ways_on(question));
    }
    paras
}

/// The roads that lead on from a question where one is stuck.
fn ways_on(question: &Question) -> Para {
    let mut ways = String::from("/hint, /example");
    if !question.template.is_empty() {
        ways.push_str(", /form (one thing at a time)");
    }
    ways.push_str(". A guess is an answer, too: \"assume ... because ...\", listed as open");
    if question.may_be_na {
        ways.push_str("; so is \"n/a because ...\"");
    }
    ways.push_str(". /park ask Maria puts it aside.");
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
pub fn example(question: &Question) -> Vec<Para> {
    let lines = question.good.trim().lines().map(|line| Para::new(Tone::Note, line).indented(2).hanging(2));
    let first = Para::new(Tone::Strong, "The worked example, a service for short links, says:");
    std::iter::once(first).chain(lines).collect()
}

/// The columns that the line on an accepted answer keeps to.
const ONE_LINE: usize = 120;

/// One line on an answer that passed: the required facts, as many as fit.
#[must_use]
pub fn understood(question: &Question, verdict: &Verdict) -> Para {
    let facts = interview::understood(question, verdict);
    let share = ONE_LINE / facts.len().max(1);
    let mut said = facts.iter().map(|fact| in_short(fact, share)).collect::<Vec<_>>().join(AND);
    if facts.is_empty() {
        let reason = verdict.filled(NOT_APPLICABLE).and_then(|filled| fact(question, filled));
        said = in_short(&reason.unwrap_or_else(|| question.title.clone()), ONE_LINE);
    }
    Para::new(Tone::Good, said).led("Understood:").hanging(2)
}

/// A text cut between two words where it is longer than it should be.
fn in_short(text: &str, columns: usize) -> String {
    let cut = clip(text, columns, "");
    if cut.len() == text.len() {
        return text.to_owned();
    }
    let end = cut.rfind([' ', ',']).unwrap_or(cut.len());
    format!("{} ...", cut[..end].trim_end_matches([',', ';', ' ', ':']))
}

/// The computed numbers, known ones first; `formulas` adds how each came about.
#[must_use]
pub fn sheet(numbers: &Sheet, formulas: bool) -> Vec<Para> {
    let known = |row: &&Row| row.missing.is_empty() && !row.text.is_empty();
    let mut paras = Vec::new();
    for row in numbers.rows.iter().filter(known) {
        paras.extend(sheet::known(row, formulas));
    }
    if paras.is_empty() {
        paras.push(Para::plain("Nothing can be computed yet. Numbers from your answers appear here."));
    }
    let mut waits: Vec<(&str, Vec<&str>)> = Vec::new();
    for row in numbers.rows.iter().filter(|row| !known(row)) {
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
