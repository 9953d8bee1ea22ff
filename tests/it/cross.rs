//! The cross-examination played: `tests/cross/*.md` hold small designs with what must and
//! must not be objected to them, `tests/designs/*.md` hold whole designs that are right.
//!
//! A heading of level 1 begins a design, one of level 2 names a question; the answer is the
//! text below. In front of the first question stands what is expected:
//!
//! ```text
//! - fires: machinery-too-early
//! - silent: loss-beyond-promise
//! - says: 2,000 times that
//! - over-complicated
//! - not under-specified
//! ```

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sizeup::cross::{Objection, rules, verdicts};
use sizeup::interview::{Standing, stand};

use crate::library::library;

/// One design of a file.
#[derive(Default)]
struct Design {
    place: String,
    expected: Vec<String>,
    answers: BTreeMap<String, String>,
}

impl Design {
    fn standing(&self) -> Standing {
        let library = library();
        let script = library.script("interview").unwrap();
        stand(&library, script, |id| self.answers.get(id).map(String::as_str), true)
    }
}

fn designs(folder: &str) -> Vec<Design> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let mut designs: Vec<Design> = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let mut question: Option<String> = None;
        for (index, line) in text.lines().enumerate() {
            if let Some(title) = line.strip_prefix("# ") {
                designs.push(Design { place: format!("{name}:{}: {title}", index + 1), ..Design::default() });
                question = None;
            } else if let Some(id) = line.strip_prefix("## ") {
                question = Some(id.trim().to_owned());
            } else if let Some(design) = designs.last_mut() {
                match (&question, line.strip_prefix("- ")) {
                    (Some(question), _) => {
                        let answer = design.answers.entry(question.clone()).or_default();
                        answer.push_str(line);
                        answer.push('\n');
                    }
                    (None, Some(expected)) => design.expected.push(expected.trim().to_owned()),
                    (None, None) => {}
                }
            }
        }
    }
    for design in &mut designs {
        for answer in design.answers.values_mut() {
            *answer = answer.trim().to_owned();
        }
    }
    designs
}

fn all_said(objections: &[Objection]) -> String {
    objections
        .iter()
        .map(|it| format!("    {} ({}): {} {}\n", it.rule, it.severity.id(), it.message, it.ask))
        .collect()
}

#[test]
fn rules_object_to_what_they_are_for_and_to_nothing_like_it() {
    let library = library();
    let mut failures = Vec::new();
    let mut counts: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for design in designs("cross") {
        for id in design.answers.keys() {
            if library.question(id).is_none() {
                failures.push(format!("{}: no question {id}", design.place));
            }
        }
        let standing = design.standing();
        let found = &standing.objections;
        let judged = verdicts(found);
        for expected in &design.expected {
            let (kind, value) = expected.split_once(": ").unwrap_or((expected, ""));
            let fires = found.iter().any(|objection| objection.rule == value);
            let good = match kind {
                "fires" => {
                    counts.entry(value.to_owned()).or_default().0 += 1;
                    fires
                }
                "silent" => {
                    counts.entry(value.to_owned()).or_default().1 += 1;
                    !fires
                }
                "says" => found.iter().any(|objection| objection.message.contains(value)),
                "asks" => found.iter().any(|objection| objection.ask.contains(value)),
                "nothing" => found.is_empty(),
                "over-complicated" => judged.over_complicated,
                "not over-complicated" => !judged.over_complicated,
                "under-specified" => judged.under_specified,
                "not under-specified" => !judged.under_specified,
                _ => false,
            };
            if !good {
                let slots: Vec<String> = standing
                    .asked
                    .iter()
                    .filter_map(|asked| Some((asked, asked.verdict.as_ref()?)))
                    .filter(|(_, verdict)| !verdict.passes())
                    .map(|(asked, verdict)| format!("{} lacks {:?}", asked.question, verdict.missing()))
                    .collect();
                failures.push(format!(
                    "{}: expected {expected}; {}\n{}",
                    design.place,
                    slots.join(", "),
                    all_said(found)
                ));
            }
        }
    }
    for rule in rules::ALL {
        let (fires, silent) = counts.get(rule.id).copied().unwrap_or_default();
        if fires < 2 || silent < 2 {
            failures.push(format!(
                "{}: {fires} firing and {silent} silent designs; two of each are the least",
                rule.id
            ));
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn good_designs_raise_no_contradiction_and_are_not_too_much() {
    let mut failures = Vec::new();
    let all = designs("designs");
    for design in &all {
        let standing = design.standing();
        if let Some(asked) = standing.position.and_then(|position| standing.asked.get(position)) {
            let verdict = asked.verdict.clone().unwrap_or_default();
            let why: Vec<String> =
                verdict.findings.iter().filter(|it| it.blocks).map(|it| it.message.clone()).collect();
            failures.push(format!("{}: {} does not pass: {}", design.place, asked.question, why.join(" / ")));
        }
        let judged = verdicts(&standing.objections);
        if judged.over_complicated || judged.under_specified {
            failures.push(format!("{}: {judged:?}\n{}", design.place, all_said(&standing.objections)));
        }
        println!("{}: {} risks", design.place, standing.objections.len());
        print!("{}", all_said(&standing.objections));
        for ball in &standing.curveballs {
            println!("      {}: {}", ball.title, ball.consequence);
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn mangled_designs_are_examined_without_a_panic_and_always_the_same() {
    let mut seed = 7_usize;
    let mut random = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below.max(1)
    };
    let mut all = designs("designs");
    all.extend(designs("cross"));
    let answers: Vec<(String, String)> = all.iter().flat_map(|design| design.answers.clone()).collect();
    for design in &mut all {
        for (question, answer) in &mut design.answers {
            match random(5) {
                0 => *answer = answer.chars().take(random(answer.chars().count())).collect(),
                1 => *answer = answer.lines().rev().collect::<Vec<_>>().join("\n"),
                2 => *answer = answer.replace(['0', '1', '5'], ["", "é", "(", ": "][random(4)]),
                3 => {
                    let others: Vec<&String> =
                        answers.iter().filter(|(id, _)| id == question).map(|(_, text)| text).collect();
                    others[random(others.len())].clone_into(answer);
                }
                _ => {}
            }
        }
        assert_eq!(design.standing(), design.standing(), "{}", design.place);
    }
}

#[test]
fn an_examination_is_quick() {
    for design in designs("designs") {
        let started = std::time::Instant::now();
        let rounds = 20;
        for _ in 0..rounds {
            std::hint::black_box(design.standing());
        }
        println!("{}: {:?} to judge and examine", design.place, started.elapsed() / rounds);
    }
}
