//! A rule that one counterexample breaks: a negation, a uniqueness, a bound, or the bad
//! event itself.

use std::ops::Range;

use super::{Look, Seen, Slot};
use crate::gate::reading::{ANY_VERB, FRAME, Line, Mark, clauses};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "rule",
    reason: "A rule counts when a test could catch it broken: never twice, never lost, never more than. The bad event itself will do.",
    finds: &[
        "a short code never points to two urls",
        "the same seat is sold twice",
        "account balance goes below zero",
        "log lines of customer A visible for customer B",
    ],
    leaves: &[
        "it should be reliable",
        "payments and invoices, these are the most important",
        "bugs",
        "always backups",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let follows = |i: usize| (i + 1..line.words.len()).any(|j| !line.marks[j].any(FRAME));
    let negation =
        (0..line.words.len()).find(|&i| line.marks[i].any(Mark::NEGATION) && follows(i)).map(|i| i..i + 1);
    // "always backups" is a measure: nothing is said to be always so.
    let acts = || {
        (1..line.words.len()).any(|i| {
            let verb = line.marks[i].any(ANY_VERB.or(Mark::COPULA).or(Mark::MODAL));
            verb && (i + 1..line.words.len()).any(|j| line.is_content(j))
        })
    };
    let evidence = line
        .of("rules")
        .find(|hit| hit.first > 0 || hit.base != "always" || acts())
        .map(|hit| hit.first..hit.end());
    let event = || passive_event(line).or_else(|| active_event(line));
    let place = match (negation, evidence.or_else(event)) {
        (Some(a), Some(b)) => a.start.min(b.start)..a.end.max(b.end),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => return Vec::new(),
    };
    // What is told is the sentence, not the word that gives it away.
    let whole = line.segment_of(place.start).start..line.segment_of(place.end - 1).end;
    vec![Seen::words(line.span(whole)).reading(kind(line))]
}

/// "an expired coupon is accepted": something done to something, told flatly, is the bad event itself.
fn passive_event(line: &Line<'_>) -> Option<Range<usize>> {
    let wish = line.marks.iter().any(|mark| mark.any(Mark::MODAL.or(Mark::VAGUE)));
    let be = (1..line.words.len()).find(|&i| line.marks[i].any(Mark::COPULA))?;
    let verb = (be + 1..line.words.len()).find(|&i| !line.marks[i].any(Mark::COPULA.or(Mark::ADVERB)))?;
    let done =
        line.marks[verb].any(Mark::VERB_ED) || line.word(verb).ends_with("ed") && line.word(verb).len() > 4;
    (done && !wish && !line.has_hit(verb, &["mood_words"])).then_some(be..verb + 1)
}

/// "a closed defect reopens by itself": data that acts.
fn active_event(line: &Line<'_>) -> Option<Range<usize>> {
    let wish = line.marks.iter().any(|mark| mark.any(Mark::MODAL.or(Mark::VAGUE)));
    let clause = clauses(line)
        .into_iter()
        .find(|clause| clause.actor.is_some() && clause.verb.is_some() && !clause.weak)?;
    let head = line.head(clause.actor?)?;
    let verb = clause.verb?;
    let acts = line.marks[head].any(Mark::ACTOR.or(Mark::PRONOUN).or(Mark::EMPTY_NOUN));
    (!acts && !wish && !line.has_hit(verb.start, &["mood_words"])).then_some(verb)
}

/// What kind of rule it is: later questions ask different things of each.
fn kind(line: &Line<'_>) -> &'static str {
    for tag in ["many", "event", "bound", "wrong"] {
        if line.tagged("rules", tag).next().is_some() {
            return match tag {
                "many" => "uniqueness",
                "event" => "event",
                "bound" => "bound",
                _ => "correctness",
            };
        }
    }
    "negation"
}
