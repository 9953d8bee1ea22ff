//! `sizeup explain`: the reasoning behind a question, slot, check or formula.

use super::super::cli::Global;
use super::super::out;
use super::super::trouble::{Exit, Trouble};
use super::library;
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
    let library = library(global)?;
    let topics = topics(&library);
    let Some(id) = id else {
        for topic in &topics {
            out::line(&format!("{:<28} {:<9} {}", topic.id, topic.kind, topic.line));
        }
        return Ok(Exit::Done);
    };
    let found: Vec<&Topic> = topics.iter().filter(|topic| topic.id == id).collect();
    if found.is_empty() {
        let next = match crate::text::nearest(id, topics.iter().map(|topic| topic.id.as_str())) {
            Some(near) => format!("Did you mean {near}?"),
            None => "\"sizeup explain\" lists what there is.".to_owned(),
        };
        return Err(Trouble::new(
            Exit::Usage,
            format!("Nothing called \"{id}\""),
            "no question, slot, check or formula has that name",
            next,
        ));
    }
    for topic in found {
        out::line(&format!("{} ({})\n\n{}", topic.id, topic.kind, topic.text.trim_end()));
    }
    Ok(Exit::Done)
}

fn topics(library: &Library) -> Vec<Topic> {
    library
        .questions
        .iter()
        .map(|question| Topic {
            id: question.id.clone(),
            kind: "question",
            line: question.title.clone(),
            text: of_question(question),
        })
        .collect()
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
