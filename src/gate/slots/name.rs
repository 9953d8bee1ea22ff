//! Which record it is, in the user's own word.

use super::{Look, Seen, Slot};

/// The extractor.
pub(super) static SLOT: Slot = Slot {
    id: "name",
    reason: "Without a name the numbers belong to nothing, and the next answer cannot refer to them.",
    finds: &[
        "link: 500 B, 100k per month, forever",
        "user row about 1kB, 2M in total",
        "booking 2 KiB, 800/day",
    ],
    leaves: &["500 B, 100k a day, 1 year"],
    find,
};

/// Words that say how much or how long, not of what.
const NOT_NAMES: &[&str] =
    &["keeping", "statistics", "rhythms", "assumptions", "reasons", "mood_words", "units_of_records"];

fn find(look: &Look<'_>) -> Vec<Seen> {
    let line = look.line;
    let number = line.numbers.iter().map(|number| number.words.start).min().unwrap_or(line.words.len());
    let first = line.segments().first().cloned().unwrap_or(0..0);
    // In front of the first number nearly anything is a name.
    let front = line.trimmed(first.start..first.end.min(number));
    let front = front.filter(|range| {
        range.clone().any(|word| {
            line.words[word].folded.chars().any(char::is_alphabetic)
                && (line.is_content(word) && !line.has_hit(word, NOT_NAMES)
                    || line.marks[word].any(crate::gate::reading::Mark::EMPTY_NOUN)
                        && first.end < line.words.len())
        })
    });
    // "small records, not many": at least a noun that stands for records.
    let general =
        || line.of("units_of_records").find(|hit| matches!(hit.base, "record" | "row" | "entry" | "item"));
    let named = front.or_else(|| line.named(NOT_NAMES)).or_else(|| general().map(|hit| hit.first..hit.end()));
    named.map(|range| Seen::words(line.span(range))).into_iter().collect()
}
