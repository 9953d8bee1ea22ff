//! Answers, expressions, designs and session files, bent at random: nothing panics, nothing
//! hangs, and every finding points into the text it is about. `SIZEUP_FUZZ_SECONDS=600`
//! goes on for that long; an ordinary run only looks in.

use std::time::{Duration, Instant};

use sizeup::estimate::Facts;
use sizeup::gate::{Case, Item, judge};
use sizeup::prompts::Shape;
use sizeup::quantity::{evaluate, scan};
use sizeup::report::read_back;
use sizeup::saved;
use sizeup::text::clean;

use crate::library::library;

/// A small generator of its own, so that a seed names a run for good.
struct Chance(u64);

impl Chance {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }
}

const PIECES: [&str; 40] = [
    "p99",
    " < ",
    "50 ms",
    "/s",
    "..",
    "10k",
    " per day",
    "~",
    "%",
    "n/a because ",
    "assume ",
    "\n",
    ": ",
    "- ",
    "99,5 %",
    "1e308",
    "-",
    "(",
    ")",
    "*",
    "TBD",
    "never",
    "forever",
    "é",
    "日本",
    "\u{202e}",
    "\u{1b}[31m",
    "**",
    "`",
    "|",
    "same",
    "PostgreSQL 5 s: ",
    "2^2^2^2^2^2",
    "1/0",
    "0",
    "\u{0}",
    "half a million ",
    " in MB/s",
    "Kafka",
    "''",
];

fn bend(chance: &mut Chance, text: &str) -> String {
    let mut chars: Vec<char> = text.chars().collect();
    for _ in 0..=chance.below(6) {
        let at = chance.below(chars.len() + 1);
        match chance.below(6) {
            0 if at < chars.len() => {
                chars.remove(at);
            }
            1 => {
                let end = (at + chance.below(12)).min(chars.len());
                chars.drain(at..end);
            }
            2 => {
                let end = (at + chance.below(40)).min(chars.len());
                let copy: Vec<char> = chars[at..end].to_vec();
                let to = chance.below(chars.len() + 1);
                chars.splice(to..to, copy);
            }
            3 => {
                let any = char::from_u32((chance.next() % 0x3000) as u32).unwrap_or('?');
                chars.insert(at, any);
            }
            _ => {
                let piece = PIECES[chance.below(PIECES.len())];
                chars.splice(at..at, piece.chars());
            }
        }
    }
    chars.into_iter().collect()
}

#[test]
fn nothing_that_can_be_typed_makes_it_stumble() {
    let seconds = std::env::var("SIZEUP_FUZZ_SECONDS").ok().and_then(|text| text.parse().ok()).unwrap_or(1);
    let until = Instant::now() + Duration::from_secs(seconds);
    let library = library();
    let corpus = include_str!("../corpus/gate.jsonl");
    let seeds: Vec<(String, String)> = corpus
        .lines()
        .filter_map(|line| {
            let case: serde_json::Value = serde_json::from_str(line).ok()?;
            Some((case["question"].as_str()?.to_owned(), case["answer"].as_str()?.to_owned()))
        })
        .collect();
    let items = [Item { name: "follow a short link".to_owned(), kind: None }];
    let earlier = Facts::default();
    let mut chance = Chance(seconds);
    let mut runs = 0_u64;
    let mut slowest = (Duration::ZERO, String::new());
    while Instant::now() < until {
        let (question, answer) = &seeds[chance.below(seeds.len())];
        let text = bend(&mut chance, answer);
        let begun = Instant::now();
        let question = library.question(question).expect("built in");
        let per = matches!(question.shape, Shape::PerOperation | Shape::PerDependency);
        let case = Case {
            library: &library,
            question,
            text: &text,
            items: if per { &items } else { &[] },
            lengths: &[],
            fewest: 1,
            earlier: &earlier,
        };
        let verdict = judge(&case);
        for span in verdict.findings.iter().map(|f| f.span).chain(verdict.slots.iter().map(|s| s.span)) {
            assert!(text.get(span.start..span.end).is_some(), "{span:?} does not fit {text:?}");
        }
        for found in scan(&text).found {
            assert!(
                text.get(found.span.start..found.span.end).is_some(),
                "{:?} does not fit {text:?}",
                found.span
            );
        }
        if let Err(fault) = evaluate(&text) {
            assert!(
                text.get(fault.span.start..fault.span.end).is_some(),
                "{:?} does not fit {text:?}",
                fault.span
            );
        }
        let _ = saved::read(&text);
        let design = read_back(&format!("## scale.load\n{text}"), |id| id == "scale.load");
        for found in &design.answers {
            let _ = found.place(chance.below(found.text.len() + 3));
        }
        let once = clean(&text).text;
        assert_eq!(clean(&once).text, once, "cleaning twice changes {text:?}");
        let took = begun.elapsed();
        if took > slowest.0 {
            slowest = (took, text);
        }
        runs += 1;
    }
    println!("{runs} texts in {seconds} s; the slowest took {:?}: {:?}", slowest.0, slowest.1);
}
