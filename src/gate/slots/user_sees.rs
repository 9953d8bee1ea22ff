//! What the one who waits sees while a part is gone.

use std::ops::Range;

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Mark};
use crate::text::Span;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "user_sees",
    reason: "\"It fails over\" says what a machine does. For those seconds somebody looks at a screen.",
    finds: &[
        "redirect takes up to 5 s longer, no error",
        "users see a maintenance page",
        "page loads slow",
        "visitors notice nothing, pages come from the db",
        "login by code is impossible, login page says so",
        "nothing: reads come from the cache",
        "HTTP 503 with Retry-After: 30",
    ],
    leaves: &[
        "it fails over to the standby",
        "circuit breaker opens",
        "retry later",
        "handled gracefully",
        "ops looks at it",
        "3 brokers, RF 3",
        "nothing",
        "will not happen, we have a standby",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    // With the sign that closes it: a quote, a full stop.
    let all = Span::new(line.span(0..line.words.len()).start, line.text().trim_end().len());
    if let Some(same) = line.tagged("effects", "same").find(|hit| hit.first == 0) {
        return vec![Seen::words(line.hit_span(same)).reading("same")];
    }
    let empty = |word: usize| line.tagged("effects", "empty").any(|hit| hit.covers(word));
    let seen =
        line.segments().into_iter().any(|segment| !is_theirs(line, &segment) && tells(line, &segment, empty));
    if seen || somebody_acts(line, empty) {
        return vec![Seen::words(all)];
    }
    let said = line.tagged("effects", "empty").next();
    said.map(|hit| Seen::fault(line.hit_span(hit), Fault::Half("what does the user see meanwhile?")))
        .into_iter()
        .collect()
}

/// Those who run the system do something: no user sees that.
fn is_theirs(line: &Line<'_>, segment: &Range<usize>) -> bool {
    let who = line
        .tagged("effects", "their own")
        .find(|hit| segment.contains(&hit.first) && hit.first <= segment.start + 1);
    who.is_some_and(|who| {
        // A developer can be a user: "dev sees his build as queued".
        let sees = line.tagged("effects", "perceives").any(|hit| hit.first == who.end());
        !sees || line.tagged("effects", "run it").any(|hit| hit.first == who.first)
    })
}

/// An effect that is more than the name of a mechanism.
fn tells(line: &Line<'_>, segment: &Range<usize>, empty: impl Fn(usize) -> bool) -> bool {
    let effects: Vec<_> = line
        .tagged("effects", "sure")
        .filter(|hit| segment.contains(&hit.first) && !(hit.first..hit.end()).all(&empty))
        // "the user sees" is not finished.
        .filter(|hit| {
            hit.end() < line.words.len() || !line.tagged("effects", "perceives").any(|p| p.first == hit.first)
        })
        .collect();
    // "nothing" is an effect only with its reason.
    if effects.is_empty() || line.words.len() <= 2 && effects.iter().all(|hit| hit.base == "nothing") {
        return false;
    }
    let mechanism = segment.clone().any(&empty);
    let content = segment.clone().filter(|&word| line.is_content(word) && !empty(word)).count();
    // A status code is an answer whatever stands beside it.
    let code = effects.iter().any(|hit| hit.base.starts_with(|c: char| c.is_ascii_digit()));
    !mechanism || code || effects.len() > 1 || content > 1
}

/// "players keep playing", "driver drives on with the last map".
fn somebody_acts(line: &Line<'_>, empty: impl Fn(usize) -> bool) -> bool {
    let actor = (0..line.words.len()).find(|&word| {
        line.marks[word].any(Mark::ACTOR)
            && !line.has_hit(word, &["staff", "components", "machinery"])
            && !line.tagged("effects", "their own").any(|hit| hit.covers(word))
    });
    actor.is_some_and(|actor| {
        // What is done wants something behind it: "the user sees" is not finished.
        let reach = actor + 1..(actor + 5).min(line.words.len().saturating_sub(1));
        reach.into_iter().any(|word| {
            line.marks[word].any(Mark::VERB.or(Mark::VERB_S).or(Mark::VERB_ED).or(Mark::MODAL))
                && !line.marks[word].any(Mark::WEAK)
                && !empty(word)
        })
    })
}
