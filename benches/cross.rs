//! How long an examination takes: a whole design that was judged already, and an outage.

#![allow(clippy::expect_used)] // a bench that cannot begin says so

use divan::Bencher;
use sizeup::cross::{Design, Given, curveballs, examine};
use sizeup::interview::stand;
use sizeup::outage::{Outage, account};
use sizeup::prompts::{Library, parse};
use sizeup::shell::content;

fn main() {
    divan::main();
}

fn library() -> Library {
    parse(&content::built_in()).0
}

#[divan::bench]
fn a_complete_design(bencher: Bencher<'_, '_>) {
    let library = library();
    let script = library.script("interview").expect("built in");
    let standing =
        stand(&library, script, |id| library.question(id).map(|question| question.good.as_str()), false);
    let given: Vec<Given<'_>> = standing
        .asked
        .iter()
        .filter_map(|asked| {
            Some(Given {
                question: &asked.question,
                text: asked.answer.as_deref()?,
                verdict: asked.verdict.as_ref()?,
            })
        })
        .collect();
    bencher.bench(|| {
        let design = Design::read(&library, &standing.facts, &given, true);
        (examine(&design), curveballs(&design))
    });
}

#[divan::bench]
fn an_outage_with_timeouts() -> f64 {
    let outage = Outage {
        rate: 200.0,
        capacity: 350.0,
        length: 60.0,
        timeout: Some(2.0),
        attempts: 3,
        buffer: Some(5_000.0),
    };
    account(divan::black_box(&outage)).most_queued
}
