//! How many reads a cache answers by itself.

use super::{Fault, Look, Seen, Slot};
use crate::gate::reading::{Line, Number, Role};
use crate::quantity::Quantity;

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "hit_rate",
    reason: "A cache is worth what it keeps away from the store. Without a hit rate it is only another thing to break.",
    finds: &[
        "hot links, 2 GB, 90 % hit rate",
        "sessions, 50 MB, 99 % hits",
        "~60 % of lookups hit",
        "hit rate 80..95 %",
    ],
    leaves: &[
        "cache 20 %",
        "hot 20 % of the links, 2 GB",
        "the hot links, 2 GB",
        "hot links, hit rate 120 %",
    ],
    find,
};

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let Some(share) = of_hits(line) else { return in_words(line) };
    let ratio = share.quantity.value;
    if !(0.0..=1.0).contains(&ratio) {
        return vec![Seen::fault(
            share.span,
            Fault::Impossible("no cache answers more than all reads".to_owned()),
        )];
    }
    let missed =
        line.tagged("caching", "miss").any(|hit| Line::distance(&share.words, &(hit.first..hit.end())) <= 2);
    if missed {
        return vec![Seen::number(share.span, Quantity::ratio(1.0 - ratio))];
    }
    vec![Seen::of(share)]
}

/// "nine out of ten requests hit", "4 of 5 reads".
fn in_words(line: &Line<'_>) -> Vec<Seen> {
    const NUMBERS: [&str; 11] =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    let value = |word: usize| {
        let said = line.word(word);
        NUMBERS.iter().position(|name| *name == said).map(|value| value as f64).or_else(|| said.parse().ok())
    };
    for word in 0..line.words.len() {
        let behind = match (line.word(word + 1), line.word(word + 2)) {
            ("out", "of") => word + 3,
            ("of" | "in", _) => word + 2,
            _ => continue,
        };
        let hits = line.tagged("caching", "hit").any(|hit| hit.first >= behind && hit.first <= behind + 5);
        if let (Some(part), Some(whole)) = (value(word), value(behind))
            && hits
            && part <= whole
            && whole > 0.0
        {
            return vec![Seen::number(line.span(word..behind + 1), Quantity::ratio(part / whole))];
        }
    }
    Vec::new()
}

/// The share that stands nearest to a word of hitting, in its own segment first.
fn of_hits<'l>(line: &'l Line<'_>) -> Option<&'l Number> {
    // "hit ratio 0.99" is a share without its sign.
    let is_share = |number: &&Number| {
        let fraction = number.is_bare() && number.quantity.value > 0.0 && number.quantity.value < 1.0;
        (number.quantity.is_ratio() || fraction) && number.role != Role::Name
    };
    let shares = || line.numbers.iter().filter(is_share);
    let mut best: Option<(usize, &Number)> = None;
    for hit in line.of("caching").filter(|hit| matches!(hit.tag, "hit" | "miss")) {
        let words = hit.first..hit.end();
        for share in shares() {
            let apart = Line::distance(&share.words, &words)
                + if line.segment_of(hit.first).contains(&share.words.start) { 0 } else { 3 };
            if apart <= 5 && best.is_none_or(|(known, _)| apart < known) {
                best = Some((apart, share));
            }
        }
    }
    best.map(|(_, share)| share)
}
