//! What is exported is read again as it was, also after somebody edited it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use sizeup::interview::{Interview, stand};
use sizeup::report::{Format, compose, read_back, render};
use sizeup::text::clean;

use super::{answered, good, nasty_text, objected, unsure, worked};
use crate::library::library;

/// The answers that a Markdown report holds.
fn read(markdown: &str) -> BTreeMap<String, String> {
    let library = library();
    let design = read_back(markdown, |id| library.question(id).is_some());
    let found = design.answers.into_iter().filter(|found| !found.text.trim().is_empty());
    found.map(|found| (found.question, found.text)).collect()
}

/// The answers of an interview, without the blanks that nobody sees.
fn said(interview: &Interview) -> BTreeMap<String, String> {
    let trimmed = |text: &str| {
        text.split('\n').map(|line| line.trim_end_matches([' ', '\t'])).collect::<Vec<_>>().join("\n")
    };
    let asked = interview.standing().asked.iter();
    asked
        .filter_map(|asked| Some((asked.question.clone(), trimmed(asked.answer.as_deref()?))))
        .filter(|(_, text)| !text.trim().is_empty())
        .collect()
}

#[track_caller]
fn same_after_the_trip(interview: &Interview) {
    let markdown = render(&compose(interview), Format::Markdown);
    let answers = read(&markdown);
    assert_eq!(answers, said(interview), "{markdown}");
    let again =
        stand(interview.library(), interview.script(), |id| answers.get(id).map(String::as_str), false);
    assert_eq!(again.position, interview.standing().position);
    assert_eq!(again.sheet, interview.standing().sheet);
    assert_eq!(again.objections, interview.standing().objections);
}

#[test]
fn the_worked_example_is_read_again() {
    same_after_the_trip(&worked());
    same_after_the_trip(&unsure());
    same_after_the_trip(&answered("Nothing yet", |_| None));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_typed_is_read_again(
        title in nasty_text(),
        texts in proptest::collection::vec(nasty_text(), 21),
        keep in proptest::collection::vec(0_u8..4, 21),
    ) {
        let library = library();
        let asks = &library.script("interview").expect("built in").asks;
        let interview = answered(&title, |question| {
            let at = asks.iter().position(|ask| ask.question == question)?;
            // What enters is cleaned where it enters.
            let text = clean(&texts[at]).text;
            match keep[at] {
                0 => None,
                1 => good(question),
                2 => Some(format!("{}\n{text}", good(question)?)),
                _ => Some(text),
            }
        });
        same_after_the_trip(&interview);
    }
}

#[test]
fn reasons_and_curveballs_are_read_again() {
    let interview = objected();
    let markdown = render(&compose(&interview), Format::Markdown);
    let library = library();
    let design = read_back(&markdown, |id| library.question(id).is_some());
    let reasons: BTreeMap<_, _> = design.reasons.into_iter().collect();
    let given: BTreeMap<_, _> =
        interview.record().reasons.iter().map(|(key, reason)| (key.clone(), reason.text.clone())).collect();
    assert!(!given.is_empty());
    assert_eq!(reasons, given, "{markdown}");
    let answer = "we restore # elsewhere\nwithin a day".to_owned();
    assert_eq!(design.curveballs, [("region-lost".to_owned(), answer)]);
    assert_eq!(read(&markdown), said(&interview), "and the answers with them");
}

#[test]
fn a_report_that_a_colleague_edited_is_read() {
    let markdown = render(&compose(&worked()), Format::Markdown);
    let edit = |from: &str, to: &str| {
        assert!(markdown.contains(from), "{from}");
        read(&markdown.replace(from, to))
    };
    let answers = edit(
        "> follow a short link: p99 < 100 ms, measured at the server\\\n",
        "> follow a short link: p99 < 50 ms\n",
    );
    assert!(
        answers["numbers.latency"].starts_with("follow a short link: p99 < 50 ms\ncreate"),
        "a line changed"
    );
    let answers = edit("> 20x, so about", "> 20x,\nso about");
    assert!(answers["scale.peak"].starts_with("20x,\nso about 2.3"), "a line wrapped by an editor");
    let answers =
        edit("### How quick must each operation be? · numbers.latency", "### How quick? numbers.latency");
    assert!(answers.contains_key("numbers.latency"), "the question said shorter");
    let answers =
        edit("## Step 3: Scale and data", "A remark of mine, with **bold** words.\n\n## Numbers (see below)");
    assert_eq!(answers.len(), 21, "prose between answers");
    let crlf = read(&markdown.replace('\n', "\r\n"));
    assert_eq!(crlf, read(&markdown), "line ends of another system");
}

#[test]
fn an_answer_written_below_not_answered_counts() {
    let markdown = render(&compose(&answered("New", |_| None)), Format::Markdown);
    assert!(read(&markdown).is_empty(), "{markdown}");
    let filled = markdown.replacen("*not answered*", "*not answered*\n\nMarketers shorten links.", 1);
    assert_eq!(read(&filled)["functional.job"], "Marketers shorten links.");
}
