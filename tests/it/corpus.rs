//! The labelled answers: a confusion table per question, printed and bounded.
//! `SIZEUP_CORPUS=path` judges another file; `SIZEUP_SHOW=1` prints every disagreement.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;
use sizeup::gate::Verdict;
use sizeup::shell::commands::judge::judged;

use crate::library::library;

#[derive(Deserialize)]
struct Labelled {
    id: String,
    question: String,
    answer: String,
    expect: String,
    missing: Vec<String>,
    #[serde(default)]
    why: String,
    #[serde(default)]
    slots: serde_json::Value,
}

#[derive(Default)]
struct Row {
    passed: usize,
    refused_falsely: usize,
    accepted_falsely: usize,
    blocked: usize,
    exact: usize,
}

/// How often a slot is called missing: by label and judge alike, or by one of them alone.
#[derive(Default)]
struct Slot {
    both: usize,
    only_label: usize,
    only_judge: usize,
}

impl Slot {
    fn count(&mut self, found: bool, expected: bool) {
        self.both += usize::from(found && expected);
        self.only_label += usize::from(expected && !found);
        self.only_judge += usize::from(found && !expected);
    }
}

#[test]
fn the_labelled_answers_are_judged_as_their_labels_say() {
    match std::env::var("SIZEUP_CORPUS") {
        Ok(path) => check(&path),
        Err(_) => check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/gate.jsonl")),
    }
}

#[test]
fn answers_made_up_while_building_are_judged_as_their_labels_say() {
    check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/fresh.jsonl"));
}

