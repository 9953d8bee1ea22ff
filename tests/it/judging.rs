//! What holds for every answer: the same text gets the same verdict, dress does not
//! matter, a filled-in template passes, and any 64 KiB are judged in no time.

use std::time::Instant;

use sizeup::estimate::Facts;
use sizeup::gate::{Case, Item, Verdict, judge};
use sizeup::prompts::{Library, Question, Shape};

use crate::library::library;

const OPERATIONS: [&str; 2] = ["follow a short link", "create a short link"];

/// Judges an answer; a `per:` question is asked about the names.
pub(super) fn verdict(library: &Library, question: &str, answer: &str, names: &[&str]) -> Verdict {
    let question = library.question(question).unwrap();
    let items: Vec<Item> = names.iter().map(|name| Item { name: (*name).to_owned(), kind: None }).collect();
    let earlier = Facts::default();
    judge(&Case {
        library,
        question,
        text: answer,
        items: &items,
        lengths: &[],
        fewest: question.fewest,
        earlier: &earlier,
    })
}

fn names(question: &Question) -> &'static [&'static str] {
    match question.shape {
        Shape::PerOperation => &OPERATIONS,
        Shape::PerDependency => &["PostgreSQL"],
        Shape::Sentence | Shape::Lines => &[],
    }
}

/// The line of the template for everything the question wants a line about.
fn whole(question: &Question, line: &str) -> String {
    let prefixes: Vec<String> = match question.shape {
        Shape::PerOperation => OPERATIONS.iter().map(|name| format!("{name}: ")).collect(),
        Shape::PerDependency => {
            ["5 s", "60 s", "5 min"].iter().map(|length| format!("PostgreSQL {length}: ")).collect()
        }
        Shape::Sentence | Shape::Lines => vec![String::new(); question.fewest],
    };
    prefixes.iter().map(|prefix| format!("{prefix}{line}")).collect::<Vec<_>>().join("\n")
}

/// Questions whose slots this build knows.
fn known(library: &Library) -> impl Iterator<Item = &Question> {
    library.questions.iter().filter(|question| {
        let has = |slot: &str| sizeup::gate::slots::of(&question.id).any(|(name, _)| name == slot);
        question.required().filter(|slot| slot.id != "lines").all(|slot| has(&slot.id))
    })
}

