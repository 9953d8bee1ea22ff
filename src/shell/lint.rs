//! The content judged: every question can be passed and failed, every script can be followed.

use crate::estimate::Facts;
use crate::gate::{Case, Item, judge, operation_named};
use crate::interview::stand;
use crate::prompts::{Complaint, Library, Question, Shape, of_figures};
use crate::text::words;

/// Everything wrong with the content.
#[must_use]
pub fn lint(library: &Library) -> Vec<Complaint> {
    let mut complaints = Vec::new();
    for question in &library.questions {
        let mut complain = |message: String| {
            complaints.push(Complaint { path: format!("question {}", question.id), line: None, message });
        };
        wording(question, &mut complain);
        gate(library, question, &mut complain);
    }
    for script in &library.scripts {
        for ask in &script.asks {
            if library.question(&ask.question).is_none() {
                complaints.push(Complaint {
                    path: format!("script {}", script.id),
                    line: None,
                    message: format!("it asks {}, and there is no such question.", ask.question),
                });
            }
        }
    }
    word_lists(library, &mut complaints);
    worked_example(library, &mut complaints);
    complaints.extend(of_figures(library));
    complaints
}

fn wording(question: &Question, complain: &mut impl FnMut(String)) {
    if question.hints.len() < 2 {
        complain("it needs hints in two strengths.".to_owned());
    }
    for slot in &question.slots {
        for (field, text) in [("missing", &slot.missing), ("ask", &slot.ask), ("example", &slot.example)] {
            if text.trim().is_empty() {
                complain(format!("slot {} has an empty \"{field}\".", slot.id));
            }
        }
        let mut seen = question.slots.iter().filter(|other| other.id == slot.id);
        if seen.nth(1).is_some() {
            complain(format!("slot {} stands twice.", slot.id));
        }
    }
    for text in [&question.ask, &question.why, &question.follow_up].into_iter().chain(&question.hints) {
        if text.contains('!') {
            complain(format!("an exclamation mark in \"{text}\"."));
        }
    }
}

/// The good answer passes, the vague one is held back, the filled-in template passes.
fn gate(library: &Library, question: &Question, complain: &mut impl FnMut(String)) {
    let items = items(library, question);
    let earlier = Facts {
        operations: items.iter().map(|item| operation_named(library, &item.name)).collect(),
        ..Facts::default()
    };
    let verdict = |text: &str| {
        judge(&Case {
            library,
            question,
            text,
            items: &items,
            lengths: &[],
            fewest: question.fewest,
            earlier: &earlier,
        })
    };
    let good = verdict(&question.good);
    if !good.passes() {
        complain(format!("its good answer is held back for {}.", good.missing().join(", ")));
    }
    if verdict(&question.vague).passes() {
        complain("its vague answer passes.".to_owned());
    }
    let filled = question.filled_template();
    let lines: Vec<String> = match question.shape {
        Shape::PerOperation => items.iter().map(|item| format!("{}: {filled}", item.name)).collect(),
        Shape::PerDependency => items
            .iter()
            .flat_map(|item| {
                ["5 s", "60 s", "5 min"].map(|length| format!("{} {length}: {filled}", item.name))
            })
            .collect(),
        Shape::Sentence | Shape::Lines => vec![filled; question.fewest],
    };
    let filled = verdict(&lines.join("\n"));
    if !filled.passes() {
        complain(format!("its template, filled in, is held back for {}.", filled.missing().join(", ")));
    }
}

/// The things a `per:` question of the worked example is about, read off its good answer.
fn items(library: &Library, question: &Question) -> Vec<Item> {
    let mut names: Vec<String> = Vec::new();
    for line in question.good.lines().filter_map(|line| line.split_once(": ")) {
        let name = match question.shape {
            Shape::PerOperation => line.0.to_owned(),
            Shape::PerDependency => {
                let length = ["5 s", "60 s", "5 min"].into_iter().find(|length| line.0.ends_with(length));
                line.0.trim_end_matches(length.unwrap_or_default()).trim().to_owned()
            }
            Shape::Sentence | Shape::Lines => continue,
        };
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
        .into_iter()
        .map(|name| {
            let kind = (question.shape == Shape::PerOperation).then(|| operation_named(library, &name).kind);
            Item { name, kind }
        })
        .collect()
}

/// Every phrase of the word lists can match, and every entry finds and skips what it says.
fn word_lists(library: &Library, complaints: &mut Vec<Complaint>) {
    for list in library.lexicons.lists() {
        let mut complain = |message: String| {
            complaints.push(Complaint { path: format!("word list {}", list.id), line: None, message });
        };
        for entry in &list.entries {
            let finds = |text: &str, phrase: &dyn Fn(&str) -> bool| {
                library.lexicons.find(&list.id, &words(text)).iter().any(|hit| phrase(hit.base))
            };
            for phrase in entry.words.iter().filter(|phrase| !finds(phrase, &|base| base == phrase.as_str()))
            {
                complain(format!("\"{phrase}\" can never match."));
            }
            let own = |base: &str| entry.words.iter().any(|phrase| phrase == base);
            if !finds(&entry.finds, &own) {
                complain(format!("an entry is not found in its example \"{}\".", entry.finds));
            }
            if entry.skips.is_empty() || finds(&entry.skips, &own) {
                complain(format!("an entry is found in what it should skip, \"{}\".", entry.skips));
            }
        }
    }
}

/// All good answers together are one design that passes from the first question to the last.
fn worked_example(library: &Library, complaints: &mut Vec<Complaint>) {
    let Some(script) = library.script("interview") else { return };
    let standing =
        stand(library, script, |id| library.question(id).map(|question| question.good.as_str()), false);
    if let Some(asked) = standing.position.and_then(|position| standing.asked.get(position)) {
        let missing = asked.verdict.as_ref().map(|verdict| verdict.missing().join(", ")).unwrap_or_default();
        complaints.push(Complaint {
            path: format!("question {}", asked.question),
            line: None,
            message: format!("the worked example stops here: {missing}."),
        });
    }
}
