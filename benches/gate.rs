//! How long judging takes: one ordinary answer, a whole interview, and 64 KiB of anything.

#![allow(clippy::expect_used)] // a bench that cannot begin says so

use divan::Bencher;
use sizeup::estimate::Facts;
use sizeup::gate::{Case, Item, judge};
use sizeup::interview::stand;
use sizeup::prompts::{Library, parse};
use sizeup::shell::content;

fn main() {
    divan::main();
}

fn library() -> Library {
    parse(&content::built_in()).0
}

/// Ordinary answers of each kind.
const ANSWERS: [(&str, &str); 6] = [
    ("numbers.latency", "follow a short link: p99 < 50 ms at 50/s"),
    ("functional.must_never", "a short code never points to two different urls"),
    ("scale.load", "follow a short link: 80k users * 12/day"),
    ("scale.records", "message: 300 B avg, 5M a day, kept 1 year"),
    ("bottlenecks.race", "two buyers take the same seat: unique constraint, second gets 'already taken'"),
    ("bottlenecks.tradeoffs", "one PostgreSQL over Cassandra: we give up writes in two regions at once"),
];

#[divan::bench(args = ANSWERS)]
fn one_answer(bencher: Bencher<'_, '_>, (question, text): (&str, &str)) {
    let library = library();
    let question = library.question(question).expect("built in");
    let items = [Item { name: "follow a short link".to_owned(), kind: None }];
    let earlier = Facts::default();
    let fewest = 1;
    bencher.bench(|| {
        judge(&Case {
            library: &library,
            question,
            text,
            items: &items,
            lengths: &[],
            fewest,
            earlier: &earlier,
        })
    });
}

#[divan::bench]
fn a_whole_interview(bencher: Bencher<'_, '_>) {
    let library = library();
    let script = library.script("interview").expect("built in");
    bencher.bench(|| {
        stand(&library, script, |id| library.question(id).map(|question| question.good.as_str()), false)
    });
}

#[divan::bench(args = ["word ", "p99 < 50 ms ", "1*(", "a:b;", "\u{1F469}\u{200D}"])]
fn sixty_four_kib(bencher: Bencher<'_, '_>, piece: &str) {
    let library = library();
    let question = library.question("functional.job").expect("built in");
    let text = piece.repeat(64 * 1024 / piece.len());
    let earlier = Facts::default();
    bencher.bench(|| {
        judge(&Case {
            library: &library,
            question,
            text: &text,
            items: &[],
            lengths: &[],
            fewest: 1,
            earlier: &earlier,
        })
    });
}

#[divan::bench]
fn all_content() -> Library {
    library()
}
