//! Which line answers for which item: operations by their words, dependencies by their
//! words and the outage lengths beside them. Where nobody wrote a prefix and the number of
//! lines is right, order decides.

use super::stem::same_word;
use crate::text::{Span, Word};

/// One cell a `per:` question wants answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// The operation, or the dependency with the length: "PostgreSQL 60 s".
    pub name: String,
    /// Which of the case's items it belongs to.
    pub item: usize,
    /// The outage length, where there is one: its words and its seconds.
    pub length: Option<(String, f64)>,
}

/// The words of an item's name that tell it from others.
#[derive(Debug, Clone)]
pub(super) struct Name {
    words: Vec<(String, f64)>,
    total: f64,
}

/// Words that name nothing: they neither help nor hurt a match.
const EMPTY: &[&str] = &[
    "a", "an", "the", "of", "to", "in", "on", "for", "with", "by", "at", "and", "or", "his", "her", "their",
    "its", "my", "our", "from", "into", "all", "one", "per", "is", "it",
];

/// Weighs the words of all names: a word that only one name has tells more.
pub(super) fn names<'a>(items: impl Iterator<Item = &'a str>) -> Vec<Name> {
    let split: Vec<Vec<String>> = items
        .map(|name| {
            let all: Vec<String> = crate::text::words(name).into_iter().map(|w| w.folded).collect();
            let telling: Vec<String> = all.iter().filter(|w| !EMPTY.contains(&w.as_str())).cloned().collect();
            if telling.is_empty() { all } else { telling }
        })
        .collect();
    split
        .iter()
        .map(|words| {
            let weighed: Vec<(String, f64)> = words
                .iter()
                .map(|word| {
                    let holders =
                        split.iter().filter(|other| other.iter().any(|w| same_word(w, word))).count();
                    (word.clone(), 1.0 / holders.max(1) as f64)
                })
                .collect();
            Name { total: weighed.iter().map(|(_, weight)| weight).sum(), words: weighed }
        })
        .collect()
}

impl Name {
    /// How much of the name stands in these words, 0 to 1, and the index after the last
    /// word that matched.
    fn found_in(&self, words: &[Word]) -> (f64, usize) {
        let mut sum = 0.0;
        let mut end = 0;
        for (name, weight) in &self.words {
            if let Some(at) = words.iter().position(|word| same_word(&word.folded, name)) {
                sum += weight;
                end = end.max(at + 1);
            }
        }
        (if self.total > 0.0 { sum / self.total } else { 0.0 }, end)
    }
}

/// What a line says about whom it answers for.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Claim {
    /// The names it answers for.
    pub names: Vec<usize>,
    /// Whether it is about those that no other line names: "rest", "everything else".
    pub rest: bool,
    /// Where what it says about them begins, in bytes of the line.
    pub body: usize,
    /// The prefix, in bytes of the line; empty where there is none.
    pub head: Span,
}

/// Words that stand for every item at once.
const EVERY: &[&str] =
    &["all", "both", "every", "everything", "each", "any", "rest", "others", "other", "remaining"];

/// Of these the words that leave out whatever has a line of its own.
const REST: &[&str] = &["rest", "others", "other", "else", "remaining"];

