//! `sizeup explain`: the reasoning behind a question, slot, check, formula or rule, and the
//! figures of a component with their sources.

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::{figures, library};
use crate::cross::rules::{self, Rule};
use crate::estimate::formulas::{self, Formula};
use crate::gate::checks::{self, Check};
use crate::gate::slots::{self, Slot};
use crate::prompts::{Library, Question};

/// Something that can be explained.
struct Topic {
    id: String,
    kind: &'static str,
    line: String,
    text: String,
}

/// Explains one thing, or lists what can be explained.
pub fn run(global: &Global, id: Option<&str>) -> Result<Exit, Trouble> {
    let library = library(global);
    let topics = topics(&library);
    let Some(id) = id else {
        for topic in &topics {
            out::line(&format!("{:<28} {:<9} {}", topic.id, topic.kind, topic.line));
        }
        return Ok(Exit::Done);
    };
    // A component answers to every name that people have for it.
    let lower = id.to_lowercase();
    let known = topics.iter().any(|topic| topic.id == id);
    let component = library.capacity.components.iter().find(|it| !known && it.names.contains(&lower));
    let id = component.map_or(id, |component| component.id.as_str());
    let found: Vec<&Topic> = topics.iter().filter(|topic| topic.id == id).collect();
    if found.is_empty() {
        let next = match crate::text::nearest(id, topics.iter().map(|topic| topic.id.as_str())) {
            Some(near) => format!("Did you mean {near}?"),
            None => "\"sizeup explain\" lists what there is.".to_owned(),
        };
        return Err(Trouble::new(
            Exit::Usage,
            format!("Nothing called \"{id}\""),
            "no question, slot, check, formula, rule or component has that name",
            next,
        ));
    }
    for topic in found {
        out::line(&format!("{} ({})\n\n{}", topic.id, topic.kind, topic.text.trim_end()));
    }
    Ok(Exit::Done)
}

fn topics(library: &Library) -> Vec<Topic> {
    let questions = library.questions.iter().map(|question| Topic {
        id: question.id.clone(),
        kind: "question",
        line: question.title.clone(),
        text: of_question(question),
    });
    let slots = slots::ALL.iter().map(|slot| Topic {
        id: slot.id.to_owned(),
        kind: "slot",
        line: first_sentence(slot.reason),
        text: of_slot(slot),
    });
    let checks = checks::ALL.iter().map(|check| Topic {
        id: check.id.to_owned(),
        kind: "check",
        line: first_sentence(check.reason),
        text: of_check(check),
    });
    let formulas = formulas::ALL.iter().map(|formula| Topic {
        id: formula.id.to_owned(),
        kind: "formula",
        line: formula.formula.to_owned(),
        text: of_formula(formula),
    });
    let rules = rules::ALL.iter().map(|rule| Topic {
        id: rule.id.to_owned(),
        kind: "rule",
        line: first_sentence(rule.reason),
        text: of_rule(rule),
    });
    let components = library.capacity.components.iter().map(|component| Topic {
        id: component.id.clone(),
        kind: "component",
        line: component.kind.clone(),
        text: figures::of_component(component),
    });
    let machinery = library.simplicity.rules.iter().map(|rule| Topic {
        id: rule.id.clone(),
        kind: "machinery",
        line: rule.machinery.clone(),
        text: figures::of_machinery(rule),
    });
    let databases = library.isolation.databases.iter().map(|database| Topic {
        id: database.id.clone(),
        kind: "isolation",
        line: format!("what the isolation levels of {} prevent", database.name),
        text: figures::of_database(database, &library.isolation),
    });
    let all = questions.chain(slots).chain(checks).chain(formulas).chain(rules);
    all.chain(components).chain(machinery).chain(databases).collect()
}

fn of_rule(rule: &Rule) -> String {
    format!(
        "{}\n\nSeverity: {}\n\nObjects to:\n{}\nIs silent on:\n{}\nSource: {}\n",
        rule.reason,
        rule.severity.id(),
        quoted(rule.fires),
        quoted(rule.near_misses),
        rule.source
    )
}

fn first_sentence(text: &str) -> String {
    text.split_inclusive(". ").next().unwrap_or(text).trim().to_owned()
}

fn of_slot(slot: &Slot) -> String {
    let asked: Vec<String> = slots::USES
        .iter()
        .filter(|(_, _, used)| used.id == slot.id)
        .map(|(question, name, _)| format!("{name} of {question}"))
        .collect();
    format!(
        "{}\n\nFound in:\n{}\nNot found in:\n{}\nAsked for as: {}\n",
        slot.reason,
        quoted(slot.finds),
        quoted(slot.leaves),
        if asked.is_empty() { "nothing; it is read off other answers".to_owned() } else { asked.join(", ") }
    )
}

fn quoted(lines: &[&str]) -> String {
    lines.iter().map(|line| format!("    {}\n", line.replace('\n', "\n    "))).collect()
}

fn of_check(check: &Check) -> String {
    let cases = |cases: &[(&str, &str)]| -> String {
        cases
            .iter()
            .map(|(question, answer)| format!("    {question}: {}\n", answer.replace('\n', " / ")))
            .collect()
    };
    format!(
        "{}\n{}\n\nSpeaks on:\n{}\nIs silent on:\n{}",
        check.reason,
        if check.blocks { "It holds an answer back." } else { "It is a remark and holds nothing back." },
        cases(check.speaks),
        cases(check.silent)
    )
}

fn of_formula(formula: &Formula) -> String {
    format!(
        "{} = {}\nUnit: {}\n\nWhy: {}\nSource: {}\n",
        formula.title, formula.formula, formula.unit, formula.why, formula.source
    )
}

fn of_question(question: &Question) -> String {
    let indent = |text: &str| text.trim().replace('\n', "\n    ");
    let slots: String = question
        .slots
        .iter()
        .map(|slot| {
            let must = if slot.required { "needed" } else { "welcome" };
            format!("  {:<20} {must}: {}\n", slot.id, slot.missing)
        })
        .collect();
    format!(
        "{}\n\nWhy: {}\n\nIt holds:\n{slots}\nPasses:\n    {}\n\nIs held back:\n    {}\n\nThen asks: {}\n",
        question.ask,
        question.why,
        indent(&question.good),
        indent(&question.vague),
        question.follow_up
    )
}
