//! Whatever was typed stays text. The proofs are parsers that browsers and GitHub's own
//! tools agree with.

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, Options, parse_document};
use proptest::prelude::*;
use scraper::Html;

use sizeup::interview::Interview;
use sizeup::report::{Format, compare, compose, render, render_comparison};
use sizeup::text::{clean, visible};

use super::{NASTY, answered, good, nasty_text, objected};
use crate::library::library;

/// Everything GitHub's Markdown can do.
fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.strikethrough = true;
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.tasklist = true;
    options.extension.footnotes = true;
    options.extension.alerts = true;
    options.extension.math_dollars = true;
    options.extension.math_code = true;
    options
}

/// Answers that pass with something nasty behind them, and nasty ones.
fn nasty_interview(title: &str, texts: &[String], keep: &[u8]) -> Interview {
    let library = library();
    let asks = &library.script("interview").expect("built in").asks;
    answered(title, |question| {
        let at = asks.iter().position(|ask| ask.question == question)?;
        let first = texts[at].split('\n').next().unwrap_or_default().to_owned();
        Some(match keep[at] {
            0 => texts[at].clone(),
            _ => format!("{} {first}", good(question)?),
        })
    })
}

/// What stands in a node and below it, lines kept apart.
fn text_of<'a>(node: &'a AstNode<'a>) -> String {
    let mut text = String::new();
    for node in node.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(words) => text.push_str(words),
            NodeValue::LineBreak | NodeValue::SoftBreak => text.push('\n'),
            NodeValue::Paragraph if !text.is_empty() => text.push_str("\n\n"),
            _ => {}
        }
    }
    text
}

