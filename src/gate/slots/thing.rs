//! A thing that is left out, by name: any word of content. What is vague, general or a
//! placeholder names nothing.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "thing",
    reason: "Leaving something out is a decision only when it is named: then somebody can object today and not in week three.",
    finds: &[
        "custom domains",
        "No mobile app in the first year",
        "history older than 90 days",
        "login with Google",
    ],
    leaves: &[
        "nothing",
        "nothing, everything in the list is important",
        "nothing for now, we will see",
        "not so important features",
        "etc.",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    if leaves_nothing_out(line) {
        return Vec::new();
    }
    let content: Vec<usize> =
        (0..line.words.len()).filter(|&word| line.is_content(word) && !only_does(line, word)).collect();
    let (Some(first), Some(last)) = (content.first(), content.last()) else { return Vec::new() };
    let end = line
        .segments()
        .into_iter()
        .find(|segment| segment.contains(first))
        .map_or(last + 1, |segment| segment.end);
    vec![Seen::words(line.span(*first..end))]
}

/// "nothing, all of it must be there": what follows says why, and names what stays in. What
/// is negated behind it is left out all the same: "nothing, but no mobile app".
fn leaves_nothing_out(line: &Line<'_>) -> bool {
    let Some(first) = line.segments().into_iter().find(|segment| !segment.is_empty()) else { return false };
    let nothing = |word: usize| matches!(line.word(word), "nothing" | "none" | "nix");
    let alone = first.clone().any(nothing)
        && first.clone().all(|word| nothing(word) || !line.is_content(word) || only_does(line, word));
    let denied_later = || (first.end..line.words.len()).any(|word| line.is_negation(word) && !nothing(word));
    alone && !denied_later()
}

/// "we keep everything": a verb alone names no thing.
fn only_does(line: &Line<'_>, word: usize) -> bool {
    let mark = line.marks[word];
    mark.any(Mark::VERB.or(Mark::VERB_S))
        && !mark.any(Mark::NOUN_VERB.or(Mark::ACTOR).or(Mark::TECHNOLOGY))
        && word > 0
}