/// Written from the specification alone, without sight of the code, by several hands.
#[test]
fn answers_written_without_sight_of_the_code_are_judged_as_their_labels_say() {
    check(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/unseen.jsonl"));
}

fn check(path: &str) {
    let library = library();
    let only = std::env::var("SIZEUP_ONLY").unwrap_or_default();
    let text = std::fs::read_to_string(path).unwrap();
    let mut rows: BTreeMap<String, Row> = BTreeMap::new();
    let mut slots: BTreeMap<String, Slot> = BTreeMap::new();
    let mut shown = String::new();
    for line in text.lines().filter(|line| !line.trim().is_empty()) {
        let case: Labelled = serde_json::from_str(line).unwrap();
        if !case.question.contains(&only) {
            continue;
        }
        // The road that `sizeup judge --jsonl` takes, earlier answers and all.
        let verdict = judged(&library, &serde_json::from_str(line).unwrap()).unwrap();
        let row = rows.entry(case.question.clone()).or_default();
        let mut found: Vec<&str> = verdict.missing();
        let mut expected: Vec<&str> = case.missing.iter().map(String::as_str).collect();
        found.sort_unstable();
        expected.sort_unstable();
        for name in found.iter().chain(&expected) {
            slots.entry((*name).to_owned()).or_default().count(found.contains(name), expected.contains(name));
        }
        let values = values_differ(&case.slots, &verdict);
        let agrees = match (case.expect == "pass", verdict.passes()) {
            (true, true) => {
                row.passed += 1;
                values.is_empty()
            }
            (true, false) => {
                row.refused_falsely += 1;
                false
            }
            (false, true) => {
                row.accepted_falsely += 1;
                false
            }
            (false, false) => {
                row.blocked += 1;
                row.exact += usize::from(found == expected);
                found == expected && values.is_empty()
            }
        };
        if !agrees {
            let _ = writeln!(
                shown,
                "{} expected {} {expected:?}, found {found:?} {values}\n    {}\n    -- {}",
                case.id,
                case.expect,
                case.answer.replace('\n', "\n    "),
                case.why
            );
            if std::env::var("SIZEUP_SHOW").is_ok_and(|show| show == "2") {
                for slot in &verdict.slots {
                    let _ = writeln!(
                        shown,
                        "       {} {} {:?} {:?}",
                        slot.line, slot.slot, slot.text, slot.reading
                    );
                }
                for f in &verdict.findings {
                    let _ = writeln!(shown, "       ! {} {} {:?} {}", f.line, f.check, f.slot, f.message);
                }
            }
        }
    }
    let mut all = Row::default();
    println!("{:28} {:>5} {:>5} {:>5} {:>5} {:>6}", "question", "p/p", "p/b", "b/p", "b/b", "exact");
    for (question, row) in &rows {
        print(question, row);
        all.passed += row.passed;
        all.refused_falsely += row.refused_falsely;
        all.accepted_falsely += row.accepted_falsely;
        all.blocked += row.blocked;
        all.exact += row.exact;
    }
    print("all", &all);
    println!("\n{:28} {:>5} {:>5} {:>5}", "missing slot", "both", "label", "judge");
    for (name, slot) in &slots {
        println!("{name:28} {:>5} {:>5} {:>5}", slot.both, slot.only_label, slot.only_judge);
    }
    if std::env::var("SIZEUP_SHOW").is_ok() {
        println!("{shown}");
    }
    let good = (all.passed + all.refused_falsely) as f64;
    let bad = (all.blocked + all.accepted_falsely) as f64;
    assert!(all.refused_falsely as f64 <= 0.02 * good, "good answers refused:\n{shown}");
    assert!(all.accepted_falsely as f64 <= 0.03 * bad, "empty answers accepted:\n{shown}");
    assert!(all.exact as f64 >= 0.90 * all.blocked as f64, "missing slots not named exactly:\n{shown}");
}

fn print(name: &str, row: &Row) {
    println!(
        "{name:28} {:>5} {:>5} {:>5} {:>5} {:>6}",
        row.passed, row.refused_falsely, row.accepted_falsely, row.blocked, row.exact
    );
}

/// What the label claims was read, against what was: empty where all agrees.
fn values_differ(expected: &serde_json::Value, verdict: &Verdict) -> String {
    let mut differ = String::new();
    let Some(claims) = expected.as_object() else { return differ };
    if let Some(lines) = claims.get("lines").and_then(serde_json::Value::as_array) {
        for (line, claims) in lines.iter().enumerate() {
            for (name, value) in claims.as_object().into_iter().flatten() {
                compare(name, value, verdict, Some(line + 1), &mut differ);
            }
        }
    } else {
        for (name, value) in claims {
            compare(name, value, verdict, None, &mut differ);
        }
    }
    differ
}

fn compare(
    name: &str,
    value: &serde_json::Value,
    verdict: &Verdict,
    line: Option<usize>,
    differ: &mut String,
) {
    let slots = verdict.slots.iter().filter(|slot| line.is_none_or(|line| slot.line == line));
    let mut read: Vec<f64> = Vec::new();
    for slot in slots {
        let names: &[&str] = match name {
            "duration_s" => &["duration"],
            "staleness_s" => &["guarantee"],
            "loss_s" | "loss_records" => &["loss"],
            "recovery_s" => &["recovery_time"],
            "timeout_s" => &["timeout"],
            "retention_s" | "retention" => &["retention"],
            "rate_per_s" => &["rate", "peak", "threshold", "figure"],
            "records_per_s" | "records_total" => &["count"],
            "share" => &["size", "share"],
            "factor" => &["peak"],
            "bytes" => &["size", "figure", "threshold"],
            "low" | "high" => &[slot.slot.as_str()],
            other => &[other],
        };
        if !names.contains(&slot.slot.as_str()) {
            continue;
        }
        if let Some(text) = value.as_str() {
            if slot.reading.as_deref() == Some(text) {
                return;
            }
            continue;
        }
        let Some(quantity) = &slot.quantity else { continue };
        read.push(match (name, quantity.range) {
            ("low", Some(range)) => range.low,
            ("high", Some(range)) => range.high,
            ("low" | "high", None) => continue,
            _ => quantity.value,
        });
    }
    let Some(expected) = value.as_f64() else {
        let _ = write!(differ, " {name}: expected {value}");
        return;
    };
    let near = |a: f64, b: f64| (a - b).abs() <= 0.03 * b.abs().max(1e-12);
    let agrees = |read: &f64| {
        if name == "availability" { near(1.0 - *read, 1.0 - expected) } else { near(*read, expected) }
    };
    if !read.iter().any(agrees) {
        let _ = write!(differ, " {name}: expected {expected}, read {read:?};");
    }
}

#[test]
fn a_case_is_judged_under_what_its_earlier_answers_say() {
    let library = library();
    let check = |answer: &str, passes: bool| {
        let case = serde_json::json!({
            "question": "scale.peak", "answer": answer, "operations": ["submit a move"],
            "earlier": {"scale.load": "submit a move: 400/s"},
        });
        let verdict = judged(&library, &serde_json::from_value(case).unwrap()).unwrap();
        assert_eq!(verdict.passes(), passes, "{answer}: {:?}", verdict.findings);
    };
    check("sunday evening, 900 moves/s", true);
    check("sunday evening, 250 moves/s", false);
    check("3x the average of 400/s, at shift change", true);
    check("3x the average of 4/s, at shift change", false);
}
