//! From an interview to its report. All sentences of the report stand here, so that they
//! are reread together.

use super::charts::{Given, charts};
use super::computed::computed;
use super::document::{Answered, Document, Part, State, Unknown};
use super::examined::examined;
use super::front::front;
use super::waits::waits;
use crate::estimate::Row;
use crate::gate::Finding;
use crate::interview::{Asked, Interview};
use crate::prompts::{Library, Step};

/// Puts the report of an interview together. The same answers give the same report; how
/// they came about is added by [`history`](super::history()), where it is wanted.
#[must_use]
pub fn compose(interview: &Interview) -> Document {
    let record = interview.record();
    Document {
        title: record.title.clone(),
        script: record.script.clone(),
        begun: record.started.strftime("%Y-%m-%d").to_string(),
        standing: standing(interview),
        standing_at: interview.now_asking().map(|question| question.id.clone()),
        front: front(interview),
        examined: examined(interview),
        waits: waits(interview.standing()),
        parts: Step::ALL.into_iter().filter_map(|step| part(interview, step)).collect(),
        sheet: interview.standing().sheet.rows.iter().filter_map(computed).collect(),
        unknown: unknown(&interview.standing().sheet.rows),
        charts: charts(&Given {
            facts: &interview.standing().facts,
            sheet: &interview.standing().sheet,
            capacity: &interview.library().capacity,
        }),
        history: Vec::new(),
    }
}

fn standing(interview: &Interview) -> String {
    let (passed, all) = (interview.standing().passed(), interview.standing().asked.len());
    match interview.now_asking() {
        None => {
            let open = match interview.open_contradictions() {
                0 => "",
                1 => " One contradiction is open.",
                _ => " Some contradictions are open.",
            };
            format!("All {all} answers are concrete.{open}")
        }
        Some(question) => {
            format!(
                "{passed} of {all} answers are concrete; open at \"{}\" ({}).",
                question.title, question.id
            )
        }
    }
}

fn part(interview: &Interview, step: Step) -> Option<Part> {
    let chapter = interview.library().chapter(step)?;
    let questions: Vec<Answered> = interview
        .standing()
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| Library::step_of(&asked.question) == Some(step))
        .filter_map(|(index, asked)| answered(interview, index, asked))
        .collect();
    (!questions.is_empty()).then(|| Part { number: step.number(), title: chapter.title.clone(), questions })
}

fn answered(interview: &Interview, index: usize, asked: &Asked) -> Option<Answered> {
    let question = interview.library().question(&asked.question)?;
    let passed = interview.standing().passed();
    let state = match (&asked.answer, index) {
        (None, _) => State::Unanswered,
        (Some(_), index) if index > passed => State::NotReached,
        (Some(_), _) if asked.passes() => State::Passes,
        (Some(_), _) => State::HeldBack,
    };
    let mut remarks: Vec<String> = match (&asked.verdict, state) {
        (Some(verdict), State::Passes | State::HeldBack) => verdict.findings.iter().map(remark).collect(),
        _ => Vec::new(),
    };
    remarks.extend(
        interview.parked(&asked.question).map(|note| format!("Put aside, to find out first: {note}")),
    );
    Some(Answered {
        id: asked.question.clone(),
        ask: first_sentence(interview.wording(question)).to_owned(),
        state,
        answer: asked.answer.clone(),
        remarks,
    })
}

/// The question itself, without what a full answer holds.
fn first_sentence(text: &str) -> &str {
    let end = text.char_indices().find(|(at, c)| {
        matches!(c, '.' | '?') && text[at + 1..].chars().next().is_none_or(char::is_whitespace)
    });
    end.map_or(text, |(at, _)| &text[..=at])
}

fn remark(finding: &Finding) -> String {
    if finding.blocks { format!("Still missing: {}", finding.message) } else { finding.message.clone() }
}

/// Numbers that are not known yet, put together by what they wait for.
fn unknown(rows: &[Row]) -> Vec<Unknown> {
    let mut found: Vec<Unknown> = Vec::new();
    for row in rows.iter().filter(|row| row.value.is_none()) {
        for need in &row.missing {
            let need = match &row.item {
                Some(item) if !need.contains('"') && !item.ends_with(" s") && !item.ends_with(" min") => {
                    format!("{need} (\"{item}\")")
                }
                _ => need.clone(),
            };
            let title = row.title.to_owned();
            match found.iter_mut().find(|unknown| unknown.needs == need) {
                Some(unknown) if unknown.titles.contains(&title) => {}
                Some(unknown) => unknown.titles.push(title),
                None => found.push(Unknown { needs: need, titles: vec![title] }),
            }
        }
    }
    found
}
