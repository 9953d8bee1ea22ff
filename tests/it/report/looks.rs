//! The worked example in every format, byte for byte.

use sizeup::report::{Format, compose, history, render};

use super::{answered, good, objected, unsure, worked};

#[test]
fn the_worked_example_in_every_format() {
    let interview = worked();
    for format in Format::ALL {
        let text = render(&compose(&interview), format);
        assert_eq!(text, render(&compose(&interview), format), "the same every time");
        insta::assert_snapshot!(format!("worked_{}", format.name()), text);
    }
}

#[test]
fn ranges_and_assumptions_reach_page_one() {
    let text = render(&compose(&unsure()), Format::Plain);
    let front = text.split("Step 1").next().expect("page one");
    insta::assert_snapshot!("unsure_page_one", front);
}

#[test]
fn verdicts_objections_and_curveballs_are_told() {
    let text = render(&compose(&objected()), Format::Markdown);
    insta::assert_snapshot!("objected_markdown", text);
}

#[test]
fn a_report_halfway_says_what_is_open() {
    let mut document = compose(&answered("Half a design", |question| match question {
        "numbers.consistency" => Some("eventual consistency is fine".to_owned()),
        question if question.starts_with("scale") || question.starts_with("bottlenecks") => None,
        question => good(question),
    }));
    assert!(render(&document, Format::Plain).contains("Not concrete yet: Consistency"));
    document.history = history(&worked());
    insta::assert_snapshot!("halfway_markdown", render(&document, Format::Markdown));
}

#[test]
fn the_json_is_explained() {
    fn names(value: &serde_json::Value, found: &mut Vec<String>) {
        match value {
            serde_json::Value::Object(fields) => {
                for (name, value) in fields {
                    found.push(name.clone());
                    names(value, found);
                }
            }
            serde_json::Value::Array(values) => values.iter().for_each(|value| names(value, found)),
            _ => {}
        }
    }
    let page = include_str!("../../../docs/report-json.md");
    let mut document = compose(&objected());
    document.history = history(&objected());
    let value: serde_json::Value = serde_json::from_str(&render(&document, Format::Json)).expect("JSON");
    let mut found = Vec::new();
    names(&value, &mut found);
    for name in found {
        assert!(page.contains(&name), "docs/report-json.md does not explain {name}");
    }
}
