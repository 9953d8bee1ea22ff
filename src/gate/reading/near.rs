//! Which numbers belong to which of two things one line talks about: "RPO 5 min, RTO 1 h".
//! A number belongs to the nearest word of either, within its segment first.

use super::line::Line;
use super::numbers::{Number, Role};
use crate::text::Span;

/// The numbers that belong to the words of `list` tagged `mine` and not to those tagged `other`.
#[must_use]
pub fn numbers<'l>(line: &'l Line<'_>, list: &str, mine: &str, other: &str) -> Vec<&'l Number> {
    let words: Vec<(usize, usize, bool)> = line
        .of(list)
        .filter(|hit| hit.tag == mine || hit.tag == other)
        .map(|hit| (hit.first, hit.end(), hit.tag == mine))
        .collect();
    let mut found = Vec::new();
    let said = line.numbers.iter().filter(|number| matches!(number.role, Role::Target | Role::Window));
    for number in said {
        let segment = line.segment_of(number.words.start);
        let distance = |&(first, end, _): &(usize, usize, bool)| {
            if end <= number.words.start {
                number.words.start - end
            } else {
                first.saturating_sub(number.words.end)
            }
        };
        let inside =
            words.iter().filter(|(first, _, _)| segment.contains(first)).min_by_key(|word| distance(word));
        // "RPO: 5 min" – the word stands in the segment before, and has no number of its own.
        let before = || {
            let word = words.iter().rfind(|(_, end, _)| *end <= number.words.start)?;
            let taken = line.targets().any(|n| n.words.start >= word.1 && n.words.end <= number.words.start);
            let between = Span::new(line.words[word.1 - 1].span.end, number.span.start).of(line.text());
            let gap = line.segment_of(word.0).end == segment.start && !between.contains([',', ';', '.']);
            (!taken && gap).then_some(word)
        };
        let nearest = inside.or_else(before).map(|(_, _, is_mine)| *is_mine);
        if nearest == Some(true) {
            found.push(number);
        }
    }
    found
}
