//! "People use it a lot": that the product is reached says nothing of what gets done.

use std::ops::Range;

use super::line::Line;
use super::marks::{ANY_VERB, FRAME, Mark};

/// Whether a verb only reaches the product ("opens the app"), and nothing behind it says
/// what for ("to plan a trip"). `rest` are the words of the clause after the verb.
pub(super) fn only_reaches(line: &Line<'_>, verb: usize, rest: Range<usize>) -> bool {
    reaches(line, verb) && is_the_product(line, rest.clone()) && !has_purpose(line, rest.start)
}

/// The same the other way round: "the app is used by customers".
pub(super) fn is_only_reached(line: &Line<'_>, subject: Range<usize>, verb: usize) -> bool {
    let product = subject.is_empty() || is_the_product(line, subject);
    reaches(line, verb) && product && !has_purpose(line, verb)
}

fn reaches(line: &Line<'_>, verb: usize) -> bool {
    line.hits.iter().any(|hit| hit.list == "reaching_verbs" && hit.first == verb)
}

/// "it", "our platform", "the app daily", but not "the app settings".
fn is_the_product(line: &Line<'_>, rest: Range<usize>) -> bool {
    let frame = Mark::DETERMINER.or(Mark::PREPOSITION).or(Mark::ADVERB);
    let Some(noun) = rest.clone().find(|&i| !line.marks[i].any(frame)) else { return false };
    let next = noun + 1;
    let compound = next < rest.end && !line.marks[next].any(FRAME.or(ANY_VERB)) && line.is_content(next);
    line.marks[noun].any(Mark::EMPTY_NOUN) && !compound
}

fn has_purpose(line: &Line<'_>, from: usize) -> bool {
    (from + 1..line.words.len()).any(|i| {
        let before = line.words[i - 1].folded.as_str();
        let opens = matches!(before, "to" | "and" | "or" | "for" | "then" | "who" | "that")
            || line.marks[i].any(Mark::BREAK);
        opens && line.marks[i].any(ANY_VERB) && !line.marks[i].any(Mark::WEAK.or(Mark::ACTOR))
    })
}
