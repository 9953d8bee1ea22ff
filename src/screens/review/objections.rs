//! Objections as rows of the review: the gravest first, each with the lines it quotes,
//! any of which can be gone to.

use crate::interview::{Interview, Objected};
use crate::prose::{Para, Tone};

/// A row of the review that can be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Target {
    /// The report.
    Report,
    /// A line that an objection quotes: the question and the line, from 1.
    Line(String, usize),
    /// A what-if, by its place.
    WhatIf(usize),
    /// A question, by its place in the script.
    Question(usize),
}

/// Everything that can be taken, in order.
pub(super) fn targets(interview: &Interview) -> Vec<Target> {
    let mut targets: Vec<Target> = interview.all_pass().then_some(Target::Report).into_iter().collect();
    for objected in interview.objections() {
        let quotes = objected.objection.quotes.iter();
        targets.extend(quotes.map(|quote| Target::Line(quote.question.clone(), quote.line)));
    }
    targets.extend((0..asked_what_if(interview)).map(Target::WhatIf));
    targets.extend((0..interview.standing().asked.len()).map(Target::Question));
    targets
}

/// The heading of the review where every answer passes, and the praise.
pub(super) fn heading(interview: &Interview) -> Vec<Para> {
    let mut paras = vec![Para::new(Tone::Good, "Every question has a concrete answer.")];
    match interview.open_contradictions() {
        0 => {}
        1 => paras.push(Para::new(
            Tone::Missing,
            "A contradiction is open; until it is settled, this is not finished.",
        )),
        many => paras.push(Para::new(
            Tone::Missing,
            format!("{many} contradictions are open; until they are settled, this is not finished."),
        )),
    }
    if let Some(praise) =
        interview.standing().praise.as_ref().filter(|_| !interview.verdicts().over_complicated)
    {
        paras.push(Para::new(Tone::Good, praise));
    }
    paras
}

/// How many what-ifs there are: they come once every answer passes.
fn asked_what_if(interview: &Interview) -> usize {
    if interview.all_pass() { interview.curveballs().count() } else { 0 }
}

/// The what-ifs, each with what one would do; `marked` is the place of the marked one.
pub(super) fn what_ifs(interview: &Interview, marked: Option<usize>) -> Vec<Para> {
    let all: Vec<_> = interview.curveballs().take(asked_what_if(interview)).collect();
    if all.is_empty() {
        return Vec::new();
    }
    let said = all.iter().filter(|(_, answer)| answer.is_some()).count();
    let mut paras = vec![Para::new(Tone::Strong, format!("What if: {said} of {} answered", all.len()))];
    for (nth, (ball, answer)) in all.iter().enumerate() {
        let chosen = marked == Some(nth);
        let sign = if chosen { ">" } else { " " };
        paras.push(Para::plain(format!("{sign} {}. {}", nth + 1, ball.title)).hanging(4).chosen(chosen));
        paras.push(Para::plain(&ball.consequence).indented(4));
        paras.push(match answer {
            Some(answer) => Para::plain(&answer.text).led("You would:").indented(4),
            None => Para::new(Tone::Strong, ball.ask).indented(4),
        });
    }
    if said < all.len() {
        let how = "Enter on one of them, or /what-if 1 ANSWER, says what you would do.";
        paras.push(Para::new(Tone::Note, how).indented(2));
    }
    paras.push(Para::gap());
    paras
}

/// The objections; `marked` is the place of the marked row among the lines they quote.
pub(super) fn paras(interview: &Interview, marked: Option<usize>) -> Vec<Para> {
    let all: Vec<Objected<'_>> = interview.objections().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let open = all.iter().filter(|it| it.open()).count();
    let mut paras = vec![Para::new(Tone::Strong, format!("Objections: {open} open of {}", all.len()))];
    let mut row = 0;
    for (nth, objected) in all.iter().enumerate() {
        let objection = objected.objection;
        let (state, tone) = if objected.open() { ("open", Tone::Missing) } else { ("answered", Tone::Plain) };
        let head = format!("  {}. {}, {state}: {}", nth + 1, objection.severity.id(), objection.rule);
        paras.push(Para::new(tone, head).hanging(2));
        for quote in &objection.quotes {
            let chosen = marked == Some(row);
            let sign = if chosen { ">" } else { " " };
            let text = format!("{sign} {}: {}", quote.question, quote.text);
            paras.push(Para::plain(text).hanging(2).indented(2).chosen(chosen));
            row += 1;
        }
        paras.push(Para::plain(&objection.message).indented(4));
        if !objection.confidence.is_empty() {
            paras.push(Para::new(Tone::Note, &objection.confidence).indented(4));
        }
        paras.push(match objected.reason {
            Some(reason) => Para::plain(&reason.text).led("Answered:").indented(4),
            None => Para::new(Tone::Strong, &objection.ask).indented(4),
        });
    }
    if open > 0 {
        let how = "Enter on a line goes to it. /because 1 REASON answers the first, and so on.";
        paras.push(Para::new(Tone::Note, how).indented(2));
    }
    paras.push(Para::gap());
    paras
}