#[test]
fn a_filled_in_template_passes_and_so_does_the_good_answer() {
    let library = library();
    let mut wrong = String::new();
    for question in known(&library) {
        let filled = whole(question, &question.filled_template());
        let found = verdict(&library, &question.id, &filled, names(question));
        if !found.passes() {
            wrong += &format!("{}: {filled:?} lacks {:?}\n", question.id, found.missing());
        }
        let good_names: Vec<&str> = match question.shape {
            Shape::PerOperation => {
                vec!["follow a short link", "create a short link", "view the click report", "count clicks"]
            }
            _ => names(question).to_vec(),
        };
        let found = verdict(&library, &question.id, &question.good, &good_names);
        if !found.passes() {
            wrong += &format!("{}: {:?} lacks {:?}\n", question.id, question.good, found.missing());
        }
        let found = verdict(&library, &question.id, &question.vague, &good_names);
        if found.passes() {
            wrong += &format!("{}: {:?} passes\n", question.id, question.vague);
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_template_with_one_hole_left_blocks_on_that_slot() {
    let library = library();
    let mut wrong = String::new();
    for question in known(&library) {
        for hole in question.required().filter(|slot| slot.id != "lines" && slot.only_when.is_none()) {
            // "... must never point to two different URLs" names its data in the rule.
            if (question.id.as_str(), hole.id.as_str()) == ("functional.must_never", "subject") {
                continue;
            }
            let line = question.fill(|slot| if slot.id == hole.id { "" } else { &slot.sample });
            let found = verdict(&library, &question.id, &whole(question, &line), names(question));
            if !found.missing().contains(&hole.id.as_str()) {
                wrong +=
                    &format!("{} without {}: {line:?} lacks {:?}\n", question.id, hole.id, found.missing());
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn dress_does_not_matter() {
    let library = library();
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/gate.jsonl")).unwrap();
    let mut wrong = String::new();
    for line in text.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let list = |name: &str| -> Vec<String> {
            case[name]
                .as_array()
                .into_iter()
                .flatten()
                .map(|item| item.as_str().unwrap().to_owned())
                .collect()
        };
        let items = [list("operations"), list("dependencies")].concat();
        let items: Vec<&str> = items.iter().map(String::as_str).collect();
        let (id, answer) = (case["question"].as_str().unwrap(), case["answer"].as_str().unwrap());
        if !known(&library).any(|question| question.id == id) {
            continue;
        }
        let plain = verdict(&library, id, answer, &items);
        assert_eq!(plain, verdict(&library, id, answer, &items), "the same text gets the same verdict");
        for finding in &plain.findings {
            assert!(answer.get(finding.span.start..finding.span.end).is_some(), "{} {finding:?}", case["id"]);
        }
        let each = |dress: &dyn Fn(&str) -> String| answer.lines().map(dress).collect::<Vec<_>>().join("\n");
        let dressed = [
            ("bullets", each(&|line| format!("- {line}"))),
            ("stars", each(&|line| format!("  * {line}  "))),
            (
                "numbers",
                answer
                    .lines()
                    .enumerate()
                    // "1. 5x" may as well be a number typed with a blank in it.
                    .map(|(n, line)| {
                        if line.starts_with(|c: char| c.is_ascii_digit()) {
                            line.to_owned()
                        } else {
                            format!("{}. {line}", n + 1)
                        }
                    })
                    .collect::<Vec<_>>()
                    .join("\n"),
            ),
            ("blank lines", each(&|line| format!("{line}\n"))),
            ("wide spaces", answer.replace(' ', "  ")),
            ("no-break spaces", answer.replace(' ', "\u{a0}")),
            ("a full stop", each(&|line| format!("{line}."))),
            (
                "a first capital",
                each(&|line| {
                    line.char_indices()
                        .map(|(i, c)| if i == 0 { c.to_ascii_uppercase() } else { c })
                        .collect()
                }),
            ),
            ("carriage returns", answer.replace('\n', "\r\n")),
        ];
        for (name, text) in dressed {
            let found = verdict(&library, id, &text, &items);
            if found.passes() != plain.passes() || found.missing() != plain.missing() {
                wrong += &format!(
                    "{} with {name}: {:?} became {:?}\n",
                    case["id"],
                    plain.missing(),
                    found.missing()
                );
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn any_64_kib_are_judged_in_time_and_never_panic() {
    let library = library();
    let size = 64 * 1024;
    let texts = [
        "a ".repeat(size / 2),
        "\n".repeat(size),
        "a\n".repeat(size / 2),
        "p99 < 200 ms ".repeat(size / 13),
        "1 ".repeat(size / 2),
        "because 5 min lost, ".repeat(size / 20),
        "follow a short link: ".repeat(size / 21),
        "🧭é\u{301}".repeat(size / 9),
        "*_`**".repeat(size / 5),
        "-: ".repeat(size / 3),
        "x".repeat(size),
        "9".repeat(size),
        "user sends a mail to an admin and ".repeat(size / 34),
        "link: 500 B, 100k per month, forever\n".repeat(size / 37),
    ];
    let limit = if cfg!(debug_assertions) { 2_000 } else { 50 };
    let mut slow = String::new();
    for question in &library.questions {
        for text in &texts {
            let begun = Instant::now();
            let found = verdict(&library, &question.id, text, names(question));
            let spent = begun.elapsed().as_millis();
            if spent > limit {
                let start: String = text.chars().take(20).collect();
                slow +=
                    &format!("{} {start:?}: {spent} ms, {} findings\n", question.id, found.findings.len());
            }
        }
    }
    assert!(slow.is_empty(), "{slow}");
}

#[test]
fn an_ordinary_answer_is_judged_in_microseconds() {
    let library = library();
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/gate.jsonl")).unwrap();
    let cases: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let begun = Instant::now();
    let rounds = 20;
    for _ in 0..rounds {
        for case in &cases {
            let names: Vec<&str> = ["operations", "dependencies"]
                .iter()
                .flat_map(|name| case[*name].as_array().into_iter().flatten())
                .map(|item| item.as_str().unwrap())
                .collect();
            verdict(&library, case["question"].as_str().unwrap(), case["answer"].as_str().unwrap(), &names);
        }
    }
    let each = begun.elapsed().as_micros() as f64 / f64::from(rounds) / cases.len() as f64;
    println!("{each:.1} µs an answer");
    if !cfg!(debug_assertions) {
        assert!(each < 100.0, "{each:.1} µs");
    }
}

#[test]
fn no_mangled_answer_makes_it_panic_or_point_outside_the_text() {
    let library = library();
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/gate.jsonl")).unwrap();
    let cases: Vec<serde_json::Value> =
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let strange = [
        "×", "–", "é", "’", "\u{a0}", "**", "`", "-", "%", "€", "0", "9e999", ":", "|", "\n", " ", "x", "½",
        "²", "٣", "İ", "🧭", "(", "=",
    ];
    let mut seed: u64 = 7;
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize % below.max(1)
    };
    for round in 0..12 {
        for case in &cases {
            let mut chars: Vec<String> = case["answer"].as_str().unwrap().chars().map(String::from).collect();
            for _ in 0..=round {
                let (at, with) = (next(chars.len() + 1), strange[next(strange.len())].to_owned());
                match next(3) {
                    0 if at < chars.len() => chars[at] = with,
                    1 if at < chars.len() => drop(chars.remove(at)),
                    _ => chars.insert(at, with),
                }
            }
            let answer = chars.concat();
            let question = library.question(case["question"].as_str().unwrap()).unwrap();
            let found = verdict(&library, &question.id, &answer, names(question));
            let spans = found.findings.iter().map(|f| f.span).chain(found.slots.iter().map(|slot| slot.span));
            for span in spans {
                assert!(answer.get(span.start..span.end).is_some(), "{answer:?} {span:?}");
            }
        }
    }
}

#[test]
fn a_passing_answer_without_its_number_is_held_back() {
    let library = library();
    let text =
        std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/gate.jsonl")).unwrap();
    let (mut wrong, mut tried) = (String::new(), 0);
    for line in text.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (id, answer) = (case["question"].as_str().unwrap(), case["answer"].as_str().unwrap());
        let items: Vec<&str> = ["operations", "dependencies"]
            .iter()
            .flat_map(|name| case[*name].as_array().into_iter().flatten())
            .map(|item| item.as_str().unwrap())
            .collect();
        let found = verdict(&library, id, answer, &items);
        if !found.passes() {
            continue;
        }
        for slot in library.question(id).unwrap().required().filter(|slot| slot.only_when.is_none()) {
            // A part may answer a rule or a failure in place of the number.
            if slot.id == "reason" {
                continue;
            }
            let facts: Vec<_> = found.slots.iter().filter(|filled| filled.slot == slot.id).collect();
            let told = |filled: &&sizeup::gate::Filled| {
                filled.quantity.is_some() && filled.text.contains(|c: char| c.is_ascii_digit())
            };
            if facts.is_empty() || !facts.iter().all(told) {
                continue;
            }
            tried += 1;
            let mut bare = answer.to_owned();
            let mut spans: Vec<_> = facts.iter().map(|filled| filled.span).collect();
            spans.sort_unstable();
            spans.dedup();
            for span in spans.into_iter().rev() {
                bare.replace_range(span.start..span.end, "");
            }
            if verdict(&library, id, &bare, &items).passes() {
                wrong += &format!("{} without {}: {bare:?} passes\n", case["id"], slot.id);
            }
        }
    }
    println!("{tried} numbers taken away");
    assert!(tried > 100, "{tried}");
    assert!(wrong.is_empty(), "{wrong}");
}

/// A phrase that its own text does not match could never do anything.
#[test]
fn every_phrase_of_every_lexicon_can_be_found() {
    let library = library();
    let mut wrong = String::new();
    for list in library.lexicons.lists() {
        for phrase in list.entries.iter().flat_map(|entry| &entry.words) {
            let words = sizeup::text::words(phrase);
            if !library.lexicons.find(&list.id, &words).iter().any(|hit| hit.base == phrase) {
                wrong += &format!("{}: {phrase:?} never matches\n", list.id);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn every_lexicon_finds_and_skips_what_its_entries_say() {
    let library = library();
    let mut wrong = String::new();
    for list in library.lexicons.lists() {
        assert!(!list.about.is_empty(), "{}", list.id);
        for entry in &list.entries {
            let found = |text: &str| {
                let words = sizeup::text::words(text);
                library
                    .lexicons
                    .find(&list.id, &words)
                    .iter()
                    .any(|hit| entry.words.iter().any(|word| word == hit.base))
            };
            if !found(&entry.finds) {
                wrong += &format!("{}: not found in {:?}\n", list.id, entry.finds);
            }
            if entry.skips.is_empty() || found(&entry.skips) {
                wrong += &format!("{}: found in {:?}\n", list.id, entry.skips);
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn a_number_of_each_or_of_all_is_asked_about_in_the_users_words() {
    let library = library();
    let found = verdict(&library, "scale.load", "view ticket: 40000 users 2/week", &["view ticket"]);
    assert_eq!(found.missing(), ["rate"]);
    let finding = &found.findings[0];
    assert_eq!(finding.ask, "Is 2/week what each of the 40000 users does, or all of them together?");
    assert_eq!(finding.example, "view ticket: 40000 users, each 2/week");
    let answered = verdict(&library, "scale.load", &finding.example, &["view ticket"]);
    let rate = answered.filled("rate").and_then(|filled| filled.quantity.clone()).unwrap();
    assert!(answered.passes() && (rate.value * 604_800.0 - 80_000.0).abs() < 1e-6, "{answered:?}");
}
