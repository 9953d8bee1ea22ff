//! From an interview to its report. All sentences of the report stand here, so that they
//! are reread together.

use super::crossed;
use super::document::{Answered, Computed, Document, Part, Point, State, Unknown};
use crate::estimate::Row;
use crate::gate::Finding;
use crate::interview::{Asked, Interview};
use crate::prompts::{Library, Step};

/// Rows of the sheet that stand on page one, where they have a number.
const THAT_MATTER: [&str; 6] = [
    "rate_total",
    "peak_rate",
    "bytes_at_horizon",
    "downtime_per_month",
    "serial_availability",
    "node_headroom",
];

/// Puts the report of an interview together. The same interview gives the same report.
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
        parts: Step::ALL.into_iter().filter_map(|step| part(interview, step)).collect(),
        sheet: interview.standing().sheet.rows.iter().filter_map(computed).collect(),
        unknown: unknown(&interview.standing().sheet.rows),
        judgement: crossed::judgement(interview),
        objections: crossed::objections(interview),
        curveballs: crossed::curveballs(interview),
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

/// Page one.
fn front(interview: &Interview) -> Vec<Point> {
    let answer = |id: &str| -> Vec<String> {
        let counts = |asked: &&Asked| asked.passes() && interview.is_open(id);
        let text = interview.asked(id).filter(counts).and_then(|asked| asked.answer.as_deref()).unwrap_or("");
        text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
    };
    let mut points = Vec::new();
    let mut add = |label: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            points.push(Point { label: label.to_owned(), lines });
        }
    };
    add("What it is", answer("functional.job"));
    add("The numbers that matter", numbers_that_matter(interview));
    for (label, lines) in crossed::verdicts_in_words(interview) {
        add(&label, lines);
    }
    add("What breaks first", answer("bottlenecks.first_limit"));
    add("What the user sees when it is gone for 60 s", after_a_minute(interview));
    add("Assumptions", assumptions(interview));
    add("Open", open_points(interview));
    points
}

/// What the user sees when a dependency is gone for 60 s; "same" in the words it stands for.
fn after_a_minute(interview: &Interview) -> Vec<String> {
    let verdict = reached(interview).find(|asked| asked.question == "bottlenecks.outages");
    let Some(verdict) = verdict.and_then(|asked| asked.verdict.as_ref()) else { return Vec::new() };
    let mut said = String::new();
    let mut lines = Vec::new();
    for filled in verdict.slots.iter().filter(|filled| filled.slot == "user_sees") {
        if filled.reading.as_deref() != Some("same") {
            said.clone_from(&filled.text);
        }
        if let Some(name) = filled.item.as_deref().and_then(|item| item.strip_suffix(" 60 s")) {
            lines.push(format!("{name}: {said}"));
        }
    }
    lines
}

fn numbers_that_matter(interview: &Interview) -> Vec<String> {
    let rows = &interview.standing().sheet.rows;
    THAT_MATTER
        .iter()
        .flat_map(|id| rows.iter().filter(move |row| row.id == *id && row.value.is_some()))
        .map(|row| match &row.item {
            Some(item) => format!("{}, {item}: {}", row.title, row.text),
            None => format!("{}: {}", row.title, row.text),
        })
        .collect()
}

/// The lines in which something was assumed, with the question they belong to.
fn assumptions(interview: &Interview) -> Vec<String> {
    let mut found = Vec::new();
    for asked in reached(interview) {
        let (Some(verdict), Some(answer)) = (&asked.verdict, &asked.answer) else { continue };
        let mut lines: Vec<usize> =
            verdict.slots.iter().filter(|slot| slot.assumed).map(|slot| slot.line).collect();
        lines.dedup();
        for line in lines {
            if let Some(text) = answer.lines().nth(line.saturating_sub(1)) {
                found.push(format!("{} ({})", text.trim(), asked.question));
            }
        }
    }
    found
}

fn open_points(interview: &Interview) -> Vec<String> {
    let standing = interview.standing();
    let (mut held_back, mut kept, mut unanswered) = (Vec::new(), Vec::new(), Vec::new());
    for asked in &standing.asked[standing.passed()..] {
        let Some(question) = interview.library().question(&asked.question) else { continue };
        let list = match (&asked.answer, asked.passes()) {
            (None, _) => &mut unanswered,
            (Some(_), true) => &mut kept,
            (Some(_), false) => &mut held_back,
        };
        list.push(question.title.as_str());
    }
    [("Not concrete yet", held_back), ("Answered, not reached yet", kept), ("Not answered", unanswered)]
        .into_iter()
        .filter(|(_, titles)| !titles.is_empty())
        .map(|(label, titles)| format!("{label}: {}", titles.join(", ")))
        .collect()
}

/// The questions whose answers count, and the one being asked.
fn reached(interview: &Interview) -> impl Iterator<Item = &Asked> {
    let standing = interview.standing();
    standing.asked.iter().take(standing.passed())
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
    let remarks = match (&asked.verdict, state) {
        (Some(verdict), State::Passes | State::HeldBack) => verdict.findings.iter().map(remark).collect(),
        _ => Vec::new(),
    };
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

fn computed(row: &Row) -> Option<Computed> {
    row.value.as_ref()?;
    Some(Computed {
        title: row.title.to_owned(),
        item: row.item.clone(),
        text: row.text.clone(),
        workings: row.formula.clone(),
        why: row.why.to_owned(),
    })
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