#[track_caller]
fn markdown_holds_only_text(interview: &Interview) {
    let markdown = render(&compose(interview), Format::Markdown);
    let arena = Arena::new();
    let root = parse_document(&arena, &markdown, &options());
    let mut quotes = Vec::new();
    for node in root.descendants() {
        let value = node.data.borrow().value.clone();
        match &value {
            NodeValue::Document
            | NodeValue::Paragraph
            | NodeValue::List(_)
            | NodeValue::Item(_)
            | NodeValue::Table(_)
            | NodeValue::TableRow(_)
            | NodeValue::TableCell
            | NodeValue::Text(_)
            | NodeValue::SoftBreak
            | NodeValue::LineBreak => {}
            NodeValue::BlockQuote => quotes.push(node),
            // Ours alone: labels, states, titles of charts.
            NodeValue::Strong | NodeValue::Emph => {
                assert!(!text_of(node).contains("zqx"), "{value:?} holds what was typed:\n{markdown}");
            }
            NodeValue::Heading(heading) => {
                assert!(heading.level == 1 || !text_of(node).contains("zqx"), "a heading:\n{markdown}");
            }
            NodeValue::CodeBlock(block) => {
                assert_eq!(block.info, "mermaid", "{markdown}");
                let ours = |c: char| c.is_alphanumeric() || "[]()\"#;->,… \n\u{FFFD}".contains(c);
                assert!(block.literal.chars().all(ours), "{}", block.literal);
                let drawn = block.literal.lines().all(|line| {
                    let line = line.trim();
                    ["flowchart LR", "who", "app", "subgraph app", "in", "end"]
                        .iter()
                        .any(|s| line.starts_with(s))
                });
                assert!(drawn, "{}", block.literal);
            }
            NodeValue::HtmlInline(html) => assert_eq!(html, "<!---->", "{markdown}"),
            other => panic!("{other:?} in:\n{markdown}"),
        }
    }
    let shown = |text: &str| -> String {
        let text = visible(text).into_owned();
        let lines: Vec<&str> = text.split('\n').map(|line| line.trim_matches([' ', '\t'])).collect();
        lines.join("\n").split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let answers: Vec<String> = interview
        .standing()
        .asked
        .iter()
        .filter_map(|asked| asked.answer.as_deref())
        .map(shown)
        .filter(|text| !text.is_empty())
        .collect();
    // Behind the answers stand the reasons given against objections, and curveballs.
    let later: Vec<String> = interview
        .objections()
        .filter_map(|it| it.reason)
        .chain(interview.curveballs().filter_map(|(_, answer)| answer))
        .map(|reason| shown(&reason.text))
        .collect();
    let answers: Vec<String> = answers.into_iter().chain(later).collect();
    let (mut quoted, mut answers): (Vec<String>, Vec<String>) = (
        quotes.iter().map(|quote| shown(&text_of(quote))).filter(|text| !text.is_empty()).collect(),
        answers,
    );
    quoted.sort();
    answers.sort();
    assert_eq!(quoted, answers, "{markdown}");
}

#[test]
fn what_was_said_to_objections_stays_text() {
    every_format_holds_only_text(&objected());
}

#[track_caller]
fn html_holds_only_text(interview: &Interview) {
    const OURS: &[&str] = &[
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "main",
        "header",
        "section",
        "article",
        "div",
        "p",
        "h1",
        "h2",
        "h3",
        "span",
        "b",
        "small",
        "dl",
        "dt",
        "dd",
        "ul",
        "li",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "blockquote",
        "figure",
        "figcaption",
        "footer",
        "svg",
        "desc",
        "text",
        "line",
        "circle",
        "rect",
        "path",
        "polygon",
        "polyline",
    ];
    let page = render(&compose(interview), Format::Html);
    let parsed = Html::parse_document(&page);
    assert!(parsed.errors.is_empty(), "{:?}", parsed.errors);
    for element in parsed.tree.nodes().filter_map(|node| node.value().as_element()) {
        assert!(OURS.contains(&element.name()), "<{}>", element.name());
        for (name, value) in element.attrs() {
            assert!(!value.contains("zqx"), "{name}={value}");
            assert!(
                !name.starts_with("on") && !["href", "src", "style", "action", "srcset"].contains(&name),
                "{name}={value}"
            );
        }
    }
    let comments = parsed.tree.nodes().filter(|node| node.value().is_comment()).count();
    assert_eq!(comments, 0, "no comment is ours");
    let of_pages = visible(&page).into_owned();
    assert_eq!(of_pages, page, "nothing in the page steers");
    // Every line that was typed is there as it was.
    let text: String = parsed.root_element().text().collect::<Vec<_>>().join("\n");
    for asked in &interview.standing().asked {
        for line in asked.answer.iter().flat_map(|answer| answer.lines()) {
            assert!(text.contains(&*visible(line)), "{line:?} is missing");
        }
    }
}

#[track_caller]
fn every_format_holds_only_text(interview: &Interview) {
    markdown_holds_only_text(interview);
    html_holds_only_text(interview);
    let steers = |c: char| c != '\n' && *visible(&c.to_string()) != *c.to_string();
    for format in Format::ALL {
        let text = render(&compose(interview), format);
        assert!(!text.contains(steers), "{format:?} would steer a terminal");
    }
    let json = render(&compose(interview), Format::Json);
    let value: serde_json::Value = serde_json::from_str(&json).expect("it is JSON");
    assert_eq!(value["version"], 1);
    assert_eq!(value["title"], interview.record().title.as_str());
}

#[test]
fn r31_each_nasty_piece_stays_text() {
    for piece in NASTY {
        let texts: Vec<String> = (0..21).map(|_| clean(piece).text).collect();
        every_format_holds_only_text(&nasty_interview(&texts[0], &texts, &[1; 21]));
        every_format_holds_only_text(&nasty_interview(&texts[0], &texts, &[0; 21]));
    }
}

#[test]
fn r31_a_comparison_holds_only_text() {
    for piece in NASTY {
        let texts: Vec<String> = (0..21).map(|_| clean(piece).text).collect();
        let before = compose(&nasty_interview(&texts[0], &texts, &[0; 21]));
        let after = compose(&nasty_interview("zqx after", &texts, &[1; 21]));
        let comparison = compare(&before, &after);
        let page = Html::parse_document(&render_comparison(&comparison, Format::Html));
        assert!(page.errors.is_empty(), "{:?}", page.errors);
        for element in page.tree.nodes().filter_map(|node| node.value().as_element()) {
            assert!(!["script", "a", "img", "zqx"].contains(&element.name()), "<{}>", element.name());
            assert!(element.attrs().all(|(_, value)| !value.contains("zqx")));
        }
        let markdown = render_comparison(&comparison, Format::Markdown);
        let arena = Arena::new();
        for node in parse_document(&arena, &markdown, &options()).descendants() {
            match &node.data.borrow().value {
                NodeValue::Link(_)
                | NodeValue::Image(_)
                | NodeValue::HtmlBlock(_)
                | NodeValue::CodeBlock(_)
                | NodeValue::Code(_)
                | NodeValue::FootnoteReference(_)
                | NodeValue::Strikethrough => panic!("{piece:?} became structure:\n{markdown}"),
                NodeValue::Heading(_) => assert!(!text_of(node).contains("zqx"), "{markdown}"),
                _ => {}
            }
        }
    }
}

#[test]
fn r31_text_that_was_never_cleaned_stays_text_too() {
    // A session file may have been written by anybody.
    let texts: Vec<String> = (0..21).map(|at| NASTY[at * 3 % NASTY.len()].to_owned()).collect();
    every_format_holds_only_text(&nasty_interview("\u{1b}]0;zqx\u{7}\u{202e}", &texts, &[1; 21]));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_typed_stays_text(
        title in nasty_text(),
        texts in proptest::collection::vec(nasty_text(), 21),
        keep in proptest::collection::vec(0_u8..3, 21),
    ) {
        let texts: Vec<String> = texts.iter().map(|text| clean(text).text).collect();
        every_format_holds_only_text(&nasty_interview(&clean(&title).text, &texts, &keep));
    }
}
