//! The words of a text with their places: the ground on which phrases are matched.

use super::Span;

/// One word: letters, digits and what holds them together (`user's`, `p99.9`, `full-text` is two).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Lower case, with a plain apostrophe.
    pub folded: String,
}

/// The words of a text, in order. A hyphen, a slash or any other sign parts words; an
/// apostrophe or a point between two letters or digits does not.
#[must_use]
pub fn words(text: &str) -> Vec<Word> {
    let mut found = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, c)) = chars.next() {
        if !is_word(c) {
            continue;
        }
        let mut end = start + c.len_utf8();
        let mut folded: String = c.to_lowercase().collect();
        while let Some(&(at, next)) = chars.peek() {
            if is_word(next) {
                folded.extend(next.to_lowercase());
            } else if holds(next) && text[at + next.len_utf8()..].chars().next().is_some_and(is_word) {
                folded.push(if next == '’' { '\'' } else { next });
            } else {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        found.push(Word { span: Span::new(start, end), folded });
    }
    found
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '\u{0301}'
}

fn holds(c: char) -> bool {
    matches!(c, '\'' | '’' | '.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let found = words(text);
        assert_eq!(found.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>(), expected, "{text:?}");
        for word in &found {
            assert_eq!(word.span.of(text).to_lowercase().replace('’', "'"), word.folded);
        }
    }

    #[test]
    fn words_keep_their_places() {
        check("Visitor follows a short-link.", &["visitor", "follows", "a", "short", "link"]);
        check("doesn’t fit, p99.9 user_id", &["doesn't", "fit", "p99.9", "user_id"]);
        check("ΑΒΓ naïve", &["αβγ", "naïve"]);
        check(" -- ", &[]);
    }
}
