//! The data or the operation a rule is about. People, qualities ("downtime") and
//! technologies are none.

use super::{Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "subject",
    reason: "A rule about nothing in particular (\"no downtime\", \"no bugs\") binds nobody; one about seats or refunds can be kept.",
    finds: &[
        "the same seat is sold twice",
        "we charge a card two times",
        "customer sees the data of another customer",
    ],
    leaves: &["no downtime", "never use MongoDB", "bugs", "that customers get angry", "it has to be stable"],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // "always charge a card": the card, and the charging only where nothing else is named.
    let plain = |word: &usize| !line.of("rules").any(|hit| hit.covers(*word));
    let all = || (0..line.words.len()).filter(|&word| is_subject(line, word));
    let named = all().find(plain).or_else(|| all().next());
    named.map(|word| Seen::words(line.span(phrase(line, word)))).into_iter().collect()
}

fn is_subject(line: &Line<'_>, word: usize) -> bool {
    let mark = line.marks[word];
    let folded = line.words[word].folded.as_str();
    if matches!(folded, "data" | "information" | "content" | "record" | "records") {
        // "customer data", "the data of another customer": whose it is names it.
        return line.marks.iter().any(|mark| mark.any(Mark::ACTOR));
    }
    let device = line.tagged("actors", "device").any(|hit| hit.covers(word));
    let other =
        line.of("rules").any(|hit| hit.covers(word)) || line.of("mood_words").any(|hit| hit.covers(word));
    line.is_content(word)
        && !mark.any(Mark::TECHNOLOGY)
        && (device || !mark.any(Mark::ACTOR))
        && (!other || operation(line, word))
}

/// "we charge twice": a verb of this system names an operation, though it is also the bad event.
fn operation(line: &Line<'_>, word: usize) -> bool {
    line.of("noun_verbs").any(|hit| {
        hit.first == word
            && !matches!(
                hit.base,
                "change"
                    | "delete"
                    | "open"
                    | "access"
                    | "use"
                    | "drop"
                    | "lock"
                    | "set"
                    | "update"
                    | "edit"
                    | "start"
                    | "stop"
                    | "show"
            )
    })
}

/// The word with its neighbours of content: "account balance".
fn phrase(line: &Line<'_>, word: usize) -> std::ops::Range<usize> {
    let joined = |i: usize| is_subject(line, i) && !line.marks[i].any(Mark::BREAK);
    let end = (word + 1..line.words.len()).find(|&i| !joined(i)).unwrap_or(line.words.len());
    word..end
}
