//! Composing and writing the report of a complete session, in every format.

#![allow(missing_docs)] // divan's main
#![allow(clippy::expect_used)] // a benchmark that cannot begin says so

use std::sync::Arc;

use divan::Bencher;
use jiff::Timestamp;
use sizeup::interview::{Entry, Interview, Record};
use sizeup::prompts::parse;
use sizeup::report::{Format, compare, compose, read_back, render};
use sizeup::shell::content;

fn main() {
    divan::main();
}

/// The worked example, complete.
fn worked() -> Interview {
    let library = Arc::new(parse(&content::built_in()).0);
    let mut record = Record::new("2026-11-25-bench-aaaa", "Short links", "interview", Timestamp::UNIX_EPOCH);
    for ask in &library.script("interview").expect("built in").asks {
        let text = library.question(&ask.question).expect("built in").good.clone();
        record.entries.push(Entry { question: ask.question.clone(), text, at: Timestamp::UNIX_EPOCH });
    }
    Interview::resume(library, record).expect("built in")
}

#[divan::bench(args = Format::ALL)]
fn export(bencher: Bencher<'_, '_>, format: Format) {
    let interview = worked();
    bencher.bench(|| render(&compose(&interview), format));
}

#[divan::bench]
fn read_again(bencher: Bencher<'_, '_>) {
    let interview = worked();
    let markdown = render(&compose(&interview), Format::Markdown);
    bencher.bench(|| read_back(&markdown, |id| interview.library().question(id).is_some()));
}

#[divan::bench]
fn two_compared(bencher: Bencher<'_, '_>) {
    let document = compose(&worked());
    bencher.bench(|| compare(&document, &document));
}