/// Reads the front of a line.
pub(super) fn claim(text: &str, words: &[Word], names: &[Name]) -> Claim {
    let head = head(text);
    let (front, sure) = match head {
        Some(end) => (words.iter().take_while(|w| w.span.end <= end).count(), 0.34),
        None => (words.len(), 0.6),
    };
    let front_words = &words[..front];
    let scores: Vec<(f64, usize)> = names.iter().map(|name| name.found_in(front_words)).collect();
    let best = scores.iter().map(|(score, _)| *score).fold(0.0, f64::max);
    if best < sure {
        let everything =
            head.is_some() && front <= 4 && front_words.iter().any(|w| EVERY.contains(&w.folded.as_str()));
        if everything && names.len() > 1 {
            let end = head.unwrap_or(0);
            let rest = front_words.iter().any(|w| REST.contains(&w.folded.as_str()));
            return Claim { names: (0..names.len()).collect(), rest, body: end, head: Span::new(0, end) };
        }
        return Claim::default();
    }
    let mut chosen: Vec<usize> = (0..names.len()).filter(|&n| scores[n].0 > best - 0.001).collect();
    if head.is_some() && chosen.len() == 1 {
        // "follow and create a short link: …" names both in full.
        chosen = (0..names.len()).filter(|&n| scores[n].0 > 0.999 || scores[n].0 > best - 0.001).collect();
    }
    if head.is_none() && chosen.len() > 1 {
        return Claim::default();
    }
    let end = chosen.iter().map(|&n| scores[n].1).max().unwrap_or(0);
    let after = front_words.get(end.wrapping_sub(1)).map_or(0, |word| word.span.end);
    let first = front_words.first().map_or(0, |word| word.span.start);
    let before = names_begin(front_words, &chosen, names).map_or(first, |at| front_words[at].span.start);
    // A figure in front of the name ("p99 for following a link: 50 ms") belongs to what is said.
    let figure_first = text[..before].contains(|c: char| c.is_ascii_digit());
    let long_tail = head.is_none()
        && before > first
        && !text[..before].trim().is_empty()
        && end > 4 + names[chosen[0]].words.len();
    if figure_first || long_tail {
        return Claim { names: chosen, rest: false, body: 0, head: Span::new(before, after) };
    }
    Claim { names: chosen, rest: false, body: after, head: Span::new(0, head.unwrap_or(after)) }
}

/// A line for "the rest" answers for what no other line names: those lines stand for themselves.
pub(super) fn leave_the_rest(claims: &mut [Claim]) {
    let own: Vec<usize> =
        claims.iter().filter(|claim| !claim.rest).flat_map(|claim| claim.names.iter().copied()).collect();
    for claim in claims.iter_mut().filter(|claim| claim.rest) {
        claim.names.retain(|name| !own.contains(name));
    }
}

fn names_begin(words: &[Word], chosen: &[usize], names: &[Name]) -> Option<usize> {
    words.iter().position(|word| {
        chosen.iter().any(|&n| names[n].words.iter().any(|(name, _)| same_word(&word.folded, name)))
    })
}

/// The byte at which a prefix ends: a colon, a bar, an arrow, or a dash or sign of equality between spaces.
pub(super) fn head(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    for (at, c) in text.char_indices() {
        let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
        let space = |index: usize| bytes.get(index).is_none_or(u8::is_ascii_whitespace);
        let ends = match c {
            ':' => (at == 0 || !digit(at - 1) || !digit(at + 1)) && !text[at..].starts_with("://"),
            '|' | '\t' | '→' => true,
            '-' => text[at..].starts_with("->") || (at > 0 && space(at - 1) && space(at + 1)),
            '=' => text[at..].starts_with("=>") || (at > 0 && space(at - 1) && space(at + 1)),
            '–' | '—' => at > 0 && space(at - 1) && space(at + c.len_utf8()),
            _ => false,
        };
        if ends {
            return Some(at);
        }
        if at > 120 {
            return None;
        }
    }
    None
}

/// The seconds of a length as a script or a person writes it: "5 s", "60s", "5 minutes", "1 min".
pub(super) fn seconds(text: &str) -> Option<f64> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
    let value: f64 = text[..digits].parse().ok()?;
    let unit = text[digits..].trim_start_matches([' ', '-']);
    let end = unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len());
    Some(value * unit_seconds(&unit[..end])?)
}

fn unit_seconds(unit: &str) -> Option<f64> {
    match unit.to_lowercase().as_str() {
        "s" | "sec" | "secs" | "second" | "seconds" => Some(1.0),
        "m" | "min" | "mins" | "minute" | "minutes" => Some(60.0),
        "h" | "hour" | "hours" | "hr" => Some(3600.0),
        _ => None,
    }
}

