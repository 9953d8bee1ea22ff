//! The report: what is in it, that it stays the same, and that whatever was typed stays text.

mod charts;
mod hostile;
mod looks;
mod round_trip;

use std::sync::Arc;

use proptest::prelude::*;

use sizeup::interview::{Entry, Interview, Record};

use crate::library::{library, now};

/// An interview with these answers, whether they pass or not.
pub(crate) fn answered(title: &str, answer: impl Fn(&str) -> Option<String>) -> Interview {
    let library = library();
    let mut record = Record::new("2026-11-25-test-aaaa", title, "interview", now());
    for ask in &library.script("interview").expect("built in").asks {
        if let Some(text) = answer(&ask.question) {
            record.entries.push(Entry { question: ask.question.clone(), text, at: now() });
        }
    }
    Interview::resume(Arc::clone(&library), record).expect("the script is built in")
}

/// The worked example, complete.
pub(crate) fn worked() -> Interview {
    answered("Short links", good)
}

/// A design with more machinery than it needs and things left out: objections of every
/// kind, some of them answered, and a curveball answered.
pub(crate) fn objected() -> Interview {
    let mut interview = answered("Short links, too much", |question| {
        let good = good(question)?;
        Some(match question {
            "bottlenecks.parts" => format!(
                "{good}\nKafka: clicks at 0.12/s go through it\nRedis: keeps 27 MB of links for 0.12 reads/s"
            ),
            "bottlenecks.outages" => ["PostgreSQL", "Kafka", "Redis"]
                .iter()
                .flat_map(|part| {
                    ["5 s", "60 s", "5 min"].map(|length| {
                        format!("{part} {length}: visitors see a page \"try again in a minute\"")
                    })
                })
                .collect::<Vec<_>>()
                .join("\n"),
            _ => good,
        })
    });
    let keys: Vec<String> = interview.objections().map(|it| it.objection.key()).collect();
    for key in keys.iter().skip(1).step_by(2) {
        assert!(interview.give_reason(key, "because *zqx* said so\non two lines", now()));
    }
    interview.answer_curveball("region-lost", "we restore # elsewhere\nwithin a day", now());
    interview
}

/// The good answer to a question.
pub(crate) fn good(question: &str) -> Option<String> {
    library().question(question).map(|question| question.good.clone())
}

/// The worked example, some of it as ranges and assumptions.
pub(crate) fn unsure() -> Interview {
    answered("Short links, unsure", |question| {
        Some(match question {
            "scale.load" => "follow a short link: 2k..50k/day\ncreate a short link: assume 50/day because the \
                             pilot had 40, ask Nina by 2026-12-01\nview the click report: 12 marketers * 5/day\n\
                             count clicks: 2k..50k/day"
                .to_owned(),
            _ => good(question)?,
        })
    })
}

/// Pieces that mean something to Markdown, HTML, Mermaid, JSON or a terminal, each with a
/// word in it that must only ever be found as text.
pub(crate) const NASTY: &[&str] = &[
    "# zqx",
    "## scale.load",
    "### zqx · scale.load",
    "> zqx",
    "- zqx",
    "+ zqx",
    "* zqx",
    "1. zqx",
    "2) zqx",
    "---",
    "***",
    "===",
    "___",
    "```",
    "```zqx",
    "~~~ zqx",
    "    zqx",
    "\tzqx",
    "`zqx`",
    "**zqx**",
    "__zqx__",
    "*zqx*",
    "_zqx_",
    "a_zqx_b",
    "~~zqx~~",
    "~zqx~",
    "[zqx](javascript:alert(1))",
    "![zqx](http://zqx.example/x.png)",
    "[zqx][1]",
    "[1]: http://zqx.example",
    "[zqx]",
    "[^1]",
    "[^zqx]: note",
    "[x] zqx",
    "- [ ] zqx",
    "[!NOTE] zqx",
    "[!WARNING]",
    "<b>zqx</b>",
    "<script>zqx</script>",
    "</style><script>zqx</script>",
    "<!-- zqx -->",
    "<zqx@example.com>",
    "zqx@example.com",
    "http://zqx.example/a?b=c",
    "https://zqx.example",
    "www.zqx.example",
    "mailto:zqx@example.com",
    "ftp://zqx.example",
    "xmpp:zqx@example.com",
    "&lt;zqx&gt;",
    "&#60;zqx",
    "& zqx",
    "| zqx | b |",
    "| --- | --- |",
    "$zqx$",
    "$$zqx$$",
    "zqx\\",
    "\\zqx",
    "\\\\",
    "zqx  ",
    "\"] --> zqx[\"",
    "\" onmouseover=\"zqx",
    "' style='zqx",
    "zqx == zqx",
    "\u{1b}[31mzqx",
    "zqx\u{202e}zqx",
    "日本語 zqx é 👩‍👩‍👧",
    "*not answered*",
    "",
];

/// Lines of nasty pieces, some of them side by side.
pub(crate) fn nasty_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(NASTY).prop_map(str::to_owned),
        1 => "[ -~]{0,12}",
        1 => any::<String>(),
    ];
    let line = proptest::collection::vec(piece, 1..4).prop_map(|pieces| pieces.join(" "));
    proptest::collection::vec(line, 1..6).prop_map(|lines| lines.join("\n"))
}