/// The outage lengths named at the front of a line, and the byte after the last of them.
pub(super) fn lengths(text: &str, from: usize) -> (Vec<f64>, Option<usize>) {
    let limit = head(&text[from..]).map_or(text.len(), |end| if end < 2 { text.len() } else { from + end });
    let mut found = Vec::new();
    let mut end = None;
    let mut pending: Vec<f64> = Vec::new();
    let mut at = from;
    while at < limit {
        let rest = &text[at..limit];
        let Some(c) = rest.chars().next() else { break };
        let fresh = at == 0 || !text[..at].ends_with(|c: char| c.is_alphanumeric() || c == '.');
        if c.is_ascii_digit() && fresh {
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.').len();
            let value = rest[..digits].parse::<f64>().ok();
            let unit = rest[digits..].trim_start_matches([' ', '-']);
            let gap = rest.len() - digits - unit.len();
            let letters = unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len());
            if let (Some(value), Some(factor)) = (value, unit_seconds(&unit[..letters])) {
                // "5/60 s" gives both numbers the unit of the last.
                found.extend(pending.drain(..).map(|bare| bare * factor));
                found.push(value * factor);
                end = Some(at + digits + gap + letters);
                at += digits + gap + letters;
                continue;
            }
            pending.extend(value);
            at += digits;
            continue;
        }
        let joins = c.is_whitespace()
            || matches!(
                c,
                ',' | '/' | '+' | '&' | '(' | ')' | '[' | ']' | '.' | '-' | '–' | ':' | '|' | '~' | '='
            );
        if !joins {
            let letters = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len()).max(c.len_utf8());
            let word = rest[..letters].to_lowercase();
            let passes = [
                "and",
                "or",
                "to",
                "for",
                "down",
                "gone",
                "is",
                "outage",
                "out",
                "off",
                "away",
                "unavailable",
                "after",
                "during",
                "a",
                "the",
                "s",
            ];
            if word == "all" || word == "any" || word == "every" || word == "always" {
                return (vec![f64::INFINITY], Some(at + letters));
            }
            if !passes.contains(&word.as_str()) || limit == text.len() && !found.is_empty() {
                break;
            }
            at += letters;
            continue;
        }
        at += c.len_utf8();
    }
    (found, end)
}

/// Whether a line that names these lengths answers for this cell. Where only one length is asked, none need be named.
pub(super) fn serves(cell: &Cell, lengths: &[f64], only_one: bool) -> bool {
    let Some((_, seconds)) = &cell.length else { return true };
    if lengths.is_empty() {
        return only_one;
    }
    lengths.iter().any(|length| length.is_infinite() || (length - seconds).abs() < 0.5)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::words;

    #[track_caller]
    fn check(line: &str, items: &[&str], expected: &[usize], body: &str) {
        let found = claim(line, &words(line), &names(items.iter().copied()));
        assert_eq!(found.names, expected, "{line}");
        assert_eq!(line[found.body..].trim_start_matches([' ', ':', '-', ')']), body, "{line}");
    }

    #[test]
    fn a_prefix_is_matched_by_its_words() {
        let items = ["follow a short link", "create a short link"];
        check("follow a short link: p99 < 50 ms", &items, &[0], "p99 < 50 ms");
        check("Visitor following short links - p99 50 ms", &items, &[0], "p99 50 ms");
        check("create: p95 300ms", &items, &[1], "p95 300ms");
        check("crate a short link: p95 300ms", &items, &[1], "p95 300ms");
        check("follow and create a short link: p99 1 s", &items, &[0, 1], "p99 1 s");
        check("all: p99 1 s", &items, &[0, 1], "p99 1 s");
        check("p99 for following a short link: 50 ms", &items, &[0], "p99 for following a short link: 50 ms");
        check("follow a short link p99 50 ms", &items, &[0], "p99 50 ms");
        check("p99 < 50 ms", &items, &[], "p99 < 50 ms");
    }

    #[test]
    fn lengths_are_read_at_the_front_only() {
        let line = "PostgreSQL 60 s, 5 min: users wait up to 5 s";
        assert_eq!(lengths(line, 10), (vec![60.0, 300.0], Some(22)));
        assert_eq!(lengths("5/60 s: x", 0).0, [5.0, 60.0]);
        assert_eq!(lengths("down for 1 minute: x", 0).0, [60.0]);
        assert!(lengths("users wait 5 s", 0).0.is_empty());
        assert_eq!(seconds("5 min"), Some(300.0));
    }
}
